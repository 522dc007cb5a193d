#!/usr/bin/env python3
"""Measure every filter and the whole chain beside what people would use instead; print ratios.

  make bench                    20 MB and 200 MB of text made by corpus.c; 5 rounds
  bench.py --rounds N --size 100M --memory-size 1G

Every command reads a file from the page cache and writes into a pipe that is read to its end (some programs do less for
/dev/null). One round runs all commands in turn; a ratio is taken within its round, so a machine whose speed drifts moves
both sides; what is printed is the median of the rounds. CPU is user and system time of all processes of the command,
less that of a shell that does nothing; that of slow peers, on little text, includes their start. Start-up is measured above /bin/true. A command that fails shows as FAILED.
"""
import argparse, os, resource, shutil, statistics, subprocess, sys, tempfile, time

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--build", default="build", help="the build folder (build)")
ap.add_argument("--rounds", type=int, default=5)
ap.add_argument("--size", default="20M", help="text for the speed of filters (20M)")
ap.add_argument("--memory-size", default="200M", help="the large text for peak memory, against 10M (200M)")
ap.add_argument("--peers", help="folder of the peers that make bench-peers installs (BUILD/peers)")
a = ap.parse_args()
BIN = os.path.abspath(a.build) + "/bin"
PEERS = os.path.abspath(a.peers or a.build + "/peers")
HERE = os.path.dirname(os.path.abspath(__file__))
WORK = tempfile.mkdtemp(prefix="bench.")


def size(text):
    return float(text[:-1]) * {"K": 1e3, "M": 1e6, "G": 1e9}[text[-1]] if text[-1] in "KMG" else float(text)


def run(command):
    """CPU seconds, wall seconds and peak memory in KB of a shell command; None if it fails."""
    script = f"set -o pipefail; {{ {command} ; }} | cat >/dev/null"
    began, before = time.time(), resource.getrusage(resource.RUSAGE_CHILDREN)
    p = subprocess.run(["/usr/bin/env", "bash", "-c", script], stderr=subprocess.PIPE, cwd=WORK)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if p.returncode:
        print(f"bench: failed: {command}: {p.stderr.decode(errors='replace')[:200]}", file=sys.stderr)
        return None
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.time() - began


