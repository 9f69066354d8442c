#!/bin/sh
# run.sh [BUILD]: every test there is. The tests compile while the demonstration county is made, once; then two lanes take task
# after task (task.sh), and the logs in BUILD/test/ are counted runner by runner. The last line is "N passed, N failed", the
# exit status 1 when any failed. A set without files is no test; a task that does not start, or ends badly without naming a
# failure, counts as a failed one. ONLY="unit api/pay.test.mjs" runs some: runners (unit fuzz check pg cmd http api browser)
# or files.
set -u
cd "$(dirname "$0")/.." || exit 1
BUILD=${1-build}
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
LOGS=$BUILD/test
rm -rf "$LOGS" "$BUILD/meson-logs/unit.json" "$BUILD/meson-logs/fuzz.json"
mkdir -p "$LOGS/tmp"
export BUILD LOGS TMPDIR="$LOGS/tmp" LC_ALL=C.UTF-8 TZ=UTC
export BANGFU="$BUILD/bangfu" BANGFU_TOP="$PWD" NODE_PATH="$PWD/web/node_modules"
export BANGFU_DEMO="$TMPDIR/demo.bangfu" # the demonstration county: whoever would write takes a copy
export BANGFU_TODAY="$TMPDIR/today.bangfu" # the same of 2026, made when a test of today's county is to run
# Two lanes fill the two cores of the machine that proves a change; more would only make browsers wait for one another.
LANES=2
# These take longest, so they start first: begun last, one of them would leave the other lane idle.
LONG='unit cmd/demo.sh cmd/layouts.sh api/leak.test.mjs'
total_passed=0 total_failed=0

# known: every task, in the order of the result.
known()
{
        printf '%s\n' unit fuzz check pg
        cd tests || exit 1
        for file in cmd/*.sh http/run api/*.test.mjs browser/*.test.mjs; do
                [ ! -e "$file" ] || printf '%s\n' "$file" | sed 's|^http/run$|http|'
        done
}
# wanted: those of the tasks read that ONLY names, or all.
wanted()
{
        while read -r task; do
                case " ${ONLY-$task} " in *" $task "* | *" ${task%%/*} "*) echo "$task" ;; esac
        done
}
# of RUNNER: its tasks
of()
{
        printf '%s\n' "$tasks" | grep -E "^$1(/|\$)"
}
log_of()
{
        printf '%s' "$LOGS/$(printf '%s' "$1" | tr / -)"
}

# Each reader of a log sets ok and bad, and prints what failed.

# read_lines LOG: "ok …" and "not ok …"
read_lines()
{
        ok=$(grep -c '^ok ' "$1.log")
        bad=$(grep -c '^not ok ' "$1.log")
        grep -A 3 '^not ok ' "$1.log" | grep -v -e '^ok ' -e '^--$'
}

# read_programs LOG SUITE: C programs; each case of cmocka is a test, and a program that crashes is a failed one
read_programs()
{
        told=$BUILD/meson-logs/$2
        counts=$(awk '
                {
                        bad = gsub(/not ok [0-9]+/, ""); ok = gsub(/(\\n|": ")ok [0-9]+/, "")
                        fine = /"result": "OK"/
                        if (fine && ok == 0) ok = 1
                        if (!fine && bad == 0) bad = 1
                        passed += ok; failed += bad
                }
                END { print passed + 0, failed + 0 }' "$told.json" 2>/dev/null)
        ok=${counts% *} bad=${counts#* }
        [ "${bad:-0}" -ne 0 ] || return
        grep -E '^ *[0-9]+/[0-9]+ .*(FAIL|TIMEOUT|ERROR)' "$1.log"
        grep -hE -A 4 '^(not ok|# .*(error|Failure))' "$told.txt" | head -n 60
}

# read_scripts LOG TASK: a file of node:test
read_scripts()
{
        ok=$(awk '/^# pass / { n = $3 } END { print n + 0 }' "$1.log")
        bad=$(awk '/^# (fail|cancelled) / { n += $3 } END { print n + 0 }' "$1.log")
        left=$(awk '/^# skipped / { n = $3 } END { print n + 0 }' "$1.log")
        grep -E -A 12 '^ *not ok ' "$1.log" | grep -E 'not ok|error:|expected:|actual:|location:' | head -n 60
        [ "$left" -eq 0 ] || echo "$2: $left left out"
}

# read_task TASK: adds its tests to passed, failed and seconds.
read_task()
{
        log=$(log_of "$1")
        ok=0 bad=0 status=99 took=0
        [ ! -f "$log.end" ] || read -r status took <"$log.end"
        case $1 in
        unit | fuzz) read_programs "$log" "$1" ;;
        api/* | browser/*) read_scripts "$log" "$1" ;;
        *) read_lines "$log" ;;
        esac
        ok=${ok:-0} bad=${bad:-0}
        [ "$((ok + bad))" -gt 0 ] || status=99
        if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
                bad=1
                echo "not ok $1 — it ended with status $status:"
                tail -n 15 "$log.log"
        fi
        passed=$((passed + ok)) failed=$((failed + bad)) seconds=$((seconds + took))
}

# result RUNNER: one line for a runner, the failures of its logs above it.
result()
{
        [ -n "$(of "$1")" ] || return
        passed=0 failed=0 seconds=0
        for task in $(of "$1"); do read_task "$task"; done
        echo "$1: $passed passed, $failed failed ($seconds s)"
        total_passed=$((total_passed + passed))
        total_failed=$((total_failed + failed))
}

program()
{
        { tools/build.sh "$BUILD" bangfu bangfu_fixture && echo 'ok program builds'; } >"$LOGS/program.log" 2>&1
        echo "$? $(($(date +%s) - begun))" >"$LOGS/program.end"
}
# The county and the tests' programs need the program alone, so they are made at once.
prepare()
{
        case $tasks in *unit* | *fuzz*) tools/build.sh "$BUILD" -k 0 all >"$LOGS/compile.log" 2>&1 & ;; esac
        case $tasks in
        */today*) "$BANGFU" demo "$BANGFU_TODAY" --day 2026-06-30 >"$LOGS/today.log" 2>&1 || rm -f "$BANGFU_TODAY" ;;
        esac &
        case $tasks in
        *cmd/* | *api/* | *browser/*)
                log=$LOGS/demonstration.log
                "$BANGFU" demo "$BANGFU_DEMO" >"$log" 2>&1 || { cat "$log"; rm -f "$BANGFU_DEMO"; }
                ;;
        esac
        wait
        [ ! -f "$LOGS/compile.log" ] || grep -E 'error:' "$LOGS/compile.log" | head -n 10
}
# queue: the tasks in the order in which they start
queue()
{
        long=$(printf '%s\n' $LONG)
        printf '%s\n' "$tasks" | grep -xF "$long"
        printf '%s\n' "$tasks" | grep -vxF "$long"
}

begun=$(date +%s)
tasks=$(known | wanted)
echo '正在编译 (building)'
program
echo '正在准备测试，并生成演示县 (building the tests, making the demonstration county)'
prepare
echo "正在运行 $(printf '%s\n' "$tasks" | wc -l) 组测试 (running the tests)"
queue | xargs -r -P "$LANES" -n 1 tests/task.sh
tasks="program
$tasks"
for runner in program unit fuzz check pg cmd http api browser; do result "$runner"; done
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
