/* split.h: several tables one below the other on one sheet, each with its own title and header, become sheets of their
 * own, so that each is matched by itself and belongs to its own month, year or level. */
#ifndef BANGFU_SHEET_SPLIT_H
#define BANGFU_SHEET_SPLIT_H

#include "sheet/match.h"

/* split_tables: out has the sheets of whole in order, each with `origin`; a sheet of one table stays as it is. Rows
 * keep their numbers. A later table whose title says no year, month or unit has those of the first. */
void split_tables(struct ctx *c, const struct match_book *known, const struct book *whole, struct book *out);

#endif
