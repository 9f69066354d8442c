#!/bin/sh
# today.sh: the demonstration county of a day since 2021: everybody is out of poverty, what the county does goes on into
# the year of that day, its records speak today's words, and they are proved like those of any county.
. "$BANGFU_TOP/tests/cmd/lib.inc"
DAY=2026-06-30
today

# figure NAME PERIOD
figure()
{
        "$B" figure today.db "$1" "$2"
}
# more NAME VALUE THAN
more()
{
        if awk -v v="$2" -v t="$3" 'BEGIN { exit !(v ~ /^[0-9.]+$/ && v + 0 > t + 0) }'; then
                echo "ok $1"
        else
                echo "not ok $1 — wanted more than $3, found “$2”"
        fi
}

for day in 2017-12-30 2018-06-30 2020-12-31 2027-01-01 2026-02-30 today; do
        run "$B" demo refused.db --day "$day"
        is "refused.$day" 2 "$status"
        says "refused.$day.says_what_can_be" '2017-12-31（默认），或 2021-01-01 到 2026-12-31' "$err"
        is "refused.$day.makes_nothing" no "$([ -e refused.db ] && echo yes || echo no)"
done

run "$B" verify today.db
is verify 0 "$status"

is nobody_is_poor 0 "$(figure household.poor $DAY)"
is all_registered_are_out "$(figure household.registered $DAY)" "$(figure household.exited $DAY)"
more registered "$(figure household.registered $DAY)" 5000
is no_exit_is_told 0 "$(figure household.exits 2021-01-01..$DAY)"
# Nobody is poor, so the account has no sentence of them; nor any other nought.
"$B" brief today.db | sed '/^附件1/,$d; 1,2d' >prose
is prose_has_no_nought '' "$(grep -oE '(^|[^0-9.])0(个|户|人|名|次|件|元|万元|期|支|项)|—' prose)"
says prose_is_there '脱贫户' "$(cat prose)"
is villages 240 "$(figure place.villages $DAY)"
is leaders 70 "$(figure posting.leaders $DAY)"
is insured 1437 "$(figure insurance.insured $DAY)"
for name in training.sessions study.sessions pay.total operating_fund.total dues_grant.total insurance.county_paid \
        enterprise_pairing.invested expert.households; do
        more "goes_on.$name" "$(figure $name 2026-01-01..$DAY)" 0
done
more public_posts "$(figure public_post.persons $DAY)" 100

# What is done from day to day has rows, as well.
for list in training_session study_session posting attendance pay_run visit contact_item expert_activity; do
        "$B" list today.db "$list" --csv list.csv >/dev/null 2>&1
        more "rows.$list" "$(wc -l <list.csv)" 1
done

# What the county wrote itself holds no word of 2017; 巩固拓展脱贫攻坚成果 is today's, and the paper of 2014 by which the
# registers were begun keeps its words.
old='贫困户|贫困村|贫困人口|扶贫|脱贫攻坚|脱贫计划|出列|百企帮百村|卫生和计划生育|农业委员会|国土资源局|环境保护局|地方税务局|监察局|十九大|两学一做|2017年'
for list in organisation document work_team village_post cadre staff training_session training_plan study_session \
        required_topic campaign thematic_report work_plan plan_task demo_site assessment_list assessment_item honour base \
        workshop mobile_branch advisory_team expert_activity collection rectification assistance_item visit \
        five_five_item contact_item account; do
        "$B" list today.db "$list" --csv list.csv >/dev/null 2>&1
        tail -n +2 list.csv | grep -v '演示发〔2014〕6号' | sed 's/巩固拓展脱贫攻坚成果//g' | grep -E -m 1 "$old" | cut -c 1-200 >found || :
        is "words.$list" '' "$(cat found)"
done
