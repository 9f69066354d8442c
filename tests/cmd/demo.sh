#!/bin/sh
# demo.sh: the demonstration county: its figures are those the published account of that county gives, one seed makes one
# county, another seed another county with the same figures, and nobody in it has a real number.
. "$BANGFU_TOP/tests/cmd/lib.inc"
figures=$BANGFU_TOP/tests/data/figures.tsv
tab=$(printf '\t')

# near VALUE OP WANTED PRECISION: whether a figure is what the account says
near()
{
        awk -v v="$1" -v op="$2" -v w="$3" -v p="$4" 'BEGIN {
                if (v !~ /^-?[0-9]+(\.[0-9]+)?$/) exit 1
                if (op == ">") exit !(v + 0 > w + 0)
                d = v - w; if (d < 0) d = -d
                exit !(d <= p + 0)
        }'
}
# figures_of STORE NAME: one assertion a figure
figures_of()
{
        tail -n +2 "$figures" |
                while IFS=$tab read -r code period op value precision rest; do
                        found=$("$B" figure "$1" "$code" "$period")
                        if near "$found" "$op" "$value" "$precision"; then
                                echo "ok $2.$code"
                        else
                                echo "not ok $2.$code — $period wants $op $value (within $precision), found “$found”"
                        fi
                done
}
# rows STORE: lists of every kind, by their bytes
rows()
{
        for list in place organisation household training_session training_attendance assistance_item responsibility \
                posting staff village_post pay_line insurance_enrolment village_size advisory_member benefit_link \
                workshop_link equity_share member_contact assessment_score appointment; do
                "$B" list "$1" "$list" --csv list.csv >/dev/null 2>&1
                echo "$list $(wc -l <list.csv) $(sha256sum <list.csv)"
        done
}

# column TITLE FILE: the cells under a title
column()
{
        awk -F, -v title="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == title) at = i; next } { print $at }' "$2"
}

demonstration
rm -f county.db county.db-*
cp --reflink=auto "$BANGFU_DEMO" county.db
# the same seed once more, and two others, made while the first is looked at
rm -f again.db again.db-* other.db other.db-* third.db third.db-*
{ "$B" demo again.db && "$B" demo third.db --seed 11; } >again.out 2>&1 &
"$B" demo other.db --seed 7 >other.out 2>&1 &
figures_of county.db figures
run "$B" verify county.db
is chain_and_replay 0 "$status"

"$B" export county.db person persons.csv --reveal >/dev/null 2>&1
column 证件号码 persons.csv >numbers
is everybody_has_a_number "$(($(wc -l <persons.csv) - 1))" "$(grep -cE '^[0-9]{17}[0-9X]$' numbers)"
is numbers_of_an_unassigned_division 0 "$(grep -vc '^341199' numbers)"
"$B" export county.db village_post posts.csv --reveal >/dev/null 2>&1
column 银行卡号 posts.csv | grep . >cards
is cadres_have_cards 1470 "$(sort -u cards | grep -c '^1[0-9]\{18\}$')"
is cards_end_in_their_check_digit 0 "$(awk '{ sum = 0
        for (i = 1; i <= 19; i++) { d = substr($0, i, 1); if (i % 2 == 0 && (d *= 2) > 9) d -= 9; sum += d }
        if (sum % 10) print }' cards | wc -l)"
is proposals_at_the_township 3 "$("$B" figure county.db proposal.at_township 2017-12-31)"
is proposals_at_the_county 3 "$("$B" figure county.db proposal.at_county 2017-12-31)"
is transfers_failed_at_the_bank 3 "$("$B" figure county.db pay.transfer_failed 2017-12-31)"
is numbers_differ '' "$(sort numbers | uniq -d | head -n 3)"
is phones_nobody_can_have 0 "$(column 联系电话 persons.csv | grep -vcE '^(100[0-9]{8})?$')"
run "$B" list county.db helper.over_limit --csv list.csv
is desks_are_not_empty 1 "$([ "$(wc -l <list.csv)" -gt 1 ] && echo 1)"

run "$B" demo county.db
is an_existing_store_stays 7 "$status"
rows county.db >first
wait
is same_seed_same_rows "$(cat first)" "$(rows again.db)"
rm -f again.db again.db-*
says the_accounts_are_printed fupinban "$(cat other.out)"
for seed in other third; do
        figures_of $seed.db "another_seed_$seed"
        rows $seed.db >$seed
        is "another_seed_other_people_$seed" "$(grep -c . first)" "$(grep -vcxFf first $seed | awk '{ print $1 + 1 }')"
        is "another_seed_the_same_places_$seed" "$(grep '^place ' first)" "$(grep '^place ' $seed)"
done
is two_other_seeds_differ 1 "$(grep -cxFf other third)"
run "$B" demo fourth.db --seed x
is a_seed_is_a_number 2 "$status"
rm -f county.db county.db-* other.db other.db-* third.db third.db-*
