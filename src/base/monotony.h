/* monotony.h: text that only looks like text: runs along the keyboard or the alphabet, one piece said again and again.
 * For what must say or hide something: reasons (core/reason.h) and passwords (core/password.h). */
#ifndef BANGFU_BASE_MONOTONY_H
#define BANGFU_BASE_MONOTONY_H

#include "base/str.h"

/* monotony_follows: b is a again, the next or the one before, in the alphabet or on the keyboard; small letters. */
bool monotony_follows(uint32_t a, uint32_t b);
/* monotony_piece: the length of the piece of which s is made by repeating it, whole; 0: of none. */
size_t monotony_piece(struct str s);

#endif
