/* ledger.h: the county's books, kept by the records themselves.
 *
 * A module says as data what a record of money means (struct ledger_posting, catalogue.h): when it counts, on which
 * day, which account is debited, which credited, how much. At the commit of the change that touched such a record,
 * ledger_post makes its entry agree with it: one entry a record, one line an account, debit positive, credit negative,
 * written by the change that wrote the record. Nobody else writes entries: all their fields are derived, and hard
 * rules refuse an entry that isn't balanced or is touched without its record (src/ledger.c). */
#ifndef BANGFU_CORE_LEDGER_H
#define BANGFU_CORE_LEDGER_H

#include "core/change.h"

struct ledger_source {
        const struct entity *e;
        int64_t id;
};

/* ledger_post: writes, corrects or takes back the entry of one record, inside the change. */
MUST bool ledger_post(struct ctx *c, struct change *ch, const struct ledger_source *source);
/* ledger_statements: every statement the postings make, for the catalogue's listing. */
void ledger_statements(struct arena *a, void (*say)(void *to, struct str name, struct str sql), void *to);

#endif
