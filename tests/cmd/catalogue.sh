#!/bin/sh
# catalogue.sh: what the catalogue prints is what machines can use. The DDL is reviewed as a golden copy: each of its
# statements is still made, byte for byte, and nothing more is made of a table it has, so that none a county has changes
# unseen; only a new mechanism's tables with their indexes may stand beside it. After a wanted change of a table,
# tests/golden/accept.sh rewrites the copy, and the commit shows every consequence.
. "$BANGFU_TOP/tests/cmd/lib.inc"

for engine in sqlite postgres; do
        "$B" catalogue "--ddl=$engine" >"$engine.sql"
        changed=$(awk 'BEGIN { RS = ";\n" }
                function table(  i) { for (i = 1; i < NF; i++) if ($i == "TABLE" || $i == "ON") return $(i + 1); return "?" }
                NR == FNR { kept[$0] = 1; known[table()] = 1; next }
                { made[$0] = 1 }
                !($0 in kept) && (table() in known || table() == "?") { print $1, $2, $3, "of", table() }
                END { for (s in kept) if (!(s in made)) { $0 = s; print $1, $2, $3, "is gone" } }' \
                "$BANGFU_TOP/tests/golden/ddl-$engine.sql" "$engine.sql" | tr '\n' ';')
        is "catalogue.ddl_$engine (tests/golden/accept.sh if wanted)" '' "$changed"
done
is catalogue.ddl_default "$(cksum <sqlite.sql)" "$("$B" catalogue --ddl | cksum)"
run sqlite3 :memory: '.read sqlite.sql'
is catalogue.ddl_loads '' "$err"
"$B" catalogue --statements >statements
is catalogue.statements_have_three_fields 3 "$(awk -F '\t' '{ print NF }' statements | sort -u)"
is catalogue.statements_are_numbered '' "$(awk -F '\t' '{ gsub(/\047[^\047]*\047/, "", $3) } $3 ~ /:[a-z]/ { print $1 }' statements | head -n 3)"
is catalogue.statements_have_no_parameter_left '' "$(grep '{param' statements | cut -f 1)"
"$B" catalogue --openapi | jq -r .openapi >openapi 2>/dev/null
says catalogue.openapi '3.1' "$(cat openapi)"
"$B" catalogue --dictionary >dictionary
missing=
for table in $(sed -n 's/^CREATE TABLE \([a-z_]*\) ($/\1/p' sqlite.sql); do
        grep -q "id=\"entity-$table\"" dictionary || missing="$missing $table"
done
is catalogue.dictionary_has_every_register '' "$missing"
run "$B" catalogue --ddl=oracle
is catalogue.unknown_engine 2 "$status"
run "$B" catalogue
is catalogue.wants_an_option 2 "$status"
run "$B" nonsense
is command.unknown 2 "$status"
says command.unknown_says_where_to_look 'bangfu help' "$err"
run "$B" help
for name in init demo serve account import export figure list brief verify catalogue; do
        says "help.$name" "$name" "$out"
        run "$B" help "$name"
        is "help.$name.usage" 0 "$status"
        run "$B" help
done
