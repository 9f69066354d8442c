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
