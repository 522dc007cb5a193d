#!/bin/bash
# package.sh - the Debian package installs, runs the samples from where it put things, and is removed without a trace.
# Into a system of its own below a temporary folder, so that nothing here is touched.
B=${B:-build}
work=$(mktemp -d) || exit 73
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "package: $*" >&2
	failed=1
}
for tool in dpkg-deb dpkg-shlibdeps; do
	command -v $tool >/dev/null || { echo "package: skipped: no $tool"; exit 77; }
done
unset WIRECOUNT_DATA MAKEFLAGS MAKELEVEL
cp -al "$B" "$work/build" 2>/dev/null || cp -a "$B" "$work/build" || exit 73
rm -rf "$work/build"/*.deb "$work/build/deb"
make -s deb B="$work/build" >"$work/log" 2>&1 || { cat "$work/log"; fail 'make deb'; }
deb=$(echo "$work/build"/wirecount_*.deb)

root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
: >"$root/var/lib/dpkg/status"
: >"$root/var/lib/dpkg/available"
system() { dpkg --root="$root" --log=/dev/null --force-not-root --force-depends --force-script-chrootless "$@" >>"$work/log" 2>&1; }
system -i "$deb" || { cat "$work/log"; fail 'dpkg -i'; }
installed=$root/usr
"$installed/bin/pipeline" run "$installed/share/wirecount/pipelines/repatriations.yaml" "$installed/share/doc/wirecount/examples" |
	"$installed/bin/report" >"$work/table" || fail 'the installed pipeline does not run on the samples'
grep -q 'groups, .* figures' "$work/table" || fail "no table: $(head -3 "$work/table")"
for page in segment.1 pipeline.5 records.7; do
	[ -s "$installed/share/man/man${page##*.}/$page.gz" ] || fail "no page $page"
done
dpkg-deb -f "$deb" Depends | grep -q libyaml || fail 'it does not name the libraries it needs'
system --purge wirecount || { cat "$work/log"; fail 'dpkg --purge'; }
left=$(find "$root" -path "$root/var" -prune -o ! -type d -print)
[ -z "$left" ] || fail "removed, it leaves $left"
if command -v lintian >/dev/null; then
	lintian --allow-root --fail-on error "$deb" || fail lintian
else
	echo 'package: no lintian: the form of the package is not tested'
fi
exit $failed
