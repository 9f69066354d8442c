/* book_test.c: what an officer's workbook shows is what the book holds; what cannot be read is refused with its reason.
 */
#include "base/testing.h"

#include "book/book_build.h"
#include "book/sheet_fixture.h"

#include <stdio.h>
#include <stdlib.h>

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

/* The error is printed: a reader that suddenly refuses a sheet is best understood by its own words. */
static void must_open(struct setting *s, const char *path)
{
        bool ok = book_open(&s->c, path, &s->book);
        if (!ok)
                print_message("%s: %s %s %s\n", path, s->c.err.code, s->c.err.where, s->c.err.text);
        assert_true(ok);
}

/* Refused with its own code, and in words: an officer is never left with a code alone. */
static void must_refuse(struct setting *s, const char *path, const char *code)
{
        assert_false(book_open(&s->c, path, &s->book));
        assert_string_equal(s->c.err.code, code);
        assert_true(strlen(s->c.err.text) > 10);
}

static void open_body(struct setting *s, const char *body, const char *strings, const char *styles)
{
        const char *path = fixture_path(&s->arena, "a.xlsx");
        fixture_xlsx(&s->arena, path, body, strings, styles);
        must_open(s, path);
}

static struct cell book_at(const struct setting *s, size_t row, size_t column)
{
        return book_cell(&s->book.sheets[0].rows[row], column);
}

static void check_cell(struct cell cell, enum cell_kind kind, const char *text)
{
        assert_str(cell.text, text);
        assert_int_equal(cell.kind, kind);
}

/* Letters have no zero: Z is followed by AA, and the last column of Excel is XFD. */
static void names_cells(void **state)
{
        char name[16];
        (void)state;
        book_cell_name(11, 15, name);
        assert_string_equal(name, "P12");
        book_cell_name(0, 26, name);
        assert_string_equal(name, "AA1");
        book_cell_name(1048575, 16383, name);
        assert_string_equal(name, "XFD1048576");
}

/* Real sheets */

/* Title row, rich text, two header rows, households merged over their members: the register as a county hands it
 * round. */
static void reads_the_register(void **state)
{
        struct setting *s = *state;
        static const size_t rows[] = { 1028, 780, 873, 464 };
        must_open(s, fixture_data(&s->arena, "建档立卡贫困户花名册.xlsx"));
        assert_int_equal(s->book.format, BOOK_XLSX);
        assert_int_equal(s->book.n, 4);
        for (size_t i = 0; i < 4; i++)
                assert_int_equal(s->book.sheets[i].n, rows[i]);
        assert_str(s->book.sheets[2].name, "西卅店镇");
        check_cell(book_at(s, 0, 0), CELL_TEXT, "定远县建档立卡贫困户花名册（定城镇）");
        assert_true(book_at(s, 0, 24).merged);
        check_cell(book_at(s, 1, 9), CELL_TEXT, "填报日期：2017年12月20日"); /* seven runs of rich text */
        check_cell(book_at(s, 3, 15), CELL_TEXT, "证件号码");
        check_cell(book_at(s, 4, 9), CELL_NUMBER, "5437.8");
        check_cell(book_at(s, 5, 4), CELL_TEXT,
                   "341125000001030"); /* second member: the household's cells are merged */
        assert_true(book_at(s, 5, 4).merged);
        assert_false(book_at(s, 4, 4).merged);
        check_cell(book_at(s, 5, 13), CELL_TEXT, "郝浩磊");
}

/* Empty cells within rows are not in the file; what stands behind them must not move to the left. */
static void reads_the_helpers(void **state)
{
        struct setting *s = *state;
        must_open(s, fixture_data(&s->arena, "帮扶责任人结对台账.xlsx"));
        assert_int_equal(s->book.n, 1);
        assert_int_equal(s->book.sheets[0].n, 1174);
        check_cell(book_at(s, 4, 2), CELL_EMPTY, "");
        check_cell(book_at(s, 4, 7), CELL_TEXT, "341125000001686");
}

/* Texts within the cells, without shared strings, as most systems of departments export. */
static void reads_inline_strings_and_dates(void **state)
{
        struct setting *s = *state;
        must_open(s, fixture_data(&s->arena, "车辆登记名单.xlsx"));
        assert_int_equal(s->book.sheets[0].n, 924);
        check_cell(book_at(s, 0, 0), CELL_TEXT, "号牌号码");
        check_cell(book_at(s, 1, 4), CELL_DATE, "2017-04-24");
}

