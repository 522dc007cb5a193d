#!/bin/bash
# fingerprints.sh - how near the fingerprints of reprints lie: articles from ../shared, each with its last quarter cut, with another
# outlet's line, with a lead of its own, with one word in thirty changed; and pairs of different articles. Prints what share of each
# is within a distance; for the distance aggregate goes by, the recall of each kind and the precision over all pairs. Fails where
# that misses more than a tenth of the light edits or takes any two articles for one. Skips (77) without the data.
B=${B:-build}
data=../shared/eval/normalize
[ -e $data/html-aeb.dev.ndjson.gz ] || { echo "fingerprints: no $data: skipped"; exit 77; }
near=$(sed -n 's/.*REPRINT_BITS = \([0-9]*\).*/\1/p' filters/group/reprint.h)
exec python3 - "$B/bin/normalize" "$near" $data/html-aeb.dev.ndjson.gz $data/html-readability.dev.ndjson.gz <<'PY'
import gzip, json, random, subprocess, sys
normalize, near, *paths = sys.argv[1:]
near = int(near)
random.seed(1)
bodies = (json.loads(l)["body"] for path in paths for l in gzip.open(path, "rt", encoding="utf-8"))
texts, vocabularies = [], []
for body in bodies:  # some of the data's pages are of one article
    vocabulary = set(body.split())
    if len(body.split()) >= 120 and all(2 * len(v & vocabulary) < len(v | vocabulary) for v in vocabularies):
        texts.append(body)
        vocabularies.append(vocabulary)
def words(text):
    out = text.split(" ")
    for i in random.sample(range(len(out)), len(out) // 30):
        out[i] = random.choice(["several", "officials", "reported", "near", "later"])
    return " ".join(out)
def cut(text):
    return text[:len(text) * 3 // 4].rsplit(" ", 1)[0] + "."
def lead(text):
    return "This is what we know so far about the events that were reported on Monday by several news agencies in the region.\n\n" + text
edits = {"unchanged": lambda t: t, "an outlet's line": lambda t: t + "\n\nReporting by a staff writer; editing by the desk of another paper.",
         "a lead added": lead, "1 word in 30": words, "last quarter cut": cut}
docs = [{"doc": f"{name}.{i}", "text": edit(t)} for i, t in enumerate(texts) for name, edit in edits.items()]
p = subprocess.run([normalize], input="\n".join(json.dumps(d) for d in docs).encode(), capture_output=True)
prints = {}
for line in p.stdout.split(b"\n"):
    if line:
        r = json.loads(line)
        prints[r["doc"]] = int(r["fingerprint"], 16)
far = lambda a, b: bin(prints[a] ^ prints[b]).count("1")
rows = {name: [far(f"unchanged.{i}", f"{name}.{i}") for i in range(len(texts))] for name in edits}
rows["other articles"] = [far(f"unchanged.{i}", f"unchanged.{j}") for i in range(len(texts)) for j in range(i)]
bounds = [0, 3, 5, 7, near, 12]
print("fingerprints: %d articles; percent within a distance of" % len(texts))
print(" " * 18 + "".join("%6d" % b for b in bounds))
share = {name: [100 * sum(x <= b for x in d) / len(d) for b in bounds] for name, d in rows.items()}
for name, s in share.items():
    print("%-18s" % name + "".join("%6.0f" % x for x in s))
found = {name: sum(x <= near for x in d) for name, d in rows.items()}
wrong = found.pop("other articles")
made = {name: n for name, n in found.items() if name != "unchanged"}
recall = 100 * sum(made.values()) / len(made) / len(texts)
print("within %d: recall of the four kinds of reprints %.1f %%, precision %.1f %% (%d of %d pairs of different articles)"
      % (near, recall, 100 * sum(made.values()) / (sum(made.values()) + wrong), wrong, len(rows["other articles"])))
sys.exit(wrong > 0 or min(found["unchanged"], found["an outlet's line"]) < 0.9 * len(texts))
PY
