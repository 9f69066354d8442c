/* template.c: words with marks become runs (see template.h). One reader serves both who saves a text and who writes an
 * account: proving is writing with nobody to write to, so that what was saved can be written. Words that are not told
 * today are proved all the same. */
#include "brief/template.h"

#include "base/date.h"
#include "base/english.h"
#include "brief/names.h"
#include "core/parameter.h"
#include "core/scope.h"

#include <stdio.h>

/* Of one paragraph. Ours have some twenty; an office that writes more in one line sees its last run replaced and not
 * the account refused. */
#define RUNS_MAX 200
/* Choices within choices: more than anybody can read. */
#define DEPTH_MAX 6

struct writer {
        struct ctx *c;
        const struct brief *b;     /* NULL: only proved */
        struct brief_paragraph *p;
        int depth;
};

/* ---- runs ---- */

static struct brief_run *run_add(struct ctx *c, struct brief_paragraph *p)
{
        if (!p->runs)
                p->runs = NEWS(c->arena, struct brief_run, RUNS_MAX);
        return p->n < RUNS_MAX ? &p->runs[p->n++] : &p->runs[RUNS_MAX - 1];
}

/* add_words: words behind words are one run, whatever choice they came from. Behind a "1" English says its words of
 * one. */
static void add_words(struct ctx *c, struct brief_paragraph *p, struct str words)
{
        struct brief_run *before = p->n ? &p->runs[p->n - 1] : NULL;
        if ((!before || str_ends(before->text, S(" "))) && words.n)
                words = str_starts(words, S(" ")) ? str_slice(words, 1, words.n) : words;
        if (c->lang == LANG_EN && before && before->figure && str_is(before->text, "1"))
                words = english_after_one(c->arena, words);
        if (words.n && before && !before->figure)
                before->text = arena_fmt(c->arena, "%.*s%.*s", FMT(before->text), FMT(words));
        else if (words.n)
                run_add(c, p)->text = words;
}

/* ---- figures ---- */

/* day_period: the day alone. What a list makes of it is its own matter (period_for): a state of that day, or what
 * happened since the year began, which is how a county speaks of its year. */
static struct period day_period(const char *day)
{
        struct period p = { .day = true };
        memcpy(p.from, day, sizeof p.from);
        memcpy(p.to, day, sizeof p.to);
        return p;
}

/* last_year: the whole of the year before the account's: a sum of this year so far is set against a finished one. */
static struct period last_year(const char *day)
{
        struct period p = { .day = false };
        date_put(p.from, date_year(day) - 1, 1, 1);
        date_put(p.to, date_year(day) - 1, 12, 31);
        return p;
}

/* parameter_year: what a county entered where a year is wanted, 0 when nothing. */
static bool parameter_number(struct ctx *c, const struct brief *b, const char *name, int64_t *number)
{
        struct val v = V_NULL;
        if (!parameter_value(c, name, b->place ? b->place : c->county, b->day, &v))
                return false;
        *number = v.type == VAL_INT ? v.i : 0;
        return true;
}

/* since_year: the mark's own first year, to the account's day. A year to come would ask for nothing: then the day's. */
static bool since_year(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct period *out)
{
        int64_t year = 0;
        if (!str_int(m->from, &year) && !parameter_number(c, b, arena_copy(c->arena, m->from), &year))
                return false;
        *out = day_period(b->day);
        if (year < 1900 || year > date_year(b->day))
                return true;
        date_put(out->from, (int)year, 1, 1);
        out->day = false;
        return true;
}

/* period_of: the mark's own period, else the account's day, as its list takes it. */
static bool period_of(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct period *out)
{
        *out = m->last_year ? last_year(b->day) : m->period.to[0] ? m->period : day_period(b->day);
        if (m->from.n && !since_year(c, b, m, out))
                return false;
        *out = period_for(m->list, *out);
        return true;
}

/* query_of: over the whole county it is asked without a place, as its page asks, so that both come from one statement.
 */
static bool query_of(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct query *q)
{
        const char *place = m->place ? m->place : b->place;
        *q = (struct query){ .e = entity_find(str_of(m->list->of)),
                             .list = m->list,
                             .place = place && strcmp(place, c->county) == 0 ? NULL : place };
        return period_of(c, b, m, &q->period);
}

/* What one account has measured: it asks some hundred figures, half of them twice. More than this are asked again. */
#define MEASURES_MAX 600
struct measure {
        const struct list *list;
        struct period period;
        const char *place;
        int64_t value;
        bool none;
};
struct brief_measures {
        struct measure all[MEASURES_MAX];
        size_t n;
};

