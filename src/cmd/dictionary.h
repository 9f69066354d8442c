/* dictionary.h: the data dictionary: every entity, field, list and code list of the catalogue as one Markdown page,
 * Chinese and English. */
#ifndef BANGFU_CMD_DICTIONARY_H
#define BANGFU_CMD_DICTIONARY_H

#include "base/buf.h"
#include "core/catalogue.h"

void dictionary_write(struct ctx *c, struct buf *out);
/* dictionary_codes: the i-th code list that a field uses, each once, in order of the catalogue; NULL behind the last.
 */
const struct codes *dictionary_codes(struct arena *a, size_t i);

#endif
