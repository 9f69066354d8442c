/* multipart.h: the one file of a form (RFC 7578), for programs that can send a file in no other way. */
#ifndef BANGFU_HTTP_MULTIPART_H
#define BANGFU_HTTP_MULTIPART_H

#include "http/http.h"

/* multipart_file: when the body is multipart/form-data, *bytes becomes the content of its part `file` and *name its
 * filename; any other body is left as it is. Refuses a form without that part, or one cut off. */
MUST bool multipart_file(struct ctx *c, const struct request *rq, struct str *name, struct str *bytes);
/* multipart_part: the same on plain values; boundary without its hyphens. */
MUST bool multipart_part(struct str body, struct str boundary, struct str *name, struct str *bytes);

#endif
