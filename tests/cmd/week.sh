#!/bin/sh
# week.sh: the first week of another county: its own places and sheets, as a new user has them, in the order he sends
# them, and what each must come to: records, faults, notes, and the facts by which somebody would see a misreading.
. "$BANGFU_TOP/tests/cmd/lib.inc"
rm -rf week && mkdir week && cp "$BANGFU_TOP"/tests/data/week/* week && cd week || exit 1

# came FILE WANTED [OPTION…]: records made, then what was refused and noted, by codes
came()
{
        file=week-$1.csv wanted=$2
        shift 2
        "$B" import w.db "$file" --json "$@" >r.json 2>/dev/null
        is "week.$file" "$wanted" "$(node -e '
                const r = JSON.parse(require("fs").readFileSync("r.json", "utf8"))
                const made = Object.entries(r.accepted).filter(([, n]) => n).map(([e, n]) => `${e} ${n}`).sort()
                const codes = (list) => list.map((x) => x.code).sort().join(" ")
                console.log([made.join(", "), codes(r.refused), codes(r.notes)].join(" | "))')"
}
# has REGISTER WORDS…: a row of the register as a csv that has all the words
has()
{
        register=$1 name=$2
        shift 2
        "$B" list w.db "$register" --csv rows.csv >/dev/null 2>&1
        cp rows.csv found.csv
        for word in "$@"; do grep -F -- "$word" found.csv >next.csv; mv next.csv found.csv; done
        is "week.$name" 1 "$(grep -c . found.csv)"
}

run "$B" init w.db --county 620799 --places places.csv
is week.init 0 "$status"
says week.above_the_county_is_told '620700 西岭市' "$err"

came 01-organisations 'organisation 6 |  | '
has organisation credit_code_and_leader 县委组织部 11620799MB0000002 李文华
has organisation secretary 北街村党支部 吴建国 1999-07-01
came 02-documents 'document 3 |  | '
has document number_in_its_form 清组发〔2026〕8号
has document number_without_a_zero 清财发〔2026〕3号
has document number_of_wide_digits 清组通〔2025〕6号
came 03-members 'party_member 3, person 3 |  | date.taken_over'
has party_member member_since_he_joined 冯国强 1992-07-01 1993-07-01 高中
has party_member month_of_joining 卫小军 2025-10-01
came 04-village-cadres 'person 3, village_post 4 |  | '
has village_post month_begins 冯国强 2021-12-01
has village_post year_begins 郑永福 2014-01-01 大专
has village_post this_year 陈桂花 2026-01-01
came 05-team 'cadre 4, organisation 1, person 4, posting 6, slot 6, work_team 2 |  | '
has posting leader_in_brackets 工作队长 蒋志明 县委组织部 2021-12-01
has posting first_secretary 第一书记 蒋志明 县委组织部 2021-12-01
has posting leader_by_and 工作队长 韩磊 县委统战部 2024-05-01
has cadre department_is_a_unit 沈丽 县委宣传部
has cadre post_behind_the_unit 韩磊 县委统战部 办公室主任
came 06-units 'cadre 3, person 3, responsibility 3 |  | date.taken_over'
has responsibility unit_and_contact 单位包村 李文华 县委组织部 北街村
came 07-leaders 'cadre 3, organisation 2, person 3, responsibility 3 |  | date.taken_over'
has responsibility leader 县领导包乡镇 许明 白杨乡
has cadre leader_of_two_posts 许明 常委、组织部部长
came 08-households 'household 3, household_member 5, household_status 3, person 5 |  | '
has household_status identified_in_a_month 2024-06-01
came 09-helpers 'responsibility 3 |  | '
has responsibility contact_who_also_helps 干部包户 李文华 侯德山 2023-06-01
has responsibility and_is_the_contact_still 单位包村 李文华
came 10-pay-rates 'pay_rate 3 |  | '
has pay_rate twelfth_of_the_year 正职 3000.00 清组发〔2026〕8号 2026-01-01
came 11-sign-in 'training_attendance 3, training_session 1 |  | '
came 12-experts 'advisory_member 2, advisory_team 2, person 2 |  | '
has advisory_member since_the_year 苗青 2025-01-01
came 13-bases 'base 2, base_site 2 |  | '
has base manager_and_phone 北街蔬菜大棚基地 吴建国 13800000001 2022-01-01
came 14-insurance 'insurance_enrolment 2 |  | '
came 15-funds 'operating_fund 2, operating_fund_amount 2, village_size 2 |  | field.required field.required money.no_voucher'
has operating_fund document_found 北街村 清财发〔2026〕3号
came 16-dues 'document 1, dues_grant 2 |  | document.made'
came 17-contact 'member_contact 2 |  | '
came 18-appointments 'appointment 1, document 1 |  | appointment.kind_read document.made'
came 19-enterprises 'enterprise_pairing 1, organisation 1 |  | '
has organisation enterprise_code 清泉绿源农业有限公司 91620799MA0000001 曹立 13600000001
came 20-posts 'public_post 1 |  | '
has public_post post_since_the_year 侯建军 2025-01-01
came 21-income 'household_income 3 |  | '
came 22-assistance 'assistance_item 2 |  | money.no_voucher'
came 23-assessment 'service_grade 2 |  | '
for file in week-*.csv; do
        "$B" import w.db "$file" --json >again.json 2>/dev/null
        is "week.again.$file" 0 "$(node -p 'const r = require("./again.json"); [r.accepted, r.changed].flatMap(Object.values).reduce((a, n) => a + n, 0)')"
done

# One missing right is told once, with who may send the sheet; finance names documents that exist and makes none.
echo a-long-password-of-a-test >password
for role in finance township; do
        place=620799
        [ $role = finance ] || place=620799100
        "$B" account add w.db $role --role $role --place $place --password <password >/dev/null
done
came 09-helpers ' | scope.sheet | ' --as finance
says week.who_may_send_it "组织部、$("$B" catalogue --words | awk -F'\t' '$1 == "office" { word = $3 } END { print word }')" "$(cat r.json)"
came 03-members ' | scope.sheet | date.taken_over' --as township
sed 's/清财发〔2026〕3号/清财发[2026]99号/; s/2026年清泉县/2025年清泉县/' week-15-funds.csv >week-funds-new.csv
came funds-new ' | reference.unknown reference.unknown | ' --as finance
sed 's/清财发〔2026〕3号/清财发 [２０２６]　03号/; s/2026年清泉县/2024年清泉县/' week-15-funds.csv >week-funds-typed.csv
came funds-typed 'operating_fund 2, operating_fund_amount 2, village_size 2 |  | field.required field.required money.no_voucher' --as finance
run "$B" verify w.db
is week.verified 0 "$status"

# two heads of one name in a village: the number beside the name decides; a roster with unit and post in one cell
store heads.db
cat >households.csv <<'CSV'
户编号,行政村,识别年度,人均纯收入,姓名,证件号码,性别,与户主关系
341125000000001,幸福村,2016,2500,陈大武,341125195001010011,男,户主
341125000000002,幸福村,2016,2500,陈大武,341125196001010016,男,户主
CSV
cat >ledger.csv <<'CSV'
帮扶人姓名,帮扶人身份证号,单位,联系电话,户主姓名,户主证件号码,帮扶开始时间
冯新,341125197707070111,县教育局,13855001177,陈大武,341125196001010016,2017-02-01
CSV
cat >roster.csv <<'CSV'
县直干部名册
姓名,身份证号,单位职务,联系电话
王建,341199199004259536,县水务局科员,13812345678
CSV
run "$B" import heads.db households.csv
run "$B" import heads.db ledger.csv
is week.number_of_head 0 "$status"
says week.household_of_number '341125000000002 陈大武' "$("$B" list heads.db responsibility)"
# a number that is another head's, beside a household's number or a name that is the only one
sed 's/341125196001010016,2017/341125195001010011,2017/; s/陈大武/341125000000002/; s/户主姓名/户编号/' ledger.csv >slid.csv
run "$B" import heads.db slid.csv
says week.number_of_another 'match.differs' "$out"
run "$B" import heads.db roster.csv
is week.roster 0 "$status"
says week.roster_is_cut '县水务局 科员' "$("$B" list heads.db cadre | tr -s ' ')"
