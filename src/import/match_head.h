/* match_head.h: a block of rows read as one header: of each column the lowest word, the words over it, and what they
 * say besides (unit, year, first day, whose it is). Cleaned once, for all subjects it is then tried for.
 *
 * Whose a heading is: a sheet may hold names, numbers and phones of two kinds of people, a household's and its
 * helper's. The words over a heading tell, else its own; a number or phone beside a name belongs to that name. By which
 * words somebody is known, modules say (struct side). */
#ifndef BANGFU_IMPORT_MATCH_HEAD_H
#define BANGFU_IMPORT_MATCH_HEAD_H

#include "import/match.h"

#define HEAD_PERSONAL \
        "身份证|公民身份|证件号|居民身份|电话|手机|联系方式|性别" /* what anybody has, and nobody's in particular */

struct head_cell {                                /* a column's heading */
        struct str leaf, joined, parents, header; /* the lowest word; with those over it; those; as it stands */
        struct str above;                         /* the word right above the leaf */
        int64_t factor;
        int year;
        char day[11];             /* 2015年7月, 2017-01-01起: a first day and nothing else; "" none */
        const struct side *owner; /* NULL: nobody's in particular */
};
struct head {
        struct head_cell *cells;
        size_t n; /* at most MATCH_COLUMNS */
};

void head_read(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first, size_t last,
               struct head *h);
/* head_beyond: how many columns right of MATCH_COLUMNS are reached by something, in the header or the rows below it.
 * Sheets are often formatted to the last column there is, with nothing in them: those don't count. */
size_t head_beyond(const struct sheet *sheet, size_t first, size_t last);
/* head_year: 2016年 as a heading below or above one that says what of that year. */
bool head_year(struct str text, int *year);
bool head_subtotal(const struct head_cell *cell); /* 小计, 合计: of what stands over it */
bool head_ours(
        struct str leaf); /* the number of the row, and the column of problems we gave back: no matter of theirs */
/* head_is_heads: the words over it are the head's (户主) and not the members' in general. */
bool head_is_heads(const struct match_book *b, const struct head_cell *cell);

#endif
