#!/bin/sh
# soak.sh DIR SECONDS: builds the fuzz targets with sanitizers in DIR and mutates each one's corpus for SECONDS. A crash ends it
# and leaves the input in DIR/crash-TARGET. Then imports are cut off everywhere.
set -eu
dir=$1 seconds=$2
MESON_OPTIONS='-Db_sanitize=address,undefined -Dbuildtype=debugoptimized' tools/build.sh "$dir" all
for file in $(tools/sources.sh fuzz); do
        name=$(basename "$file" .c)
        echo "$name, $seconds s"
        "$dir/$name" --seconds "$seconds" --crash "$dir/crash-$name" "tests/fuzz/corpus/${name#fuzz_}"
done
# an import cut off at every group, instead of ten
BANGFU_TOP=$PWD CUT_EVERYWHERE=1 "$dir/import_going_test"
# every sheet of the week cut off at ten moments, and on a full and a broken disk; leaks can't be looked for under strace
mkdir -p "$dir/cuts"
export BANGFU_TOP="$PWD" BANGFU="$PWD/$dir/bangfu" ASAN_OPTIONS=detect_leaks=0
(cd "$dir/cuts" && CUT_SHEETS=all CUT_MOMENTS=10 sh "$BANGFU_TOP/tests/cmd/cuts.sh") >"$dir/cuts.log"
echo "cuts: $(grep -c '^ok ' "$dir/cuts.log") passed, $(grep -c '^not ok ' "$dir/cuts.log") failed"
! grep '^not ok ' "$dir/cuts.log"
