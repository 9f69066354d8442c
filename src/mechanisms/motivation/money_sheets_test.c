/* money_sheets_test.c: the tables of pay and funds as counties draw them: what is right comes in and twice changes
 * nothing; a row that breaks a rule is refused by itself, with the amount that would be right. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"
#include "import/import.h"
#include "book/sheet_fixture.h"

#define PAY_HEAD "村干部报酬发放表\n乡镇,村,姓名,职务,发放月份,基本报酬,绩效报酬,实发\n"
#define FUND_HEAD "2017年村级运转经费分配表\n乡镇,村,档次,标准,年度系数,应拨金额\n"

static struct import_report import_csv(struct fixture *f, const char *csv)
{
        struct import_report r;
        const char *path = fixture_path(&f->arena, "in.csv");
        const struct import_order order = { .path = path, .mode = IMPORT_COMMIT, .returned = "" };
        fixture_bytes(path, str_of(csv));
        if (!import_run(&f->c, &order, &r))
                print_error("%s: %s\n", f->c.err.code, f->c.err.text);
        assert_int_equal(f->c.err.kind, ERR_NONE);
        return r;
}

static void a_table_of_pay_becomes_the_lines_of_its_run(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("pay_rate", "class", "principal", "from_on", "2017-01-01", "monthly", "2215");
        const char *wang = id_of(&f, person_of(&f, "王村长", EAST)), *li = id_of(&f, person_of(&f, "李村长", EAST));
        PUT("village_post", "person", wang, "place", EAST, "class", "principal", "from_on", "2016-01-01");
        PUT("village_post", "person", li, "place", EAST, "class", "principal", "from_on", "2016-01-01");
        const char *sheet = PAY_HEAD "定城镇,东门村,王村长,书记,2017年3月,2215.00,100.50,2315.50\n"
                                     ",,李村长,主任,2017年3月,2214.00,,2214.00\n"
                                     ",,外来人,主任,2017年3月,2215.00,,2215.00\n"
                                     "合计,,,,,6644.00,100.50,\n";
        struct import_report r = import_csv(&f, sheet);
        assert_int_equal(r.refusals.n, 2);
        assert_str(r.refusals.items[0].code, "pay.base");
        assert_str(r.refusals.items[1].code, "pay.no_post");
        assert_int_equal(fixture_count(&f, "pay_run"), 1);
        assert_int_equal(fixture_count(&f, "pay_line"), 2);
        (void)import_csv(&f, sheet);
        assert_int_equal(fixture_count(&f, "pay_run"), 1);
        assert_int_equal(fixture_count(&f, "pay_line"), 2);
        fixture_close(&f);
}

static void a_table_of_funds_enters_class_amount_and_appropriation(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *sheet = FUND_HEAD "定城镇,东门村,大村,90000,1.05,94500\n"
                                      "定城镇,西门村,小村,50000,1.05,50000\n"
                                      "二龙回族乡,二龙村,小村,50000,1.05,52500\n";
        struct import_report r = import_csv(&f, sheet);
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "fund.amount");
        assert_figure("operating_fund.total", "2017", 14700000);
        assert_figure("operating_fund.class_small", "2017", 5250000);
        (void)import_csv(&f, sheet);
        assert_figure("operating_fund.total", "2017", 14700000);
        r = import_csv(&f, FUND_HEAD "定城镇,东门村,小村,50000,1.05,52500\n");
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "fund.class");
        fixture_close(&f);
}

/* a_roster_gives_nobody_a_second_post: a class guessed from the title is no other post, a name two bear is the one in
 * post in the village, another class said outright is refused in words; who is new gets a post. */
static void a_roster_gives_nobody_a_second_post(void **state)
{
        struct fixture f;
        struct draft *post;
        (void)state;
        mechanism_county(&f);
        const char *wang = id_of(&f, person_of(&f, "王村长", EAST));
        (void)person_of(&f, "王村长", WEST); /* bears the same name, and holds no post */
        const int64_t held =
                PUT("village_post", "person", wang, "place", EAST, "class", "deputy", "from_on", "2016-01-01");
        struct import_report r =
                import_csv(&f, "在职村干部花名册（2018年1月）\n乡镇,村（社区）,姓名,现任职务,开户行,银行卡号\n"
                               "定城镇,东门村,王村长,村委会主任,农商行,6222021234567890123\n"
                               "定城镇,东门村,新来人,村委会委员,,\n");
        assert_int_equal(r.refusals.n, 0);
        assert_int_equal(figure_of(&f, "pay.two_posts", "2018-06-01", NULL), 0);
        assert_true(change_load(&f.c, entity_find(S("village_post")), held, &post));
        assert_true(str_is(draft_get(post, "class").s, "deputy"));
        assert_true(str_is(draft_get(post, "title").s, "村委会主任"));
        assert_int_equal(draft_get(post, "bank_card").type, VAL_TEXT);
        assert_int_equal(figure_of(&f, "pay.card_doubtful", "2018-06-01", NULL), 1); /* a hint: its last digit */
        SET("village_post", held, "bank_card", "6222021234567890128");
        assert_int_equal(figure_of(&f, "pay.card_doubtful", "2018-06-01", NULL), 0);
        r = import_csv(&f, "在职村干部花名册\n乡镇,村（社区）,姓名,现任职务,职务类别\n定城镇,东门村,王村长,村委会主任,正职\n");
        assert_int_equal(r.refusals.n, 1);
        assert_str(r.refusals.items[0].code, "post.class_differs");
        r = import_csv(&f, "在职村干部花名册\n乡镇,村（社区）,姓名,现任职务,任职时间\n"
                           "定城镇,东门村,王村长,村委会主任,2018-02-01\n");
        assert_str(r.refusals.items[0].code, "post.class_differs"); /* a new post, by its day */
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_roster_gives_nobody_a_second_post),
                cmocka_unit_test(a_table_of_pay_becomes_the_lines_of_its_run),
                cmocka_unit_test(a_table_of_funds_enters_class_amount_and_appropriation),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
