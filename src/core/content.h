/* content.h: what the bytes of a file are, by the bytes. A name or a client's word says what somebody wants it to be
 * taken for.
 *
 * What is not known is application/octet-stream; a page, a drawing or a script of the web never gets a type of its own,
 * whatever it is called: a browser would run it under the county's address. */
#ifndef BANGFU_CORE_CONTENT_H
#define BANGFU_CORE_CONTENT_H

#include "base/str.h"

/* content_type: a picture only when its head is whole and its size one of a picture. A literal. */
const char *content_type(struct str bytes);
/* content_is_scan: of a type: a picture, PDF or OFD, what counts where a scan is asked for. */
bool content_is_scan(struct str type);
/* content_is_markup: HTML, SVG, XML, a page in a mail or a script, in UTF-8 or UTF-16, which may do something when it
 * is opened. */
bool content_is_markup(struct str bytes);
/* content_is_program: by its head, something a computer runs. */
bool content_is_program(struct str bytes);

#endif
