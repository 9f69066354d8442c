/* village_posts.h: the post a person holds in a month, for whatever is paid or insured by it. */
#ifndef BANGFU_MOTIVATION_VILLAGE_POSTS_H
#define BANGFU_MOTIVATION_VILLAGE_POSTS_H

#include "db/db.h"

struct village_post_held {
        struct val place, class;
};
/* village_post_in_month: of several the one of the highest class, for only one is paid; both V_NULL when he holds none.
 * day: any of the month. */
MUST bool village_post_in_month(struct ctx *c, struct val person, struct val day, struct village_post_held *out);

#endif
