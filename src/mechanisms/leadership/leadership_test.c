/* leadership_test.c: what mechanisms 3.1 to 3.3 promise: bases count where they lie and who leads them, exits count
 * when linked and confirmed, shares and dividends add up. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* base_in: a base that has stood since 2016, led by the place. */
static int64_t base_in(struct fixture *f, const char *name, const char *leader)
{
        return fixture_put(f, "base", 0, PAIRS("name", name, "place", leader, "from_on", "2016-01-01"));
}

/* site: so many mu of it in a village. */
static const char *site(struct fixture *f, int64_t base, const char *village, const char *area)
{
        return id_of(f, fixture_put(f, "base_site", 0, PAIRS("base", id_of(f, base), "place", village, "area", area)));
}

/* A base with sites in two townships counts where it lies and where it is led, and once in the county; a base that has
 * ended counts on the days it stood. */
static void a_base_counts_where_it_lies_and_is_led(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure_at("base.area_mu", "2017-12-31", TOWN, 0);
        int64_t base = base_in(&f, "大棚基地", TOWN);
        site(&f, base, EAST, "100");
        site(&f, base, ERLONG, "30.5");
        site(&f, base_in(&f, "别处基地", OTHER_TOWN), ERLONG, "7");
        /* Led by the township, the site outside it counts there too; and its own village's township counts it as
         * well. */
        assert_figure_at("base.area_mu", "2017-12-31", TOWN, 13050);
        assert_figure_at("base.area_mu", "2017-12-31", EAST, 10000);
        assert_figure_at("base.area_mu", "2017-12-31", OTHER_TOWN, 3750);
        assert_figure("base.area_mu", "2017-12-31", 13750);
        assert_figure("base.bases", "2017-12-31", 2);
        SET("base", base, "to_on", "2017-06-30");
        assert_figure_at("base.area_mu", "2017-12-31", TOWN, 0);
        assert_figure_at("base.area_mu", "2017-06-30", TOWN, 13050);
        fixture_close(&f);
}

/* One organisation in two roles is one partner; the Party alone doesn't run a base. Funds may come to less than was
 * invested, never to a fen more. */
static void a_base_has_several_partners_and_somebody_runs_it(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t base = base_in(&f, "大棚基地", TOWN);
        const char *b = id_of(&f, base), *party = id_of(&f, unit_of(&f, "定城镇党委", "committee", TOWN)),
                   *coop = id_of(&f, unit_of(&f, "众和合作社", "cooperative", TOWN));
        PUT("base_partner", "base", b, "role", "党委", "organisation", party, "from_on", "2017-01-01");
        PUT("base_partner", "base", b, "role", "党支部", "organisation", party, "from_on", "2017-01-01");
        assert_figure("base.no_partner", "2017-12-31", 1);
        PUT("base_partner", "base", b, "role", "合作社", "organisation", coop, "from_on", "2017-03-01");
        assert_figure("base.no_partner", "2017-12-31", 0);
        assert_figure("base.partners", "2017-12-31", 2);
        assert_figure_at("base.partners", "2017-12-31", OTHER_TOWN, 0);
        SET("base", base, "invested", "100", "assistance", "60", "own_funds", "40");
        assert_figure("base.funds_over", "2017-12-31", 0);
        SET("base", base, "loans", "0.01");
        assert_figure("base.funds_over", "2017-12-31", 1);
        fixture_close(&f);
}

/* The same name under the same leader is the same base, whether made or renamed; elsewhere, or when the first has
 * ended, it is another. */
static void a_base_is_entered_once(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t base = base_in(&f, "大棚基地", TOWN);
        assert_refused("rule.base_once", "base", 0, "name", "大棚基地", "place", TOWN, "from_on", "2017-05-01");
        base_in(&f, "大棚基地", OTHER_TOWN); /* another township's is another */
        const int64_t other = base_in(&f, "鱼塘基地", TOWN);
        assert_refused("rule.base_once", "base", other, "name", "大棚基地");
        SET("base", base, "to_on", "2017-12-31");
        PUT("base", "name", "大棚基地", "place", TOWN, "from_on", "2018-01-01"); /* one after the other */
        fixture_close(&f);
}