def peak(argv, path):
    """Peak memory in KB of one program reading a file. The system's own count begins with that of the program that starts it, so
    the program's high-water mark is asked for until it ends: what it does last, aggregate's groups, counts too."""
    mark = 0
    with open(path) as f:
        p = subprocess.Popen(argv, stdin=f, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while p.poll() is None:
        try:
            with open(f"/proc/{p.pid}/status") as f:
                mark = next((int(l.split()[1]) for l in f if l.startswith("VmHWM")), mark)
        except OSError:
            pass
        time.sleep(0.002)
    return mark if p.returncode == 0 else None


def make(name, command):
    path = f"{WORK}/{name}"
    subprocess.run(["bash", "-c", f"set -o pipefail; {command} > {path}"], check=True)
    return path


def corpus(bytes_):
    return f"{os.path.abspath(a.build)}/bench/corpus {bytes_:.0f}"


def prepare():
    """The text and what each stage of the chain makes of it: every filter is measured on its own input."""
    make("documents", corpus(size(a.size)))
    make("normalized", f"{BIN}/normalize {WORK}/documents")
    make("sentences", f"{BIN}/segment {WORK}/normalized")
    make("tagged", f"{BIN}/tag-entities {WORK}/sentences")
    make("claims", f"{BIN}/extract-numbers {WORK}/tagged")
    make("columns", "jq -r 'select(.value) | [.action // \"-\", .value] | @tsv' " + f"{WORK}/claims")
    make("few", corpus(1e6))
    make("empty", "true")


CHAIN = ["normalize", "segment", "tag-entities", "extract-numbers", "aggregate"]
piped = lambda first, *rest: " | ".join([f"{BIN}/{first} documents"] + [f"{BIN}/{r}" for r in rest])


def pipeline_file():
    with open(f"{WORK}/chain.yaml", "w") as f:
        f.write("steps: [" + ", ".join(CHAIN) + "]\n")
    with open(f"{WORK}/claims.yaml", "w") as f:
        f.write("steps: [" + ", ".join(CHAIN[:-1]) + "]\n")


# name, input, command, bar (times jq -c . on the same input), what must be there for it
ROWS = [
    ("read, check and write (normalize --steps=nfc)", "documents", f"{BIN}/normalize --steps=nfc documents", 15, None),
    ("normalize", "documents", f"{BIN}/normalize documents", 12, None),
    ("segment", "normalized", f"{BIN}/segment normalized", 12, None),
    ("segment --tokens", "normalized", f"{BIN}/segment --tokens normalized", 12, None),
    ("tag-entities", "sentences", f"{BIN}/tag-entities sentences", 6, None),
    ("extract-numbers", "tagged", f"{BIN}/extract-numbers tagged", 8, None),
    ("aggregate", "claims", f"{BIN}/aggregate claims", 15, None),
    ("aggregate --stats", "claims", f"{BIN}/aggregate --by action --stats count,sum,mean --of value claims", None, None),
    ("chain, fused", "documents", f"{BIN}/pipeline run chain.yaml documents", 3, None),
    ("chain, piped", "documents", piped(*CHAIN), None, None),
    ("wc -w", "documents", "wc -w documents", None, None),
    ("python3 json", "documents", "python3 -c 'import json,sys\nfor l in open(\"documents\"): print(json.dumps(json.loads(l)))'", None, None),
    ("mlr cat", "documents", "mlr --ijsonl --ojsonl cat documents", None, "mlr"),
    ("mlr stats1, of claims", "claims", "mlr --ijsonl --ojsonl stats1 -a count,sum,mean -f value -g action claims", None, "mlr"),
    ("datamash, of the claims as TSV", "columns", "datamash -s -g 1 count 2 sum 2 mean 2 < columns", None, "datamash"),
    ("chain, fused, little text", "few", f"{BIN}/pipeline run chain.yaml few", None, None),
    ("wink-nlp, all of it, little text", "few", f"node {HERE}/wink.cjs {PEERS} few", None, f"{PEERS}/node_modules/wink-nlp"),
    ("spaCy, small model, little text", "few", f"{PEERS}/python/bin/python {HERE}/spacy_ner.py few", None, f"{PEERS}/python/bin/python"),
]


def there(need):
    return need is None or shutil.which(need) or os.path.exists(need)


def times_of(name, other, ratios):
    """How many times the speed of `other`, round by round."""
    both = [x / y for x, y in zip(ratios.get(name, []), ratios.get(other, []))]
    return statistics.median(both) if both else None


def speed():
    rows = [r for r in ROWS if there(r[4])]
    inputs = sorted({r[1] for r in rows if r[1] != "columns"})
    cpu, ratios = {r[0]: [] for r in rows}, {r[0]: [] for r in rows}
    for n in range(a.rounds + 1):  # the first warms up
        idle = run("true")[0]
        jq = {i: run(f"jq -c . {i}") for i in inputs}
        jq["columns"] = jq["claims"]
        for name, source, command, _, _ in rows:
            t = run(command)
            if n == 0: continue
            if t is None or jq[source] is None:
                cpu[name].append(None); continue
            mine, yard = max(t[0] - idle, 1e-4), jq[source][0] - idle
            cpu[name].append(os.path.getsize(f"{WORK}/{source}") / 1e6 / mine)
            ratios[name].append(yard / mine)
    print(f"\n| what | × `jq -c .` | range | MB per CPU second | bar |\n|---|---|---|---|---|")
    for name, source, _, bar, _ in rows:
        if None in cpu[name] or not ratios[name]:
            print(f"| {name} | FAILED | | | {bar or ''} |"); continue
        r = ratios[name]
        print(f"| {name} | {statistics.median(r):.2f} | {min(r):.2f}–{max(r):.2f} | {statistics.median(cpu[name]):.3g} | {f'{bar}×' if bar else ''} |")
    processes = times_of("chain, fused", "chain, piped", ratios)
    if processes:
        print(f"\nThe chain as processes takes {processes:.2f} times the CPU of fused (bar 3).")
    for peer, bar in (("wink-nlp, all of it, little text", " (bar 100)"), ("spaCy, small model, little text", "")):
        times = times_of("chain, fused, little text", peer, ratios)
        if times:
            print(f"The whole chain is {times:.0f} times as fast as {peer.split(',')[0]}{bar}.")


def memory():
    small, large = make("small", corpus(10e6)), make("large", corpus(size(a.memory_size)))
    print(f"\n| peak memory | 10 MB | {a.memory_size}B | ratio (bar 1.1) |\n|---|---|---|---|")
    for name, argv in [("normalize", [f"{BIN}/normalize"]), ("segment", [f"{BIN}/segment"]),
                       ("the chain to claims, fused", [f"{BIN}/pipeline", "run", f"{WORK}/claims.yaml"]),
                       ("the chain, fused", [f"{BIN}/pipeline", "run", f"{WORK}/chain.yaml"])]:
        s, l = peak(argv, small), peak(argv, large)
        if None in (s, l): print(f"| {name} | FAILED | | |"); continue
        print(f"| {name} | {s / 1024:.1f} MB | {l / 1024:.1f} MB | {l / s:.2f} |")


def start():
    def cpu_of(argv, times=60):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(times):
            with open(f"{WORK}/empty") as f:
                subprocess.run(argv, stdin=f, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / times
    true = cpu_of(["/bin/true"])
    print("\n| start-up | ms CPU above /bin/true (bar 2) |\n|---|---|")
    for f in CHAIN + ["report"]:
        print(f"| {f} | {cpu_of([f'{BIN}/{f}']) - true:.2f} |")
    print(f"| pipeline run, the chain | {cpu_of([f'{BIN}/pipeline', 'run', f'{WORK}/chain.yaml']) - true:.2f} |")


try:
    pipeline_file()
    prepare()
    cpu = next((l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "unknown")
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {cpu}, load {os.getloadavg()[0]:.1f}; "
          f"jq {subprocess.run(['jq', '--version'], capture_output=True, text=True).stdout.strip()}; {a.size}B of text, {a.rounds} rounds")
    speed()
    memory()
    start()
finally:
    shutil.rmtree(WORK)
