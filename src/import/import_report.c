/* import_report.c: a report in JSON and in words (see import_report.h). */
#include "import/import_report.h"

#include "base/sm3.h"

#include <inttypes.h>

/* Three columns of one table, so that JSON and words walk them alike. */
static int64_t count_of(const struct subject_tally *t, int which)
{
        return which == 0 ? t->created : which == 1 ? t->changed : t->unchanged;
}

/* report_sheet_name: a csv has no sheet name, and the words then show none. */
static struct str report_sheet_name(const struct import_report *r, size_t sheet)
{
        return r->book && sheet < r->book->n ? r->book->sheets[sheet].name : (struct str){ "", 0 };
}

/* shown: what was found, masked when the field is a secret. Reports are kept, mailed and
 * printed: a refused ID number in one is masked, but for whom it concerns. */
static struct str shown(struct ctx *c, const struct subject_refusal *x)
{
        struct str rest = str_of(x->field), entity;
        const struct entity *e = str_cut(&rest, '.', &entity) ? entity_find(entity) : NULL;
        const struct field *f = e ? field_find(e, str_slice(rest, 0, str_find(rest, S(">")))) : NULL;
        bool number = str_find(rest, S(">id_no")) < rest.n;
        if (x->found.n == 0 || !(number || (f && f->secret)))
                return x->found;
        return value_mask(c->arena, number ? FORMAT_ID_NUMBER : f->format, x->found);
}

/* codes_of: the list of codes the refused cell is one of; NULL: it is none of a code. Only a
 * cell of codes can be mapped by hand; the page offers it where this finds a list. */
static const struct codes *codes_of(const struct import_report *r, const struct subject_refusal *x)
{
        for (size_t i = 0; i < r->n_sheets; i++) {
                const struct match_subject *s = r->matches[i].sheet == x->sheet ? r->matches[i].subject : NULL;
                for (size_t k = 0; s && k < s->subject->n_columns; k++)
                        if (strcmp(s->subject->columns[k].field, x->field) == 0)
                                return s->targets[k].f ? s->targets[k].f->codes : NULL;
        }
        return NULL;
}

/* word_json: what can be said once by hand of a word outside the list. Of several words in a
 * cell, the one that is no code's. */
static void word_json(struct json *j, const struct import_report *r, const struct subject_refusal *x)
{
        const struct codes *list = str_is(x->code, "code.unknown") ? codes_of(r, x) : NULL;
        if (!list || x->found.n == 0)
                return;
        json_text(j, "list", list->name);
        json_str(j, "word", x->word.n ? x->word : x->found);
}

/* refusal_json: rows and columns are counted from 1 here, as people do. */
static void refusal_json(struct ctx *c, struct json *j, const struct import_report *r, const struct subject_refusal *x,
                         enum report_secrets secrets)
{
        char cell[16];
        book_cell_name(x->row, x->at, cell);
        json_open(j, NULL);
        json_str(j, "sheet", report_sheet_name(r, x->sheet));
        json_int(j, "row", (int64_t)x->row + 1);
        json_text(j, "cell", cell);
        json_text(j, "field", x->field);
        json_str(j, "code", x->code);
        word_json(j, r, x);
        json_str(j, "found", secrets == REPORT_MASKED ? shown(c, x) : x->found);
        json_str(j, "message", x->message);
        json_end(j);
}

/* report_counts: the part of a report that says what would be written: its digest is the outcome
 * two checks are compared by. */
void report_counts(struct ctx *c, struct json *j, const struct import_report *r, enum report_secrets secrets)
{
        static const char *const names[] = { "accepted", "changed", "unchanged" };
        for (int which = 0; which < 3; which++) {
                json_open(j, names[which]);
                for (size_t i = 0; i < r->n_tally; i++)
                        json_int(j, r->tally[i].e->name, count_of(&r->tally[i], which));
                json_end(j);
        }
        json_int(j, "sent", r->sent);
        json_list(j, "refused");
        for (size_t i = 0; i < r->refusals.n; i++)
                refusal_json(c, j, r, &r->refusals.items[i], secrets);
        json_end(j);
        json_list(j, "notes");
        for (size_t i = 0; i < r->notes.n; i++)
                refusal_json(c, j, r, &r->notes.items[i], secrets);
        json_end(j);
}