/* An income of next year is a slip of the keyboard; a plan of next year is a plan. */
static void what_a_year_brought_is_entered_when_it_has_begun(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const int64_t this_year = (f.c.today[2] - '0') * 10 + f.c.today[3] - '0' + 2000;
        const char *now = arena_fmt(f.c.arena, "%lld", (long long)this_year).p,
                   *ahead = arena_fmt(f.c.arena, "%lld", (long long)this_year + 1).p;
        const char *household = id_of(&f, household_of(&f, "1", EAST, &head));
        PUT("collective_income", "place", EAST, "year", now, "amount", "100");
        assert_refused("year.ahead", "collective_income", 0, "place", EAST, "year", ahead, "amount", "100");
        assert_refused("year.ahead", "household_income", 0, "household", household, "year", ahead, "wage", "1");
        PUT("exit_plan", "place", EAST, "household", household, "year", ahead); /* a plan lies ahead */
        fixture_close(&f);
}

/* Two of one household are two persons and one household. Who is employed must be of the household on the link, and a
 * wage without a person can't be counted. */
static void wages_count_households_and_persons(void **state)
{
        struct fixture f;
        int64_t head, other;
        (void)state;
        mechanism_county(&f);
        int64_t base = base_in(&f, "大棚基地", TOWN);
        site(&f, base, ERLONG, "10");
        const char *b = id_of(&f, base), *home = id_of(&f, household_of(&f, "1", EAST, &head));
        const char *away = id_of(&f, household_of(&f, "2", ERLONG, &other));
        const char *son = id_of(&f, person_of(&f, "儿子", EAST));
        assert_refused("link.person", "benefit_link", 0, "base", b, "household", home, "kind", "务工", "from_on",
                       "2017-01-01");
        assert_refused("rule.member_of", "benefit_link", 0, "base", b, "household", home, "person", son, "kind", "务工",
                       "from_on", "2017-01-01");
        /* rent may be paid to whoever the contract names; a move of the household carries such links along */
        const int64_t rent = PUT("benefit_link", "base", b, "household", home, "person", son, "kind", "土地流转", "from_on",
                                 "2017-01-01");
        SET("benefit_link", rent, "contract", "丙-1");
        assert_refused("rule.member_of", "benefit_link", rent, "kind", "务工");
        PUT("household_member", "household", home, "person", son, "relation", "之子");
        int64_t link = PUT("benefit_link", "base", b, "household", home, "person", son, "kind", "务工", "from_on",
                           "2017-01-01");
        PUT("benefit_link", "base", b, "household", home, "person", id_of(&f, head), "kind", "务工", "from_on",
            "2017-01-01");
        PUT("benefit_link", "base", b, "household", away, "kind", "入股", "from_on", "2017-01-01");
        assert_figure_at("base.households", "2017", TOWN, 1);
        assert_figure_at("base.persons", "2017", TOWN, 2);
        assert_figure_at("base.households", "2017", ERLONG, 1);
        assert_figure_at("base.households", "2017", WEST, 0);
        assert_figure("base.linked_households", "2017", 2);
        SET("benefit_link", link, "from_on", "2018-01-01");
        assert_figure_at("base.persons", "2017", TOWN, 1);
        assert_refused("rule.linked_once", "benefit_link", 0, "base", b, "household", away, "kind", "share", "from_on",
                       "2017-05-01");
        fixture_close(&f);
}

/* The rule of 3.1: a base that took assistance money has linked households and their yearly benefit. Benefit is of a
 * year the link ran, also when the link's days are moved afterwards. */
