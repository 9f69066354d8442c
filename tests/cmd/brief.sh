#!/bin/sh
# brief.sh: every number of the account is its figure, for the day and place asked.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db

run "$B" brief a.db --day 2017-12-31
is brief.made 0 "$status"
says brief.county '定远县辖22个乡镇、196个行政村' "$out"
says brief.title '定远县2017年抓党建促脱贫攻坚工作情况报告' "$(printf '%s\n' "$out" | sed -n 1p)"
says brief.is_signed '中共定远县委组织部
2017年12月31日' "$out"
run "$B" brief a.db --day 2017-12-31 --place 341125112
says brief.township '西卅店镇辖11个行政村' "$out"
run "$B" brief a.db --day 2017-12-31 --markdown --lang en
says brief.markdown '## Annex 1: problems found' "$out"
run "$B" brief a.db --day 2017
is brief.wants_a_day 2 "$status"

# As a paper, and kept: what was kept says the same after the records have changed.
run "$B" brief a.db --day 2017-12-31 --docx a.docx
is brief.docx 0 "$status"
says brief.docx_is_a_paper 'word/document.xml' "$(unzip -l a.docx)"
unzip -p a.docx word/document.xml >document.xml
says brief.docx_has_the_figures '定远县辖22个乡镇、196个行政村' "$(cat document.xml)"
says brief.docx_follows_the_strengthenings '一、强化思想认识' "$(cat document.xml)"
says brief.docx_numbers_the_mechanisms '（一）' "$(cat document.xml)"
says brief.docx_has_its_annex '<w:br w:type="page"/></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">附件1：存在问题清单' "$(cat document.xml)"
kept=$("$B" brief a.db --day 2017-12-31 --keep)
run "$B" brief a.db --kept "$kept"
"$B" brief a.db --kept "$kept" --docx b.docx
says brief.docx_of_what_was_kept '196个行政村' "$(unzip -p b.docx word/document.xml)"
"$B" brief a.db --docx c.docx
says brief.docx_has_its_source '341125#' "$(unzip -p c.docx docProps/core.xml)"
says brief.kept '**196**个行政村' "$out"
run "$B" brief a.db --kept 341125-999999999
is brief.kept_unknown 6 "$status"

# a day to come is named as one, in every form
for form in '' --markdown; do
        run "$B" brief a.db --day 2099-12-31 $form
        says "brief.to_come$form" '2099年12月31日；数据截至' "$out"
done
"$B" brief a.db --day 2099-12-31 --docx d.docx
says brief.to_come_docx '2099年12月31日；数据截至' "$(unzip -p d.docx word/document.xml)"
run "$B" brief a.db --day 2017-12-31
lacks() { case $2 in *"$1"*) echo "found" ;; *) echo none ;; esac; }
is brief.of_the_past none "$(lacks 数据截至 "$out")"

# What an office would send: the sentences of a county whose records say so, each as it was agreed on, the same in the
# command, the paper and English's numbers; the text says no problem, and has no nought, cent or half-width mark in it.
demonstration
cp "$BANGFU_DEMO" county.db
run "$B" brief county.db --day 2017-12-31
"$B" brief county.db --day 2017-12-31 --docx county.docx
unzip -p county.docx word/document.xml | sed 's/<[^>]*>//g' >county.txt
while read -r sentence; do
        says "brief.golden" "$sentence" "$out"
        says "brief.golden_paper" "$sentence" "$(cat county.txt)"
done <"$BANGFU_TOP/tests/golden/account-2017.txt"
printf '%s\n' "$out" | sed '/^附件1/,$d; 1,2d' >prose
is brief.prose_tells_no_problem '' "$(grep -oE '待办理|没有发现问题|逾期|疑似' prose)"
is brief.prose_has_no_nought '' "$(grep -oE '(^|[^0-9.])0(个|户|人|名|次|件|元|万元|期|支|项)' prose)"
is brief.prose_has_no_cents '' "$(grep -oE '[0-9]+\.[0-9]{2}' prose)"
is brief.prose_is_full_width '' "$(grep -oE '[(),;:]|[0-9] | [0-9]' prose)"
says brief.prose_names_places '西卅店镇' "$(cat prose)"
is brief.year_that_is_over '' "$(grep -o '2017年以来' prose)"
says brief.annex_has_what_is_wrong 'responsibility.vacancy_overdue' "$out"
run "$B" brief county.db --day 2017-12-31 --place 341125112
printf '%s\n' "$out" | awk '/^[a-z_]+\.[a-z_]+ / && !seen[$1]++ { print $1, $3 }' >figures
wrong=
while read -r code value; do
        [ "$("$B" figure county.db "$code@341125112" 2017-12-31)" = "$value" ] || wrong="$wrong $code"
done <figures
is brief.numbers_are_the_figures '' "$wrong"
is brief.has_its_figures yes "$([ "$(wc -l <figures)" -gt 30 ] && echo yes)"
printf '%s\n' "$out" | sed '/^附件1/,$d; 1,2d' >prose
is brief.township_is_no_county '' "$(grep -oE '县委|县扶贫办|22个|240个|全县|县领导' prose)"
says brief.township_whole '全镇' "$(cat prose)"
is brief.township_has_no_nought '' "$(grep -oE '(^|[^0-9.])0(个|户|人|名|次|件|元|万元|期|支|项)' prose)"