int64_t report_numbers(const struct import_report *r)
{
        int64_t n = 0;
        for (size_t i = 0; i < r->n_sheets; i++) {
                const struct match *m = &r->matches[i];
                bool asks = false;
                for (size_t k = 0; m->subject && k < m->n; k++) {
                        const struct field *f = m->subject->targets[m->columns[k].to].f;
                        asks = asks || (f && f->format == FORMAT_ID_NUMBER);
                }
                n += asks && m->end > m->last ? (int64_t)(m->end - m->last - 1) : 0;
        }
        return n;
}

/* title_of_match: of a column that is no field, the first of its words stands for a title. */
static const char *title_of_match(const struct ctx *c, const struct match_subject *s, size_t k)
{
        const struct match_target *t = &s->targets[k];
        struct str words = str_of(s->subject->columns[k].synonyms), first = words;
        if (t->f && !t->like)
                return field_title(c, t->f);
        return str_cut(&words, '|', &first) ? arena_copy(c->arena, first) : "";
}

/* column_json: a column of the sheet, and what it was taken for; s NULL: nothing. `word` is what
 * a mapping by hand is kept under, `header` what stands in the file. */
static void column_json(const struct ctx *c, struct json *j, const struct match_column *column,
                        const struct match_subject *s, size_t k)
{
        char name[8];
        book_column_name(column->at, name);
        json_open(j, NULL);
        json_text(j, "column", name);
        json_str(j, "header", column->header);
        json_str(j, "word", column->word);
        if (s) {
                bool own = s->targets[k].f && !s->targets[k].like;
                json_text(j, "field", s->subject->columns[k].field);
                json_str(j, "title", own ? str_of(field_title(c, s->targets[k].f)) : column->header);
        }
        json_end(j);
}

/* can_json: a column of the subject that the sheet does not have, for who says what a header means. What could still
 * be chosen: a column that is mapped already can't be mapped to a second heading. */
static void can_json(const struct ctx *c, struct json *j, const struct match *m, const struct match_subject *s,
                     size_t k)
{
        const char *title = title_of_match(c, s, k);
        for (size_t i = 0; i < m->n; i++)
                if (m->columns[i].to == k)
                        return;
        if (!title[0])
                return;
        json_open(j, NULL);
        json_text(j, "field", s->subject->columns[k].field);
        json_text(j, "title", title);
        json_end(j);
}

/* sheet_json: a sheet nobody understood shows how far it went, with the nearest subject: that is
 * what the sender needs to mend it. */
static void sheet_json(const struct ctx *c, struct json *j, const struct import_report *r, const struct match *m)
{
        const struct match_subject *s = m->subject ? m->subject : m->closest;
        json_open(j, NULL);
        json_str(j, "sheet", report_sheet_name(r, m->sheet));
        json_bool(j, "understood", m->subject != NULL);
        json_text(j, "subject", s ? s->subject->name : NULL);
        json_text(j, "subject_title", s ? say(c, s->subject->title, s->subject->title_en) : NULL);
        json_int(j, "header_row", s ? (int64_t)r->book->sheets[m->sheet].rows[m->last].number + 1 : 0);
        json_list(j, "columns");
        for (size_t i = 0; i < m->n; i++)
                column_json(c, j, &m->columns[i], s, m->columns[i].to);
        json_end(j);
        json_list(j, "left");
        for (size_t i = 0; i < m->n_left; i++)
                column_json(c, j, &m->left[i], NULL, 0);
        json_end(j);
        json_list(j, "can");
        for (size_t k = 0; s && k < s->subject->n_columns; k++)
                can_json(c, j, m, s, k);
        json_end(j);
        json_str(j, "asked", m->asked);
        json_text(j, "near", m->near ? say(c, m->near->subject->title, m->near->subject->title_en) : NULL);
        json_list(j, "choices");
        for (size_t i = 0; i < m->n_choices; i++) {
                json_open(j, NULL);
                json_text(j, "subject", m->choices[i]->subject->name);
                json_text(j, "title", say(c, m->choices[i]->subject->title, m->choices[i]->subject->title_en));
                json_end(j);
        }
        json_end(j);
        json_str(j, "missing", m->missing);
        json_str(j, "unknown", m->unknown);
        json_end(j);
}

