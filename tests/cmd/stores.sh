#!/bin/sh
# stores.sh: a store made by an older version opens, is migrated, verifies, says the figures it said, and can be written.
# Each store of tests/data/stores (gzipped) has beside it the figures as the version that made it printed them:
# before-the-house is of the last version whose modules stood in one folder: 79 sheets of a small county, a record
# changed, an attachment, and an entry that waits for review.
. "$BANGFU_TOP/tests/cmd/lib.inc"
umask 077 # a store that others may read is not opened
data=$BANGFU_TOP/tests/data/stores
for packed in "$data"/*.gz; do
        name=$(basename "$packed" .bangfu.gz)
        gzip -dc "$packed" >"$name.bangfu"
        printf 'an older store is opened\n' | "$B" account add "$name.bangfu" newcomer --role office --place 422899 --password >/dev/null
        is "stores.$name.is_written" 0 "$?"
        run "$B" verify "$name.bangfu"
        is "stores.$name.verifies" 0 "$status"
        while IFS="$(printf '\t')" read -r figure period wanted; do
                is "stores.$name.$figure.$period" "$wanted" "$("$B" figure "$name.bangfu" "$figure" "$period")"
        done <"$data/$name.figures.tsv"
        # found as people type today, whatever the terms were then
        is "stores.$name.finds_by_syllables" 1 "$(sqlite3 "$name.bangfu" "SELECT COUNT(*) > 0 FROM search_term s JOIN person p
                ON p.id = s.id WHERE s.entity = 'person' AND LENGTH(p.name) = 3 AND LENGTH(s.term) > 6 AND s.term GLOB '[a-z]*'")"
        # a county that went back to the older program for a day, which kept its own, shorter, text of the schema
        gzip -dc "$packed" >before.bangfu
        sqlite3 "$name.bangfu" "ATTACH 'before.bangfu' AS b;
                UPDATE meta SET value = (SELECT value FROM b.meta WHERE name = 'ddl') WHERE name = 'ddl'"
        run "$B" figure "$name.bangfu" household.registered 2017-12-31
        is "stores.$name.opens_after_the_older_program" "0 24" "$status $out"
        run "$B" verify "$name.bangfu"
        is "stores.$name.verifies_then" 0 "$status"
        says "stores.$name.waits_still" '共 1 条' "$("$B" list "$name.bangfu" proposal | tail -n 1)"
done
