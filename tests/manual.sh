#!/bin/bash
# manual.sh - every long option stands in --help, in the man page and in what bash, zsh and fish complete; pages are clean.
B=${B:-build}
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "manual: $*" >&2
	failed=1
}
unset MAKEFLAGS MAKELEVEL
make -s man B="$B" || fail "make man"
for shell in bash zsh fish; do
	"$B/bin/pipeline" completion "$shell" >"$work/$shell" || fail "completion $shell"
done
bash -n "$work/bash" || fail "bash cannot read its completion"

# what is said of one program: PROGRAM SHELL
part() {
	case $2 in
	bash) sed -n "/^_wirecount_${1//-/_}() {/,/^}/p" "$work/bash" ;;
	zsh) sed -n "/^$1)/,/;;\$/p" "$work/zsh" ;;
	fish) grep "^complete -c $1 " "$work/fish" ;;
	esac
}
for program in "$B"/bin/*; do
	name=$(basename "$program")
	page=$B/man/$name.1
	"$program" --help >"$work/help"
	[ "$(head -1 "$work/help")" = Examples: ] || fail "$name --help does not begin with examples"
	[ -e "$page" ] || { fail "$name has no man page"; page=/dev/null; }
	[ "$page" = /dev/null ] || [ "$(grep -c '^\.Sh OPTIONS' "$page")" = 1 ] || fail "$name.1: not one section OPTIONS"
	for shell in bash zsh fish; do
		part "$name" $shell >"$work/$shell-part"
	done
	for option in $("$program" --describe | jq -r '.options[].name'); do
		grep -qE -- "--$option([ =]|\$)" "$work/help" || fail "$name --$option is not in --help"
		[ "$page" = /dev/null ] || grep -qE -- "^\.It .*Fl Fl ${option//-/\\\\-}(=| |\$)" "$page" || fail "$name --$option is not in the page"
		grep -qE -- "--$option([ =']|\$)" "$work/bash-part" || fail "$name --$option is not completed by bash"
		grep -qE -- "'\*?--$option=?\[" "$work/zsh-part" || fail "$name --$option is not completed by zsh"
		grep -qE -- " -l $option( |\$)" "$work/fish-part" || fail "$name --$option is not completed by fish"
	done
done
if command -v mandoc >/dev/null; then
	for page in "$B"/man/*; do
		mandoc -T lint -W warning "$page" || fail "$(basename "$page") is not clean"
	done
else
	echo 'manual: no mandoc: the form of the pages is not tested'
fi
exit $failed
