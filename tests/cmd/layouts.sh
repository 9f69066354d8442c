#!/bin/sh
# layouts.sh: the same matter as other counties lay it out: other words and orders, one to three header rows, a row a
# person, a household or a village, .xls, CSV. Beside each sheet of tests/data/layouts stands what must come of it
# (FILE.expected): records created (`made`), every refused cell with its code, and figures. Then: a dry run writes
# nothing, and the same file twice changes nothing.
. "$BANGFU_TOP/tests/cmd/lib.inc"
data=$BANGFU_TOP/tests/data/layouts
rm -rf layouts && mkdir layouts && cp "$data"/* layouts && cd layouts || exit 1

# field NAME FILE: the words after NAME in what is expected
field()
{
        sed -n "s/^$1 //p" "$2"
}
# count KIND ENTITY: the number of the report in $out
count()
{
        printf '%s\n' "$out" | sed 's/.*"'"$1"'":{\([^}]*\)}.*/\1/' | tr ',' '\n' | sed -n 's/^"'"$2"'"://p'
}
# total COLUMN FILE: what a column of our csv comes to
total()
{
        awk -F, -v name="$1" 'NR == 1 { sub(/^\357\273\277/, ""); for (i = 1; i <= NF; i++) if ($i == name) at = i; next }
                { sum += $at } END { printf "%.2f", sum }' "$2" | tr -d '\r'
}
# written: nothing but zeros stand in what was accepted and changed
written()
{
        printf '%s\n' "$out" | sed 's/"unchanged".*//' | grep -o '":[1-9][0-9]*' | tr -d '\n'
}
# refused, noted: the cells of the report and their codes; notes stand behind what is refused
refused()
{
        printf '%s\n' "$out" | sed 's/"notes":\[.*//' | cells
}
noted()
{
        printf '%s\n' "$out" | sed 's/.*"notes":\[//' | cells
}
cells()
{
        grep -o '{"sheet":"[^"]*","row":[0-9]*,"cell":"[^"]*","field":"[^"]*","code":"[^"]*"' |
                sed 's/.*"sheet":"\([^"]*\)","row":[0-9]*,"cell":"\([^"]*\)".*"code":"\([^"]*\)"/\1!\2 \3/' | LC_ALL=C sort
}

for expected in *.expected; do
        file=${expected%.expected}
        county=$(field county "$expected")
        rm -f s.db s.db-wal s.db-shm
        # A county without a record is made once and copied: making it takes longer than most of the sheets.
        [ -f "empty-$county.db" ] || "$B" init "empty-$county.db" --county "$county" --places "places-$county.csv" >/dev/null
        cp "empty-$county.db" s.db
        for before in $(field after "$expected"); do
                "$B" import s.db "$before" >/dev/null
        done
        wanted=$(field status "$expected")
        run "$B" import s.db "$file" --dry-run --json
        is "$file.dry_status" "${wanted:-3}" "$status"
        run "$B" import s.db "$file" --json
        is "$file.status" "${wanted:-3}" "$status"
        field made "$expected" >made
        while read -r entity wanted; do
                is "$file.$entity" "$wanted" "$(count accepted "$entity")"
        done <made
        for entity in household person responsibility cadre; do
                wanted=$(field $entity "$expected")
                [ -z "$wanted" ] || is "$file.$entity" "$wanted" "$(count accepted $entity)"
        done
        is "$file.refused" "$(field refused "$expected" | LC_ALL=C sort)" "$(refused)"
        is "$file.noted" "$(field noted "$expected" | LC_ALL=C sort)" "$(noted)"
        run "$B" import s.db "$file" --json
        is "$file.twice" '' "$(written)"
        field sum "$expected" >sums
        while read -r entity column wanted; do
                "$B" list s.db "$entity" --csv sum.csv >/dev/null 2>&1
                is "$file.$entity.sum" "$wanted" "$(total "$column" sum.csv)"
        done <sums
        field figure "$expected" >figures
        while read -r code period wanted; do
                is "$file.$code" "$wanted" "$("$B" figure s.db "$code" "$period")"
        done <figures
done
