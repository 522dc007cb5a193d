#!/bin/bash
# install.sh - what make install puts in place works from there, under a prefix of one's own, too; uninstall leaves nothing.
B=${B:-build}
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "install: $*" >&2
	failed=1
}
B=$(cd "$B" && pwd)
export B
unset WIRECOUNT_DATA MAKEFLAGS MAKELEVEL
"$B/bin/pipeline" run pipelines/repatriations.yaml samples >"$work/want" || fail "the build itself does not run"

for prefix in '' wc-; do
	place=$work/root$prefix/opt/w
	make -s install B="$B" DESTDIR="$work/root$prefix" PREFIX=/opt/w PROGRAM_PREFIX="$prefix" || fail "make install '$prefix'"
	pipeline=$place/bin/${prefix}pipeline yaml=$place/share/wirecount/pipelines/repatriations.yaml
	for how in '' --processes; do
		# shellcheck disable=SC2086 # one word or none
		env PATH=/usr/bin:/bin "$pipeline" run $how "$yaml" samples | cmp - "$work/want" || fail "$prefix run $how: other bytes"
	done
	script=$("$pipeline" explain "$yaml" samples)
	grep -q "^${prefix}aggregate " <<<"$script" || fail "explain names no ${prefix}aggregate"
	env PATH=/usr/bin:/bin bash -c "$script" | cmp - "$work/want" || fail "$prefix the explained command: other bytes"

	# the tables beside the programs win over those built in
	echo '# another' >>"$place/share/wirecount/en/units.tsv"
	cmp -s <("$B/bin/segment" --version) <("$place/bin/${prefix}segment" --version) && fail "$prefix: its own tables are not read"

	for page in filters/*.1 pipelines/*.[15]; do
		name=$(basename "$page")
		grep -q "^\.Nm $prefix${name%.*}$" "$place/share/man/man${name##*.}/$prefix$name" || fail "no page $prefix$name"
	done
	for program in "$B"/bin/*; do
		# shellcheck disable=SC1090,SC2016 # $1 is of the inner shell
		bash -c '. "$1" && complete -p "$2"' - "$place/share/bash-completion/completions/$prefix$(basename "$program")" \
			"$prefix$(basename "$program")" >/dev/null || fail "bash does not complete $prefix$(basename "$program")"
	done

	touch "$place/bin/somebody-elses"
	make -s uninstall B="$B" DESTDIR="$work/root$prefix" PREFIX=/opt/w PROGRAM_PREFIX="$prefix" || fail "make uninstall '$prefix'"
	left=$(cd "$place" && find . ! -type d)
	[ "$left" = ./bin/somebody-elses ] || fail "uninstall '$prefix' leaves: $left"
	[ ! -e "$place/share/wirecount" ] || fail "uninstall '$prefix' leaves share/wirecount"
done
exit $failed