struct brief_measures *brief_measures(struct ctx *c)
{
        return NEW(c->arena, struct brief_measures);
}

/* measure_once: the figure of a query, asked of the store the first time alone. */
static bool measure_once(struct ctx *c, const struct brief *b, const struct query *q, int64_t *value, bool *none)
{
        struct brief_measures *s = b->measures;
        for (size_t i = 0; i < s->n; i++) {
                const struct measure *x = &s->all[i];
                if (x->list == q->list && str_eq(str_of(x->place), str_of(q->place)) &&
                    strcmp(x->period.from, q->period.from) == 0 && strcmp(x->period.to, q->period.to) == 0) {
                        *value = x->value;
                        *none = x->none;
                        return true;
                }
        }
        if (!query_measure(c, q, value, none))
                return false;
        if (s->n < MEASURES_MAX)
                s->all[s->n++] = (struct measure){ q->list, q->period, q->place, *value, *none };
        return true;
}

static bool measured(struct ctx *c, const struct brief *b, const struct brief_mark *m, int64_t *value, bool *none,
                     bool *told)
{
        struct query q;
        *none = true;
        if (!query_of(c, b, m, &q))
                return false;
        *told = (!m->place || scope_reaches(c->actor, m->place)) && scope_counts(c->actor, q.e, q.place);
        return !*told || measure_once(c, b, &q, value, none);
}

/* divided: per one of another list, rounded half up in what the first is stored in. */
static bool divided(struct ctx *c, const struct brief *b, const struct brief_mark *m, int64_t *value, bool *none)
{
        struct brief_mark of = *m;
        int64_t by = 0;
        bool none_by = true, told = false;
        of.list = m->per;
        if (!measured(c, b, &of, &by, &none_by, &told))
                return false;
        *none = *none || none_by || by <= 0;
        if (!*none)
                *value = (*value + by / 2) / by;
        return true;
}

/* What the reader has no right to count stays "—": the sentence is still whole. What is divided keeps its own number,
 * for that is what opens into rows. */
bool brief_measure(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct brief_run *out, bool *told)
{
        struct query q;
        if (!query_of(c, b, m, &q))
                return false;
        *out = (struct brief_run){ .figure = m->list, .period = q.period, .place = q.place };
        if (!measured(c, b, m, &out->value, &out->none, told))
                return false;
        int64_t value = out->value;
        bool none = out->none;
        if (m->per && !divided(c, b, m, &value, &none))
                return false;
        out->text = brief_amount(c, m->list, value, none, m->unit);
        return true;
}

/* ---- words of the account itself ---- */

struct str brief_spoken_day(struct ctx *c, const char *day)
{
        if (c->lang == LANG_EN)
                return str_of(day);
        int64_t month = 0, date = 0;
        (void)str_int(str_slice(str_of(day), 5, 7), &month);
        (void)str_int(str_slice(str_of(day), 8, 10), &date);
        return arena_fmt(c->arena, "%.4s年%lld月%lld日", day, (long long)month, (long long)date);
}

static bool year_over(const struct brief *b)
{
        return str_ends(str_of(b->day), S("-12-31"));
}

static struct str day_word(struct ctx *c, const struct brief *b)
{
        return brief_spoken_day(c, b->day);
}

static struct str year_word(struct ctx *c, const struct brief *b)
{
        return arena_fmt(c->arena, "%.4s", b->day);
}

static struct str next_year_word(struct ctx *c, const struct brief *b)
{
        return arena_fmt(c->arena, "%d", date_year(b->day) + 1);
}

/* On its last day a year is over, and nothing happened "since" it began. */
static struct str span_word(struct ctx *c, const struct brief *b)
{
        return arena_fmt(c->arena,
                         year_over(b) ? say(c, "%.4s年", "in %.4s") : say(c, "%.4s年以来", "since the beginning of %.4s"),
                         b->day);
}

static struct str whole_year_word(struct ctx *c, const struct brief *b)
{
        return year_over(b) && c->lang != LANG_EN ? S("全年") : span_word(c, b);
}

static struct str place_word(struct ctx *c, const struct brief *b)
{
        (void)c;
        return b->called;
}

