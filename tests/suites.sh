#!/bin/bash
# suites.sh - public conformance suites, where the data lies beside the project (../shared): JSONTestSuite through a
# built filter. Skips (77) without it.
B=${B:-build}
data=../shared/eval/normalize/jsontestsuite.ndjson
[ -e $data ] || { echo "suites: no $data: skipped"; exit 77; }
exec python3 - "$B/bin/segment" $data <<'PY'
import base64, json, subprocess, sys
segment, path = sys.argv[1:]
bad = n = 0
for line in open(path):
    t = json.loads(line)
    raw = base64.b64decode(t["b64"])
    if t["expect"] not in "yn" or b"\n" in raw or b"\r" in raw:
        continue
    p = subprocess.run([segment], input=b'{"doc":"x","text":"t","v":' + raw + b"}\n", capture_output=True, timeout=60)
    right = (p.returncode == 0 and b'"v":' + raw.strip() in p.stdout) if t["expect"] == "y" else (p.returncode == 65 and p.stderr != b"")
    n += 1
    if not right:
        bad += 1
        print("suites:", t["id"], "expect", t["expect"], "exit", p.returncode, file=sys.stderr)
print("JSONTestSuite:", n - bad, "of", n, "right")
sys.exit(bad > 0)
PY
