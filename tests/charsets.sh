#!/bin/bash
# charsets.sh [PAGES [SHOW]] - pages of news in eight charsets and more, declared and not: what ingest reads is compared with
# what was written. The pages lie beside the project (../shared); skips (77) without them. PAGES of each charset (default 40).
# Declared, every page must be right; without a word, 99.5 of 100 in all.
B=${B:-build}
data=../shared/eval/normalize/segments-trafilatura.dev.ndjson.gz
[ -e $data ] || { echo "charsets: no $data: skipped"; exit 77; }
exec python3 - "$B/bin/ingest" $data "${1:-40}" "${2:-0}" <<'PY'
import base64, gzip, html, json, os, re, subprocess, sys, tempfile
ingest, path, most, show = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
WESTERN = ["windows-1252", "iso-8859-15", "macintosh", "windows-1250", "utf-16le", "utf-16be", "utf-8", "gb18030"]
OTHER = {"windows-1251": "\u0400\u04ff", "koi8-r": "\u0430\u044f", "windows-1253": "\u0370\u03ff", "shift_jis": "\u3040\u30ff",
         "euc-kr": "\uac00\ud7a3", "big5": "\u4e00\u9fff", "iso-8859-2": "\u0104\u017c"}
CODEC = {"macintosh": "mac_roman", "shift_jis": "cp932", "euc-kr": "cp949", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be"}

def texts():
    for line in gzip.open(path, "rt", encoding="utf-8"):
        raw = gzip.decompress(base64.b64decode(json.loads(line)["html_gz_b64"]))
        try:
            page = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        page = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", " ", page)
        page = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufeff]", "", re.sub(r"\s+", " ", html.unescape(page))).strip()
        if re.search(r"[^\x00-\x7f]", page):
            yield page

def encodable(text, codec):
    """without the characters the charset lacks, and None if that leaves ASCII or less than most of what was not"""
    if codec == "big5":  # kana and Cyrillic stand at different places in its extensions
        text = re.sub("[\u0400-\u04ff\u3040-\u30ff]", "", text)
    kept = text.encode(codec, "ignore").decode(codec)
    had, has = (len(re.findall(r"[^\x00-\x7f]", t)) for t in (text, kept))
    return kept if has and has * 10 > had * 8 else None

bad, n, hard = {}, {}, 0
with tempfile.TemporaryDirectory() as folder:
    want = {}
    pages = list(texts())
    for name in WESTERN + list(OTHER):
        codec, count = CODEC.get(name, name), 0
        for i, page in enumerate(pages):
            if name in OTHER and len(re.findall("[%s-%s]" % tuple(OTHER[name]), page)) < 20:
                continue
            text = encodable(page, codec)
            if not text or count >= most:
                continue
            count += 1
            for kind, head in (("declared", '<meta charset="%s">' % name), ("undeclared", "")):
                file = f"{name}.{kind}.{i}.txt"
                said = head if "utf-16" not in name else ""
                with open(os.path.join(folder, file), "wb") as f:
                    f.write((said + text).encode(codec))
                want[file] = said + text
    p = subprocess.run([ingest, folder], capture_output=True)
    for line in p.stdout.splitlines():
        d = json.loads(line)
        file = os.path.basename(d["file"])
        key = tuple(file.split(".")[:2])
        n[key] = n.get(key, 0) + 1
        right = d["text"] == want.pop(file)
        if not right:
            bad[key] = bad.get(key, 0) + 1
            if show:
                print(file, "read as", d.get("encoding", "utf-8"), re.findall(r"\w*[^\x00-\x7f]+\w*", d["text"])[:show])
    missing = len(want)
for key in n:
    if bad.get(key):
        print("charsets: %-14s %-10s %d of %d right" % (*key, n[key] - bad[key], n[key]))
tell = {k: (sum(n[x] - bad.get(x, 0) for x in n if x[1] == k), sum(n[x] for x in n if x[1] == k)) for k in ("declared", "undeclared")}
print("charsets: declared %d of %d, undeclared %d of %d right" % (*tell["declared"], *tell["undeclared"]))
wrong = missing or tell["declared"][0] < tell["declared"][1] or tell["undeclared"][0] < 0.995 * tell["undeclared"][1]
sys.exit(bool(wrong))
PY
