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

missing=
for name in $(tail -n +2 lists | cut -f1); do
        grep -q "\`$name\`" "$page" || missing="$missing $name"
done
is mechanisms.every_list_is_told '' "$missing"
