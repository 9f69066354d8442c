/* rule.h: hard rules that the tables say by themselves, in place of a statement a module: an entity's `.alone` (no two
 * of its spans on one day for the same record) and a field's `.members_only` (its person belongs to that household).
 *
 * They are run like any rule of a module, over the records a change touched, and called `alone` and `member_of`. A
 * module gives the first a name and words of its own by a row of its rules without a statement. */
#ifndef BANGFU_CORE_RULE_H
#define BANGFU_CORE_RULE_H

#include "core/catalogue.h"

#define RULES_MADE_MAX 4 /* of one entity: the one, and its fields of members */

/* rules_any: whether the entity's tables say any. rules_made: them, each .sql its statement's text and not a name; the
 * words are in the reader's language. */
bool rules_any(const struct entity *e);
size_t rules_made(struct ctx *c, struct arena *a, const struct entity *e, struct rule out[RULES_MADE_MAX]);
/* rule_membership: the register that says who belongs to a record of `to` (a household), with its two fields; NULL. */
const struct entity *rule_membership(const char *to, const struct field **whole, const struct field **person);
/* rules_words: the row that names the rule `.alone` of e makes; NULL. */
const struct rule *rules_words(const struct entity *e);
/* rule_statements: each statement there is of this kind, for `bangfu catalogue --statements`. */
void rule_statements(struct arena *a, void (*say_one)(void *to, struct str name, struct str sql), void *to);

#endif
