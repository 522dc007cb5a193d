#!/bin/bash
# countries.sh - in which country places are said to lie: at least 88 of 100 right in tests/data/countries.tsv.
# countries.sh -v lists those that are not.
B=${B:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
grep -v '^#' tests/data/countries.tsv | jq -Rc 'split("\t") | {text: .[0], want: .[1]}' | "$B/bin/tag-entities" >"$work/out" || exit 1
jq -r '
	def wanted: [.want | scan("(?:^| )((?:[^=]|=(?![A-Z][A-Z](?: |$)))+)=([A-Z][A-Z])(?= |$)") | {name: .[0], country: .[1]}];
	.entities as $found | wanted[] | . as $w
	| ([$found[] | select((.type == "place" or .type == "demonym") and .text == $w.name) | .id // "?" | split(":")[0]] + ["missed"])[0] as $got
	| [(if $got == $w.country then "right" elif $got == "?" or $got == "missed" then "open" else "wrong" end), $w.name, $w.country, $got] | @tsv' "$work/out" >"$work/all"
[ "${1:-}" = -v ] && grep -v '^right' "$work/all"
awk '{ n++; seen[$1]++ } END {
	printf "countries: %d places, %.1f %% right, %.1f %% wrong, the rest not found or not told\n", n, 100 * seen["right"] / n, 100 * seen["wrong"] / n
	exit n < 100 || seen["right"] < 0.88 * n }' "$work/all"
