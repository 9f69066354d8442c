#!/bin/sh
# import.sh: a county's own set of sheets by command, exactly as its manifest says; the same again; other layouts; foreign lists; exports.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db
sheets=$BANGFU_TOP/tests/data/sheets
cp "$sheets"/*.xlsx "$sheets"/*.xls "$sheets"/*.csv .

# number JSON KIND ENTITY: a count of the report
number()
{
        node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); console.log(r[process.argv[2]][process.argv[3]] || 0)' "$@"
}

"$B" import a.db 建档立卡贫困户花名册.xlsx --dry-run --json >dry.json
is import.dry_run_says_the_same "1179 3048" "$(number dry.json accepted household) $(number dry.json accepted person)"
run "$B" list a.db household
says import.dry_run_writes_nothing '共 0 条' "$out"
"$B" import a.db 建档立卡贫困户花名册.xlsx --json >register.json
is import.some_refused 3 "$?"
is import.households 1179 "$(number register.json accepted household)"
is import.persons 3048 "$(number register.json accepted person)"
cat >compare.js <<'JS'
const fs = require('fs'), read = (f) => JSON.parse(fs.readFileSync(f, 'utf8'));
const got = read(process.argv[2]).refused.map((r) => `${r.sheet} ${r.row} ${r.code}`).sort();
const want = read(process.argv[3]).defects.filter((d) => d.refused !== 'none')
        .map((d) => `${d.sheet} ${d.first_row + (d.member || 1) - 1} ${d.code}`).sort();
console.log(JSON.stringify(got) === JSON.stringify(want) ? `${got.length} as planted` : JSON.stringify([got, want]));
JS
is import.refused_as_the_manifest_says '41 as planted' "$(node compare.js register.json "$sheets/manifest.json")"
is import.returned_beside_the_file yes "$([ -s 建档立卡贫困户花名册-待改.xlsx ] && echo yes)"
"$B" import a.db 建档立卡贫困户花名册.xlsx --json >again.json
is import.same_file_twice "0 0 1179" "$(number again.json accepted household) $(number again.json changed household) $(number again.json unchanged household)"
"$B" import a.db 建档立卡贫困户花名册-待改.xlsx --json >back.json
is import.returned_comes_back_the_same '41 as planted' "$(node compare.js back.json "$sheets/manifest.json")"

"$B" import a.db 帮扶责任人结对台账.xlsx --json >ledger.json
is import.ledger 0 "$?"
is import.responsibilities "1172 581" "$(number ledger.json accepted responsibility) $(number ledger.json accepted cadre)"
is import.poor_households_without_helper 7 "$("$B" figure a.db responsibility.uncovered_households 2017-12-31)"

for file in 车辆登记名单.xlsx 财政供养人员名单.csv 医保自付名单.xls; do
        run "$B" import a.db "$file"
        is "import.foreign_${file%%.*}" 4 "$status"
done
run "$B" import a.db 财政供养人员名单.csv
says import.foreign_says_what_is_missing '缺少' "$err"

# the same matter otherwise: GB18030, other order and words, a row a person, a township left out, no number for the household
cat >other.csv <<'CSV'
身份证号码,成员姓名,性别,与户主的关系,户主姓名,村名,家庭人均纯收入（万元）,身体状况,参加医保
341199196003076515,赵一,1,本人或户主,赵一,幸福村,0.35,残疾、长期慢性病,√
341199196505122323,钱二,2,妻子,赵一,幸福村,0.35,健康,×
合计,2人,,,,,,,
CSV
iconv -f UTF-8 -t GB18030 other.csv >gb.csv
"$B" import a.db gb.csv --json >gb.json
is import.other_layout "1 2 0" "$(number gb.json accepted household) $(number gb.json accepted person) $(node -p 'require("./gb.json").refused.length')"
"$B" import a.db gb.csv --json >gb.json
is import.other_layout_again "0 2" "$(number gb.json accepted person) $(number gb.json unchanged person)"

# said what it is: bound to that register, and what it lacks is named
run "$B" import a.db gb.csv --dry-run --for training_session
is import.for_another 4 "$status"
says import.for_another_says_what_lacks '，但缺少：' "$err"
run "$B" import a.db gb.csv --dry-run --for household
is import.for_the_right_one 0 "$status"
run "$B" import a.db gb.csv --dry-run --for nonsense
is import.for_no_register 2 "$status"

for kind in xlsx csv; do
        "$B" export a.db household "out.$kind" >/dev/null
        "$B" import a.db "out.$kind" --json >out.json
        is "import.export_${kind}_unchanged" "0 1180" "$(number out.json changed household) $(number out.json unchanged household)"
done
id=$(node -p 'require("./gb.json").id.split("-")[1]')
first=$((id - 1))
run "$B" import a.db --withdraw "$first"
is import.withdrawn 0 "$status"
run "$B" export a.db household after.csv
says import.withdrawn_is_gone '1179' "$out"
run "$B" import a.db --withdraw "$first"
is import.withdrawn_once 7 "$status"
run "$B" import a.db no-such-file.xlsx
is import.no_such_file 6 "$status"
run "$B" verify a.db
is import.journal_is_sound 0 "$status"

# a styles part without fills has nothing to tint a cell with: the workbook comes back all the same, untinted
cp "$BANGFU_TOP/tests/data/cases/styles-without-fills.xlsx" bare.xlsx
run "$B" import a.db bare.xlsx
is import.styles_without_fills 3 "$status"
is import.styles_without_fills_returned yes "$([ -s bare-待改.xlsx ] && unzip -p bare-待改.xlsx 'xl/worksheets/*' xl/sharedStrings.xml 2>/dev/null | grep -q '问题' && echo yes)"