/* report_outcome: masked, so that who may see the secrets and who may not confirm the same outcome. */
struct str report_outcome(struct ctx *c, const struct import_report *r)
{
        struct buf b = BUF(REPORT_MAX);
        struct json j = JSON(&b);
        unsigned char raw[SM3_BYTES];
        char *hex = NEWS(c->arena, char, 2 * SM3_BYTES + 1);
        json_open(&j, NULL);
        report_counts(c, &j, r, REPORT_MASKED);
        json_end(&j);
        sm3_plain(buf_str(&b), raw);
        hex_put(raw, SM3_BYTES, hex);
        buf_free(&b);
        return str_of(hex);
}

/* meaning: a code's title, or that of the column a heading stands for; "" it means nothing, or
 * is a place. A heading's code is a column's name, a cell's code one of a list. */
static const char *meaning(struct ctx *c, const struct import_report *r, const struct cell_words *w)
{
        const struct codes *codes = codes_find(w->list);
        if (codes)
                return code_title(c, codes, w->code, NULL);
        for (size_t s = 0; s < r->subjects->n; s++)
                for (size_t k = 0; k < r->subjects->subjects[s].subject->n_columns; k++)
                        if (str_is(w->code, r->subjects->subjects[s].subject->columns[k].field))
                                return title_of_match(c, &r->subjects->subjects[s], k);
        return "";
}

/* said_json: only those this file used: a county's list of mapped words may be long. */
static void said_json(struct ctx *c, struct json *j, const struct import_report *r)
{
        json_list(j, "words");
        for (size_t i = 0; i < r->n_words; i++) {
                const struct cell_words *w = &r->words[i];
                const struct codes *codes = codes_find(w->list);
                if (!w->used)
                        continue;
                json_open(j, NULL);
                json_str(j, "list", w->list);
                json_text(j, "list_title", codes ? say(c, codes->title, codes->title_en) : NULL);
                json_str(j, "word", w->word);
                json_str(j, "code", w->code);
                json_text(j, "title", meaning(c, r, w));
                json_end(j);
        }
        json_end(j);
}

/* report_json: one shape for command, API and page, and what is kept. */
void report_json(struct ctx *c, struct json *j, const struct import_report *r)
{
        json_open(j, NULL);
        if (r->id)
                json_text(j, "id", outside_id(c->arena, c->county, r->id).p);
        json_str(j, "file", r->file);
        json_text(j, "state", r->state);
        json_text(j, "subject", r->subject);
        json_text(j, "subject_title", r->subject_title);
        json_list(j, "sheets");
        for (size_t i = 0; i < r->n_sheets; i++)
                sheet_json(c, j, r, &r->matches[i]);
        json_end(j);
        said_json(c, j, r);
        report_counts(c, j, r, REPORT_MASKED);
        json_str(j, "outcome", report_outcome(c, r));
        json_int(j, "head", r->head);
        json_end(j);
}

/* report_sheet: “工作表“定城镇”：” before what is said of a sheet; a csv's has no name. */
static void report_sheet(const struct ctx *c, struct buf *out, const struct import_report *r, size_t sheet)
{
        const struct str name = report_sheet_name(r, sheet);
        if (name.n)
                buf_fmt(out, say(c, "工作表“%.*s”：", "sheet “%.*s”: "), FMT(name));
}

/* report_hidden: why a sheet that is hidden was left out: nobody sees it in the workbook. */
static const char *report_hidden(const struct ctx *c, const struct import_report *r, const struct match *m)
{
        if (m->subject || !r->book->sheets[m->sheet].hidden)
                return "";
        return say(c, "（隐藏的工作表，没有读；要导入请先取消隐藏）", " (hidden, and so not read; unhide it to import it)");
}

/* report_understood: for a sheet that was not taken: what was recognised, what is missing, what
 * nobody knows, in that order. */
