/* disclosures.h: what the records of looks say about the one who acts: how often today and lately, and whether another
 * person agreed to an export. Written by http/disclosure.c and for it. */
#ifndef BANGFU_MECHANISMS_GROUND_DISCLOSURES_H
#define BANGFU_MECHANISMS_GROUND_DISCLOSURES_H

#include "core/catalogue.h"

/* disclosure_limit: a whole number of the county's parameters, as disclosure.finds. */
MUST bool disclosure_limit(struct ctx *c, const char *name, int64_t *out);

/* disclosure_tally: the actor's looks of the kind: rows of today, and within the parameter's minutes. */
struct disclosure_tally {
        int64_t rows_today, lately;
};
MUST bool disclosure_tally(struct ctx *c, const char *kind, struct disclosure_tally *out);

/* exports_today: the rows the actor took away of the register today. */
MUST bool exports_today(struct ctx *c, const struct entity *e, int64_t *rows);

/* export_asked: the actor's last request for what `asked` digests, if it is open or was answered these days; id 0:
 * none. answer is empty, agreed or refused. */
struct export_leave {
        int64_t id;
        struct str answer;
};
MUST bool export_asked(struct ctx *c, struct str asked, struct export_leave *out);

#endif
