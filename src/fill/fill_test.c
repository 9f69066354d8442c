/* fill_test.c: a county's own workbook is filled: rows repeated, sums and merges below moved, numbers numbers, styles
 * kept; a mark that means nothing is refused, and so is who may not export. */
#include "base/testing.h"

#include "book/book.h"
#include "core/core_fixture.h"
#include "fill/fill_parts.h"
#include "patch/patch_parts.h"

#include <unistd.h>
#include <xlsxwriter.h>

#define TEMPLATE "fill-test-template.xlsx"
#define FILLED "fill-test-filled.xlsx"

/* As an office would make it: a title, a repeated row, a sum below. */
static void make_template(const char *row_mark)
{
        lxw_workbook *book = workbook_new(TEMPLATE);
        lxw_worksheet *sheet = workbook_add_worksheet(book, "表");
        lxw_format *bold = workbook_add_format(book);
        format_set_bold(bold);
        worksheet_write_string(sheet, 0, 0, "{{place}}，截至{{day}}共{{figure:training.sessions}}期", bold);
        worksheet_write_string(sheet, 2, 0, "{{n}}", bold);
        worksheet_write_string(sheet, 2, 1, row_mark, bold);
        worksheet_write_string(sheet, 2, 2, "{{list:training.sessions expected}}", NULL);
        worksheet_write_formula(sheet, 2, 3, "=C3*2", NULL);
        worksheet_write_formula(sheet, 3, 2, "=SUM(C3:C3)", NULL);
        worksheet_merge_range(sheet, 4, 0, 4, 3, "审核 & 填表 <甲>", bold);
        worksheet_write_string(sheet, 5, 0, "{{record:title}}", NULL);
        assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

static struct str fill_at(const struct book *book, uint32_t row, size_t column)
{
        for (size_t i = 0; i < book->sheets[0].n; i++)
                if (book->sheets[0].rows[i].number == row)
                        return book_cell(&book->sheets[0].rows[i], column).text;
        return S("");
}

/* Of the county, for the day the demonstration lives on. */
static struct fill_asked values_asked(struct fixture *f, int64_t id)
{
        struct fill_asked asked = { .e = entity_find(S("training_session")), .id = id };
        assert_true(period_parse(&f->c, S("2017-12-31"), &asked.period));
        return asked;
}

static int64_t three_sessions(struct fixture *f)
{
        fixture_put(f, "training_session", 0, PAIRS("held_on", "2017-03-05", "title", "甲<1>", "expected", "10"));
        fixture_put(f, "training_session", 0, PAIRS("held_on", "2017-04-05", "title", "=乙", "expected", "20"));
        return fixture_put(f, "training_session", 0, PAIRS("held_on", "2017-05-05", "title", "丙", "expected", "30"));
}

/* Formulas below move with the rows, merges with theirs, and the county's own words stay. */
static void rows_are_repeated_and_all_else_stays(void **state)
{
        struct fixture f;
        struct fill_done done;
        struct book book;
        (void)state;
        fixture_open(&f);
        struct fill_asked asked = values_asked(&f, three_sessions(&f));
        make_template("{{list:training.sessions title}}");
        assert_true(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_int_equal(done.rows, 3);
        assert_true(book_open(&f.c, FILLED, &book));
        assert_str(fill_at(&book, 0, 0), "定远县，截至2017-12-31共3期");
        assert_str(fill_at(&book, 4, 0), "3");
        assert_true(str_eq(fill_at(&book, 7, 0), S("丙")));
        assert_str(fill_at(&book, 6, 0), "审核 & 填表 <甲>");
        assert_int_equal(book.sheets[0].n_merges, 1);
        assert_int_equal(book.sheets[0].merges[0].row, 6);
        int64_t sum = 0, n;
        for (uint32_t row = 2; row < 5; row++) {
                assert_true(str_int(fill_at(&book, row, 2), &n)); /* a number stays a number */
                sum += n;
        }
        assert_int_equal(sum, 60);
        unlink(FILLED);
        unlink(TEMPLATE);
        fixture_close(&f);
}

/* With the cell in which it stands. */
static void what_means_nothing_is_refused(void **state)
{
        struct fixture f;
        struct fill_done done;
        (void)state;
        fixture_open(&f);
        struct fill_asked asked = values_asked(&f, three_sessions(&f));
        make_template("{{list:training.sessions no_field}}");
        assert_false(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_string_equal(f.c.err.code, "template.mark");
        f.c.err = (struct err){ .kind = ERR_NONE };
        make_template("{{list:no.list title}}");
        assert_false(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        f.c.err = (struct err){ .kind = ERR_NONE };
        make_template("{{list:training.sessions title}}");
        fixture_as(&f, ROLE_VILLAGE, "341125100201", 0); /* reads training, exports none */
        assert_false(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_string_equal(f.c.err.code, "scope.export");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_int_not_equal(access(FILLED, F_OK), 0);
        unlink(TEMPLATE);
        act_as(&f.c, &f.actor);
        fixture_close(&f);
}

/* What an office writes and expects: the page's own words in a mark, a row high enough to be read, an empty list that
 * says so, and an error that leads to the cell. Nobody who makes a template knows our names of fields. */
static void an_office_writes_the_words_of_the_page(void **state)
{
        struct fixture f;
        struct fill_done done;
        struct book book;
        (void)state;
        fixture_open(&f);
        struct fill_asked asked = values_asked(&f, three_sessions(&f));
        make_template("{{list:培训期数 培训名称}}");
        assert_true(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_true(book_open(&f.c, FILLED, &book));
        assert_str(fill_at(&book, 2, 1), "丙");
        make_template("{{list:培训期数 户主}}");
        assert_false(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_non_null(strstr(f.c.err.text, "3"));
        assert_non_null(strstr(f.c.err.text, "培训名称"));
        f.c.err = (struct err){ .kind = ERR_NONE };
        make_template("{{list:培训名称}}");
        assert_false(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_string_equal(f.c.err.where, "B3");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(period_parse(&f.c, S("2001"), &asked.period));
        make_template("{{list:培训期数 培训名称}}");
        assert_true(fill_write(&f.c, TEMPLATE, &asked, FILLED, &done));
        assert_true(book_open(&f.c, FILLED, &book));
        assert_str(fill_at(&book, 2, 1), "（没有记录）");
        unlink(TEMPLATE);
        unlink(FILLED);
        fixture_close(&f);
}

/* Some programs hide what does not fit. */
static void words_too_long_for_their_column_make_the_row_higher(void **state)
{
        struct arena a = { 0 };
        unsigned widths[FILL_COLUMNS];
        (void)state;
        fill_widths(S("<cols><col min=\"2\" max=\"3\" width=\"20.7\"/></cols><sheetData/>"), widths);
        assert_int_equal(widths[0], 8);
        assert_int_equal(widths[2], 20);
        assert_int_equal(fill_lines(S("定城镇村委会"), 12), 1);
        assert_int_equal(fill_lines(S("定城镇村民委员会"), 12), 2);
        assert_str(fill_row_tag(&a, S("<row r=\"3\">"), 1), "<row r=\"3\">");
        assert_str(tag_get(fill_row_tag(&a, S("<row r=\"3\">"), 3), "ht"), "45");
        assert_str(tag_get(fill_row_tag(&a, S("<row r=\"3\" ht=\"20\">"), 3), "ht"), "20");
        arena_release(&a);
}

/* A mark in Chinese may be saved as numbers by an office program. */
static void characters_by_number_are_read(void **state)
{
        struct arena a = { 0 };
        (void)state;
        assert_str(xml_plain(&a, S("{{list:&#36139;&#x56F0;}} &amp; &lt;")), "{{list:贫困}} & <");
        assert_str(xml_plain(&a, S("&#xD800; &#0; &nothing; & ;")), "&#xD800; &#0; &nothing; & ;");
        arena_release(&a);
}

static const char *id_text(struct fixture *f, int64_t id)
{
        return arena_fmt(&f->arena, "%lld", (long long)id).p;
}

/* A helper with a unit and a household, so that a row refers to what refers further. */
static void one_helper(struct fixture *f)
{
        const char *unit, *person, *cadre, *house, *member;
        unit = id_text(f, fixture_put(f, "organisation", 0, PAIRS("name", "县水务局", "kind", "government_unit", "place",
                                                                  "341125")));
        person = id_text(f, fixture_put(f, "person", 0,
                                        PAIRS("name", "李帮扶", "place", "341125", "phone", "13900000001")));
        cadre = id_text(f, fixture_put(f, "cadre", 0, PAIRS("person", person, "organisation", unit, "post", "科员")));
        house = id_text(f, fixture_household(f, "1", "341125100201"));
        member = id_text(f, fixture_put(f, "person", 0, PAIRS("name", "王大", "place", "341125100201")));
        fixture_put(f, "household_member", 0, PAIRS("household", house, "person", member, "relation", "head", "from_on",
                                                    "2016-01-01"));
        fixture_put(f, "responsibility", 0, PAIRS("tier", "cadre_household", "cadre", cadre, "household", house,
                                                  "from_on", "2017-02-03"));
        fixture_put(f, "household_income", 0,
                    PAIRS("household", house, "year", "2017", "persons", "1", "net", "3000.50"));
}

/* ask_one: what a single mark gives in a repeated row of the helper's ledger. */
static const char *ask_one(struct fixture *f, const struct fill_asked *asked, const char *mark)
{
        static char text[200];
        struct fill_done done;
        struct book book;
        lxw_workbook *made = workbook_new(TEMPLATE);
        lxw_worksheet *sheet = workbook_add_worksheet(made, "表");
        worksheet_write_string(sheet, 0, 0, mark, NULL);
        assert_int_equal(workbook_close(made), LXW_NO_ERROR);
        text[0] = '\0';
        if (fill_write(&f->c, TEMPLATE, asked, FILLED, &done)) {
                assert_true(book_open(&f->c, FILLED, &book));
                snprintf(text, sizeof text, "%.*s", FMT(fill_at(&book, 0, 0)));
        }
        unlink(TEMPLATE);
        unlink(FILLED);
        return text;
}

/* What no row of a register holds, and every ledger asks for. */
static void a_row_says_what_it_refers_to_and_what_others_say_of_it(void **state)
{
        static const char *const known[][2] = {
                { "{{list:responsibility.helpers cadre.organisation}}", "县水务局" },
                { "{{list:responsibility.helpers cadre.person.phone}}", "139****0001" },
                { "{{list:responsibility.helpers household.head_name}}", "王大" },
                { "{{list:responsibility.helpers figure:household.members}}", "1" },
                { "{{list:responsibility.helpers household.figure:household.members}}", "1" },
                { "{{list:responsibility.helpers from_on.year}}", "2017" },
                { "{{list:household all:responsibility.helpers cadre}}", "李帮扶" },
                { "{{list:household all:responsibility.helpers cadre.organisation}}", "县水务局" },
                { "{{list:household figure:household.income_per_head}}", "3000.5" },
                { "{{list:household figure:household.income_per_head year=2016}}", "" },
                { "{{list:household all:household_income year}}", "2017" },
                { "{{date}}", "2017年12月31日" },
                { "{{date public_notice_days}}", "2018年1月6日" },
                { "{{period}}", "2017年12月31日" },
                { "{{parameter:public_notice_days}}", "7" },
                { "{{parameter:public_notice_phone}}", "____________" },
        };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        one_helper(&f);
        struct fill_asked asked = { .id = 0 };
        assert_true(period_parse(&f.c, S("2017-12-31"), &asked.period));
        for (size_t i = 0; i < COUNT(known); i++)
                assert_string_equal(ask_one(&f, &asked, known[i][0]), known[i][1]);
        asked.revealed = true;
        assert_string_equal(ask_one(&f, &asked, known[1][0]), "13900000001");
        static const char *const wrong[] = { "{{list:responsibility.helpers cadre.nothing}}", "{{parameter:nothing}}",
                                             "{{list:household all:responsibility.helpers nothing}}",
                                             "{{list:household all:calendar day}}", "{{capitals:list:household hh_no}}",
                                             "{{date public_notice_phone}}" };
        for (size_t i = 0; i < COUNT(wrong); i++) {
                f.c.err = (struct err){ .kind = ERR_NONE };
                assert_string_equal(ask_one(&f, &asked, wrong[i]), "");
                assert_string_equal(f.c.err.code, "template.mark");
        }
        fixture_close(&f);
}

/* Who reads directories may say a helper's unit; whose number he may not know stays masked, whatever he asks. */
static void what_one_may_not_know_is_not_in_the_clear(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        one_helper(&f);
        struct fill_asked asked = { .revealed = true };
        assert_true(period_parse(&f.c, S("2017-12-31"), &asked.period));
        fixture_as(&f, ROLE_LEADER, "341125", 0);
        assert_string_equal(ask_one(&f, &asked, "{{list:responsibility.helpers cadre.person.phone}}"), "139****0001");
        fixture_as(&f, ROLE_VILLAGE, "341125100201", 0);
        assert_string_equal(ask_one(&f, &asked, "{{list:responsibility.helpers cadre.organisation}}"), "县水务局");
        assert_string_equal(ask_one(&f, &asked, "{{list:responsibility.helpers cadre.person.phone}}"), "");
        act_as(&f.c, &f.actor);
        fixture_close(&f);
}

/* A village as papers write it, a stretch as papers say it. */
static void places_and_periods_are_written_as_on_paper(void **state)
{
        static const char *const periods[][2] = { { "2017-12", "2017年12月" },
                                                  { "2017", "2017年" },
                                                  { "2017-Q1", "2017年1月1日至2017年3月31日" },
                                                  { "2017-02-03", "2017年2月3日" } };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        struct fill_asked asked = { .place = "341125100201" };
        struct fill_township town = { .code = "341125100", .name = S("定城镇") };
        const struct fill one = { .c = &f.c, .townships = &town, .n_townships = 1 };
        assert_str(fill_place(&one, S("341125100201"), S("幸福村委会")), "定城镇幸福村");
        assert_str(fill_place(&one, S("341125100201"), S("定城镇 幸福村民委员会")), "定城镇幸福村");
        assert_str(fill_place(&one, S("341125100001"), S("三里桥社区")), "定城镇三里桥社区");
        assert_str(fill_place(&one, S("341125100"), S("定城镇")), "定城镇");
        for (size_t i = 0; i < COUNT(periods); i++) {
                assert_true(period_parse(&f.c, str_of(periods[i][0]), &asked.period));
                assert_string_equal(ask_one(&f, &asked, "{{period}}"), periods[i][1]);
        }
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(rows_are_repeated_and_all_else_stays),
                cmocka_unit_test(what_means_nothing_is_refused),
                cmocka_unit_test(an_office_writes_the_words_of_the_page),
                cmocka_unit_test(words_too_long_for_their_column_make_the_row_higher),
                cmocka_unit_test(characters_by_number_are_read),
                cmocka_unit_test(a_row_says_what_it_refers_to_and_what_others_say_of_it),
                cmocka_unit_test(what_one_may_not_know_is_not_in_the_clear),
                cmocka_unit_test(places_and_periods_are_written_as_on_paper),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
