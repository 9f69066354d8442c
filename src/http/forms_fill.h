/* forms_fill.h: filling a workbook as an act of somebody: what was read is noted like an export, and the table made is
 * counted among those nobody had to fill by hand (registers disclosure and paper_made). */
#ifndef BANGFU_HTTP_FORMS_FILL_H
#define BANGFU_HTTP_FORMS_FILL_H

#include "fill/fill.h"

/* forms_fill: name is what people call the table. */
MUST bool forms_fill(struct ctx *c, const char *template, struct str name, const struct fill_asked *asked,
                     const char *out, struct fill_done *done);

#endif
