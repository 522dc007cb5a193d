#!/bin/bash
# memory.sh - segment takes the same memory whatever comes: 8 MiB hold for documents of any kind and number, in both styles, with
# tokens and reasons. Skips (77) where /proc or plain memory is missing (sanitizers).
B=${B:-build}
[ -r /proc/self/status ] && ! grep -q asan <<<"$B" || { echo "memory: not measured here"; exit 77; }
exec python3 - "$B/bin/segment" <<'PY'
import json, subprocess, sys
MOST = 8 << 10  # KiB

def document(n, paragraph, times):
    return json.dumps({"doc": str(n), "text": "\n\n".join([paragraph] * times)}).encode() + b"\n"

news = "BERLIN, 3 May 2021. The ministry said 97 women came home at 5 p.m. “It is late,” he said. 1. Rest 2. Food"
kinds = {
    "news": lambda n: document(n, news, 20),
    "one long sentence": lambda n: document(n, "and then we went on " * 1000, 1),
    "marks alone": lambda n: document(n, "." * 9000 + "\" ( ' " * 1000, 1),
    "wrapped lines, no capitals": lambda n: document(n, "thanks for the mail\ni will call you on monday\n" * 20, 10),
}
failed = 0
for kind, make in kinds.items():
    for options in (["--tokens"], ["--tokens", "--why", "--style=ud"]):
        p = subprocess.Popen([sys.argv[1], *options], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for n in range(200):
            p.stdin.write(make(n))
        p.stdin.flush()
        peak = next(int(l.split()[1]) for l in open(f"/proc/{p.pid}/status") if l.startswith("VmHWM"))
        p.stdin.close()
        if p.wait() or peak > MOST:
            failed += 1
        print(f"memory: {kind}, {' '.join(options)}: {peak} KiB")
sys.exit(failed > 0)
PY
