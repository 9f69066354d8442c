/* values.h: "values" of a body into a draft, and a change's faults into problem details. */
#ifndef BANGFU_HTTP_VALUES_H
#define BANGFU_HTTP_VALUES_H

#include "core/change.h"
#include "http/http.h"

/* An earlier record of the same body, which a value "@NAME" refers to. */
struct alias {
        struct str name;
        const struct entity *e;
        int64_t id;
};
struct aliases {
        struct alias *items;
        size_t n;
};
/* values_in: every member of the object as a field; faults of single fields are collected into rs, then the whole
 * fails. */
MUST bool values_in(struct ctx *c, struct response *rs, struct draft *d, json_t *values, const struct aliases *as);
/* faults_out: the faults a failed change has collected. */
void faults_out(struct response *rs, const struct change *ch);
/* commit: change_commit, its faults into rs. */
MUST bool commit(struct ctx *c, struct response *rs, struct change *ch, struct block *block);
/* give_up: faults into rs, the change taken back; always false. */
bool give_up(struct ctx *c, struct response *rs, struct change *ch);

/* member_text: the text of a member of a JSON object; "" when it has none, or no text. */
struct str member_text(const json_t *o, const char *name);

#endif
