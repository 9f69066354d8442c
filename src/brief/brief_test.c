/* brief_test.c: the account says what the figures say, in both languages, and no more than its reader may see. */
#include "base/testing.h"

#include "brief/template.h"
#include "mechanisms/mechanism_fixture.h"

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

/* problem_of: how many the annex says a check finds; 0: it isn't there. */
static int64_t problem_of(const struct brief *b, const char *check)
{
        for (size_t i = 0; i < b->n_problems; i++)
                if (strcmp(b->problems[i].run.figure->name, check) == 0)
                        return b->problems[i].run.value;
        return 0;
}

/* said: a template of the office for one section, as the account of the day says it. */
static struct str said(struct fixture *f, const char *day, const char *place, const char *text)
{
        struct brief b;
        struct brief_paragraph p = { .runs = NULL };
        struct str all = S("");
        assert_true(brief_check(&f->c, str_of(text)));
        assert_true(brief_make(&f->c, day, place, &b));
        assert_true(brief_write(&f->c, &b, str_of(text), &p));
        for (size_t i = 0; i < p.n; i++)
                all = arena_fmt(f->c.arena, "%.*s%.*s", FMT(all), FMT(p.runs[i].text));
        return all;
}
#define assert_said(day, place, text, words) assert_str(said(&f, day, place, text), words)
#define assert_unsaid(text) \
        do { \
                assert_false(brief_check(&f.c, S(text))); \
                assert_string_equal(f.c.err.code, "template.mark"); \
                f.c.err = (struct err){ .kind = ERR_NONE }; \
        } while (0)

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
        while (mechanism_at(sections))
                sections++;
        assert_int_equal(b.n, sections); /* one each; what has nothing to tell is not printed */
        assert_true(b.head.n > 64);
        f.c.lang = LANG_EN;
        assert_true(brief_make(&f.c, "2017-12-31", "341125100", &b));
        assert_str(run_of(&b, "place.villages")->text, "2");
        assert_int_equal(problem_of(&b, "responsibility.uncovered_townships"), 1);
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

/* Two townships have no county leader: the annex says so, and no sentence of the account does, nor any other check; so
 * an office's own words can't take it out. What concerns the program's own keeping is in neither. */
static void what_checks_find_is_an_annex(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        mechanism_county(&f);
        PUT("brief_template", "section", "1.3", "language", "zh", "text", "包保责任全面落实。");
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_int_equal(problem_of(&b, "responsibility.uncovered_townships"), 2);
        assert_int_equal(figure_of(&f, "backup.never", "2017-12-31", NULL), 1);
        assert_int_equal(problem_of(&b, "backup.never"), 0);
        for (size_t s = 0; s < b.n; s++)
                for (size_t i = 0; i < b.sections[s].n; i++)
                        for (size_t k = 0; k < b.sections[s].paragraphs[i].n; k++) {
                                const struct list *l = b.sections[s].paragraphs[i].runs[k].figure;
                                assert_true(!l || l->severity == SEVERITY_NONE);
                        }
        for (size_t i = 0; i < b.n_problems; i++)
                assert_true(b.problems[i].run.value > 0 && b.problems[i].run.figure->severity >= SEVERITY_SUSPECT);
        fixture_close(&f);
}

/* No row of noughts: of an empty county there is the opening summary and what is to be done next, and no heading over
 * nothing; headings are numbered over what is there. */
static void what_is_empty_is_not_told(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        mechanism_county(&f);
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_int_equal(b.sections[0].n, 1);
        assert_null(b.sections[0].heading);
        for (size_t s = 1; s < b.n; s++)
                if (strcmp(b.sections[s].mechanism,
                "1.3") != 0) /* its places are there, though nobody answers for them */
                        assert_int_equal(b.sections[s].n, 0);
        PUT("organisation", "name", "某公司", "kind", "private_enterprise");
        PUT("training_session", "held_on", "2017-03-05", "title", "扶贫政策");
        PUT("base", "name", "果蔬基地", "place", EAST, "from_on", "2016-01-01");
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_string_equal(b.sections[2].part, "一、强化思想认识");
        assert_string_equal(b.sections[2].heading, "（一）教育培训");
        size_t bases = 0;
        while (strcmp(b.sections[bases].mechanism, "3.1") != 0)
                bases++;
        assert_string_equal(b.sections[bases].part, "二、强化组织引领");
        assert_string_equal(b.next.heading, "三、下一步工作");
        fixture_close(&f);
}

