#!/bin/bash
# stranger.sh - a filter added by filters/README.md alone, word for word, works as the page says.
B=${B:-build}
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "stranger: $*" >&2
	failed=1
}
unset MAKEFLAGS MAKELEVEL
cp -a Makefile filters pipelines tests samples "$work" || exit 73
cp -a "$B" "$work/build" || exit 73

# a line that begins with a file's name in backquotes, then the file, indented by four spaces
awk -v to="$work" '
	/^## / { inside = /^## To add a filter/ }
	inside && /^`[a-z]+\/[^`]+`/ { split($0, part, "`"); file = to "/" part[2]; next }
	inside && file && /^    / { print substr($0, 5) > file; next }
	inside && /^[^ ]/ { file = "" }
	inside && file && /^$/ { print "" > file }' filters/README.md
cd "$work" || exit 73
for made in filters/head-documents.c filters/head-documents.1 tests/head-documents.cases; do
	[ -s $made ] || fail "the page shows no $made"
	sed -i -e '/./,$!d' -e :end -e '/^\n*$/{$d;N;b end' -e '}' $made
done
make -s all man build/tests/test_cases B=build 2>"$work/errors" || fail "does not build: $(cat "$work/errors")"
[ -s "$work/errors" ] && fail "warnings: $(cat "$work/errors")"
B=build build/tests/test_cases >"$work/cases" || fail "its case: $(cat "$work/cases")"
grep -q -- '-n, --count=N' <(build/bin/head-documents --help) || fail 'help does not show the option'
grep -q 'Fl Fl count' build/man/head-documents.1 || fail 'the page does not show the option'
grep -q head-documents <(build/bin/pipeline completion bash) || fail 'bash does not complete it'
[ "$(build/bin/ingest samples | build/bin/head-documents -n 2 | wc -l)" = 2 ] || fail 'not two documents'
build/bin/head-documents -n -1 </dev/null 2>/dev/null
[ $? = 64 ] || fail 'a negative count is no usage error'
echo 'steps: [{head-documents: {count: 2}}]' >two.yaml
[ "$(build/bin/pipeline run two.yaml samples | wc -l)" = 2 ] || fail 'the pipeline does not pass two'
echo 'steps: [{head-documents: {cuont: 2}}]' >typo.yaml
build/bin/pipeline check typo.yaml 2>&1 | grep -q 'count' || fail 'the pipeline does not know its options'
command -v clang-format >/dev/null && { clang-format --style=file:"$OLDPWD/.clang-format" --dry-run -Werror filters/head-documents.c || fail 'layout'; }
exit $failed