/* whole_word: 全县, 全镇, 全乡: by how the place itself is called. */
static struct str whole_word(struct ctx *c, const struct brief *b)
{
        static const char *const ends[] = { "县", "区", "市", "旗", "镇", "乡", "街道", "村", "社区" };
        if (c->lang == LANG_EN)
                return b->called;
        for (size_t i = 0; b->place && i < COUNT(ends); i++)
                if (str_ends(b->called, str_of(ends[i])))
                        return arena_fmt(c->arena, "全%s", ends[i]);
        return b->place && strlen(b->place) > 9 ? S("全村") : b->called;
}

static const struct {
        const char *name;
        struct str (*words)(struct ctx *c, const struct brief *b);
} own_marks[] = {
        { "day", day_word },     { "year", year_word },   { "next_year", next_year_word },   { "span", span_word },
        { "place", place_word }, { "whole", whole_word }, { "whole_year", whole_year_word },
};

/* ---- marks ---- */

/* mark_bad: the mark is repeated as it was written, because a template has dozens of them. */
static bool mark_bad(struct ctx *c, struct str name, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "template.mark", "text", say(c, "“{%.*s}”：%s", "“{%.*s}”: %s"), FMT(name),
                    say(c, zh, en));
}

/* led_by: takes the word off the front of the mark. */
static bool led_by(struct str *mark, struct str word)
{
        if (!str_starts(*mark, word))
                return false;
        *mark = str_trim(str_slice(*mark, word.n, mark->n));
        return true;
}

/* starts_period: "2016..", "dues_since..": from a year to the account's day. */
static bool starts_period(struct ctx *c, struct str word, struct brief_mark *m)
{
        if (!str_drop_end(&word, S("..")) || str_find(word, S("..")) < word.n)
                return false;
        m->from = word;
        return (str_digits(word) && word.n == 4) || parameter_find(str_of(arena_copy(c->arena, word)));
}

/* mark_word: one of the words behind a figure's code: a period, a unit, how many names. */
static bool mark_word(struct ctx *c, struct str name, struct str word, struct brief_mark *m)
{
        if (m->naming && word.n <= 2 && str_digits(word))
                return str_int(word, &m->names) && m->names > 0;
        m->unit = brief_unit(word);
        if (m->unit || starts_period(c, word, m))
                return true;
        m->last_year = m->last_year || str_is(word, "last_year");
        if (m->last_year || period_parse(c, word, &m->period))
                return true;
        c->err = (struct err){ 0 };
        return mark_bad(c, name, "指标后面的词看不懂；可写期间、单位（万元、亿元、元、万）",
                        "a word behind the figure is not understood; there may be a period and a unit (万元, million)");
}

/* mark_words: what stands behind the code. */
static bool mark_words(struct ctx *c, struct str name, struct str rest, struct brief_mark *m)
{
        struct str word;
        bool per = false;
        while (str_cut(&rest, ' ', &word)) {
                if (!word.n)
                        continue;
                if (per && !(m->per = list_find(word)))
                        return mark_bad(c, name, "per 后应为一个指标", "per is followed by a figure");
                if (!per && !str_is(word, "per") && !mark_word(c, name, word, m))
                        return false;
                per = !per && str_is(word, "per");
        }
        return !per || mark_bad(c, name, "per 后应为一个指标", "per is followed by a figure");
}

/* mark_figure: CODE[@PLACE] and what is behind. */
static bool mark_figure(struct ctx *c, struct str name, struct str rest, struct brief_mark *m)
{
        struct str code;
        if (!str_cut(&rest, ' ', &code))
                return mark_bad(c, name, "括号里没有指标", "no figure between the braces");
        struct str place = code;
        (void)str_cut(&place, '@', &code);
        m->list = list_find(code);
        if (!m->list)
                return mark_bad(c, name, "没有这个指标或清单", "there is no such figure or list");
        if (place.n && (!str_digits(place) || place.n > 12 || !place_under(arena_copy(c->arena, place), c->county)))
                return mark_bad(c, name, "@ 后应为本县的区划代码", "@ is followed by a code of this county");
        if (place.n)
                m->place = arena_copy(c->arena, place);
        if (m->naming && !brief_names_allowed(m->list))
                return mark_bad(c, name, "人员、户和不公开的清单不列名称", "persons, households and closed lists have no names here");
        m->names = 3;
        return mark_words(c, name, rest, m);
}

/* brief_mark: `figure` may lead the code with a colon or a space, since a county's own forms write {{figure:CODE}}
 * (fill.h) and a clerk copies from one into the other. */
