/* own_words.h: what a county calls things: its own codes and the words of its sheets (registers in places.c). */
#ifndef BANGFU_MECHANISMS_GROUND_OWN_WORDS_H
#define BANGFU_MECHANISMS_GROUND_OWN_WORDS_H

#include "core/draft.h"

MUST bool code_entry_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);
MUST bool word_map_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);

#endif
