#!/bin/sh
# words.sh: what the program calls things on a day is what they were called then: nothing of 2026-06-30 speaks a word of 2017,
# nothing of 2017-12-31 a word of today. Read are all titles, units, helps and explanations of registers, fields, lists and
# mechanisms, the codes of the day, and the whole account of a county that lives on that day. Words by which sheets are
# known are of all times. 巩固拓展脱贫攻坚成果 is today's.
. "$BANGFU_TOP/tests/cmd/lib.inc"
of_2017='扶贫|贫困|攻坚|出列|百企帮百村|不脱贫不撤岗|致贫原因|预脱贫|促脱贫|(引领|助力|带领)脱贫|选派帮扶|新农合|政纪|卫计|农委'
of_today='乡村振兴|农业农村局|返贫致贫|万企兴万村|就业帮扶车间|帮扶驿站|衔接资金|重点帮促|风险未消除|监测对象|(引领|助力|带领)振兴|四不摘'

# told DAY: the dictionary without the columns of synonyms and without codes, the lists, and the codes of the day
told()
{
        "$B" catalogue --dictionary --day "$1" | sed '/^## 代码表/,$d' | awk -F '|' 'NF > 7 { $7 = "" } 1'
        "$B" catalogue --lists --day "$1"
        "$B" catalogue --codes --day "$1" |
                awk -F '\t' -v day="$1" '($5 == "" || $5 <= day) && ($6 == "" || $6 >= day) { print $1 "." $2 ": " $3 }'
}
speaks() # TEXT WORDS: the lines that speak one of them
{
        sed 's/巩固拓展脱贫攻坚成果//g' "$1" | grep -aE "$2" | head -5
}

told 2017-12-31 >then
told 2026-06-30 >now
is words.catalogue_of_2017 '' "$(speaks then "$of_today")"
is words.catalogue_of_today '' "$(speaks now "$of_2017")"
is words.no_mark_is_left '' "$(grep -ah '[«»]' then now | head -5)"
# Were nothing said, nothing dated would be said: both speak of what they should.
says words.then_is_2017 '贫困户' "$(cat then)"
says words.now_is_today '乡镇乡村振兴工作站' "$(cat now)"

demonstration
cp "$BANGFU_DEMO" now.db
chmod 600 now.db
sqlite3 now.db "UPDATE meta SET value = '2026-06-30' WHERE name = 'day'"
# Names that a county of 2017 gave stay its own, so what is said of today is read in a county of today.
today
"$B" brief today.db >account.now
"$B" brief now.db --day 2017-12-31 >account.then
is words.account_of_today '' "$(speaks account.now "$of_2017")"
is words.account_of_2017_read_today '' "$(speaks account.then "$of_today")"
says words.account_speaks_of_2017 '县扶贫办' "$(cat account.then)"
says words.account_speaks_of_today '县农业农村局' "$(cat account.now)"
"$B" --lang en brief now.db >account.en 2>/dev/null || LANG=en_GB.UTF-8 "$B" brief now.db >account.en
is words.english_has_no_mark '' "$(grep -a '[«»]' account.en | head -3)"

# A county's own word, from its day on and only there.
cat >words.csv <<'CSV'
用语,起用日期,叫法,依据
县农业农村局,2026-03-01,县乡村振兴服务局,定编〔2026〕3号
CSV
run "$B" import now.db words.csv
is words.own_imported 0 "$status"
says words.own_is_said '县乡村振兴服务局在岗' "$("$B" brief now.db)"
says words.own_not_before '县农业农村局在岗' "$("$B" brief now.db --day 2026-02-28)"