/* Papers have 万元 and no cents, and what is below its unit is said in the next. */
static void numbers_are_said_as_papers_say_them(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        const struct list *yuan = list_find(S("pay.total")), *times = list_find(S("training.person_times"));
        static const struct {
                int64_t fen;
                const char *unit, *words;
        } sums[] = {
                { 111810000, "万元", "111.8万元" }, { 2145999800, "万元", "2146万元" }, { 369700, "万元", "3697元" },
                { 12345678900, "亿元", "1.23亿元" }, { 171150000000, "亿元", "17.12亿元" }, { 2145999800, "亿元", "2146万元" },
                { 266750, "元", "2668元" }, { -111810000, "万元", "-111.8万元" }, { 5, "元", "0元" },
        };
        for (size_t i = 0; i < COUNT(sums); i++)
                assert_str(brief_amount(&f.c, yuan, sums[i].fen, false, brief_unit(str_of(sums[i].unit))),
                           sums[i].words);
        assert_str(brief_amount(&f.c, yuan, 266700, false, NULL), "2667");
        assert_str(brief_amount(&f.c, yuan, 266750, false, NULL), "2667.5");
        assert_str(brief_amount(&f.c, yuan, 0, true, brief_unit(S("万元"))), "—");
        assert_str(brief_amount(&f.c, times, 31918, false, brief_unit(S("万"))), "3.2万");
        assert_str(brief_amount(&f.c, times, 918, false, brief_unit(S("万"))), "918");
        f.c.lang = LANG_EN;
        assert_str(brief_amount(&f.c, yuan, 171150000, false, brief_unit(S("million"))), "1.71 million");
        assert_str(brief_amount(&f.c, yuan, 86800000, false, brief_unit(S("million"))), "868,000");
        f.c.lang = LANG_ZH;
        fixture_close(&f);
}

/* A sentence for what is there, another for what is not, or none; conditions join, and stand within each other. */
static void a_sentence_is_chosen_by_its_number(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("training_session", "held_on", "2017-03-05", "title", "扶贫政策");
        assert_said("2017-12-31", NULL, "{?training.sessions|办班{training.sessions}期。|没有办班。}", "办班1期。");
        assert_said("2016-12-31", NULL, "{?training.sessions|办班{training.sessions}期。|没有办班。}", "没有办班。");
        assert_said("2016-12-31", NULL, "{?training.sessions|办班。}", "");
        assert_said("2017-12-31", NULL, "{?base.bases+training.sessions|有|无}", "有");
        assert_said("2017-12-31", NULL, "{?training.sessions|{?base.bases|都有|只有培训}|无}", "只有培训");
        assert_said("2017-12-31", NULL, "{?training.sessions 2016|有|无}、{?training.sessions 2016..|有|无}", "无、有");
        assert_said("2017-12-31", NULL, "{?county|县}{?township|镇}{?village|村}{?problems|有问题}", "县有问题");
        assert_said("2017-12-31", TOWN, "{?county|县|{?township|镇}}", "镇");
        assert_said("2017-12-31", NULL, "{span}、{whole_year}、{next_year}", "2017年、全年、2018");
        assert_said("2017-06-30", NULL, "{span}、{whole_year}", "2017年以来、2017年以来");
        assert_said("2017-12-31", NULL, "{training.sessions} | {whole}", "1 | 全县"); /* a bar of no choice is a letter */
        assert_said("2017-12-31", NULL, "{param:dues_since}年以来", "2016年以来");
        assert_unsaid("{?no.such|有}");
        assert_unsaid("{?training.sessions}");
        assert_unsaid("{?training.sessions|有");
        assert_unsaid("{?training.sessions|有|无|又}");
        assert_unsaid("{?day|有}");
        assert_unsaid("{?training.sessions|{no.such}}"); /* also in words that are not told today */
        assert_unsaid("{training.sessions 百元}");
        assert_unsaid("{training.sessions per}");
        assert_unsaid("{param:no_such}");
        fixture_close(&f);
}

/* The first are those of the least code of place, then those entered first; persons and households have no names. */
static void names_are_in_an_order_that_ranks_nobody(void **state)
{
        struct fixture f;
        (void)state;
        mechanism_county(&f);
        PUT("base", "name", "丙基地", "place", ERLONG, "from_on", "2016-01-01");
        PUT("base", "name", "乙基地", "place", WEST, "from_on", "2016-01-01");
        PUT("base", "name", "甲基地", "place", WEST, "from_on", "2016-01-01");
        assert_said("2017-12-31", NULL, "{names base.bases 2}", "乙基地、甲基地等");
        assert_said("2017-12-31", NULL, "{names base.bases 9}", "乙基地、甲基地、丙基地");
        assert_said("2017-12-31", OTHER_TOWN, "{names base.bases 2}", "丙基地");
        assert_said("2015-12-31", NULL, "{names base.bases}", "");
        static const char *const closed[] = { "household.poor", "helper.cadres", "org.members", "frontline.at_front",
                                              "pay.persons", "appointment.leadership_team", "insurance.cadres" };
        for (size_t i = 0; i < COUNT(closed); i++) {
                assert_false(brief_check(&f.c, arena_fmt(f.c.arena, "{names %s 3}", closed[i])));
                f.c.err = (struct err){ .kind = ERR_NONE };
        }
        fixture_close(&f);
}

