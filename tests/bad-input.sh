#!/bin/bash
# bad-input.sh - bad input never crashes, never hangs, never changes silently, never loses its neighbours.
# Each line of the issue's list is shown here with the built programs.
B=${B:-build}
bin=$PWD/$B/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "bad-input: $*" >&2
	failed=1
}
# run STATUS WHAT COMMAND... : stdin as it is; $work/out, $work/err
run() {
	local want=$1 what=$2
	shift 2
	timeout 60 "$@" >"$work/out" 2>"$work/err"
	local got=$?
	[ $got = "$want" ] || fail "$what: exit $got, not $want: $(head -c 300 "$work/err")"
}
lines() { [ "$(wc -l <"$work/out")" = "$1" ] || fail "$2: $(wc -l <"$work/out") lines came out, not $1"; }
says() { grep -qE -- "$1" "$work/err" || fail "$2: stderr does not say '$1': $(head -c 300 "$work/err")"; }
quiet() { [ ! -s "$work/err" ] || fail "$1: stderr is not empty: $(head -c 300 "$work/err")"; }
doc() { printf '{"doc":"%s","text":"One sentence stands here, number %s."}' "$1" "$1"; }
filters="normalize segment tag-entities extract-numbers aggregate"

for f in $filters; do
	run 0 "$f of nothing" "$bin/$f" </dev/null
	lines 0 "$f of nothing"
	quiet "$f of nothing"
	printf '\n\n  \n\r\n' >"$work/in"
	run 0 "$f of blank lines" "$bin/$f" "$work/in"
	lines 0 "$f of blank lines"
	quiet "$f of blank lines"
	run 64 "$f with an unknown option" "$bin/$f" --no-such-thing </dev/null
	says 'no-such-thing' "$f with an unknown option"
	run 66 "$f of a file that is not there" "$bin/$f" "$work/nowhere.jsonl"
	says 'nowhere.jsonl: No such file' "$f of a file that is not there"
	run 66 "$f of a folder" "$bin/$f" "$work"
	for option in --help --version --describe; do
		run 0 "$f $option" "$bin/$f" $option
		quiet "$f $option"
	done
	"$bin/$f" --help | head -1 | grep -q '^Examples:' || fail "$f --help does not begin with examples"
done

{ doc 1; printf '\n'; doc 2; } >"$work/in"                     # no final newline
run 0 "no final newline" "$bin/segment" "$work/in"
lines 2 "no final newline"
{ printf '\xef\xbb\xbf'; doc 1; printf '\r\n'; doc 2; printf '\r\n'; } >"$work/in"
run 0 "BOM and CRLF" "$bin/segment" "$work/in"
lines 2 "BOM and CRLF"
quiet "BOM and CRLF"
grep -q $'\r' "$work/out" && fail "a carriage return of the line's end came out"

{ doc 1; echo; doc 2; echo; echo '{bad'; doc 4; echo; doc 5; echo; } >"$work/in"
run 65 "{bad on line 3 of 5" "$bin/segment" "$work/in"
lines 4 "{bad on line 3 of 5"
says "in:3: byte 1: " "{bad on line 3 of 5"
run 65 "{bad, kept" "$bin/segment" --rejects "$work/rejects" "$work/in"
jq -e '.stage == "segment" and .line == 3 and .byte == 1 and .raw == "{bad"' "$work/rejects" >/dev/null || fail "--rejects: $(cat "$work/rejects")"
run 0 "{bad, one allowed" "$bin/segment" --max-bad 1 "$work/in"
run 0 "{bad, 20% allowed" "$bin/segment" --max-bad 20% "$work/in"
run 65 "{bad, 10% allowed" "$bin/segment" --max-bad 10% "$work/in"
run 64 "--max-bad of nonsense" "$bin/segment" --max-bad some "$work/in"
run 73 "--rejects into nowhere" "$bin/segment" --rejects "$work/no/such/folder" "$work/in"

