#!/bin/bash
# pipelines.sh - the runner: the law of same bytes, commands as stages, how things end, what is said of bad YAML.
B=${B:-build}
PATH=$PWD/$B/bin:$PATH
export ASAN_OPTIONS=detect_leaks=0 # a program that ends gives its memory back that way
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
fail() {
	echo "pipelines: $*" >&2
	failed=1
}
# run STATUS WHAT COMMAND... : stdin as it is; $work/out, $work/err
run() {
	local want=$1 what=$2 got
	shift 2
	timeout 60 "$@" > "$work/out" 2> "$work/err"
	got=$?
	[ $got = "$want" ] || fail "$what: exit $got, not $want: $(head -c 300 "$work/err")"
}
says() { grep -qE -- "$1" "$work/err" || fail "$2: stderr does not say '$1': $(head -c 300 "$work/err")"; }
gives() { [ "$(cat "$work/out")" = "$1" ] || fail "$2: not '$1' but $(head -c 300 "$work/out")"; }
yaml() { printf '%s\n' "$@" > "$work/p.yaml"; }
# ends STATUS WHAT: the same status (and bytes) fused, as processes, and as the explained command
ends() {
	run "$1" "$2" pipeline run "$work/p.yaml" < "$work/in"
	cp "$work/out" "$work/first"
	run "$1" "$2, as processes" pipeline run --processes "$work/p.yaml" < "$work/in"
	cmp -s "$work/first" "$work/out" || fail "$2: other bytes as processes"
	run "$1" "$2, as explained" bash -c "$(pipeline explain "$work/p.yaml")" < "$work/in"
	cmp -s "$work/first" "$work/out" || fail "$2: other bytes as the explained command"
}
lines() { for i in $(seq "$1"); do printf '{"doc":"%s","text":"One came. Two left, number %s."}\n' "$i" "$i"; done; }
lines 3 > "$work/in"

for command in $(pipeline --describe | grep -o '"commands":[^]]*' | grep -o '[a-z]*'); do
	grep -q "\\b$command\\b" pipelines/pipeline.1 || fail "$command is not in pipeline.1"
done

