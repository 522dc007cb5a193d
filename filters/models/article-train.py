#!/usr/bin/env python3
"""Learn which blocks of a page are its article: filters/models/article.model.

  python3 filters/models/article-train.py DATA [--folds K]

DATA holds html-aeb, html-readability and segments-trafilatura (.dev.ndjson.gz: see article.md). Blocks and their numbers come from
build/models/article-features, so that what is learned from is what normalize sees. Needs lightgbm 4 and numpy 1 or 2; one
thread and fixed seeds give the same bytes each time. --folds K trains nothing to keep: it prints what each measure is on pages
that were not learned from, K-fold, pages of one site together.
"""
import base64, collections, difflib, gzip, hashlib, json, math, os, re, statistics, struct, subprocess, sys, urllib.parse
import lightgbm, numpy

WORD = re.compile(r"\w+")
SETS = {"html-aeb": 2.0, "html-readability": 2.5, "segments-trafilatura": 1.0}  # and what a page of it weighs
KEEP, FALL_BACK = 0.55, 0.2  # as in article.c
HIDDEN = 42  # the number in feature.c that says so
ROUNDS = 400
PARAMETERS = dict(objective="binary", learning_rate=0.05, num_leaves=16, min_data_in_leaf=20, feature_fraction=0.3,
                  bagging_fraction=0.8, bagging_freq=1, lambda_l2=2, verbose=-1, num_threads=1, seed=1, deterministic=True,
                  force_row_wise=True)


def pages(data, name):
    with gzip.open(f"{data}/{name}.dev.ndjson.gz", "rt", encoding="utf-8") as f:
        return {g["id"]: g for g in map(json.loads, f)}


def blocks(gold):
    """doc -> [(text, numbers)]"""
    records = []
    for g in gold.values():
        raw = gzip.decompress(base64.b64decode(g["html_gz_b64"]))
        try: text = raw.decode("utf-8")
        except UnicodeDecodeError: text = raw.decode("cp1252", errors="replace")
        records.append(json.dumps({"doc": g["id"], "text": text}))
    out = subprocess.run(["build/models/article-features"], input="\n".join(records).encode(), capture_output=True, check=True)
    found = collections.defaultdict(list)
    for line in out.stdout.splitlines():
        r = json.loads(line)
        found[r["doc"]].append((r["text"], r["x"]))
    return found


def of_body(page, body):
    """The share of each block's words that the article has, in its order."""
    words = [WORD.findall(t) for t, _ in page]
    owner = [i for i, w in enumerate(words) for _ in w]
    covered = [0.0] * len(page)
    matcher = difflib.SequenceMatcher(None, [w for ws in words for w in ws], WORD.findall(body), autojunk=False)
    for a, _, n in matcher.get_matching_blocks():
        for k in range(a, a + n):
            covered[owner[k]] += 1 if n >= 3 else 0.5
    return [c / len(w) >= 0.5 if w else False for c, w in zip(covered, words)]


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def of_segments(page, g):
    """True, False, or None where nobody said."""
    labels = []
    for text, _ in page:
        text, label = plain(text), None
        for segments, value in ((g["with"], True), (g["without"], False)):
            if len(text) >= 4 and any(plain(s) in text or (len(text) > 25 and text in plain(s)) for s in segments):
                label = value
        labels.append(label)
    return labels


def site(g):
    host = urllib.parse.urlsplit(g.get("url") or "").hostname
    return host or g["id"]


def fold_of(g, folds):
    return int(hashlib.sha256(site(g).encode()).hexdigest(), 16) % folds


def rows(sets, wanted):
    x, y, w = [], [], []
    for name, (gold, found, labels) in sets.items():
        for doc, page in found.items():
            if not wanted(gold[doc]): continue
            for (text, numbers), label in zip(page, labels[doc]):
                if label is None: continue
                x.append(numbers); y.append(label)
                w.append(SETS[name] * (0.3 + min(len(WORD.findall(text)), 60)) ** 0.7)
    return lightgbm.Dataset(numpy.array(x, dtype=numpy.float32), numpy.array(y, dtype=int), weight=numpy.array(w))


def learn(sets, wanted):
    return lightgbm.train(PARAMETERS, rows(sets, wanted), ROUNDS)


def hidden_too(page):
    """Whether hidden text counts: where it is most of the page's."""
    prose = [(x[HIDDEN], x[0]) for _, x in page if x[1] >= 12]
    return sum(math.expm1(b) for h, b in prose if h) > sum(math.expm1(b) for h, b in prose if not h)


def without_copies(texts):
    """As language/html/copy.c: not the long blocks whose words, in threes, stand nine times of ten in blocks of half their length."""
    lists = [[tuple(w[i:i + 3]) for i in range(len(w) - 2)] for w in ([x.lower() for x in WORD.findall(t)] for t in texts)]
    order, added, smaller, gone = sorted(range(len(texts)), key=lambda i: (len(lists[i]), i)), 0, set(), set()
    for i in order:
        if len(lists[i]) < 100: continue
        while len(lists[order[added]]) * 2 <= len(lists[i]):
            if order[added] not in gone: smaller.update(lists[order[added]])
            added += 1
        if sum(x in smaller for x in lists[i]) * 10 >= 9 * len(lists[i]): gone.add(i)
    return [t for i, t in enumerate(texts) if i not in gone]


