/* shown.h: a stored value in the words people read. Whatever shows one takes its words from here: a row, a record's
 * history, the journal, a proposal, an export, a list on the terminal, a filled form. What programs read is value_json.
 *
 * Texts live in the context's arena (titles of rows: as long as the row). */
#ifndef BANGFU_CORE_SHOWN_H
#define BANGFU_CORE_SHOWN_H

#include "core/draft.h"

/* value_shown: codes by their words, yes and no, yuan, a month as 2017-05, a name of the catalogue by its title; a
 * reference or a place as `title`, which rows bring along (query.h), and by its number without one. "" of no value. A
 * secret comes as it is: who shows one masks it (value_mask). */
struct str value_shown(struct ctx *c, const struct field *f, struct val v, struct str title);
/* value_called: the same of a value that came without its row (an image of the journal, a draft): the store is asked
 * what it refers to is called today; a record of which no name is left is told by its number. A secret comes masked. */
struct str value_called(struct ctx *c, const struct field *f, struct val v);
/* image_value: the text of a column of an image (journal.h) as the value it was. Of a secret it is the digest. */
struct val image_value(const struct field *f, struct str text);

#endif
