#!/bin/sh
# schemas.sh - what the filters write is what the schemas of records(7) say, for the samples and for what is shown by --all.
: "${B:=build}"
PATH=$PWD/$B/bin:$PATH
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for file in samples/*.txt; do
	jq -cRs --arg file "$file" '{record: "document", file: $file, text: .}' "$file"
done | normalize >"$dir/document"
segment --tokens "$dir/document" | tag-entities >"$dir/sentence"
extract-numbers --all "$dir/sentence" >"$dir/claim"
aggregate --sum "$dir/claim" >"$dir/group"
aggregate --partial "$dir/claim" >"$dir/state"
status=0
for grain in document sentence claim group state; do
	python3 tests/schema.py "filters/schemas/$grain.json" <"$dir/$grain" || status=1
done
exit $status
