/* brief.c: the account of the Five Strengthenings (see brief.h): words with marks become paragraphs of runs.
 *
 * The words are the office's own (register brief_template) or those of the mechanism's module. Behind the words of one
 * comes what its checks find, so that the account never reads better than the records are. */
#include "brief/brief.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/english.h"
#include "base/term.h"
#include "core/scope.h"

#include <stdio.h>

/* Of one paragraph. Ours have some twenty; an office that writes more in one line sees its last run replaced and not
 * the account refused. */
#define RUNS_MAX 200

/* ---- runs ---- */

static struct brief_run *run_add(struct ctx *c, struct brief_paragraph *p)
{
        if (!p->runs)
                p->runs = NEWS(c->arena, struct brief_run, RUNS_MAX);
        return p->n < RUNS_MAX ? &p->runs[p->n++] : &p->runs[RUNS_MAX - 1];
}

/* add_words: two marks side by side leave no empty run between them, which the papers would print as one. Behind a
 * "1" English says its words of one. */
static void add_words(struct ctx *c, struct brief_paragraph *p, struct str words)
{
        const struct brief_run *before = p->n ? &p->runs[p->n - 1] : NULL;
        if (c->lang == LANG_EN && before && before->figure && str_is(before->text, "1"))
                words = english_after_one(c->arena, words);
        if (words.n)
                run_add(c, p)->text = words;
}

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
        int64_t year = 0;
        (void)str_int(str_slice(str_of(day), 0, 4), &year);
        snprintf(p.from, sizeof p.from, "%04u-01-01", (unsigned)(year - 1) % 10000);
        snprintf(p.to, sizeof p.to, "%04u-12-31", (unsigned)(year - 1) % 10000);
        return p;
}

/* period_of: the mark's own period, else the account's day, as its list takes it. */
static struct period period_of(const struct brief *b, const struct brief_mark *m)
{
        return period_for(m->list, m->last_year       ? last_year(b->day)
                                   : m->period.to[0] ? m->period
                                                     : day_period(b->day));
}

/* measure: a figure over the whole county is asked without a place, as its page asks, so that both come from one
 * statement. What the reader has no right to count stays "—": the sentence is still whole. */
static bool measure(struct ctx *c, const struct brief *b, const struct brief_mark *m, struct brief_run *out)
{
        const struct list *l = m->list;
        const char *place = m->place ? m->place : b->place;
        bool told = !m->place || scope_reaches(c->actor, m->place);
        struct query q = { .e = entity_find(str_of(l->of)),
                           .list = l,
                           .period = period_of(b, m),
                           .place = place && strcmp(place, c->county) == 0 ? NULL : place };
        *out = (struct brief_run){ .figure = l, .period = q.period, .place = q.place, .none = true };
        if (told && scope_counts(c->actor, q.e, q.place) && !query_measure(c, &q, &out->value, &out->none))
                return false;
        out->text = figure_text(c, l, out->value, out->none);
        return true;
}

/* paper_day: as a paper writes it: 2017年12月31日, without zeros in front. */
static struct str paper_day(struct ctx *c, const char *day)
{
        if (c->lang == LANG_EN)
                return str_of(day);
        int64_t month = 0, date = 0;
        (void)str_int(str_slice(str_of(day), 5, 7), &month);
        (void)str_int(str_slice(str_of(day), 8, 10), &date);
        return arena_fmt(c->arena, "%.4s年%lld月%lld日", day, (long long)month, (long long)date);
}

/* ---- marks ---- */

/* mark_bad: the mark is repeated as it was written, because a template has dozens of them. */
static bool mark_bad(struct ctx *c, struct str name, const char *zh, const char *en)
{
        return fail(c, ERR_INVALID, "template.mark", "text", say(c, "“{%.*s}”：%s", "“{%.*s}”: %s"), FMT(name),
                    say(c, zh, en));
}

/* Words of the account itself: they have no rows behind them and so are no figures. */
static const char *const mark_words[] = { "day", "year", "place" };

/* led_by: takes the word off the front of the mark. */
static bool led_by(struct str *mark, struct str word)
{
        if (!str_starts(*mark, word))
                return false;
        *mark = str_trim(str_slice(*mark, word.n, mark->n));
        return true;
}

/* brief_mark: `figure` may lead the code with a colon or a space, since a county's own forms write {{figure:CODE}}
 * (fill.h) and a clerk copies from one into the other. */
bool brief_mark(struct ctx *c, struct str name, struct brief_mark *out)
{
        struct str code, rest = str_trim(name);
        *out = (struct brief_mark){ .list = NULL };
        for (size_t i = 0; i < COUNT(mark_words); i++)
                if (str_is(rest, mark_words[i]))
                        out->word = mark_words[i];
        if (out->word)
                return true;
        out->since = led_by(&rest, S("since "));
        if (!led_by(&rest, S("figure ")))
                (void)led_by(&rest, S("figure:"));
        if (!str_cut(&rest, ' ', &code))
                return mark_bad(c, name, "括号里没有指标", "no figure between the braces");
        struct str place = code;
        (void)str_cut(&place, '@', &code);
        out->list = list_find(code);
        if (!out->list)
                return mark_bad(c, name, "没有这个指标或清单", "there is no such figure or list");
        if (place.n && (!str_digits(place) || place.n > 12 || !place_under(arena_copy(c->arena, place), c->county)))
                return mark_bad(c, name, "@ 后应为本县的区划代码", "@ is followed by a code of this county");
        if (place.n)
                out->place = arena_copy(c->arena, place);
        rest = str_trim(rest);
        out->last_year = str_is(rest, "last_year");
        return out->last_year || !rest.n || period_parse(c, rest, &out->period);
}

