#!/bin/sh
# fill.sh: the tables that are ready are filled from the registers, a row for each row of the list, added up below; a
# workbook of a county's own keeps its style; what means nothing is refused and nothing is written.
. "$BANGFU_TOP/tests/cmd/lib.inc"
demonstration
cp --reflink=auto "$BANGFU_DEMO" fill.db
sheet()
{
        unzip -p "$1" xl/worksheets/sheet1.xml
}

for form in poor_households exited_households poor_persons helpers training village_cadre_pay insured_cadres \
        operating_funds dividends public_notice exit_notice assessment_scores member_contacts rectifications; do
        run "$B" fill fill.db "form:$form" "$form.xlsx" --period 2017-12-31 --place 341125112
        is "fill.$form" 0 "$status"
        sheet "$form.xlsx" >"$form.xml" 2>/dev/null
        is "fill.$form.no_mark_is_left" 0 "$(grep -c '{{' "$form.xml")"
done
poor=$("$B" figure fill.db household.poor@341125112 2017-12-31)
is fill.a_row_for_each_household $((poor + 5)) "$(grep -o '<row ' poor_households.xml | wc -l | tr -d ' ')"
says fill.the_sum_covers_all_rows "SUM(E4:E$((poor + 3)))" "$(cat poor_households.xml)"
says fill.place_and_day '西卅店镇' "$(cat poor_households.xml)"
is fill.the_notice_has_no_number 0 "$(grep -cE '[0-9*]{17}[0-9Xx*]' public_notice.xml)"
# The roll of pay: a row a person for the month, what he was paid from the lines; it comes to the figure.
paid=$(grep -oE '<c r="K[0-9]+" s="[0-9]+"><v>[0-9.]+' village_cadre_pay.xml | sed 's/.*<v>//' | awk '{ n += $1 } END { printf "%.2f", n }')
is fill.the_roll_of_pay_is_the_month "$("$B" figure fill.db pay.total@341125112 2017-12)" "$paid"
is fill.the_roll_has_a_row_a_person "$("$B" figure fill.db pay.persons@341125112 2017-12)" \
        "$(grep -oE '<c r="K[0-9]+" s="[0-9]+"><v>' village_cadre_pay.xml | wc -l | tr -d ' ')"
is fill.counted_as_made 14 "$("$B" figure fill.db papers.tables "$("$B" brief fill.db | sed -n 2p)")"

says fill.the_roll_in_capitals '合计（大写）：人民币壹拾玖万陆仟贰佰叁拾伍元整' "$(cat village_cadre_pay.xml)"
is fill.the_roll_in_figures 196235.00 "$paid"
says fill.a_village_with_its_township '>西卅店镇幸福村<' "$(cat poor_households.xml)"
# Numbers are masked until somebody who may know them asks for them.
run "$B" fill fill.db form:poor_persons clear.xlsx --period 2017-12-31 --place 341125112203 --reveal
is fill.masked_unless_asked 0 "$(grep -cE '>[0-9]{17}[0-9X]<' poor_persons.xml)"
is fill.in_the_clear yes "$(sheet clear.xlsx | grep -qE '>[0-9]{17}[0-9X]<' && echo yes)"

run "$B" fill fill.db form:none none.xlsx
is fill.unknown_form 6 "$status"
run "$B" fill fill.db nothing.xlsx none.xlsx
is fill.no_template_no_result no "$([ "$status" -ne 0 ] && [ ! -e none.xlsx ] && echo no)"
