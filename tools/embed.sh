#!/bin/sh
# embed.sh TOP OUT.S OUT.c FILE...: puts files into the executable. OUT.S takes their bytes with .incbin, OUT.c is the
# index (src/base/asset_table.h), sorted by name in bytes so that asset_find can halve. Web texts get a gzip copy beside.
# Names: src/core/core.sql stays; demo/data/x is demo/x; web/dist/x is web/x. No time, user or host enters: same input, same output.
set -eu
top=$1 assembly=$2 table=$3
shift 3
packed=$assembly.d
rm -rf "$packed"
mkdir -p "$packed"
packed=$(cd "$packed" && pwd)

asset_name()
{
        case $1 in
        demo/data/*)   echo "demo/${1#demo/data/}" ;;
        web/dist/*)    echo "web/${1#web/dist/}" ;;
        tools/plain/*) echo "web/${1#tools/plain/}" ;;
        *)             echo "$1" ;;
        esac
}

content_type()
{
        case $1 in
        *.html) echo 'text/html; charset=utf-8' ;;
        *.js | *.mjs) echo 'text/javascript; charset=utf-8' ;;
        *.css)  echo 'text/css; charset=utf-8' ;;
        *.json | *.webmanifest) echo 'application/json' ;;
        *.svg)  echo 'image/svg+xml' ;;
        *.png)  echo 'image/png' ;;
        *.ico)  echo 'image/x-icon' ;;
        *.csv)  echo 'text/csv; charset=utf-8' ;;
        *.txt | *.sql | *.md) echo 'text/plain; charset=utf-8' ;;
        *.xlsx) echo 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' ;;
        *)      echo 'application/octet-stream' ;;
        esac
}

# compressed NAME FILE N: path of a smaller gzip copy, or nothing
compressed()
{
        case $1 in
        web/*.html | web/*.js | web/*.mjs | web/*.css | web/*.json | web/*.webmanifest | web/*.svg) ;;
        *) return 0 ;;
        esac
        gzip -9 -n -c "$2" >"$packed/$3.gz"
        [ "$(wc -c <"$packed/$3.gz")" -ge "$(wc -c <"$2")" ] || echo "$packed/$3.gz"
}

# bytes LABEL FILE: one .incbin with a NUL behind it, so that text can be handed to libc
bytes()
{
        printf '        .balign 16\n        .globl %s\n        .hidden %s\n%s:\n        .incbin "%s"\n        .byte 0\n' \
                "$1" "$1" "$1" "$2"
}

list=$packed/list
for file in "$@"; do
        printf '%s\t%s\n' "$(asset_name "$file")" "$file"
done | LC_ALL=C sort >"$list"

{ echo '/* Made by tools/embed.sh. */'; echo '        .section .rodata'; } >"$assembly"
{ echo '/* Made by tools/embed.sh: the index of the embedded files. */'; echo '#include "base/asset_table.h"'; echo; } >"$table"
: >"$packed/rows"
n=0
while IFS="$(printf '\t')" read -r name file; do
        path=$top/$file
        gz=$(compressed "$name" "$path" "$n")
        sum=$(sha256sum "$path" | cut -c1-32)
        bytes "asset_bytes_$n" "$path" >>"$assembly"
        echo "extern const unsigned char asset_bytes_$n[];" >>"$table"
        gzip_fields='NULL, 0'
        if [ -n "$gz" ]; then
                bytes "asset_gzip_$n" "$gz" >>"$assembly"
                echo "extern const unsigned char asset_gzip_$n[];" >>"$table"
                gzip_fields="asset_gzip_$n, $(wc -c <"$gz")"
        fi
        printf '        { "%s", asset_bytes_%d, %d, %s, "\\"%s\\"", "%s" },\n' \
                "$name" "$n" "$(wc -c <"$path")" "$gzip_fields" "$sum" "$(content_type "$name")" >>"$packed/rows"
        n=$((n + 1))
done <"$list"
printf '\n        .section .note.GNU-stack,"",@progbits\n' >>"$assembly"
{ printf '\nconst struct asset asset_table[] = {\n'; cat "$packed/rows"; printf '};\n\nconst size_t asset_count = %d;\n' "$n"; } >>"$table"
