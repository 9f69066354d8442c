#!/bin/sh
# backup.sh: a backup holds the whole county at one moment, whoever writes meanwhile; it appears whole or not at all; whatever
# is altered in it is found; restored elsewhere it has the same head; and whoever sees the county is told when there is none.
. "$BANGFU_TOP/tests/cmd/lib.inc"
rm -f ./*.db* ./*.backup*
store a.db
head_of() # of a store or backup: the lines of verify behind the first
{
        "$B" verify "$1" | tail -n +2
}
rows() # LIST [STORE] [DAY]
{
        "$B" list "${2:-a.db}" "$1" --period "${3:-$day}" | tail -n 1
}
day=$("$B" list a.db backup.never | tail -n 1 | grep -oE '[0-9]{4}-[0-9]{2}-[0-9]{2}')
later=$(date -u -d "$day + 8 days" +%F)
week=$(date -u -d "$day + 7 days" +%F)

says backup.never_made_is_on_the_desk '共 1 条' "$(rows backup.never)"
run "$B" backup a.db one.backup
is backup.made 0 "$status"
is backup.prints_the_heads "$(head_of a.db)" "$out"
is backup.is_private 600 "$(stat -c %a one.backup)"
is backup.leaves_nothing_beside one.backup "$(ls -d ./*backup* | sed 's|./||')"
says backup.once_made_is_off_the_desk '共 0 条' "$(rows backup.never)"
says backup.a_week_is_not_old '共 0 条' "$(rows backup.old a.db "$week")"
says backup.eight_days_are_old '共 1 条' "$(rows backup.old a.db "$later")"

run "$B" verify one.backup
is backup.verifies 0 "$status"
is backup.has_the_head_of_its_store "$(head_of a.db)" "$(head_of one.backup)"
run "$B" verify --lang en one.backup
says backup.verifies_in_english 'every part of the backup matches its digest' "$out"
mkdir -p elsewhere
rm -rf elsewhere/*
run "$B" restore one.backup elsewhere/b.db
is restore.made 0 "$status"
is restore.same_head "$(head_of a.db)" "$(head_of elsewhere/b.db)"
is restore.is_private 600 "$(stat -c %a elsewhere/b.db)"
is restore.leaves_nothing_beside elsewhere/b.db "$(ls elsewhere/b.db elsewhere/b.db.part 2>/dev/null)"
is restore.noted restore "$(sqlite3 elsewhere/b.db 'SELECT kind FROM backup_run')"
is restore.can_be_written 0 "$("$B" account add elsewhere/b.db chief --role accounts --place 341125 >/dev/null && echo 0)"

# a copy others may read is used, and not without a word
cp one.backup open.backup
chmod 644 open.backup
for order in "verify open.backup" "restore open.backup elsewhere/open.db"; do
        # shellcheck disable=SC2086
        run "$B" $order
        is "backup.open_is_used.$order" 0 "$status"
        says "backup.open_is_said.$order" 'chmod 600 open.backup' "$err"
done
run "$B" verify one.backup
is backup.closed_says_nothing '' "$err"
rm -f open.backup elsewhere/open.db

# nothing is written over
before=$(cksum <one.backup)
run "$B" backup a.db one.backup
is backup.existing_is_refused 7 "$status"
run "$B" backup a.db a.db --replace
is backup.a_store_is_never_replaced 7 "$status"
is backup.existing_is_kept "$before" "$(cksum <one.backup)"
run "$B" backup a.db one.backup --replace
is backup.replaced_when_said 0 "$status"
run "$B" restore one.backup a.db
is restore.existing_is_refused 7 "$status"
: >elsewhere/c.db-wal
run "$B" restore one.backup elsewhere/c.db
is restore.a_log_left_behind_is_refused 7 "$status"
run "$B" restore a.db elsewhere/d.db
is restore.of_a_store_is_refused 2 "$status"
run "$B" restore nowhere.backup elsewhere/d.db
is restore.of_nothing_is_refused 6 "$status"
run "$B" backup a.db nowhere/x.backup
is backup.no_folder 1 "$status"
printf 'a password of some length\n' | "$B" account add a.db chief --role office --place 341125 --password >/dev/null
run "$B" backup a.db as.backup --as chief
is backup.not_within_an_account 5 "$status"

# altered RESULT CODE: t.backup is refused by restore and by verify, by that code, and nothing is left
altered()
{
        for order in "restore t.backup t.db" "verify t.backup"; do
                # shellcheck disable=SC2086
                run "$B" $order
                [ "$status" -ne 0 ] && case $err in *t.backup*"[backup."*) false ;; esac && status="$status: $err"
                [ "$status" -eq 1 ] || [ "$status" -eq 2 ] || return 1
        done
        [ "$(ls t.db* 2>/dev/null)" = '' ]
}
size=$(stat -c %s one.backup)
found=0 tried=0
for at in 14 15 40 300 4000 4030 4031 4094 4095 4096 4111 5000 $((size / 3)) $((size / 2)) $((size * 2 / 3)) $((size - 700)) \
        $((size - 66)) $((size - 65)) $((size - 1)); do
        tried=$((tried + 1))
        cp one.backup t.backup
        was=$(dd if=t.backup bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
        # shellcheck disable=SC2059
        printf "\\$(printf %o $((was ^ 1)))" | dd of=t.backup bs=1 seek="$at" conv=notrunc 2>/dev/null
        if altered; then found=$((found + 1)); else echo "# byte $at: $status $err"; fi
done
is backup.an_altered_byte_is_found "$tried" "$found"
found=0 tried=0
for n in 14 100 4095 4096 $((size / 2)) $((size - 65)) $((size - 1)); do
        tried=$((tried + 1))
        head -c "$n" one.backup >t.backup
        if altered; then found=$((found + 1)); else echo "# cut at $n: $status $err"; fi
done
is backup.cut_off_is_found "$tried" "$found"
{ cat one.backup && echo more; } >t.backup
is backup.added_bytes_are_found yes "$(altered && echo yes)"
is backup.verify_leaves_no_copy '' "$(ls "${TMPDIR:-/tmp}"/bangfu-[0-9]* 2>/dev/null)"

# a store that was tampered with before it was backed up: the file is sound, its journal is not
sqlite3 elsewhere/b.db "UPDATE place SET name = '改过的村' WHERE code = '341125112203'"
"$B" backup elsewhere/b.db tampered.backup >/dev/null 2>&1
run "$B" verify tampered.backup
is backup.of_a_tampered_store_tells_it 1 "$status"
says backup.of_a_tampered_store_names_it '与日志不符' "$out"

# beside a server, while changes go on
"$B" serve a.db --listen 127.0.0.1:0 >served 2>&1 &
server=$!
(
        n=0
        while [ ! -f stop ]; do
                n=$((n + 1))
                "$B" account add a.db "w$n" --role office --place 341125 >/dev/null 2>&1
        done
        echo "$n" >written
) &
writer=$!
good=0
for n in 1 2 3; do
        "$B" backup a.db "live$n.backup" >heads 2>/dev/null && "$B" verify "live$n.backup" >/dev/null &&
                [ "$(head_of "live$n.backup")" = "$(cat heads)" ] && good=$((good + 1))
done
: >stop
wait "$writer"
kill -TERM "$server"
wait "$server"
rm -f stop
is backup.while_writes_go_on 3 "$good"
is backup.the_writer_went_on yes "$([ "$(cat written)" -gt 2 ] && echo yes)"
run "$B" verify a.db
is backup.leaves_the_store_whole 0 "$status"

# killed at any moment: no half file under the name, the store whole, and the next one succeeds
half=0
for pause in 0.01 0.03 0.05 0.08 0.12 0.2; do
        rm -f k.backup
        "$B" backup a.db k.backup >/dev/null 2>&1 &
        pid=$!
        sleep "$pause"
        kill -9 "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
        [ ! -f k.backup ] || "$B" verify k.backup >/dev/null 2>&1 || half=$((half + 1))
done
is backup.killed_leaves_no_half_file 0 "$half"
rm -f k.backup
run "$B" backup a.db k.backup
is backup.after_a_kill 0 "$status"
is backup.sweeps_what_the_killed_left '' "$(ls k.backup.* 2>/dev/null)"
run "$B" verify a.db
is backup.killed_leaves_the_store_whole 0 "$status"

# a disk that is full, at several sizes
full=0 image=$(head -c 4000 k.backup | sed -n 's/^image: //p')
for blocks in 8 2000 15000 $((image / 512 + 4)); do
        rm -f f.backup
        (ulimit -f "$blocks" && trap '' XFSZ && "$B" backup a.db f.backup) >/dev/null 2>full.err && full=$((full + 10))
        [ -z "$(ls f.backup* 2>/dev/null)" ] && full=$((full + 1))
        rm -f e.db*
        (ulimit -f 8000 && trap '' XFSZ && "$B" restore k.backup e.db) >/dev/null 2>&1 && full=$((full + 10))
        [ -z "$(ls e.db* 2>/dev/null)" ] && full=$((full + 1))
done
is backup.no_room_leaves_nothing 8 "$full"

# a store of an older version
for packed in "$BANGFU_TOP"/tests/data/stores/*.gz; do
        rm -f old.db* older.db* old.backup
        (umask 077 && gzip -dc "$packed" >old.db)
        run "$B" backup old.db old.backup
        is backup.of_an_older_store 0 "$status"
        run "$B" restore old.backup older.db
        is restore.of_an_older_store 0 "$status"
        is restore.of_an_older_store_same_head "$(head_of old.db)" "$(head_of older.db)"
done

# a file wider than its owner is not opened, by any road
rm -f ./*.db* && store a.db
for mode in 640 604 666; do
        chmod "$mode" a.db
        for order in "verify a.db" "serve a.db --listen 127.0.0.1:0" "list a.db place" "backup a.db w.backup" \
                "account list a.db"; do
                # shellcheck disable=SC2086
                run timeout 20 "$B" $order
                is "mode.$mode.refused.${order%% *}" "5 chmod" "$status $(printf '%s' "$err" | grep -o 'chmod' | head -n 1)"
        done
done
chmod 600 a.db
run "$B" verify a.db
is mode.mended 0 "$status"

# whatever the umask, everything the program makes is its owner's alone
rm -rf wide && mkdir wide
(
        umask 000
        cd wide || exit 1
        "$B" init a.db --county 341125 --places "$places"
        "$B" backup a.db a.backup
        "$B" restore a.backup b.db
        "$B" export a.db place p.xlsx
        "$B" export a.db place p.csv
        "$B" list a.db place --csv l.csv
        "$B" list a.db place --xlsx l.xlsx
        "$B" brief a.db --docx b.docx
        "$B" import a.db p.xlsx
        "$B" fill a.db form:village_list f.xlsx
        "$B" serve a.db --listen 127.0.0.1:0 &
        sleep 1
        kill -TERM $!
        wait $!
) >/dev/null 2>&1
is mode.files_made yes "$([ "$(find wide -type f | wc -l)" -ge 8 ] && echo yes)"
is mode.every_file_is_private '' "$(find wide -type f ! -perm 600)"
rm -rf wide elsewhere ./*.backup ./*.db*
