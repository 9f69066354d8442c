#!/bin/sh
# verify.sh: whatever is changed behind the program's back is found: a row, the journal of it, the end of the chain.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store whole.db
run "$B" verify whole.db
is verify.sound 0 "$status"

# tampered NAME SQL: a copy, changed by another program, must be found out
tampered()
{
        rm -f t.db*
        cp whole.db t.db
        sqlite3 t.db "$2" || echo "not ok verify.$1 — the tampering itself failed"
        run "$B" verify t.db
        is "verify.$1" 1 "$status"
        is "verify.$1.names_it" yes "$([ -n "$out" ] && echo yes)"
}
tampered row_changed "UPDATE place SET name = '改过的村' WHERE code = '341125112203'"
tampered row_removed "DELETE FROM place WHERE code = '341125112203'"
tampered row_added "INSERT INTO place (id, version, place, voided, code, name)
        VALUES (99999999, 1, '', 0, '341125112299', '多出的村')"
tampered leaf_changed "UPDATE leaf SET image = REPLACE(image, '幸福村', '不幸村') WHERE image LIKE '%幸福村%'"
tampered leaf_digest_changed "UPDATE leaf SET digest = '0' || SUBSTR(digest, 2) WHERE n = 3 AND digest NOT LIKE '0%'"
tampered block_reason_changed "UPDATE block SET reason = '别的原因'"
tampered last_block_removed "DELETE FROM leaf WHERE seq = (SELECT MAX(seq) FROM block);
        DELETE FROM block WHERE seq = (SELECT MAX(seq) FROM block)"
umask 077 # what others may read is not even looked into
printf 'no store at all\n' >text.db
run "$B" verify text.db
is verify.no_store 1 "$status"
says verify.no_store_says_so '不是帮扶数据文件' "$err"

# What stands at the doors is proved by the chain of security: who gets in by another way than the program is named.
printf 'a first long phrase\n' >password
"$B" account add whole.db boss --role office --place 341125 --password <password >/dev/null
"$B" account add whole.db clerk --role village --place 341125112203 --password <password >/dev/null
run "$B" verify whole.db
is verify.accounts_sound 0 "$status"
# door NAME WORD SQL: found out, and the line says which account or record
door()
{
        tampered "$1" "$3"
        says "verify.$1.says_which" "$2" "$out"
}
id="(SELECT id FROM account WHERE login = 'boss')"
door hash_swapped 'boss' "UPDATE credential SET hash = (SELECT hash FROM credential WHERE account_id <> $id LIMIT 1)
        WHERE account_id = $id"
door hash_altered 'boss' "UPDATE credential SET hash = hash || 'x' WHERE account_id = $id"
door first_password_kept 'boss' "UPDATE credential SET must_change = 1 - must_change WHERE account_id = $id"
door credential_added 'clerk' "INSERT INTO credential SELECT '000000', account_id, hash, failures, locked_until_at, must_change,
        changed_at FROM credential; UPDATE credential SET county = '341125', account_id = account_id + 1000
        WHERE county = '000000'; UPDATE credential SET hash = 'y' WHERE account_id =
        (SELECT id FROM account WHERE login = 'clerk')"
door credential_removed '口令被删除' "DELETE FROM credential WHERE account_id = $id"
door session_forged 'boss' "INSERT INTO session (county, digest, account_id, created_at, seen_at)
        VALUES ('341125', 'aa', $id, 1, 1)"
door grant_written 'account_grant' "INSERT INTO account_grant (id, version, place, voided, account_id, role, own, from_on)
        SELECT 99999999, 1, '341125', 0, $id, 'organisation', 0, '2017-01-01'"
door grant_raised 'account_grant' "UPDATE account_grant SET role = 'organisation' WHERE account_id = $id"
door person_swapped 'account' "UPDATE account SET person = '341125-1' WHERE login = 'clerk'"
# What is kept so that it can't come again, and what the desk says of backups.
for n in one two three four five six; do
        printf 'another long phrase, number %s\n' "$n" >password
        "$B" account password whole.db boss --password <password >/dev/null
done
"$B" backup whole.db whole.backup >/dev/null
run "$B" verify whole.db
is verify.kept_sound 0 "$status"
old="county = '341125' AND account_id = $id"
door old_password_altered 'boss' "UPDATE password_old SET hash = hash || 'x' WHERE $old"
door old_password_swapped 'clerk' "UPDATE password_old SET hash = (SELECT o.hash FROM password_old o WHERE o.account_id = $id LIMIT 1)
        WHERE account_id = (SELECT id FROM account WHERE login = 'clerk')"
door old_password_added 'boss' "INSERT INTO password_old SELECT county, account_id, made_at + 1, hash FROM password_old WHERE $old LIMIT 1"
door old_password_removed 'boss' "DELETE FROM password_old WHERE rowid = (SELECT MIN(rowid) FROM password_old WHERE $old)"
door request_added 'boss' "INSERT INTO password_request VALUES ('341125', 1, $id, 'waiting', '忘记密码', 'clerk',
        strftime('%s', 'now') * 1000, 'clerk', 0, 0)"
door backup_invented '备份记录' "INSERT INTO backup_run SELECT county, made_at + 86400000, kind, '2050-01-01', actor, file, size_n, head, digest
        FROM backup_run"
door backup_moved '备份记录' "UPDATE backup_run SET made_at = made_at + 1"
door backup_elsewhere '备份记录' "UPDATE backup_run SET file = '/elsewhere'"
door backup_of_another '备份记录' "UPDATE backup_run SET head = REPLACE(head, ' ', ' 9')"
door note_altered '摘要' "UPDATE leaf SET image = REPLACE(image, 'command', 'comm4nd') WHERE county = '900000'"
door chain_cut '链头' "DELETE FROM leaf WHERE county = '900000' AND seq = (SELECT MAX(seq) FROM block WHERE county = '900000');
        DELETE FROM block WHERE county = '900000' AND seq = (SELECT MAX(seq) FROM block WHERE county = '900000')"
door chain_gone '安全日志链' "DELETE FROM leaf WHERE county = '900000'; DELETE FROM block WHERE county = '900000';
        DELETE FROM journal_head WHERE county = '900000'"
door chain_head_gone '链头' "DELETE FROM journal_head WHERE county = '900000'"
