/* table.h: rows as aligned columns on a terminal, with the widths of Chinese characters right.
 *
 * Keeps all texts until table_print, in an arena of its own (reading rows takes back the context's). On a terminal wide
 * cells are cut with …; into a pipe or a file everything is written. */
#ifndef BANGFU_CMD_TABLE_H
#define BANGFU_CMD_TABLE_H

#include "base/arena.h"

#include <stdio.h>

enum table_side { TABLE_LEFT, TABLE_RIGHT };

/* The width is found when the table is printed; whoever makes a column says title and side alone. */
struct table_column {
        struct str title;
        enum table_side side;
        int width;
};
struct table {
        struct arena arena;
        struct table_column *columns;
        size_t n_columns;
        struct str *cells; /* rows × columns */
        size_t n, capacity;
};

/* table_start: columns live as long as the table. */
void table_start(struct table *t, struct table_column *columns, size_t n);
/* table_row: copies the texts, one for each column; line ends become blanks. */
void table_row(struct table *t, const struct str *texts);
void table_print(struct table *t, FILE *out);
void table_release(struct table *t);

/* text_width: columns a terminal takes for it. */
int text_width(struct str s);

#endif
