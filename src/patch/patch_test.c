/* patch_test.c: the workbook comes back as it was, the faults shown; and a second time round nothing is doubled. */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "patch/patch.h"

#include <stdio.h>
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
        s->c = (struct ctx){ .arena = &s->arena };
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

/* What the patcher writes is read with our own reader, and in its raw parts where the reader would not see a
 * difference. */
static struct book open_book(struct setting *s, const char *path)
{
        struct book b = { .n = 0 };
        bool ok = book_open(&s->c, path, &b);
        if (!ok)
                print_message("%s: %s %s %s\n", path, s->c.err.code, s->c.err.where, s->c.err.text);
        assert_true(ok);
        return b;
}

/* A part by its name: sheet1.xml and its like are what these workbooks use, unlike the reader, which may not
 * suppose it. */
static struct str patch_part(struct setting *s, const char *path, const char *name)
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

static bool patch_holds(struct str text, const char *needle)
{
        return str_find(text, str_of(needle)) < text.n;
}

/* Parts not touched must be the same bytes: the promise that the workbook comes back as it was. */
static void same_part(struct setting *s, const char *a, const char *b, const char *name)
{
        struct str x = patch_part(s, a, name), y = patch_part(s, b, name);
        assert_int_equal(x.n, y.n);
        assert_memory_equal(x.p, y.p, x.n);
}

/* same_cells: every cell of a is in b unchanged; b may hold more. Kinds and merges too: an ID number that comes
 * back as a number is lost. */
static void same_cells(const struct book *a, const struct book *b)
{
        assert_int_equal(a->n, b->n);
        for (size_t i = 0; i < a->n; i++) {
                const struct sheet *x = &a->sheets[i], *y = &b->sheets[i];
                assert_int_equal(x->n, y->n);
                assert_int_equal(x->n_merges, y->n_merges);
                for (size_t r = 0; r < x->n; r++) {
                        assert_int_equal(x->rows[r].number, y->rows[r].number);
                        for (size_t k = 0; k < x->rows[r].n; k++) {
                                struct cell p = book_cell(&x->rows[r], k), q = book_cell(&y->rows[r], k);
                                assert_true(str_eq(p.text, q.text) && p.kind == q.kind && p.merged == q.merged);
                        }
                }
        }
}

/* From the file on, as an import does it: read, mark, write. */
static void patch(struct setting *s, const char *from, const struct patch_header *h, const struct mark *m, size_t n,
                  const char *to)
{
        struct book b = open_book(s, from);
        unlink(to);
        bool ok = patch_write(&s->c, from, &b, h, h ? 1 : 0, m, n, to);
        if (!ok)
                print_message("%s: %s %s %s\n", from, s->c.err.code, s->c.err.where, s->c.err.text);
        assert_true(ok);
}

/* The real register: title row, two header rows, households merged over their members. One reason is given twice
 * and stands once; & and < are in one; an untouched row stays as wide as it was. */
