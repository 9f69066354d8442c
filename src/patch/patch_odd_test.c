/* patch_odd_test.c: workbooks as programs other than Excel write them: each kind of oddity over all its forms. */
#include "base/testing.h"

#include "base/buf.h"
#include "book/book.h"
#include "book/sheet_fixture.h"
#include "patch/patch.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define OTHER "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
#define COMPATIBLE "http://schemas.openxmlformats.org/markup-compatibility/2006"

struct setting {
        struct arena arena;
        struct ctx c;
        struct book book;
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

static void odd_open(struct setting *s, const char *path)
{
        bool ok = book_open(&s->c, path, &s->book);
        if (!ok)
                print_message("%s: %s %s %s\n", path, s->c.err.code, s->c.err.where, s->c.err.text);
        assert_true(ok);
}

static void odd_cell(const struct setting *s, size_t column, enum cell_kind kind, const char *text)
{
        struct cell cell = s->book.sheets[0].n ? book_cell(&s->book.sheets[0].rows[0], column) : (struct cell){ 0 };
        assert_str(cell.text, text);
        assert_int_equal(cell.kind, kind);
}

/* odd_pack: a workbook of the parts given; NULL leaves one out. All with the same namespace and prefix. */
struct odd_parts {
        const char *book, *sheet, *styles, *strings; /* what stands within each first element */
        const char *space, *prefix;
};

static const char *odd_part(struct setting *s, const struct odd_parts *x, const char *element, const char *inside)
{
        const char *p = x->prefix ? x->prefix : "", *colon = *p ? ":" : "";
        return !inside ? NULL
                       : arena_fmt(&s->arena,
                                   "<%s%s%s xmlns%s%s=\"%s\" xmlns:r=\"" OFFICE "\" xmlns:n=\"" OTHER "\">%s</%s%s%s>",
                                   p, colon, element, colon, p, x->space ? x->space : MAIN, inside, p, colon, element)
                                 .p;
}

static const char *odd_pack(struct setting *s, const struct odd_parts *x)
{
        const char *path = fixture_path(&s->arena, "odd.xlsx");
        const struct fixture_part parts[] = {
                { .name = "xl/workbook.xml", .text = odd_part(s, x, "workbook", x->book) },
                { .name = "xl/_rels/workbook.xml.rels",
                  .text = "<Relationships><Relationship Id=\"a\" Type=\"" OFFICE "/worksheet\" Target=\"sheet.xml\"/>"
                          "<Relationship Id=\"b\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"
                          "<Relationship Id=\"t\" Type=\"" OFFICE "/theme\" Target=\"theme.xml\"/>"
                          "<Relationship Id=\"d\" Type=\"" OFFICE "/calcChain\" Target=\"calcChain.xml\"/>"
                          "<Relationship Id=\"c\" Type=\"" OFFICE
                          "/sharedStrings\" Target=\"strings.xml\"/></Relationships>" },
                { .name = "xl/sheet.xml", .text = odd_part(s, x, "worksheet", x->sheet) },
                { .name = "xl/styles.xml", .text = odd_part(s, x, "styleSheet", x->styles) },
                { .name = "xl/strings.xml", .text = odd_part(s, x, "sst", x->strings) },
        };
        fixture_zip(path, parts, COUNT(parts));
        return path;
}

/* One row of one workbook in the plain form, so that each test changes one thing. */
#define BOOK "<workbookPr date1904=\"1\"/><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"a\"/></sheets>"
#define STYLES "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"
#define STRINGS "<si><t>王五</t></si>"
#define SHEET(more) \
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>41387</v></c>" more \
        "</row></sheetData>"

static void odd_plain(struct setting *s)
{
        odd_cell(s, 0, CELL_TEXT, "王五");
        odd_cell(s, 1, CELL_DATE, "2017-04-24");
        odd_cell(s, 2, CELL_EMPTY, "");
        assert_int_equal(s->book.n, 1);
        assert_int_equal(s->book.sheets[0].n, 1);
        assert_int_equal(s->book.sheets[0].n_merges, 0);
}

/* Every element the reader knows, once more in the namespace of an extension, where it must say nothing. */
static void extensions_say_nothing(void **state)
{
        static const struct odd_parts parts[] = {
                { BOOK "<extLst><ext><n:workbookPr chartTrackingRefBase=\"1\"/></ext></extLst>", SHEET(""), STYLES,
                  STRINGS },
                { BOOK "<extLst><ext><workbookPr/></ext></extLst>", SHEET(""), STYLES, STRINGS },
                { BOOK
                  "<n:workbookPr/><n:sheets><n:sheet name=\"x\" r:id=\"a\"/><sheet name=\"y\" r:id=\"a\"/></n:sheets>",
                  SHEET(""), STYLES, STRINGS },
                { "<workbookPr date1904=\"1\"/><sheets><sheet name=\"表\" n:id=\"c\" r:id=\"a\"/></sheets>", SHEET(""),
                  STYLES, STRINGS },
                { BOOK, SHEET("") "<n:sheetData><n:row r=\"2\"><n:c r=\"A2\"><n:v>1</n:v></n:c></n:row></n:sheetData>",
                  STYLES, STRINGS },
                { BOOK, SHEET("<n:c r=\"C1\"><n:v>1</n:v></n:c><c r=\"C1\"><n:v>1</n:v></c>"), STYLES, STRINGS },
                { BOOK, SHEET("") "<n:mergeCells><n:mergeCell ref=\"A1:B1\"/></n:mergeCells>", STYLES, STRINGS },
                { BOOK, SHEET(""),
                  "<n:cellXfs><n:xf numFmtId=\"14\"/></n:cellXfs><numFmts><n:numFmt numFmtId=\"14\" "
                  "formatCode=\"0\"/></numFmts>" STYLES,
                  STRINGS },
                { BOOK, SHEET(""), STYLES, "<n:si><n:t>李</n:t></n:si><si><n:t>李</n:t><t>王五</t></si>" },
                { BOOK,
                  "<m:AlternateContent xmlns:m=\"" COMPATIBLE
                  "\"><m:Choice Requires=\"n\"><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>"
                  "</m:Choice><m:Fallback>" SHEET("") "</m:Fallback></m:AlternateContent>",
                  STYLES, STRINGS },
        };
        struct setting *s = *state;
        for (size_t i = 0; i < COUNT(parts); i++) {
                odd_open(s, odd_pack(s, &parts[i]));
                odd_plain(s);
        }
}

/* The transitional and the strict namespace, one nobody knows and none, under a prefix and without. */
static void any_namespace_of_the_part_is_its_own(void **state)
{
        struct setting *s = *state;
        static const char *const spaces[] = { MAIN, STRICT, "urn:other", "" };
        for (size_t i = 0; i < COUNT(spaces); i++) {
                const struct odd_parts parts = { BOOK, SHEET(""), STYLES, STRINGS, spaces[i], NULL };
                odd_open(s, odd_pack(s, &parts));
                odd_plain(s);
        }
        const struct odd_parts prefixed = {
                "<x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"表\" r:id=\"a\"/></x:sheets>",
                "<x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c "
                "s=\"1\"><x:v>41387</x:v></x:c></x:row></x:sheetData>",
                "<x:cellXfs><x:xf/><x:xf numFmtId=\"14\"/></x:cellXfs>",
                "<x:si><x:t>王五</x:t></x:si>",
                STRICT,
                "x"
        };
        odd_open(s, odd_pack(s, &prefixed));
        odd_plain(s);
}

/* Truth, formulas and typed years, cell by cell: what is in the file, what a person sees. */
static void cells_as_programs_write_them(void **state)
{
        struct setting *s = *state;
        static const struct {
                const char *cell;
                enum cell_kind kind;
                const char *text;
        } cases[] = {
                { "t=\"b\"><v>1</v>", CELL_BOOL, "TRUE" },
                { "t=\"b\"><v>true</v>", CELL_BOOL, "TRUE" },
                { "t=\"b\"><v> True </v>", CELL_BOOL, "TRUE" },
                { "t=\"b\"><v>0</v>", CELL_BOOL, "FALSE" },
                { "t=\"b\"><v>FALSE</v>", CELL_BOOL, "FALSE" },
                { "t=\"b\"><v>maybe</v>", CELL_TEXT, "maybe" },
                { "><f>SUM(A1)</f>", CELL_FORMULA, "=" },
                { "><f>SUM(A1)</f><v></v>", CELL_FORMULA, "=" },
                { "><f>SUM(A1)</f><v/>", CELL_FORMULA, "=" },
                { "><f t=\"shared\" si=\"0\"/>", CELL_FORMULA, "=" },
                { "><f t=\"array\" ref=\"C1\">A1</f>", CELL_FORMULA, "=" },
                { "t=\"str\"><f>A1</f>", CELL_FORMULA, "=" },
                { "s=\"1\"><f>TODAY()</f>", CELL_FORMULA, "=" },
                { "t=\"str\"><f>IF(A1,A1,\"\")</f><v></v>", CELL_EMPTY, "" }, /* worked out, and empty */
                { "><f>1+1</f><v>2</v>", CELL_NUMBER, "2" },
                { "s=\"1\"><v>2014</v>", CELL_NUMBER, "2014" },
                { "s=\"1\"><v>1900</v>", CELL_NUMBER, "1900" },
                { "s=\"1\"><v>201403</v>", CELL_NUMBER, "201403" },
                { "s=\"1\"><v>20140315</v>", CELL_NUMBER, "20140315" },
                { "s=\"1\"><v>2014.5</v>", CELL_DATE, "1909-07-07" }, /* with a time: no year anybody typed */
                { "t=\"inlineStr\"><is><t> \xC2\xA0\xE3\x80\x80\xE2\x80\x8B\n</t></is>", CELL_EMPTY, "" },
                { "t=\"inlineStr\"><is><t></t></is>", CELL_EMPTY, "" },
        };
        for (size_t i = 0; i < COUNT(cases); i++) {
                const char *sheet = arena_fmt(&s->arena, SHEET("<c r=\"c1\" %s</c>"), cases[i].cell).p;
                const struct odd_parts parts = { BOOK, sheet, STYLES, STRINGS };
                odd_open(s, odd_pack(s, &parts));
                odd_cell(s, 2, cases[i].kind, cases[i].text);
        }
}

/* A blank in the last corner of Excel makes neither a row nor a width, whatever it is made of. */
static void blanks_far_away_cost_nothing(void **state)
{
        struct setting *s = *state;
        static const char *const blanks[] = { " ", "\xC2\xA0", "\xE3\x80\x80", "\n", "\xE2\x80\x8B", "" };
        for (size_t i = 0; i < COUNT(blanks); i++) {
                const char *sheet =
                        arena_fmt(&s->arena,
                                  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
                                  "s=\"1\"><v>41387</v></c>"
                                  "<c r=\"XFD1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c></row>"
                                  "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>%s</v></c></row></sheetData>",
                                  blanks[i], blanks[i])
                                .p;
                const struct odd_parts parts = { BOOK, sheet, STYLES, STRINGS };
                odd_open(s, odd_pack(s, &parts));
                odd_plain(s);
                assert_int_equal(s->book.sheets[0].rows[0].n, 2);
        }
}

/* Parts a relationship names and the file lacks; a text that is really missing is told. */
static void parts_may_be_absent(void **state)
{
        struct setting *s = *state;
        const struct odd_parts bare = { BOOK,
                                        "<sheetData><row><c t=\"inlineStr\"><is><t>王五</t></is></c></row></sheetData>",
                                        NULL, NULL };
        odd_open(s, odd_pack(s, &bare));
        odd_cell(s, 0, CELL_TEXT, "王五");
        const struct odd_parts lost = { BOOK, SHEET(""), STYLES, NULL };
        assert_false(book_open(&s->c, odd_pack(s, &lost), &s->book));
        assert_string_equal(s->c.err.code, "sheet.damaged");
}

/* Parts are found whatever the case and the slashes of their names, and patched under the names they have. */
static void names_of_parts_are_found(void **state)
{
        static const char *const names[][3] = { { "XL/Workbook.xml", "xl/_RELS/workbook.xml.rels", "xl/Sheet.XML" },
                                                { "xl\\workbook.xml", "xl\\_rels\\workbook.xml.rels", "xl\\sheet.xml" },
                                                { "/xl/workbook.xml", "/xl/_rels/workbook.xml.rels",
                                                  "/xl/sheet.xml" } };
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "names.xlsx"), *to = fixture_path(&s->arena, "names-back.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 1, 0, S("错了") };
        for (size_t i = 0; i < COUNT(names); i++) {
                const struct fixture_part parts[] = {
                        { .name = names[i][0],
                          .text = "<workbook xmlns:r=\"" OFFICE
                                  "\"><sheets><sheet name=\"表\" r:id=\"a\"/></sheets></workbook>" },
                        { .name = names[i][1],
                          .text = "<R><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.xml\"/></R>" },
                        { .name = names[i][2],
                          .text = "<worksheet><sheetData><row r=\"1\"><c "
                                  "r=\"a1\"><v>1</v></c></row></sheetData></worksheet>" },
                };
                fixture_zip(from, parts, COUNT(parts));
                odd_open(s, from);
                odd_cell(s, 0, CELL_NUMBER, "1");
                assert_true(patch_write(&s->c, from, &s->book, &h, 1, &mark, 1, to));
                odd_open(s, to);
                assert_str(s->book.sheets[0].rows[1].cells[1].text, "错了");
                remove(from);
        }
}

/* odd_in: text in another encoding, its declaration first. */
static struct str odd_in(struct setting *s, const char *encoding, const char *declared, struct str mark,
                         const char *text)
{
        struct str all = arena_fmt(&s->arena, "%s%s", declared, text);
        char *bytes = NEWS(&s->arena, char, 4 * all.n + 8), *to = bytes + mark.n, *from = arena_copy(&s->arena, all);
        size_t left = all.n, room = 4 * all.n;
        iconv_t cd = iconv_open(encoding, "UTF-8");
        memcpy(bytes, mark.p, mark.n);
        assert_true(cd != (iconv_t)-1 && iconv(cd, &from, &left, &to, &room) != (size_t)-1);
        iconv_close(cd);
        return (struct str){ bytes, (size_t)(to - bytes) };
}

/* Long enough that characters are cut between two readings of the file. */
static const char *odd_long_sheet(struct setting *s)
{
        struct buf b = BUF((size_t)1 << 20);
        buf_text(&b, "<worksheet xmlns=\"" MAIN "\"><sheetData>");
        for (int i = 1; i <= 300; i++)
                buf_fmt(&b, "<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>第%d行 户主姓名𠮷</t></is></c></row>", i,
                        i, i);
        buf_text(&b, "</sheetData></worksheet>");
        const char *text = arena_copy(&s->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

/* Read alike in every encoding, and the returned workbook opens again with what it said and the reason. */
static void any_encoding_comes_back(void **state)
{
        static const struct {
                const char *encoding, *declared, *mark;
        } cases[] = {
                { "UTF-8", "", "" },
                { "UTF-8", "<?xml version=\"1.0\"?>", "\xEF\xBB\xBF" },
                { "UTF-8", "<?xml version='1.0' encoding='utf-16'?>", "" },
                { "UTF-16LE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "\xFF\xFE" },
                { "UTF-16BE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "\xFE\xFF" },
                { "UTF-16LE", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "" },
                { "UTF-16BE", "", "" },
                { "GB18030", "<?xml version=\"1.0\" encoding=\"GBK\"?>", "" },
                { "GB18030", "<?xml version=\"1.0\" encoding=\"gb2312\" standalone=\"yes\"?>", "" },
        };
        struct setting *s = *state;
        const char *from = fixture_path(&s->arena, "in.xlsx"), *to = fixture_path(&s->arena, "back.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 0 };
        const struct mark mark = { 0, 299, 0, S("错了") };
        for (size_t i = 0; i < COUNT(cases); i++) {
                struct str sheet =
                        odd_in(s, cases[i].encoding, cases[i].declared, str_of(cases[i].mark), odd_long_sheet(s));
                const struct fixture_part parts[] = {
                        { .name = "xl/workbook.xml",
                          .text = "<workbook xmlns:r=\"" OFFICE
                                  "\"><sheets><sheet name=\"表\" r:id=\"a\"/></sheets></workbook>" },
                        { .name = "xl/_rels/workbook.xml.rels",
                          .text = "<R><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"sheet.xml\"/></R>" },
                        { .name = "xl/sheet.xml", .text = sheet.p, .n = sheet.n },
                };
                fixture_zip(from, parts, COUNT(parts));
                for (int round = 0; round < 2; round++) {
                        odd_open(s, round ? to : from);
                        assert_int_equal(s->book.sheets[0].n, 300);
                        assert_str(s->book.sheets[0].rows[299].cells[0].text, "第300行 户主姓名𠮷");
                        assert_str(book_cell(&s->book.sheets[0].rows[299], 1).text, round ? "错了" : "");
                        assert_true(round || patch_write(&s->c, from, &s->book, &h, 1, &mark, 1, to));
                }
        }
        struct str sheet = odd_in(s, "UTF-8", "<?xml version=\"1.0\" encoding=\"klingon\"?>", S(""), odd_long_sheet(s));
        const struct fixture_part unknown[] = { { .name = "xl/workbook.xml", .text = sheet.p, .n = sheet.n },
                                                { .name = "xl/_rels/workbook.xml.rels", .text = "<R/>" } };
        fixture_zip(from, unknown, COUNT(unknown));
        assert_false(book_open(&s->c, from, &s->book));
        assert_string_equal(s->c.err.code, "sheet.encoding");
}

/* Reasons for rows the sheet doesn't have are gathered first; what doesn't fit is told and not cut off. */
static void too_many_reasons_are_told(void **state)
{
        struct setting *s = *state;
        enum { MARKS = 12000 };
        const char *from = fixture_path(&s->arena, "few.xlsx"), *to = fixture_path(&s->arena, "never.xlsx");
        const struct patch_header h = { .sheet = 0, .row = 0 };
        struct mark *marks = NEWS(&s->arena, struct mark, MARKS);
        char *reason = NEWS(&s->arena, char, 5900);
        memset(reason, 'a', 5900);
        for (uint32_t i = 0; i < MARKS; i++)
                marks[i] = (struct mark){ 0, 10 + i, 0, { reason, 5900 } };
        fixture_xlsx(&s->arena, from, "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>", NULL, NULL);
        odd_open(s, from);
        assert_false(patch_write(&s->c, from, &s->book, &h, 1, marks, MARKS, to));
        assert_string_equal(s->c.err.code, "sheet.too_many_faults");
        s->c.err = (struct err){ .kind = ERR_NONE };
        assert_false(book_open(&s->c, to, &s->book)); /* nothing was left under the name */
        assert_string_equal(s->c.err.code, "sheet.no_file");
}

#define BYTES(text) \
        { \
                text, sizeof(text) - 1 \
        }

/* What officers are given under the name of a sheet, each said for what it is. */
static void what_is_no_workbook_is_named(void **state)
{
        static const struct {
                struct str bytes;
                const char *what;
        } cases[] = {
                { BYTES("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"), "MHTML" },
                { BYTES("From: <saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"), "MHTML" },
                { BYTES("{\\rtf1\\ansi abc}"), "RTF" },
                { BYTES("ID;PWXL;N;E\nC;Y1;X1;K\"a\"\nE\n"), "SYLK" },
                { BYTES("TABLE\r\n0,1\r\n\"EXCEL\"\r\n"), "DIF" },
                { BYTES("\r\n <HTML><table>"), "HTML" },
                { BYTES("<!DOCTYPE html><html>"), "HTML" },
                { BYTES("\xEF\xBB\xBF<table border=1>"), "HTML" },
                { { "\xFF\xFE<\0t\0a\0b\0l\0e\0>\0", 16 }, "HTML" },
                { BYTES("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>"), "XML" },
                { BYTES("%PDF-1.7"), "PDF" },
                { BYTES("{\"a\":1}"), "JSON" },
                { BYTES("\x1F\x8B\x08"), "gzip" },
                { BYTES("7z\xBC\xAF\x27\x1C"), "7z" },
                { BYTES("Rar!\x1A\x07"), "RAR" },
                { BYTES("\x89PNG\r\n"), "图片" },
                { BYTES("\xFF\xD8\xFF\xE0"), "图片" },
                { { "\x09\x04\x06\x00\x00\x00", 6 }, "4.0" },
        };
        struct setting *s = *state;
        const char *path = fixture_path(&s->arena, "foreign.xls");
        for (size_t i = 0; i < COUNT(cases); i++) {
                fixture_bytes(path, cases[i].bytes);
                assert_false(book_open(&s->c, path, &s->book));
                assert_string_equal(s->c.err.code, "sheet.foreign");
                assert_non_null(strstr(s->c.err.text, cases[i].what));
                assert_non_null(strstr(s->c.err.text, ".xlsx"));
                s->c.err = (struct err){ .kind = ERR_NONE };
        }
        static const char *const zips[][2] = { { "content.xml", ".ods" },      { "word/document.xml", "Word" },
                                               { "xl/workbook.bin", ".xlsb" }, { "ppt/presentation.xml", "演示" },
                                               { "OFD.xml", "OFD" },           { "photo.jpg", "压缩包" } };
        for (size_t i = 0; i < COUNT(zips); i++) {
                const struct fixture_part part = { .name = zips[i][0], .text = "x" };
                fixture_zip(path, &part, 1);
                assert_false(book_open(&s->c, path, &s->book));
                assert_string_equal(s->c.err.code, "sheet.foreign");
                assert_non_null(strstr(s->c.err.text, zips[i][1]));
                s->c.err = (struct err){ .kind = ERR_NONE };
                remove(path);
        }
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        const struct CMUnitTest tests[] = {
                CASE(extensions_say_nothing),       CASE(any_namespace_of_the_part_is_its_own),
                CASE(cells_as_programs_write_them), CASE(blanks_far_away_cost_nothing),
                CASE(parts_may_be_absent),          CASE(names_of_parts_are_found),
                CASE(any_encoding_comes_back),      CASE(too_many_reasons_are_told),
                CASE(what_is_no_workbook_is_named),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
