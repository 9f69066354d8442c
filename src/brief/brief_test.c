/* brief_test.c: the account says what the figures say, in both languages, and no more than its reader may see. */
#include "base/testing.h"

#include "brief/brief.h"
#include "core/core_fixture.h"

/* run_of: the first run of the account that is this figure. */
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

/* A number in a sentence is worth what its list and period say: these are what its link opens. The half-year is asked
 * so that a sum since January is told from one over the year. */
static void every_number_is_a_figure_with_its_period(void **state)
{
        struct fixture f;
        struct brief b;
        size_t sections = 0;
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
        while (mechanism_at(sections))
                sections++;
        assert_int_equal(b.n, sections); /* none is left out, whatever it has to tell */
        assert_true(b.head.n > 64);
        f.c.lang = LANG_EN;
        assert_true(brief_make(&f.c, "2017-12-31", "341125100", &b));
        assert_str(run_of(&b, "place.villages")->text, "2");
        assert_str(run_of(&b, "responsibility.uncovered_townships")->text, "1");
        fixture_close(&f);
}

/* Members are a compartment: a township is told their number, a village not even that; an accounts administrator counts
 * no household at all. The account is whole for each of them, with "—" where he may not look. */
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
        act_as(&f.c, &f.actor);
        fixture_close(&f);
}

/* Two townships have no county leader: the words of 1.3 say so, and what is to be done doesn't say it again; so in
 * every section, where each figure stands with its period and place. */
static void a_check_is_told_once(void **state)
{
        struct fixture f;
        struct brief b;
        size_t told = 0;
        (void)state;
        fixture_open(&f);
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        for (size_t s = 0; s < b.n; s++)
                for (size_t p = 0; p < b.sections[s].n; p++) {
                        const struct brief_paragraph *last = &b.sections[s].paragraphs[b.sections[s].n - 1];
                        assert_true(b.sections[s].paragraphs[p].n > 0);
                        for (size_t i = 0; p + 1 < b.sections[s].n && i < b.sections[s].paragraphs[p].n; i++) {
                                const struct brief_run *r = &b.sections[s].paragraphs[p].runs[i];
                                told += r->figure && strcmp(r->figure->name, "responsibility.uncovered_townships") == 0;
                                for (size_t k = 0; r->figure && k < last->n; k++)
                                        assert_ptr_not_equal(last->runs[k].figure, r->figure);
                        }
                }
        assert_int_equal(told, 1);
        fixture_close(&f);
}

/* Another county's code is no place here, even if it is one of the nation's. */
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

/* A name that is no list must be found here, not by the reader of an account. */
static void every_default_text_names_figures_that_are_there(void **state)
{
        struct fixture f;
        const struct mechanism *m;
        (void)state;
        fixture_open(&f);
        const struct entity *e = entity_find(S("brief_template"));
        const struct codes *sections = e->fields[field_index(e, "section")].codes;
        size_t n = 0;
        struct code section;
        for (; (m = mechanism_at(n)); n++) {
                assert_true(brief_check(&f.c, str_of(m->words)) && brief_check(&f.c, str_of(m->words_en)));
                assert_true(code_at(sections, n, &section));
                assert_string_equal(section.code, m->number);
        }
        assert_false(code_at(sections, n, &section));
        assert_false(brief_check(&f.c, S("共{no.such_list}个")));
        assert_string_equal(f.c.err.code, "template.mark");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_false(brief_check(&f.c, S("共{training.sessions")));
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_false(brief_check(&f.c, S("{}")));
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_false(brief_check(&f.c, S("{training.sessions@341126}")));
        f.c.err = (struct err){ .kind = ERR_NONE };
        fixture_close(&f);
}

/* spoken: the year a paragraph speaks of from run i on ("2017年以来"), or what it spoke of before. */
static struct str spoken(const struct brief_paragraph *p, size_t i, struct str before)
{
        bool since = i + 1 < p->n && p->runs[i].text.n == 4 && str_starts(p->runs[i + 1].text, S("年以来"));
        return since ? p->runs[i].text : before;
}

/* Some figures count over several years (appointments since 2013); a sentence saying 2017 over them would be false. */
static void an_account_names_the_year_its_figures_count_from(void **state)
{
        struct fixture f;
        struct brief b;
        size_t told = 0;
        (void)state;
        fixture_open(&f);
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        for (size_t s = 0; s < b.n; s++)
                for (size_t i = 0; i < b.sections[s].n; i++) {
                        const struct brief_paragraph *p = &b.sections[s].paragraphs[i];
                        struct str year = S("");
                        for (size_t k = 0; k < p->n; k++) {
                                const struct brief_run *r = &p->runs[k];
                                year = spoken(p, k, year);
                                if (!year.n || !r->figure || r->figure->period != PERIOD_SPAN)
                                        continue;
                                assert_str(str_slice(str_of(r->period.from), 0, 4), arena_copy(f.c.arena, year));
                                told++;
                        }
                }
        assert_true(told > 20);
        fixture_close(&f);
}

/* A mistyped figure is refused when it is saved; the office's words hold for its language alone, and a mark may name a
 * place and a period of its own. */
static void the_office_writes_its_own_words(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        fixture_open(&f);
        fixture_put(&f, "training_session", 0, PAIRS("held_on", "2016-03-05", "title", "扶贫政策"));
        assert_string_equal(fixture_try(&f, "brief_template", 0,
                                        PAIRS("section", "1.2", "language", "zh", "text", "办班{training.session}期")),
                            "template.mark");
        fixture_put(&f, "brief_template", 0,
                    PAIRS("section", "1.2", "language", "zh", "title", "办班", "text",
                          "{place}：{figure training.sessions last_year}期；{place.villages@341125100 2017}村。"));
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        const struct brief_section *s = &b.sections[2];
        assert_string_equal(s->title, "办班");
        const struct brief_run *r = run_of(&b, "training.sessions");
        assert_str(r->text, "1");
        assert_string_equal(r->period.from, "2016-01-01");
        for (size_t i = 0; i < s->paragraphs[0].n; i++)
                if (s->paragraphs[0].runs[i].place)
                        assert_str(s->paragraphs[0].runs[i].text, "2");
        f.c.lang = LANG_EN;
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_string_equal(b.sections[2].title, "Training");
        fixture_close(&f);
}

int main(void)
{
        const struct CMUnitTest tests[] = {
                cmocka_unit_test(every_number_is_a_figure_with_its_period),
                cmocka_unit_test(a_reader_sees_what_he_may),
                cmocka_unit_test(a_check_is_told_once),
                cmocka_unit_test(every_default_text_names_figures_that_are_there),
                cmocka_unit_test(an_account_names_the_year_its_figures_count_from),
                cmocka_unit_test(the_office_writes_its_own_words),
                cmocka_unit_test(a_place_or_day_that_is_none_is_refused),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
