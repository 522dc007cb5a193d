#!/bin/bash
# fingerprints.sh - how near the fingerprints of reprints lie: articles from ../shared, each with its last quarter cut, with another
# outlet's line, with a lead of its own, with one word in thirty changed; and pairs of different articles. Prints what share of each
# is within a distance. Fails if distance 6 misses more than a third of the light edits or takes any two articles for one.
# Skips (77) without the data.
B=${B:-build}
data=../shared/eval/normalize/html-aeb.dev.ndjson.gz
[ -e $data ] || { echo "fingerprints: no $data: skipped"; exit 77; }
exec python3 - "$B/bin/normalize" $data <<'PY'
import gzip, json, random, subprocess, sys
normalize, path = sys.argv[1:]
random.seed(1)
texts = [t for t in (json.loads(l)["body"] for l in gzip.open(path, "rt", encoding="utf-8")) if len(t.split()) >= 120]
def words(text):
    out = text.split(" ")
    for i in random.sample(range(len(out)), len(out) // 30):
        out[i] = random.choice(["several", "officials", "reported", "near", "later"])
    return " ".join(out)
def cut(text):
    return text[:len(text) * 3 // 4].rsplit(" ", 1)[0] + "."
def lead(text):
    return "This is what we know so far about the events that were reported on Monday by several news agencies in the region.\n\n" + text
edits = {"same": lambda t: t, "outlet line": lambda t: t + "\n\nReporting by a staff writer; editing by the desk of another paper.",
         "lead added": lead, "last quarter cut": cut, "1 word in 30 changed": words}
docs = [{"doc": f"{name}.{i}", "text": edit(t)} for i, t in enumerate(texts) for name, edit in edits.items()]
p = subprocess.run([normalize], input="\n".join(json.dumps(d) for d in docs).encode(), capture_output=True)
prints = {}
for line in p.stdout.split(b"\n"):
    if line:
        r = json.loads(line)
        prints[r["doc"]] = int(r["fingerprint"], 16)
far = lambda a, b: bin(prints[a] ^ prints[b]).count("1")
rows = {name: [far(f"same.{i}", f"{name}.{i}") for i in range(len(texts))] for name in edits}
rows["other articles"] = [far(f"same.{i}", f"same.{j}") for i in range(len(texts)) for j in range(i)]
bounds = [0, 2, 3, 4, 6, 8, 10]
print("fingerprints: %d articles; percent within a distance of" % len(texts))
print(" " * 22 + "".join("%7d" % b for b in bounds))
share = {name: [100 * sum(x <= b for x in d) / len(d) for b in bounds] for name, d in rows.items()}
for name, s in share.items():
    print("%-22s" % name + "".join("%7.2f" % x for x in s))
at = bounds.index(6)
sys.exit(share["other articles"][at] > 0 or min(share[n][at] for n in ("same", "outlet line")) < 66)
PY