/* brief_cut: the words before the next mark, and the mark; false at the end. name.p NULL: no mark follows. */
static bool brief_cut(struct ctx *c, struct str *rest, struct str *words, struct str *name)
{
        *name = (struct str){ NULL, 0 };
        if (!str_cut(rest, '{', words))
                return false;
        bool opened = words->p + words->n < rest->p || rest->n;
        if (!opened)
                return true;
        size_t end = str_find(*rest, S("}"));
        if (end == rest->n)
                return mark_bad(c, str_slice(*rest, 0, 24), "括号没有闭合", "the brace is not closed");
        *name = str_slice(*rest, 0, end);
        *rest = str_slice(*rest, end + 1, rest->n);
        return true;
}

/* brief_check: the same reading as when the account is written, so that what is saved can be written. */
bool brief_check(struct ctx *c, struct str text)
{
        struct str rest = text, words, name;
        struct brief_mark m;
        while (rest.n && brief_cut(c, &rest, &words, &name))
                if (name.p && !brief_mark(c, name, &m))
                        return false;
        return c->err.kind == ERR_NONE;
}

/* add_marked: what stands between the braces: a word of the account, or a figure. */
static bool add_marked(struct ctx *c, const struct brief *b, struct brief_paragraph *p, struct str name)
{
        struct brief_mark m;
        struct brief_run run;
        if (!brief_mark(c, name, &m))
                return false;
        if (m.since) {
                add_words(c, p, arena_fmt(c->arena, "%.4s", period_of(b, &m).from));
        } else if (!m.word) {
                if (!measure(c, b, &m, &run))
                        return false;
                *run_add(c, p) = run;
        } else if (str_is(str_of(m.word), "day")) {
                add_words(c, p, paper_day(c, b->day));
        } else if (str_is(str_of(m.word), "year")) {
                add_words(c, p, arena_fmt(c->arena, "%.4s", b->day));
        } else {
                add_words(c, p, b->place_title);
        }
        return true;
}

static bool write_paragraph(struct ctx *c, const struct brief *b, struct str text, struct brief_paragraph *p)
{
        struct str rest = text, words, name;
        while (rest.n && brief_cut(c, &rest, &words, &name)) {
                add_words(c, p, words);
                if (name.p && !add_marked(c, b, p, name))
                        return false;
        }
        return c->err.kind == ERR_NONE;
}

/* named_above: the section's words have told the same number already. */
static bool named_above(const struct brief_section *s, const struct brief_run *run)
{
        for (size_t i = 0; i < s->n; i++)
                for (size_t k = 0; k < s->paragraphs[i].n; k++) {
                        const struct brief_run *r = &s->paragraphs[i].runs[k];
                        bool same = r->figure == run->figure && strcmp(r->period.from, run->period.from) == 0 &&
                                    strcmp(r->period.to, run->period.to) == 0 &&
                                    str_eq(str_of(r->place), str_of(run->place));
                        if (same)
                                return true;
                }
        return false;
}

/* write_checks: the checks of the mechanism that find something, in one paragraph; none: a sentence that says so.
 * What the words name themselves is not said twice; a section whose words name all has no such paragraph (n 0).
 * Hints are left out: they advise who keeps the register and say nothing of the county. What is excused on the day
 * is left out as on a desk. */
static bool write_checks(struct ctx *c, const struct brief *b, const struct brief_section *s,
                         struct brief_paragraph *p)
{
        const struct list *l;
        bool named = false;
        for (size_t i = 0; (l = list_at(i)); i++) {
                struct brief_run run;
                if (l->severity < SEVERITY_SUSPECT || strcmp(list_mechanism(l), s->mechanism) != 0)
                        continue;
                if (!measure(c, b, &(struct brief_mark){ .list = l }, &run))
                        return false;
                if (run.none || run.value == 0)
                        continue;
                if (named_above(s, &run)) {
                        named = true;
                        continue;
                }
                add_words(c, p,
                          arena_fmt(c->arena, "%s%s ", p->n ? say(c, "；", "; ") : say(c, "待办理：", "To be done: "),
                                    say(c, l->title, l->title_en)));
                *run_add(c, p) = run;
                add_words(c, p, arena_fmt(c->arena, " %.*s", FMT(figure_unit(c, l, run.text))));
        }
        if (p->n || !named)
                add_words(c, p,
                          str_of(p->n ? say(c, "。", ".") : say(c, "各项核对没有发现问题。", "The checks find nothing.")));
        return true;
}

