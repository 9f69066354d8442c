#!/bin/sh
# cases.sh: small sheets that once came out wrong, each by command into a county of its own: what is taken, what is refused at which
# cell, and that a returned workbook opens again and says the same.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store empty.db

# told JSON: households and persons taken, then each refused cell with its code
told()
{
        node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
                const letters = (n) => (n >= 26 ? letters(Math.floor(n / 26) - 1) : "") + String.fromCharCode(65 + n % 26)
                const at = (x) => x.cell || letters(x.at) + x.row
                console.log([r.accepted.household || 0, r.accepted.person || 0, ...r.refused.map((x) => `${at(x)} ${x.code}`)].join(" "))' "$1"
}
# sheet FILE WANTED: imports it into a county without anything
sheet()
{
        cp empty.db a.db
        cp "$BANGFU_TOP/tests/data/cases/$1" .
        "$B" import a.db "$1" --json >told.json
        name=${1%.*}
        is "cases.$name" "$2" "$(told told.json)"
        back=$name-待改.xlsx
        case $2 in
        *.*)
                "$B" import a.db "$back" --json >again.json
                is "cases.$name.back" "0 0 ${2#* * }" "$(told again.json)"
                ;;
        *) is "cases.$name.nothing_back" no "$([ -e "$back" ] && echo yes || echo no)" ;;
        esac
}
# row LIST PART: some row of the register says so
row()
{
        run "$B" list a.db "$1"
        says "cases.$name.$1" "$2" "$out"
}

sheet 1904-with-x15-extension-births.xlsx '1 2'
row person 1949-10-28
sheet 1904-with-x15-extension-years.xlsx '1 2'
row household_status '贫困户  2014-12-31'
row household_status '脱贫户  2017-12-31'
sheet boolean-true-word.xlsx '1 2'
row household_member '是                            否'
for file in wrapper-apostrophe-household-no.xlsx wrapper-equals-quotes-household-no.xlsx wrapper-equals-quotes-id.csv \
        household-no-point-zero.xlsx; do
        sheet "$file" '1 2'
        row household '  341125007000001  赵试甲'
        row household '134****8001'
done
sheet household-no-scientific-text.xlsx '0 0 E3 text.precision_lost'
sheet year-number-in-date-format.xlsx '1 2'
row household_status '脱贫户  2017-'
is cases.no_day_of_1905 '' "$("$B" list a.db household_status | grep 1905)"
sheet formula-without-value-attribute.xlsx '0 0 F3 cell.formula'
sheet formula-without-value-income.xlsx '0 0 J3 cell.formula'
sheet only-sheet-hidden.xlsx '1 2'
sheet id-old-foreigner-card.xlsx '0 0 P3 id.length'
sheet id-province-99.xlsx '0 0 P3 id.region'
sheet declared-parts-missing.xlsx '3 6'
sheet lower-case-references.xlsx '3 6'
sheet space-at-XFD.xlsx '3 6'
sheet utf16-part-with-refused-row.xlsx '2 4 P3 id.length'

# names: one way of writing, whatever dot; what lost a character is asked for; the old private area is put right
sheet name-middle-dot-first.xlsx '1 1'
"$B" import a.db "$BANGFU_TOP/tests/data/cases/name-middle-dot-then-full-stop.xlsx" --json >told.json
is cases.name_middle_dot_again '{"person":1}' "$(node -p 'const u = JSON.parse(require("fs").readFileSync("told.json")).unchanged
        JSON.stringify({ person: u.person })')"
row person '古丽米热·艾比布力'
sheet name-lost-character.xlsx '0 0 N3 name.lost N4 name.lost'
sheet name-masked-star.xlsx '0 0 N3 name.lost'
sheet name-private-use.xlsx '1 1'
row person 赵䶮
sheet name-rare-initials.xlsx '1 1'
row person 䶮小龙
is cases.name_rare_initials.found yxl "$(sqlite3 a.db "SELECT term FROM search_term WHERE entity = 'person' AND term = 'yxl'")"

for file in foreign-mhtml.xls foreign-rtf.xls foreign-sylk.xls; do
        run "$B" import empty.db "$BANGFU_TOP/tests/data/cases/$file"
        says "cases.${file%.*}" '另存为 .xlsx' "$err"
done

# a passport or a permit of residence has no citizen's number: its kind stands in the column of kinds, wherever that is
cat >kinds.csv <<'CSV'
户编号,行政村,姓名,性别,证件号码,证件类型,出生日期,与户主关系
341125007000001,定城镇丰收村委会,赵试甲,男,341199194910281214,居民身份证,,户主
341125007000001,定城镇丰收村委会,玛丽,女,e12345678,护照,1980-01-02,配偶
341125007000001,定城镇丰收村委会,约翰,男,USA110098012345,外国人永久居留证,1980-01-02,女婿
341125007000001,定城镇丰收村委会,约翰二,男,USA110098012346,,1980-01-02,女婿
341125007000001,定城镇丰收村委会,约翰三,男,USA1100-80123,护照,1980-01-02,女婿
CSV
cp empty.db a.db
"$B" import a.db kinds.csv --json >told.json
is cases.kinds '1 3 E5 id.length E6 id.characters' "$(told told.json)"
says cases.kinds_say_how '证件类型' "$(cat told.json)"
name=kinds
row person '外国人永久居留身份证'
