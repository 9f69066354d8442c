#!/bin/sh
# handover.sh: a handover comes as a sheet too: all households of a leaver in one change, or those it names; sent again it
# changes nothing; one who knows nobody takes nothing over.
. "$BANGFU_TOP/tests/cmd/lib.inc"
sheets=$BANGFU_TOP/tests/data/sheets

store handover.bangfu
cp "$sheets"/建档立卡贫困户花名册.xlsx "$sheets"/帮扶责任人结对台账.xlsx .
"$B" import handover.bangfu 建档立卡贫困户花名册.xlsx >/dev/null
"$B" import handover.bangfu 帮扶责任人结对台账.xlsx >/dev/null
before=$("$B" figure handover.bangfu responsibility.uncovered_households 2017-12-31)
printf '%s\n' 原帮扶责任人,接任人,交接日期,交接原因,户编号 沈桂淑,万辉,2017-12-20,工作调动, \
        余爱彩,万辉,2017-12-20,退休,341125000001883 余爱彩,万宝山,2017-12-20,退休,341125000001393 >交接.csv
run "$B" import handover.bangfu 交接.csv --json
is handover.sheet_is_taken 0 "$status"
is handover.sheet_handovers 2 "$(printf '%s' "$out" | jq .accepted.handover)"
is handover.sheet_responsibilities 4 "$(printf '%s' "$out" | jq .accepted.responsibility)"
run "$B" import handover.bangfu 交接.csv --json
is handover.sheet_again_changes_nothing '0 0' "$(printf '%s' "$out" | jq -r '"\(.accepted.handover) \(.changed.handover)"')"
is handover.sheet_uncovers_nobody "$before" "$("$B" figure handover.bangfu responsibility.uncovered_households 2017-12-31)"
printf '%s\n' 原帮扶责任人,接任人,交接日期 王建,无此人,2017-12-20 >交接二.csv
run "$B" import handover.bangfu 交接二.csv --json
is handover.unknown_successor_is_refused 3 "$status"
is handover.unknown_successor_code cadre.unknown "$(printf '%s' "$out" | jq -r '.refused[0].code')"
run "$B" verify handover.bangfu
is handover.verify 0 "$status"

# a roster of work teams says who left, why and who took over: he is posted from the day after, once
head=乡镇,村,姓名,驻村职务,选派单位,到岗日期,离岗日期,离岗原因,接任人
printf '%s\n' "$head" 定城镇,三里桥社区,赵轮换,工作队长,县财政局,2016-03-01,,, \
        定城镇,迎宾路社区,钱接任,队员,县水务局,2016-03-01,,, >驻村一.csv
printf '%s\n' "$head" 定城镇,三里桥社区,赵轮换,工作队长,县财政局,2016-03-01,2017-12-20,轮换,钱接任 >驻村二.csv
"$B" import handover.bangfu 驻村一.csv >/dev/null
for turn in first again; do
        run "$B" import handover.bangfu 驻村二.csv
        is handover.roster_$turn 0 "$status"
        is handover.roster_successor_$turn 1 "$("$B" list handover.bangfu posting.leaders --period 2017-12-31 | grep -c 钱接任)"
done