void report_understood(const struct ctx *c, struct buf *out, const struct import_report *r)
{
        for (size_t i = 0; i < r->n_sheets; i++) {
                const struct match *m = &r->matches[i];
                report_sheet(c, out, r, m->sheet);
                if (!m->closest) {
                        buf_text(out, say(c, "没有认出任何表头。\n", "no header was recognised.\n"));
                        continue;
                }
                const char *title = say(c, m->closest->subject->title, m->closest->subject->title_en);
                if (m->subject) {
                        buf_fmt(out, say(c, "认出“%s”。\n", "taken as “%s”.\n"), title);
                        continue;
                }
                buf_text(out, report_hidden(c, r, m));
                buf_fmt(out,
                        say(c, "认出的表头：%.*s；%s“%s”，但缺少：%.*s%s%.*s。\n",
                            "recognised: %.*s; %s “%s”, but missing: %.*s%s%.*s.\n"),
                        FMT(m->understood), m->asked.n ? say(c, "指定为", "said to be") : say(c, "最接近", "nearest to"),
                        title,
                        FMT(m->missing.n ? m->missing
                                         : str_of(say(c, "能确定登记对象的列", "columns that say what is registered"))),
                        m->unknown.n ? say(c, "；不认识：", "; not known: ") : "", FMT(m->unknown));
        }
}

/* report_unused: columns nothing is taken from, and sheets that are no register beside those
 * that are. Nothing is silently left out: a column not used may be the one that mattered. */
static void report_unused(const struct ctx *c, struct buf *out, const struct import_report *r)
{
        for (size_t i = 0; i < r->n_sheets; i++) {
                const struct match *m = &r->matches[i];
                const bool unused = m->subject && m->unknown.n, left = !m->subject && r->book->sheets[m->sheet].n;
                if (m->near) {
                        report_sheet(c, out, r, m->sheet);
                        buf_fmt(out, say(c, "也像“%s”；不对时用 --for 指定\n", "could as well be “%s”; say so with --for\n"),
                                say(c, m->near->subject->title, m->near->subject->title_en));
                }
                if (unused || left)
                        report_sheet(c, out, r, m->sheet);
                if (unused)
                        buf_fmt(out, say(c, "没有用上的列：%.*s\n", "columns not used: %.*s\n"), FMT(m->unknown));
                else if (left)
                        buf_fmt(out, say(c, "没有导入%s\n", "not imported%s\n"), report_hidden(c, r, m));
        }
}

/* report_cells: one line a cell, in the order of the sheet. */
static void report_cells(struct buf *out, const struct import_report *r, const struct subject_refusals *list)
{
        for (size_t i = 0; i < list->n; i++) {
                const struct subject_refusal *x = &list->items[i];
                char cell[16];
                book_cell_name(x->row, x->at, cell);
                const struct str sheet = report_sheet_name(r, x->sheet);
                buf_fmt(out, "  %.*s%s%s  %.*s  %.*s\n", FMT(sheet), sheet.n ? " " : "", cell, FMT(x->code),
                        FMT(x->message));
        }
}

/* report_words: what was written first, what came back last: the end of a terminal's output is what is read. */
void report_words(const struct ctx *c, struct buf *out, const struct import_report *r)
{
        if (!r->understood) {
                buf_text(out, say(c, "这份表不属于任何一种登记，没有导入。\n",
                                  "This sheet belongs to no register; nothing was imported.\n"));
                report_understood(c, out, r);
                report_cells(out, r, &r->notes);
                return;
        }
        for (size_t i = 0; i < r->n_tally; i++) {
                const struct subject_tally *t = &r->tally[i];
                buf_fmt(out,
                        say(c, "%s：新增 %" PRId64 "，修改 %" PRId64 "，相同 %" PRId64 "\n",
                            "%s: %" PRId64 " new, %" PRId64 " changed, %" PRId64 " equal\n"),
                        entity_title(c, t->e), t->created, t->changed, t->unchanged);
        }
        report_unused(c, out, r);
        if (r->sent)
                buf_fmt(out, say(c, "送审 %" PRId64 " 件，审核通过后才登记\n",
                                 "%" PRId64 " sent for review, entered once they are confirmed\n"), r->sent);
        buf_fmt(out, say(c, "退回 %zu 处\n", "%zu refused\n"), r->refusals.n);
        report_cells(out, r, &r->refusals);
        if (r->notes.n)
                buf_fmt(out, say(c, "提示 %zu 处（不影响导入）\n", "%zu notes (nothing is refused for them)\n"), r->notes.n);
        report_cells(out, r, &r->notes);
        if (r->returned)
                buf_fmt(out, say(c, "待改的表：%s\n", "to be mended: %s\n"), r->returned);
}
