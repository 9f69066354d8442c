/* venture_sheet.h: what the three sheets of a venture by shares have in common: its roster of holders (equity_sheet.c),
 * its three parties (equity_parties_sheet.c) and its dividend (dividend_sheet.c).
 *
 * Each names the venture by its cells or, a dividend also, by its title alone, and the place narrows it; none chooses
 * between two. VENTURE_COLUMNS are the columns that say which, VENTURE_HOLDER_COLUMNS whose row it is. */
#ifndef BANGFU_LEADERSHIP_VENTURE_SHEET_H
#define BANGFU_LEADERSHIP_VENTURE_SHEET_H

#include "mechanisms/ground/holder_sheet.h"

#define VENTURE_NAME "equity.name"
#define VENTURE_HOLDER "equity_sheet.holder_name"
#define VENTURE_HH_NO "equity_sheet.hh_no"
#define VENTURE_PAID_IN "equity_share.paid_in"
/* VENTURE_PERCENT_WHOLE: the shares of a venture whose table has percentages only: two decimals of a percentage are
 * then whole shares. */
#define VENTURE_PERCENT_WHOLE 10000

/* clang-format off */
#define VENTURE_COLUMNS(of_group, wanted) \
        { .field = "place.township", .group = of_group, .synonyms = HOLDER_TOWNSHIP }, \
        { .field = "place.village", .group = of_group, .synonyms = "村|行政村|村名|村(社区)|所在村|村居|村社区|社区|村名称" }, \
        { .field = VENTURE_NAME, .group = of_group, .required = wanted, \
          .synonyms = "项目|项目名称|入股项目名称|合作项目|产业项目|股份合作项目|入股产业项目|分红项目|合作社项目" }
#define VENTURE_HOLDER_COLUMNS \
        { .field = VENTURE_HOLDER, .required = true, \
          .synonyms = "持股单位|股东名称|股东|户主姓名|持股人|持股户|持股方名称|入股户|户主|股东姓名|姓名|领款人|入股户姓名|名称|" \
                      "持股单位(户)|持股单位或户主|受益户|分红户|股东(户主)姓名|单位(户主)名称" }, \
        { .field = VENTURE_HH_NO, .synonyms = "户编号|户编码|农户编号|建档立卡编号" }
/* clang-format on */

/* venture_found: the venture the sheet names; 0: none is registered, -1: more than one place has it. */
MUST bool venture_found(struct ctx *c, const struct subject_group *g, int64_t *id);
/* venture_put: the same, entered when nobody knows it and the sheet gives `whole`, first day and village; refused
 * otherwise. *shares: the whole number of its shares. */
MUST bool venture_put(struct ctx *c, struct change *ch, struct subject_group *g, struct val whole, int64_t *id,
                      int64_t *shares);
/* venture_first_day: the venture's, else the earliest of its holders', else that of the title's year; else V_NULL. */
struct val venture_first_day(struct ctx *c, const struct subject_group *g);
/* venture_sum: what a column comes to; false when a row has nothing there. */
bool venture_sum(const struct subject_group *g, const char *field, int64_t *sum);
/* venture_only_one: the id a statement finds; of none and of several it says so at `field`. */
MUST bool venture_only_one(struct ctx *c, struct stmt *s, const char *field, struct str name, int64_t *id);

#endif
