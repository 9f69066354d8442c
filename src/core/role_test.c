/* role_test.c: what the one table of rights and the ranges read off it promise. */
#include "base/testing.h"

#include "core/scope.h"

#include <stdio.h>

static const struct entity household = {
        .name = "household", .area = AREA_HOUSEHOLD, .reading = READ_SCOPED, .own = "t.id"
};
static const struct entity cadre = { .name = "cadre", .area = AREA_CADRE, .reading = READ_DIRECTORY };
static const struct entity member = { .name = "party_member", .area = AREA_MEMBER, .reading = READ_SCOPED };
static const struct entity account = {
        .name = "account", .area = AREA_ACCOUNT, .reading = READ_SCOPED, .reference = true
};

static struct actor actor_of(enum role role, const char *place, bool own)
{
        struct actor a = { .account_id = 1, .name = "a", .county = "341125", .n_grants = 1 };
        a.grants[0].role = role;
        a.grants[0].own = own;
        snprintf(a.grants[0].place, sizeof a.grants[0].place, "%s", place);
        return a;
}

/* The successor of a code that ends in nines is no code: the range must still close. */
static void a_range_holds_its_place_and_all_below_it(void **state)
{
        (void)state;
        struct range r;
        place_range("341125109", &r);
        assert_string_equal(r.lo, "341125109");
        assert_true(strcmp("341125109", r.hi) < 0 && strcmp("341125109999", r.hi) < 0);
        assert_true(strcmp("341125110", r.hi) >= 0);
        place_range("999999", &r);
        assert_true(strcmp("999999999999", r.hi) < 0);
}

/* Codes of other lengths are nowhere: half a code must not match a whole township. */
static void a_place_lies_under_itself_and_its_parents_only(void **state)
{
        (void)state;
        assert_true(place_under("341125100201", "341125100"));
        assert_true(place_under("341125", "341125"));
        assert_false(place_under("341125", "341125100"));
        assert_false(place_under("34112510", "341125"));
        assert_false(place_under("34112510x", "341125"));
}

/* The neighbour and the county above are both outside. */
static void a_township_reads_and_writes_its_own_place(void **state)
{
        (void)state;
        struct actor a = actor_of(ROLE_TOWNSHIP, "341125100", false);
        struct range ranges[GRANTS_MAX];
        bool own;
        assert_int_equal(scope_ranges(&a, &household, RIGHT_READ, ranges, &own), 1);
        assert_string_equal(ranges[0].lo, "341125100");
        assert_false(own);
        assert_true(scope_writes(&a, &household, "341125100201"));
        assert_false(scope_writes(&a, &household, "341125101201"));
        assert_false(scope_writes(&a, &household, "341125"));
}

/* A village looks up any cadre of the county, and enters its own. */
static void a_directory_is_read_county_wide_and_written_at_home(void **state)
{
        (void)state;
        struct actor a = actor_of(ROLE_VILLAGE, "341125100201", false);
        struct range ranges[GRANTS_MAX];
        bool own;
        assert_int_equal(scope_ranges(&a, &cadre, RIGHT_READ, ranges, &own), 1);
        assert_string_equal(ranges[0].lo, "341125");
        assert_int_equal(scope_ranges(&a, &cadre, RIGHT_WRITE, ranges, &own), 1);
        assert_string_equal(ranges[0].lo, "341125100201");
}

/* If it ever became a range, a helper would see his whole township. */
static void own_households_are_no_place(void **state)
{
        (void)state;
        struct actor a = actor_of(ROLE_HELPER, "341125", true);
        struct range ranges[GRANTS_MAX];
        bool own;
        assert_int_equal(scope_ranges(&a, &household, RIGHT_READ, ranges, &own), 0);
        assert_true(own);
        assert_false(scope_covers(&a, &household, RIGHT_READ, "341125100201"));
        assert_int_equal(scope_ranges(&a, &cadre, RIGHT_READ, ranges, &own), 1);
}

/* Over all roles, so that a new one is closed until somebody decides. */
static void a_compartment_opens_to_its_department_and_the_auditor(void **state)
{
        (void)state;
        for (int r = 0; r < ROLE_MAX; r++) {
                struct actor a = actor_of((enum role)r, "341125", false);
                bool opens = r == ROLE_ORGANISATION || r == ROLE_AUDITOR || r == ROLE_LOCAL;
                assert_int_equal(scope_may(&a, &member, RIGHT_READ), opens);
                assert_int_equal(scope_may(&a, &member, RIGHT_WRITE), r == ROLE_ORGANISATION || r == ROLE_LOCAL);
                for (int area = 0; area < AREA_MAX; area++) {
                        const bool closed = area_closed((enum area)area);
                        assert_int_equal(scope_reads(&a, (enum area)area, "341125100201"), opens || !closed);
                        assert_int_equal(scope_outside(&a, (enum area)area),
                                         closed && r != ROLE_ORGANISATION && r != ROLE_LOCAL);
                }
        }
}

/* An administrator of accounts could give himself a role; that is in the journal. He has none by his office. */
static void who_gives_the_keys_opens_no_register(void **state)
{
        (void)state;
        struct actor a = actor_of(ROLE_ACCOUNTS, "341125", false);
        assert_true(scope_may(&a, &account, RIGHT_WRITE));
        assert_false(scope_may(&a, &household, RIGHT_READ));
        assert_false(scope_may(&a, &cadre, RIGHT_READ));
}

/* A row must not be counted twice because two grants cover it. */
static void overlapping_grants_give_the_widest_range_once(void **state)
{
        (void)state;
        struct actor a = actor_of(ROLE_VILLAGE, "341125100201", false);
        a.n_grants = 3;
        a.grants[1] = (struct grant){ .role = ROLE_TOWNSHIP, .place = "341125100" };
        a.grants[2] = (struct grant){ .role = ROLE_LEADER, .place = "341125101202" };
        struct range ranges[GRANTS_MAX];
        bool own;
        assert_int_equal(scope_ranges(&a, &household, RIGHT_READ, ranges, &own), 2);
        assert_int_equal(scope_ranges(&a, &household, RIGHT_WRITE, ranges, &own), 1);
        assert_string_equal(ranges[0].lo, "341125100");
}

/* Another county's place, nobody, roles and areas that do not exist: everything fails closed. */
static void what_is_unknown_is_closed(void **state)
{
        (void)state;
        struct actor elsewhere = actor_of(ROLE_OFFICE, "110101", false);
        enum role found = ROLE_MAX;
        elsewhere.county = "341125";
        assert_false(scope_may(&elsewhere, &household, RIGHT_READ));
        assert_false(scope_may(NULL, &household, RIGHT_READ));
        assert_int_equal(role_rights(ROLE_MAX, AREA_BASE), 0);
        assert_int_equal(role_rights(ROLE_OFFICE, AREA_MAX), 0);
        assert_false(role_find(S("root"), &found));
        assert_int_equal(found, ROLE_MAX);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_range_holds_its_place_and_all_below_it),
                cmocka_unit_test(a_place_lies_under_itself_and_its_parents_only),
                cmocka_unit_test(a_township_reads_and_writes_its_own_place),
                cmocka_unit_test(a_directory_is_read_county_wide_and_written_at_home),
                cmocka_unit_test(own_households_are_no_place),
                cmocka_unit_test(a_compartment_opens_to_its_department_and_the_auditor),
                cmocka_unit_test(who_gives_the_keys_opens_no_register),
                cmocka_unit_test(overlapping_grants_give_the_widest_range_once),
                cmocka_unit_test(what_is_unknown_is_closed),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
