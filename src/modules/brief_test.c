/* brief_test.c: the account says what the figures say, in both languages, and no more than its reader may see. */
#include "base/testing.h"

#include "core/core_fixture.h"
#include "modules/brief.h"

static const struct brief_run *run_of(const struct brief *b, const char *figure)
{
        for (size_t s = 0; s < b->n; s++)
                for (size_t p = 0; p < b->sections[s].n; p++)
                        for (size_t i = 0; i < b->sections[s].paragraphs[p].n; i++) {
                                const struct brief_run *r = &b->sections[s].paragraphs[p].runs[i];
                                if (r->figure && strcmp(r->figure->name, figure) == 0)
                                        return r;
                        }
        return NULL;
}

static void every_number_is_a_figure_with_its_period(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-03-05", "title", "扶贫政策"));
        fixture_put(&f, "training_session", 0, PAIRS("held_on", "2017-07-05", "title", "扶贫政策"));
        assert_true(brief_make(&f.c, "2017-06-30", NULL, &b));
        const struct brief_run *r = run_of(&b, "training.sessions");
        assert_non_null(r);
        assert_str(r->text, "1");
        assert_string_equal(r->period.from, "2017-01-01");
        assert_string_equal(r->period.to, "2017-06-30");
        assert_str(run_of(&b, "place.villages")->text, "4");
        assert_str(run_of(&b, "responsibility.coverage")->text, "—");
        assert_int_equal(b.n, 4);
        assert_true(b.head.n > 64);
        f.c.lang = LANG_EN;
        assert_true(brief_make(&f.c, "2017-12-31", "341125100", &b));
        assert_str(run_of(&b, "place.villages")->text, "2");
        assert_str(run_of(&b, "responsibility.uncovered_townships")->text, "1");
        fixture_close(&f);
}

static void a_reader_sees_what_he_may(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        fixture_open(&f);
        fixture_as(&f, ROLE_TOWNSHIP, "341125100", 0);
        assert_true(brief_make(&f.c, "2017-12-31", "341125100", &b));
        assert_str(run_of(&b, "org.members")->text, "0");
        assert_true(brief_make(&f.c, "2017-12-31", "341125100201", &b));
        assert_str(run_of(&b, "org.members")->text, "—");
        fixture_as(&f, ROLE_ACCOUNTS, "341125", 0);
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_str(run_of(&b, "household.poor")->text, "—");
        f.c.actor = &f.actor;
        fixture_close(&f);
}

static void a_place_or_day_that_is_none_is_refused(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        fixture_open(&f);
        assert_false(brief_make(&f.c, "2017-13-01", NULL, &b));
        assert_string_equal(f.c.err.code, "date.invalid");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_false(brief_make(&f.c, "2017-12-31", "341126", &b));
        assert_string_equal(f.c.err.code, "place.unknown");
        f.c.err = (struct err){ .kind = ERR_NONE };
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_number_is_a_figure_with_its_period),
                cmocka_unit_test(a_reader_sees_what_he_may),
                cmocka_unit_test(a_place_or_day_that_is_none_is_refused),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