static void assistance_money_wants_households_and_their_benefit(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t base = base_in(&f, "大棚基地", TOWN);
        const char *b = id_of(&f, base), *home = id_of(&f, household_of(&f, "1", EAST, &head));
        SET("base", base, "assistance", "100000");
        assert_figure("base.assisted_unlinked", "2017", 1);
        assert_figure_at("base.assisted_unlinked", "2017", OTHER_TOWN, 0);
        int64_t link = PUT("benefit_link", "base", b, "household", home, "kind", "土地流转", "from_on", "2016-01-01");
        assert_figure("base.assisted_unlinked", "2017", 0);
        assert_figure("base.no_benefit", "2017", 1);
        PUT("link_benefit", "link", id_of(&f, link), "year", "2017", "amount", "2400.50");
        assert_figure("base.no_benefit", "2017", 0);
        assert_figure("base.benefit", "2017", 240050);
        assert_figure("base.benefit_rent", "2017", 240050);
        assert_figure("base.benefit_wage", "2017", 0);
        assert_refused("record.duplicate", "link_benefit", 0, "link", id_of(&f, link), "year", "2017", "amount", "1");
        assert_refused("rule.benefit_in_link", "link_benefit", 0, "link", id_of(&f, link), "year", "2015", "amount",
                       "1");
        assert_refused("rule.benefit_in_link", "benefit_link", link, "to_on", "2016-12-31");
        fixture_close(&f);
}

/* exited: the household's exit, confirmed on that day or only proposed. */
static int64_t exited(struct fixture *f, const char *household, const char *day, const char *a, const char *b)
{
        int64_t id = fixture_put(f, "household_exit", 0,
                                 PAIRS("household", household, "day", day, "evidence", "收入达标", "proposed_by", a));
        if (b)
                fixture_put(f, "household_exit", id, PAIRS("confirmed_by", b, "confirmed_on", day));
        return id;
}

/* Of four households one is confirmed and linked: proposed only, linked only and linked a day too late count for
 * nobody, and the branch's township is credited though the households live in another. */
static void an_exit_counts_when_linked_and_confirmed(void **state)
{
        struct fixture f;
        int64_t head;
        const char *home[4];
        (void)state;
        mechanism_county(&f);
        const char *a = id_of(&f, cadre_of(&f, "提出")), *b = id_of(&f, cadre_of(&f, "确认"));
        const char *branch = id_of(&f, PUT("mobile_branch", "name", "驻丹阳流动党支部", "place", TOWN, "location",
                                           "江苏丹阳", "from_on", "2015-01-01"));
        const char *station = id_of(
                &f, PUT("workshop", "branch", branch, "kind", "扶贫驿站", "name", "丹阳驿站", "from_on", "2015-01-01"));
        for (int i = 0; i < 4; i++)
                home[i] = id_of(&f, household_of(&f, id_of(&f, i + 1), ERLONG, &head));
        for (int i = 0; i < 3; i++)
                PUT("workshop_link", "workshop", station, "household", home[i], "from_on", "2016-01-01");
        exited(&f, home[0], "2017-12-01", a, b);
        exited(&f, home[1], "2017-12-01", a, NULL);
        exited(&f, home[3], "2017-12-01", a, b);
        assert_figure_at("mobile_branch.households_exited", "2017", TOWN, 1);
        assert_figure_at("mobile_branch.households_exited", "2017", OTHER_TOWN, 0);
        assert_figure("mobile_branch.exit_waiting", "2017", 1);
        assert_figure_at("mobile_branch.households", "2017", TOWN, 3);
        /* Linked the day after the exit is no merit; the day before is. */
        int64_t late = PUT("workshop_link", "workshop", station, "household", home[3], "from_on", "2017-12-02");
        assert_figure("mobile_branch.households_exited", "2017", 1);
        SET("workshop_link", late, "from_on", "2017-11-30");
        assert_figure("mobile_branch.households_exited", "2017", 2);
        assert_refused("rule.workshop_once", "workshop_link", 0, "workshop", station, "household", home[0], "from_on",
                       "2017-06-01");
        fixture_close(&f);
}

