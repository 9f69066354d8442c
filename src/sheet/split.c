/* split.c: where one table of a sheet ends and the next begins (see split.h): at a row of headings right below a title
 * of its own. The same title and headings again are a new page of the same table, and so is a header without a title:
 * those stay together. */
#include "sheet/split.h"

#include "base/utf8.h"

#define PARTS_MAX 40   /* of one sheet; a sheet of more is a form repeated, not tables */
#define TITLE_ROWS 4   /* looked at above a header */
#define HEADINGS 4     /* a header has at least so many */
#define TITLE_LENGTH 4 /* characters of a title at least */

struct texts { /* of a row: its different texts */
        size_t n, known;
        bool words;       /* all are text */
        struct str first; /* squeezed */
};

static struct texts texts_of(struct ctx *c, const struct match_book *known, const struct row *row)
{
        struct texts out = { .words = true };
        for (size_t i = 0; i < row->n; i++) {
                const struct cell *cell = &row->cells[i];
                if (cell->merged || str_trim(cell->text).n == 0)
                        continue;
                const struct str text = utf8_squeeze(c->arena, cell->text);
                out.first = out.n ? out.first : text;
                out.n++;
                out.words = out.words && cell->kind == CELL_TEXT;
                const struct str plain = match_word_plain(c->arena, text, NULL, NULL);
                out.known += str_is(text, "序号") || match_word_known(known, plain);
        }
        return out;
}

static bool is_header(struct ctx *c, const struct match_book *known, const struct row *row)
{
        const struct texts t = texts_of(c, known, row);
        return t.words && t.n >= HEADINGS && t.known * 3 >= t.n * 2;
}

/* title_start: the first row of the title right above a header; the header when it has none. */
static size_t title_start(struct ctx *c, const struct match_book *known, const struct sheet *s, size_t header)
{
        size_t at = header, start = header;
        while (at > 0 && header - at < TITLE_ROWS && s->rows[at - 1].number + 1 == s->rows[at].number) {
                const struct texts t = texts_of(c, known, &s->rows[at - 1]);
                if (!t.words || t.n == 0 || t.n > 3 || str_starts(t.first, S("合计")) || str_starts(t.first, S("注")))
                        break;
                at--;
                if (t.n == 1 && utf8_length(t.first) >= TITLE_LENGTH)
                        start = at;
        }
        return start;
}

static bool has(const struct row *row, const char *words)
{
        struct str word;
        for (size_t i = 0; i < row->n; i++)
                for (struct str rest = str_of(words); str_cut(&rest, '|', &word);)
                        if (str_find(row->cells[i].text, word) < row->cells[i].text.n)
                                return true;
        return false;
}

static bool any_has(const struct row *rows, size_t n, const char *words)
{
        for (size_t i = 0; i < n; i++)
                if (has(&rows[i], words))
                        return true;
        return false;
}

struct part {
        size_t title, header;
};

/* part_sheet: rows from the part's title to the next part, below what only the first title says. */
static struct sheet part_sheet(struct ctx *c, const struct sheet *s, struct part first, struct part part, size_t end)
{
        struct sheet out = *s;
        const size_t own = part.header - part.title;
        const bool time = any_has(&s->rows[part.title], own, "年|月"), unit = any_has(&s->rows[part.title], own, "单位");
        out.rows = NEWS(c->arena, struct row, first.header + end - part.title);
        out.n = 0;
        for (size_t r = first.title; r < first.header && part.title != first.title; r++) {
                const bool says_unit = has(&s->rows[r], "单位"), says_time = has(&s->rows[r], "年|月");
                if ((says_unit || says_time) && !(says_unit && unit) && !(says_time && time))
                        out.rows[out.n++] = s->rows[r];
        }
        memcpy(out.rows + out.n, s->rows + part.title, (end - part.title) * sizeof *out.rows);
        out.n += end - part.title;
        return out;
}

static bool same_title(struct ctx *c, const struct match_book *known, const struct sheet *s, struct part a,
                       struct part b)
{
        return str_eq(texts_of(c, known, &s->rows[a.title]).first, texts_of(c, known, &s->rows[b.title]).first);
}

/* find_parts: how many tables; 1 when the sheet is to stay whole. */
static size_t find_parts(struct ctx *c, const struct match_book *known, const struct sheet *s, struct part *parts)
{
        size_t n = 0;
        for (size_t r = 0; r < s->n; r++) {
                struct arena_mark mark = arena_mark(c->arena);
                struct part p = { r, r };
                if (is_header(c, known, &s->rows[r]))
                        p.title = title_start(c, known, s, r);
                const bool begins = p.title < r && (n == 0 || (p.title > parts[n - 1].header + 1 &&
                                                               !same_title(c, known, s, parts[n - 1], p)));
                arena_back(c->arena, mark);
                if (begins && n == PARTS_MAX)
                        return 1;
                if (begins)
                        parts[n++] = p;
        }
        return n;
}

void split_tables(struct ctx *c, const struct match_book *known, const struct book *whole, struct book *out)
{
        struct part parts[PARTS_MAX];
        size_t capacity = 0;
        *out = (struct book){ .format = whole->format };
        for (size_t i = 0; i < whole->n; i++) {
                const struct sheet *s = &whole->sheets[i];
                const size_t n = find_parts(c, known, s, parts);
                out->sheets = arena_grow(c->arena, out->sheets, &capacity, out->n + n + 1, sizeof *out->sheets);
                for (size_t k = 0; k < n && n > 1; k++) {
                        const struct part from = { k ? parts[k].title : 0, parts[k].header };
                        const struct part first = { 0, parts[0].header };
                        out->sheets[out->n] = part_sheet(c, s, first, from, k + 1 < n ? parts[k + 1].title : s->n);
                        out->sheets[out->n++].origin = i;
                }
                if (n > 1)
                        continue;
                out->sheets[out->n] = *s;
                out->sheets[out->n++].origin = i;
        }
}
