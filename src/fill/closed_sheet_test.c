/* closed_sheet_test.c: the workbook a township gets is locked but for its open cells, and is found again whatever was
 * done around the table: rows sorted, a column taken out, the sheet moved behind another. */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "fill/closed_sheet.h"

#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

struct setting {
        struct arena arena;
        struct ctx c;
};

static int set_up(void **state)
{
        struct setting *s = calloc(1, sizeof *s);
        s->c = (struct ctx){ .arena = &s->arena, .now = 1514649600000 };
        *state = s;
        return 0;
}

static int tear_down(void **state)
{
        struct setting *s = *state;
        arena_release(&s->arena);
        free(s);
        return 0;
}

static const struct str roads[] = { { "泥土路", 9 }, { "水泥路", 9 } };
static const struct closed_column columns[] = {
        { .title = "编号", .other = "ID" },
        { .title = "户主姓名", .other = "Head" },
        { .title = "联系电话", .other = "Phone", .hint = "11 位数字" },
        { .title = "入户路类型", .other = "Road", .allowed = roads, .n_allowed = COUNT(roads) },
};
static const struct str first[] = { { "341125-1", 8 }, { "周小平", 9 }, { "", 0 }, { "水泥路", 9 } };
static const struct str second[] = { { "341125-2", 8 }, { "徐庆红", 9 }, { "13855000001", 11 }, { "", 0 } };
static const bool first_open[] = { false, false, true, false }, second_open[] = { false, false, false, true };
static const struct closed_row rows[] = { { first, first_open }, { second, second_open } };
static const struct closed_table table = {
        .heading = { "补登　西卅店镇", 24 },
        .columns = columns,
        .n = COUNT(columns),
        .rows = rows,
        .n_rows = COUNT(rows),
};

static struct str closed_part(struct setting *s, const char *path, const char *name)
{
        int code = 0;
        zip_stat_t st;
        zip_t *zip = zip_open(path, ZIP_RDONLY, &code);
        assert_non_null(zip);
        assert_int_equal(zip_stat(zip, name, 0, &st), 0);
        char *bytes = NEWS(&s->arena, char, st.size + 1);
        zip_file_t *f = zip_fopen(zip, name, 0);
        assert_int_equal(zip_fread(f, bytes, st.size), st.size);
        zip_fclose(f);
        zip_discard(zip);
        return (struct str){ bytes, st.size };
}

/* Looked for in the part's text: what the format says is what a spreadsheet obeys. */
static bool closed_holds(struct str text, const char *needle)
{
        return str_find(text, str_of(needle)) < text.n;
}

/* What was asked can be typed, what was told can't be changed by a slip. */
static void locked_but_for_the_open_cells(void **state)
{
        struct setting *s = *state;
        const char *path = fixture_path(&s->arena, "closed.xlsx");
        unlink(path);
        assert_true(closed_write(&s->c, path, &table));
        const struct str sheet = closed_part(s, path, "xl/worksheets/sheet1.xml");
        assert_true(closed_holds(sheet, "<sheetProtection"));
        assert_true(closed_holds(sheet, "<dataValidation "));
        assert_true(closed_holds(closed_part(s, path, "xl/styles.xml"), "locked=\"0\""));
        assert_true(closed_holds(closed_part(s, path, "xl/workbook.xml"), "state=\"hidden\""));
        unlink(path);
}

/* The sheet that comes back is the one that went out. */
static void found_again(void **state)
{
        struct setting *s = *state;
        struct closed_found f = { .sheet = 0 };
        const char *path = fixture_path(&s->arena, "closed.xlsx");
        unlink(path);
        assert_true(closed_write(&s->c, path, &table));
        assert_true(closed_find(&s->c, path, columns, COUNT(columns), &f));
        const struct sheet *sheet = &f.book.sheets[f.sheet];
        assert_int_equal(sheet->n - f.first, COUNT(rows));
        for (size_t k = 0; k < COUNT(columns); k++) {
                assert_true(str_eq(closed_cell(&s->c, &f, &sheet->rows[f.first], k), first[k]));
                assert_true(str_eq(closed_cell(&s->c, &f, &sheet->rows[f.first + 1], k), second[k]));
        }
        unlink(path);
}

/* Lines put above, columns moved, another sheet before it: people make a workbook their own. */
static void found_whatever_was_done_around_it(void **state)
{
        struct setting *s = *state;
        struct closed_found f = { .sheet = 0 };
        const char *path = fixture_path(&s->arena, "filled.csv");
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        fputs("填报说明\r\n\r\nRoad,备注, 编 号 ,联系电话\r\n水泥路,村里填,341125-2,13855000002\r\n", out);
        fclose(out);
        assert_true(closed_find(&s->c, path, columns, COUNT(columns), &f));
        const struct row *row = &f.book.sheets[0].rows[f.first];
        assert_true(str_is(closed_cell(&s->c, &f, row, 0), "341125-2"));
        assert_int_equal(f.at[1], CLOSED_NOWHERE);
        assert_true(str_is(closed_cell(&s->c, &f, row, 1), ""));
        assert_true(str_is(closed_cell(&s->c, &f, row, 2), "13855000002"));
        assert_true(str_is(closed_cell(&s->c, &f, row, 3), "水泥路"));
        out = fopen(path, "wb");
        fputs("姓名,电话\r\n张三,1\r\n", out);
        fclose(out);
        assert_false(closed_find(&s->c, path, columns, COUNT(columns), &f));
        assert_string_equal(s->c.err.code, "sheet.not_ours");
        unlink(path);
}

#define LONG_ROWS 2000

static bool make_long(void *to)
{
        struct setting *s = to;
        static struct closed_row many[LONG_ROWS];
        struct closed_table t = table;
        for (size_t i = 0; i < LONG_ROWS; i++)
                many[i] = rows[i % COUNT(rows)];
        t.rows = many;
        t.n_rows = LONG_ROWS;
        s->c.err = (struct err){ .kind = ERR_NONE };
        return closed_write(&s->c, fixture_path(&s->arena, "long.xlsx"), &t);
}

/* A heading, the titles and all rows, or none. */
static void what_lost_a_part_is_not_sent(void **state)
{
        struct setting *s = *state;
        fixture_short_of_room(fixture_path(&s->arena, "long.xlsx"), make_long, s, LONG_ROWS + 2);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test_setup_teardown(locked_but_for_the_open_cells, set_up, tear_down),
                cmocka_unit_test_setup_teardown(found_again, set_up, tear_down),
                cmocka_unit_test_setup_teardown(what_lost_a_part_is_not_sent, set_up, tear_down),
                cmocka_unit_test_setup_teardown(found_whatever_was_done_around_it, set_up, tear_down),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
