#!/bin/bash
# lists.sh - compiled lists of names: the same bytes as their TSV; other versions, broken and changed files are told.
B=${B:-build}
bin=$PWD/$B/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "lists: $*" >&2
	failed=1
}
tag() { printf '%s\n' '{"text":"The New York Times asked Zorblatt Nine and Ωμέγα about a blue lamp in Peña Blanca."}' | "$bin/tag-entities" "$@"; }
# refused WHAT SAYS FILE: status 78 and a message
refused() {
	tag --gazetteer "$3" >/dev/null 2>"$work/err"
	[ $? = 78 ] || fail "$1: not refused with 78"
	grep -q -- "$2" "$work/err" || fail "$1: does not say '$2': $(cat "$work/err")"
}
names=tests/data/names.tsv more=tests/data/more-names.tsv
"$bin/tag-entities" --compile $names -o "$work/a" </dev/null || fail "does not compile"
"$bin/tag-entities" --compile $more -o "$work/b" </dev/null || fail "does not compile"
"$bin/tag-entities" --compile $names --compile $more -o "$work/both" </dev/null || fail "does not compile two"
[ "$(tag -g $names -g $more)" = "$(tag -g "$work/a" -g "$work/b")" ] || fail "compiled lists give other bytes than their TSV"
[ "$(tag -g $names -g $more)" = "$(tag -g "$work/both")" ] || fail "two lists in one give other bytes than two"
[ "$(tag -g $names)" = "$(tag -g "$work/b" -g "$work/a" | sed 's/no such thing//')" ] && fail "the lower list is not seen"
cp $names "$work/list without an ending"
[ "$(tag -g $names)" = "$(tag -g "$work/list without an ending")" ] || fail "a list needs an ending in its name"
gzip -c $names >"$work/names.gz"
[ "$(tag -g $names)" = "$(tag -g "$work/names.gz")" ] || fail "a packed list is not read"
tag -g $more --why 2>&1 >/dev/null | grep -q "$more:2" || fail "--why does not tell the line"

bytes=$(wc -c <"$work/a")
head -c $((bytes - 1)) "$work/a" >"$work/short"
refused "a list that breaks off" "damaged: it has $((bytes - 1)) bytes, not $bytes" "$work/short"
head -c 20 "$work/a" >"$work/head"
refused "half a header" "breaks off" "$work/head"
{ head -c 12 "$work/a"; printf '\377'; tail -c +14 "$work/a"; } >"$work/version"
refused "another version" "compiled by another version (format 255; this program reads 2): compile it again" "$work/version"
{ head -c 8 "$work/a"; printf '\001\002\003\004'; tail -c +13 "$work/a"; } >"$work/order"
refused "another byte order" "byte order" "$work/order"
{ head -c 40 "$work/a"; printf '\377'; tail -c +42 "$work/a"; } >"$work/sum"
refused "a changed header" "damaged" "$work/sum"
refused "no list at all" "no such file" "$work/nowhere.tsv"
printf 'Ok\tplace\tXX\n\tplace\tXX\n' >"$work/empty.tsv"
refused "an empty name" "empty.tsv:2: the first column is empty" "$work/empty.tsv"
: >"$work/nothing.tsv"
"$bin/tag-entities" --compile "$work/nothing.tsv" -o "$work/nothing" </dev/null || fail "an empty list does not compile"
[ "$(tag)" = "$(tag -g "$work/nothing")" ] || fail "an empty list changes something"
"$bin/tag-entities" --compile $names -o "$work/no/where" </dev/null 2>/dev/null
[ $? = 73 ] || fail "--output that cannot be made: not 73"

awk 'BEGIN { for (i = 0; i < 100000; i++) printf "Nam%d Xy%d\torg\torg:N%d\n", i, i * 7 % 1000, i }' >"$work/many.tsv"
SECONDS=0
timeout 60 "$bin/tag-entities" --compile "$work/many.tsv" -o "$work/many" </dev/null || fail "100,000 names do not compile"
[ $SECONDS -le 5 ] || fail "100,000 names take $SECONDS seconds"
out=$(echo '{"text":"Then Nam777 Xy439 came."}' | "$bin/tag-entities" -g "$work/many")
[[ $out == *org:N777* ]] || fail "one of 100,000 names is not found: $out"
# Tables of the user's take the place of what was made when the program was built.
mkdir -p "$work/data/en"
printf 'Zorbonia\tZB\n' >"$work/data/en/countries.tsv"
out=$(echo '{"text":"He went to Zorbonia."}' | WIRECOUNT_DATA=$work/data "$bin/tag-entities")
[[ $out == *'"id":"ZB"'* ]] || fail "a table of the user's is not read: $out"
cp filters/tables/en/countries.tsv "$work/data/en/countries.tsv"
[ "$(tag)" = "$(printf '%s\n' "$(WIRECOUNT_DATA=$work/data tag)")" ] || fail "the same table gives other bytes"
exit $failed
