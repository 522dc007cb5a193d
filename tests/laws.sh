#!/bin/bash
# laws.sh - on samples/, and on texts made hostile to offsets: twice normalized is once normalized; every offset leads to the
# bytes it came from, at every depth; fields no filter owns survive byte for byte through the whole chain.
B=${B:-build}
exec python3 - "$PWD/$B/bin" <<'PY'
import glob, json, os, subprocess, sys, tempfile, unicodedata

bin_ = sys.argv[1]
mistakes = checked = 0

def wrong(*what):
    global mistakes
    mistakes += 1
    if mistakes < 20:
        print("laws:", *what, file=sys.stderr)

def run(command, data):
    p = subprocess.run(command, input=data, capture_output=True, timeout=120)
    if p.returncode:
        wrong(command, "exit", p.returncode, p.stderr[-200:])
    return p.stdout

def filter_(name, data, *options):
    return run([f"{bin_}/{name}", *options], data)

# Bytes of files: Latin-1, a BOM, CRLF, decomposed accents, soft hyphens, odd spaces, hyphens at line ends.
odd = {
    "latin.txt": "Café owners said\r\n\r\nThe mayor of S\xe3o Paulo said 1\xa0200 caf\xe9s and 36\xa0bars closed in May.".encode("latin-1", "replace"),
    "bom.txt": b"\xef\xbb\xbfStorm in Peru\n\nAt least 12 people died in Peru, the min\xc2\xadis\xc2\xadtry said on Monday.\n",
    "nfd.txt": unicodedata.normalize("NFD", "Élection à Québec\n\nÉlodie Tremblay said 3,000 Québécois   voted\tearly in Canada.").encode(),
    "wrap.txt": ("Rain\n\nOver 700 Iraqi citizens and 8,600 foreign na-\ntionals were held in camps and prisons, the United\n"
                 "Nations said in Geneva on Friday in its re-\nport on the region. It named \u201cno\u200b country\u201d but one.\n").encode(),
}

with tempfile.TemporaryDirectory() as folder:
    for name, data in odd.items():
        open(f"{folder}/{name}", "wb").write(data)
    paths = sorted(glob.glob("samples/*.txt") + glob.glob("../shared/seeds/*.txt")) + [f"{folder}/{n}" for n in sorted(odd)]
    documents = run([f"{bin_}/ingest", *paths], b"")
    own = b'"mine":{ "a" : [1e400,  "\\u0041"] }'
    documents = b"".join(line[:-1] + b"," + own + b"}\n" for line in documents.splitlines())
    once = filter_("normalize", documents)
    if filter_("normalize", once) != once:
        wrong("normalize: twice is not once")
    sentences = filter_("segment", once, "--tokens")
    tagged = filter_("tag-entities", sentences)
    claims = filter_("extract-numbers", tagged, "--all")
    for name, out in (("normalize", once), ("segment", sentences), ("tag-entities", tagged)):
        if any(own not in line for line in out.splitlines()):
            wrong(name, "lost or changed a field it does not own")
    if any(b'"mine":' not in line for line in claims.splitlines()):
        wrong("extract-numbers lost a field it does not own")

    source = {p: open(p, "rb").read() for p in paths}

    def same(record, start, end, text):
        """The source bytes of the span, decoded and normalized alone, are its text; equal where nothing was changed."""
        global checked
        checked += 1
        raw = source[record["file"]][start:end]
        if not 0 <= start < end <= len(source[record["file"]]):
            return wrong(record["file"], start, end, "outside the source:", text)
        try:
            decoded = raw.decode("utf-8")
        except UnicodeDecodeError:
            decoded = raw.decode("cp1252")
        plain = "".join(unicodedata.normalize("NFC", decoded).replace("-\n", "").replace("\u00ad", "").replace("\u200b", "").split())
        if plain.replace("\u00a0", "") != "".join(text.split()).replace("\u00a0", ""):
            wrong(record["file"], start, end, repr(decoded), "is not", repr(text))

    for line in tagged.splitlines():
        r = json.loads(line)
        same(r, r["start"], r["end"], r["text"])
        for e in r.get("entities") or []:
            same(r, e["start"], e["end"], e["text"])
            if not (r["start"] <= e["start"] < e["end"] <= r["end"]):
                wrong("an entity outside its sentence", r["file"], e)
    def without_edits(line):
        document = json.loads(line)
        return json.dumps({k: document[k] for k in ("doc", "file", "text")}).encode() + b"\n"

    texts = {d["doc"]: d["text"].encode() for d in map(json.loads, once.splitlines())}
    plain = b"".join(map(without_edits, once.splitlines()))
    for style in ("news", "ud"):
        options = ("--tokens", "--why", f"--style={style}")
        through = [json.loads(line) for line in filter_("segment", once, *options).splitlines()]
        alone = [json.loads(line) for line in filter_("segment", plain, *options).splitlines()]
        if [(r["text"], r["role"], r["why"], len(r["tokens"])) for r in through] != [(r["text"], r["role"], r["why"], len(r["tokens"])) for r in alone]:
            wrong("segment: edits change more than offsets,", style)
        for r, a in zip(through, alone):
            for (start, end), (s, e) in zip([(r["start"], r["end"])] + r["tokens"], [(a["start"], a["end"])] + a["tokens"]):
                same(r, start, end, texts[r["doc"]][s:e].decode())
                if not r["start"] <= start < end <= r["end"]:
                    wrong("a token outside its sentence", r["file"], r["index"])
    for line in claims.splitlines():
        c = json.loads(line)
        same(c, c["start"], c["end"], c["text"])
        sentence = c["sentence"].encode()
        if sentence[c["at"]:c["at"] + len(c["text"].encode())].decode(errors="replace") != c["text"]:
            wrong("at does not lead to the text", c["id"])
        if c["id"] != f'{c["doc"]}:{c["start"]}-{c["end"]}':
            wrong("id", c["id"])
    source_of = run([f"{bin_}/ingest", "--source", f"{folder}/latin.txt"], b"")
    if source_of != odd["latin.txt"]:
        wrong("ingest --source does not print the source")

print(f"laws: {checked} spans lead to their bytes, {mistakes} mistakes")
sys.exit(mistakes > 0)
PY
