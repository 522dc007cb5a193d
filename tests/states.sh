#!/bin/sh
# states.sh - a law of aggregate: however claims are split and in whatever order their states are merged, also in two
# steps, the groups are the same bytes as without.
: "${B:=build}"
PATH=$PWD/$B/bin:$PATH
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
set -e
for file in samples/*.txt; do
	jq -cRs --arg file "$file" '{file: $file, text: .}' "$file"
done | normalize | segment | tag-entities | extract-numbers >"$dir/claims"
status=0
for by in action,destination action class,place; do
	aggregate --by "$by" "$dir/claims" >"$dir/expected"
	for memory in 1 4K; do # held in a file
		aggregate --by "$by" --memory "$memory" "$dir/claims" | cmp "$dir/expected" - || status=1
		aggregate --by "$by" --memory "$memory" --partial "$dir/claims" |
			aggregate --by "$by" --merge --memory "$memory" | cmp "$dir/expected" - || status=1
	done
	for parts in 2 3 7; do
		awk -v n="$parts" -v to="$dir/part" '{ print > (to ((NR * 5 + int(NR / 7)) % n)) }' "$dir/claims"
		merged=
		for i in $(seq 0 $((parts - 1))); do
			aggregate --by "$by" --partial "$dir/part$i" >"$dir/state$i"
			merged="$dir/state$i $merged"
			rm "$dir/part$i"
		done
		# shellcheck disable=SC2086 # a list of files
		aggregate --by "$by" --merge $merged >"$dir/one-step"
		aggregate --by "$by" --merge --partial "$dir/state1" "$dir/state0" >"$dir/joined"
		rest=$(echo "$merged" | sed "s|$dir/state[01] ||g")
		# shellcheck disable=SC2086
		aggregate --by "$by" --merge "$dir/joined" $rest >"$dir/two-steps"
		if ! cmp "$dir/expected" "$dir/one-step" || ! cmp "$dir/expected" "$dir/two-steps"; then
			echo "states: --by $by in $parts parts: other bytes"
			status=1
		fi
	done
done
code=0
TMPDIR=$dir/nowhere aggregate --memory 1 "$dir/claims" >"$dir/none" 2>"$dir/err" || code=$?
if [ $code != 73 ] || ! grep -q "cannot create $dir/nowhere/" "$dir/err"; then
	echo "states: no place for the temporary file: exit $code, not 73: $(cat "$dir/err")"
	status=1
fi
echo "states: $(wc -l <"$dir/claims") claims, 9 splits"
exit $status
