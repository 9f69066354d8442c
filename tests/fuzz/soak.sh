#!/bin/sh
# soak.sh DIR SECONDS: builds the fuzz targets with sanitizers in DIR and mutates each one's corpus for SECONDS. A crash ends it
# and leaves the input in DIR/crash-TARGET.
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
