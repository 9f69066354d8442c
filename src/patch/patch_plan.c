/* patch_plan.c: which cell of a sheet is to become what: the marks sorted, their reasons
 * gathered by row, the column chosen.
 *
 * The column is the first behind the header that is free in every row from the header down, so
 * that nobody's note is overwritten. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "book/book_build.h"
#include "patch/patch_parts.h"

/* plan_is_title: in both languages: the file may have come back from somebody with the other
 * one. */
bool plan_is_title(struct str text)
{
        return str_is(str_trim(text), PATCH_TITLE_ZH) || str_is(str_trim(text), PATCH_TITLE_EN);
}

/* plan_row: by halves: marks are many. */
const struct row *plan_row(const struct sheet *sheet, uint32_t number)
{
        size_t low = 0, high = sheet->n;
        while (low < high) {
                size_t middle = low + (high - low) / 2;
                if (sheet->rows[middle].number < number)
                        low = middle + 1;
                else
                        high = middle;
        }
        return low < sheet->n && sheet->rows[low].number == number ? &sheet->rows[low] : NULL;
}

/* plan_start: one header a sheet, the first: tables below it share its column of problems. */
void plan_start(const struct patch_job *job, size_t sheet, struct plan *out)
{
        *out = (struct plan){ .sheet = &job->book->sheets[sheet], .old_column = -1 };
        for (size_t i = 0; i < job->n_headers && !out->header; i++)
                if (job->headers[i].sheet == sheet)
                        out->header = &job->headers[i];
        if (out->header)
                out->header_row = plan_row(out->sheet, out->header->row);
}

/* taken: something of the sheet's own stands in this column at or below the header, or something
 * is missing there. A cell that is marked because something is missing in it is empty and still
 * not ours. */
static bool taken(const struct plan *plan, const struct mark *const *marks, size_t n, uint32_t column)
{
        const struct sheet *s = plan->sheet;
        for (size_t i = 0; i < n; i++)
                if (marks[i]->column == column)
                        return true;
        for (size_t i = s->n; i-- > 0 && s->rows[i].number >= plan->header->row;)
                if (book_cell(&s->rows[i], column).text.n > 0)
                        return true;
        for (size_t i = 0; i < s->n_merges; i++) {
                const struct merge *m = &s->merges[i];
                if (m->last_row >= plan->header->row && m->column <= column && m->last_column >= column)
                        return true;
        }
        return false;
}

/* choose_column: the column of the round before is used again, so that a file that goes to and
 * fro ten times has one. */
static void choose_column(struct plan *plan, const struct mark *const *marks, size_t n)
{
        if (plan->old_column >= 0) {
                plan->column = (uint32_t)plan->old_column;
        } else {
                plan->column = plan->header_row ? plan->header_row->n : 0;
                while (plan->column < BOOK_COLUMNS_MAX && taken(plan, marks, n, plan->column))
                        plan->column++;
        }
        plan->has_column = plan->column < BOOK_COLUMNS_MAX;
}

/* by_row: merges are few and searched often. */
static int by_row(const void *a, const void *b)
{
        const struct merge *x = a, *y = b;
        return x->row < y->row ? -1 : x->row > y->row;
}

/* merges_by_row: a sorted copy, in which a covered cell's merge is found by going back from its
 * row. A copy: the book is the reader's. */
static const struct merge *merges_by_row(struct ctx *c, const struct sheet *s)
{
        struct merge *sorted = NEWS(c->arena, struct merge, s->n_merges);
        if (s->n_merges > 0) {
                memcpy(sorted, s->merges, s->n_merges * sizeof *sorted);
                qsort(sorted, s->n_merges, sizeof *sorted, by_row);
        }
        return sorted;
}

/* visible: the cell a person sees in place of a covered one. Marks point at the cell that was
 * read; what a person sees and clicks is the first of its merge. */
static struct want visible(const struct sheet *s, const struct merge *sorted, const struct mark *m)
{
        struct want want = { .row = m->row, .column = m->column };
        const struct row *row = plan_row(s, m->row);
        if (!row || !book_cell(row, m->column).merged)
                return want;
        size_t low = 0, high = s->n_merges;
        while (low < high) {
                size_t middle = low + (high - low) / 2;
                if (sorted[middle].row <= m->row)
                        low = middle + 1;
                else
                        high = middle;
        }
        while (low-- > 0) {
                const struct merge *over = &sorted[low];
                if (over->last_row >= m->row && over->column <= m->column && over->last_column >= m->column)
                        return (struct want){ .row = over->row, .column = over->column };
        }
        return want;
}