bool brief_mark(struct ctx *c, struct str name, struct brief_mark *out)
{
        struct str rest = str_trim(name);
        *out = (struct brief_mark){ .list = NULL };
        for (size_t i = 0; i < COUNT(own_marks); i++)
                if (str_is(rest, own_marks[i].name))
                        out->word = own_marks[i].name;
        if (out->word)
                return true;
        if (led_by(&rest, S("param:"))) {
                out->parameter = parameter_find(rest);
                return out->parameter || mark_bad(c, name, "没有这个参数", "there is no such parameter");
        }
        out->since = led_by(&rest, S("since "));
        out->naming = led_by(&rest, S("names ")) ? BRIEF_NAMES : led_by(&rest, S("places "
        "")) ? BRIEF_PLACES : BRIEF_NUMBER;
        if (!led_by(&rest, S("figure ")))
                (void)led_by(&rest, S("figure:"));
        return mark_figure(c, name, rest, out);
}

static bool add_parameter(struct writer *w, const struct parameter *parameter)
{
        int64_t number = 0;
        if (!parameter_number(w->c, w->b, parameter->name, &number))
                return false;
        if (parameter->type == FIELD_MONEY)
                number /= 100;
        add_words(w->c, w->p, arena_fmt(w->c->arena, "%lld", (long long)number));
        return true;
}

static bool add_names(struct writer *w, const struct brief_mark *m)
{
        struct query q;
        struct str names;
        if (!query_of(w->c, w->b, m, &q) || !brief_names(w->c, &q, m->naming == BRIEF_PLACES, m->names, &names))
                return false;
        add_words(w->c, w->p, names);
        return true;
}

static bool add_figure(struct writer *w, const struct brief_mark *m)
{
        struct brief_run run;
        bool told;
        if (!brief_measure(w->c, w->b, m, &run, &told))
                return false;
        *run_add(w->c, w->p) = run;
        return true;
}

/* add_marked: what stands between the braces. */
static bool add_marked(struct writer *w, const struct brief_mark *m)
{
        struct period p;
        for (size_t i = 0; m->word && i < COUNT(own_marks); i++)
                if (strcmp(m->word, own_marks[i].name) == 0)
                        add_words(w->c, w->p, own_marks[i].words(w->c, w->b));
        if (m->word)
                return true;
        if (m->parameter)
                return add_parameter(w, m->parameter);
        if (m->naming)
                return add_names(w, m);
        if (!m->since)
                return add_figure(w, m);
        if (!period_of(w->c, w->b, m, &p))
                return false;
        add_words(w->c, w->p, arena_fmt(w->c->arena, "%.4s", p.from));
        return true;
}

/* ---- choices ---- */

static size_t digits_of(const struct brief *b)
{
        return b->place ? strlen(b->place) : 0;
}

static bool county_account(const struct brief *b)
{
        return digits_of(b) == 6;
}

static bool township_account(const struct brief *b)
{
        return digits_of(b) == 9;
}

static bool village_account(const struct brief *b)
{
        return digits_of(b) == 12;
}

static bool has_problems(const struct brief *b)
{
        return b->n_problems > 0;
}

static const struct {
        const char *name;
        bool (*holds)(const struct brief *b);
} own_conditions[] = {
        { "county", county_account },
        { "township", township_account },
        { "village", village_account },
        { "problems", has_problems },
};

/* figure_holds: what its reader may not see holds, so that the sentence is there, with "—". */
static bool figure_holds(struct writer *w, const struct brief_mark *m, bool *holds)
{
        struct brief_run run;
        bool told = true;
        if (!brief_measure(w->c, w->b, m, &run, &told))
                return false;
        *holds = *holds || !told || (!run.none && run.value != 0);
        return true;
}

/* mark_read: what a saved text names and this program no longer has is no reason to be without an account: it counts as
 * nothing, and the mark stands in the text as it was written, for the office to see. Nobody saves one anew. */
static bool mark_read(struct writer *w, struct str name, struct brief_mark *out, bool *lost)
{
        *lost = false;
        if (brief_mark(w->c, name, out))
                return true;
        if (!w->b || strcmp(w->c->err.code, "template.mark") != 0)
                return false;
        w->c->err = (struct err){ 0 };
        *lost = true;
        return true;
}

