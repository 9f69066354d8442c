/* totals.c: the totals a sheet has of its own rows (合计, 小计): never imported, but not passed over. A total that is the
 * sum of no stretch of rows it can mean — those since any total above, those down to any total below, or all — is
 * named in the report's notes, with what the rows come to. It refuses nothing: the rows are what counts. */
#include "import/import_private.h"

#include <stdlib.h>

#define TOTALS_MAX 500    /* of one sheet; beyond it nothing is said */
#define TOTALS_ROWS 50000 /* nor of a sheet with more rows */

struct total {
        const struct row *row; /* NULL: the end of the sheet */
        int64_t before;        /* sum of the column above it */
};
/* One column at a time against all totals of the sheet. */
struct tally {
        struct importer *m;
        const struct match *match;
        const struct match_column *column;
        const struct field *f;
        struct total *all;
        size_t n;
        bool *data; /* one a row: it is a record */
};

/* numeric: years and codes are numbers too, but nobody adds them up. */
static bool numeric(const struct field *f)
{
        return f && (f->type == FIELD_MONEY || f->type == FIELD_DECIMAL || f->type == FIELD_INT);
}

/* number_in_column: read as any cell of the column, with the sheet's unit: a total in 万元 over
 * rows in 元 is a difference worth telling. */
static bool number_in_column(const struct tally *t, const struct row *row, int64_t *value)
{
        struct cell cell = book_cell(row, t->column->at);
        const struct cell_reader reader = { .money_factor = t->match->money_factor };
        const struct match_target to = t->match->subject->targets[t->column->to];
        struct subject_cell out;
        struct cell_fault fault;
        cell_read(t->m->c, &reader, &to, t->column, cell, &out, &fault);
        if (fault.code || !out.given || out.v.type != VAL_INT || cell.merged)
                return false;
        *value = out.v.i;
        return true;
}

/* stretch_comes_to: some stretch of rows comes to this. Nobody says what a total is of: the village above it, the
 * township, the page, or the whole sheet. One that fits any of these is right. */
static bool stretch_comes_to(const struct tally *t, size_t i, int64_t value)
{
        const int64_t here = t->all[i].before, whole = t->all[t->n - 1].before;
        bool ok = value == here || value == whole;
        for (size_t k = 0; k < t->n && !ok; k++)
                ok = k < i ? value == here - t->all[k].before : value == t->all[k].before - here;
        return ok;
}

/* note_total: the sum told is that of the stretch that comes nearest: a total off by one row is nearly always of it. */
static void note_total(const struct tally *t, size_t i, int64_t value)
{
        struct ctx *c = t->m->c;
        const struct row *row = t->all[i].row;
        const int64_t here = t->all[i].before, part = here - (i ? t->all[i - 1].before : 0);
        const int64_t since = llabs(value - part) < llabs(value - here) ? part : here; /* what it was meant to be */
        const int scale = t->f->type == FIELD_MONEY ? 2 : t->f->type == FIELD_DECIMAL ? t->f->scale : 0;
        char said[32], sum[32];
        decimal_put(value, scale, said);
        decimal_put(since, scale, sum);
        const struct subject_refusal x = {
                .sheet = t->match->sheet,
                .row = row->number,
                .at = t->column->at,
                .field = t->match->subject->subject->columns[t->column->to].field,
                .code = S("total.differs"),
                .found = book_cell(row, t->column->at).text,
                .message = arena_fmt(c->arena,
                                     say(c, "合计写的是 %s，上面各行之和是 %s",
                                         "the total says %s, the rows above come to %s"),
                                     said, sum)
        };
        subject_refusals_add(&t->m->notes, &x);
}

/* sum_column: what the column comes to above each total; rows that don't read as numbers count nothing. One pass: the
 * totals in between remember what had come together so far, so that any stretch is a difference of two of them. */
static void sum_column(struct tally *t)
{
        const struct sheet *sheet = &t->m->book.sheets[t->match->sheet];
        int64_t sum = 0, value;
        size_t at = 0;
        for (size_t r = t->match->last + 1; r < t->match->end; r++) {
                const struct row *row = &sheet->rows[r];
                struct arena_mark mark = arena_mark(t->m->c->arena);
                if (at + 1 < t->n && row == t->all[at].row)
                        t->all[at++].before = sum;
                else if (t->data[r] && number_in_column(t, row, &value))
                        sum += value;
                arena_back(t->m->c->arena, mark);
        }
        t->all[t->n - 1].before = sum;
}

/* check_column: the last entry stands for the end of the sheet and is no total itself. */
static void check_column(struct tally *t)
{
        int64_t value;
        sum_column(t);
        for (size_t i = 0; i + 1 < t->n; i++)
                if (number_in_column(t, t->all[i].row, &value) && !stretch_comes_to(t, i, value))
                        note_total(t, i, value);
}

/* totals_check: blocks side by side are left out: there a total below one block may be of both. Nor are very long
 * sheets looked at, where every stretch against every other would cost more than it tells. */
void totals_check(struct importer *m, const struct match *match)
{
        const struct sheet *sheet = &m->book.sheets[match->sheet];
        struct tally t = { .m = m, .match = match };
        if (sheet->n > TOTALS_ROWS || match->n_blocks > 1)
                return;
        t.all = NEWS(m->c->arena, struct total, TOTALS_MAX + 1);
        t.data = NEWS(m->c->arena, bool, sheet->n + 1);
        for (size_t r = match->last + 1; r < match->end && t.n < TOTALS_MAX; r++) {
                if (rows_total(m->c, match, &sheet->rows[r]))
                        t.all[t.n++].row = &sheet->rows[r];
                t.data[r] = rows_data(m->c, match, &sheet->rows[r], r == match->last + 1);
        }
        if (t.n == 0 || t.n == TOTALS_MAX)
                return;
        t.all[t.n++] = (struct total){ .row = NULL };
        for (size_t i = 0; i < match->n; i++) {
                t.column = &match->columns[i];
                t.f = match->subject->targets[t.column->to].f;
                if (numeric(t.f))
                        check_column(&t);
        }
}
