/* brief_paper.h: the account as JSON, Markdown and .docx, and the accounts that are kept.
 *
 * A kept account is the same JSON with the keys of the rows behind each figure ("rows": "1-17,19"), so that last
 * December's still says in June what it said, and of whom. Compartments give numbers, never keys. */
#ifndef BANGFU_HTTP_BRIEF_PAPER_H
#define BANGFU_HTTP_BRIEF_PAPER_H

#include "base/json.h"
#include "brief/brief.h"

#include <jansson.h>

enum brief_rows { BRIEF_FIGURES, BRIEF_ROWS };
/* brief_json: the whole object of GET /brief. */
MUST bool brief_json(struct ctx *c, struct json *j, const struct brief *b, enum brief_rows rows);
/* brief_keep: writes one into the register kept_brief, for who may write there; its id. */
MUST bool brief_keep(struct ctx *c, const struct brief *b, int64_t *id);
/* brief_kept: the JSON of a kept one that the reader may see. */
MUST bool brief_kept(struct ctx *c, int64_t id, struct str *content);
/* brief_markdown, brief_docx: from the JSON, so that a kept one comes out as it was. */
MUST bool brief_markdown(struct ctx *c, struct str content, struct buf *out);
MUST bool brief_docx(struct ctx *c, struct str content, const char *path);

#endif
