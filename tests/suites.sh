#!/bin/bash
# suites.sh - public conformance suites, where the data lies beside the project (../shared): JSONTestSuite through a
# built filter; the break tests of Unicode (UAX 29), whose graphemes no sentence and no token may part. Skips (77) without it.
B=${B:-build}
data=../shared/eval/normalize
[ -e $data/jsontestsuite.ndjson ] && [ -e $data/unicode-breaks.ndjson ] || { echo "suites: not all in $data: skipped"; exit 77; }
exec python3 - "$B/bin/segment" $data <<'PY'
import base64, json, subprocess, sys, unicodedata
segment, data = sys.argv[1:]
failed = 0

def report(suite, cases, mistakes):
    global failed
    failed += len(mistakes)
    for what in mistakes[:20]:
        print("suites:", *what, file=sys.stderr)
    print(f"{suite}: {cases - len(mistakes)} of {cases} right")

def json_suite():
    mistakes, n = [], 0
    for line in open(f"{data}/jsontestsuite.ndjson"):
        t = json.loads(line)
        raw = base64.b64decode(t["b64"])
        if t["expect"] not in "yn" or b"\n" in raw or b"\r" in raw:
            continue
        p = subprocess.run([segment], input=b'{"doc":"x","text":"t","v":' + raw + b"}\n", capture_output=True, timeout=60)
        right = (p.returncode == 0 and b'"v":' + raw.strip() in p.stdout) if t["expect"] == "y" else (p.returncode == 65 and p.stderr != b"")
        n += 1
        if not right:
            mistakes.append((t["id"], "expect", t["expect"], "exit", p.returncode))
    report("JSONTestSuite", n, mistakes)

def parts_grapheme(text, at):
    """Where only breaks of words are given: whether the byte lies before a mark or joiner that belongs to what stands before it."""
    before, behind = text.encode()[:at].decode(errors="replace"), text.encode()[at:].decode(errors="replace")
    if not before or not behind or unicodedata.category(before[-1]) in ("Cc", "Cf", "Zl", "Zp"):
        return "\ufffd" in (before + behind)[len(before) - 1:len(before) + 1]
    return behind[0] == "\u200d" or unicodedata.category(behind[0]) in ("Mn", "Me", "Mc")

def break_suite(style):
    cases = [c for c in map(json.loads, open(f"{data}/unicode-breaks.ndjson")) if c["kind"] in ("grapheme", "word")]
    texts = "".join(json.dumps({"doc": c["id"], "text": c["text"]}) + "\n" for c in cases).encode()
    p = subprocess.run([segment, "--tokens", f"--style={style}"], input=texts, capture_output=True, timeout=60)
    edges, mistakes = {c["id"]: set() for c in cases}, [("exit", p.returncode)] if p.returncode else []
    for r in map(json.loads, p.stdout.splitlines()):
        edges[r["doc"]].update([r["start"], r["end"]], *r["tokens"])
    for c in cases:
        parted = edges[c["id"]] - set(c["breaks"]) if c["kind"] == "grapheme" else [e for e in edges[c["id"]] if parts_grapheme(c["text"], e)]
        if parted:
            mistakes.append((style, c["id"], ascii(c["text"]), "is parted at", sorted(parted)))
    report(f"Unicode breaks, {style}", len(cases), mistakes)

json_suite()
break_suite("news")
break_suite("ud")
sys.exit(failed > 0)
PY
