/* proposals.h: what a write is answered with when it has to wait for review (review.h). */
#ifndef BANGFU_HTTP_PROPOSALS_H
#define BANGFU_HTTP_PROPOSALS_H

#include "http/http.h"

/* proposal_answer: 202 with {"proposal":record,"message":"已送审，待乡镇审核"}. */
MUST bool proposal_answer(struct ctx *c, struct response *rs, int64_t id);
/* proposal_json: one in full, what it asks for in people's words: the answer of GET /proposals/{id}. */
MUST bool proposal_json(struct ctx *c, struct json *j, int64_t id);
/* proposal_mended: the member "proposal" of a body: the returned one that is sent again; 0 when there is none. */
MUST bool proposal_mended(struct ctx *c, const struct request *rq, int64_t *id);

#endif
