/* fill.h: a county's own workbook with marks in its cells, filled from the registers; styles, widths, merges and all
 * other cells stay.
 *
 * A mark stands between double braces, alone in a cell or among other words:
 *     {{figure:training.sessions}}  {{figure:household.poor@341125100 2016}}     a figure, of a place and a period
 *     {{list:household.poor head_name}}  {{list:household hh_no}}        the row is repeated for each row of
 *     {{list:head_name}}                                                 the list or register; without a name: the
 *                                                                        asked one; {{n}} counts the rows
 *     {{list:pay.paid_posts figure:pay.base}}                                    that figure of the row's person (or of
 *                                                                        whatever both name alike)
 *     {{list:responsibility cadre.organisation}}                                 a field of what the row refers to
 *     {{list:member_contact household.figure:household.members}}                 a figure of what it refers to
 *     {{list:pay.paid_posts all:insurance_enrolment kind}}                       of all rows of another list that are
 *                                                                        the row's, or of whatever both name alike:
 *                                                                        what they say, joined by 、
 *     {{list:insurance.roster figure:insurance.premiums kind=pension}}           a figure, narrowed as the pages narrow
 *     {{list:household.exited_on from_on.year}}                                  the year of a day
 *     {{capitals:list:pay.paid_posts figure:pay.total}}                          the sum of that column, in capitals
 *     {{record:head_name}}                                                       a field of the asked record
 *     {{parameter:public_notice_phone}}                                          what the county has set, of the place
 *     {{day}} {{year}} {{place}} {{county}}     2017-12-31, 2017
 *     {{date}} {{period}} {{date public_notice_days}}  2017年12月31日; 2017年12月; the last of so many days from the day on
 * Figures, lists, registers and columns may be named as the page names them: {{list:建档立卡户 户主姓名}}. A figure of
 * the row's person must be no ratio and have no condition of its own on places.
 * Of every row there are also `title`, `place` (a village with its township) and `id`. Secrets are masked, unless who
 * fills it asks for them in the clear and may know them. A number alone in its cell stays a number.
 *
 * Formulas below and around a repeated row follow it: a SUM over it covers all copies. Marks that mean nothing are
 * refused before anything is written, with their cell. A repeated row without a height of its own gets one that shows
 * its words. What a repeated row leaves where it was: conditional formats, validations,
 * filters, print areas, drawings.
 *
 * Why templates of the county's own: every superior office has its form, changes it each year
 * and takes no other. Who makes the form is no programmer, so a mark is a few words in braces,
 * and whatever is wrong with it is said with its cell before a file is made. */
#ifndef BANGFU_FILL_FILL_H
#define BANGFU_FILL_FILL_H

#include "core/query.h"

/* Registers the caller is told of; of a template that uses more, the first ones. */
#define FILL_USED_MAX 16
/* What the page or command had chosen: it stands for whatever a mark leaves unsaid. */
struct fill_asked {
        struct period period;  /* empty: today */
        const char *place;     /* NULL: the county */
        const char *list;      /* of {{list:FIELD}}: list or register; NULL none */
        const struct entity *e; /* of the record; NULL none */
        int64_t id;
        struct str purpose, reason; /* of who takes persons away with it; empty: none given */
        bool revealed; /* secrets in the clear, of records where the actor may know them (scope_knows) */
};
/* A register whose rows went in, and which of its fields in the clear, a bit each (fill_revealed). beside: it only says
 * more of rows of another, and whoever took those took these along. */
struct fill_used {
        const struct entity *e;
        uint64_t revealed;
        bool beside;
};
struct fill_done {
        int64_t rows;                              /* copied from lists */
        bool listed;                               /* a list went in, though it may have no row */
        struct fill_used used[FILL_USED_MAX]; /* registers whose rows or record went in */
        size_t n_used;
};

/* fill_write: the template is an xlsx; out appears when whole. Needs RIGHT_EXPORT on the registers whose rows go in. */
MUST bool fill_write(struct ctx *c, const char *template, const struct fill_asked *asked, const char *out,
                     struct fill_done *done);

/* fill_revealed: the names of what went out in the clear, "id_no,phone"; empty: nothing. */
struct str fill_revealed(struct arena *a, const struct fill_used *used);

#endif