/* condition_holds: one of those joined by + holds. Only figures can: a word is no number. */
static bool condition_holds(struct writer *w, struct str condition, bool told, bool *holds)
{
        struct str one;
        struct brief_mark m;
        bool lost;
        *holds = false;
        while (str_cut(&condition, '+', &one)) {
                size_t i = 0;
                one = str_trim(one);
                while (i < COUNT(own_conditions) && !str_is(one, own_conditions[i].name))
                        i++;
                if (i < COUNT(own_conditions)) {
                        *holds = *holds || (told && own_conditions[i].holds(w->b));
                        continue;
                }
                if (!mark_read(w, one, &m, &lost))
                        return false;
                if (lost)
                        continue;
                if (!m.list || m.naming || m.since)
                        return mark_bad(w->c, one, "条件应为指标，或 county、township、village、problems",
                                        "a condition is a figure, or county, township, village, problems");
                if (told && !*holds && !figure_holds(w, &m, holds))
                        return false;
        }
        return true;
}

static bool write_line(struct writer *w, struct str *rest, bool told);

/* write_choice: behind "{?". Both words are read, one is told. */
static bool write_choice(struct writer *w, struct str *rest, bool told)
{
        const struct str whole = *rest;
        const size_t bar = str_find(*rest, S("|")), end = str_find(*rest, S("}"));
        bool holds = false;
        if (bar == rest->n || end < bar || w->depth == DEPTH_MAX)
                return mark_bad(w->c, str_slice(whole, 0, bar < end ? bar : end), "应写成 {?条件|不为零时|为零时}，最多套六层",
                                "write {?CONDITION|WORDS|WORDS}, at most six within each other");
        if (!condition_holds(w, str_slice(*rest, 0, bar), told, &holds))
                return false;
        *rest = str_slice(*rest, bar + 1, rest->n);
        w->depth++;
        if (!write_line(w, rest, told && holds))
                return false;
        if (rest->n && rest->p[0] == '|') {
                *rest = str_slice(*rest, 1, rest->n);
                if (!write_line(w, rest, told && !holds))
                        return false;
        }
        w->depth--;
        if (!rest->n || rest->p[0] != '}')
                return mark_bad(w->c, str_slice(whole, 0, bar), "括号没有闭合，或多了一个 |",
                                "the brace is not closed, or there is one | too many");
        *rest = str_slice(*rest, 1, rest->n);
        return true;
}

static bool write_mark(struct writer *w, struct str *rest, bool told)
{
        struct brief_mark m;
        bool lost;
        const size_t end = str_find(*rest, S("}"));
        if (end == rest->n)
                return mark_bad(w->c, str_slice(*rest, 0, 24), "括号没有闭合", "the brace is not closed");
        const struct str name = str_slice(*rest, 0, end);
        *rest = str_slice(*rest, end + 1, rest->n);
        if (!mark_read(w, name, &m, &lost))
                return false;
        if (lost && told)
                add_words(w->c, w->p, arena_fmt(w->c->arena, "{%.*s}", FMT(name)));
        return lost || !told || add_marked(w, &m);
}

/* special: where words end: at a mark, and within a choice at its bar or end. Outside of one both are plain letters. */
static size_t special(struct str s, bool within)
{
        size_t i = 0;
        while (i < s.n && s.p[i] != '{' && !(within && (s.p[i] == '|' || s.p[i] == '}')))
                i++;
        return i;
}

static bool write_line(struct writer *w, struct str *rest, bool told)
{
        for (;;) {
                const size_t at = special(*rest, w->depth > 0);
                if (told)
                        add_words(w->c, w->p, str_slice(*rest, 0, at));
                *rest = str_slice(*rest, at, rest->n);
                if (!rest->n || rest->p[0] != '{')
                        return true;
                *rest = str_slice(*rest, 1, rest->n);
                const bool choice = rest->n && rest->p[0] == '?';
                if (choice)
                        *rest = str_slice(*rest, 1, rest->n);
                if (!(choice ? write_choice(w, rest, told) : write_mark(w, rest, told)))
                        return false;
        }
}

bool brief_write(struct ctx *c, const struct brief *b, struct str line, struct brief_paragraph *p)
{
        struct writer w = { .c = c, .b = b, .p = p };
        if (!write_line(&w, &line, true))
                return false;
        if (p->n == 1 && !p->runs[0].figure && !str_trim(p->runs[0].text).n)
                p->n = 0;
        return true;
}

bool brief_check(struct ctx *c, struct str text)
{
        struct str line;
        while (str_cut(&text, '\n', &line)) {
                struct writer w = { .c = c };
                if (!write_line(&w, &line, false))
                        return false;
        }
        return true;
}
