/* assessment_run.h: scoring from records, and the score sheet of an organisation.
 *
 * An item names a list; its figure for the organisation's place and the list's year gives the score by the item's rule:
 * in proportion to a goal, all or nothing at a goal, full when nil, or by bands. The score keeps the value, the day and
 * the journal's last block it was computed from; scored again it changes only when the value did. Locked results are
 * not scored any more. */
#ifndef BANGFU_STYLE_ASSESSMENT_RUN_H
#define BANGFU_STYLE_ASSESSMENT_RUN_H

#include "core/change.h"

/* assessment_score_item: what a score row says, by hand or from records; of prepare hooks. */
MUST bool assessment_score_item(struct ctx *c, struct draft *d, const struct draft *old);
/* assessment_rescore: the scores of an item whose rule has changed, of results not locked; of applied hooks. */
MUST bool assessment_rescore(struct ctx *c, struct change *ch, int64_t item);

struct assessment_done {
        int64_t scored, changed, same, by_hand, locked; /* items; by_hand: still without a score; results locked */
        struct block block;
};
/* assessment_run: scores all items of one assessment that records say. assessment_run_list: of all assessments of a
 * list within the actor's reach, those not locked. */
MUST bool assessment_run(struct ctx *c, int64_t assessment, const char *key, struct assessment_done *out);
MUST bool assessment_run_list(struct ctx *c, int64_t list, const char *key, struct assessment_done *out);

/* assessment_by: the field of the list's records that names the organisation they are of; NULL: none. */
const struct field *assessment_by(const struct list *l);

struct assessment_standing {
        int64_t unscored, open_appeals, total;
        bool told_long_ago; /* the working days to appeal are over */
};
MUST bool assessment_stands(struct ctx *c, int64_t assessment, struct val told_on, struct assessment_standing *out);

struct assessment_line { /* an item on the sheet */
        int64_t item, weight, goal, score_id, score, block;
        bool scored;
        struct str title, source, figure, goal_kind, value, evidence, scored_on, account;
        const struct field *by; /* the figure's field that was asked for the organisation; NULL: asked by place */
};
struct assessment_sheet {
        int64_t year, standard, total;
        struct str place, organisation, list, told_on, locked_on, locked_account;
        int64_t organisation_id, list_id, open_appeals;
        struct assessment_line *items;
        size_t n;
};
/* assessment_sheet: the caller has asked whether the actor may read the assessment. */
MUST bool assessment_sheet(struct ctx *c, int64_t assessment, struct assessment_sheet *out);

struct assessment_row { /* an organisation of a list: sums are in hundredths */
        int64_t id, total, unscored, open_appeals;
        struct str organisation, place_title, told_on, locked_on;
};
/* assessment_rows: the organisations assessed by a list that the actor may see, in the order of their places. */
MUST bool assessment_rows(struct ctx *c, int64_t list, struct assessment_row **out, size_t *n);

#endif
