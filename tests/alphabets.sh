#!/bin/bash
# alphabets.sh - paragraphs in sixteen languages (tests/data/alphabets.tsv), in every charset that each is written in, with nothing
# that says so, alone and as a page: ingest reads what was written.
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
grep -v '^#' tests/data/alphabets.tsv >"$work/texts"
while IFS=$'\t' read -r language charsets text; do
	for charset in $charsets; do
		for page in "$text" "<html><body><p>$text</p></body></html>"; do
			printf '%s' "$page" | iconv -f utf-8 -t "$charset" >"$work/page" || exit 1
			"$B/bin/ingest" "$work/page" 2>"$work/errors" | jq -j .text | cmp -s - <(printf '%s' "$page") && continue
			echo "alphabets: $language in $charset: read as $("$B/bin/ingest" "$work/page" | jq -r .encoding)" >&2
			failed=1
		done
	done
done <"$work/texts"
exit $failed
