#!/bin/sh
# language.sh: what a command prints is in one language: no Chinese in English, of every command, its usage and every kind
# of refusal; and in Chinese no sentence in English. The county has places of English names, so that what is data can't be
# taken for words of the program, nor the other way round.
. "$BANGFU_TOP/tests/cmd/lib.inc"
cat >places.csv <<'END'
code,name,parent
341125,Dingyuan,
341125100,Dingcheng,341125
341125100201,East,341125100
341125100202,West,341125100
END
rm -f a.db a.db-*
printf 'Name,Kind\nHealth office,Government unit\n' >org.csv
printf 'Name,Kind\nHealth office,Agencies\nSchool board,Government unit\n' >bad.csv
printf 'Name,ID number,Village,Relation\nJohn,123,Nowhere,Head\n' >house.csv
printf 'x,y\n1,2\n' >none.csv
printf '' >empty.csv
printf 'code,name,parent\n12,East,\n' >wrong.csv

# Chinese words and the marks that stand between them; the shapes of (c) lists in our own DDL are none of them.
HAN='[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ffef}]'
# Three words of English in a row are a sentence; names of options, fields and files come alone.
ENGLISH='(?<![\w./<-])[a-z]+ [a-z]+ [a-z]+ [a-z]+'

# both COMMAND…: run in either language; the commands of the second run must not depend on the first
n=0
both()
{
        n=$((n + 1))
        "$B" "$@" --lang en >out.en 2>&1 </dev/null
        found=$(grep -nP "$HAN" out.en | head -n 3)
        is "language.english: $*" '' "$found"
        [ "$1" != init ] || rm -f a.db a.db-*
        "$B" "$@" >out.zh 2>&1 </dev/null
        found=$(sed 's/bangfu [a-z]* [a-z]* [a-z]*//g' out.zh | grep -nP "$ENGLISH" | head -n 3) # without lines to type
        is "language.chinese: $*" '' "$found"
}

both init a.db --county 341125 --places places.csv
both init a.db --county 341125 --places places.csv
both init b.db --county 34 --places places.csv
both init b.db --county 341125 --places nosuch.csv
both init b.db --county 341125 --places wrong.csv
both init b.db
both demo a.db
for command in '' $("$B" help | awk '/^  / { print $1 }'); do
        # shellcheck disable=SC2086
        both help $command
        # shellcheck disable=SC2086
        both $command --nosuch
done
both help nosuch
both nosuch
both account add a.db one --role office --place 341125
both account add a.db one --role office --place 341125
both account add a.db two --role boss --place 341125
both account add a.db two --role village --place 9
both account add a.db two --role village --place 341125100201 --person 77
both account add a.db two
both account add a.db
both account list a.db
both account lock a.db one
both account unlock a.db one
both account lock a.db nosuch
both account password a.db one
both account password a.db one --password
both account nosuch a.db
both verify a.db
both verify nosuch.db
both verify org.csv
both figure a.db household.registered 2017
both figure a.db household.registered@341125100 2017
both figure a.db household.registered@99 2017
both figure a.db nosuch 2017
both figure a.db household.registered sometime
both figure a.db responsibility.coverage 2017
for register in place person organisation household calendar account; do
        both list a.db $register
        both export a.db $register "$register.csv"
done
both list a.db household --period 2017
both list a.db nosuch
both list a.db household --place 99
both list a.db household --as nobody
both list a.db responsibility.uncovered_households --period 2017-12-31
both export a.db household x.pdf
both export a.db nosuch x.csv
both export a.db household /nowhere/x.csv
both ledger a.db --period 2017
both ledger a.db --period sometime
both brief a.db --day 2017-12-31
both brief a.db --day sometime
both brief a.db --day 2017-12-31 --docx b.docx
both brief a.db --kept 99
both brief a.db --place 99
both fill a.db form:nosuch o.xlsx
both fill a.db form:poor_households o.xlsx
both fill a.db nosuch.xlsx o.xlsx
both import a.db org.csv --for organisation --dry-run
both import a.db bad.csv --for organisation --dry-run
both import a.db bad.csv --for organisation --dry-run --json
both import a.db bad.csv --for organisation
both import a.db org.csv --for organisation
both import a.db org.csv --for nosuch
both import a.db house.csv --for household --dry-run
both import a.db none.csv
both import a.db empty.csv
both import a.db nosuch.xlsx
both import a.db --withdraw 1
both import a.db --withdraw 99
both backup a.db copy.db
both backup a.db copy.db --replace
both backup nosuch.db copy2.db
both verify copy.db
both restore copy.db back.db
both restore copy.db a.db
both restore nosuch.db back2.db
both restore org.csv back2.db
both serve a.db --listen nonsense
both serve nosuch.db
both catalogue
both catalogue --nosuch
both version

# What is written in both languages at once, or for programs, says so; the lists are words.
for what in lists openapi ddl; do
        "$B" catalogue --$what --lang en >out.en
        is "language.english: catalogue --$what" '' "$(grep -nP "$HAN" out.en | head -n 3)"
done
