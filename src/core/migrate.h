/* migrate.h: an older store under a newer program: what the catalogue has grown by is added, nothing is taken away.
 *
 * The store keeps the DDL it was made by (meta `ddl`). What is new in the program's is carried out in one transaction:
 * tables, columns (empty in the rows that stand), indexes. A newer store is refused before this (store_open). */
#ifndef BANGFU_CORE_MIGRATE_H
#define BANGFU_CORE_MIGRATE_H

#include "core/store.h"

MUST bool migrate_note(struct ctx *c);  /* inside a transaction: the store is as the program has it */
MUST bool migrate_store(struct ctx *c); /* nothing when the store is as the program has it */

#endif
