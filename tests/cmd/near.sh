#!/bin/sh
# near.sh: what the law keeps apart stays apart on the road most of it takes, a sheet: a leader of a villagers' group is no
# village cadre in post, residents' pension is not what the county insures, an admonition is no talk. Each was joined in
# silence once, and figures of the account moved.
. "$BANGFU_TOP/tests/cmd/lib.inc"
demonstration
rm -f near.db near.db-*
cp --reflink=auto "$BANGFU_DEMO" near.db
chmod 600 near.db
figure() { "$B" figure near.db "$1" 2017-12-31 2>/dev/null; }
# told: all that is counted of those in post, their pay and their insurance
told()
{
        "$B" catalogue --lists | awk -F '\t' '$8 == "4.1" || $8 == "4.2" { print $1 }' |
                while read -r list; do echo "$list $(figure "$list")"; done
}
told >told.before
cadres=$(figure insurance.cadres) pension=$(figure insurance.pension) insured=$(figure insurance.insured)

# post NAME WORDS: the class a roster of village cadres without a column of classes gives who is called so
post()
{
        printf '西卅店镇村干部花名册\n序号,乡镇,村,姓名,职务,任职时间\n1,西卅店镇,幸福村,%s,%s,2017-06-01\n' "$1" "$2" >post.csv
        "$B" import near.db post.csv --json >post.json 2>/dev/null
        held=$(sqlite3 -readonly near.db "SELECT v.class FROM village_post v JOIN person p ON p.county = v.county AND p.id = v.person_id
                WHERE p.name = '$1' AND v.voided = 0")
        echo "${held:-$(grep -o 'code.unknown' post.json | head -1)}"
}
while read -r name words class; do
        is "near.$words" "$class" "$(post "$name" "$words")"
done <<'TABLE'
岑本初 村民小组长 group_leader
褚登善 组长 group_leader
杜如晦 后备干部 reserve
房乔年 村党支部书记后备人选 reserve
高士廉 党小组长 code.unknown
虞伯施 驻村第一书记 code.unknown
TABLE
told >told.after
is near.no_cadre_more '' "$(diff told.before told.after)"
is near.told_of_many yes "$([ "$(grep -c ' [0-9]' told.after)" -gt 25 ] && echo yes)"
while read -r name words class; do
        is "near.$words" "$class" "$(post "$name" "$words")"
done <<'TABLE'
长孙辅 村委会主任 principal
魏玄成 副主任 deputy
李药师 村民小组长兼会计 other
TABLE
is near.cadres_are_more "$((cadres + 3))" "$(figure insurance.cadres)"

# One in post with the residents' pension alone: registered as that, and not counted as insured by the county.
cat >pension.csv <<'CSV'
村干部保险参保名册
序号,乡镇,村,姓名,险种,参保起始日期,参保截止日期,保费,县财政承担,个人承担
1,西卅店镇,幸福村,长孙辅,城乡居民养老保险,2017-07-01,2017-12-31,200,0,200
CSV
run "$B" import near.db pension.csv
is near.pension_is_taken resident_pension "$(sqlite3 -readonly near.db "SELECT e.kind FROM insurance_enrolment e JOIN person p
        ON p.county = e.county AND p.id = e.person_id WHERE p.name = '长孙辅' AND e.voided = 0")"
is near.pension_is_another "$pension" "$(figure insurance.pension)"
is near.insured_are_as_many "$insured" "$(figure insurance.insured)"

cat >decisions.csv <<'CSV'
决定日期,被问责干部,处理方式,决定机关,文号,问责事由
2017-08-15,长孙辅,诫勉谈话,县纪委,定纪〔2017〕8号,工作不实
2017-08-16,长孙辅,约谈,县纪委,定纪〔2017〕9号,工作不实
CSV
run "$B" import near.db decisions.csv --for accountability
is near.admonition_stays admonition "$(sqlite3 -readonly near.db "SELECT form FROM accountability WHERE number = '定纪〔2017〕8号'")"
is near.talk_is_none '' "$(sqlite3 -readonly near.db "SELECT form FROM accountability WHERE number = '定纪〔2017〕9号'")"
says near.talk_is_told '约谈' "$out"