/* A list of 2003's format: shared texts over several records, packed numbers, a Chinese name of the sheet. */
static void reads_xls(void **state)
{
        struct setting *s = *state;
        must_open(s, fixture_data(&s->arena, "医保自付名单.xls"));
        assert_int_equal(s->book.format, BOOK_XLS);
        assert_str(s->book.sheets[0].name, "自付费用");
        assert_int_equal(s->book.sheets[0].n, 780);
        check_cell(book_at(s, 1, 1), CELL_TEXT, "341199201102163132");
        check_cell(book_at(s, 1, 3), CELL_NUMBER, "4241.47");
}

/* The tab before an ID number is a department's way to keep Excel from computing: it is part of the text here,
 * and the importer's to take off. */
static void reads_gb18030_csv(void **state)
{
        struct setting *s = *state;
        must_open(s, fixture_data(&s->arena, "财政供养人员名单.csv"));
        assert_int_equal(s->book.format, BOOK_CSV);
        assert_int_equal(s->book.sheets[0].n, 1510);
        check_cell(book_at(s, 0, 1), CELL_TEXT, "公民身份号码");
        check_cell(book_at(s, 4, 1), CELL_TEXT, "\t341199197210215930");
}

/* xlsx, case by case */

/* An ID number typed as a number shows all the digits Excel has kept, never 3.41E+17; formulas give their last
 * value; phonetics and escapes are not part of a name; a cell with a look only is none. */
static void knows_the_kinds_of_cells(void **state)
{
        struct setting *s = *state;
        open_body(s,
                  "<sheetData><row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>0</v></c><c "
                  "r=\"B2\"><v>341199195404050000</v></c>"
                  "<c r=\"C2\" t=\"str\"><f>A1&amp;\"x\"</f><v>定城x</v></c><c r=\"D2\" t=\"b\"><v>1</v></c>"
                  "<c r=\"E2\" t=\"e\"><v>#REF!</v></c><c r=\"F2\" t=\"d\"><v>2017-12-01T00:00:00</v></c>"
                  "<c r=\"G2\"><f>1/8</f><v>0.125</v></c><c r=\"H2\"><v>1.23E+5</v></c><c r=\"I2\" t=\"s\"><v>1</v></c>"
                  "<c r=\"J2\" s=\"4\"/><c r=\"K2\"><v>0.1</v></c></row></sheetData>",
                  "<si><r><t>王</t></r><r><t>五</t></r><rPh sb=\"0\" "
                  "eb=\"1\"><t>wang</t></rPh></si><si><t>a_x000D__x4E2D_b_x</t></si>",
                  NULL);
        assert_int_equal(s->book.sheets[0].n, 1);
        const struct row *row = &s->book.sheets[0].rows[0];
        assert_int_equal(row->number, 1);
        assert_true(row->hidden);
        check_cell(book_cell(row, 0), CELL_TEXT, "王五");
        check_cell(book_cell(row, 1), CELL_NUMBER, "341199195404050000");
        check_cell(book_cell(row, 2), CELL_TEXT, "定城x");
        check_cell(book_cell(row, 3), CELL_BOOL, "TRUE");
        check_cell(book_cell(row, 4), CELL_ERROR, "#REF!");
        check_cell(book_cell(row, 5), CELL_DATE, "2017-12-01");
        check_cell(book_cell(row, 6), CELL_NUMBER, "0.125");
        check_cell(book_cell(row, 7), CELL_NUMBER, "123000");
        check_cell(book_cell(row, 8), CELL_TEXT, "a中b_x");
        check_cell(book_cell(row, 9), CELL_EMPTY, "");
        check_cell(book_cell(row, 10), CELL_NUMBER, "0.1");
        check_cell(book_cell(row, 700), CELL_EMPTY, "");
}

/* The same number under eight formats: quoted letters, colours, a language tag and a time must neither make a
 * date nor hide one; -1 is no day. */