/* by_cell: one order for sorting, for finding and for putting cells out: row, then column. */
static int by_cell(const void *a, const void *b)
{
        const struct want *x = a, *y = b;
        if (x->row != y->row)
                return x->row < y->row ? -1 : 1;
        return x->column < y->column ? -1 : x->column > y->column;
}

/* plan_by_place: stable by the address of the mark, since qsort is not. */
static int plan_by_place(const void *a, const void *b)
{
        const struct mark *x = *(const struct mark *const *)a, *y = *(const struct mark *const *)b;
        if (x->row != y->row)
                return x->row < y->row ? -1 : 1;
        return x < y ? -1 : x > y; /* the order in which they were given */
}

/* reasons: of all marks of one row, each once, joined, and cut to what a cell shows. A fault of
 * the household is told by each of its rows; one sentence is enough. */
static struct str reasons(struct ctx *c, const struct mark *const *marks, size_t n)
{
        struct buf text = BUF(REASONS_MAX);
        for (size_t i = 0; i < n && !text.full; i++) {
                bool again = false;
                for (size_t k = 0; k < i && !again; k++)
                        again = str_eq(marks[k]->reason, marks[i]->reason);
                if (again || marks[i]->reason.n == 0)
                        continue;
                if (text.n > 0)
                        buf_text(&text, "；");
                buf_add(&text, marks[i]->reason);
        }
        if (text.full) {
                text.full = false;
                text.max += 8;
                buf_text(&text, "……");
        }
        struct str out = arena_str(c->arena, buf_str(&text));
        buf_free(&text);
        return out;
}

/* plan_add: there is room for a tint and a reason a mark, and the title. */
static void plan_add(struct plan *plan, struct want want)
{
        plan->wants[plan->n++] = want;
}

/* plan_add_rows: a row above the header gets its tint and no reason: there is no column there
 * yet. */
static void plan_add_rows(struct ctx *c, struct plan *plan, const struct mark *const *marks, size_t n)
{
        for (size_t i = 0, next; i < n; i = next) {
                for (next = i + 1; next < n && marks[next]->row == marks[i]->row; next++)
                        ;
                struct str text = reasons(c, marks + i, next - i);
                if (plan->has_column && marks[i]->row > plan->header->row && text.n > 0)
                        plan_add(plan, (struct want){ .row = marks[i]->row, .column = plan->column, .text = text });
        }
}

/* unique: sorted, and one want a cell; a cell of our column wins over its tint. Two faults in
 * one cell make one tint. */
static void unique(struct plan *plan)
{
        size_t n = 0;
        qsort(plan->wants, plan->n, sizeof *plan->wants, by_cell);
        for (size_t i = 0; i < plan->n; i++) {
                if (n > 0 && by_cell(&plan->wants[n - 1], &plan->wants[i]) == 0) {
                        if (plan->wants[n - 1].text.n == 0)
                                plan->wants[n - 1] = plan->wants[i];
                        continue;
                }
                plan->wants[n++] = plan->wants[i];
        }
        plan->n = n;
}

/* plan_finish: everything is decided here; what follows only carries it out, so that both
 * writers agree. The steps: the marks of this sheet, the column, a tint for each mark, a reason
 * for each row, the title; then all of them in the order of the sheet. */
bool plan_finish(struct ctx *c, const struct patch_job *job, size_t sheet, struct plan *plan)
{
        const struct mark **marks = NEWS(c->arena, const struct mark *, job->n_marks);
        const struct merge *sorted = merges_by_row(c, plan->sheet);
        size_t n = 0;
        for (size_t i = 0; i < job->n_marks; i++)
                if (job->marks[i].sheet == sheet)
                        marks[n++] = &job->marks[i];
        if (n == 0)
                return true; /* a sheet without faults gets no column, and loses an old one */
        if (plan->header)
                choose_column(plan, marks, n);
        qsort(marks, n, sizeof *marks, plan_by_place);
        plan->wants = NEWS(c->arena, struct want, 2 * n + 1);
        for (size_t i = 0; i < n; i++)
                if (marks[i]->column < BOOK_COLUMNS_MAX)
                        plan_add(plan, visible(plan->sheet, sorted, marks[i]));
        plan_add_rows(c, plan, marks, n);
        if (plan->has_column)
                plan_add(plan, (struct want){ .row = plan->header->row,
                                              .column = plan->column,
                                              .text = str_of(say(c, PATCH_TITLE_ZH, PATCH_TITLE_EN)),
                                              .title = true });
        unique(plan);
        return true;
}

/* plan_want: asked for every cell of the sheet by the writer that makes it anew. */
const struct want *plan_want(const struct plan *plan, uint32_t row, uint32_t column)
{
        struct want key = { .row = row, .column = column };
        return plan->n ? bsearch(&key, plan->wants, plan->n, sizeof key, by_cell) : NULL;
}
