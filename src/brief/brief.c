/* brief.c: the account of a place on a day (see brief.h): its parts in order, their headings, what the checks find. The
 * words of a part are the office's own of that day (register brief_template) or those of the mechanism's module; how
 * marks become runs is template.c. What the checks find is an annex and no part of the text: nobody's template takes it
 * out, and the text stays one that can be sent. */
#include "brief/brief.h"

#include "base/date.h"
#include "base/term.h"
#include "brief/names.h"
#include "brief/template.h"
#include "core/scope.h"

/* ---- parts ---- */

/* What stands behind the mechanisms. The unit that signs is a line of its own and has no heading. */
static const struct brief_part closing[] = {
        { .code = "next",
          .title = "下一步工作",
          .title_en = "Next steps",
          .heading = "下一步工作",
          .heading_en = "Next steps",
          .words = "{?problems|对照《存在问题清单》，逐项核对记录和佐证材料，查明原因，明确责任单位和完成时限，整改结果记入台账。|"
                   "继续按月核对各项记录，发现问题及时整改。}{?study.tasks|抓好工作方案各项任务的落实，按期完成、按期报告。|}",
          .words_en = "{?problems|Each item of the annexed list of problems is checked against records and evidence, "
                      "its cause found, a unit and a day named for it, and what came of it entered.|The records go on "
                      "being checked every month.}{?study.tasks| The tasks of the work plans are carried out and "
                      "reported on in time.|}" },
        { .code = "sign",
          .title = "落款单位",
          .title_en = "Unit that signs",
          .heading = "落款单位",
          .heading_en = "Unit that signs",
          .words = "{?county|中共{place}委组织部|{?township|中共{place}委员会|{place}党组织}}",
          .words_en = "{?county|Organisation Department of the Party Committee of {place}|Party organisation of "
                      "{place}}" },
};

bool brief_part(size_t i, struct brief_part *out)
{
        size_t n = 0;
        while (mechanism_at(n))
                n++;
        if (i >= n + COUNT(closing))
                return false;
        if (i >= n) {
                *out = closing[i - n];
                return true;
        }
        const struct mechanism *m = mechanism_at(i);
        *out = (struct brief_part){ .code = m->number,
                                    .title = m->title,
                                    .title_en = m->title_en,
                                    .heading = m->heading ? m->heading : m->title,
                                    .heading_en = m->heading ? m->heading_en : m->title_en,
                                    .words = m->words,
                                    .words_en = m->words_en };
        return true;
}

struct own_words {
        struct str title, text;
};
static const struct db_column own_words_columns[] = { DB_COLUMN(struct own_words, title),
                                                      DB_COLUMN(struct own_words, text) };

/* own_words: the office's own title and text of a part on the account's day, where it wrote some. An office that only
 * wants other words leaves the title empty and keeps ours. */
static bool own_words(struct ctx *c, const struct brief *b, const char *code, struct str *title, struct str *text)
{
        struct own_words own;
        bool found;
        if (!db_first(c, db_sql(c->db, "papers.template"),
                      ARGS(ARG("section", V_TEXT(code)), ARG("language", V_TEXT(c->lang == LANG_EN ? "en" : "zh")),
                           ARG("day", V_TEXT(b->day))),
                      c->arena, DB_COLUMNS(own_words_columns), &own, &found))
                return false;
        if (found)
                *text = str_of(term_said(c, c->lang, arena_copy(c->arena, own.text)));
        if (found && own.title.n)
                *title = own.title;
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

/* write_words: the paragraphs of which something is left. */
static bool write_words(struct ctx *c, const struct brief *b, const struct brief_part *part, struct brief_section *out)
{
        struct str title = str_of(say(c, part->heading, part->heading_en));
        struct str text = str_of(say(c, part->words, part->words_en)), line;
        if (!own_words(c, b, part->code, &title, &text))
                return false;
        *out = (struct brief_section){ .mechanism = part->code,
                                       .title = arena_copy(c->arena, title),
                                       .paragraphs = NEWS(c->arena, struct brief_paragraph, lines_of(text)) };
        while (str_cut(&text, '\n', &line)) {
                if (!brief_write(c, b, str_trim(line), &out->paragraphs[out->n]))
                        return false;
                out->n += out->paragraphs[out->n].n > 0;
        }
        return true;
}

/* ---- what the checks find ---- */

/* find_problems: of every mechanism in order. Hints are left out: they advise who keeps the register and say nothing of
 * the county; so is the upkeep of the program. What is excused on the day is left out as on a desk. */
static bool find_problems(struct ctx *c, struct brief *b)
{
        const struct mechanism *m;
        const struct list *l;
        size_t n = 0;
        while (list_at(n))
                n++;
        b->problems = NEWS(c->arena, struct brief_problem, n);
        for (size_t k = 0; (m = mechanism_at(k)); k++)
                for (size_t i = 0; (l = list_at(i)); i++) {
                        struct brief_problem *p = &b->problems[b->n_problems];
                        bool told;
                        if (l->severity < SEVERITY_SUSPECT || l->upkeep || strcmp(list_mechanism(l), m->number) != 0)
                                continue;
                        if (!brief_measure(c, b, &(struct brief_mark){ .list = l }, &p->run, &told))
                                return false;
                        p->mechanism = m->number;
                        b->n_problems += told && !p->run.none && p->run.value != 0;
                }
        return true;
}

/* ---- headings ---- */

/* The numbers of headings in official papers; an account of more sections goes on in digits. */
static const char *const numerals[] = { "一", "二", "三",   "四",   "五",   "六",   "七",   "八",   "九",   "十",
                                        "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十" };

/* heading: 一、 for the first level, （一） for the second. */
static const char *heading(struct ctx *c, int level, size_t i, const char *title)
{
        if (c->lang == LANG_EN || i >= COUNT(numerals))
                return arena_fmt(c->arena, level == 1 ? "%zu. %s" : "(%zu) %s", i + 1, title).p;
        return arena_fmt(c->arena, level == 1 ? "%s、%s" : "（%s）%s", numerals[i], title).p;
}

/* number_parts: strengthenings are numbered through and their mechanisms within them, as the source numbers its own
 * account; the opening summary stands before the first. */
static void number_parts(struct ctx *c, struct brief *b)
{
        size_t first = 0, second = 0;
        enum pillar open = PILLAR_GROUND;
        for (size_t i = 0; i < b->n; i++) {
                struct brief_section *s = &b->sections[i];
                const struct mechanism *m = mechanism_at(i);
                if (s->n == 0 || m->pillar == PILLAR_GROUND)
                        continue;
                const struct pillar_words *words = pillar_words(m->pillar);
                if (m->pillar != open) {
                        s->part = heading(c, 1, first++, say(c, words->title, words->title_en));
                        second = 0;
                }
                open = m->pillar;
                s->heading = heading(c, 2, second++, s->title);
        }
        if (b->next.n)
                b->next.heading = heading(c, 1, first, b->next.title);
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
        if (!b->place) {
                const bool named = seat_called(c, NULL, &b->place_title);
                b->called = b->place_title;
                return named;
        }
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(b->place))), &name) ||
            !brief_place_name(c, b->place, &b->called))
                return false;
        b->place_title = name.type == VAL_TEXT ? name.s : S("");
        if (!b->place_title.n || !place_under(b->place, c->county))
                return fail(c, ERR_INVALID, "place.unknown", "place",
                            say(c, "没有代码为 %s 的地方", "no place has the code %s"), b->place);
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

