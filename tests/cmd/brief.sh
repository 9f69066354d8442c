#!/bin/sh
# brief.sh: every number of the account is its figure, for the day and place asked.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db

run "$B" brief a.db --day 2017-12-31
is brief.made 0 "$status"
says brief.county '定远县有乡镇22个、行政村196个' "$out"
run "$B" brief a.db --day 2017-12-31 --place 341125112
says brief.township '西卅店镇有乡镇1个、行政村11个' "$out"
printf '%s\n' "$out" | awk '/^[a-z_]+\.[a-z_]+ / && !seen[$1]++ { print $1, $3 }' >figures
wrong=
while read -r code value; do
        [ "$("$B" figure a.db "$code@341125112" 2017-12-31)" = "$value" ] || wrong="$wrong $code"
done <figures
is brief.numbers_are_the_figures '' "$wrong"
is brief.has_its_figures yes "$([ "$(wc -l <figures)" -gt 30 ] && echo yes)"
run "$B" brief a.db --day 2017-12-31 --markdown --lang en
says brief.markdown '## Training' "$out"
run "$B" brief a.db --day 2017
is brief.wants_a_day 2 "$status"

# As a paper, and kept: what was kept says the same after the records have changed.
run "$B" brief a.db --day 2017-12-31 --docx a.docx
is brief.docx 0 "$status"
says brief.docx_is_a_paper 'word/document.xml' "$(unzip -l a.docx)"
unzip -p a.docx word/document.xml >document.xml
says brief.docx_has_the_figures '定远县有乡镇22个、行政村196个' "$(cat document.xml)"
says brief.docx_follows_the_strengthenings '二、强化思想认识' "$(cat document.xml)"
says brief.docx_numbers_the_mechanisms '（一）凝聚共识' "$(cat document.xml)"
kept=$("$B" brief a.db --day 2017-12-31 --keep)
run "$B" brief a.db --kept "$kept"
"$B" brief a.db --kept "$kept" --docx b.docx
says brief.docx_of_what_was_kept '行政村196个' "$(unzip -p b.docx word/document.xml)"
"$B" brief a.db --docx c.docx
says brief.docx_has_its_source '341125#' "$(unzip -p c.docx docProps/core.xml)"
says brief.kept '行政村**196**个' "$out"
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
