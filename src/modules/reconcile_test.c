/* reconcile_test.c: roster, pay run and posts side by side: what agrees is on no list, and each of ten planted
 * differences is found, under its own reason. */
#include "base/testing.h"

#include "modules/mechanism_fixture.h"
#include "modules/pay_run.h"

#include <stdlib.h>

#define DAY "2017-03-31"

static const char *const reasons[] = {
        "reconcile.in_post_not_insured", "reconcile.in_post_not_paid", "reconcile.paid_not_in_post",
        "reconcile.paid_other_class", "reconcile.paid_other_village", "reconcile.paid_not_insured",
        "reconcile.insured_not_paid", "reconcile.insured_other_village", "reconcile.premium", "reconcile.same_name",
};

static int64_t post(struct fixture *f, const char *person, const char *class)
{
        return fixture_put(f, "village_post", 0,
                           PAIRS("person", person, "place", EAST, "class", class, "from_on", "2016-01-01"));
}

static int64_t insure(struct fixture *f, const char *person, const char *kind, const char *place)
{
        return fixture_put(f, "insurance_enrolment", 0,
                           PAIRS("person", person, "kind", kind, "from_on", "2017-01-01", "place", place));
}

/* somebody: in post and in all three insurances. */
static const char *somebody(struct fixture *f, const char *name, const char *class, int64_t *held)
{
        const char *person = id_of(f, person_of(f, name, EAST));
        *held = post(f, person, class);
        insure(f, person, "pension", EAST);
        insure(f, person, "accident", EAST);
        insure(f, person, "medical", EAST);
        return person;
}

static void expect(struct fixture *f, const int64_t *wanted)
{
        for (size_t i = 0; i < COUNT(reasons); i++) {
                int64_t found = figure_of(f, reasons[i], DAY, NULL);
                if (found != wanted[i])
                        print_message("%s: %lld\n", reasons[i], (long long)found);
                assert_int_equal(found, wanted[i]);
        }
}

static void lock(struct fixture *f, int64_t run)
{
        struct pay_run_done done = { 0 };
        const char *a = id_of(f, cadre_of(f, "制表")), *b = id_of(f, cadre_of(f, "审批"));
        assert_true(pay_run_compute(&f->c, run, NULL, &done));
        fixture_put(f, "pay_run", run, PAIRS("prepared_by", a, "approved_by", b, "locked_on", DAY));
}

static void open_roster(struct fixture *f)
{
        static const char *const kinds[] = { "pension", "accident", "medical" };
        mechanism_county(f);
        fixture_put(f, "pay_rate", 0, PAIRS("class", "principal", "from_on", "2017-01-01", "monthly", "2215"));
        fixture_put(f, "pay_rate", 0, PAIRS("class", "deputy", "from_on", "2017-01-01", "monthly", "1772"));
        for (size_t i = 0; i < COUNT(kinds); i++)
                fixture_put(f, "insurance_rate", 0,
                            PAIRS("year", "2017", "kind", kinds[i], "premium", "1500", "county_paid", "1000",
                                  "person_paid", "500"));
}

static void ten_differences_are_found(void **state)
{
        struct fixture f;
        int64_t held[9], one;
        const char *who[9];
        static const char *const names[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬" };
        (void)state;
        open_roster(&f);
        for (size_t i = 0; i < COUNT(names); i++)
                who[i] = somebody(&f, names[i], "deputy", &held[i]);
        int64_t run = PUT("pay_run", "month", "2017-03-01");
        lock(&f, run);
        expect(&f, (const int64_t[]){ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });

        /* 1 no medical insurance; 2 and 3 in post since, not paid; 4 left before the month, paid */
        const char *late = id_of(&f, person_of(&f, "癸", EAST));
        post(&f, late, "other");
        insure(&f, late, "pension", EAST);
        SET("village_post", held[0], "to_on", "2017-02-28");
        /* 5 paid as deputy, holds another class; 6 paid for another village; 7 no insurance at all */
        assert_string_equal(void_of(&f, "village_post", held[1]), "");
        post(&f, who[1], "other");
        assert_string_equal(void_of(&f, "village_post", held[2]), "");
        PUT("village_post", "person", who[2], "place", WEST, "class", "deputy", "from_on", "2016-01-01");
        struct val e;
        for (int k = 0; k < 3; k++) {
                assert_true(db_one(&f.c, S("SELECT id FROM insurance_enrolment WHERE person_id = :id AND voided = 0"),
                                   ARGS(ARG("id", V_INT(strtoll(who[3], NULL, 10)))), &e));
                assert_string_equal(void_of(&f, "insurance_enrolment", e.i), "");
        }
        /* 8 a premium of its own; 9 the same name twice in one village */
        assert_true(db_one(&f.c, S("SELECT id FROM insurance_enrolment WHERE person_id = :id AND voided = 0"),
                           ARGS(ARG("id", V_INT(strtoll(who[4], NULL, 10)))), &e));
        SET("insurance_enrolment", e.i, "premium", "1600", "county_paid", "1100");
        (void)somebody(&f, "壬", "deputy", &one);
        expect(&f, (const int64_t[]){ 2, 2, 1, 1, 1, 1, 4, 3, 1, 2 });
        fixture_close(&f);
}

static void a_premium_nobody_typed_is_the_years(void **state)
{
        struct fixture f;
        struct val paid;
        (void)state;
        open_roster(&f);
        assert_refused("rule.premium_shares", "insurance_rate", 0, "year", "2018", "kind", "pension", "premium", "10",
                       "county_paid", "9");
        int64_t id = insure(&f, id_of(&f, person_of(&f, "甲", EAST)), "pension", EAST);
        assert_true(db_one(&f.c, S("SELECT county_paid FROM insurance_enrolment WHERE id = :id"),
                           ARGS(ARG("id", V_INT(id))), &paid));
        assert_int_equal(paid.i, 100000);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(ten_differences_are_found),
                cmocka_unit_test(a_premium_nobody_typed_is_the_years),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