def chosen(page, odds):
    if not hidden_too(page):
        shown = [(b, p) for b, p in zip(page, odds) if not b[1][HIDDEN]]
        page, odds = [b for b, _ in shown], [p for _, p in shown]
    words = [x[1] for _, x in page]
    keep = sum(w for w, p in zip(words, odds) if p >= KEEP)
    least = KEEP
    if keep < 0.5 * sum(w for w, p in zip(words, odds) if p >= FALL_BACK): least = FALL_BACK
    if not keep and len(odds): least = min(FALL_BACK, 0.5 * max(odds))
    return "\n\n".join(without_copies([t for (t, _), p in zip(page, odds) if p >= least]))


def body_f1(gold, texts):
    def shingles(text):
        t = WORD.findall(text)
        return collections.Counter(tuple(t[i:i + 4]) for i in range(max(1, len(t) - 3)))
    precision, recall = [], []
    for doc, g in gold.items():
        a, b = shingles(g["body"]), shingles(texts.get(doc, ""))
        hit, more, missed = sum((a & b).values()), sum((b - a).values()), sum((a - b).values())
        if hit + more: precision.append(hit / (hit + more) if hit else float(more == missed == 0))
        if hit + missed: recall.append(hit / (hit + missed) if hit else float(more == missed == 0))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return 100 * p, 100 * r, 200 * p * r / (p + r)


def segments_f1(gold, texts):
    tp = fp = fn = 0
    for doc, g in gold.items():
        text = plain(texts.get(doc, ""))
        hits, wrong = sum(plain(s) in text for s in g["with"]), sum(plain(s) in text for s in g["without"])
        tp += hits; fn += len(g["with"]) - hits; fp += wrong
    return 100 * tp / (tp + fp), 100 * tp / (tp + fn), 200 * tp / (2 * tp + fp + fn)


def cross_validate(sets, folds):
    texts = {name: {} for name in sets}
    for k in range(folds):
        model = learn(sets, lambda g: fold_of(g, folds) != k)
        for name, (gold, found, _) in sets.items():
            for doc, page in found.items():
                if fold_of(gold[doc], folds) == k:
                    texts[name][doc] = chosen(page, model.predict(numpy.array([x for _, x in page], dtype=numpy.float32)))
    for name, (gold, _, _) in sets.items():
        measure = segments_f1 if name.startswith("segments") else body_f1
        print(f"{name}: precision %.1f, recall %.1f, F1 %.1f, pages not seen" % measure(gold, texts[name]))


def tree_of(node, nodes, leaves):
    """Numbers inner nodes in the order they are met; a child comes after its parent."""
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return -len(leaves)
    number = len(nodes)
    nodes.append(None)
    left = tree_of(node["left_child"], nodes, leaves)
    right = tree_of(node["right_child"], nodes, leaves)
    nodes[number] = (node["split_feature"], left, right, node["threshold"])
    return number


def below(threshold):
    """The largest float that is not above the double."""
    f = numpy.float32(threshold)
    return float(f if float(f) <= threshold else numpy.nextafter(f, numpy.float32(-numpy.inf)))


def write(model, path):
    dump = model.dump_model()
    nodes, leaves, first_node, first_leaf = [], [], [], []
    for tree in dump["tree_info"]:
        own_nodes, own_leaves = [], []
        tree_of(tree["tree_structure"], own_nodes, own_leaves)
        if not own_nodes: continue
        first_node.append(len(nodes)); first_leaf.append(len(leaves))
        nodes += own_nodes; leaves += own_leaves
    with open(path, "wb") as f:
        f.write(b"WCTREES1" + struct.pack("<4I", dump["max_feature_idx"] + 1, len(first_node), len(nodes), len(leaves)))
        f.write(struct.pack(f"<{len(first_node)}I", *first_node) + struct.pack(f"<{len(first_leaf)}I", *first_leaf))
        for feature, left, right, threshold in nodes:
            f.write(struct.pack("<HhhHf", feature, left, right, 0, below(threshold)))
        f.write(struct.pack(f"<{len(leaves)}f", *leaves))


def main():
    data = sys.argv[1]
    sets = {}
    for name in SETS:
        gold = pages(data, name)
        found = blocks(gold)
        label = (lambda page, g: of_body(page, g["body"])) if not name.startswith("segments") else of_segments
        sets[name] = (gold, found, {doc: label(page, gold[doc]) for doc, page in found.items()})
    if "--folds" in sys.argv:
        cross_validate(sets, int(sys.argv[sys.argv.index("--folds") + 1]))
    else:
        write(learn(sets, lambda g: True), os.path.join(os.path.dirname(__file__), "article.model"))


main()