static void knows_date_formats(void **state)
{
        struct setting *s = *state;
        static const char styles[] =
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
                "<numFmt numFmtId=\"165\" formatCode=\"0.00_);[Red]\\(0.00\\)\"/>"
                "<numFmt numFmtId=\"166\" formatCode=\"0&quot;day&quot;\"/>"
                "<numFmt numFmtId=\"167\" formatCode=\"[$-804]yyyy/m/d;@\"/></numFmts>"
                "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"31\"/><xf "
                "numFmtId=\"167\"/></cellXfs>";
        open_body(s,
                  "<sheetData><row><c s=\"0\"><v>42849</v></c><c s=\"1\"><v>42849</v></c><c s=\"2\"><v>42849</v></c>"
                  "<c s=\"3\"><v>42849</v></c><c s=\"4\"><v>42849</v></c><c s=\"5\"><v>42849.75</v></c><c "
                  "s=\"6\"><v>42849</v></c>"
                  "<c s=\"1\"><v>-1</v></c></row></sheetData>",
                  NULL, styles);
        static const enum cell_kind kinds[] = { CELL_NUMBER, CELL_DATE, CELL_DATE, CELL_NUMBER,
                                                CELL_NUMBER, CELL_DATE, CELL_DATE, CELL_NUMBER };
        for (size_t i = 0; i < COUNT(kinds); i++)
                assert_int_equal(book_at(s, 0, i).kind, kinds[i]);
        check_cell(book_at(s, 0, 5), CELL_DATE, "2017-04-24");
}

/* A day as the officer sees it, to the last that Excel shows; beyond it, and before the first, there is a number. A
 * year or month typed into such a cell is that. */
static void shows_days_as_excel_does(void **state)
{
        (void)state;
        static const struct {
                const char *value, *shown, *shown_1904;
        } days[] = {
                { "1", "1900-01-01", "1904-01-02" },         { "59", "1900-02-28", "1904-02-29" },
                { "61", "1900-03-01", "1904-03-02" },        { "95099", "2160-05-14", "2164-05-15" },
                { "2957003", "9995-12-30", "9999-12-31" },   { "2958465", "9999-12-31", "2958465" },
                { "2958466", "2958466", "2958466" },         { "20140315", "20140315", "20140315" },
                { "2014", "2014", "2014" },                  { "-1", "-1", "-1" },
                { "201403", "201403", "201403" },            { "201413", "2451-06-12", "2455-06-13" },
        };
        for (size_t i = 0; i < COUNT(days); i++) {
                char out[48];
                const double value = strtod(days[i].value, NULL);
                (void)build_value(value, true, false, out);
                assert_string_equal(out, days[i].shown);
                (void)build_value(value, true, true, out);
                assert_string_equal(out, days[i].shown_1904);
        }
}

/* References are optional; a reader that needs them would put all cells into A1. */
static void follows_when_references_are_missing(void **state)
{
        struct setting *s = *state;
        open_body(
                s,
                "<sheetData><row><c t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row>"
                "<row r=\"7\"/><row><c><v>8</v></c></row></sheetData>",
                NULL, NULL);
        check_cell(book_at(s, 0, 0), CELL_TEXT, "甲");
        check_cell(book_at(s, 0, 4), CELL_NUMBER, "5");
        assert_int_equal(s->book.sheets[0].rows[1].number, 7);
}

/* Over rows that are there, and no further: neither the cell beside the merge nor the row below it is covered. */
static void spreads_merges(void **state)
{
        struct setting *s = *state;
        open_body(s,
                  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"C2\"><v>2</v></c></row>"
                  "<row r=\"3\"><c r=\"A3\"><v>9</v></c></row></sheetData><mergeCells><mergeCell "
                  "ref=\"A1:B2\"/></mergeCells>",
                  NULL, NULL);
        check_cell(book_at(s, 1, 1), CELL_NUMBER, "1");
        assert_true(book_at(s, 1, 0).merged && book_at(s, 0, 1).merged);
        assert_false(book_at(s, 0, 0).merged || book_at(s, 1, 2).merged || book_at(s, 2, 0).merged);
        assert_int_equal(s->book.sheets[0].n_merges, 1);
}

/* Everything a lawful file may do otherwise than Excel: namespaces of the strict form, prefixes, absolute and
 * climbing targets, other names of parts, and the calendar of the Macintosh. */
