#!/bin/sh
# pgtest.sh PROGRAM: the second engine, before there is a driver for it. A private PostgreSQL 15 on a socket takes the DDL, the
# lint of tests/citus_lint.sql must find nothing in it, and every statement the program can issue must PREPARE. PROGRAM gives
#     catalogue --ddl=postgres       the DDL
#     catalogue --statements         a line each: name<TAB>types, by commas<TAB>text with $1..$n
# Prints "ok NAME" or "not ok NAME — why" a line. The server runs unprivileged and goes with this script.
set -eu
program=$(realpath "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
bin=$(ls -d /usr/lib/postgresql/15/bin 2>/dev/null || true)
if [ -z "$bin" ]; then
        echo 'not ok postgresql — PostgreSQL 15 is not installed (apt-get install postgresql-15)'
        exit 1
fi

dir=$(mktemp -d /tmp/bangfu-pg.XXXXXX)
user=
if [ "$(id -u)" -eq 0 ]; then
        user=postgres
        chown postgres "$dir"
fi
as_user()
{
        if [ -n "$user" ]; then
                (cd / && runuser -u "$user" -- "$@")
        else
                "$@"
        fi
}
stop()
{
        as_user "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
        rm -rf "$dir"
}
trap stop EXIT
trap 'exit 1' INT TERM

start()
{
        as_user "$bin/initdb" -D "$dir/data" --locale=C -E UTF8 -A trust -U bangfu >"$dir/initdb.log" 2>&1 &&
                as_user "$bin/pg_ctl" -D "$dir/data" -l "$dir/data/server.log" -w -t 60 \
                        -o "-F -c listen_addresses='' -c unix_socket_directories=$dir" start >>"$dir/initdb.log" 2>&1
}
if ! start; then
        tail -n 5 "$dir/initdb.log" >&2
        echo 'not ok postgresql — the private server does not start'
        exit 1
fi

sql()
{
        "$bin/psql" -X -q -h "$dir" -U bangfu -d postgres "$@"
}
failed=0
verdict()
{
        if [ -z "$2" ]; then
                echo "ok $1"
        else
                echo "not ok $1 — $2"
                failed=1
        fi
}
first_error()
{
        grep -m 1 'ERROR' "$1" || tail -n 1 "$1"
}

if ! "$program" catalogue --ddl=postgres >"$dir/ddl.sql" 2>"$dir/ddl.err" || [ ! -s "$dir/ddl.sql" ]; then
        echo "not ok postgresql.ddl — catalogue --ddl=postgres prints none: $(head -n 1 "$dir/ddl.err")"
        exit 1
fi
why=
sql -v ON_ERROR_STOP=1 -f "$dir/ddl.sql" >/dev/null 2>"$dir/ddl.err" || why=$(first_error "$dir/ddl.err")
verdict postgresql.ddl "$why"

found=$(sql -A -t -f "$here/tests/citus_lint.sql" 2>&1 | head -n 5 | tr '\n' ';') || found='the lint does not run'
verdict postgresql.citus_lint "$found"

if ! "$program" catalogue --statements >"$dir/statements" 2>"$dir/ddl.err" || [ ! -s "$dir/statements" ]; then
        echo "not ok postgresql.statements — catalogue --statements prints none: $(head -n 1 "$dir/ddl.err")"
        exit 1
fi
# One statement a line, so that the line number of an error names the statement.
awk -F '\t' '{ types = $2 == "" ? "" : " (" $2 ")"; print "PREPARE s" NR types " AS " $3 ";" }' \
        "$dir/statements" >"$dir/prepare.sql"
sql -f "$dir/prepare.sql" >/dev/null 2>"$dir/prepare.err" || true
awk -F '\t' -v errors="$dir/prepare.err" '
        BEGIN {
                while ((getline line < errors) > 0) {
                        if (match(line, /prepare\.sql:[0-9]+: ERROR: */)) {
                                split(substr(line, RSTART), part, ":")
                                why[part[2]] = substr(line, RSTART + RLENGTH)
                        }
                }
        }
        NR in why { print "not ok prepare." $1 " — " why[NR]; bad = 1; next }
        { print "ok prepare." $1 }
        END { exit bad }' "$dir/statements" || failed=1
exit $failed
