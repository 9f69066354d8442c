/* walk.h: columns by position, for the walkers whose SELECTs are made of the catalogue at run time.
 *
 * Such a SELECT gives the fields of an entity in their order; a walker counts along with it, and no name could be
 * written down beforehand. Everybody else reads by name (db.h); tools/check holds the list of walkers. */
#ifndef BANGFU_DB_WALK_H
#define BANGFU_DB_WALK_H

#include "db/db.h"

int db_columns(const struct stmt *s);
const char *db_column_name(const struct stmt *s, int column);
struct val db_val(const struct stmt *s, int column);
int64_t db_int(const struct stmt *s, int column);
struct str db_str(const struct stmt *s, int column); /* "" for NULL */

#endif