static void reads_strict_prefixed_hidden_1904(void **state)
{
        struct setting *s = *state;
        static const struct fixture_part parts[] = {
                { "_rels/.rels", "<Relationships><Relationship Id=\"a\" "
                                 "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
                                 "officeDocument\" Target=\"/office/book.xml\"/></Relationships>" },
                { "office/book.xml",
                  "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
                  "xmlns:rel=\"http://purl.oclc.org/ooxml/officeDocument/relationships\"><x:workbookPr date1904=\"1\"/>"
                  "<x:sheets><x:sheet name=\"甲&amp;乙\" sheetId=\"3\" state=\"hidden\" "
                  "rel:id=\"z\"/></x:sheets></x:workbook>" },
                { "office/_rels/book.xml.rels",
                  "<Relationships><Relationship Id=\"z\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
                  "relationships/worksheet\" Target=\"/a/one.xml\"/><Relationship Id=\"y\" "
                  "Type=\"q/styles\" Target=\"../s.xml\"/></Relationships>" },
                { "s.xml",
                  "<x:styleSheet xmlns:x=\"u\"><x:cellXfs><x:xf numFmtId=\"14\"/></x:cellXfs></x:styleSheet>" },
                { "a/one.xml",
                  "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>41387</x:v></x:c></x:row>"
                  "</x:sheetData></x:worksheet>" },
        };
        const char *path = fixture_path(&s->arena, "strict.xlsx");
        fixture_zip(path, parts, COUNT(parts));
        must_open(s, path);
        assert_true(s->book.sheets[0].hidden);
        assert_str(s->book.sheets[0].name, "甲&乙");
        check_cell(book_at(s, 0, 0), CELL_DATE, "2017-04-24");
}

/* What is refused */

static void refuse_body(struct setting *s, const char *body, const char *code)
{
        const char *path = fixture_path(&s->arena, "bad.xlsx");
        fixture_xlsx(&s->arena, path, body, NULL, NULL);
        must_refuse(s, path, code);
}

/* The way to entity bombs and to files of this machine. */
static void refuses_a_dtd(void **state)
{
        struct setting *s = *state;
        static const struct fixture_part parts[] = {
                { "_rels/.rels", "<!DOCTYPE a [<!ENTITY b \"cc\">]><Relationships/>" },
                { "xl/workbook.xml", "<workbook/>" },
        };
        const char *path = fixture_path(&s->arena, "dtd.xlsx");
        fixture_zip(path, parts, COUNT(parts));
        must_refuse(s, path, "sheet.dtd");
}

/* Eight megabytes of blanks pack to a few kilobytes: refused by what the zip declares, before anything is unpacked. */
static void refuses_a_bomb(void **state)
{
        struct setting *s = *state;
        size_t n = (size_t)8 << 20;
        char *blanks = NEWS(&s->arena, char, n + 1);
        memset(blanks, ' ', n);
        refuse_body(s, blanks, "sheet.bomb");
}

/* A download that broke off must not import as half a register. */
static void refuses_what_is_cut_off(void **state)
{
        struct setting *s = *state;
        const char *path = fixture_path(&s->arena, "cut");
        struct str whole = fixture_read(&s->arena, fixture_data(&s->arena, "车辆登记名单.xlsx"));
        fixture_bytes(path, str_slice(whole, 0, whole.n / 2));
        must_refuse(s, path, "sheet.damaged");
        s->c.err = (struct err){ .kind = ERR_NONE };
        whole = fixture_read(&s->arena, fixture_data(&s->arena, "医保自付名单.xls"));
        fixture_bytes(path, str_slice(whole, 0, whole.n / 2));
        must_refuse(s, path, "sheet.damaged");
}

/* A text that isn't in the list would otherwise come in as an empty name; the cell is named. */
static void refuses_a_missing_string(void **state)
{
        refuse_body(*state, "<sheetData><row r=\"1\"><c r=\"C1\" t=\"s\"><v>4</v></c></row></sheetData>",
                    "sheet.damaged");
        struct setting *s = *state;
        assert_non_null(strstr(s->c.err.where, "C1"));
}

/* Every search in a sheet's rows relies on their order. */
static void refuses_rows_out_of_order(void **state)
{
        refuse_body(*state,
                    "<sheetData><row r=\"5\"><c><v>1</v></c></row><row r=\"4\"><c><v>1</v></c></row></sheetData>",
                    "sheet.damaged");
}

