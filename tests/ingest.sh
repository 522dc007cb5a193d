#!/bin/bash
# ingest.sh - whatever container an article comes in: the same document; what is broken is told, and its neighbours live.
B=${B:-build}
ingest=$PWD/$B/bin/ingest
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS=detect_leaks=0 # libarchive and what it loads
failed=0
fail() {
	echo "ingest: $*" >&2
	failed=1
}
cd "$work" || exit 73
python3 - <<'PY' || exit 73
import bz2, gzip, io, lzma, tarfile, zipfile, zlib
text = "Flood in May\n\nMore than 84 people fled, the mayor said. Caf\u00e9s stayed open.\n".encode()
page = b"<html><title>Flood</title><p>More than 84 people fled, the mayor said, and 12 houses were lost to the river.</p></html>"
other = b"Nine men were hurt.\n"
def file(name, data):
    with open(name, "wb") as f: f.write(data)
file("a.txt", text); file("p.html", page); file("b.txt", other)
file("a.gz", gzip.compress(text)); file("a.bz2", bz2.compress(text)); file("a.xz", lzma.compress(text))
file("two.gz", gzip.compress(text[:20]) + gzip.compress(text[20:]))
def tar(name, mode="w", format=tarfile.PAX_FORMAT):
    with tarfile.open(name, mode, format=format) as t:
        for n, d in (("a.txt", text), ("../out.txt", other), ("d/" + "x" * 150 + ".txt", other), ("p.html", page)):
            i = tarfile.TarInfo(n); i.size = len(d); t.addfile(i, io.BytesIO(d))
        for n, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("dev", tarfile.CHRTYPE), ("pipe", tarfile.FIFOTYPE)):
            i = tarfile.TarInfo(n); i.type = kind; i.linkname = "/etc/passwd"; t.addfile(i)
        i = tarfile.TarInfo("b.txt"); i.size = len(other); t.addfile(i, io.BytesIO(other))
tar("x.tar"); tar("x.tar.gz", "w:gz"); tar("x.tar.xz", "w:xz"); tar("gnu.tar", format=tarfile.GNU_FORMAT)
with zipfile.ZipFile("y.zip", "w", zipfile.ZIP_DEFLATED) as z:
    z.write("a.txt"); z.write("x.tar.gz"); z.writestr("b.txt", other)
with zipfile.ZipFile("deep.zip", "w") as z:
    inner = other
    for n in range(7):
        b = io.BytesIO()
        with zipfile.ZipFile(b, "w") as i: i.writestr(f"{n}.zip" if n else "b.txt", inner)
        inner = b.getvalue()
    z.writestr("in.zip", inner); z.writestr("b.txt", other)
def record(kind, number, block, media, more=b""):
    return (b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:%d>\r\nWARC-Target-URI: https://example.org/%d\r\nContent-Type: %s\r\n%s"
            b"Content-Length: %d\r\n\r\n" % (kind, number, number, media, more, len(block))) + block + b"\r\n\r\n"
