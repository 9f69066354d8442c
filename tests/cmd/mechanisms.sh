#!/bin/sh
# mechanisms.sh: docs/mechanisms.md keeps its word: every link leads to a file, every list and every rule it names exists,
# and every list there is is named on it.
. "$BANGFU_TOP/tests/cmd/lib.inc"
page=$BANGFU_TOP/docs/mechanisms.md

missing=
for link in $(grep -oE '\]\([^)]+\)' "$page" | sed 's/^](//; s/)$//' | sort -u); do
        [ -e "$BANGFU_TOP/docs/$link" ] || missing="$missing $link"
done
is mechanisms.links '' "$missing"

"$B" catalogue --lists >lists
missing=
for name in $(grep -oE '`[a-z_]+\.[a-z_]+`' "$page" | tr -d '`' | sort -u); do
        grep -q "$name" lists || missing="$missing $name"
done
is mechanisms.lists '' "$missing"

missing=
for name in $(awk -F '|' '/^\| [0-9]/ { print $4 }' "$page" | grep -oE '`[a-z_]+`' | tr -d '`' | sort -u); do
        grep -q "\.name = \"$name\"" $(find "$BANGFU_TOP/src" -name "*.c") || missing="$missing $name"
done
is mechanisms.rules '' "$missing"

# Of the mechanisms the source numbers, of what they stand on, and of every further one that has its row.
rows=" 0 $(for p in 1 2 3 4 5; do echo "$p.1 $p.2 $p.3"; done | tr '\n' ' ') $(sed -n 's/^| \([0-9][0-9.]*\) .*/\1/p' "$page" | tr '\n' ' ')"
missing=
for name in $(awk -F '\t' -v rows="$rows" 'NR > 1 && index(rows, " " $8 " ") { print $1 }' lists); do
        grep -q "\`$name\`" "$page" || missing="$missing $name"
done
is mechanisms.every_list_is_told '' "$missing"