/* What the account is called, on its title, in the menu and by the command. */
#define TITLE "%.*s%.4s年«party_building»工作情况报告"
#define TITLE_EN "«party_building» in %.*s: account of %.4s"

/* title_of: of a year that is over the year alone; of a day within it the day, too; of a day to come, that it is one:
 * nobody shall take it for what was. */
static struct str title_of(struct ctx *c, const struct brief *b)
{
        struct str title = arena_fmt(c->arena, say(c, TITLE, TITLE_EN), FMT(b->called), b->day);
        const struct str day = brief_spoken_day(c, b->day);
        if (strcmp(b->day, c->today) > 0)
                return arena_fmt(c->arena, say(c, "%.*s（%.*s；数据截至%.*s）", "%.*s (%.*s; records as of %.*s)"),
                                 FMT(title), FMT(day), FMT(brief_spoken_day(c, c->today)));
        return str_ends(day, S("12月31日")) || str_ends(day, S("-12-31"))
                       ? title
                       : arena_fmt(c->arena, say(c, "%.*s（截至%.*s）", "%.*s (up to %.*s)"), FMT(title), FMT(day));
}

/* sign: the unit is one line of the office's or ours; an account of own households is nobody's paper. */
static bool sign(struct ctx *c, struct brief *b)
{
        struct brief_section line;
        if (!write_words(c, b, &closing[1], &line))
                return false;
        b->dated = brief_spoken_day(c, b->day);
        b->unit = S("");
        for (size_t i = 0; b->place && line.n && i < line.paragraphs[0].n; i++)
                b->unit = arena_fmt(c->arena, "%.*s%.*s", FMT(b->unit), FMT(line.paragraphs[0].runs[i].text));
        return true;
}

/* brief_make: a section for every mechanism there is; one with nothing to say is there without paragraphs. */
bool brief_make(struct ctx *c, const char *day, const char *place, struct brief *out)
{
        struct brief_part part;
        if (!day || !date_valid(str_of(day)))
                return fail(c, ERR_INVALID, "date.invalid", "day", "%s",
                            say(c, "日期应如 2017-12-31", "the day should be as 2017-12-31"));
        speak_of(c, day);
        place = seat_code(c, place ? place : scope_seat(c->actor));
        *out = (struct brief){ .measures = brief_measures(c),
                               .day = arena_copy(c->arena, str_of(day)),
                               .place = place ? arena_copy(c->arena, str_of(place)) : NULL };
        if (!read_frame(c, out))
                return false;
        out->title = title_of(c, out);
        if (!find_problems(c, out))
                return false;
        while (mechanism_at(out->n))
                out->n++;
        out->sections = NEWS(c->arena, struct brief_section, out->n);
        for (size_t i = 0; i < out->n; i++)
                if (!brief_part(i, &part) || !write_words(c, out, &part, &out->sections[i]))
                        return false;
        if (!write_words(c, out, &closing[0], &out->next) || !sign(c, out))
                return false;
        number_parts(c, out);
        return true;
}
