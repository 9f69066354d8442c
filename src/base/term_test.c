/* term_test.c: a mark is said as the day has it, the county's own word first, and a sheet may use any of them. */
#include "base/testing.h"

#include "base/term.h"

#include <stdio.h>

struct fixture {
        struct arena arena;
        struct ctx c;
};

static void open_fixture(struct fixture *f, const char *today)
{
        *f = (struct fixture){ 0 };
        f->c = (struct ctx){ .arena = &f->arena };
        snprintf(f->c.today, sizeof f->c.today, "%s", today);
}

static void a_page_speaks_the_words_of_its_day(void **state)
{
        struct fixture f;
        (void)state;
        open_fixture(&f, "2026-06-30");
        assert_string_equal(say(&f.c, "请«office»核定", "«office» decides. «office»"), "请县农业农村局核定");
        speak_of(&f.c, "2017-12-31");
        assert_string_equal(say(&f.c, "请«office»核定", ""), "请县扶贫办核定");
        speak_of(&f.c, "2021-05-31");
        assert_string_equal(say(&f.c, "«office»", ""), "县扶贫办");
        speak_of(&f.c, "2021-06-01");
        assert_string_equal(say(&f.c, "«office»", ""), "县乡村振兴局");
        assert_string_equal(say(&f.c, "没有标记的 {x} %d", ""), "没有标记的 {x} %d");
        arena_release(&f.arena);
}

static void english_begins_with_a_capital(void **state)
{
        struct fixture f;
        (void)state;
        open_fixture(&f, "2017-12-31");
        f.c.lang = LANG_EN;
        assert_string_equal(say(&f.c, "", "«officer»s of a village. «officer»s; a «officer»"),
                            "Village officers of a village. Village officers; a village officer");
        arena_release(&f.arena);
}

static void the_countys_own_word_goes_before(void **state)
{
        static const struct term own[] = {
                { .key = "office", .from = "2021-03-01", .zh = "县乡村振兴中心" },
                { .key = "office", .from = "2023-01-01", .to = "2023-12-31", .zh = "县振兴办" },
        };
        struct fixture f;
        const char *since, *until;
        (void)state;
        open_fixture(&f, "2021-04-01");
        f.c.terms = own;
        f.c.n_terms = COUNT(own);
        assert_string_equal(say(&f.c, "«office»", "«office»"), "县乡村振兴中心");
        f.c.lang = LANG_EN; /* it gave no English: the program's stays */
        assert_string_equal(say(&f.c, "«office»", "«office»"), "County poverty-alleviation office");
        f.c.lang = LANG_ZH;
        speak_of(&f.c, "2023-06-30"); /* the later begun, while it lasts */
        assert_string_equal(say(&f.c, "«office»", "«office»"), "县振兴办");
        term_stretch(&f.c, "2023-06-30", &since, &until);
        assert_string_equal(since, "2023-01-01");
        assert_string_equal(until, "2024-01-01");
        speak_of(&f.c, "2024-01-01");
        assert_string_equal(say(&f.c, "«office»", "«office»"), "县乡村振兴中心");
        speak_of(&f.c, "2020-12-31");
        assert_string_equal(say(&f.c, "«office»", "«office»"), "县扶贫办");
        assert_true(term_means(&f.c, S("县振兴办主任"), "«office»主任", NULL));
        arena_release(&f.arena);
}

static void a_sheet_may_use_the_word_of_any_time(void **state)
{
        struct fixture f;
        (void)state;
        open_fixture(&f, "2026-06-30");
        static const char *const known[] = { "扶贫车间名单", "就业帮扶车间名单", "车间名单" };
        for (size_t i = 0; i < COUNT(known); i++)
                assert_true(str_among(str_of(known[i]), term_ways(&f.c, "«workshop»名单|车间名单")));
        assert_true(term_means(&f.c, S("扶贫车间"), "«workshop»", "«workshop»"));
        assert_true(term_means(&f.c, S("Employment workshop"), "«workshop»", "«workshop»"));
        assert_false(term_means(&f.c, S("车间"), "«workshop»", "«workshop»"));
        arena_release(&f.arena);
}

/* Every key has a word on every day, and no word holds what parts sheets, figures or formats. */
static void every_key_has_a_word_on_every_day(void **state)
{
        static const char *const days[] = { "0001-01-01", "2013-12-31", "2017-12-31", "2021-01-01",
                                            "2025-12-31", "2026-06-30", TERM_LATEST };
        const struct term *t;
        struct fixture f;
        (void)state;
        open_fixture(&f, "2017-12-31");
        for (size_t i = 0; (t = term_at(i)); i++) {
                assert_true(term_plain(str_of(t->zh)) && term_plain(str_of(t->en)) && t->basis);
                if (i > 0 && strcmp(term_at(i - 1)->key, t->key) == 0)
                        assert_true(t->from && (!term_at(i - 1)->from || strcmp(term_at(i - 1)->from, t->from) < 0));
                for (size_t d = 0; d < COUNT(days); d++)
                        for (enum lang lang = LANG_ZH; lang <= LANG_EN; lang++)
                                assert_non_null(term_word(&f.c, str_of(t->key), days[d], lang));
        }
        arena_release(&f.arena);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_page_speaks_the_words_of_its_day),
                cmocka_unit_test(english_begins_with_a_capital),
                cmocka_unit_test(the_countys_own_word_goes_before),
                cmocka_unit_test(a_sheet_may_use_the_word_of_any_time),
                cmocka_unit_test(every_key_has_a_word_on_every_day),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
