#!/bin/bash
# images.sh - what was made of the tables when the program was built gives the same bytes as the tables read at start.
B=${B:-build}
bin=$PWD/$B/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "images: $*" >&2
	failed=1
}
cp -r filters/tables/en "$work/en"
# One more comment: the same facts, but not the same bytes.
for table in countries number-words actions; do echo '# changed' >>"$work/en/$table.tsv"; done
"$bin/ingest" samples | "$bin/normalize" | "$bin/segment" >"$work/sentences"
chain() { "$bin/tag-entities" "$@" | "$bin/extract-numbers" --all; }
chain "$work/sentences" >"$work/frozen"
WIRECOUNT_DATA=$work chain "$work/sentences" >"$work/read"
[ -s "$work/frozen" ] || fail "nothing came out"
cmp "$work/frozen" "$work/read" >&2 || fail "tables read at start give other bytes than their images"
# A changed fact is seen.
printf 'zorb\tdigit\t7\n' >>"$work/en/number-words.tsv"
echo '{"text":"Some zorb people died."}' | WIRECOUNT_DATA=$work chain - | grep -q '"value":7,' || fail "a changed table of numbers is not read"
printf 'gnarp\tgnarping\n' >>"$work/en/actions.tsv"
echo '{"text":"They gnarped 7 people."}' | WIRECOUNT_DATA=$work chain - | grep -q '"gnarping"' || fail "a changed table of actions is not read"
exit $failed
