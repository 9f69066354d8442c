/* query_test.c: what reading promises: every row once over the pages, scope on every side path, closed on what is
 * unknown. */
#include "base/testing.h"

#include "core/core_fixture.h"

#include <stdio.h>

/* walk: all ids of a query, page by page; asserts that none comes twice. Page by page with a small limit, so
 * that every border between two pages is crossed. */
static size_t walk(struct fixture *f, struct query q, int64_t *ids, size_t most)
{
        size_t n = 0;
        for (bool more = true; more;) {
                struct rows *rows;
                struct row_view v;
                size_t here = 0;
                assert_true(query_rows(&f->c, &q, &rows));
                struct str cursor = { NULL, 0 };
                static char kept[400];
                while (rows_next(&f->c, rows, &v)) {
                        for (size_t i = 0; i < n; i++)
                                assert_int_not_equal(ids[i], v.id);
                        assert_true(n < most);
                        ids[n++] = v.id;
                        here++;
                        snprintf(kept, sizeof kept, "%.*s", FMT(v.cursor));
                        cursor = str_of(kept);
                }
                assert_int_equal(f->c.err.kind, ERR_NONE);
                q.after = arena_str(&f->arena, cursor);
                more = here == (size_t)q.limit;
        }
        return n;
}

/* With equal names and empty births: that is where a page after "the last value" loses or repeats rows. */
static void pages_give_every_row_once_whatever_the_order(void **state)
{
        struct fixture f;
        int64_t ids[64];
        (void)state;
        fixture_open(&f);
        static const char *const names[] = { "张三", "李四", "王五", "阿明", "赵六", "钱七", "张三", "孙八", "周九" };
        for (size_t i = 0; i < COUNT(names); i++)
                fixture_put(&f, "person", 0,
                            i % 3 ? PAIRS("name", names[i], "birth", i % 2 ? "1950-01-01" : "1960-02-02")
                                  : PAIRS("name", names[i]));
        const struct entity *e = entity_find(S("person"));
        static const char *const sorts[] = { NULL, "name", "birth" };
        for (size_t s = 0; s < COUNT(sorts); s++)
                for (int down = 0; down < 2; down++)
                        for (int64_t limit = 1; limit < 11; limit += 3) {
                                struct query q = { .e = e, .limit = limit, .down = down == 1, .sort_given = true };
                                q.sort = sorts[s] ? field_find(e, str_of(sorts[s])) : NULL;
                                assert_int_equal(walk(&f, q, ids, COUNT(ids)), COUNT(names));
                        }
        fixture_close(&f);
}

/* By bytes 张 would stand before 李: a register is looked up like a telephone book. */
static void names_sort_by_pinyin(void **state)
{
        struct fixture f;
        struct rows *rows;
        struct row_view v;
        (void)state;
        fixture_open(&f);
        static const char *const names[] = { "张三", "阿明", "李四", "赵六" }, *const sorted[] = { "阿明", "李四",
                                                                                                   "张三", "赵六" };
        for (size_t i = 0; i < COUNT(names); i++)
                fixture_put(&f, "person", 0, PAIRS("name", names[i]));
        const struct entity *e = entity_find(S("person"));
        struct query q = { .e = e, .sort = field_find(e, S("name")), .sort_given = true };
        assert_true(query_rows(&f.c, &q, &rows));
        for (size_t i = 0; i < COUNT(sorted); i++) {
                assert_true(rows_next(&f.c, rows, &v));
                assert_str(v.values[field_index(e, "name")].s, sorted[i]);
        }
        rows_done(rows);
        fixture_close(&f);
}

/* Each of these, if passed over, would answer with rows nobody asked for. */
static void unknown_filters_and_values_are_refused(void **state)
{
        static const char *const wrong[][3] = {
                { "colour", "red", "filter.unknown" },
                { "hh_no.under", "341125", "filter.unknown" },
                { "place", "999999", "place.unknown" },
                { "place", "x", "place.unknown" },
                { "cause_main", "运气不好", "code.unknown" },
                { "cause_main.from", "illness", "filter.unknown" },
                { "voided", "yes", "filter.value" },
                { "hh_no.empty", "2", "filter.value" },
                { "hh_no", "", "filter.value" },
        };
        struct fixture f;
        (void)state;
        fixture_open(&f);
        for (size_t i = 0; i < COUNT(wrong); i++) {
                struct query q = { .e = entity_find(S("household")) };
                assert_false(query_filter(&f.c, &q, str_of(wrong[i][0]), str_of(wrong[i][1])));
                assert_string_equal(f.c.err.code, wrong[i][2]);
                f.c.err = (struct err){ .kind = ERR_NONE };
        }
        struct query q = { .e = entity_find(S("household")), .after = S("zz") };
        struct rows *rows;
        assert_false(query_rows(&f.c, &q, &rows));
        assert_string_equal(f.c.err.code, "cursor.invalid");
        fixture_close(&f);
}

static size_t hits(struct fixture *f, const char *text)
{
        struct hit *h;
        size_t n = 0;
        assert_true(search(&f->c, str_of(text), true, 20, &h, &n));
        return n;
}

