/* match_test.c: what a sheet is recognised as, whatever its order, wording and header rows; and what is none of ours.
 */
#include "base/testing.h"

#include "book/sheet_fixture.h"
#include "import/subjects.h"

struct world {
        struct arena arena;
        struct ctx c;
        struct match_book book;
        struct book file;
        struct match match;
};

/* match_lines: a csv as a workbook, matched. */
static struct world *match_lines(const char *csv)
{
        static struct world w;
        w = (struct world){ .c = { .arena = &w.arena, .today = "2017-12-31" } };
        const char *path = fixture_path(&w.arena, "look.csv");
        fixture_bytes(path, str_of(csv));
        assert_true(book_open(&w.c, path, &w.file));
        subjects_build(&w.c, NULL, 0, &w.book);
        match_sheet(&w.c, &w.book, &w.file.sheets[0], 0, &w.match);
        return &w;
}

static const char *field_at(const struct world *w, uint32_t column)
{
        for (size_t i = 0; i < w->match.n; i++)
                if (w->match.columns[i].at == column)
                        return w->match.subject->subject->columns[w->match.columns[i].to].field;
        return "";
}

static void one_row_in_other_words(void **state)
{
        (void)state;
        struct world *w = match_lines(
                "身份证号码,成员姓名,和户主关系,户编码,村名,2017年度家庭人均纯收入（元）,危房等级,有无联系\n"
                "34119919470207769X,郝浩鹏,户主,1,丰收村,5437.8,B,\n");
        assert_non_null(w->match.subject);
        assert_string_equal(w->match.subject->subject->name, "household_register");
        assert_string_equal(field_at(w, 0), "person.id_no");
        assert_string_equal(field_at(w, 2), "household_member.relation");
        assert_string_equal(field_at(w, 4), "place.village");
        assert_string_equal(field_at(w, 5), "household_income.per_capita");
        assert_int_equal(w->match.columns[5].year, 2017);
        assert_str(w->match.unknown, "有无联系");
        arena_release(&w->arena);
}

static void titles_and_two_header_rows(void **state)
{
        (void)state;
        struct world *w =
                match_lines("2017年度贫困户花名册,,,,\n单位：万元,,填报日期：2018年1月5日,,\n户信息,,,家庭成员信息,"
                            "\n户编号,人均纯收入,联系电话,姓名,证件号码,与户主关系,联系电话\n");
        assert_non_null(w->match.subject);
        assert_int_equal(w->match.year, 2017);
        assert_string_equal(w->match.day, "2018-01-05");
        assert_int_equal(w->match.money_factor, 10000);
        assert_string_equal(field_at(w, 2), "household.phone");
        assert_string_equal(field_at(w, 6), "person.phone");
        arena_release(&w->arena);
}

static void persons_of_other_departments_are_not_ours(void **state)
{
        (void)state;
        struct world *w = match_lines("姓名,公民身份号码,单位,人员类别\n卢健,34119919540524429X,县第一中学,在编\n");
        assert_null(w->match.subject);
        assert_non_null(w->match.closest);
        assert_true(w->match.missing.n > 0);
        arena_release(&w->arena);
        w = match_lines("姓名,性别,身份证号,出生日期\n卢健,男,34119919540524429X,1954-05-24\n");
        assert_null(w->match.subject);
        arena_release(&w->arena);
        w = match_lines(
                "号牌号码,车辆类型,所有人,身份证明号码,初次登记日期\n皖M86130,小型轿车,侯珍,341199195406260427,2017-"
                "04-24\n");
        assert_null(w->match.subject);
        arena_release(&w->arena);
}

static void people_with_relations_are_no_register_yet(void **state)
{
        (void)state;
        struct world *w = match_lines("姓名,身份证号,低保类别,月保障金（元）,乡镇,村,与户主关系\n"
                                      "郝浩鹏,34119919470207769X,A类,300,定城镇,丰收村,户主\n");
        assert_null(w->match.subject);
        assert_true(w->match.missing.n > 0);
        arena_release(&w->arena);
}

static void an_export_of_ours_wants_nothing_else(void **state)
{
        (void)state;
        struct world *w =
                match_lines("编号,版本,姓名,证件类型,证件号码,性别,出生日期\n341125-1,1,卢健,居民身份证,3411********"
                            "**429X,男,1954-05-24\n");
        assert_non_null(w->match.subject);
        assert_string_equal(w->match.subject->subject->name, "person");
        assert_int_equal(w->match.version_column, 1);
        arena_release(&w->arena);
}

static void the_returned_column_says_nothing(void **state)
{
        (void)state;
        struct world *w = match_lines("帮扶责任人,身份证号,工作单位,职务,结对户编号,户主姓名,结对日期,问题\n王建,"
                                      "341199199004259536,县水务局,主任,1,沈柏,2016-12-10,x\n");
        assert_string_equal(w->match.subject->subject->name, "helper_ledger");
        assert_int_equal(w->match.unknown.n, 0);
        arena_release(&w->arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(one_row_in_other_words),
                cmocka_unit_test(titles_and_two_header_rows),
                cmocka_unit_test(persons_of_other_departments_are_not_ours),
                cmocka_unit_test(people_with_relations_are_no_register_yet),
                cmocka_unit_test(an_export_of_ours_wants_nothing_else),
                cmocka_unit_test(the_returned_column_says_nothing),
        };
        return cmocka_run_group_tests(tests, NULL, fixture_clean);
}
