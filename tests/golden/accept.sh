#!/bin/sh
# accept.sh [PROGRAM]: takes what the program prints now as the golden copies; the diff is then read and committed.
set -eu
cd "$(dirname "$0")"
program=${1-../../build/bangfu}
"$program" catalogue --ddl=sqlite >ddl-sqlite.sql
"$program" catalogue --ddl=postgres >ddl-postgres.sql
git diff --stat -- . || true
