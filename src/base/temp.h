/* temp.h: files of a moment that outlive nothing: a body that is being received, a workbook on its way back.
 *
 * Where a name is not needed there is none (temp_open): the file is gone when it is closed, whatever ends the program.
 * Where one is needed (a writer that renames), it says which process made it, and the next program that starts removes
 * what killed ones left (temp_sweep). All 0600, in TMPDIR or /tmp. */
#ifndef BANGFU_BASE_TEMP_H
#define BANGFU_BASE_TEMP_H

#include "base/ctx.h"

/* temp_open: an empty file without a name; others read it as /proc/self/fd/N as long as it is open. */
MUST bool temp_open(struct ctx *c, int *fd);
/* temp_path: an empty file whose name ends in `suffix`; the caller removes it, and what he makes beside it by adding to
 * the name is swept with it. */
MUST bool temp_path(struct ctx *c, const char *suffix, const char **path);
/* temp_sweep: removes what killed programs of this user left. */
void temp_sweep(void);

#endif
