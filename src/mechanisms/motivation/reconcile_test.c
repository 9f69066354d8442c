/* reconcile_test.c: roster, pay run and posts side by side: what agrees is on no list, and each of ten planted
 * differences is found, under its own reason. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"
#include "mechanisms/motivation/pay_run.h"

#include <stdlib.h>

#define DAY "2017-03-31"

/* Every reason there is, in the order of the numbers expected below; a list more must be planted here too. */
static const char *const reasons[] = {
        "reconcile.in_post_not_insured", "reconcile.in_post_not_paid", "reconcile.paid_not_in_post",
        "reconcile.paid_other_class", "reconcile.paid_other_village", "reconcile.paid_not_insured",
        "reconcile.insured_not_paid", "reconcile.insured_other_village", "reconcile.premium", "reconcile.same_name",
};

static int64_t held_from(struct fixture *f, const char *person, const char *class)
{
        return fixture_put(f, "village_post", 0,
                           PAIRS("person", person, "place", EAST, "class", class, "from_on", "2016-01-01"));
}

static int64_t enrol(struct fixture *f, const char *person, const char *kind, const char *place)
{
        return fixture_put(f, "insurance_enrolment", 0,
                           PAIRS("person", person, "kind", kind, "from_on", "2017-01-01", "place", place));
}

/* somebody: in post and in all three insurances: on no list until something is done to him. */
static const char *somebody(struct fixture *f, const char *name, const char *class, int64_t *held)
{
        const char *person = id_of(f, person_of(f, name, EAST));
        *held = held_from(f, person, class);
        enrol(f, person, "pension", EAST);
        enrol(f, person, "accident", EAST);
        enrol(f, person, "medical", EAST);
        return person;
}

/* expect: all reasons at once, so that a difference that shows under a second reason as well is a failure. */
static void expect(struct fixture *f, const int64_t *wanted)
{
        for (size_t i = 0; i < COUNT(reasons); i++) {
                int64_t found = figure_of(f, reasons[i], DAY, NULL);
                if (found != wanted[i])
                        print_message("%s: %lld\n", reasons[i], (long long)found);
                assert_int_equal(found, wanted[i]);
        }
}

/* lock_month: computed and locked, the way the county does, so that pay says what the posts said that day. */
static void lock_month(struct fixture *f, int64_t run)
{
        struct pay_run_done done = { 0 };
        const char *a = id_of(f, cadre_of(f, "制表")), *b = id_of(f, cadre_of(f, "审批"));
        assert_true(pay_run_compute(&f->c, run, NULL, &done));
        fixture_put(f, "pay_run", run, PAIRS("prepared_by", a, "approved_by", b, "locked_on", DAY));
}

/* The year's rates, so that a roster without premiums has them. */
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

/* enrolment_of: the oldest that stands, so that voiding it three times takes all three away. */
static int64_t enrolment_of(struct fixture *f, const char *person)
{
        struct val e;
        assert_true(db_one(&f->c, S("SELECT MIN(id) FROM insurance_enrolment WHERE person_id = :id AND voided = 0"),
                           ARGS(ARG("id", V_INT(strtoll(person, NULL, 10)))), &e));
        return e.i;
}

/* Nine who agree are on no list; then each of ten things goes wrong for one of them, and each list has exactly one
 * row. */
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
        lock_month(&f, run);
        expect(&f, (const int64_t[]){ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 });

        /* in post since, not paid; left before the month, paid; paid as deputy, holds another class */
        (void)somebody(&f, "癸", "other", &one);
        SET("village_post", held[0], "to_on", "2017-02-28");
        assert_string_equal(void_of(&f, "village_post", held[1]), "");
        held_from(&f, who[1], "other");
        /* serves another village than pay and roster say: one difference */
        assert_string_equal(void_of(&f, "village_post", held[2]), "");
        PUT("village_post", "person", who[2], "place", WEST, "class", "deputy", "from_on", "2016-01-01");
        /* paid, in no insurance; in two of the three; one of them for another village; a premium of its own */
        for (int k = 0; k < 3; k++)
                assert_string_equal(void_of(&f, "insurance_enrolment", enrolment_of(&f, who[3])), "");
        assert_string_equal(void_of(&f, "insurance_enrolment", enrolment_of(&f, who[4])), "");
        SET("insurance_enrolment", enrolment_of(&f, who[5]), "place", WEST);
        SET("insurance_enrolment", enrolment_of(&f, who[6]), "premium", "1600", "county_paid", "1100");
        /* insured, neither in post nor paid; the same name twice in one village */
        enrol(&f, id_of(&f, person_of(&f, "子", EAST)), "medical", EAST);
        SET("person", strtoll(who[7], NULL, 10), "name", "壬");
        expect(&f, (const int64_t[]){ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 });
        fixture_close(&f);
}

