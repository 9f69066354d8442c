#!/bin/sh
# outputs.sh: no command writes over a store, a file beside one, a backup, a folder or a device, whatever it makes and however
# the thing is called; and an older paper gives way as ever.
. "$BANGFU_TOP/tests/cmd/lib.inc"
rm -rf outputs && mkdir outputs && cd outputs || exit 1
store a.db
store other.db
cp other.db renamed.csv
cp other.db renamed.xlsx
cp other.db 'bad-待改.xlsx'
cp other.db half.csv.part
"$B" backup a.db one.backup >/dev/null 2>&1
"$B" backup a.db backup.xlsx >/dev/null 2>&1
mkdir folder.xlsx
printf '户编号,户主姓名,户主身份证号\n341125100201001,甲,1\n' >bad.csv
for target in a.db a.db-wal a.db-shm a.db-journal other.db other.db-wal renamed.csv renamed.csv-wal renamed.xlsx one.backup \
        backup.xlsx half.csv folder.xlsx /dev/null; do
        for order in "list a.db place --csv" "list a.db place --xlsx" "export a.db place" "brief a.db --docx" \
                "fill a.db form:training"; do
                case "$order $target" in export*.csv | export*.xlsx) ;; export*) continue ;; esac
                before=$(cksum other.db renamed.csv renamed.xlsx one.backup backup.xlsx half.csv.part)
                # shellcheck disable=SC2086
                run "$B" $order "$target"
                is "outputs.$order.$target" 2 "$status"
                case $target in folder.xlsx | /dev/null) says "outputs.words.$order.$target" '不是普通文件' "$err" ;;
                *) says "outputs.words.$order.$target" '不会覆盖' "$err" ;; esac
                is "outputs.kept.$order.$target" "$before" \
                        "$(cksum other.db renamed.csv renamed.xlsx one.backup backup.xlsx half.csv.part)"
        done
done
before=$(cksum 'bad-待改.xlsx')
run "$B" import a.db bad.csv
is outputs.import 2 "$status"
says outputs.import.words '不会覆盖' "$err"
is outputs.import.kept "$before" "$(cksum 'bad-待改.xlsx')"
is outputs.import.nothing_entered '共 0 条' "$("$B" list a.db household | grep -o '共 0 条')"
run "$B" verify a.db
is outputs.the_store_is_sound 0 "$status"
run "$B" list a.db place --lang en --csv a.db
says outputs.in_english 'is not overwritten' "$err"
for i in 1 2; do
        run "$B" list a.db place --csv paper.csv
        is outputs.an_older_paper_gives_way.$i 0 "$status"
done
