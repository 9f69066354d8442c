/* disclosure.h: who looked behind a mask, or into a compartment as an auditor. Each is a record of the register
 * `disclosure`, written in the name of the one who looked, so that it is journalled like everything else and can't be
 * left out. */
#ifndef BANGFU_HTTP_DISCLOSURE_H
#define BANGFU_HTTP_DISCLOSURE_H

#include "http/http.h"

struct disclosure {
        const char *kind; /* code list disclosure_kind: reveal, compartment, export */
        const struct entity *e;
        int64_t id;        /* 0: many */
        const char *place; /* NULL: the county */
        struct str fields, reason;
};
MUST bool disclose(struct ctx *c, const struct disclosure *d);
/* disclose_rows: notes the request when the register is a compartment and the reader is not its own department. */
MUST bool disclose_rows(struct ctx *c, const struct request *rq);
/* disclosable: false for a compartment the actor reads only by leave of the journal: not beside other records, then. */
bool disclosable(const struct ctx *c, const struct entity *e);

#endif
