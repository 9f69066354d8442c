/* made.h: a workbook the library wrote, read to its end before it gets its name. For whoever writes by libxlsxwriter.
 *
 * The library keeps its parts in temporary files and doesn't ask whether its writes to them succeeded: where their
 * folder is full, it closes a workbook that lacks rows, styles or a theme, and calls it a success. */
#ifndef BANGFU_BOOK_MADE_H
#define BANGFU_BOOK_MADE_H

#include "base/ctx.h"

/* made_whole: place_whole (place.h) of a part that is whole; closed: what closing it said. Removes the part when it
 * fails (sheet.write). */
MUST bool made_whole(struct ctx *c, bool closed, const char *part, const char *path);

#endif
