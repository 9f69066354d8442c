/* brief_paper.c: one JSON is the account; the other forms are read off it (see brief_paper.h). */
#include "http/brief_paper.h"

#include "book/docx.h"
#include "core/change.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/values.h"

/* A kept account names the rows of every figure, which even as ranges is the larger part of it. */
#define CONTENT_MAX ((size_t)16 << 20)

/* Headings of the annexes, the same in every paper. */
#define PROBLEMS "附件1：存在问题清单"
#define PROBLEMS_EN "Annex 1: problems found"
#define NO_PROBLEMS "经核查，未发现问题。"
#define NO_PROBLEMS_EN "The checks find nothing."
#define SOURCES "附件2：数字出处"
#define SOURCES_EN "Annex 2: where the figures come from"

/* ---- JSON ---- */

/* ranges: ids in order as "1-17,19". */
static struct str ranges(struct ctx *c, const int64_t *ids, size_t n)
{
        struct buf b = BUF(CONTENT_MAX);
        for (size_t i = 0; i < n;) {
                size_t k = i;
                while (k + 1 < n && ids[k + 1] == ids[k] + 1)
                        k++;
                buf_fmt(&b, "%s%lld", i ? "," : "", (long long)ids[i]);
                if (k > i)
                        buf_fmt(&b, "-%lld", (long long)ids[k]);
                i = k + 1;
        }
        struct str text = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

/* rows_member: which rows a figure was counted over, for a kept account. A ratio has no rows of its own; the two
 * compartments give numbers and never keys, or the paper would say who is in them. */
static bool rows_member(struct ctx *c, struct json *j, const struct query *q)
{
        int64_t *ids;
        size_t n;
        if (q->list->num || !scope_may(c->actor, q->e, RIGHT_READ) || area_closed(q->e->area) ||
            area_closed(q->list->closed))
                return true;
        if (!query_ids(c, q, &ids, &n))
                return false;
        json_str(j, "rows", ranges(c, ids, n));
        return true;
}

/* run_json: words, or a figure with all that its link and its annex need; never a number alone. */
static bool run_json(struct ctx *c, struct json *j, const struct brief *b, const struct brief_run *run,
                     enum brief_rows rows)
{
        struct query q = { .list = run->figure, .period = run->period, .place = run->place };
        json_open(j, NULL);
        if (!run->figure) {
                json_str(j, "text", run->text);
                json_end(j);
                return true;
        }
        q.e = entity_find(str_of(run->figure->of));
        json_open(j, "figure");
        figure_members(c, j, &q, run->value, run->none, b->place_title);
        if (rows == BRIEF_ROWS && !rows_member(c, j, &q))
                return false;
        json_end(j);
        json_str(j, "shown", run->text);
        json_end(j);
        return true;
}

/* pillar_of: the strengthening a section's mechanism belongs to; NULL: none (organisations and households). */
static const char *pillar_of(const struct ctx *c, const char *mechanism)
{
        const struct mechanism *m = mechanism_find(str_of(mechanism));
        const struct pillar_words *p = m && m->pillar != PILLAR_GROUND ? pillar_words(m->pillar) : NULL;
        return p ? say(c, p->title, p->title_en) : NULL;
}

static bool paragraphs_json(struct ctx *c, struct json *j, const struct brief *b, const struct brief_section *s,
                            enum brief_rows rows)
{
        json_list(j, "paragraphs");
        for (size_t i = 0; i < s->n; i++) {
                json_list(j, NULL);
                for (size_t k = 0; k < s->paragraphs[i].n; k++)
                        if (!run_json(c, j, b, &s->paragraphs[i].runs[k], rows))
                                return false;
                json_end(j);
        }
        json_end(j);
        return true;
}

/* section_json: the pillar stands in each section and not over several: a kept account is read without the catalogue of
 * its day, and a section may be the only one of its pillar. Headings are the account's own, the same in every form. */
static bool section_json(struct ctx *c, struct json *j, const char *key, const struct brief *b,
                         const struct brief_section *s, enum brief_rows rows)
{
        json_open(j, key);
        const char *pillar = pillar_of(c, s->mechanism);
        json_text(j, "mechanism", s->mechanism);
        json_text(j, "title", s->title);
        if (pillar)
                json_text(j, "pillar", pillar);
        if (s->part)
                json_text(j, "part", s->part);
        if (s->heading)
                json_text(j, "heading", s->heading);
        if (!paragraphs_json(c, j, b, s, rows))
                return false;
        json_end(j);
        return true;
}

/* problem_json: with what to look at and on whose desk it is, as on the page of the check. */
static bool problem_json(struct ctx *c, struct json *j, const struct brief *b, const struct brief_problem *p,
                         enum brief_rows rows)
{
        const struct mechanism *m = mechanism_find(str_of(p->mechanism));
        const struct list *l = p->run.figure;
        json_open(j, NULL);
        json_text(j, "mechanism", p->mechanism);
        json_text(j, "section", say(c, m->title, m->title_en));
        json_text(j, "mend", say(c, l->mend, l->mend_en));
        json_list(j, "runs");
        if (!run_json(c, j, b, &p->run, rows))
                return false;
        json_end(j);
        json_end(j);
        return true;
}

static bool problems_json(struct ctx *c, struct json *j, const struct brief *b, enum brief_rows rows)
{
        json_list(j, "problems");
        for (size_t i = 0; i < b->n_problems; i++)
                if (!problem_json(c, j, b, &b->problems[i], rows))
                        return false;
        json_end(j);
        return true;
}

bool brief_json(struct ctx *c, struct json *j, const struct brief *b, enum brief_rows rows)
{
        json_open(j, NULL);
        json_str(j, "title", b->title);
        json_text(j, "day", b->day);
        json_text(j, "place", b->place);
        json_str(j, "place_title", b->place_title);
        json_str(j, "head", b->head);
        json_list(j, "sections");
        for (size_t i = 0; i < b->n; i++)
                if (!section_json(c, j, NULL, b, &b->sections[i], rows))
                        return false;
        json_end(j);
        if (!section_json(c, j, "next", b, &b->next, rows))
                return false;
        json_str(j, "unit", b->unit);
        json_str(j, "dated", b->dated);
        if (!problems_json(c, j, b, rows))
                return false;
        json_end(j);
        return true;
}

/* ---- kept ---- */

static int64_t figures_in(const struct brief_section *s)
{
        int64_t n = 0;
        for (size_t p = 0; p < s->n; p++)
                for (size_t i = 0; i < s->paragraphs[p].n; i++)
                        n += s->paragraphs[p].runs[i].figure != NULL;
        return n;
}

/* figures_of: how many numbers the account has, so that the list of kept ones says how much was kept. */
static int64_t figures_of(const struct brief *b)
{
        int64_t n = figures_in(&b->next) + (int64_t)b->n_problems;
        for (size_t s = 0; s < b->n; s++)
                n += figures_in(&b->sections[s]);
        return n;
}

/* put_kept: the journal's head is noted beside the content: from a copy of the store of that head the account can be
 * made again and compared. */
static bool put_kept(struct ctx *c, const struct brief *b, struct str content, int64_t *id)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, entity_find(S("kept_brief")));
        draft_set(d, "title", V_STR(b->title));
        draft_set(d, "day", V_TEXT(b->day));
        draft_set(d, "kept_on", V_TEXT(c->today));
        draft_set(d, "account", V_TEXT(c->actor->name));
        draft_set(d, "head", V_STR(b->head));
        draft_set(d, "figures", V_INT(figures_of(b)));
        draft_set(d, "content", V_STR(content));
        draft_set(d, "place", V_TEXT(b->place));
        if (!change_begin(c, &(struct change_head){ .reason = say(c, "留存报告", "account kept") }, &ch))
                return false;
        if (!change_put(c, ch, d) || !change_commit(c, ch, NULL))
                return change_abandon(c, ch);
        *id = d->id;
        return true;
}

