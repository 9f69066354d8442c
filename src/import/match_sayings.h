/* match_sayings.h: what stands in no column and speaks for all rows: the lines above the header, the sheet's name, the
 * file's. 定远县栖凤镇驻村第一书记名单 says what everybody in it is; 2017年度 says of which year; 项目名称：稻虾共作
 * above the header is a cell of every row.
 *
 * A title completes a sheet that is understood; it does not make one of another (match_fit.h counts how much of a sheet
 * it had to supply). */
#ifndef BANGFU_IMPORT_MATCH_SAYINGS_H
#define BANGFU_IMPORT_MATCH_SAYINGS_H

#include "import/match_attempt.h"

struct sayings {
        const struct sheet *sheet;
        size_t first;          /* row of the header: what stands above it speaks */
        struct str text, name; /* heading, sheet and file, squeezed together; the sheet's name alone */
        struct str lines;      /* the rows above as they stand: 项目名称：…　填报日期：… */
        char day[11];          /* of the list: 填报日期, or the last day of its year; "" when it says neither */
        struct str year;       /* said by title or name; "" none */
        bool sections;         /* lines of one text stand between the rows */
};
void sayings_read(struct ctx *c, const struct match_book *b, const struct sheet *sheet, size_t first,
                  struct sayings *out);
/* sayings_filled: how many texts of its own a row has; one alone is a title, no header. */
size_t sayings_filled(const struct row *row);

/* Steps of an attempt (match_steps.h). */
void sayings_entitle(struct attempt *t); /* the word without which a table of this shape could be anything */
void sayings_title(struct attempt *t);   /* codes, the team, the day of the list, where no column gives them */
void sayings_labels(struct attempt *t);  /* 项目名称：稻虾共作 */
void sayings_year(struct attempt *t);    /* the year, where nothing leaves a doubt of the subject */

#endif