/* This year's words leave last year's account as it was; a template without days, as older stores have them, is of
 * every day. */
static void a_template_is_of_its_days(void **state)
{
        struct fixture f;
        struct brief b;
        (void)state;
        mechanism_county(&f);
        PUT("training_session", "held_on", "2016-03-05", "title", "扶贫政策");
        PUT("brief_template", "section", "1.2", "language", "zh", "text", "{year}年以来办班{training.sessions}期。");
        PUT("brief_template", "section", "1.2", "language", "zh", "text", "新的话。", "from_on", "2017-07-01");
        PUT("brief_template", "section", "1.2", "language", "zh", "text", "更新的话。", "from_on", "2018-01-01");
        static const struct {
                const char *day, *words;
        } days[] = { { "2016-12-31", "2016年以来办班" }, { "2017-06-30", "2017年以来办班" }, { "2017-07-01", "新的话。" },
                     { "2017-12-31", "新的话。" }, { "2018-01-01", "更新的话。" } };
        for (size_t i = 0; i < COUNT(days); i++) {
                assert_true(brief_make(&f.c, days[i].day, NULL, &b));
                assert_str(b.sections[2].paragraphs[0].runs[0].text, days[i].words);
        }
        fixture_close(&f);
}

/* A text saved under a program that had a figure more: the account is made, and shows which mark wants a mend. */
static void a_figure_that_is_gone_takes_no_account_away(void **state)
{
        struct fixture f;
        struct brief b;
        struct brief_paragraph p = { .runs = NULL };
        (void)state;
        mechanism_county(&f);
        const struct str text = S("省{papers.minutes}分钟，{?papers.minutes|有|没有}，办班{training.sessions}期。");
        assert_false(brief_check(&f.c, text));
        assert_string_equal(f.c.err.code, "template.mark");
        f.c.err = (struct err){ .kind = ERR_NONE };
        assert_true(brief_make(&f.c, "2017-12-31", NULL, &b));
        assert_true(brief_write(&f.c, &b, text, &p));
        struct str all = S("");
        for (size_t i = 0; i < p.n; i++)
                all = arena_fmt(f.c.arena, "%.*s%.*s", FMT(all), FMT(p.runs[i].text));
        assert_str(all, "省{papers.minutes}分钟，没有，办班0期。");
        fixture_close(&f);
}

/* What is the county's own duty is no sentence of a township's account, whatever its figures say there. */
static void a_township_speaks_as_a_township(void **state)
{
        static const char *const county_only[] = { "study.sessions_standing_committee", "staff.county_office",
                                                   "place.townships", "pay.rate_principal", "posting.leaders_province",
                                                   "operating_fund.class_small", "dues_grant.province" };
        struct fixture f;
        struct brief b;
        size_t told = 0;
        (void)state;
        mechanism_county(&f);
        PUT("study_session", "held_on", "2017-03-05", "title", "扶贫政策", "body", "standing_committee");
        PUT("staff", "person", id_of(&f, person_of(&f, "李主任", "341125")), "office", "县扶贫办", "from_on", "2016-01-01");
        PUT("pay_rate", "class", "principal", "monthly", "2215", "from_on", "2017-01-01");
        for (int i = 0; i < 2; i++) {
                assert_true(brief_make(&f.c, "2017-12-31", i ? TOWN : NULL, &b));
                for (size_t k = 0; k < COUNT(county_only); k++)
                        told += run_of(&b, county_only[k]) != NULL;
                assert_int_equal(told, 4); /* of the county, and none more of the township */
        }
        assert_true(str_starts(b.title, b.place_title));
        assert_true(str_starts(b.unit, S("中共")) && str_ends(b.unit, S("委员会")));
        assert_str(b.dated, "2017年12月31日");
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
        struct brief_part part;
        for (; brief_part(n, &part); n++) {
                assert_true(brief_check(&f.c, str_of(part.words)) && brief_check(&f.c, str_of(part.words_en)));
                assert_true(code_at(sections, n, &section));
                assert_string_equal(section.code, part.code);
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
                cmocka_unit_test(what_checks_find_is_an_annex),
                cmocka_unit_test(what_is_empty_is_not_told),
                cmocka_unit_test(numbers_are_said_as_papers_say_them),
                cmocka_unit_test(a_sentence_is_chosen_by_its_number),
                cmocka_unit_test(names_are_in_an_order_that_ranks_nobody),
                cmocka_unit_test(a_template_is_of_its_days),
                cmocka_unit_test(a_figure_that_is_gone_takes_no_account_away),
                cmocka_unit_test(a_township_speaks_as_a_township),
                cmocka_unit_test(every_default_text_names_figures_that_are_there),
                cmocka_unit_test(the_office_writes_its_own_words),
                cmocka_unit_test(a_place_or_day_that_is_none_is_refused),
        };
        return cmocka_run_group_tests(tests, NULL, NULL);
}