static void the_register_comes_back_with_its_faults(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_data(&s->arena, "建档立卡贫困户花名册.xlsx"),
                   *to = fixture_path(&s->arena, "register.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 3 };
        const struct mark marks[] = { { 0, 6, 15, S("校验位不符") },
                                      { 0, 5, 15, S("证件号码 <18 位 & 缺一位") },
                                      { 0, 5, 16, S("出生日期不对") },
                                      { 0, 5, 4, S("出生日期不对") } };
        patch(s, from, &h, marks, COUNT(marks), to);
        struct book before = open_book(s, from), after = open_book(s, to);
        same_cells(&before, &after);
        const struct sheet *sheet = &after.sheets[0];
        assert_str(book_cell(&sheet->rows[3], 25).text, "问题");
        assert_str(book_cell(&sheet->rows[5], 25).text, "证件号码 <18 位 & 缺一位；出生日期不对");
        assert_str(book_cell(&sheet->rows[6], 25).text, "校验位不符");
        assert_int_equal(sheet->rows[7].n, 25);
        same_part(s, from, to, "xl/sharedStrings.xml");
        same_part(s, from, to, "xl/worksheets/sheet2.xml");
        struct str xml = patch_part(s, to, "xl/worksheets/sheet1.xml"), styles = patch_part(s, to, "xl/styles.xml");
        assert_true(patch_holds(xml, "<dimension ref=\"A1:Z1028\"/>"));
        assert_true(patch_holds(styles, "<fills count=\"3\">") && patch_holds(styles, "FFFDE2E0"));
        /* The household's number is merged over rows 5 and 6 of it: the cell that shows is tinted. */
        struct str plain = patch_part(s, from, "xl/worksheets/sheet1.xml");
        assert_false(patch_holds(plain, "<c r=\"E5\" s=\"7\""));
        assert_true(patch_holds(xml, "<c r=\"E5\" s=\"7\"") || patch_holds(xml, "<c r=\"E5\" s=\"8\"") ||
                    patch_holds(xml, "<c r=\"E5\" s=\"9\""));
}

/* First in Chinese, then in English, then mended: the column is replaced and not doubled, a cell no longer marked
 * has its own style again, and at last nothing of ours is left. */
static void twice_round_nothing_is_doubled(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_data(&s->arena, "车辆登记名单.xlsx");
        const char *one = fixture_path(&s->arena, "one.xlsx"), *two = fixture_path(&s->arena, "two.xlsx");
        const char *clean = fixture_path(&s->arena, "clean.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark first[] = { { 0, 1, 3, S("甲") }, { 0, 2, 4, S("乙") } },
                          second[] = { { 0, 2, 4, S("丙") }, { 0, 9, 0, S("丁") } };
        patch(s, from, &h, first, 2, one);
        s->c.lang = LANG_EN;
        patch(s, one, &h, second, 2, two);
        struct book b = open_book(s, two);
        const struct sheet *sheet = &b.sheets[0];
        assert_int_equal(sheet->rows[0].n, 6);
        assert_str(book_cell(&sheet->rows[0], 5).text, "Problem");
        assert_str(book_cell(&sheet->rows[1], 5).text, "");
        assert_str(book_cell(&sheet->rows[2], 5).text, "丙");
        assert_str(book_cell(&sheet->rows[9], 5).text, "丁");
        struct str xml = patch_part(s, two, "xl/worksheets/sheet1.xml");
        assert_true(patch_holds(xml, "<c s=\"0\" r=\"D2\"")); /* no longer marked: its own style again */
        assert_true(patch_holds(xml, "<c r=\"E4\" s=\"1\""));
        assert_false(patch_holds(xml, "<c r=\"E3\" s=\"1\""));
        /* All mended: column and tints are gone. */
        patch(s, two, &h, NULL, 0, clean);
        struct book before = open_book(s, from), after = open_book(s, clean);
        same_cells(&before, &after);
        assert_int_equal(after.sheets[0].rows[0].n, 5);
        assert_true(patch_holds(patch_part(s, clean, "xl/worksheets/sheet1.xml"), "<c r=\"E3\" s=\"1\""));
}

/* Equal to the last byte: nothing is repacked for nothing. */
static void a_book_without_faults_is_the_same_book(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_data(&s->arena, "建档立卡贫困户花名册.xlsx"),
                   *to = fixture_path(&s->arena, "same.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 3 };
        patch(s, from, &h, NULL, 0, to);
        struct str a = fixture_read(&s->arena, from), b = fixture_read(&s->arena, to);
        assert_int_equal(a.n, b.n);
        assert_memory_equal(a.p, b.p, a.n);
}

/* Two fills every file has, one yellow; a plain style and a date on yellow. */
static const char styles[] =
        "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
        "patternType=\"gray125\"/></fill>"
        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"00FFFF00\"/></patternFill></fill></fills>"
        "<cellXfs count=\"2\"><xf numFmtId=\"0\" fillId=\"0\"/><xf numFmtId=\"14\" fillId=\"2\" "
        "applyFill=\"1\"><alignment/></xf></cellXfs>";

/* Rows and cells missing, empty elements, spans, a note beside the table: every way a cell can be put in. What is
 * wanted is compared as raw text, for the order of cells and rows is what Excel is strict about. */
static void finds_room_in_a_sparse_sheet(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "sparse.xlsx"), *to = fixture_path(&s->arena, "sparse-out.xlsx");
        fixture_xlsx(&s->arena, from,
                     "<dimension ref=\"A1\"/><cols><col min=\"1\" max=\"2\" width=\"9\"/></cols><sheetData>"
                     "<row r=\"1\" spans=\"1:2\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"1\"/></row><row r=\"3\"/>"
                     "<row spans='1:3' r=\"6\"><c r=\"A6\"><v>6</v></c><c r=\"C6\" "
                     "t=\"inlineStr\"><is><t>注</t></is></c></row></sheetData>",
                     NULL, styles);
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark marks[] = { { 0, 5, 1, S("六") },
                                      { 0, 2, 0, S("三") },
                                      { 0, 4, 0, S("五") },
                                      { 0, 8, 1, S("九") },
                                      { 0, 0, 1, S("") } };
        patch(s, from, &h, marks, COUNT(marks), to);
        struct str xml = patch_part(s, to, "xl/worksheets/sheet1.xml");
        static const char *const wanted[] = {
                "<dimension ref=\"A1:D9\"/>",
                "<col min=\"4\" max=\"4\"",
                "<row r=\"1\" spans=\"1:4\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"2\"/><c r=\"D1\" s=\"3\" "
                "t=\"inlineStr\">",
                "<row r=\"3\"><c r=\"A3\" s=\"3\"/><c r=\"D3\" t=\"inlineStr\">",
                "</row><row r=\"5\"><c r=\"A5\" s=\"3\"/><c r=\"D5\"",
                "<row spans='1:4' r=\"6\"><c r=\"A6\"><v>6</v></c><c r=\"B6\" s=\"3\"/><c r=\"C6\" "
                "t=\"inlineStr\"><is><t>注</t></is></c><c r=\"D6\"",
                "<row r=\"9\"><c r=\"B9\" s=\"3\"/><c r=\"D9\" t=\"inlineStr\"><is><t "
                "xml:space=\"preserve\">九</t></is></c></row></sheetData>",
        };
        for (size_t i = 0; i < COUNT(wanted); i++) {
                if (!patch_holds(xml, wanted[i]))
                        print_message("missing %s in\n%.*s\n", wanted[i], FMT(xml));
                assert_true(patch_holds(xml, wanted[i]));
        }
        /* A yellow cell is yellow again when its fault is gone. */
        const char *clean = fixture_path(&s->arena, "sparse-clean.xlsx");
        patch(s, to, &h, NULL, 0, clean);
        assert_true(patch_holds(patch_part(s, clean, "xl/worksheets/sheet1.xml"), "<c r=\"B1\" s=\"1\"/></row>"));
}

/* Another program renumbers styles and drops those not used: what a tint hides is still known from its own fill.
 * The base is not in the file any more, so it is made anew from the colour the tint hides. */
static void a_tint_finds_its_base_after_renumbering(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "renumbered.xlsx"),
                   *to = fixture_path(&s->arena, "renumbered-out.xlsx");
        fixture_xlsx(&s->arena, from, "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row></sheetData>",
                     NULL,
                     "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
                     "patternType=\"gray125\"/></fill>"
                     "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFDE2E0\"/><bgColor "
                     "rgb=\"FEFFFF00\"/></patternFill></fill></fills>"
                     "<cellXfs count=\"2\"><xf numFmtId=\"0\" fillId=\"0\"/><xf numFmtId=\"2\" fillId=\"2\" "
                     "applyFill=\"1\"/></cellXfs>");
        patch(s, from, NULL, NULL, 0, to);
        assert_true(patch_holds(patch_part(s, to, "xl/worksheets/sheet1.xml"), "<c r=\"A1\" s=\"2\">"));
        struct str out = patch_part(s, to, "xl/styles.xml");
        assert_true(patch_holds(out, "<fills count=\"4\">") && patch_holds(out, "<fgColor rgb=\"FFFFFF00\"/>"));
        assert_true(patch_holds(out, "<xf numFmtId=\"2\" fillId=\"3\" applyFill=\"1\"/></cellXfs>"));
}

/* A county's own column 问题 is data: it stays, and ours stands behind it. All names carry a prefix and no
 * references, so the rewriter has to find its way by counting. */
static void the_countys_own_column_is_left_alone(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "own.xlsx"), *to = fixture_path(&s->arena, "own-out.xlsx");
        fixture_xlsx(&s->arena, from,
                     "<x:sheetData xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:row><x:c "
                     "t=\"inlineStr\"><x:is><x:t>问题</x:t></x:is></x:c></x:row>"
                     "<x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>",
                     NULL, styles);
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 1, 0, S("错") };
        patch(s, from, &h, &mark, 1, to);
        struct book b = open_book(s, to);
        assert_str(book_cell(&b.sheets[0].rows[0], 0).text, "问题");
        assert_str(book_cell(&b.sheets[0].rows[0], 1).text, "问题");
        assert_str(book_cell(&b.sheets[0].rows[1], 1).text, "错");
}