ok = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
chunks = b"".join(b"%x\r\n%s\r\n" % (len(page[i:i + 40]), page[i:i + 40]) for i in range(0, len(page), 40)) + b"0\r\n\r\n"
http = b"application/http; msgtype=response"
raw = zlib.compressobj(wbits=-15)
records = [record(b"warcinfo", 0, b"software: x\r\n", b"application/warc-fields"),
           record(b"response", 1, ok + b"\r\n" + page, http),
           record(b"response", 2, ok + b"Transfer-Encoding: chunked\r\n\r\n" + chunks, http),
           record(b"response", 3, ok + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(page), http),
           record(b"response", 4, ok + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(page), http),
           record(b"response", 5, ok + b"Content-Encoding: deflate\r\n\r\n" + raw.compress(page) + raw.flush(), http),
           record(b"response", 6, b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno", http),
           record(b"response", 7, b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG", http),
           record(b"request", 8, b"GET / HTTP/1.1\r\n\r\n", http),
           record(b"conversion", 9, other, b"text/plain")]
file("c.warc", b"".join(records)); packed = [gzip.compress(r) for r in records]; file("c.warc.gz", b"".join(packed))
broken = bytearray(packed[2]); broken[30] ^= 255; broken[50] ^= 255
file("broken.warc.gz", b"".join(packed[:2]) + bytes(broken) + b"".join(packed[3:]))
file("broken.warc", records[1] + records[2].replace(b"Content-Length", b"Content-Lenght") + records[3])
file("long.warc", records[1] + records[2].replace(b"Content-Length: ", b"Content-Length: 9") + records[3])
packed[2] = gzip.compress(records[2].replace(b"Content-Length: ", b"Content-Length: 9")); file("long.warc.gz", b"".join(packed[:4]))
file("twice.gz", gzip.compress(gzip.compress(text))); file("behind.gz", gzip.compress(text) + b"\0\0garbage")
damaged = bytearray(open("gnu.tar", "rb").read()); damaged[1024 + 150] ^= 255; file("header.tar", damaged)
file("open.xml", b"""<rss><channel><title>V</title><item><title>A & B <b</title><description>Nine men.</description></item>
<item><title>B</title><description>Ten men.</description><media:thumbnail url="x"></item><item><description>It breaks""")
file("cut.warc", b"".join(records[1:3])[:-60])
file("feed.xml", b"""<?xml version="1.0"?><rss xmlns:content="c"><channel><title>Valley Post</title>
<item><title>Flood &amp; rain</title><link>https://example.org/1</link><pubDate>Fri, 25 Sep 2020 13:05:00 +0000</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>More than 84 people fled, he said.</p>]]></content:encoded></item>
<item><title>B</title><description>&lt;p&gt;Some 12 men &amp;amp; women came.&lt;/p&gt;</description></item>
<item><title>Nothing in it</title></item></channel></rss>""")
file("atom.xml", b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill</title><entry><title type="html">5 &amp;lt; 6</title>
<link rel="alternate" href="https://example.org/2"/><updated>2020-09-25T13:05:00Z</updated><author><name>Ana Lund</name></author>
<content type="xhtml"><div><p>Nine men died.</p></div></content></entry></feed>""")
file("bomb.gz", gzip.compress(b"a" * 40_000_000)); file("binary.png", b"\x89PNG\r\n\x1a\n\0\0\0\0")
file("dump.jsonl", b'{"id":"1","body":"Nine men.","day":"2020-01-02"}\n')
with tarfile.open("lines.tar", "w") as t: t.add("dump.jsonl")
PY
command -v zstd >/dev/null && zstd -q a.txt -o a.zst && zstd -q x.tar -o x.tar.zst

texts() { "$ingest" "$@" 2>errors | jq -r '.member // "-"' | tr '\n' ' '; }
expect() { # what is wanted, operands: the members that become documents
	local want=$1 got
	shift
	got=$(texts "$@")
	[ "$got" = "$want" ] || fail "$*: '$got', not '$want': $(head -3 errors)"
}
status() { # what is wanted, operands
	local want=$1
	shift
	"$ingest" "$@" >/dev/null 2>errors
	local got=$?
	[ "$got" = "$want" ] || fail "$*: status $got, not $want: $(head -3 errors)"
}
long=d/$(printf 'x%.0s' {1..150}).txt
for file in a.txt a.gz two.gz a.bz2 a.xz a.zst; do
	[ -e $file ] || continue
	"$ingest" $file | jq -r .text | cmp -s - <(cat a.txt; echo) || fail "$file: another text"
	[ "$("$ingest" $file | jq -r .doc)" = "$("$ingest" a.txt | jq -r .doc)" ] || fail "$file: another doc"
	"$ingest" --source $file | cmp -s - a.txt || fail "--source $file"
	status 0 $file
done
for file in x.tar x.tar.gz x.tar.xz x.tar.zst gnu.tar; do
	[ -e $file ] || continue
	expect "a.txt ../out.txt $long p.html b.txt " $file
	[ "$(grep -c 'not read' errors)" = 4 ] || fail "$file: links and devices are not told"
	status 65 $file
done
expect "a.txt x.tar.gz!a.txt x.tar.gz!../out.txt x.tar.gz!$long x.tar.gz!p.html x.tar.gz!b.txt b.txt " y.zip
expect 'b.txt ' deep.zip
grep -q 'no deeper' errors || fail 'deep.zip: the depth is not told'
[ ! -e ../out.txt ] || fail 'a file was written'
expect 'urn:x:1 urn:x:2 urn:x:3 urn:x:4 urn:x:5 urn:x:9 ' c.warc
status 0 c.warc
expect 'urn:x:1 urn:x:2 urn:x:3 urn:x:4 urn:x:5 urn:x:9 ' c.warc.gz
expect 'urn:x:1 urn:x:3 urn:x:4 urn:x:5 urn:x:9 ' broken.warc.gz
status 65 broken.warc.gz
expect 'urn:x:1 urn:x:3 ' broken.warc
status 65 broken.warc
for file in long.warc long.warc.gz; do
	expect 'urn:x:1 urn:x:3 ' $file
	grep -q 'Content-Length is wrong' errors || fail "$file: the wrong length is not told"
	status 65 $file
done
"$ingest" twice.gz | jq -r .text | cmp -s - <(cat a.txt; echo) || fail 'twice.gz: another text'
"$ingest" behind.gz 2>errors | jq -r .text | cmp -s - <(cat a.txt; echo) || fail 'behind.gz: another text'
grep -q 'no gzip member' errors || fail 'behind.gz: what stands behind is not told'
status 65 behind.gz
status 65 header.tar
[ "$(grep -c 'Damaged tar' errors)" = 1 ] || fail "header.tar: told $(grep -c 'Damaged tar' errors) times"
expect '2 ' open.xml
[ "$(grep -c 'without an end' errors)" = 2 ] || fail "open.xml: $(cat errors)"
status 65 open.xml
expect 'urn:x:1 ' cut.warc
status 65 cut.warc
for id in 1 2 3 4 5; do
	"$ingest" --source "c.warc.gz!urn:x:$id" | cmp -s - p.html || fail "--source c.warc.gz!urn:x:$id"
done
"$ingest" --source 'y.zip!x.tar.gz!b.txt' | cmp -s - b.txt || fail '--source y.zip!x.tar.gz!b.txt'
status 66 --source y.zip
status 66 --source 'y.zip!none'
expect '1 2 ' feed.xml
[ "$("$ingest" feed.xml | jq -c '[.source,.url,.date,.title,.media,.text]' | head -1)" = \
	'["Valley Post","https://example.org/1","2020-09-25","Flood & rain","text/html","<p>More than 84 people fled, he said.</p>"]' ] ||
	fail "feed.xml: $("$ingest" feed.xml | head -1)"
[ "$("$ingest" feed.xml | jq -r .text | tail -1)" = '<p>Some 12 men &amp; women came.</p>' ] || fail 'feed.xml: escapes'
[ "$("$ingest" atom.xml | jq -c '[.source,.url,.date,.title,.author,.text]')" = \
	'["Hill","https://example.org/2","2020-09-25T13:05:00Z","5 < 6","Ana Lund","<div><p>Nine men died.</p></div>"]' ] || fail "atom.xml: $("$ingest" atom.xml)"
"$ingest" --source 'feed.xml!2' | grep -q '^&lt;p&gt;' || fail '--source feed.xml!2'
status 65 --max-record=10M bomb.gz
grep -q 'longer than --max-record' errors || fail 'the bomb is not told'
status 65 binary.png
status 66 nothing-there
"$ingest" --text=body --doc=id --date=day lines.tar | jq -c . | grep -qx '{"doc":"1","text":"Nine men.","date":"2020-01-02"}' || fail 'JSON Lines in a tar'
echo '{"id":7,"body":"Ten men."}' | "$ingest" --text=body --doc=id | grep -qx '{"doc":"7","text":"Ten men."}' || fail 'a number for a name'
[ "$(printf 'a.txt\0b.txt\0' | "$ingest" -0 | jq -r .file | tr '\n' ' ')" = 'a.txt b.txt ' ] || fail '-0'
[ "$("$ingest" <p.html | jq -r .media)" = text/html ] || fail 'a page on standard input'
[ "$("$ingest" --as=text p.html | jq -r .media)" = text/plain ] || fail '--as=text'
[ "$("$ingest" --as=html a.txt | jq -r .media)" = text/html ] || fail '--as=html'
status 64 --as=pdf a.txt

# cut anywhere, nothing crashes or hangs, and what stands before the cut is read
for file in x.tar x.tar.gz x.tar.xz y.zip c.warc c.warc.gz feed.xml; do
	size=$(stat -c %s $file)
	for part in 0 1 5 20 100 $((size / 4)) $((size / 2)) $((size - 700)) $((size - 20)) $((size - 1)); do
		[ $part -ge 0 ] || continue
		head -c "$part" $file >"cut-$file"
		timeout 20 "$ingest" "cut-$file" >out 2>errors
		got=$?
		case $got in 0 | 65) ;; *) fail "$file cut at $part: status $got: $(head -2 errors)" ;; esac
		jq -e . out >/dev/null || [ ! -s out ] || fail "$file cut at $part: no JSON"
	done
done
exit $failed