{ doc 1; printf '\n\0\0{}\n{"text":"\xff"}\n'; doc 2; echo; } >"$work/in"
run 65 "NUL bytes and invalid UTF-8" "$bin/segment" --rejects "$work/rejects" "$work/in"
lines 2 "NUL bytes and invalid UTF-8"
says "in:3: byte 9: invalid UTF-8" "invalid UTF-8"
jq -es '.[1].raw_base64 == "eyJ0ZXh0Ijoi/yJ9"' "$work/rejects" >/dev/null || fail "raw_base64: $(cat "$work/rejects")"
printf '{"doc":"z","text":"A zero \\u0000 stands here."}\n' >"$work/in"
run 0 "an escaped NUL" "$bin/segment" "$work/in"
grep -qF '\u0000' "$work/out" || fail "an escaped NUL is lost"

{ echo '{"doc":1}'; echo '{"text":7}'; echo '{"text":"a","text":"b"}'; echo '{"text":"\ud800"}'; doc 1; echo; } >"$work/in"
run 65 "missing and mistyped fields" "$bin/segment" "$work/in"
lines 1 "missing and mistyped fields"
says 'in:1: byte 0: "text" is missing' "missing text"
says 'in:2: byte 8: "text" is no string' "mistyped text"
says 'in:3: byte 12: the key "text" stands twice' "a key twice"
says 'in:4: byte 8: .*surrogate' "a lone surrogate"

echo '{"record":"document","doc":"1","text":"Seven people came."}' >"$work/in"
run 65 "the wrong grain" "$bin/tag-entities" "$work/in"
says 'this is a document: run segment first' "the wrong grain"
run 65 "the wrong grain" "$bin/aggregate" "$work/in"
says 'run segment' "the wrong grain"
echo 'Plain text is no record.' >"$work/in"
run 65 "plain text" "$bin/segment" "$work/in"
says 'run ingest' "plain text"

for i in $(seq 3000); do doc "$i"; echo; done >"$work/many"
gzip -c "$work/many" >"$work/many.gz"
{ head -1000 "$work/many" | gzip; tail -2000 "$work/many" | gzip; } >"$work/members.gz"
run 0 "gzip" "$bin/segment" "$work/many.gz"
lines 3000 "gzip"
run 0 "gzip of two members" "$bin/segment" "$work/members.gz"
lines 3000 "gzip of two members"
head -c "$(($(wc -c <"$work/many.gz") / 2))" "$work/many.gz" >"$work/cut.gz"
run 65 "a cut gzip" "$bin/segment" "$work/cut.gz"
[ "$(wc -l <"$work/out")" -gt 500 ] || fail "a cut gzip: the good records did not come out"
says 'breaks off' "a cut gzip"
{ head -c 9000 "$work/many.gz"; printf '\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xff\xfe\xfd\xfc'; tail -c +9012 "$work/many.gz"; } >"$work/corrupt.gz"
run 65 "a corrupt gzip" "$bin/segment" "$work/corrupt.gz"
[ "$(wc -l <"$work/out")" -gt 100 ] || fail "a corrupt gzip: the good records did not come out"

"$bin/segment" "$work/many" >/dev/full 2>"$work/err"
[ $? = 74 ] || fail "/dev/full: not 74"
says 'No space left' "/dev/full"
(set -o pipefail; "$bin/segment" "$work/many" 2>"$work/err" | head -1 >/dev/null) || fail "| head -1 is not a quiet 0"
quiet "| head -1"

echo '{"$mark":"unit-1"}' >"$work/in"
run 0 "a control mark" "$bin/normalize" "$work/in"
cmp -s "$work/in" "$work/out" || fail "a control mark did not pass"

head -c 3000 /dev/zero | tr '\0' 'x' >"$work/in"
run 65 "a line over --max-record" "$bin/segment" --max-record 1K "$work/in"
says 'longer than --max-record' "a line over --max-record"

pipe="$bin/pipeline"
printf 'steps:\n\t- segment\n' >"$work/tab.yaml"
run 78 "YAML with a tab" "$pipe" check "$work/tab.yaml"
says 'tab.yaml:2:' "YAML with a tab"
printf 'about: one\nsteps: [segment]\nabout: two\n' >"$work/twice.yaml"
run 78 "YAML with a key twice" "$pipe" check "$work/twice.yaml"
says 'twice.yaml:3:1:' "YAML with a key twice"
exit $failed