/* brief_keep: asked of the right to write there before it is made: rows behind figures are read for it, which a reader
 * without that right has no reason to. */
bool brief_keep(struct ctx *c, const struct brief *b, int64_t *id)
{
        struct buf text = BUF(CONTENT_MAX);
        struct json j = JSON(&text);
        if (!b->place || !scope_writes(c->actor, entity_find(S("kept_brief")), b->place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "kept_brief", "%s",
                            say(c, "您不能留存这个区划的报告", "you may not keep an account of this place"));
        bool ok = brief_json(c, &j, b, BRIEF_ROWS);
        struct str content = arena_str(c->arena, buf_str(&text));
        bool full = text.full;
        buf_free(&text);
        if (ok && full)
                return fail(c, ERR_TOO_LARGE, "brief.size", "kept_brief", "%s",
                            say(c, "报告太长", "the account is too long"));
        return ok && put_kept(c, b, content, id);
}

bool brief_kept(struct ctx *c, int64_t id, struct str *content)
{
        struct rows *rows;
        struct row_view r;
        const struct entity *e = entity_find(S("kept_brief"));
        if (!record_read(c, e, id, &rows, &r))
                return false;
        *content = arena_str(c->arena, r.values[field_index(e, "content")].s);
        rows_done(rows);
        return true;
}

/* ---- words of the JSON ---- */

/* content_read: a kept content is ours; when it can't be read the store is damaged, and that is said. */
static json_t *content_read(struct ctx *c, struct str content)
{
        json_t *o = json_loadb(content.p ? content.p : "", content.n, 0, NULL);
        if (!o)
                (void)!fail(c, ERR_SYSTEM, "brief.content", "kept_brief", "the content of the account is no JSON");
        return o;
}

/* grouped: 21459998.00 as 21,459,998.00; what is no number stays as it is. */
static struct str grouped(struct ctx *c, struct str number)
{
        struct str rest = number, whole;
        (void)str_cut(&rest, '.', &whole);
        if (!str_digits(whole) || whole.n < 4)
                return number;
        struct buf b = BUF(64);
        for (size_t i = 0; i < whole.n; i++) {
                if (i > 0 && (whole.n - i) % 3 == 0)
                        buf_char(&b, ',');
                buf_char(&b, whole.p[i]);
        }
        buf_add(&b, str_slice(number, whole.n, number.n));
        struct str text = arena_str(c->arena, buf_str(&b));
        buf_free(&b);
        return text;
}

/* part_of: the heading of the strengthening a section opens; an account kept before headings were numbered has its
 * title in the section alone. */
static struct str part_of(const json_t *sections, size_t at)
{
        const json_t *section = json_array_get(sections, at);
        if (json_object_get(section, "heading") || json_object_get(section, "part"))
                return member_text(section, "part");
        struct str now = member_text(section, "pillar");
        struct str before = at > 0 ? member_text(json_array_get(sections, at - 1), "pillar") : S("");
        return str_eq(now, before) || !json_array_size(json_object_get(section, "paragraphs")) ? S("") : now;
}

/* heading_of: as it is numbered; of an older kept account its title. The opening summary has none. */
static struct str heading_of(const json_t *content, const json_t *section)
{
        const bool older = !json_object_get(content, "problems");
        return older ? member_text(section, "title") : member_text(section, "heading");
}

/* figure_words: as prose has it; an older kept account has the number alone. */
static struct str figure_words(struct ctx *c, const json_t *run)
{
        return json_object_get(run, "shown") ? member_text(run, "shown")
                                             : grouped(c, member_text(json_object_get(run, "figure"), "value"));
}

/* paragraph_words: the runs of a paragraph one after the other; figures between two marks. */
static void paragraph_words(struct ctx *c, const json_t *runs, const char *mark, struct buf *out)
{
        for (size_t i = 0; i < json_array_size(runs); i++) {
                const json_t *run = json_array_get(runs, i);
                if (json_object_get(run, "figure"))
                        buf_fmt(out, "%s%.*s%s", mark, FMT(figure_words(c, run)), mark);
                else
                        buf_add(out, member_text(run, "text"));
        }
}

typedef void figure_taker(void *to, const json_t *figure);
static void figures_in_runs(const json_t *runs, figure_taker *take, void *to)
{
        for (size_t i = 0; i < json_array_size(runs); i++) {
                const json_t *f = json_object_get(json_array_get(runs, i), "figure");
                if (f)
                        take(to, f);
        }
}

static void figures_in_section(const json_t *section, figure_taker *take, void *to)
{
        const json_t *paragraphs = json_object_get(section, "paragraphs");
        for (size_t p = 0; p < json_array_size(paragraphs); p++)
                figures_in_runs(json_array_get(paragraphs, p), take, to);
}

/* each_figure: in the order of the text, as often as it stands there: the annex is read beside the paper. */
static void each_figure(const json_t *content, figure_taker *take, void *to)
{
        const json_t *sections = json_object_get(content, "sections");
        for (size_t s = 0; s < json_array_size(sections); s++)
                figures_in_section(json_array_get(sections, s), take, to);
        figures_in_section(json_object_get(content, "next"), take, to);
}

/* problem_cells: number, mechanism, what was found, how many, what to look at: a row of the annex of problems. */
enum { PROBLEM_CELLS = 5 };
static void problem_cells(struct ctx *c, const json_t *problem, size_t i, struct str cells[PROBLEM_CELLS])
{
        const json_t *run = json_array_get(json_object_get(problem, "runs"), 0), *f = json_object_get(run, "figure");
        cells[0] = arena_fmt(c->arena, "%zu", i + 1);
        cells[1] = member_text(problem, "section");
        cells[2] = member_text(f, "title");
        cells[3] = arena_fmt(c->arena, "%.*s%s%.*s", FMT(figure_words(c, run)), say(c, "", " "), FMT(member_text(f,
        "unit")));
        cells[4] = member_text(problem, "mend");
}

static const struct {
        const char *zh, *en;
        unsigned weight;
} problem_heads[PROBLEM_CELLS] = {
        { "序号", "No.", 1 }, { "机制", "Mechanism", 3 }, { "问题", "Problem", 4 }, { "数量", "Number", 2 },
        { "核对办法", "What to look at", 6 },
};

/* ---- Markdown ---- */

struct source_table { /* where the figures' rows go */
        struct ctx *c;
        struct buf *text;
        struct docx *paper;
};

/* A row of the annex: by the figure's name, so that `bangfu figure` can be asked for the same number. */
static void markdown_source(void *to, const json_t *f)
{
        const struct source_table *t = to;
        buf_fmt(t->text, "| `%.*s` | %.*s | %.*s | %.*s |\n", FMT(member_text(f, "code")), FMT(member_text(f, "title")),
                FMT(grouped(t->c, member_text(f, "value"))), FMT(member_text(f, "basis")));
}

static void markdown_section(struct ctx *c, const json_t *content, const json_t *section, const char *level,
                             struct buf *out)
{
        const json_t *all = json_object_get(section, "paragraphs");
        const struct str title = heading_of(content, section);
        if (title.n && json_array_size(all))
                buf_fmt(out, "%s %.*s\n\n", level, FMT(title));
        for (size_t p = 0; p < json_array_size(all); p++) {
                paragraph_words(c, json_array_get(all, p), "**", out);
                buf_text(out, "\n\n");
        }
}

static void markdown_problems(struct ctx *c, const json_t *content, struct buf *out)
{
        const json_t *problems = json_object_get(content, "problems");
        if (!problems)
                return;
        buf_fmt(out, "## %s\n\n", say(c, PROBLEMS, PROBLEMS_EN));
        if (!json_array_size(problems))
                buf_fmt(out, "%s\n\n", say(c, NO_PROBLEMS, NO_PROBLEMS_EN));
        for (size_t i = 0; i < json_array_size(problems); i++) {
                struct str cells[PROBLEM_CELLS];
                problem_cells(c, json_array_get(problems, i), i, cells);
                buf_fmt(out, "%.*s. %.*s：%.*s %.*s\n", FMT(cells[0]), FMT(cells[1]), FMT(cells[2]), FMT(cells[3]));
        }
        buf_text(out, "\n");
}

static void markdown_signed(const json_t *content, struct buf *out)
{
        if (member_text(content, "unit").n)
                buf_fmt(out, "%.*s\n\n%.*s\n\n", FMT(member_text(content, "unit")), FMT(member_text(content, "dated")));
}

/* brief_markdown: for whoever writes the report on: figures are bold, so that none is overlooked when words change. */
bool brief_markdown(struct ctx *c, struct str content, struct buf *out)
{
        json_t *o = content_read(c, content);
        if (!o)
                return false;
        const json_t *sections = json_object_get(o, "sections");
        buf_fmt(out, "# %.*s\n\n", FMT(member_text(o, "title")));
        for (size_t s = 0; s < json_array_size(sections); s++) {
                const json_t *section = json_array_get(sections, s);
                const struct str part = part_of(sections, s);
                if (part.n)
                        buf_fmt(out, "## %.*s\n\n", FMT(part));
                markdown_section(c, o, section, member_text(section, "pillar").n ? "###" : "##", out);
        }
        markdown_section(c, o, json_object_get(o, "next"), "##", out);
        markdown_signed(o, out);
        markdown_problems(c, o, out);
        buf_fmt(out, "## %s\n\n| %s |\n|---|---|---:|---|\n", say(c, SOURCES, SOURCES_EN),
                say(c, "清单 | 指标 | 数值 | 口径", "List | Figure | Number | Basis"));
        each_figure(o, markdown_source, &(struct source_table){ .c = c, .text = out });
        buf_fmt(out, "\n%s %.*s\n", say(c, "日志", "Journal"), FMT(member_text(o, "head")));
        json_decref(o);
        return true;
}

/* ---- .docx ---- */

static void docx_section(struct ctx *c, struct docx *d, const json_t *content, const json_t *section, int level)
{
        const json_t *all = json_object_get(section, "paragraphs");
        const struct str title = heading_of(content, section);
        if (title.n && json_array_size(all))
                docx_heading(d, level, title);
        for (size_t p = 0; p < json_array_size(all); p++) {
                struct buf words = BUF((size_t)1 << 20);
                paragraph_words(c, json_array_get(all, p), "", &words);
                docx_paragraph(d, buf_str(&words));
                buf_free(&words);
        }
}

static void docx_text(struct ctx *c, struct docx *d, const json_t *content)
{
        const json_t *sections = json_object_get(content, "sections");
        for (size_t s = 0; s < json_array_size(sections); s++) {
                const json_t *section = json_array_get(sections, s);
                const struct str part = part_of(sections, s);
                if (part.n)
                        docx_heading(d, 1, part);
                docx_section(c, d, content, section, member_text(section, "pillar").n ? 2 : 1);
        }
        docx_section(c, d, content, json_object_get(content, "next"), 1);
        if (member_text(content, "unit").n) {
                docx_signature(d, member_text(content, "unit"));
                docx_signature(d, member_text(content, "dated"));
        }
}

/* docx_problems: a page of its own behind the signature, as an annex is, so that it can be kept back or sent alone. */
static void docx_problems(struct ctx *c, struct docx *d, const json_t *content)
{
        const json_t *problems = json_object_get(content, "problems");
        struct docx_column columns[PROBLEM_CELLS];
        if (!problems)
                return;
        docx_page(d);
        docx_heading(d, 1, str_of(say(c, PROBLEMS, PROBLEMS_EN)));
        if (!json_array_size(problems)) {
                docx_paragraph(d, str_of(say(c, NO_PROBLEMS, NO_PROBLEMS_EN)));
                return;
        }
        for (size_t i = 0; i < PROBLEM_CELLS; i++)
                columns[i] = (struct docx_column){ str_of(say(c, problem_heads[i].zh, problem_heads[i].en)),
                                                   problem_heads[i].weight, false };
        docx_table(d, columns, PROBLEM_CELLS);
        for (size_t i = 0; i < json_array_size(problems); i++) {
                struct str cells[PROBLEM_CELLS];
                problem_cells(c, json_array_get(problems, i), i, cells);
                docx_row(d, cells);
        }
        docx_table_end(d);
}

/* docx_source: by title, not by name: a paper goes to people who never saw the program. */
static void docx_source(void *to, const json_t *f)
{
        const struct source_table *t = to;
        docx_row(t->paper, (struct str[]){ member_text(f, "title"), grouped(t->c, member_text(f, "value")),
                                           member_text(f, "unit"), member_text(f, "basis") });
}

/* docx_head: what the title has in marks stands on a line of its own: a title of one line is easier to read. */
static void docx_head(struct docx *d, struct str title)
{
        const struct str opening = str_find(title, S("（")) < title.n ? S("（") : S(" (");
        size_t at = str_find(title, opening), end = title.n - (opening.n == 2 ? 1 : 3); /* the closing mark */
        docx_title(d, str_slice(title, 0, at));
        if (at < title.n)
                docx_line(d, str_slice(title, at + opening.n, end));
}

static void docx_sources(struct ctx *c, struct docx *d, const json_t *content)
{
        const struct docx_column columns[] = {
                { str_of(say(c, "指标", "Figure")), 5, false },
                { str_of(say(c, "数值", "Number")), 3, true },
                { str_of(say(c, "单位", "Unit")), 2, false },
                { str_of(say(c, "口径", "Basis")), 5, false },
        };
        docx_page(d);
        docx_heading(d, 1, str_of(say(c, SOURCES, SOURCES_EN)));
        docx_table(d, columns, COUNT(columns));
        each_figure(content, docx_source, &(struct source_table){ .c = c, .paper = d });
        docx_table_end(d);
}

/* brief_docx: the head of the journal stands behind the annex and in the properties of the file, so that a copy still
 * says what it was made from. */
bool brief_docx(struct ctx *c, struct str content, const char *path)
{
        json_t *o = content_read(c, content);
        if (!o)
                return false;
        struct str source =
                arena_fmt(c->arena, "%s %.*s", say(c, "所据日志", "Journal head"), FMT(member_text(o, "head")));
        struct docx *d = docx_open(c, member_text(o, "title"), source);
        docx_head(d, member_text(o, "title"));
        docx_text(c, d, o);
        docx_problems(c, d, o);
        docx_sources(c, d, o);
        docx_note(d, source);
        bool ok = docx_close(c, d, path);
        json_decref(o);
        return ok;
}
