#!/bin/sh
# cuts.sh: imports of the week's sheets, each with a row that is refused, cut off (kill -9) at moments spread over all
# they write, or hit there by a full disk or a broken one: whatever comes, what stands in the store has its returned
# workbook, and in the end rows, report and workbook are those of an import nobody disturbed.
# make soak cuts every sheet at ten moments (CUT_SHEETS=all CUT_MOMENTS=10).
. "$BANGFU_TOP/tests/cmd/lib.inc"
: "${CUT_SHEETS=08-households}" "${CUT_MOMENTS=4}"
rm -rf cuts && mkdir cuts && cp "$BANGFU_TOP"/tests/data/week/* cuts && cd cuts || exit 1
calls=write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat2,unlink

# stands STORE: every row of every register, the reports and the length of the chain, without salts and times
stands()
{
        sqlite3 "$1" "SELECT name FROM sqlite_master m WHERE type = 'table' AND EXISTS
                (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'version') ORDER BY name" >registers
        {
                while read -r register; do printf '.mode insert %s\nSELECT * FROM %s ORDER BY id;\n' "$register" "$register"; done <registers
                echo "SELECT state, report, returned <> '' FROM import_run ORDER BY id;
                        SELECT COUNT(*), SUM(leaves_n) FROM block; SELECT COUNT(*) FROM search_term;
                        SELECT COUNT(*) FROM import_going; SELECT COUNT(*) FROM import_step;"
        } | sqlite3 "$1" | sed -E "s/[0-9a-f]{64}/x/g; s/1[0-9]{12}/time/g"
}
# workbook FILE: what it says, whatever it is zipped to; nothing when it isn't there
workbook()
{
        [ ! -e "$1" ] || unzip -p "$1" 'xl/*' | md5sum
}
# spread N: N of the lines read, from the first to the last
spread()
{
        awk -v most="$1" '{ line[NR] = $1 } END {
                n = NR < most ? NR : most
                for (i = 0; i < n; i++) print line[1 + int(n > 1 ? i * (NR - 1) / (n - 1) : 0)] }'
}
# Lines of the log: all that is written; the returned workbook's, until its name stands; what makes writes safe.
written()
{
        seq "$(grep -c . log)"
}
workbooks()
{
        seq "$(grep -n '\.part' log | sed -n '1s/:.*//p')" "$(($(grep -n ' rename' log | sed -n '$s/:.*//p') + 1))"
}
settling()
{
        grep -nE ' (fsync|fdatasync|ftruncate|rename|renameat2)\(' log | sed 's/:.*//'
}
# moments HOW: where it is hit
moments()
{
        half=$((CUT_MOMENTS / 2))
        case $1 in
        kill) written | spread "$CUT_MOMENTS" ;;
        full) { written | spread $half; workbooks | spread $half; } | sort -nu ;;
        broken) { settling | spread $half; workbooks | spread $half; } | sort -nu ;;
        esac
}
# begin SHEET: the store as it was before that sheet
begin()
{
        rm -f w.db w.db-* ./*-待改*.xlsx*
        cp "before-$1.db" w.db
}
# cut HOW: the import of $file, hit at the call of $line in the log of the undisturbed one
cut_off()
{
        call=$(sed -n "${line}p" log | sed -E 's/^[0-9]+ +//; s/\(.*//')
        nth=$(head -n "$line" log | grep -cE "^[0-9]+ +$call\(")
        case $1 in
        kill) hit="signal=KILL:when=$nth" ;;
        full) hit="error=ENOSPC:when=$nth..$((nth + 2))" ;;
        broken) hit="error=EIO:when=$nth" ;;
        esac
        strace -f -o /dev/null -e trace="$call" -e inject="$call:$hit" "$B" import w.db "$file" >cut.out 2>cut.err
}
# proved HOW: right after the cut, and when somebody has gone on
proved()
{
        name=$sheet.$1.$line
        stored=$(sqlite3 w.db 'SELECT COUNT(*) FROM block WHERE import_id = (SELECT MAX(id) FROM import_run)' 2>cut.sql)
        state=$(sqlite3 w.db 'SELECT state FROM import_run ORDER BY id DESC LIMIT 1')
        had=$(sqlite3 "before-$sheet.db" 'SELECT COUNT(*) FROM import_run')
        begun=$(($(sqlite3 w.db 'SELECT COUNT(*) FROM import_run') - had))
        if [ "$begun" = 1 ] && [ "${stored:-0}" -gt 0 ]; then
                is "cuts.$name.nothing_without_its_workbook" "$whole_back" "$(workbook "$back")"
        fi
        "$B" account lock w.db nobody >/dev/null 2>&1
        state=$(sqlite3 w.db 'SELECT state FROM import_run ORDER BY id DESC LIMIT 1')
        if [ "$begun" = 0 ]; then
                "$B" import w.db "$file" >/dev/null 2>&1
        elif [ "$state" != done ]; then
                "$B" import w.db --resume $((had + 1)) >/dev/null 2>&1
        fi
        stands w.db >found
        is "cuts.$name.rows_and_report" '' "$(diff whole found | head -c 300)"
        is "cuts.$name.workbook" "$whole_back" "$(workbook "$back")"
        is "cuts.$name.nothing_left" '' "$(ls ./*.try ./*.part 2>/dev/null)"
        is "cuts.$name.verified" 0 "$("$B" verify w.db >/dev/null 2>&1; echo $?)"
}
# sheet NAME: an undisturbed import gives the moments and what must come of all others
sheet()
{
        sheet=$1 file=week-$1.csv back=week-$1-待改.xlsx
        # a row of nonsense in the words of no column: something has to come back
        sed -n '$p' "$file" | sed 's/[^,]*/错?/g' >>"$file"
        begin "$sheet"
        strace -f -y -o log -e trace=$calls "$B" import w.db "$file" >whole.out 2>&1
        grep -v '+++' log >calls && mv calls log
        stands w.db >whole
        whole_back=$(workbook "$back")
        is "cuts.$sheet.comes_back" yes "$([ -n "$whole_back" ] && echo yes)"
        for how in kill full broken; do
                for line in $(moments $how); do
                        begin "$sheet"
                        cut_off $how
                        proved $how
                done
        done
}

run "$B" init w.db --county 620799 --places places.csv
[ "$CUT_SHEETS" != all ] || CUT_SHEETS=$(ls week-*.csv | sed 's/week-//; s/\.csv//')
mkdir plain && cp week-*.csv plain
for path in plain/*; do
        this=${path#plain/week-} this=${this%.csv}
        cp w.db "before-$this.db"
        case " $(echo $CUT_SHEETS) " in *" $this "*) sheet "$this" ;; esac
        case $CUT_SHEETS in *"$this") break ;; esac
        begin "$this"
        "$B" import w.db "$path" >/dev/null 2>&1
done
