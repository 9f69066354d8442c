#!/bin/sh
# build.sh DIR [TARGET…]: configures DIR when it is new or when the set of files (or cmocka) has changed, then builds. Further
# options for a new DIR come from MESON_OPTIONS. Without a target it builds the program; "all" adds the tests.
set -eu
dir=$1
shift
now=$(for kind in lib test fixture fuzz assets; do tools/sources.sh "$kind"; done
        pkg-config --modversion cmocka 2>/dev/null || true)
mkdir -p "$dir"
log=$dir/configure.log
if [ ! -f "$dir/build.ninja" ] || [ "$now" != "$(cat "$dir/files.list" 2>/dev/null)" ]; then
        again=
        [ ! -f "$dir/build.ninja" ] || again=--reconfigure
        # shellcheck disable=SC2086
        meson setup $again "$dir" ${MESON_OPTIONS-} >"$log" 2>&1 || { tail -n 15 "$log" >&2; exit 1; }
        printf '%s\n' "$now" >"$dir/files.list"
fi
[ $# -gt 0 ] || set -- bangfu
ninja --quiet -C "$dir" "$@" >"$dir/build.log" 2>&1 || { cat "$dir/build.log"; exit 1; }
