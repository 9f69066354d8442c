/* table.c: aligned columns (see table.h). The widths follow Unicode's East Asian Width: wide and full-width count two.
 */
#include "cmd/table.h"

#include "base/utf8.h"

#include <unistd.h>

/* Wide enough for a name and a unit; a reason of a thousand characters must not push all else off the screen. */
#define TERMINAL_CELL 36 /* widest cell shown on a terminal */

static bool within(uint32_t cp, const uint32_t (*ranges)[2], size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (cp >= ranges[i][0] && cp <= ranges[i][1])
                        return true;
        return false;
}

/* Unicode's East Asian Width in the ranges that occur in a county's texts: what is wide counts two, marks that
 * stand on another character count none. Narrow is the default: a sign that is unknown here shifts its row by
 * one and no more. */
static int terminal_width(uint32_t cp)
{
        static const uint32_t wide[][2] = { { 0x1100, 0x115F },   { 0x2E80, 0x303E },  { 0x3041, 0x4DBF },
                                            { 0x4E00, 0xA4CF },   { 0xAC00, 0xD7A3 },  { 0xF900, 0xFAFF },
                                            { 0xFE30, 0xFE6F },   { 0xFF01, 0xFF60 },  { 0xFFE0, 0xFFE6 },
                                            { 0x1F300, 0x1FAFF }, { 0x20000, 0x3FFFD } };
        static const uint32_t none[][2] = { { 0x0300, 0x036F }, { 0x200B, 0x200F }, { 0xFE00, 0xFE0F } };
        if (within(cp, none, COUNT(none)))
                return 0;
        return within(cp, wide, COUNT(wide)) ? 2 : 1;
}

/* Counted by characters, not by bytes: a Chinese name of three has nine of these and six columns. */
int text_width(struct str s)
{
        int width = 0;
        for (size_t at = 0; at < s.n;)
                width += terminal_width(utf8_next(s, &at));
        return width;
}

void table_start(struct table *t, struct table_column *columns, size_t n)
{
        *t = (struct table){ .columns = columns, .n_columns = n };
}

/* A line's end, a tab or a terminal's escape in a name must not move the cursor. */
static struct str one_line(struct arena *a, struct str s)
{
        char *copy = arena_copy(a, s);
        for (size_t i = 0; i < s.n; i++)
                if ((unsigned char)copy[i] < ' ')
                        copy[i] = ' ';
        return (struct str){ copy, s.n };
}

/* Copied, since a row of a query lives until the next. */
void table_row(struct table *t, const struct str *texts)
{
        size_t need = (t->n + 1) * t->n_columns;
        t->cells = arena_grow(&t->arena, t->cells, &t->capacity, need, sizeof *t->cells);
        for (size_t i = 0; i < t->n_columns; i++)
                t->cells[t->n * t->n_columns + i] = one_line(&t->arena, texts[i]);
        t->n++;
}

/* cut: as much of s as fits, with … where something is left out. Between characters, never within one. */
static struct str cut(struct str s, int most, bool *more)
{
        int width = 0;
        *more = text_width(s) > most;
        for (size_t at = 0, next = 0; *more && at < s.n; at = next) {
                width += terminal_width(utf8_next(s, &next));
                if (width > most - 1)
                        return str_slice(s, 0, at);
        }
        return s;
}

/* print_cell: no blanks behind the last column, so that lines copy cleanly. */
static void print_cell(FILE *out, struct str s, const struct table_column *k, bool last)
{
        bool more;
        struct str shown = cut(s, k->width, &more);
        int gap = k->width - text_width(shown) - (more ? 1 : 0);
        if (k->side == TABLE_RIGHT)
                fprintf(out, "%*s", gap, "");
        fprintf(out, "%.*s%s", FMT(shown), more ? "…" : "");
        if (k->side == TABLE_LEFT && !last)
                fprintf(out, "%*s", gap, "");
        fputs(last ? "\n" : "  ", out);
}

/* set_widths: cut only on a terminal: a pipe or a file gets every character. */
static void set_widths(struct table *t, FILE *out)
{
        bool terminal = isatty(fileno(out)) == 1;
        for (size_t i = 0; i < t->n_columns; i++) {
                struct table_column *k = &t->columns[i];
                k->width = text_width(k->title);
                for (size_t row = 0; row < t->n; row++) {
                        int width = text_width(t->cells[row * t->n_columns + i]);
                        k->width = width > k->width ? width : k->width;
                }
                if (terminal && k->width > TERMINAL_CELL)
                        k->width = TERMINAL_CELL;
        }
}

void table_print(struct table *t, FILE *out)
{
        set_widths(t, out);
        for (size_t i = 0; i < t->n_columns; i++)
                print_cell(out, t->columns[i].title, &t->columns[i], i + 1 == t->n_columns);
        for (size_t row = 0; row < t->n; row++)
                for (size_t i = 0; i < t->n_columns; i++)
                        print_cell(out, t->cells[row * t->n_columns + i], &t->columns[i], i + 1 == t->n_columns);
}

void table_release(struct table *t)
{
        arena_release(&t->arena);
}