/* A value in the last column Excel has. */
static void refuses_too_many_columns(void **state)
{
        refuse_body(*state, "<sheetData><row r=\"5\"><c r=\"XFD5\"><v>1</v></c></row></sheetData>",
                    "sheet.too_many_columns");
}

/* What officers were given as "Excel", each refused with its own code. */
static void refuses_what_is_no_workbook(void **state)
{
        struct setting *s = *state;
        static const struct {
                struct str bytes;
                const char *code;
        } cases[] = {
                { { "", 0 }, "sheet.empty_file" },
                { { "<html><table>", 13 }, "sheet.foreign" },
                { { "\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook>", 33 }, "sheet.foreign" },
                { { "%PDF-1.7", 8 }, "sheet.foreign" },
                { { "\x89PNG\0\0\0", 7 }, "sheet.foreign" },
                { { "PK\x03\x04 and then nothing", 20 }, "sheet.damaged" },
                { { "a,\xFF\xFF\xFF", 5 }, "sheet.encoding" },
                { { "a,\"b\nc,d", 8 }, "sheet.quote_open" },
        };
        for (size_t i = 0; i < COUNT(cases); i++) {
                const char *path = fixture_path(&s->arena, "odd");
                fixture_bytes(path, cases[i].bytes);
                must_refuse(s, path, cases[i].code);
                s->c.err = (struct err){ .kind = ERR_NONE };
        }
        must_refuse(s, fixture_path(&s->arena, "not there"), "sheet.no_file");
}

/* A compound file by hand, since no library at hand writes one with a password: header, one sector of table, a
 * directory. */
static void put16(char *bytes, size_t at, unsigned value)
{
        bytes[at] = (char)(value & 0xFF);
        bytes[at + 1] = (char)(value >> 8 & 0xFF);
}

static void book_put_entry(char *bytes, size_t at, const char *name, char type)
{
        size_t n = strlen(name);
        for (size_t i = 0; i < n; i++)
                bytes[at + 2 * i] = name[i];
        put16(bytes, at + 64, (unsigned)(2 * (n + 1)));
        bytes[at + 66] = type;
        memset(bytes + at + 116, 0xFF, 4);
}

/* An xlsx with a password is a compound file that holds a stream EncryptedPackage; a Word document is one without a
 * workbook. */
static void tells_a_password_from_a_foreign_file(void **state)
{
        struct setting *s = *state;
        char bytes[1536] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        const char *path = fixture_path(&s->arena, "compound");
        put16(bytes, 30, 9);
        put16(bytes, 44, 1);    /* one sector of allocation table, the first */
        put16(bytes, 48, 1);    /* the directory is the second */
        put16(bytes, 57, 0x10); /* small streams are below 4,096 bytes */
        memset(bytes + 60, 0xFF, 4);
        memset(bytes + 68, 0xFF, 4);
        memset(bytes + 512, 0xFF, 512);
        book_put_entry(bytes, 1024, "Root Entry", 5);
        book_put_entry(bytes, 1152, "WordDocument", 2);
        fixture_bytes(path, (struct str){ bytes, sizeof bytes });
        must_refuse(s, path, "sheet.foreign");
        s->c.err = (struct err){ .kind = ERR_NONE };
        book_put_entry(bytes, 1280, "EncryptedPackage", 2);
        fixture_bytes(path, (struct str){ bytes, sizeof bytes });
        must_refuse(s, path, "sheet.password");
}

/* tests/fuzz/corpus/xls/formulas.xls: results of formulas, a date in Chinese words, a merge, a hidden row and a
 * hidden sheet. What the library for .xls passed over without a word, and why the reader is our own. */
