/* tables.c: the tables of one sheet, one below the other, each with a header of its own: the office, then the
 * recruits; January, then February.
 *
 * Another table begins at a row of headings below a title of its own, or below a gap when the headings are others. The
 * same title and headings again are a new page of the same table, and so are the same headings without a title. Each
 * table is matched by itself, below what only the sheet's first title says. */
#include "import/import_private.h"

#include "base/utf8.h"
#include "import/match_words.h"

#define TABLES_MAX 40  /* of one sheet; a sheet of more is a form repeated, not tables */
#define TITLE_ROWS 4   /* looked at above a header */
#define HEADINGS 3     /* a header has at least so many that are known */
#define TITLE_LENGTH 4 /* characters of a title at least */

/* What a row looks like before anything is known of the sheet: how many texts, and how many of
 * them are headings somewhere. */
struct texts { /* of a row: its different texts, when all are */
        size_t n, known;
        bool words;
        struct str first; /* squeezed */
};
struct table {
        size_t start, header; /* rows: of its title, or its header where it has none */
};

/* texts_of_row: a single number, date or formula ends the look: headings and titles are words. */
static struct texts texts_of_row(struct importer *m, const struct row *row)
{
        struct arena *a = m->c->arena;
        struct texts out = { .words = true };
        for (size_t i = 0; i < row->n; i++) {
                const struct cell *cell = &row->cells[i];
                if (cell->merged || str_trim(cell->text).n == 0)
                        continue;
                out.words = cell->kind == CELL_TEXT;
                if (!out.words)
                        return out;
                const struct str text = utf8_squeeze(a, cell->text);
                out.first = out.n ? out.first : text;
                out.n++;
                out.known += str_is(text, "序号") ||
                             match_word_known(&m->subjects, match_word_plain(a, text, NULL, NULL));
        }
        return out;
}

/* is_header: two thirds of the words known: a row of a register of posts has a name, a village
 * and 村支书 in it too, which are headings nowhere. */
static bool is_header(struct importer *m, const struct row *row)
{
        const struct texts t = texts_of_row(m, row);
        return t.words && t.known >= HEADINGS && t.known * 3 >= t.n * 2;
}

/* is_title: a text alone; or beside a unit or day what ends as titles do: 2017年2月报酬发放表 | 单位：元.
 * Four characters at least: 合计, 填表人 and a lone name stand above nothing. */
static bool is_title(struct importer *m, const struct texts *t)
{
        static const char *const ends[] = { "表", "册", "单" };
        const struct str plain = match_word_plain(m->c->arena, t->first, NULL, NULL);
        bool named = t->n == 1;
        for (size_t i = 0; i < COUNT(ends); i++)
                named = named || str_ends(plain, str_of(ends[i]));
        return named && utf8_length(t->first) >= TITLE_LENGTH;
}

/* title_start: the first row of the title right above a header; the header when it has none. Row
 * numbers must follow on: behind a gap stands another table's note, not this one's title. */
static size_t title_start(struct importer *m, const struct sheet *s, size_t header)
{
        size_t at = header, start = header;
        while (at > 0 && header - at < TITLE_ROWS && s->rows[at - 1].number + 1 == s->rows[at].number) {
                const struct texts t = texts_of_row(m, &s->rows[at - 1]);
                if (!t.words || t.n == 0 || t.n > 3 || str_starts(t.first, S("合计")) || str_starts(t.first, S("注")))
                        break;
                at--;
                if (is_title(m, &t))
                        start = at;
        }
        return start;
}

/* same_row: of any width: trailing empty cells are a matter of who saved the file. */
static bool same_row(const struct row *a, const struct row *b)
{
        for (size_t i = 0; i < a->n || i < b->n; i++)
                if (!str_eq(str_trim(book_cell(a, i).text), str_trim(book_cell(b, i).text)))
                        return false;
        return true;
}

/* title_repeated: every row of the lower title stands in the upper one too. All of it, in
 * whatever order: a page header may drop a line of the first page's, never add one. */
static bool title_repeated(const struct sheet *s, const struct table *above, const struct table *t)
{
        for (size_t r = t->start; r < t->header; r++) {
                size_t i = above->start;
                while (i < above->header && !same_row(&s->rows[i], &s->rows[r]))
                        i++;
                if (i == above->header)
                        return false;
        }
        return true;
}

/* table_begins: the header is that of another table than the one above it. Two rows of one
 * header must not count as two tables; a header right below the one above is its second row. */
