/* assessment_standing.h: how an assessment stands: what is missing before it can be told and locked, the score sheet
 * of an organisation, and the organisations assessed by a list. */
#ifndef BANGFU_STYLE_ASSESSMENT_STANDING_H
#define BANGFU_STYLE_ASSESSMENT_STANDING_H

#include "core/catalogue.h"
#include "db/db.h"

struct assessment_standing {
        int64_t unscored, open_appeals, total;
        int64_t days_told;  /* working days since it was told */
        bool told_long_ago; /* the working days to appeal are over */
};
MUST bool assessment_stands(struct ctx *c, int64_t assessment, struct val told_on, struct assessment_standing *out);

struct assessment_line { /* an item on the sheet */
        int64_t item, weight, goal, score_id, score, block;
        bool scored, by_organisation;
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
