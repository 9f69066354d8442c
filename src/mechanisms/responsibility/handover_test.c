/* handover_test.c: a handover is all or nothing, and nobody is left without a helper by it. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"
#include "mechanisms/responsibility/handover.h"
#include "mechanisms/responsibility/pairing.h"

/* Since before the days of the tests, and without an end. */
static int64_t bears(struct fixture *f, int64_t who, int64_t whom)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, who), "household", id_of(f, whom),
                                 "from_on", "2016-06-01"));
}

/* The code of the refusal, "" when it went through. */
static const char *hand_over_all(struct fixture *f, const struct handover_order *o, struct handover_done *done)
{
        const char *code = handover_run(&f->c, o, done) ? "" : arena_copy(&f->arena, str_of(f->c.err.code));
        f->c.err = (struct err){ .kind = ERR_NONE };
        return code;
}

/* All or nothing: without a successor, or with one household left out, not one of five is moved; with him all are,
 * nobody is uncovered on the day after, the load is counted with the new helper, and a second attempt finds nothing. */
static void all_households_of_a_leaver_go_in_one_change(void **state)
{
        struct fixture f;
        struct handover_done done;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明"), second = 0;
        for (int i = 0; i < 5; i++)
                second = bears(&f, a, household_of(&f, id_of(&f, i + 1), i % 2 ? EAST : ERLONG, &head));
        struct handover_order o = { .from = a, .on = "2017-06-30", .reason = "transfer" };
        assert_string_equal(hand_over_all(&f, &o, &done), "rule.no_withdrawal");
        assert_figure("responsibility.uncovered_households", "2017-12-31", 0);
        const struct handover_pair none[] = { { .responsibility = second, .to = 0 } };
        o.to = b;
        o.pairs = none;
        o.n_pairs = 1;
        assert_string_equal(hand_over_all(&f, &o, &done), "rule.no_withdrawal");
        o.n_pairs = 0;
        assert_string_equal(hand_over_all(&f, &o, &done), "");
        assert_int_equal(done.households, 5);
        assert_figure("responsibility.uncovered_households", "2017-07-01", 0);
        struct pairing_board board;
        assert_true(pairing_board(&f.c, NULL, &board));
        for (size_t i = 0; i < board.n_helpers; i++)
                assert_int_equal(board.helpers[i].load, board.helpers[i].id == b ? 5 : 0);
        assert_string_equal(hand_over_all(&f, &o, &done), "handover.nothing");
        assert_int_equal(fixture_faults(&f), 0);
        fixture_close(&f);
}

/* Rotation is no reason for a stand-in, illness is; then a vacancy is open, and overdue after its thirty days. */
static void an_interim_handover_opens_vacancies(void **state)
{
        struct fixture f;
        struct handover_done done;
        int64_t head;
        (void)state;
        mechanism_county(&f);
        int64_t a = cadre_of(&f, "王建"), b = cadre_of(&f, "李明");
        bears(&f, a, household_of(&f, "1", EAST, &head));
        struct handover_order o = { .from = a, .to = b, .on = "2017-06-30", .reason = "rotation", .interim = true };
        assert_string_equal(hand_over_all(&f, &o, &done), "rule.no_withdrawal");
        o.reason = "illness";
        assert_string_equal(hand_over_all(&f, &o, &done), "");
        assert_figure("responsibility.vacancies", "2017-07-01", 1);
        assert_figure("responsibility.vacancy_overdue", "2017-12-31", 1);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(all_households_of_a_leaver_go_in_one_change),
                cmocka_unit_test(an_interim_handover_opens_vacancies),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
