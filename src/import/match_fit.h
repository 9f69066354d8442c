/* match_fit.h: whether an attempt is enough to take the sheet as that subject, and what it lacks, in words for whoever
 * sent it.
 *
 * A sheet taken as the wrong register does more harm than one not taken: it writes. So besides the required columns
 * something must speak of the matter itself; a register is known by what tells its records apart; and a title may
 * complete a sheet that is understood, not make one of another. What somebody said the sheet is need not be evident. */
#ifndef BANGFU_IMPORT_MATCH_FIT_H
#define BANGFU_IMPORT_MATCH_FIT_H

#include "import/match_attempt.h"

enum fit_for { FIT_OF_ITSELF, FIT_AS_ASKED };
bool fit_enough(const struct attempt *t, enum fit_for what);
/* fit_lacks: the titles of what is missing, joined by 、; "" when columns alone don't say it. */
struct str fit_lacks(const struct attempt *t);

#endif
