#!/bin/sh
# task.sh TASK: one task of run.sh, whose environment it takes: a runner that is one command (unit fuzz check pg http), or a
# file of cmd, api or browser. What it prints goes to $LOGS/TASK.log (with - for /); when it has ended, its exit status and
# seconds stand in TASK.end. It succeeds itself whatever becomes of the test, so that the other tasks go on.
set -u
task=$1
log=$LOGS/$(printf '%s' "$task" | tr / -)
started=$(date +%s)

perform()
{
        case $task in
        unit | fuzz) CMOCKA_MESSAGE_OUTPUT=TAP meson test -C "$BUILD" --no-rebuild --suite "$task" --logbase "$task" ;;
        check) tools/check "$BUILD" ;;
        pg) tools/pgtest.sh "$BANGFU" ;;
        http) tests/http/run ;;
        cmd/*) mkdir -p "$TMPDIR/$task" && cd "$TMPDIR/$task" && sh "$BANGFU_TOP/tests/$task" ;;
        *) timeout 900 node --test --test-reporter=tap "tests/$task" ;;
        esac
}

(perform) >"$log.log" 2>&1
echo "$? $(($(date +%s) - started))" >"$log.end"
