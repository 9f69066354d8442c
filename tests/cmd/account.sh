#!/bin/sh
# account.sh: accounts by command: a password is never a word of the line, a township's account sees its township.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db

run "$B" account add a.db chief --role accounts --place 341125 --name 管理员
is account.added 0 "$status"
says account.password_is_printed_once '初始密码：' "$out"
printf 'a-long-password\n' >password
"$B" account add a.db zhang --role township --place 341125112 --name 张三 --password <password >/dev/null
is account.with_password 0 "$?"
printf 'short\n' >password
run sh -c '"$1" account add a.db wang --role township --place 341125112 --password <password' - "$B"
is account.short_password 2 "$status"
run "$B" account add a.db zhang --role village --place 341125112203
is account.login_taken 7 "$status"
run "$B" account add a.db li --role king --place 341125
is account.unknown_role 2 "$status"
says account.roles_allowed 'township' "$err"
run "$B" account add a.db li --role township --place 341125999
is account.unknown_place 6 "$status"
run "$B" account add a.db li --role township --place 341125
is account.township_over_the_county 8 "$status"
says account.says_which_places '9 位' "$err"
run "$B" account add a.db li --role village --place 341125112
is account.village_over_a_township 8 "$status"
run "$B" account add a.db li --role local --place 341125
is account.local_is_no_role 2 "$status"

run "$B" list a.db account --as zhang
is account.township_reads_no_accounts 5 "$status"
run "$B" list a.db party_member --as zhang
is account.compartment_rows_are_closed 5 "$status"
is account.compartment_number_of_a_township 0 "$("$B" figure a.db org.members 2017 --as zhang)"
printf 'a-long-password\n' >password
"$B" account add a.db cun --role village --place 341125112203 --password <password >/dev/null
run "$B" figure a.db org.members 2017 --as cun
is account.compartment_number_of_no_village 5 "$status"
"$B" account add a.db audit --role auditor --place 341125 --password <password >/dev/null
"$B" list a.db party_member --as audit >/dev/null
says account.auditor_in_a_compartment_is_noted 'audit' "$("$B" list a.db disclosure)"
run "$B" account list a.db --as zhang
is account.township_administers_none 5 "$status"
run "$B" account password a.db chief --as zhang
is account.township_sets_no_password 5 "$status"
run "$B" figure a.db place.villages 2017 --as nobody
is account.as_unknown 6 "$status"
"$B" account lock a.db zhang >/dev/null
run "$B" list a.db place --as zhang
is account.closed_does_nothing 5 "$status"
says account.list_says_closed '停用' "$("$B" account list a.db | grep zhang)"
"$B" account unlock a.db zhang >/dev/null
run "$B" list a.db place --as zhang
is account.open_again 0 "$status"
is account.no_password_in_the_store '' "$(strings a.db a.db-wal 2>/dev/null | grep a-long-password)"
run "$B" verify a.db
is account.journal_is_sound 0 "$status"