static bool table_begins(const struct sheet *s, const struct table *above, const struct table *t)
{
        if (!above)
                return t->start < t->header || t->header == 0;
        if (t->start <= above->header + 1)
                return false;
        if (t->start < t->header)
                return !title_repeated(s, above, t);
        return s->rows[t->header].number > s->rows[t->header - 1].number + 1 &&
               !same_row(&s->rows[above->header], &s->rows[t->header]);
}

/* find_tables: how many tables; 1 when the sheet is to stay whole. Beyond the limit the sheet is
 * one form filled in many times, a receipt a page, and no list at all. */
static size_t find_tables(struct importer *m, const struct sheet *s, struct table *tables)
{
        size_t n = 0;
        for (size_t r = 0; r < s->n; r++) {
                struct arena_mark mark = arena_mark(m->c->arena);
                struct table t = { r, r };
                const bool header = is_header(m, &s->rows[r]);
                if (header)
                        t.start = title_start(m, s, r);
                arena_back(m->c->arena, mark);
                if (!header || !table_begins(s, n ? &tables[n - 1] : NULL, &t))
                        continue;
                if (n == TABLES_MAX)
                        return 1;
                tables[n++] = t;
        }
        tables[0].start = 0;
        return n ? n : 1;
}

/* rows_have: merged or not: a unit in the corner of a title counts. */
static bool rows_have(const struct row *rows, size_t n, const char *words)
{
        struct str word;
        for (size_t r = 0; r < n; r++)
                for (size_t i = 0; i < rows[r].n; i++)
                        for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                                if (str_find(rows[r].cells[i].text, word) < rows[r].cells[i].text.n)
                                        return true;
        return false;
}

/* said_above: the rows of the first title that speak for the table too: of a unit or a time
 * where its own title has none, and the title of the whole sheet where the first table has
 * another below it. What the sheet's first title says of unit or time holds for every table that
 * does not say its own; what it is called does not, unless it is the title of the whole. */
static size_t said_above(const struct sheet *s, const struct table *first, const struct table *t, struct row *out)
{
        const struct row *own = &s->rows[t->start];
        const size_t own_n = t->header - t->start;
        const bool time = rows_have(own, own_n, "年|月"), unit = rows_have(own, own_n, "单位");
        const bool titled = first->header > 1 && rows_alone(&s->rows[0]).n > 0 && rows_alone(&s->rows[1]).n > 0;
        size_t n = 0;
        for (size_t r = 0; r < first->header && t != first; r++) {
                const bool says_unit = rows_have(&s->rows[r], 1, "单位"),
                           says_time = rows_have(&s->rows[r], 1, "年|月");
                const bool speaks = says_unit || says_time || (r == 0 && titled);
                if (speaks && !(says_unit && unit) && !(says_time && time))
                        out[n++] = s->rows[r];
        }
        return n;
}

/* keep_match: matches stay for the report, so they are in the context's memory and not in what is taken back. */
static struct match *keep_match(struct importer *m, const struct match *x)
{
        m->matches = arena_grow(m->c->arena, m->matches, &m->cap_matches, m->n_matches + 1, sizeof *m->matches);
        m->matches[m->n_matches] = *x;
        return &m->matches[m->n_matches++];
}

/* table_match: its rows, up to `end`, as a sheet of their own. Matched as a sheet of its own, with what is said above
 * it put on top; the row numbers are then shifted back to those of the real sheet. */
static struct match *table_match(struct importer *m, size_t sheet, const struct table *first, const struct table *t,
                                 size_t end)
{
        const struct sheet *whole = &m->book.sheets[sheet];
        struct sheet part = *whole;
        struct match x;
        part.rows = NEWS(m->c->arena, struct row, first->header + end - t->start + 1);
        const size_t above = said_above(whole, first, t, part.rows);
        memcpy(part.rows + above, whole->rows + t->start, (end - t->start) * sizeof *part.rows);
        part.n = above + end - t->start;
        match_sheet(m->c, &m->subjects, &part, sheet, &x);
        x.start = t->start;
        x.header += t->start - above;
        x.last += t->start - above;
        x.end = end;
        return keep_match(m, &x);
}

/* tables_find: our own export has one header; words in its cells may look like others. */
void tables_find(struct importer *m, size_t sheet)
{
        const struct sheet *s = &m->book.sheets[sheet];
        struct table tables[TABLES_MAX] = { { 0, 0 } };
        const size_t n = find_tables(m, s, tables);
        for (size_t i = 0; i < n; i++) {
                struct match *x = table_match(m, sheet, tables, &tables[i], i + 1 < n ? tables[i + 1].start : s->n);
                if (x->id_column == MATCH_NONE)
                        continue;
                x->end = s->n; /* our own export is one table */
                return;
        }
}
