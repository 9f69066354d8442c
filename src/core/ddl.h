/* ddl.h: the schema, read off the catalogue: one text for both engines, tables in an order in which foreign keys point
 * backwards. */
#ifndef BANGFU_CORE_DDL_H
#define BANGFU_CORE_DDL_H

#include "base/buf.h"
#include "core/catalogue.h"

enum ddl_engine { DDL_SQLITE, DDL_POSTGRES };
/* ddl_write: every table and index, core's own first, then the registers, then the working tables. */
void ddl_write(struct arena *a, enum ddl_engine engine, struct buf *out);
/* ddl_column_type: TEXT or BIGINT. */
const char *ddl_column_type(const struct field *f);

#endif