/* The same cells of the same kinds; a mark far below the table makes a row of its own. */
static void other_formats_come_back_as_xlsx(void **state)
{
        struct setting *s = *state;
        static const char *const names[] = { "医保自付名单.xls", "财政供养人员名单.csv" };
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark marks[] = { { 0, 1, 1, S("查无此人") }, { 0, 2000, 0, S("多出的行") } };
        for (size_t i = 0; i < COUNT(names); i++) {
                const char *from = fixture_data(&s->arena, names[i]), *to = fixture_path(&s->arena, "converted.xlsx");
                patch(s, from, &h, marks, 2, to);
                struct book before = open_book(s, from), after = open_book(s, to);
                assert_int_equal(after.format, BOOK_XLSX);
                size_t n = before.sheets[0].n;
                assert_int_equal(after.sheets[0].n, n + 1);
                after.sheets[0].n = n;
                same_cells(&before, &after);
                assert_str(book_cell(&after.sheets[0].rows[0], 4).text, "问题");
                assert_str(book_cell(&after.sheets[0].rows[1], 4).text, "查无此人");
                assert_true(patch_holds(patch_part(s, to, "xl/styles.xml"), "FFFDE2E0"));
        }
}

struct converting {
        struct setting *s;
        const char *from, *to;
};