static void reads_what_an_xls_computes_merges_and_hides(void **state)
{
        struct setting *s = *state;
        must_open(s, fixture_data(&s->arena, "../../fuzz/corpus/xls/formulas.xls"));
        assert_int_equal(s->book.n, 2);
        assert_str(s->book.sheets[0].name, "表一");
        assert_true(s->book.sheets[1].hidden && !s->book.sheets[0].hidden);
        check_cell(book_at(s, 1, 1), CELL_DATE, "2017-01-02");
        check_cell(book_at(s, 1, 3), CELL_NUMBER, "7");
        check_cell(book_at(s, 1, 4), CELL_TEXT, "张三x");
        check_cell(book_at(s, 1, 5), CELL_ERROR, "#DIV/0!");
        check_cell(book_at(s, 1, 6), CELL_BOOL, "TRUE");
        check_cell(book_at(s, 1, 7), CELL_NUMBER, "341199195404050000");
        check_cell(book_at(s, 3, 1), CELL_TEXT, "合并");
        assert_true(book_at(s, 3, 1).merged && s->book.sheets[0].rows[3].hidden);
}

/* A full arena ends in an error that says so, not in an abort. Three megabytes don't hold the register, though
 * all other limits do. */
static void refuses_more_than_memory_holds(void **state)
{
        struct setting *s = *state;
        const char *path = fixture_data(&s->arena, "建档立卡贫困户花名册.xlsx");
        s->arena.limit = (size_t)3 << 20;
        must_refuse(s, path, "sheet.too_many_cells");
}

/* csv, case by case */

static void open_text(struct setting *s, struct str text)
{
        const char *path = fixture_path(&s->arena, "a.csv");
        fixture_bytes(path, text);
        must_open(s, path);
}

/* All three line ends, an empty line that keeps its number, line ends and delimiters within quotes, a mark within
 * a text. */
static void reads_quotes_and_line_ends(void **state)
{
        struct setting *s = *state;
        open_text(s, S("\xEF\xBB\xBF姓名,\"备\"\"注\",x\r\n\r\n\"张,三\",\"第一行\n第二行\",\r王五,\"a\"b,"));
        assert_int_equal(s->book.sheets[0].n, 3);
        check_cell(book_at(s, 0, 1), CELL_TEXT, "备\"注");
        assert_int_equal(s->book.sheets[0].rows[1].number, 2);
        check_cell(book_at(s, 1, 0), CELL_TEXT, "张,三");
        check_cell(book_at(s, 1, 1), CELL_TEXT, "第一行\n第二行");
        assert_int_equal(s->book.sheets[0].rows[1].n, 2);
        check_cell(book_at(s, 2, 1), CELL_TEXT, "ab");
}

/* A comma in the title, or one in each row's notes, must not win over the real delimiter. */
static void guesses_the_delimiter(void **state)
{
        struct setting *s = *state;
        open_text(s, S("名册，2017\n姓名;年龄;注,释\n张三;5;a\n"));
        check_cell(book_at(s, 1, 2), CELL_TEXT, "注,释");
        open_text(s, S("姓名\t年龄\n张三\t5,5\n"));
        check_cell(book_at(s, 1, 1), CELL_TEXT, "5,5");
        open_text(s, S("sep=|\r\na|b\r\n"));
        check_cell(book_at(s, 0, 1), CELL_TEXT, "b");
        assert_int_equal(s->book.sheets[0].rows[0].number, 1);
        open_text(s, S("\xFF\xFE"
                       "a\0\t\0\x2D\x4E\n\0"));
        check_cell(book_at(s, 0, 1), CELL_TEXT, "中");
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        const struct CMUnitTest tests[] = {
                CASE(names_cells),
                CASE(reads_the_register),
                CASE(reads_the_helpers),
                CASE(reads_inline_strings_and_dates),
                CASE(reads_xls),
                CASE(reads_gb18030_csv),
                CASE(knows_the_kinds_of_cells),
                CASE(knows_date_formats),
                CASE(shows_days_as_excel_does),
                CASE(follows_when_references_are_missing),
                CASE(spreads_merges),
                CASE(reads_strict_prefixed_hidden_1904),
                CASE(refuses_a_dtd),
                CASE(refuses_a_bomb),
                CASE(refuses_what_is_cut_off),
                CASE(refuses_a_missing_string),
                CASE(refuses_rows_out_of_order),
                CASE(refuses_too_many_columns),
                CASE(refuses_what_is_no_workbook),
                CASE(tells_a_password_from_a_foreign_file),
                CASE(reads_what_an_xls_computes_merges_and_hides),
                CASE(refuses_more_than_memory_holds),
                CASE(reads_quotes_and_line_ends),
                CASE(guesses_the_delimiter),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
