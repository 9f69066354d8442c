#!/bin/sh
# ledger.sh: the books as a journal: hledger finds nothing wrong with it in its strict checks, and its balances are ours.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store books.bangfu

# put FILE: imports a register from stdin as csv
put()
{
        cat >"$1"
        "$B" import books.bangfu "$1" >import.out 2>&1 ||
                echo "not ok ledger.import_$1 — $(head -c 600 import.out | tr '\n' ' ')"
}
put 规模档.csv <<'CSV'
乡镇,村,规模档,执行日期
定城镇,斋朗村委会,小村,2016-01-01
定城镇,民生村委会,大村,2016-01-01
CSV
put 标准.csv <<'CSV'
年度,规模档,档次金额,增长率(%)
2017,小村,50000,5
2017,大村,90000,5
CSV
put 经费.csv <<'CSV'
年度,乡镇,村,应拨金额
2017,定城镇,斋朗村委会,52500
2017,定城镇,民生村委会,94500
CSV
put 党费.csv <<'CSV'
下拨日期,来源层级,补助对象,受助党组织,用途,金额,凭证号
2017-07-01,省级,贫困村党组织,斋朗村党支部,表彰,20000.05,(党)1
2017-08-01,市级,贫困村党组织,民生村党支部,表彰,3000,党;2
CSV
"$B" ledger books.bangfu >books.journal
is ledger.written 0 "$?"
# ours ACCOUNT: what our own lines of an account come to, in yuan
ours()
{
        sqlite3 books.bangfu "SELECT printf('%.2f', SUM(amount) / 100.0) FROM ledger_line WHERE voided = 0 AND account = '$1'"
}
theirs()
{
        hledger -f books.journal balance --flat -N -E "^$1\$" 2>&1 | awk '{ print $1; exit }'
}
is ledger.entries 4 "$(grep -c '^2017' books.journal)"
run hledger -f books.journal check --strict
is ledger.hledger_checks 0 "$status"
for account in expenses:operating_funds liabilities:operating_funds assets:dues:province assets:dues:city \
        expenses:dues:branch; do
        is "ledger.balance_$account" "$(ours $account)" "$(theirs $account)"
done
is ledger.known_balance -147000.00 "$(theirs liabilities:operating_funds)"
is ledger.period_and_place 1 "$("$B" ledger books.bangfu --period 2017-07 | grep -c '^2017')"
run "$B" ledger books.bangfu --period nonsense
is ledger.period_refused 2 "$status"
run "$B" verify books.bangfu
is ledger.verified 0 "$status"
