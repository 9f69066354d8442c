#!/bin/sh
# list.sh: the rows of a list count up to its figure, on the screen and in a file; what is no list is refused.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db
rm -f ./*.csv ./*.xlsx

run "$B" list a.db place.townships --period 2017-12-31
is list.screen 0 "$status"
says list.basis_and_count '乡镇，2017-12-31 当日，共 22 条' "$out"
is list.rows_are_the_figure "$("$B" figure a.db place.townships 2017-12-31)" "$(($(printf '%s\n' "$out" | wc -l) - 2))"
run "$B" list a.db place.villages --place 341125112 --csv v.csv
is list.csv 0 "$status"
is list.csv_rows "$("$B" figure a.db place.villages@341125112 2017)" "$(($(wc -l <v.csv) - 1))"
says list.csv_header '区划代码' "$(head -n 1 v.csv)"
says list.csv_row '341125112203' "$(cat v.csv)"
run "$B" list a.db place --xlsx p.xlsx
is list.xlsx 'PK' "$(head -c 2 p.xlsx)"
run "$B" list a.db household
says list.empty_register '共 0 条' "$out"
run "$B" list a.db household --period 2017
is list.undated_register_refuses_a_period 2 "$status"
run "$B" list a.db nonsense
is list.unknown 6 "$status"
says list.unknown_names_registers 'household' "$err"
run "$B" list a.db responsibility.coverage
is list.ratio_has_no_rows 2 "$status"
run "$B" list a.db place --csv .
is list.directory_is_no_file 2 "$status"
run "$B" list a.db place --csv /nowhere/x.csv
is list.unwritable_file 1 "$([ "$status" -ne 0 ] && echo 1)"
