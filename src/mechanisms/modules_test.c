/* modules_test.c: what holds of all mechanisms together: their tables prove themselves, and every list and figure runs
 * in a county in which nothing has been entered. */
#include "base/testing.h"

#include "mechanisms/mechanism_fixture.h"

/* What the program proves at its start, here with the words of what is wrong. */
static void the_tables_prove_themselves(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        bool ok = catalogue_check(&f.c);
        if (!ok)
                print_message("%s\n", f.c.err.text);
        assert_true(ok);
        fixture_close(&f);
}

/* A county's first day: nothing is counted, nothing is on a desk but what is missing, and no list fails for want of
 * rows. A share of nothing is no number (FIGURE_NONE), never a hundred per cent. */
static void every_list_runs_in_an_empty_county(void **state)
{
        struct fixture f;
        const struct list *l;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (l = list_at(i)); i++) {
                const int64_t value = figure_of(&f, l->name, "2017", NULL);
                const int64_t at = figure_of(&f, l->name, "2017-12-31", TOWN);
                bool places = strcmp(l->of, "place") == 0 || strcmp(l->of, "calendar") == 0;
                assert_true(places || value <= 0 || l->num); /* FIGURE_NONE: nobody entered one */
                assert_true(places || at <= 0 || l->num);
                struct query q = { .e = entity_find(str_of(l->of)), .list = l };
                struct rows *rows;
                struct row_view v;
                if (l->num)
                        continue;
                assert_true(query_rows(&f.c, &q, &rows));
                while (rows_next(&f.c, rows, &v))
                        ;
                assert_int_equal(f.c.err.kind, ERR_NONE);
        }
        assert_figure("place.townships", "2017", 2);
        assert_figure("place.villages", "2017-12-31", 4);
        assert_figure_at("place.villages", "2017-12-31", TOWN, 2);
        assert_figure("responsibility.uncovered_townships", "2017-12-31", 2);
        assert_figure("responsibility.uncovered_villages", "2017-12-31", 4);
        assert_figure("training.months_below_two", "2017", 12);
        assert_figure_at("training.months_below_two", "2017", TOWN, 12);
        fixture_close(&f);
}

/* A village merged away in March is one of January's figures still. */
static void a_place_counts_for_as_long_as_it_stands(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "place", 0, PAIRS("code", "341125100203", "name", "新村村委会", "from_on", "2017-03-01"));
        assert_figure("place.villages", "2017-02-28", 4);
        assert_figure("place.villages", "2017-03-01", 5);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(the_tables_prove_themselves),
                cmocka_unit_test(every_list_runs_in_an_empty_county),
                cmocka_unit_test(a_place_counts_for_as_long_as_it_stands),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
