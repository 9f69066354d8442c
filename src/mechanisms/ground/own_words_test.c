/* own_words_test.c: over every code list of the program: a word means one code, and what a county enters under its own
 * codes is refused or has an effect. */
#include "base/testing.h"

#include "base/term.h"
#include "mechanisms/mechanism_fixture.h"

#include <stdio.h>
#include <stdlib.h>

/* each_list: the i-th code list that a register's field has, each once. */
static const struct codes *list_no(size_t i)
{
        const struct entity *e;
        for (size_t n = 0; (e = entity_at(n)); n++)
                for (size_t k = 0; k < e->n_fields; k++) {
                        const struct codes *list = e->fields[k].codes;
                        bool first = list != NULL;
                        for (size_t m = 0; first && m <= n; m++)
                                for (size_t j = 0; j < (m == n ? k : entity_at(m)->n_fields); j++)
                                        first = first && entity_at(m)->fields[j].codes != list;
                        if (first && i-- == 0)
                                return list;
                }
        return NULL;
}

static bool says(struct ctx *c, const struct code *k, struct str word)
{
        return term_means(c, word, k->title, k->title_en) || str_among(word, k->synonyms ? k->synonyms : "");
}

/* other_codes_having: another code of the list has the word, too: a sheet that writes it would be given the first by
 * chance. Of kept codes the title alone is asked, which must not be read as what is offered today. */
static size_t other_codes_having(struct ctx *c, const struct codes *list, const struct code *k, struct str word)
{
        struct code other;
        size_t faults = 0;
        for (size_t i = 0; code_at(list, i, &other); i++)
                if (strcmp(other.code, k->code) != 0 && !other.kept && says(c, &other, word)) {
                        print_message("%s: “%.*s” of %s is a word of %s, too\n", list->name, FMT(word), k->code,
                                      other.code);
                        faults++;
                }
        return faults;
}

static void a_word_means_one_code(void **state)
{
        struct fixture f;
        const struct codes *list;
        size_t faults = 0;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (list = list_no(i)); i++) {
                struct code k;
                for (size_t n = 0; code_at(list, n, &k); n++) {
                        struct str word;
                        faults += other_codes_having(&f.c, list, &k, str_of(k.title));
                        for (struct str rest = str_of(k.synonyms); rest.p && str_cut(&rest, '|', &word);)
                                if (word.n && !k.kept)
                                        faults += other_codes_having(&f.c, list, &k, word);
                        for (struct str rest = str_of(k.near); rest.p && str_cut(&rest, '|', &word);)
                                if (word.n && says(&f.c, &k, word)) {
                                        print_message("%s: “%.*s” is near %s and means it\n", list->name, FMT(word),
                                                      k.code);
                                        faults++;
                                }
                }
        }
        assert_int_equal(faults, 0);
        fixture_close(&f);
}

static const struct code_told *told(struct fixture *f, const struct codes *list, const char *day, const char *code,
                                    size_t *n)
{
        struct code_told *all;
        const struct code_told *found = NULL;
        assert_true(codes_told(&f->c, list, day, &all, n));
        for (size_t i = 0; i < *n; i++)
                if (strcmp(all[i].code, code) == 0) {
                        assert_null(found); /* each once */
                        found = &all[i];
                }
        return found;
}

/* An open list takes the code, its word is read, offered and shown; a closed one refuses it and says what there is. */
static void an_added_code_works_or_is_refused(void **state)
{
        struct fixture f;
        const struct codes *list;
        size_t open = 0, closed = 0, n;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (list = list_no(i)); i++) {
                const char *refused = fixture_try(&f, "code_entry", 0,
                                                  PAIRS("list", list->name, "code", "own", "title", "本县另有叫法"));
                const struct code_told *own = told(&f, list, NULL, "own", &n);
                const char *read = code_of(&f.c, list, S("本县另有叫法"));
                if (list->open) {
                        open++;
                        assert_string_equal(refused, "");
                        assert_true(own && own->holds);
                        assert_string_equal(read, "own");
                        assert_string_equal(code_title(&f.c, list, S("own"), NULL), "本县另有叫法");
                } else {
                        closed++;
                        assert_string_equal(refused, list->made ? "code_entry.list" : "code_entry.closed");
                        assert_null(own);
                        assert_null(read);
                }
        }
        assert_true(open > 30 && closed > 30);
        fixture_close(&f);
}

