/* tables.c: the tables of one sheet, one below the other, each with a header of its own: the office, then the recruits.
 *
 * The sheet is matched as a whole; then what lies above its best header, and every row below that can be another: texts
 * without digits, right under a line of its own or a gap. A part nobody understands is left to the table above it. */
#include "sheet/import_private.h"

#define HEADER_CELLS 3 /* a header has no fewer */
#define TRIES_MAX 20   /* rows of a sheet looked at as another header */

static struct match *keep(struct importer *m, const struct match *x)
{
        m->matches = arena_grow(m->arena, m->matches, &m->cap_matches, m->n_matches + 1, sizeof *m->matches);
        m->matches[m->n_matches] = *x;
        return &m->matches[m->n_matches++];
}

static bool has_digit(struct str text)
{
        for (size_t i = 0; i < text.n; i++)
                if (text.p[i] >= '0' && text.p[i] <= '9')
                        return true;
        return false;
}

/* like_header: several texts, none with a digit. */
static bool like_header(const struct row *row)
{
        size_t n = 0;
        for (size_t i = 0; i < row->n; i++) {
                const struct cell *cell = &row->cells[i];
                if (cell->merged || str_trim(cell->text).n == 0)
                        continue;
                if (cell->kind != CELL_TEXT || has_digit(cell->text))
                        return false;
                n++;
        }
        return n >= HEADER_CELLS;
}

/* part_match: rows from..to as a sheet of their own, under the title of the whole where it has one over a first
 * part's. */
static void part_match(struct importer *m, size_t sheet, size_t from, size_t to, struct match *out)
{
        const struct sheet *whole = &m->book.sheets[sheet];
        struct sheet part = *whole;
        bool titled = from > 1 && rows_alone(&whole->rows[0]).n > 0 && rows_alone(&whole->rows[1]).n > 0;
        part.n = to - from + titled;
        part.rows = NEWS(m->c->arena, struct row, part.n + 1);
        part.rows[0] = whole->rows[0];
        memcpy(part.rows + titled, whole->rows + from, (to - from) * sizeof *part.rows);
        match_sheet(m->c, &m->subjects, &part, sheet, out);
        out->header += from - titled;
        out->last += from - titled;
        out->end = to;
}

/* starts_at: the row at which another table starts whose header would be r: its own line, or r after a gap. */
static bool starts_at(const struct sheet *s, size_t r, size_t *start)
{
        *start = r;
        if (rows_alone(&s->rows[r - 1]).n > 0)
                *start = r - 1;
        return *start < r || s->rows[r].number > s->rows[r - 1].number + 1;
}

static void tables_below(struct importer *m, size_t sheet, struct match *above)
{
        const struct sheet *s = &m->book.sheets[sheet];
        size_t tries = 0;
        for (size_t r = above->last + 2; r < s->n && tries < TRIES_MAX; r++) {
                struct match x;
                size_t start;
                if (!like_header(&s->rows[r]) || !starts_at(s, r, &start) ||
                    rows_header_again(m->c->arena, above, &s->rows[r]))
                        continue;
                tries++;
                part_match(m, sheet, start, s->n, &x);
                if (!x.subject || x.header != r)
                        continue;
                above->end = start;
                above = keep(m, &x);
                r = x.last + 1;
        }
}

/* table_above: the best header of the sheet may be that of its second table: then that is matched without the first. */
static void table_above(struct importer *m, size_t sheet, struct match *best)
{
        const struct sheet *s = &m->book.sheets[sheet];
        struct match x;
        size_t start, rows = 0;
        for (size_t r = 0; r < best->header; r++)
                rows += like_header(&s->rows[r]);
        if (rows == 0 || best->header < 3 || !starts_at(s, best->header, &start))
                return;
        part_match(m, sheet, 0, start, &x);
        if (!x.subject || x.last + 1 >= x.end)
                return;
        keep(m, &x);
        part_match(m, sheet, start, s->n, best);
}

void tables_find(struct importer *m, size_t sheet)
{
        struct match x;
        match_sheet(m->c, &m->subjects, &m->book.sheets[sheet], sheet, &x);
        if (x.subject && x.id_column < 0)
                table_above(m, sheet, &x);
        struct match *whole = keep(m, &x);
        if (x.subject && x.id_column < 0)
                tables_below(m, sheet, whole);
}
