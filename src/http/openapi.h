/* openapi.h: the API as OpenAPI 3.1, out of the route table and the catalogue. */
#ifndef BANGFU_HTTP_OPENAPI_H
#define BANGFU_HTTP_OPENAPI_H

#include "base/buf.h"
#include "base/ctx.h"

MUST bool openapi_write(struct ctx *c, struct buf *out);

#endif
