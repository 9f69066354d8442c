/* pairing_test.c: the proposal is the cheapest there is, and the board shows who has nobody to whoever may know. */
#include "base/testing.h"

#include "base/flow.h"
#include "mechanisms/mechanism_fixture.h"
#include "mechanisms/responsibility/pairing.h"

#include <stdio.h>

/* ---- the proposal ---- */

/* Boards made by hand: the network needs no store. */
static struct pairing_household household_at(int64_t id, const char *place)
{
        return (struct pairing_household){ .id = id, .place = str_of(place) };
}

/* He carries so many already, from before the board. */
static struct pairing_helper helper_at(int64_t id, const char *place, int64_t load)
{
        return (struct pairing_helper){ .id = id, .place = str_of(place), .load = load };
}

/* Told again here, not taken from pairing.c: a test of the sum must not share the summand. */
static int64_t apart(const struct pairing_household *h, const struct pairing_helper *k)
{
        if (str_eq(h->place, k->place))
                return 0;
        return k->place.n >= 9 && str_eq(str_slice(h->place, 0, 9), str_slice(k->place, 0, 9)) ? 1 : 3;
}

/* plainly: the same question with an edge for every pair. */
static int64_t plainly(struct arena *a, const struct pairing_board *b, int64_t *sent)
{
        const int households = (int)b->n_uncovered, helpers = (int)b->n_helpers;
        struct flow *f = flow_new(a, 2 + households + helpers);
        int64_t cost;
        for (int i = 0; i < households; i++) {
                flow_edge(f, 0, 2 + i, 1, 0);
                for (int k = 0; k < helpers; k++)
                        flow_edge(f, 2 + i, 2 + households + k, 1, apart(&b->uncovered[i], &b->helpers[k]));
        }
        for (int k = 0; k < helpers; k++) {
                const int64_t most = b->limit ? b->limit : b->helpers[k].load + households;
                for (int64_t load = b->helpers[k].load; load < most; load++)
                        flow_edge(f, 2 + households + k, 1, 1, 2 * load + 1);
        }
        flow_run(f, 0, 1, sent, &cost);
        return cost;
}

/* cost_of: distances, and how much the squares of the loads grow, by the pairs themselves. */
static int64_t cost_of(const struct pairing_proposal *p)
{
        int64_t cost = 0;
        for (size_t i = 0; i < p->n_pairs; i++)
                cost += apart(p->pairs[i].household, p->pairs[i].helper);
        for (size_t k = 0; k < p->board.n_helpers; k++) {
                const int64_t before = p->board.helpers[k].load;
                int64_t after = before;
                for (size_t i = 0; i < p->n_pairs; i++)
                        after += p->pairs[i].helper == &p->board.helpers[k];
                cost += after * after - before * before;
                assert_true(p->board.limit == 0 || after == before || after <= p->board.limit);
        }
        return cost;
}

/* Two hundred small counties of every shape: the network without an edge for each pair must find what the plain
 * one finds, and what it says it costs must be what its pairs cost. A proposal that is only good would be
 * overruled by hand and not used again. */
static void the_proposal_is_the_cheapest(void **state)
{
        static const char *const villages[] = { EAST, WEST, ERLONG };
        static const char *const homes[] = { EAST, WEST, ERLONG, "341125100", "341125200", "341125" };
        struct arena a = { 0 };
        uint64_t seed = 7;
        (void)state;
        for (int round = 0; round < 200; round++) {
                struct pairing_household households[12];
                struct pairing_helper helpers[5];
                struct pairing_proposal p = {
                        .board = { .uncovered = households, .helpers = helpers, .limit = round % 5 }
                };
                p.board.n_uncovered = 1 + (size_t)(round % 12);
                p.board.n_helpers = 1 + (size_t)(round % 5);
                for (size_t i = 0; i < p.board.n_uncovered; i++) {
                        seed = seed * 6364136223846793005u + 1442695040888963407u;
                        households[i] = household_at((int64_t)i + 1, villages[(seed >> 33) % COUNT(villages)]);
                }
                for (size_t i = 0; i < p.board.n_helpers; i++) {
                        seed = seed * 6364136223846793005u + 1442695040888963407u;
                        helpers[i] = helper_at((int64_t)i + 1, homes[(seed >> 33) % COUNT(homes)],
                                               (int64_t)((seed >> 50) % 4));
                }
                int64_t sent = 0;
                const int64_t best = plainly(&a, &p.board, &sent);
                pairing_solve(&a, &p);
                assert_int_equal(p.n_pairs, sent);
                assert_int_equal(p.n_pairs + p.n_left, p.board.n_uncovered);
                assert_int_equal(p.cost, best);
                assert_int_equal(cost_of(&p), best);
        }
        arena_release(&a);
}

/* ---- the board ---- */

/* Everything else about a row is the same in these tests: the tier, and a day before the board's. */
static int64_t helps(struct fixture *f, int64_t who, int64_t whom)
{
        return fixture_put(f, "responsibility", 0,
                           PAIRS("tier", "cadre_household", "cadre", id_of(f, who), "household", id_of(f, whom),
                                 "from_on", "2016-06-01"));
}

/* What is uncovered is asked under the reader's scope: a township sees its own, and who may not read
 * responsibilities sees no board. */
static void the_board_shows_who_has_nobody(void **state)
{
        struct fixture f;
        struct pairing_proposal p;
        int64_t head;
        (void)state;
        fixture_open(&f);
        int64_t a = cadre_of(&f, "王建");
        household_of(&f, "1", EAST, &head);
        household_of(&f, "2", ERLONG, &head);
        helps(&f, a, household_of(&f, "3", EAST, &head));
        assert_true(pairing_propose(&f.c, "341125100", &p));
        assert_int_equal(p.board.n_uncovered, 1);
        assert_str(p.board.uncovered[0].title, "1 户主一");
        assert_int_equal(p.n_pairs, 1);
        assert_int_equal(p.pairs[0].helper->load, 1);
        fixture_as(&f, ROLE_TOWNSHIP, "341125200", 0);
        assert_true(pairing_board(&f.c, NULL, &p.board));
        assert_int_equal(p.board.n_uncovered, 1);
        fixture_as(&f, ROLE_ACCOUNTS, "341125", 0);
        assert_false(pairing_board(&f.c, NULL, &p.board));
        assert_string_equal(f.c.err.code, "scope.read");
        f.c.err = (struct err){ .kind = ERR_NONE };
        act_as(&f.c, &f.actor);
        fixture_close(&f);
}

/* A figure once computed is known until the store changes: known for whom it was computed. */
static void each_helper_counts_his_own_households(void **state)
{
        struct fixture f;
        struct val person;
        int64_t head;
        (void)state;
        fixture_open(&f);
        int64_t a = cadre_of(&f, "王建");
        helps(&f, a, household_of(&f, "1", EAST, &head));
        assert_true(db_one(&f.c, S("SELECT person_id FROM cadre WHERE county = :county AND id = :id"),
                           ARGS(ARG("id", V_INT(a))), &person));
        fixture_as(&f, ROLE_HELPER, "341125", person.i);
        assert_int_equal(fixture_count(&f, "household"), 1);
        fixture_as(&f, ROLE_HELPER, "341125", person.i + 1);
        assert_int_equal(fixture_count(&f, "household"), 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_proposal_is_the_cheapest),
                cmocka_unit_test(the_board_shows_who_has_nobody),
                cmocka_unit_test(each_helper_counts_his_own_households),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
