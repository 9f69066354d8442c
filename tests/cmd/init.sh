#!/bin/sh
# init.sh: a store is made whole or not at all: an existing one is kept, and a table with bad rows names each of them.
. "$BANGFU_TOP/tests/cmd/lib.inc"
rm -f ./*.db*

run "$B" init a.db --county 341125 --places "$places"
is init.made 0 "$status"
says init.says_what_is_there '定远县' "$out"
before=$(cksum <a.db)
run "$B" init a.db --county 341125 --places "$places"
is init.existing_is_refused 7 "$status"
says init.existing_says_why '已存在' "$err"
is init.existing_is_kept "$before" "$(cksum <a.db)"

cat >bad.csv <<'X'
code,name,parent,kind
341125,定远县,,
341125100,定城镇,341125,
34112510,短镇,341125,
341126101,外县镇,341126,
341125101,,341125,
341125102201,甲村,341125101,
341125100201,乙村,341125100,town
X
run "$B" init bad.db --county 341125 --places bad.csv
is init.bad_rows_are_refused 2 "$status"
says init.code_length '第 4 行' "$err"
says init.code_allowed '6 位（县）、9 位（乡镇）或 12 位（村）' "$err"
says init.code_of_another_county '第 5 行：代码“341126101”不属于 341125 县' "$err"
says init.name_missing '第 6 行：名称' "$err"
says init.parent_contradicts '第 7 行：上级代码“341125101”应为 341125102' "$err"
says init.kind_allowed '第 8 行：类别“town”不对' "$err"
is init.bad_rows_leave_nothing '' "$(ls bad.db* 2>/dev/null)"

printf 'code,name,parent\n341125,定远县,\n341125100201,村,341125100\n341125,定远,\n' >bad.csv
run "$B" init bad.db --county 341125 --places bad.csv
says init.parent_not_there '文件中没有上级 341125100' "$err"
says init.code_twice '重复' "$err"

# All that is wrong at once, with what only the whole table shows, though other lines are bad by themselves.
{ printf 'code,name,parent\n341125,定远县,\n341125100,定城镇,341125\n'
  for i in 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; do echo "341125$i,坏镇$i,341125"; done
  printf '341125100201,东河村,341125100\n341125100201,又一村,341125100\n341125300201,无上级村,341125300\n'; } >many.csv
run "$B" init bad.db --county 341125 --places many.csv
is init.every_bad_line 22 "$(printf '%s\n' "$err" | grep -c '^  第 [0-9]* 行')"
says init.twice_among_them '第 25 行：代码 341125100201' "$err"
says init.parent_among_them '没有上级 341125300' "$err"

# As counties send them: what is above the county comes first, children before parents, tabs, a byte order mark, CRLF.
printf '\357\273\277代码\t名称\t上级\r\n340000\t安徽省\t\r\n341100\t滁州市\t340000\r\n341125100201\t东河村\t341125100\r\n341125100\t定城镇\t341125\r\n341125\t定远县\t341100\r\n' >above.csv
run "$B" init above.db --county 341125 --places above.csv
is init.above_the_county 0 "$status"
says init.above_is_told '第 3 行：341100 滁州市' "$err"
says init.parent_of_the_county '第 6 行：县的上级“341100”' "$err"
says init.below_is_there '乡镇级 1 个，村级 1 个' "$out"

printf 'code,name,colour\n341125,定远县,red\n' >bad.csv
run "$B" init bad.db --county 341125 --places bad.csv
says init.unknown_column '列名“colour”不认识' "$err"
run "$B" init bad.db --county 34112 --places "$places"
is init.county_of_five_digits 2 "$status"
run "$B" init bad.db --county 341125 --places nowhere.csv
is init.no_file 6 "$status"

# kinds given, dates, a renamed place, zero-padded codes, another encoding
cat >good.csv <<'X'
代码,名称,上级,类别,启用日期,停用日期
341125000000,定远县,,,,
341125100000,定城镇,341125000000,镇,,
341125001000,城东街道,341125000000,,,
341125100001,城关社区,341125100000,行政村,,
341125100201,旧名村,341125100000,,2000-01-01,2015-06-30
341125100201,新名村,341125100000,,2015-07-01,
X
iconv -f UTF-8 -t GB18030 good.csv >gb.csv
run "$B" init good.db --county 341125 --places gb.csv
is init.gb18030 0 "$status"
is init.kind_given_counts 2 "$("$B" figure good.db place.villages 2017-12-31)"
is init.renamed_place_counts_once 2 "$("$B" figure good.db place.villages 2014-12-31)"
is init.street_is_no_township 1 "$("$B" figure good.db place.townships 2017-12-31)"
says init.days_narrow_the_register '旧名村' "$("$B" list good.db place --period 2014-12-31)"
run "$B" init nowhere/x.db --county 341125 --places "$places"
is init.no_such_directory 2 "$status"
says init.no_such_directory_says_so 'nowhere' "$err"

# faults in the order of the file, though what only the whole table shows is found last
cat >order.csv <<'X'
code,name,parent
341125,定远县,
341125100201,没有上级的村,341125100
34112510X,错的代码,341125
341125200,,341125
341125300201,也没有上级的村,341125300
X
run "$B" init order.db --county 341125 --places order.csv
is init.faults_in_line_order '第 3 行 第 4 行 第 5 行 第 6 行' "$(printf '%s\n' "$err" | grep -o '第 [0-9]* 行' | uniq | tr '\n' ' ' | sed 's/ $//')"

# A line that lacks something says first what, of every command; the usage stands below it.
for command in $("$B" help | sed -n 's/^  \([a-z]*\) .*/\1/p' | grep -vE '^(help|version)$'); do
        run "$B" "$command"
        is "init.bare_$command" 2 "$status"
        is "init.bare_${command}_says_why" yes "$(printf '%s\n' "$err" | sed -n '1{/^bangfu: .*\(缺少\|给一个\)/s/.*/yes/p}')"
        says "init.bare_${command}_shows_usage" '用法：' "$err"
done
run "$B" init x.db
says init.lacks_county '缺少 --county' "$err"
run "$B" init x.db --county 341125
says init.lacks_places '缺少 --places' "$err"
run "$B" account add good.db
says init.account_lacks_login '缺少 LOGIN' "$err"
run "$B" account join good.db
says init.account_knows_no_such '没有操作“join”' "$err"
run "$B" import good.db
says init.import_lacks_file '缺少 FILE' "$err"
run "$B" list good.db place --csv a --xlsx b
says init.list_to_one_file '只能给一个' "$err"

# what went wrong is not headed by the name of a column of ours; a csv has no sheet to name
printf '姓名,所属党支部,颜色\n张三,不知道,红\n' >nameless.csv
run "$B" import good.db nameless.csv
is init.no_nameless_sheet 0 "$(printf '%s\n%s\n' "$out" "$err" | grep -c '“”')"
run "$B" list good.db place --period 20x
is init.no_column_of_ours 0 "$(printf '%s\n' "$err" | grep -cE '^bangfu: [a-z_.]+: ')"