static bool convert(void *to)
{
        const struct converting *k = to;
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 1, 1, S("查无此人") };
        struct book book;
        k->s->c.err = (struct err){ .kind = ERR_NONE };
        return book_open(&k->s->c, k->from, &book) && patch_write(&k->s->c, k->from, &book, &h, 1, &mark, 1, k->to);
}

/* A returned workbook that lost rows on the way would be imported as if they had been taken out. */
static void what_lost_a_part_is_not_returned(void **state)
{
        struct setting *s = *state;
        static const char *const names[] = { "医保自付名单.xls", "财政供养人员名单.csv" };
        for (size_t i = 0; i < COUNT(names); i++) {
                struct converting k = { .s = s, .from = fixture_data(&s->arena, names[i]) };
                struct book book = open_book(s, k.from);
                k.to = fixture_path(&s->arena, "short.xlsx");
                fixture_short_of_room(k.to, convert, &k, book.sheets[0].n);
        }
}

/* The one path on which the library holds the sheet in memory. */
static void an_xls_keeps_merges_and_what_is_hidden(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_data(&s->arena, "../../fuzz/corpus/xls/formulas.xls");
        const char *to = fixture_path(&s->arena, "merged.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 4, 1, S("合并了") };
        patch(s, from, &h, &mark, 1, to);
        struct book before = open_book(s, from), after = open_book(s, to);
        before.sheets[0].rows[1].cells[5].kind = CELL_TEXT; /* #DIV/0! comes back as a word */
        same_cells(&before, &after);
        assert_true(after.sheets[0].rows[3].hidden && after.sheets[1].hidden);
        assert_str(book_cell(&after.sheets[0].rows[3], 8).text, "合并了");
}

/* What another program wrote is patched too: a file without styles gets the column, only no tint. The officer's
 * way back must not depend on colours. */
static void a_file_without_styles_gets_the_column(void **state)
{
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "bare.xlsx"), *to = fixture_path(&s->arena, "bare-out.xlsx");
        fixture_xlsx(&s->arena, from,
                     "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c "
                     "r=\"A2\"><v>1</v></c></row></sheetData>",
                     NULL, NULL);
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 1, 0, S("错") };
        patch(s, from, &h, &mark, 1, to);
        struct book b = open_book(s, to);
        assert_str(book_cell(&b.sheets[0].rows[1], 1).text, "错");
        same_part(s, from, to, "xl/styles.xml");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        const struct CMUnitTest tests[] = {
                CASE(the_register_comes_back_with_its_faults), CASE(twice_round_nothing_is_doubled),
                CASE(a_book_without_faults_is_the_same_book),  CASE(finds_room_in_a_sparse_sheet),
                CASE(a_tint_finds_its_base_after_renumbering), CASE(the_countys_own_column_is_left_alone),
                CASE(other_formats_come_back_as_xlsx),         CASE(an_xls_keeps_merges_and_what_is_hidden),
                CASE(a_file_without_styles_gets_the_column),   CASE(what_lost_a_part_is_not_returned),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
