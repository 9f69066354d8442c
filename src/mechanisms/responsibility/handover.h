/* handover.h: all households of one who leaves, handed over.
 *
 * A handover is one change: all or nothing, and the hard rules judge it as they judge any ending. */
#ifndef BANGFU_RESPONSIBILITY_HANDOVER_H
#define BANGFU_RESPONSIBILITY_HANDOVER_H

#include "core/change.h"

struct handover_pair {
        int64_t responsibility, to; /* to 0: nobody, which the rules allow only where no help is due any more */
};
/* What somebody asks for, on the page, by the API or in a sheet; everything else follows from the register. */
struct handover_order {
        int64_t from, to;   /* cadres; to 0: by pairs alone */
        const char *on;     /* the leaver's last day */
        const char *reason; /* of code list end_reason */
        const struct handover_pair *pairs;
        size_t n_pairs;
        bool listed_only; /* only what the pairs name; the rest stays with the leaver */
        bool interim; /* the successors stand in only: a vacancy is opened for each household, due in vacancy_days */
        const char *note, *supervisor; /* NULL none */
        int64_t document;              /* 0 none */
        const char *key;               /* idempotency key, NULL none */
};
struct handover_done {
        int64_t handover; /* its record */
        int64_t households;
        struct block block;
};
MUST bool handover_run(struct ctx *c, const struct handover_order *order, struct handover_done *out);
/* handover_write: the same inside a change already begun; out->block is left alone. group: of a sheet, whose report
 * counts what is written; NULL none. */
struct subject_group;
MUST bool handover_write(struct ctx *c, struct change *ch, struct subject_group *group,
                         const struct handover_order *order, struct handover_done *out);

#endif
