/* title.h: what a sheet says of all its rows at once: in the rows above the header (2018年3月份报酬发放表, 单位：万元, 填报日期), else
 * in the name of the sheet (3月).
 *
 * Nothing is guessed. Two units of money above one header make the unit unclear, and a month in the title that differs
 * from that of the sheet's name makes the month unclear: who needs it refuses. */
#ifndef BANGFU_IMPORT_TITLE_H
#define BANGFU_IMPORT_TITLE_H

#include "base/ctx.h"
#include "book/book.h"

/* Two units above one table: nobody may choose between them but the sender. */
#define TITLE_UNIT_UNCLEAR 0 /* of money_factor: 单位：元、万元 */

struct title {
        struct str text;         /* all of it, joined */
        char day[11];            /* 填报日期, or "" */
        int year;                /* of the title, else of the sheet's name, else of the day, else 0 */
        bool year_said;          /* by a title or name, not only by the day */
        int month_from, month_to; /* of 2018年3月, 1-3月, 第一季度, 上半年; 0 none */
        bool month_unclear;      /* title and name of the sheet disagree */
        int64_t money_factor;    /* 1, or 1000 of 单位：千元 … */
};

/* title_read: the rows before `header`, and the sheet's name. */
void title_read(struct ctx *c, const struct sheet *sheet, size_t header, struct title *out);
/* title_year: only the year, for a look before the header is known. */
int title_year(struct ctx *c, const struct sheet *sheet, size_t header);
/* title_unit: the factor of a unit in text: 万元 10000, 千元 1000, 元 1, 万股 10000; 0 when it has
 * none. Of any text: a heading, a bracket in it, the line above the table. */
int64_t title_unit(struct str text);
/* without_year: "2017年人均收入" becomes 人均收入 and *year 2017; text that is a year alone stays. */
struct str title_without_year(struct str text, int *year);

#endif
