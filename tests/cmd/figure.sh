#!/bin/sh
# figure.sh: in a county with places only, what counts places counts them and what counts records counts none; a wrong
# code, place or period is refused and says what to do.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db

for pair in place.townships@2017-12-31=22 place.villages@2017-12-31=196 \
        responsibility.uncovered_townships@2017-12-31=22 \
        responsibility.uncovered_villages@2017-12-31=196 training.months_below_two@2017=12; do
        code=${pair%%@*} rest=${pair#*@}
        is "figure.$code" "${rest#*=}" "$("$B" figure a.db "$code" "${rest%%=*}")"
done
# every other published figure of records is 0 or unknown
"$B" catalogue --lists | awk -F '\t' 'NR > 1 && $6 == "figure" { print $1 }' |
        grep -vE '^place\.|uncovered_(townships|villages)|months_below_two' |
        while read -r code; do
                case $("$B" figure a.db "$code" 2017 2>&1) in
                0 | 0.00 | —) echo "ok figure.nothing.$code" ;;
                *) echo "not ok figure.nothing.$code — an empty county gives $("$B" figure a.db "$code" 2017 2>&1)" ;;
                esac
        done

is figure.county_only — "$("$B" figure a.db place.townships@341125112 2017)"
is figure.villages_of_it 11 "$("$B" figure a.db place.villages@341125112 2017)"
sum=0
"$B" list a.db place --csv places.csv 2>/dev/null
for township in $(cut -d, -f3 places.csv | grep -E '^[0-9]{9}$'); do
        sum=$((sum + $("$B" figure a.db "place.villages@$township" 2017)))
done
is figure.townships_add_up 196 "$sum"
is figure.months_so_far 6 "$("$B" figure a.db training.months_below_two 2017-06-30)"

run "$B" figure a.db training.nonsense 2017
is figure.unknown_code 6 "$status"
says figure.unknown_code_names_others 'training.sessions' "$err"
is figure.unknown_code_prints_nothing '' "$out"
run "$B" figure a.db training.sessions 2017-13
is figure.unknown_period 2 "$status"
says figure.unknown_period_says_allowed '2017-Q1' "$err"
run "$B" figure a.db training.sessions@999999999 2017
is figure.unknown_place 6 "$status"
run "$B" figure nowhere.db training.sessions 2017
is figure.no_store 6 "$status"
says figure.no_store_says_what_to_do 'bangfu init' "$err"
run "$B" figure a.db
is figure.too_few_words 2 "$status"
# without a period the store's day, which is said beside the number and not in it
run "$B" figure a.db place.townships
is figure.today 22 "$out"
says figure.today_is_said "$(date +%Y-)" "$err"
run "$B" figure a.db place.townships 2099-12-31
is figure.to_come 22 "$out"
says figure.to_come_is_said '2099-12-31 当日（数据截至' "$err"
run "$B" figure a.db training.sessions 2017-01-01..2099-12-31
says figure.a_period_that_runs_on_is_said '数据截至' "$err"
run "$B" figure a.db place.townships 2017-12-31
is figure.asked_says_nothing '' "$err"
run "$B" figure a.db training.sessions 2017 --colour red
is figure.unknown_option 2 "$status"
run "$B" figure a.db training.nonsense 2017 --lang en
says figure.english 'no figure' "$err"