# what stands in pipelines/
python3 - samples/*.txt > "$work/samples.jsonl" <<'PY'
import json, sys
for i, name in enumerate(sys.argv[1:]):
    text = open(name, encoding="utf-8").read()
    print(json.dumps({"doc": name, "date": f"2021-03-{i + 1:02}", "text": text}, ensure_ascii=i % 2 == 0))
PY
for file in pipelines/*.yaml; do
	run 0 "check $file" pipeline check "$file"
	run 0 "test $file" pipeline test "$file"
	sed "s/^/pipelines: $(basename "$file"): /" "$work/err" | grep . >&2
	for input in '' samples/ "$work/samples.jsonl"; do
		# shellcheck disable=SC2086
		tests/same-bytes "$file" $input
		case $? in 0 | 77) ;; *) failed=1 ;; esac
	done
done
for file in pipelines/ingest.yaml pipelines/archive.yaml; do
	run 69 "run $file" pipeline run "$file"
	says ":[0-9]+:[0-9]+: '.*' is not built yet" "run $file"
done

# commands as stages, and every character that a shell might take for its own
yaml 'params: {q: "it'"'"'s"}' 'steps:' '  - segment' '  - run: [grep, -v, "${q} $$HOME \"*\" ; | & \\ `x` !"]' \
	"  - sh: 'grep left | head -2'"
ends 0 'odd characters'
[ "$(wc -l < "$work/out")" = 2 ] || fail 'odd characters: not two records'
yaml 'steps:' '  - segment: {drop: "a b,'"'"'$x"}' '  - run: [env, -i, "A=1 2", /bin/cat]' '  - run: [printf, "%s-", "a b", "", "*"]'
ends 0 'a program that has the name of a builtin'
gives 'a b--*-' 'empty and odd arguments'
yaml 'steps: [segment, {sh: "exit 3"}, {sh: "cat > /dev/null; exit 5"}, {run: [cat]}]'
ends 5 'the last that failed'
yaml 'steps: [segment, {run: [grep, nothing-like-this]}, {run: [cat]}]'
ends 1 'a status of its own'
yaml 'steps: [segment, {sh: "kill -SEGV $$$$"}, {run: [cat]}]'
ends 70 'a stage that dies of a signal'
run 70 'a stage that dies' pipeline run "$work/p.yaml" < "$work/in"
says 'p.yaml:1: the stage sh died of signal 11' 'a stage that dies'
yaml 'steps: [segment, {sh: no-such-program-anywhere}]'
ends 69 'not found in sh'
yaml 'steps: [segment, {run: [no-such-program-anywhere]}]'
run 69 'not found' pipeline run "$work/p.yaml" < "$work/in"
says 'p.yaml:1:19: .*not in PATH' 'not found'
yaml 'steps: [{run: [yes]}, {run: [head, "-1"]}]'
ends 0 'a reader that leaves in the middle'
yaml 'steps: [segment, {segment: {max-bad: 0}}]'
run 78 'neighbours that do not fit' pipeline run "$work/p.yaml" < "$work/in"
printf '{bad\n' >> "$work/in"
yaml 'steps: [normalize, segment]'
ends 65 'a bad record'
yaml 'steps: [{normalize: {max-bad: 1}}, {segment: {}}]'
ends 0 'a bad record that is allowed'
yaml 'steps: [{normalize: {max-bad: 30%}}, segment, {run: [cat]}]'
ends 0 'a part of bad records that is allowed'
yaml "steps: [normalize, {segment: {rejects: $work/rejects, max-record: 60}}]"
ends 65 'options of one stage'
yaml 'steps: [normalize, {run: [sed, "s/One/{/; s/^/{/"]}, segment]' # what comes out of a command is checked again
ends 65 'bad records from a command'

yaml 'steps: [normalize, segment, {tag-entities: {types: "place,plaice"}}, {extract-numbers: {}}, {report: {format: html}}]'
for how in check explain run 'run --processes'; do
	# shellcheck disable=SC2086
	run 78 "a stage that cannot begin, $how" pipeline $how "$work/p.yaml" < "$work/in"
	says 'p.yaml:1:30: tag-entities: .*plaice' "a stage that cannot begin, $how"
	gives '' "a stage that cannot begin, $how"
done

# documents whose end shows only when the next begins, held by three stages
for i in $(seq 400); do
	printf '{"record":"sentence","doc":"%d","index":0,"text":"The UN said %d people returned to Tajikistan.","pad":"%0900d"}\n' "$i" "$i" 0
done > "$work/in"
yaml 'steps: [tag-entities, tag-entities, extract-numbers]'
ends 0 'documents without an end'
[ "$(wc -l < "$work/out")" = 400 ] || fail 'documents without an end: not 400 claims'
{ lines 2; echo '{"$mark":"m"}'; lines 1; } > "$work/in"
yaml 'steps: [normalize, segment, tag-entities, extract-numbers]'
ends 0 'a control mark'
grep -q '^{"$mark":"m"}$' "$work/out" || fail 'a control mark is lost'

# endings
lines 20000 > "$work/in"
yaml 'steps: [normalize, segment]'
for how in '' --processes; do
	# shellcheck disable=SC2086
	run 74 "a full disk $how" sh -c "exec \"\$@\" > /dev/full" sh pipeline run $how "$work/p.yaml" "$work/in"
	says 'No space left' "a full disk $how"
	# shellcheck disable=SC2086
	pipeline run $how "$work/p.yaml" "$work/in" 2> "$work/err" | head -1 > "$work/out"
	got="${PIPESTATUS[0]}"
	[ "$got" = 0 ] && [ ! -s "$work/err" ] && [ "$(wc -l < "$work/out")" = 1 ] || fail "| head -1 $how: $got $(head -c 300 "$work/err")"
	for signal in INT TERM; do # a reader that never reads; a background job of a script ignores INT unless told
		# shellcheck disable=SC2086
		python3 - "$signal" pipeline run $how "$work/p.yaml" <<-'PY' || fail "$signal $how: another status"
			import signal, subprocess, sys, time
			number = getattr(signal, "SIG" + sys.argv[1])
			p = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
			time.sleep(0.2)
			p.send_signal(number)
			sys.exit(p.wait(timeout=5) != 128 + number)
		PY
	done
done

# where records come from, and where they go
cd "$work" || exit 1
lines 2 > in
mkdir -p "spool/a b/c" spool/.hidden
lines 1 > spool/1.jsonl; lines 1 | gzip > "spool/a b/2.jsonl"; lines 1 > "spool/a b/c/3.jsonl"; lines 1 > spool/.hidden/4.jsonl
yaml 'from: {files: "spool/**/*.jsonl"}' 'steps: [segment]' 'to: {file: "out put.jsonl"}'
run 0 'files by pattern' pipeline run p.yaml
[ ! -s out ] && [ "$(wc -l < 'out put.jsonl')" = 6 ] || fail 'files by pattern: not six records in the file'
mv 'out put.jsonl' first
run 0 'files by pattern, explained' bash -c "$(pipeline explain p.yaml)"
cmp first 'out put.jsonl' || fail 'files by pattern: other bytes explained'
yaml 'from: {files: ["nothing/*", "neither/**"]}' 'steps: [segment]'
run 66 'no file fits' pipeline run p.yaml
yaml 'from: {command: [cat, in]}' 'steps: [segment]' 'to: {file: out.jsonl.gz}'
run 0 'a command as source, gzip as sink' pipeline run p.yaml
[ "$(gunzip < out.jsonl.gz | wc -l)" = 4 ] || fail 'gzip: not four records'
yaml 'steps: [segment]' 'to: {file: no/such/folder}'
run 73 'a file that cannot be made' pipeline run p.yaml in
run 66 'a pipeline that is not there' pipeline run nowhere.yaml
yaml 'steps: [segment]'
run 66 'an input that is not there' pipeline run p.yaml in nowhere.jsonl
[ "$(wc -l < out)" = 4 ] || fail 'an input that is not there: the other one is lost'

