#!/bin/sh
# run.sh quick|full [BUILD]: the measured goals of this product against their peers, side by side on this machine.
#
# Makes its own data (seeded), checks that both sides did the same work, prints a table and writes it to var/bench-MODE.md. Nothing here is a
# test. quick is a tenth of full. A peer that is not installed is named, not passed over.
set -eu
mode=${1:-quick} build=${2:-build}
case $mode in quick) persons=100000 pairs=${PAIRS-3} ;; full) persons=1000000 pairs=${PAIRS-5} ;; *) echo 'run.sh quick|full [BUILD]' >&2; exit 2 ;; esac
here=$(cd "$(dirname "$0")" && pwd)
bangfu=$(realpath "$build/bangfu")
work=$(mktemp -d)
report=$here/../var/bench-$mode.md
mkdir -p "$here/../var"
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT INT TERM

say() { printf '%s\n' "${1-}" | tee -a "$report"; }
row() { say "| $1 | $2 | $3 | $4 |"; }
# seconds COMMAND…: how long it took; its output goes to $work/out
seconds()
{
        begun=$(date +%s.%N)
        "$@" >"$work/out" 2>"$work/err" || { code=$?; [ $code -eq 3 ] || { cat "$work/err" >&2; exit $code; }; }
        ended=$(date +%s.%N)
        echo "$begun $ended" | awk '{ printf "%.2f\n", $2 - $1 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
ratio() { echo "$1 $2" | awk '{ printf "%.2f", $1 / $2 }'; }

import_ours()
{
        rm -f "$work"/s.bangfu*
        "$bangfu" init "$work/s.bangfu" --county 341125 --places "$here/../demo/data/divisions-341125.csv" >/dev/null
        seconds "$bangfu" import "$work/s.bangfu" "$work/register.xlsx" --json
        grep -o '"person":[0-9]*' "$work/out" | head -n 1 | cut -d: -f2 >"$work/ours"
}
import_bare()
{
        rm -f "$work"/bare.db*
        seconds "$work/bare" "$work/register.csv" "$work/bare.db"
        cp "$work/out" "$work/theirs"
}
same_rows()
{
        [ "$(cat "$work/ours")" = "$(cat "$work/theirs")" ] && return
        echo "the two sides did not do the same work: $(cat "$work/ours") and $(cat "$work/theirs") persons" >&2
        exit 1
}

: >"$report"
say "# Benchmarks, $mode, $(date +%Y-%m-%d), $(nproc) cores"
say
say '| goal | ours | peer | ratio |'
say '|---|---|---|---|'

cc -O2 -o "$work/register" "$here/register.c" -lxlsxwriter
cc -O2 -o "$work/bare" "$here/bare.c" -lsqlite3
"$work/register" "$persons" "$work"

i=0
while [ $i -lt $pairs ]; do
        import_ours >>"$work/ours.s"
        import_bare >>"$work/bare.s"
        same_rows
        i=$((i + 1))
done
ours=$(median <"$work/ours.s") bare=$(median <"$work/bare.s")
row "G1 import of $persons persons × 20 columns (goal ≤ 1.5 ×)" "$ours s" "bare C and SQLite $bare s" "$(ratio "$ours" "$bare") ×"
if python3 -c 'import openpyxl' 2>/dev/null || /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
        python=$(python3 -c 'import openpyxl' 2>/dev/null && echo python3 || echo /usr/bin/python3)
        peer=$(seconds "$python" "$here/peer_openpyxl.py" "$work/register.xlsx" "$work/py.db")
        cp "$work/out" "$work/theirs"
        same_rows
        row 'G2 the same (goal ≥ 20 × faster)' "$ours s" "openpyxl + sqlite3 $peer s" "$(ratio "$peer" "$ours") ×"
else
        row 'G2 the same' "$ours s" 'openpyxl is not installed (python3-openpyxl)' '—'
fi
if command -v soffice >/dev/null; then
        peer=$(seconds soffice -env:UserInstallation="file://$work/lo" --headless --convert-to csv --outdir "$work/lo-out" "$work/register.xlsx")
        row 'G2 the same (goal ≥ 7 × faster)' "$ours s" "LibreOffice, to CSV only $peer s" "$(ratio "$peer" "$ours") ×"
else
        row 'G2 the same' "$ours s" 'LibreOffice is not installed (libreoffice-calc)' '—'
fi
row 'G2 the same' "$ours s" 'Tryton is not measured: its server wants a module written for this register' '—'

# G11: list pages over that many persons
password=bench-2017-12-31
echo "$password" | "$bangfu" account add "$work/s.bangfu" bench --role office --place 341125 --password >/dev/null
"$bangfu" serve "$work/s.bangfu" --listen 127.0.0.1:18099 >/dev/null 2>&1 &
server=$!
sleep 1
node "$here/pages.mjs" 127.0.0.1:18099 bench "$password" person "$server" >"$work/pages" || cat "$work/pages" >&2
while IFS='	' read -r what value unit; do row "G11 $persons persons: $what" "$value $unit" 'goal: pages and count ≤ 20 ms' '—'; done <"$work/pages"
kill "$server"; wait "$server" 2>/dev/null || true; server=

# G12: the demonstration county
"$bangfu" demo "$work/demo.bangfu" >/dev/null
password=bench-2017-12-31
echo "$password" | "$bangfu" account add "$work/demo.bangfu" bench --role office --place 341125 --password >/dev/null
"$bangfu" serve "$work/demo.bangfu" --listen 127.0.0.1:18099 >/dev/null 2>&1 &
server=$!
sleep 1
node "$here/pages.mjs" 127.0.0.1:18099 bench "$password" household "$server" >"$work/pages" || cat "$work/pages" >&2
while IFS='	' read -r what value unit; do row "G12 demonstration: $what" "$value $unit" 'goal: idle ≤ 64 MB, 200 clients ≤ 256 MB' '—'; done <"$work/pages"
kill "$server"; wait "$server" 2>/dev/null || true; server=

# G13: from clean, and the second start
rm -rf "$work/tree" && git -C "$here/.." archive --prefix=tree/ HEAD | tar -x -C "$work"
row 'G13 make build from clean (goal ≤ 60 s)' "$(seconds make -C "$work/tree" build) s" '' '—'
begun=$(date +%s.%N)
"$bangfu" serve "$work/demo.bangfu" --listen 127.0.0.1:18099 >/dev/null 2>&1 &
server=$!
until curl -s -o /dev/null http://127.0.0.1:18099/ || [ "$(echo "$begun $(date +%s.%N)" | awk '{ print ($2 - $1 > 10) }')" = 1 ]; do sleep 0.02; done
row 'G13 second start until it answers (goal ≤ 2 s)' "$(echo "$begun $(date +%s.%N)" | awk '{ printf "%.2f", $2 - $1 }') s" '' '—'
say
say "The peer's program stands beside this script. Data: bench/register.c, seeded; invented persons."
echo "written to ${report#"$here"/../}"
