#!/bin/sh
# schemas.sh - what the filters write is what the schemas of records(7) say: every grain, what --all shows, and what each pipeline
# of the repository makes of the samples.
: "${B:=build}"
PATH=$PWD/$B/bin:$PATH
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for file in samples/*.txt; do
	jq -cRs --arg file "$file" '{record: "document", file: $file, text: .}' "$file"
done | normalize >"$dir/document"
segment --tokens --why "$dir/document" | tag-entities >"$dir/sentence"
extract-numbers --all "$dir/sentence" >"$dir/claim"
aggregate --sum "$dir/claim" >"$dir/group"
aggregate --partial "$dir/claim" >"$dir/state"
status=0
for grain in document sentence claim group state; do
	python3 tests/schema.py "filters/schemas/$grain.json" <"$dir/$grain" || status=1
done
for file in pipelines/*.yaml; do
	pipeline run "$file" samples >"$dir/out" 2>"$dir/why"
	case $? in
	0) ;;
	69) echo "schemas: $file does not run yet: $(head -1 "$dir/why")"; continue ;;
	*) cat "$dir/why"; status=1; continue ;;
	esac
	for grain in $(jq -r .record "$dir/out" | sort -u); do
		jq -c --arg grain "$grain" 'select(.record == $grain)' "$dir/out" >"$dir/of"
		echo "of $file:"
		python3 tests/schema.py "filters/schemas/$grain.json" <"$dir/of" || status=1
	done
done
exit $status
