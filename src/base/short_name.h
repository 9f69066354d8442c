/* short_name.h: what offices are called for short. 定远县扶贫开发领导小组办公室 is 扶贫办 in every sheet and every mouth.
 *
 * One table of whole endings and their short forms, read both ways: a register is found by the short name it doesn't
 * hold, and a short name in a sheet finds the office that is registered whole. Only what is said everywhere stands
 * in it; a county's own short names are entered with the organisation. */
#ifndef BANGFU_BASE_SHORT_NAME_H
#define BANGFU_BASE_SHORT_NAME_H

#include "base/arena.h"

/* short_name: the name with its ending in short form; empty when the table has none for it. */
struct str short_name(struct arena *a, struct str name);
/* short_name_whole: the i-th whole ending that a name in short form may stand for, with what stood before it kept
 * (县扶贫办 gives 县扶贫开发领导小组办公室); empty behind the last. */
struct str short_name_whole(struct arena *a, struct str name, size_t i);

#endif
