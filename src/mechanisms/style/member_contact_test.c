/* member_contact_test.c: what mechanism 5.1 promises: households are linked with members, and counted once. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* Only members are linked, as far as the county keeps their register here, and the same two only once at a
 * time. An item kept for one link is not kept for another. */
static void a_household_is_linked_to_members_and_counted_once(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)),
                   *far = id_of(&f, household_of(&f, "2", ERLONG, &head));
        const char *li = id_of(&f, person_of(&f, "李党员", EAST)), *wu = id_of(&f, person_of(&f, "吴群众", EAST));
        const char *branch = id_of(&f, unit_of(&f, "东门支部", "branch", EAST));
        PUT("party_member", "person", li, "organisation", branch, "from_on", "2001-07-01");
        assert_figure("member_contact.households", "2017-12-31", 0);
        assert_refused("rule.linked_member", "member_contact", 0, "person", wu, "household", home, "from_on",
                       "2017-01-01");
        int64_t link = PUT("member_contact", "person", li, "household", home, "from_on", "2017-01-01");
        assert_refused("rule.contact_once", "member_contact", 0, "person", li, "household", home, "from_on",
                       "2017-06-01");
        int64_t second = PUT("member_contact", "person", li, "household", far, "from_on", "2017-01-01");
        assert_figure("member_contact.households", "2017-12-31", 2);
        assert_figure_at("member_contact.households", "2017-12-31", TOWN, 1);
        assert_figure("member_contact.no_post_members", "2017-12-31", 0);
        const char *item = id_of(&f, PUT("five_five_item", "kind", "五帮", "title", "帮就业", "from_on", "2017-01-01"));
        const char *other = id_of(&f, PUT("five_five_item", "kind", "五帮", "title", "帮销售", "from_on", "2017-01-01"));
        assert_figure("member_contact.item_missed", "2017", 0); /* nobody has said what the households need */
        assert_figure("member_contact.no_items", "2017-12-31", 2);
        SET("member_contact", link, "items", item);
        SET("member_contact", second, "items", arena_fmt(&f.arena, "%s、%s", item, other).p);
        assert_figure("member_contact.no_items", "2017-12-31", 0);
        assert_figure("member_contact.item_missed", "2017", 2);
        PUT("contact_item", "contact", id_of(&f, link), "item", item, "day", "2017-05-01", "result", "介绍务工");
        assert_figure("member_contact.item_missed", "2017", 1); /* what the first does not need is not asked of it */
        SET("member_contact", link, "to_on", "2017-11-30");
        assert_figure("member_contact.households", "2017-12-31", 1);
        fixture_close(&f);
}

/* One household, two who bring it along: one. The share of earned income is nothing without a link, not nil:
 * there would be nothing to divide by. */
static void a_household_brought_along_by_two_counts_once(void **state)
{
        struct fixture f;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        const char *home = id_of(&f, household_of(&f, "1", EAST, &head)),
                   *li = id_of(&f, person_of(&f, "李能人", EAST));
        const char *wu = id_of(&f, person_of(&f, "吴能人", EAST));
        const char *coop = id_of(&f, PUT("lead_member", "person", li, "kind", "合作社", "name", "养殖合作社", "place",
                                         EAST, "from_on", "2017-01-01"));
        const char *base = id_of(&f, PUT("lead_member", "person", wu, "kind", "示范基地", "name", "果园", "place", EAST,
                                         "from_on", "2017-01-01"));
        PUT("brings_along", "lead", coop, "household", home, "from_on", "2017-01-01");
        int64_t second = PUT("brings_along", "lead", base, "household", home, "from_on", "2017-01-01");
        assert_figure("member_contact.brought_along", "2017-12-31", 1);
        assert_figure("member_contact.cooperatives", "2017-12-31", 1);
        assert_figure("member_contact.demo_bases", "2017-12-31", 1);
        assert_string_equal(void_of(&f, "brings_along", second), "");
        assert_figure("member_contact.brought_along", "2017-12-31", 1);
        PUT("household_income", "household", home, "year", "2017", "wage", "6000", "business", "3000", "costs", "1000",
            "transfer", "2000");
        assert_figure("member_contact.earned_share", "2017", FIGURE_NONE);
        PUT("member_contact", "person", li, "household", home, "from_on", "2017-01-01");
        assert_figure("member_contact.earned_income", "2017", 800000);
        assert_figure("member_contact.earned_share", "2017", 80);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_household_is_linked_to_members_and_counted_once),
                cmocka_unit_test(a_household_brought_along_by_two_counts_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
