/* register_sheet_test.c: a plain sheet of households, a row each, brings what it says of them. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

static struct val one(struct fixture *f, struct str sql)
{
        struct val v;
        assert_true(db_one(&f->c, sql, NO_ARGS, &v));
        return v;
}

/* Number, head, village and when it was identified, but nobody's ID number: household, head and status come of it,
 * however exactly the day is written. */
static void a_plain_sheet_brings_head_and_identification(void **state)
{
        static const struct {
                const char *title, *heading, *day, *from_on, *precision;
        } sheets[] = {
                { "建档立卡贫困户花名册", "识别时间", "2016-03-05", "2016-03-05", "day" },
                { "农户名单", "识别年度", "2016", "2016-01-01", "year" },
                { "户名册", "识别年月", "2016年3月", "2016-03-01", "month" },
        };
        (void)state;
        for (size_t i = 0; i < COUNT(sheets); i++) {
                struct fixture f;
                mechanism_county(&f);
                const char *csv = arena_fmt(f.c.arena, "%s\n乡镇,行政村,户编号,户主姓名,%s,主要致贫原因\n"
                                                       "定城镇,西门村,9001,钱大山,%s,因病\n",
                                            sheets[i].title, sheets[i].heading, sheets[i].day).p;
                const struct import_report r = import_sheet(&f, csv);
                assert_int_equal(r.refusals.n, 0);
                assert_str(one(&f, S("SELECT head_name FROM household WHERE hh_no = '9001'")).s, "钱大山");
                assert_str(one(&f, S("SELECT place FROM household WHERE hh_no = '9001'")).s, WEST);
                assert_str(one(&f, S("SELECT place FROM person WHERE name = '钱大山'")).s, WEST);
                assert_str(one(&f, S("SELECT kind FROM household_status")).s, "poor");
                assert_str(one(&f, S("SELECT from_on FROM household_status")).s, sheets[i].from_on);
                assert_str(one(&f, S("SELECT precision FROM household_status")).s, sheets[i].precision);
                fixture_close(&f);
        }
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_plain_sheet_brings_head_and_identification),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
