/* flow_test.c: the flow is the greatest, and the cheapest of those: against trying everything. */
#include "base/testing.h"

#include "base/flow.h"

#define WORKERS 3
#define TASKS 4

/* A small repeatable source of numbers; the tests need variety, not chance. */
static int64_t draw(uint64_t *seed, int64_t below)
{
        *seed = *seed * 6364136223846793005u + 1442695040888963407u;
        return (int64_t)((*seed >> 33) % (uint64_t)below);
}

/* A board small enough to try every assignment, with loads and limits as the real one has them. */
struct problem {
        int64_t cost[TASKS][WORKERS], capacity[WORKERS], load[WORKERS];
};

/* try_all: the best of giving every task to one worker or to nobody: most given first, then least cost. */
static void try_all(const struct problem *p, int64_t *sent, int64_t *cost)
{
        int choices = 1;
        *sent = -1;
        for (int i = 0; i < TASKS; i++)
                choices *= WORKERS + 1;
        for (int choice = 0; choice < choices; choice++) {
                int64_t used[WORKERS] = { 0 }, given = 0, sum = 0;
                for (int t = 0, rest = choice; t < TASKS; t++, rest /= WORKERS + 1) {
                        const int w = rest % (WORKERS + 1);
                        if (w == WORKERS)
                                continue;
                        given++;
                        sum += p->cost[t][w] + 2 * (p->load[w] + used[w]) + 1;
                        used[w]++;
                }
                bool fits = true;
                for (int w = 0; w < WORKERS; w++)
                        fits = fits && used[w] <= p->capacity[w];
                if (fits && (given > *sent || (given == *sent && sum < *cost))) {
                        *sent = given;
                        *cost = sum;
                }
        }
}

static void solve(struct arena *a, const struct problem *p, int64_t *sent, int64_t *cost)
{
        struct flow *f = flow_new(a, 2 + TASKS + WORKERS);
        for (int t = 0; t < TASKS; t++) {
                flow_edge(f, 0, 2 + t, 1, 0);
                for (int w = 0; w < WORKERS; w++)
                        flow_edge(f, 2 + t, 2 + TASKS + w, 1, p->cost[t][w]);
        }
        for (int w = 0; w < WORKERS; w++)
                for (int64_t k = 0; k < p->capacity[w]; k++)
                        flow_edge(f, 2 + TASKS + w, 1, 1, 2 * (p->load[w] + k) + 1);
        flow_run(f, 0, 1, sent, cost);
}

/* Four hundred drawn boards against all 256 assignments of each: a heuristic would lose within a few. */
static void no_assignment_is_cheaper(void **state)
{
        struct arena a = { 0 };
        uint64_t seed = 42;
        (void)state;
        for (int round = 0; round < 400; round++) {
                struct problem p;
                int64_t sent, cost, best_sent, best_cost = 0;
                for (int w = 0; w < WORKERS; w++) {
                        p.capacity[w] = draw(&seed, 3);
                        p.load[w] = draw(&seed, 4);
                        for (int t = 0; t < TASKS; t++)
                                p.cost[t][w] = draw(&seed, 6);
                }
                solve(&a, &p, &sent, &cost);
                try_all(&p, &best_sent, &best_cost);
                assert_int_equal(sent, best_sent);
                assert_int_equal(cost, best_cost);
        }
        arena_release(&a);
}

/* What enters a node leaves it, on every edge: the proposal is read off the edges, not off the sum. */
static void what_runs_in_runs_out(void **state)
{
        struct arena a = { 0 };
        int64_t sent, cost;
        (void)state;
        struct flow *f = flow_new(&a, 4);
        const int up = flow_edge(f, 0, 1, 5, 1), down = flow_edge(f, 0, 2, 5, 4), over = flow_edge(f, 1, 2, 2, 0);
        const int first = flow_edge(f, 1, 3, 2, 0), second = flow_edge(f, 2, 3, 3, 0);
        flow_run(f, 0, 3, &sent, &cost);
        assert_int_equal(sent, 5);
        assert_int_equal(cost, 4 * 1 + 4);
        assert_int_equal(flow_on(f, up), flow_on(f, over) + flow_on(f, first));
        assert_int_equal(flow_on(f, second), flow_on(f, over) + flow_on(f, down));
        arena_release(&a);
}

static void nothing_flows_where_no_way_leads(void **state)
{
        struct arena a = { 0 };
        int64_t sent, cost;
        (void)state;
        struct flow *f = flow_new(&a, 3);
        flow_edge(f, 0, 1, 5, 1);
        flow_run(f, 0, 2, &sent, &cost);
        assert_int_equal(sent, 0);
        assert_int_equal(cost, 0);
        arena_release(&a);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(no_assignment_is_cheaper),
                cmocka_unit_test(what_runs_in_runs_out),
                cmocka_unit_test(nothing_flows_where_no_way_leads),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
