#!/bin/sh
# interrupted.sh: an import by command that is cut off (Ctrl-C, kill -9, a limit of sizes, a full disk) says what is true,
# goes on with the next command, comes out as if nothing had happened, or is withdrawn; a store without its log says so.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store fresh.db
# enough for two changes of 20,000 records, with faults among them
node - >big.csv <<'JS'
const w = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], two = (n) => String(n).padStart(2, '0');
const id = (k) => {
        const s = `341125${1930 + Math.floor(k / 108) % 70}${two(1 + Math.floor(k / 9) % 12)}${two(1 + k % 9)}${String(k % 997).padStart(3, '0')}`;
        return s + '10X98765432'[[...s].reduce((t, d, i) => t + d * w[i], 0) % 11];
};
console.log('户编号,行政村,识别年度,脱贫年度,人均纯收入,姓名,证件号码,性别,与户主关系');
for (let i = 0; i < 5000; i++) {
        const x = id(i), number = i % 700 === 3 ? x.slice(0, 17) + 'Z' : x;
        console.log(`34112500${String(i).padStart(7, '0')},幸福村,2014,,${i % 500 === 9 ? 'x' : 3000},户主,${number},${x[16] % 2 ? '男' : '女'},户主`);
}
JS
# counts STORE: what came of it
counts()
{
        sqlite3 "$1" "SELECT (SELECT COUNT(*) FROM household), (SELECT COUNT(*) FROM person), (SELECT COUNT(*) FROM household_member),
                (SELECT COUNT(*) FROM household_income), (SELECT group_concat(report) FROM import_run),
                (SELECT COUNT(*) FROM block WHERE import_id IS NOT NULL)"
}
# again NAME: a fresh store of that name; begin NAME: its import, left running, in background; its number in $import
again()
{
        rm -f "$1" "$1"-* big-待改.xlsx
        cp fresh.db "$1"
}
begin()
{
        again "$1"
        "$B" import "$1" big.csv >"$1.out" 2>"$1.err" &
        import=$!
}
# until_first STORE: the first change is in
until_first()
{
        for _ in $(seq 600); do
                [ "$(sqlite3 "$1" 'SELECT done_n FROM import_going' 2>/dev/null || echo 0)" -gt 0 ] 2>/dev/null && return
                sleep 0.05
        done
}
# until_begun STORE: the import has its number, and its first change is being written
until_begun()
{
        for _ in $(seq 600); do
                [ "$(sqlite3 "$1" 'SELECT COUNT(*) FROM import_going' 2>/dev/null || echo 0)" -gt 0 ] 2>/dev/null && return
                sleep 0.02
        done
}
again whole.db
"$B" import whole.db big.csv >/dev/null
is interrupted.whole 3 "$?"
whole=$(counts whole.db)

# killed between two changes, then any command that writes
begin killed.db
until_first killed.db
kill -9 $import
wait $import 2>/dev/null
printf 'a long password it is\n' | run "$B" account add killed.db someone --role office --place 341125 --password
says interrupted.killed_goes_on '已接着写完' "$(cat run.err)"
is interrupted.killed_comes_out_the_same "$whole" "$(counts killed.db)"
is interrupted.killed_hands_back yes "$([ -s big-待改.xlsx ] && echo yes)"
run "$B" verify killed.db
is interrupted.killed_verifies 0 "$status"

# Ctrl-C: the change under way is finished, and it says how to go on
begin stopped.db
until_begun stopped.db
kill -INT $import
wait $import
is interrupted.ctrl_c_status 9 "$?"
says interrupted.ctrl_c_says_what_is_in '已保存前' "$(cat stopped.db.err)"
says interrupted.ctrl_c_says_how_on '--resume 1' "$(cat stopped.db.err)"
run "$B" import stopped.db --resume 1
is interrupted.resumed 3 "$status"
is interrupted.resumed_comes_out_the_same "$whole" "$(counts stopped.db)"
run "$B" import stopped.db --resume 1
is interrupted.resumed_once 7 "$status"

# withdrawn where it was cut off; and nothing of it goes on
begin withdrawn.db
until_first withdrawn.db
kill -9 $import
wait $import 2>/dev/null
run "$B" figure withdrawn.db household.registered
says interrupted.number_says_half '还没有写完' "$(cat run.err)"
run "$B" import withdrawn.db --withdraw 1
is interrupted.withdrawn 0 "$status"
run "$B" figure withdrawn.db household.registered
is interrupted.number_is_whole 0 "$(grep -c 还没有写完 run.err)"
is interrupted.withdrawn_is_gone 0 "$(sqlite3 withdrawn.db 'SELECT COUNT(*) FROM household WHERE voided = 0')"
is interrupted.withdrawn_keeps_no_file 0 "$(sqlite3 withdrawn.db "SELECT COUNT(*) FROM import_part WHERE digest = (SELECT digest FROM import_run)")"
run "$B" verify withdrawn.db
is interrupted.withdrawn_verifies 0 "$status"

# a limit of sizes: it says what is in, and the next command goes on
again limited.db
(ulimit -f $((($(wc -c <fresh.db) / 512) + 20000)); "$B" import limited.db big.csv >limited.out 2>limited.err)
is interrupted.limit_status 1 "$?"
says interrupted.limit_says_so 'ulimit' "$(cat limited.err)"
is interrupted.limit_is_true 0 "$(grep -c 未保存任何内容 limited.err)"

# a disk of its own that is full (where this may be mounted): it waits, and goes on when there is room
mkdir -p disk
if mount -t tmpfs -o size=30m tmpfs disk 2>/dev/null; then
        cp fresh.db disk/full.db
        "$B" import disk/full.db big.csv >full.out 2>full.err &
        import=$!
        for _ in $(seq 600); do grep -q 磁盘已满 full.err && break; sleep 0.05; done
        says interrupted.full_says_what_is_in '已保存前' "$(cat full.err)"
        says interrupted.full_says_what_it_needs '等待空间：约需' "$(cat full.err)"
        is interrupted.full_waits waiting "$(sqlite3 disk/full.db 'SELECT state FROM import_run')"
        mount -o remount,size=200m disk
        wait $import
        is interrupted.full_goes_on 3 "$?"
        is interrupted.full_comes_out_the_same "$whole" "$(counts disk/full.db)"
        umount disk
fi

# the log left behind: a copy of a store in use says so, and how to use what is there
begin used.db
until_first used.db
cp used.db copy.db
kill -9 $import
wait $import 2>/dev/null
run "$B" list copy.db household
is interrupted.copy_without_log 1 "$status"
says interrupted.copy_without_log_says_so '“-wal”' "$err"
run "$B" verify copy.db --without-wal
is interrupted.copy_is_checked 0 "$status"
run "$B" list copy.db household
is interrupted.copy_is_used_then 0 "$status"

# other files that can't be opened, in words
umask 077
printf 'no store at all, but long enough to be looked at as one: %0600d\n' 0 >text.db
sqlite3 other.db 'CREATE TABLE t (x)'
mkdir folder.db
for file in text.db:不是帮扶数据文件 other.db:不是帮扶数据文件 folder.db:打不开; do
        run "$B" list "${file%%:*}" household
        says "interrupted.open_${file%%.*}" "${file#*:}" "$err"
done