/* lines_of: at most so many paragraphs: a line each. */
static size_t lines_of(struct str text)
{
        size_t n = 1;
        for (size_t i = 0; i < text.n; i++)
                n += text.p[i] == '\n';
        return n;
}

struct own_words {
        struct str title, text;
};
static const struct db_column own_words_columns[] = { DB_COLUMN(struct own_words, title),
                                                      DB_COLUMN(struct own_words, text) };

/* own_words: the office's own title and text of a section, where it wrote some. An office that only wants other words
 * leaves the title empty and keeps ours. */
static bool own_words(struct ctx *c, const char *section, struct str *title, struct str *text)
{
        struct own_words own;
        bool found;
        if (!db_first(c, db_sql(c->db, "papers.template"),
                      ARGS(ARG("section", V_TEXT(section)), ARG("language", V_TEXT(c->lang == LANG_EN ? "en" : "zh"))),
                      c->arena, DB_COLUMNS(own_words_columns), &own, &found))
                return false;
        if (found)
                *text = own.text;
        if (found && own.title.n)
                *title = own.title;
        return true;
}

const char *brief_heading(const struct ctx *c, const struct mechanism *m)
{
        return m->heading ? say(c, m->heading, m->heading_en) : say(c, m->title, m->title_en);
}

/* write_section: paragraphs of the office's words or of ours, and behind them what the checks find, which no template
 * can take out. */
static bool write_section(struct ctx *c, const struct brief *b, const struct mechanism *m, struct brief_section *out)
{
        struct str title = str_of(brief_heading(c, m)), text = str_of(say(c, m->words, m->words_en)), line;
        if (!own_words(c, m->number, &title, &text))
                return false;
        *out = (struct brief_section){ .mechanism = m->number,
                                       .title = arena_copy(c->arena, title),
                                       .paragraphs = NEWS(c->arena, struct brief_paragraph, lines_of(text) + 1) };
        while (str_cut(&text, '\n', &line))
                if (str_trim(line).n && !write_paragraph(c, b, str_trim(line), &out->paragraphs[out->n++]))
                        return false;
        if (!write_checks(c, b, out, &out->paragraphs[out->n]))
                return false;
        out->n += out->paragraphs[out->n].n > 0;
        return true;
}

/* ---- the whole ---- */

/* read_frame: the journal's head is read in the same snapshot as the figures, so that an account can be made again from
 * a store of that head. */
struct head {
        int64_t seq;
        struct str digest;
};
static const struct db_column head_columns[] = { DB_COLUMN(struct head, seq), DB_COLUMN(struct head, digest) };

/* read_place: an account of a place nobody knows would be all noughts, and so would one of a place out of reach. */
static bool read_place(struct ctx *c, struct brief *b)
{
        struct val name = V_NULL;
        if (!b->place)
                return seat_called(c, NULL, &b->place_title);
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(b->place))), &name))
                return false;
        if (name.type != VAL_TEXT || !place_under(b->place, c->county))
                return fail(c, ERR_INVALID, "place.unknown", "place",
                            say(c, "没有代码为 %s 的地方", "no place has the code %s"), b->place);
        b->place_title = name.s;
        return scope_within(c, b->place);
}

static bool read_frame(struct ctx *c, struct brief *b)
{
        struct head head;
        bool found;
        if (!read_place(c, b))
                return false;
        if (!db_first(c, db_sql(c->db, "core.head"), NO_ARGS, c->arena, DB_COLUMNS(head_columns), &head, &found))
                return false;
        if (found)
                b->head = arena_fmt(c->arena, "%s#%lld %.*s", c->county, (long long)head.seq, FMT(head.digest));
        return true;
}

/* brief_make: a section for every mechanism there is, also where nothing is entered yet: an account that left out what
 * is empty would hide it. */
bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out)
{
        if (!day || !date_valid(str_of(day)))
                return fail(c, ERR_INVALID, "date.invalid", "day", "%s",
                            say(c, "日期应如 2017-12-31", "the day should be as 2017-12-31"));
        speak_of(c, day);
        place = seat_code(c, place ? place : scope_seat(c->actor));
        *out = (struct brief){ .day = arena_copy(c->arena, str_of(day)),
                               .place = place ? arena_copy(c->arena, str_of(place)) : NULL };
        if (!read_frame(c, out))
                return false;
        struct str when = paper_day(c, day);
        if (strcmp(day, c->today) > 0) /* a day to come: nobody shall take it for what was */
                when = arena_fmt(c->arena, say(c, "%.*s；数据截至%.*s", "%.*s; records as of %.*s"), FMT(when),
                                 FMT(paper_day(c, c->today)));
        out->title = arena_fmt(
                c->arena, say(c, "%.*s«party_building»情况（%.*s）", "«party_building» in %.*s (%.*s)"),
                FMT(out->place_title), FMT(when));
        const struct mechanism *m;
        size_t n = 0;
        while (mechanism_at(n))
                n++;
        out->sections = NEWS(c->arena, struct brief_section, n);
        for (size_t i = 0; (m = mechanism_at(i)); i++)
                if (!write_section(c, out, m, &out->sections[out->n++]))
                        return false;
        return true;
}