/* Whatever the list: the county's word takes the place of ours, and there is no second item. */
static void a_renamed_code_is_one(void **state)
{
        struct fixture f;
        const struct codes *list;
        (void)state;
        mechanism_county(&f);
        for (size_t i = 0; (list = list_no(i)); i++) {
                struct code first;
                size_t before, after;
                if (list->made || !code_at(list, 0, &first))
                        continue;
                (void)told(&f, list, NULL, first.code, &before);
                const char *spoken = say(&f.c, first.title, first.title_en); /* nobody types the mark of a term */
                PUT("code_entry", "list", list->name, "code", spoken, "title", "本县叫法", "from_on", "2017-01-01");
                const struct code_told *now = told(&f, list, NULL, first.code, &after);
                assert_int_equal(after, before);
                assert_string_equal(now->title, "本县叫法");
                assert_string_equal(code_of(&f.c, list, S("本县叫法")), first.code);
                assert_string_equal(code_of(&f.c, list, str_of(spoken)), first.code);
                assert_string_equal(code_title(&f.c, list, str_of(first.code), "2017-06-01"), "本县叫法");
                assert_string_equal(code_title(&f.c, list, str_of(first.code), "2016-12-31"),
                                    told(&f, list, "2016-12-31", first.code, &after)->title);
        }
        fixture_close(&f);
}

/* What was called so then still is when that day is read; on one day there is one word. */
static void stretches_follow_each_other(void **state)
{
        struct fixture f;
        const struct codes *list = codes_find(S("leave_kind"));
        size_t n;
        (void)state;
        mechanism_county(&f);
        int64_t first = PUT("code_entry", "list", "leave_kind", "code", "home", "title", "探亲", "from_on", "2015-01-01");
        assert_refused("code_entry.overlap", "code_entry", 0, "list", "leave_kind", "code", "home", "title", "探亲休假",
                       "from_on", "2017-01-01");
        SET("code_entry", first, "to_on", "2016-12-31");
        PUT("code_entry", "list", "leave_kind", "code", "home", "title", "探亲休假", "from_on", "2017-01-01");
        assert_string_equal(code_title(&f.c, list, S("home"), "2016-05-01"), "探亲");
        assert_string_equal(code_title(&f.c, list, S("home"), "2017-05-01"), "探亲休假");
        assert_string_equal(told(&f, list, "2016-05-01", "home", &n)->title, "探亲");
        assert_string_equal(code_of(&f.c, list, S("探亲")), "home");
        assert_string_equal(code_of(&f.c, list, S("探亲休假")), "home");
        fixture_close(&f);
}

/* By hand as little as by a synonym: what means one code never becomes a word for another. */
static void no_word_changes_its_meaning(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        assert_refused("code.taken", "code_entry", 0, "list", "leave_kind", "code", "sick", "title", "事假");
        assert_refused("code.taken", "code_entry", 0, "list", "leave_kind", "code", "sick", "title", "生病休息", "synonyms",
                       "治病|年休假");
        assert_refused("code.taken", "word_map", 0, "list", "leave_kind", "word", "事假", "code", "sick");
        PUT("word_map", "list", "leave_kind", "word", "住院", "code", "sick");
        fixture_close(&f);
}

/* entered_code: what a cell of the list with that word would store; NULL: it is refused. */
static const char *entered_code(struct fixture *f, const struct codes *list, struct str word)
{
        const char *code = code_of(&f->c, list, word);
        return code && !code_kept(list, str_of(code)) ? code : NULL;
}

/* Every pair of near words is kept apart: two codes, or the second refused with the choices. The first is a word that
 * is read. */
static void near_words_are_kept_apart(void **state)
{
        struct fixture f;
        char line[400];
        size_t pairs = 0, faults = 0;
        (void)state;
        mechanism_county(&f);
        FILE *tsv = fopen(arena_fmt(&f.arena, "%s/tests/data/near_words.tsv", getenv("BANGFU_TOP")).p, "r");
        assert_non_null(tsv);
        assert_non_null(fgets(line, sizeof line, tsv));
        while (fgets(line, sizeof line, tsv)) {
                struct str rest = str_trim(str_of(line)), list, word, other;
                assert_true(str_cut(&rest, '\t', &list) && str_cut(&rest, '\t', &word) && str_cut(&rest, '\t', &other));
                const struct codes *codes = codes_find(list);
                assert_non_null(codes);
                const char *one = entered_code(&f, codes, word), *two = entered_code(&f, codes, other);
                pairs++;
                if (one && (!two || strcmp(one, two) != 0))
                        continue;
                print_message("%.*s: %.*s (%s), %.*s (%s)\n", FMT(list), FMT(word), one ? one : "refused", FMT(other),
                              two ? two : "refused");
                faults++;
        }
        fclose(tsv);
        assert_int_equal(faults, 0);
        assert_true(pairs > 100);
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(a_word_means_one_code),           cmocka_unit_test(an_added_code_works_or_is_refused),
                cmocka_unit_test(a_renamed_code_is_one),           cmocka_unit_test(stretches_follow_each_other),
                cmocka_unit_test(no_word_changes_its_meaning),   cmocka_unit_test(near_words_are_kept_apart),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
