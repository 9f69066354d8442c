/* match_spread.h: headings that are values: a row is a record for each year, day or class that has a column.
 *
 *     2016年收入 | 2017年收入            one amount under several years          spread_years
 *     2016年 标准 金额 | 2017年 标准 金额   several columns under several years     spread_pairs
 *     大村 | 中村 | 小村, 2015年 | 2016年   nothing but the values themselves       spread_headings
 *
 * `yearly` of the attempt is then the column the headings give, `spread` the one whose cells stand below them. */
#ifndef BANGFU_IMPORT_MATCH_SPREAD_H
#define BANGFU_IMPORT_MATCH_SPREAD_H

#include "import/match_attempt.h"

/* spread_year_wanted: of a single register, the column of the year a record must have and no heading gives. */
size_t spread_year_wanted(const struct attempt *t);
/* spread_twin: a heading that is already understood under another year, where rows of the table may be of several. */
size_t spread_twin(const struct attempt *t, size_t heading);

/* Steps of an attempt (match_steps.h). */
void spread_years(struct attempt *t);
void spread_pairs(struct attempt *t);
void spread_headings(struct attempt *t);
void spread_when(struct attempt *t); /* of which year each column speaks, once it is known that rows are several */

#endif
