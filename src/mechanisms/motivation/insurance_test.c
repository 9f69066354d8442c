/* insurance_test.c: what insurance promises: who is in post has all three, each covered by itself; a premium is borne
 * by somebody to the cent, and paid once. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* insure_kind: in one insurance from the year's first day, two thirds of it the county's. */
static void insure_kind(struct fixture *f, const char *person, const char *kind, const char *to)
{
        fixture_put(f, "insurance_enrolment", 0,
                    PAIRS("person", person, "kind", kind, "from_on", "2017-01-01", "to_on", to, "premium", "1500",
                          "county_paid", "1000", "person_paid", "500"));
}

/* Two of three is not insured; all three without a post is none either. The last day counts, the day after doesn't;
 * money counts by the year it was paid in. */
static void the_insured_hold_a_post_and_all_three(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_figure("insurance.coverage", "2017-12-31", FIGURE_NONE);
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01");
        const char *li = in_post(&f, "李副职", ERLONG, "deputy", "2016-01-01");
        const char *out = id_of(&f, person_of(&f, "不任职", EAST));
        insure_kind(&f, wang, "pension", "2017-12-31");
        insure_kind(&f, wang, "accident", "2017-12-31");
        assert_figure("insurance.insured", "2017-12-31", 0);
        insure_kind(&f, wang, "medical", "2017-12-31");
        insure_kind(&f, out, "medical", "2017-12-31");
        assert_figure("insurance.insured", "2017-12-31", 1);
        assert_figure("insurance.insured", "2018-01-01", 0);
        assert_figure("insurance.townships", "2017-12-31", 1);
        assert_figure("insurance.coverage", "2017-12-31", 50);
        assert_figure("insurance.county_paid", "2017", 400000);
        assert_figure("insurance.county_paid", "2016", 0);
        insure_kind(&f, li, "pension", "2017-12-31");
        insure_kind(&f, li, "accident", "2017-12-31");
        insure_kind(&f, li, "medical", "2017-11-30");
        assert_figure("insurance.medical", "2017-12-31", 1);
        assert_figure("insurance.pension_coverage", "2017-12-31", 100);
        assert_figure("insurance.no_medical", "2017-12-31", 1);
        assert_figure("insurance.not_in_post", "2017-12-31", 1);
        assert_figure("insurance.insured", "2017-06-30", 2);
        assert_figure_at("insurance.insured", "2017-06-30", TOWN, 1);
        fixture_close(&f);
}

/* Who may not be insured lowers the coverage and not the share of those due: by each kind he lacks, with its evidence,
 * while it holds. */
static void a_reason_counts_for_the_kind_it_is_of(void **state)
{
        static const char *const kinds[] = { "pension", "accident", "medical" };
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01");
        const char *old = in_post(&f, "老委员", EAST, "other", "2016-01-01");
        for (size_t i = 0; i < COUNT(kinds); i++)
                insure_kind(&f, wang, kinds[i], "2017-12-31");
        insure_kind(&f, old, "accident", "2017-12-31");
        assert_figure("insurance.due_coverage", "2017-12-31", 50);
        PUT("insurance_exemption", "person", old, "kind", "pension", "reason", "超龄", "from_on", "2017-01-01",
            "evidence", "身份证");
        assert_figure("insurance.due_coverage", "2017-12-31", 50); /* medical is still owed */
        int64_t medical = PUT("insurance_exemption", "person", old, "kind", "medical", "reason", "已参企保", "from_on",
                              "2017-01-01", "evidence", "参保证明");
        assert_figure("insurance.due", "2017-12-31", 1);
        assert_figure("insurance.due_coverage", "2017-12-31", 100);
        assert_figure("insurance.coverage", "2017-12-31", 50);
        SET("insurance_exemption", medical, "reason", "本人不愿参保");
        assert_figure("insurance.due", "2017-12-31", 2); /* who declined is due */
        SET("insurance_exemption", medical, "reason", "age", "to_on", "2017-11-30");
        assert_figure("insurance.due", "2017-12-31", 2);
        fixture_close(&f);
}

/* A fen that nobody bears is refused. One day of overlap is an overlap; the day after is the next period. */
static void a_premium_is_shared_and_paid_once(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const char *wang = in_post(&f, "王村长", EAST, "principal", "2016-01-01");
        assert_refused("rule.premium_shares", "insurance_enrolment", 0, "person", wang, "kind", "pension", "from_on",
                       "2017-01-01", "premium", "1500", "county_paid", "1000", "person_paid", "499.99");
        insure_kind(&f, wang, "pension", "2017-12-31");
        assert_refused("rule.insured_once", "insurance_enrolment", 0, "person", wang, "kind", "pension", "from_on",
                       "2017-12-31", "county_paid", "10");
        PUT("insurance_enrolment", "person", wang, "kind", "pension", "from_on", "2018-01-01", "county_paid", "10");
        assert_figure("insurance.county_paid", "2018", 1000);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_insured_hold_a_post_and_all_three),
                cmocka_unit_test(a_reason_counts_for_the_kind_it_is_of),
                cmocka_unit_test(a_premium_is_shared_and_paid_once),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
