/* place.h: a file appears under its name only when it is whole: it is written beside as
 * NAME.part, synced, and renamed.
 *
 * Without it a full disk or a power cut leaves half a workbook under the name somebody is
 * waiting for, and half a list looks like a whole one. */
#ifndef BANGFU_BOOK_PLACE_H
#define BANGFU_BOOK_PLACE_H

#include "base/ctx.h"

/* place_free: what is written takes the place of an older paper, never of a store, a file beside one or a backup
 * (output.store), nor of a folder, device or link (sheet.no_plain_file). */
MUST bool place_free(struct ctx *c, const char *path);
/* place_part: the name to write under; nothing stands there. Whoever fails removes it again; one that was left by a
 * crash is removed by the next. NULL, with nothing touched, when path or this name is not free. */
const char *place_part(struct ctx *c, const char *path);
MUST bool place_whole(struct ctx *c, const char *part,
                      const char *path);            /* sync and rename; removes part when that fails */
bool place_failed(struct ctx *c, const char *path); /* notes that the file could not be written */

#endif
