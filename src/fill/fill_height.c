/* fill_height.c: how high a filled row has to be for its wrapped words to be read (see fill_parts.h).
 *
 * A row without a height of its own is left to whoever opens the workbook; some programs then show one line and hide
 * the rest. So a repeated row gets the height of its longest cell, by the width of the cell's column: a Chinese
 * character is two of the digits that widths are counted in. A row the county gave a height keeps it. */
#include "fill/fill_parts.h"

#include "base/utf8.h"
#include "patch/patch_parts.h"

#include <stdlib.h>

/* Of the usual eleven-point type. */
#define LINE_POINTS 15
#define WIDTH_USUAL 8
#define LINES_MAX 27 /* a row of a sheet is at most 409 points high */

/* height_number_of: widths have decimals; half a character is none. */
static int64_t height_number_of(struct str tag, const char *name)
{
        int64_t n = 0;
        struct str text = tag_get(tag, name), whole;
        (void)str_cut(&text, '.', &whole);
        return str_int(whole, &n) ? n : 0;
}

/* fill_widths: only what stands before the data: a later list of columns is not allowed. */
void fill_widths(struct str part, unsigned widths[FILL_COLUMNS])
{
        struct str cols = part, tag;
        size_t end = str_find(part, S("<sheetData"));
        for (size_t i = 0; i < FILL_COLUMNS; i++)
                widths[i] = WIDTH_USUAL;
        cols = str_slice(part, 0, end);
        for (size_t at = str_find(cols, S("<col ")); at < cols.n; at = str_find(cols, S("<col "))) {
                cols = str_slice(cols, at, cols.n);
                size_t close = str_find(cols, S(">"));
                tag = str_slice(cols, 0, close < cols.n ? close + 1 : cols.n);
                const int64_t from = height_number_of(tag, "min"), to = height_number_of(tag, "max"),
                              width = height_number_of(tag, "width");
                for (int64_t i = from; from > 0 && width > 0 && i <= to && i <= FILL_COLUMNS; i++)
                        widths[i - 1] = (unsigned)(width > 255 ? 255 : width);
                cols = str_slice(cols, tag.n, cols.n);
        }
}

/* fill_lines: as a spreadsheet wraps: by characters, wherever the line is full. */
unsigned fill_lines(struct str text, unsigned width)
{
        unsigned used = 0, lines = 1;
        for (size_t at = 0; at < text.n;) {
                const uint32_t cp = utf8_next(text, &at);
                const unsigned wide = cp < 0x2E80 ? 1 : 2;
                if (cp == '\n' || used + wide > width) {
                        lines++;
                        used = 0;
                }
                used += cp == '\n' ? 0 : wide;
        }
        return lines > LINES_MAX ? LINES_MAX : lines;
}

/* fill_row_tag: a height the county gave is kept, whatever it hides: it is their form. */
struct str fill_row_tag(struct arena *a, struct str tag, unsigned lines)
{
        if (lines < 2 || tag_get(tag, "ht").n)
                return tag;
        struct str taller = tag_set(a, tag, "ht", arena_fmt(a, "%u", lines * LINE_POINTS).p);
        return tag_set(a, taller, "customHeight", "1");
}