/* A stranger is no returned member; who returned twice is one; a report of the year ends the reminder. */
static void who_returns_was_a_member_of_the_branch(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *branch =
                id_of(&f, PUT("mobile_branch", "name", "流动党支部", "place", TOWN, "from_on", "2015-01-01"));
        const char *zhou = id_of(&f, person_of(&f, "周返乡", TOWN)), *qian = id_of(&f, person_of(&f, "钱旁人", TOWN));
        PUT("mobile_member", "branch", branch, "person", zhou, "from_on", "2014-01-01");
        assert_figure_at("mobile_branch.returned", "2017", TOWN, 0);
        assert_refused("rule.returned_member", "return_venture", 0, "branch", branch, "person", qian, "returned_on",
                       "2017-03-01", "name", "办厂");
        int64_t one =
                PUT("return_venture", "branch", branch, "person", zhou, "returned_on", "2017-03-01", "name", "办厂");
        PUT("return_venture", "branch", branch, "person", zhou, "returned_on", "2017-08-01", "name", "办店");
        assert_figure_at("mobile_branch.returned", "2017", TOWN, 1);
        assert_figure_at("mobile_branch.returned", "2017", OTHER_TOWN, 0);
        assert_figure("mobile_branch.no_report", "2017", 1);
        PUT("mobile_report", "branch", branch, "year", "2017", "reported_on", "2017-12-20", "summary", "年报");
        assert_figure("mobile_branch.no_report", "2017", 0);
        assert_string_equal(void_of(&f, "return_venture", one), "");
        assert_figure_at("mobile_branch.returned", "2017-Q1", TOWN, 0);
        fixture_close(&f);
}

/* 41 of 40 is refused; 60 of 100 may stand, but pays no dividend; a fen beyond what was declared is refused, and
 * whoever got nothing is named. */
static void shares_and_dividends_add_up(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head));
        const char *firm = id_of(&f, unit_of(&f, "泥鳅公司", "private_enterprise", TOWN));
        const char *venture =
                id_of(&f, PUT("equity", "name", "泥鳅养殖", "place", EAST, "shares", "100", "from_on", "2016-01-01"));
        const char *of_firm = id_of(&f, PUT("equity_share", "equity", venture, "holder", "企业", "organisation", firm,
                                            "shares", "60", "from_on", "2016-01-01"));
        assert_refused("share.holder", "equity_share", 0, "equity", venture, "holder", "农户", "organisation", firm,
                       "shares", "40", "from_on", "2016-01-01");
        assert_refused("rule.shares_within", "equity_share", 0, "equity", venture, "holder", "农户", "household", home,
                       "shares", "41", "from_on", "2016-06-01");
        assert_refused("rule.shares_whole", "dividend", 0, "equity", venture, "year", "2017", "declared_on",
                       "2017-12-20", "amount", "1000");
        assert_figure("equity.not_whole", "2017-12-31", 1);
        const char *of_home = id_of(&f, PUT("equity_share", "equity", venture, "holder", "农户", "household", home,
                                            "shares", "40", "from_on", "2016-06-01"));
        assert_figure("equity.not_whole", "2017-12-31", 0);
        assert_figure("equity.households", "2017-12-31", 1);
        const char *declared = id_of(
                &f, PUT("dividend", "equity", venture, "year", "2017", "declared_on", "2017-12-20", "amount", "1000"));
        PUT("dividend_payment", "dividend", declared, "share", of_firm, "amount", "600", "paid_on", "2017-12-25");
        assert_figure("dividend.not_paid_out", "2017", 1);
        assert_figure("dividend.missed", "2017", 1);
        assert_refused("rule.dividend_within", "dividend_payment", 0, "dividend", declared, "share", of_home, "amount",
                       "400.01", "paid_on", "2017-12-25");
        PUT("dividend_payment", "dividend", declared, "share", of_home, "amount", "400", "paid_on", "2017-12-25");
        assert_figure("dividend.not_paid_out", "2017", 0);
        assert_figure("dividend.paid", "2017", 100000);
        fixture_close(&f);
}