/* The same words from another township find nothing: a search is a read like any other. */
static void search_finds_names_initials_and_tails_in_scope_only(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "person", 0,
                    PAIRS("name", "张建国", "id_type", "居民身份证", "id_no", "34119919470207769X", "place",
                          "341125100201"));
        assert_int_equal(hits(&f, "张建国"), 1);
        assert_int_equal(hits(&f, "建国"), 1);
        assert_int_equal(hits(&f, "zjg"), 1);
        assert_int_equal(hits(&f, "ZJG"), 1);
        assert_int_equal(hits(&f, "34119919470207769x"), 1);
        assert_int_equal(hits(&f, "769X"), 1);
        assert_int_equal(hits(&f, "李"), 0);
        assert_int_equal(hits(&f, "dcz"), 1);
        fixture_as(&f, ROLE_TOWNSHIP, "341125200", 0);
        assert_int_equal(hits(&f, "zjg"), 0);
        assert_int_equal(hits(&f, "769X"), 0);
        assert_int_equal(hits(&f, "34119919470207769X"), 0);
        fixture_close(&f);
}

/* A number out of scope is a leak as well: a group of one is a person. */
static void counts_and_groups_obey_scope(void **state)
{
        struct fixture f;
        struct group *groups;
        struct bucket *buckets;
        size_t n;
        (void)state;
        fixture_open(&f);
        static const char *const where[] = { "341125100201", "341125100201", "341125100202", "341125200201" };
        for (size_t i = 0; i < COUNT(where); i++)
                fixture_household(&f, arena_fmt(&f.arena, "%zu", i).p, where[i]);
        struct query q = { .e = entity_find(S("household")) };
        assert_true(query_group(&f.c, &q, &groups, &n));
        assert_int_equal(n, 2);
        assert_int_equal(groups[0].value, 3);
        assert_int_equal(groups[1].value, 1);
        fixture_as(&f, ROLE_TOWNSHIP, "341125200", 0);
        assert_int_equal(fixture_count(&f, "household"), 1);
        assert_true(query_group(&f.c, &q, &groups, &n));
        assert_int_equal(groups[0].value, 0);
        assert_int_equal(groups[1].value, 1);
        assert_true(query_group_by(&f.c, &q, field_find(q.e, S("hh_no")), &buckets, &n));
        assert_int_equal(n, 1);
        fixture_close(&f);
}

static int64_t figure(struct fixture *f, const char *name, const char *period, const char *place)
{
        struct query q = { .list = list_find(str_of(name)), .place = place };
        int64_t value = -1;
        bool none;
        q.e = entity_find(str_of(q.list->of));
        assert_true(period_parse(&f->c, str_of(period), &q.period));
        assert_true(query_measure(&f->c, &q, &value, &none));
        assert_false(none);
        return value;
}

/* How many members a place has is no secret, who they are is. */
static void a_compartment_shows_its_number_but_not_its_rows(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        int64_t org = fixture_put(&f, "organisation", 0, PAIRS("name", "东门村党支部", "kind", "branch"));
        int64_t person = fixture_put(&f, "person", 0, PAIRS("name", "张三", "place", "341125100201"));
        fixture_put(&f, "party_member", 0,
                    PAIRS("person", arena_fmt(&f.arena, "%lld", (long long)person).p, "organisation",
                          arena_fmt(&f.arena, "%lld", (long long)org).p, "from_on", "2001-07-01"));
        assert_int_equal(figure(&f, "org.members", "2017-12-31", NULL), 1);
        fixture_as(&f, ROLE_OFFICE, "341125", 0);
        assert_int_equal(figure(&f, "org.members", "2017-12-31", NULL), 1);
        struct query q = { .e = entity_find(S("party_member")) };
        struct rows *rows;
        struct row_view v;
        assert_true(query_rows(&f.c, &q, &rows));
        assert_false(rows_next(&f.c, rows, &v));
        fixture_close(&f);
}

/* An empty register counts nothing, in every place and for every list: no sum over a join multiplies. */
static void places_alone_give_places_and_no_more(void **state)
{
        struct fixture f;
        (void)state;
        fixture_open(&f);
        assert_int_equal(figure(&f, "place.townships", "2017-12-31", NULL), 2);
        assert_int_equal(figure(&f, "place.villages", "2017-12-31", NULL), 4);
        assert_int_equal(figure(&f, "place.villages", "2017-12-31", "341125200"), 2);
        assert_int_equal(figure(&f, "org.committees", "2017-12-31", NULL), 0);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(pages_give_every_row_once_whatever_the_order),
                cmocka_unit_test(names_sort_by_pinyin),
                cmocka_unit_test(unknown_filters_and_values_are_refused),
                cmocka_unit_test(search_finds_names_initials_and_tails_in_scope_only),
                cmocka_unit_test(counts_and_groups_obey_scope),
                cmocka_unit_test(a_compartment_shows_its_number_but_not_its_rows),
                cmocka_unit_test(places_alone_give_places_and_no_more),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
