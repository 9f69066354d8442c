/* terms.h: the words of the day as a code list: the register `term` (terms.c) names a word by its key. */
#ifndef BANGFU_MECHANISMS_GROUND_TERMS_H
#define BANGFU_MECHANISMS_GROUND_TERMS_H

#include "core/catalogue.h"

/* term_code: of MADE_CODES: the i-th key of the program's words; false behind the last. */
bool term_code(size_t i, struct code *out);

#endif