# use, plug-ins
mkdir -p lib bin
printf 'params: {s: news}\nsteps: [{segment: {style: "${s}"}}]\n' > lib/base.yaml
yaml 'use: lib/base.yaml' 'steps: [{run: [cat]}]'
run 0 'use' pipeline explain p.yaml -p s=ud
grep -q 'segment --style=ud' out || fail 'use: a parameter does not reach it'
run 64 'a parameter nobody has' pipeline explain p.yaml -p t=ud
yaml 'use: lib/../p.yaml' 'steps: [segment]'
run 78 'a file that uses itself' pipeline check p.yaml
says 'p.yaml:1:6: .*uses itself' 'a file that uses itself'
cat > bin/pipeline-only <<'SH'
#!/bin/sh
[ "$1" = --describe ] && exec echo '{"name":"only","options":[{"name":"word","type":"text"},{"name":"not","type":"flag"}]}'
exec grep -e "${1#--word=}"
SH
chmod +x bin/pipeline-only
PATH=$PWD/bin:$PATH
yaml 'steps: [segment, {only: {word: Two}}]'
ends 0 'a plug-in'
[ "$(wc -l < out)" = 2 ] || fail 'a plug-in: not two records'
yaml 'steps: [segment, {only: {wort: Two, not: 3}}]'
run 78 'a plug-in with wrong options' pipeline check p.yaml
says "did you mean 'word'" 'a plug-in with wrong options'
says 'not is true or false' 'a plug-in with wrong options'
printf '#!/bin/sh\ntouch started\n' > bin/harmful; chmod +x bin/harmful
yaml 'steps: [segment, harmful, {run: [harmful]}, {sh: harmful}]'
run 78 'a program that is no stage' pipeline check p.yaml
[ ! -e started ] || fail 'check starts programs'

# bad YAML: nothing is made, nothing runs
yaml 'steps:' '	- segment' 'to: {file: made}'
run 78 'a tab' pipeline run p.yaml
says '^p.yaml:2:1: a tab' 'a tab'
yaml 'steps: [segment]' 'to: {file: made}' 'steps: [segment]'
run 78 'a key twice' pipeline run p.yaml
says '^p.yaml:3:1: ' 'a key twice'
yaml 'steps: [segment]' 'to: {file: made}' 'lock: skip'
run 69 'what is not built' pipeline run p.yaml
says "^p.yaml:3:1: 'lock' is not built yet" 'what is not built'
[ ! -e made ] || fail 'a file was made'
run 78 'two bad files' pipeline check lib/base.yaml p.yaml "$work/p.yaml" lib/none.yaml bin/pipeline-only
run 64 'no command' pipeline
run 64 'an unknown command' pipeline rum p.yaml
says 'did you mean run' 'an unknown command'
run 64 'an unknown option' pipeline run --proceses p.yaml
run 69 'a command to come' pipeline replay p.yaml
run 69 '--workers 2' pipeline run --workers 2 p.yaml
for option in --help --version --describe; do
	run 0 "$option" pipeline $option
	[ ! -s err ] || fail "$option writes to stderr"
done

printf '\xef\xbb\xbfabout: BOM and CRLF\r\nsteps: [segment]\r\n' > p.yaml
run 0 'BOM and CRLF' pipeline check p.yaml
printf '\xef\xbb\xbfabout: BOM and CRLF\r\nsteps: [segmnt]\r\n' > p.yaml
run 78 'BOM and CRLF' pipeline check p.yaml
says '^p.yaml:2:9: ' 'BOM and CRLF'

# tests in the file
yaml 'steps: [segment, {run: [cat]}]' 'tests:' '  - about: good' '    in: ["One came."]' '    out: [{text: One came., index: 0}]' \
	'  - about: bad' '    in: ["One came. Two left."]' '    out: [{text: Two left., index: 4}]' \
	'  - {in: [], out: []}' '  - {in: [{doc: x, text: One came.}], exact: true, out: [{doc: x}]}'
run 1 'tests' pipeline test p.yaml
says '^p.yaml:8:' 'tests'
says 'index: wanted 4, is 1' 'tests'
says 'nearest .*"Two left\."' 'tests'
[ "$(grep -c ^ok out)" = 2 ] && [ "$(grep -c ^FAILED out)" = 2 ] || fail "tests: $(cat out)"
exit $failed
