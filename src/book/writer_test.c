/* writer_test.c: what is written is read back the same, and nothing stands under the name before it is whole. */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "book/writer.h"

#include <stdlib.h>
#include <unistd.h>

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

/* One column of each kind. */
static const struct writer_column columns[] = {
        { .title = { "证件号码", 12 }, .kind = WRITE_TEXT },
        { .title = { "人数", 6 }, .kind = WRITE_INT },
        { .title = { "金额（元）", 15 }, .kind = WRITE_DECIMAL },
        { .title = { "日期", 6 }, .kind = WRITE_DATE },
};

static void check_row(const struct sheet *sheet, size_t i, const struct cell *wanted)
{
        for (size_t k = 0; k < COUNT(columns); k++) {
                struct cell cell = book_cell(&sheet->rows[i], k);
                assert_int_equal(cell.text.n, wanted[k].text.n);
                assert_memory_equal(cell.text.p ? cell.text.p : "", wanted[k].text.p, cell.text.n);
                assert_int_equal(cell.kind, wanted[k].kind);
        }
}

/* Read back by our own reader: ID numbers keep 18 digits, a formula stays a text, seventeen digits are not made a
 * number, a date before March 1900 survives the calendar's error, a name Excel forbids is mended, and until the
 * end nothing stands under the name. */
static void writes_a_workbook(void **state)
{
        struct setting *s = *state;
        struct writer *w = NULL;
        struct book book;
        const char *path = fixture_path(&s->arena, "out.xlsx");
        unlink(path);
        assert_true(writer_open(&s->c, WRITER_XLSX, path, S("定城镇[1]/*"), columns, COUNT(columns), &w));
        const struct str first[] = { S("341199195404050021"), S("12"), S("1234567.89"), S("2017-12-31") };
        const struct str odd[] = { S("=1+1 <&\"中"), S("99999999999999999"), S("约3元"), S("1900-02-28") };
        const struct str sparse[] = { S(""), S("-5"), S(""), S("去年") };
        assert_true(writer_row(&s->c, w, first) && writer_row(&s->c, w, odd) && writer_row(&s->c, w, sparse));
        assert_true(writer_sheet(&s->c, w, S("另一张"), columns, 1));
        assert_true(writer_row(&s->c, w, first));
        assert_int_equal(access(path, F_OK), -1);
        assert_true(writer_close(&s->c, w));
        assert_true(book_open(&s->c, path, &book));
        assert_int_equal(book.n, 2);
        assert_str(book.sheets[0].name, "定城镇_1___");
        assert_int_equal(book.sheets[0].n, 4);
        const struct cell one[] = { { first[0], CELL_TEXT, false },
                                    { first[1], CELL_NUMBER, false },
                                    { first[2], CELL_NUMBER, false },
                                    { first[3], CELL_DATE, false } };
        const struct cell two[] = { { odd[0], CELL_TEXT, false },
                                    { odd[1], CELL_TEXT, false },
                                    { odd[2], CELL_TEXT, false },
                                    { odd[3], CELL_DATE, false } };
        const struct cell three[] = { { S(""), CELL_EMPTY, false },
                                      { sparse[1], CELL_NUMBER, false },
                                      { S(""), CELL_EMPTY, false },
                                      { sparse[3], CELL_TEXT, false } };
        check_row(&book.sheets[0], 1, one);
        check_row(&book.sheets[0], 2, two);
        check_row(&book.sheets[0], 3, three);
}

/* Excel would call such a workbook damaged; an export has one sheet for each register. */
static void two_sheets_of_one_name_are_refused(void **state)
{
        struct setting *s = *state;
        struct writer *w = NULL;
        const char *path = fixture_path(&s->arena, "twice.xlsx");
        assert_true(writer_open(&s->c, WRITER_XLSX, path, S("甲"), columns, 1, &w));
        assert_false(writer_sheet(&s->c, w, S("甲"), columns, 1));
        assert_string_equal(s->c.err.code, "sheet.name");
        writer_abandon(w);
        assert_int_equal(access(path, F_OK), -1);
}

/* Byte for byte: the mark of UTF-8, CRLF, doubled quotes, the apostrophe before a formula and before a lone sign,
 * none before a number. */
static void writes_csv_without_formulas(void **state)
{
        struct setting *s = *state;
        struct writer *w = NULL;
        const char *path = fixture_path(&s->arena, "out.csv");
        assert_true(writer_open(&s->c, WRITER_CSV, path, S(""), columns, COUNT(columns), &w));
        const struct str row[] = { S("=HYPERLINK(\"x\")"), S("-5"), S("+1.5"), S("@a") };
        const struct str more[] = { S("a,\"b\"\n"), S("-"), S(""), S("2017-12-31") };
        assert_true(writer_row(&s->c, w, row) && writer_row(&s->c, w, more) && writer_close(&s->c, w));
        assert_str(fixture_read(&s->arena, path), "\xEF\xBB\xBF证件号码,人数,金额（元）,日期\r\n"
                                                  "\"'=HYPERLINK(\"\"x\"\")\",-5,+1.5,'@a\r\n"
                                                  "\"a,\"\"b\"\"\n\",'-,,2017-12-31\r\n");
}

/* An export that failed half-way must not lie there looking like one. */
static void what_is_abandoned_leaves_nothing(void **state)
{
        struct setting *s = *state;
        for (enum writer_format f = WRITER_XLSX; f <= WRITER_CSV; f++) {
                struct writer *w = NULL;
                const char *path = fixture_path(&s->arena, "gone");
                assert_true(writer_open(&s->c, f, path, S("甲"), columns, 1, &w));
                writer_abandon(w);
                assert_int_equal(access(path, F_OK), -1);
                assert_int_equal(access(arena_fmt(&s->arena, "%s.part", path).p, F_OK), -1);
        }
        writer_abandon(NULL);
}

static void a_place_that_cannot_be_written_is_told(void **state)
{
        struct setting *s = *state;
        struct writer *w = NULL;
        assert_false(writer_open(&s->c, WRITER_CSV, "/nowhere/at/all.csv", S(""), columns, 1, &w));
        assert_string_equal(s->c.err.code, "sheet.write");
}

/* ---- where there is no room ---- */

#define LONG_ROWS 2000

static bool make_long(void *to)
{
        struct setting *s = to;
        struct writer *w = NULL;
        const struct str row[] = { S("341199195404050021"), S("12"), S("1234567.89"), S("2017-12-31") };
        s->c.err = (struct err){ .kind = ERR_NONE };
        if (!writer_open(&s->c, WRITER_XLSX, fixture_path(&s->arena, "long.xlsx"), S("一"), columns, COUNT(columns), &w))
                return false;
        for (size_t i = 0; i < LONG_ROWS; i++) {
                if (!writer_row(&s->c, w, row)) {
                        writer_abandon(w);
                        return false;
                }
        }
        return writer_close(&s->c, w);
}

/* The library's temporary files are larger than the workbook: what it lost of them it doesn't tell. */
static void what_lost_a_part_is_no_workbook(void **state)
{
        struct setting *s = *state;
        fixture_short_of_room(fixture_path(&s->arena, "long.xlsx"), make_long, s, LONG_ROWS + 1);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        const struct CMUnitTest tests[] = {
                CASE(writes_a_workbook),
                CASE(two_sheets_of_one_name_are_refused),
                CASE(writes_csv_without_formulas),
                CASE(what_is_abandoned_leaves_nothing),
                CASE(a_place_that_cannot_be_written_is_told),
                CASE(what_lost_a_part_is_no_workbook),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