/* A village with one year only neither grows nor falls; another village's income is no growth of this one. */
static void growth_is_this_year_less_the_last(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure_at("collective_income.growth", "2017", EAST, FIGURE_NONE);
        int64_t this_year = PUT("collective_income", "place", EAST, "year", "2017", "amount", "50000");
        assert_figure_at("collective_income.growth", "2017", EAST, FIGURE_NONE);
        PUT("collective_income", "place", EAST, "year", "2016", "amount", "20000.50");
        PUT("collective_income", "place", WEST, "year", "2017", "amount", "90000");
        assert_figure_at("collective_income.growth", "2017", EAST, 2999950);
        assert_figure("collective_income.growth", "2017", 2999950);
        SET("collective_income", this_year, "amount", "10000");
        assert_figure_at("collective_income.growth", "2017", EAST, -1000050);
        assert_figure("collective_income.fell", "2017", 1);
        fixture_close(&f);
}

/* The whole is its parts; what a village earned itself leaves grants out, and hollow is below what the county says. */
static void income_is_what_its_parts_come_to(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const int64_t row = PUT("collective_income", "place", EAST, "year", "2017", "operating", "3000", "contracted",
                                "2000", "subsidies", "90000", "evidence", "账册");
        assert_figure("collective_income.total", "2017", 9500000);
        assert_figure("collective_income.earned", "2017", 500000);
        assert_refused("income.parts", "collective_income", 0, "place", WEST, "year", "2017", "amount", "100",
                       "operating", "150", "evidence", "账册");
        assert_refused("income.parts", "collective_income", row, "amount", "1");
        const int64_t partly =
                PUT("collective_income", "place", WEST, "year", "2016", "amount", "100", "operating", "60");
        assert_figure("collective_income.not_in_parts", "2016", 1); /* the sheet had a part of its own */
        SET("collective_income", partly, "subsidies", "40");
        assert_figure("collective_income.total", "2016", 10000);
        assert_figure("collective_income.not_in_parts", "2016", 0);
        assert_string_equal(void_of(&f, "collective_income", partly), "");
        PUT("collective_income", "place", WEST, "year", "2017", "amount", "100", "evidence", "账册");
        assert_figure("collective_income.hollow", "2017", 0); /* no bound is set */
        PUT("parameter_value", "name", "hollow_income", "value", "10000", "from_on", "2017-01-01", "place", "341125");
        assert_figure("collective_income.hollow", "2017", 1); /* whose parts nobody knows is not called so */
        SET("collective_income", row, "operating", "9000");
        assert_figure("collective_income.total", "2017", 10110000);
        assert_figure("collective_income.hollow", "2017", 0);
        const struct import_report r = import_sheet(&f, "2016年村集体经济收入表\n村,年度,经营性收入（元）,补助收入（元）\n"
                                                        "东门村,2016,1000,500\n");
        assert_int_equal(r.refusals.n, 0);
        assert_figure("collective_income.total", "2016", 150000);
        assert_figure("collective_income.earned", "2016", 100000);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_base_counts_where_it_lies_and_is_led),
                cmocka_unit_test(a_base_is_entered_once),
                cmocka_unit_test(what_a_year_brought_is_entered_when_it_has_begun),
                cmocka_unit_test(a_base_has_several_partners_and_somebody_runs_it),
                cmocka_unit_test(wages_count_households_and_persons),
                cmocka_unit_test(assistance_money_wants_households_and_their_benefit),
                cmocka_unit_test(an_exit_counts_when_linked_and_confirmed),
                cmocka_unit_test(who_returns_was_a_member_of_the_branch),
                cmocka_unit_test(shares_and_dividends_add_up),
                cmocka_unit_test(growth_is_this_year_less_the_last),
                cmocka_unit_test(income_is_what_its_parts_come_to),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
