#!/bin/sh
# codes.sh: every code an import can give is in the published table.
. "$BANGFU_TOP/tests/cmd/lib.inc"
cd "$BANGFU_TOP" || exit 1
# The files an import runs through, by their names, wherever they stand.
files=$(find src -name '*.c' ! -name '*_test.c' ! -name '*_fixture.c' \( -path '*/book/*' -o -path '*/import/*' \
        -o -path '*/fill/*' -o -path '*/patch/*' -o -name '*_sheet*.c' -o -name draft.c -o -name format.c -o -name 'change*.c' \))
# shellcheck disable=SC2086
missing=$(cat $files | grep -oE '"(id|household|person|member|match|place|code|reference|number|date|span|status|bool|text|phone|card|credit_code|cell|field|change|record|scope|sheet|export|import)\.[a-z_]+"' |
        grep -vE '"(id\.|household\.(exited|exit_waiting|to_identify|poor|poor_persons|hh_no|head_name|phone|township|village|attribute|place|group_no|id_standard|cause|causes|bank|housing|land|power|water|broadcast|road|toilet|fuel|cooperative|led|military|relocated|no_labour|note)|person\.(name|id_no|id_type|sex|birth|ethnicity|political_status|phone)|place\.(township|village|county|address)|status\.(identified|exited)|sheets\.|imports\.|import\.(places|words)")' |
        tr -d '"' | sort -u | while read -r code; do grep -q "$code" docs/codes.md || echo "$code"; done | tr '\n' ' ')
is codes.all_published '' "$missing"
ids=$(grep -rohE --include='*.c' '"id\.(precision_lost|length|characters|check_digit|birth|birth_mismatch|duplicate|sex_mismatch|outside)"' src |
        tr -d '"' | sort -u | while read -r code; do grep -q "| $code |" docs/codes.md || echo "$code"; done | tr '\n' ' ')
is codes.of_numbers_published '' "$ids"
