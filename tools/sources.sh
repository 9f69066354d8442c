#!/bin/sh
# sources.sh KIND: the sorted list of files of one kind, so that adding a file edits no build file.
# Run from the top of the tree. Meson reads it when it configures; the Makefile configures again when a list changed.
# SKIP=REGEX in the environment leaves files out, for a build while somebody else's file is half written.
set -eu
case ${1-} in
lib)     find src demo -name '*.c' ! -name '*_test.c' ! -name '*_fixture.c' ! -path src/main.c ;;
test)    find src demo -name '*_test.c' ;;
fixture) find src demo -name '*_fixture.c' ;;
fuzz)    find tests/fuzz -name 'fuzz_*.c' ;;
assets)
        find src -name '*.sql' -o -name 'common_passwords.txt'
        find demo/data -type f
        if [ -f web/dist/index.html ]; then
                find web/dist -type f ! -name '*.map' ! -name '.*'
        else
                echo tools/plain/index.html
        fi ;;
*)      echo "sources.sh: KIND is lib, test, fixture, fuzz or assets" >&2; exit 2 ;;
esac | grep -Ev "${SKIP:-^$}" | LC_ALL=C sort
