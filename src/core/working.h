/* working.h: the tables that are no registers: not journalled, rebuildable or expiring, never the only source of a
 * figure.
 *
 * Their DDL is one text for both engines; {blob} stands for the engine's bytes type. store_verify names any table that
 * is neither here nor in the catalogue. */
#ifndef BANGFU_CORE_WORKING_H
#define BANGFU_CORE_WORKING_H

#include <stddef.h>

struct working_table {
        const char *name, *ddl, *why;
};
const struct working_table *working_tables(size_t *n);

#endif