/* mended: what was paid to somebody not in post is taken back, what was not paid is made good: both are gone. */
static void what_is_corrected_is_no_difference(void **state)
{
        struct fixture f;
        struct pay_run_done done = { 0 };
        int64_t left, new;
        (void)state;
        open_roster(&f);
        (void)somebody(&f, "甲", "deputy", &left);
        (void)somebody(&f, "乙", "deputy", &new);
        lock_month(&f, PUT("pay_run", "month", "2017-03-01"));
        SET("village_post", left, "to_on", "2017-02-28");
        (void)somebody(&f, "丙", "deputy", &new);
        SET("village_post", new, "class", "principal");
        assert_figure("reconcile.paid_not_in_post", DAY, 1);
        assert_figure("reconcile.in_post_not_paid", DAY, 1);
        int64_t april = PUT("pay_run", "month", "2017-04-01");
        assert_true(pay_run_correct(&f.c, april, "2017-03-01", S(""), NULL, &done));
        assert_int_equal(done.added, 2);
        const char *a = id_of(&f, cadre_of(&f, "制表二")), *b = id_of(&f, cadre_of(&f, "审批二"));
        SET("pay_run", april, "prepared_by", a, "approved_by", b, "locked_on", "2017-04-26");
        assert_figure("reconcile.paid_not_in_post", DAY, 0);
        assert_figure("reconcile.in_post_not_paid", DAY, 0);
        fixture_close(&f);
}

/* by_the_month: a rate by the month is borne for the months insured in the year. */
static void a_rate_by_the_month_is_times_the_months(void **state)
{
        struct fixture f;
        struct val paid;
        (void)state;
        mechanism_county(&f);
        PUT("insurance_rate", "year", "2017", "kind", "pension", "charged", "month", "premium", "700", "county_paid",
            "250", "township_paid", "250", "person_paid", "200");
        const char *person = id_of(&f, person_of(&f, "甲", EAST));
        int64_t id = PUT("insurance_enrolment", "person", person, "kind", "pension", "from_on", "2017-03-01", "to_on",
                         "2017-12-31", "place", EAST);
        assert_true(db_one(&f.c, S("SELECT township_paid FROM insurance_enrolment WHERE id = :id"),
                           ARGS(ARG("id", V_INT(id))), &paid));
        assert_int_equal(paid.i, 250000);
        assert_figure("reconcile.premium", "2017-12-31", 0);
        SET("insurance_enrolment", id, "premium", "7100", "person_paid", "2100");
        assert_figure("reconcile.premium", "2017-12-31", 1);
        fixture_close(&f);
}

/* A roster of names alone costs what the year's rate says; a rate whose parts don't add up never becomes one. */
static void a_premium_nobody_typed_is_the_years(void **state)
{
        struct fixture f;
        struct val paid;
        (void)state;
        open_roster(&f);
        assert_refused("rule.premium_shares", "insurance_rate", 0, "year", "2018", "kind", "pension", "premium", "10",
                       "county_paid", "9");
        int64_t id = enrol(&f, id_of(&f, person_of(&f, "甲", EAST)), "pension", EAST);
        assert_true(db_one(&f.c, S("SELECT county_paid FROM insurance_enrolment WHERE id = :id"),
                           ARGS(ARG("id", V_INT(id))), &paid));
        assert_int_equal(paid.i, 100000);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(ten_differences_are_found),
                cmocka_unit_test(what_is_corrected_is_no_difference),
                cmocka_unit_test(a_rate_by_the_month_is_times_the_months),
                cmocka_unit_test(a_premium_nobody_typed_is_the_years),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
