#!/bin/sh
# run.sh [BUILD]: every test there is. Each runner writes its log to BUILD/test/ and is counted; the last line is
# "N passed, N failed", the exit status 1 when any failed. A set without files is no test; a runner that does not start, or
# ends badly without naming a failure, counts as one. ONLY="unit api" runs some (unit fuzz check pg cmd http api browser).
set -u
cd "$(dirname "$0")/.." || exit 1
build=${1-build}
case $build in /*) ;; *) build=$PWD/$build ;; esac
logs=$build/test
rm -rf "$logs"
mkdir -p "$logs/tmp"
export TMPDIR="$logs/tmp" LC_ALL=C.UTF-8 TZ=UTC
export BANGFU="$build/bangfu" BANGFU_TOP="$PWD" NODE_PATH="$PWD/web/node_modules"
export BANGFU_DEMO="$TMPDIR/demo.bangfu" # the demonstration county, made by the first test that needs it
total_passed=0 total_failed=0

# add NAME PASSED FAILED STATUS: one line for a runner, the failures of its log above it.
add()
{
        passed=$2 failed=$3
        if [ "$4" -ne 0 ] && [ "$failed" -eq 0 ]; then
                failed=1
                echo "not ok $1 — it ended with status $4:"
                tail -n 15 "$logs/$1.log"
        fi
        echo "$1: $passed passed, $failed failed"
        total_passed=$((total_passed + passed))
        total_failed=$((total_failed + failed))
}

# lines NAME COMMAND…: a runner that prints "ok …" and "not ok …"
lines()
{
        name=$1
        shift
        "$@" >"$logs/$name.log" 2>&1
        status=$?
        ok=$(grep -c '^ok ' "$logs/$name.log")
        bad=$(grep -c '^not ok ' "$logs/$name.log")
        [ "$((ok + bad))" -gt 0 ] || status=99
        grep -A 3 '^not ok ' "$logs/$name.log" | grep -v -e '^ok ' -e '^--$'
        add "$name" "$ok" "$bad" "$status"
}

# compiled SUITE: the C programs of a suite; each case of cmocka is a test, and a program that crashes is a failed one.
compiled()
{
        rm -f "$build/meson-logs/testlog.json"
        CMOCKA_MESSAGE_OUTPUT=TAP meson test -C "$build" --no-rebuild --suite "$1" >"$logs/$1.log" 2>&1
        status=$?
        [ ! -f "$build/meson-logs/testlog.json" ] || cp "$build/meson-logs/testlog.json" "$logs/$1.json"
        if [ ! -f "$logs/$1.json" ]; then
                grep -q 'No suitable tests' "$logs/$1.log" && return
                add "$1" 0 0 "$status"
                return
        fi
        counts=$(awk '
                {
                        bad = gsub(/not ok [0-9]+/, ""); ok = gsub(/(\\n|": ")ok [0-9]+/, "")
                        fine = /"result": "OK"/
                        if (fine && ok == 0) ok = 1
                        if (!fine && bad == 0) bad = 1
                        passed += ok; failed += bad
                }
                END { print passed + 0, failed + 0 }' "$logs/$1.json")
        if [ "${counts#* }" -ne 0 ]; then
                grep -E '^ *[0-9]+/[0-9]+ .*(FAIL|TIMEOUT|ERROR)' "$logs/$1.log"
                grep -hE -A 4 '^(not ok|# .*(error|Failure))' "$build/meson-logs/testlog.txt" | head -n 60
        fi
        add "$1" "${counts% *}" "${counts#* }" "$status"
}

# scripts NAME FILE…: node:test files
scripts()
{
        name=$1
        shift
        timeout 900 node --test --test-reporter=tap "$@" >"$logs/$name.log" 2>&1
        status=$?
        ok=$(awk '/^# pass / { n = $3 } END { print n + 0 }' "$logs/$name.log")
        bad=$(awk '/^# (fail|cancelled) / { n += $3 } END { print n + 0 }' "$logs/$name.log")
        left=$(awk '/^# skipped / { n = $3 } END { print n + 0 }' "$logs/$name.log")
        [ "$((ok + bad))" -gt 0 ] || status=99
        grep -E -A 12 '^ *not ok ' "$logs/$name.log" | grep -E 'not ok|error:|expected:|actual:|location:' | head -n 60
        [ "$left" -eq 0 ] || echo "$name: $left left out"
        add "$name" "$ok" "$bad" "$status"
}

built()
{
        tools/build.sh "$build" bangfu && echo 'ok program builds'
}

commands()
{
        result=0
        for script in tests/cmd/*.sh; do
                mkdir -p "$TMPDIR/$(basename "$script" .sh)"
                (cd "$TMPDIR/$(basename "$script" .sh)" && sh "$BANGFU_TOP/$script") || {
                        result=1
                        echo "# $script ended with a failure"
                }
        done
        return $result
}

wanted()
{
        case " ${ONLY-$1} " in *" $1 "*) return 0 ;; *) return 1 ;; esac
}
some()
{
        [ -e "$1" ]
}

echo '正在编译测试 (building the tests)'
lines program built
(tools/build.sh "$build" -k 0 all) >"$logs/compile.log" 2>&1 || grep -E 'error:' "$logs/compile.log" | head -n 10
! wanted unit || compiled unit
! wanted fuzz || compiled fuzz
! wanted check || lines check tools/check "$build"
! wanted pg || lines pg tools/pgtest.sh "$BANGFU"
if wanted cmd && some tests/cmd/*.sh; then lines cmd commands; fi
if wanted http && some tests/http/run; then lines http tests/http/run; fi
if wanted api && some tests/api/*.test.mjs; then scripts api tests/api/*.test.mjs; fi
if wanted browser && some tests/browser/*.test.mjs; then scripts browser tests/browser/*.test.mjs; fi
echo "$total_passed passed, $total_failed failed"
[ "$total_failed" -eq 0 ]
