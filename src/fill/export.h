/* export.h: what is seen, as a workbook or csv that imports again unchanged.
 *
 * The first columns are 编号 (id) and 版本 (version), then the fields asked for, or every field of the entity, by their
 * titles. Secrets are masked unless the reader may reveal them and asked to; references and places stand by their
 * titles. An import compares a cell with what an export would write today: equal is unchanged, so masks and titles
 * change nothing.
 *
 * A plain export (query.plain) is for programs that count for themselves: names of fields, ids and codes as the API
 * gives them, where the record lies and whether it is voided.
 *
 * The two first columns make the round possible: the id finds the record again whatever was done to its row, and the
 * version tells whether somebody else was faster. Nobody need know them; they only must not be deleted. */
#ifndef BANGFU_FILL_EXPORT_H
#define BANGFU_FILL_EXPORT_H

#include "book/writer.h"
#include "core/query.h"

/* The first two columns: an import knows its own export by them. */
#define EXPORT_TITLE_ID_ZH "编号"
#define EXPORT_TITLE_ID_EN "ID"
#define EXPORT_TITLE_VERSION_ZH "版本"
#define EXPORT_TITLE_VERSION_EN "Version"

enum export_secrets { EXPORT_MASKED, EXPORT_REVEALED };

/* export_rows: all rows of the query (its limit is ignored) into path. *count: rows written. Needs RIGHT_EXPORT, and
 * RIGHT_REVEAL to reveal. The page shows some rows; the file has all of them. mark is its watermark, empty for none:
 * the foot of a workbook's pages, the last heading of a csv, in no row, so that the file imports again. */
MUST bool export_rows(struct ctx *c, const struct query *q, enum writer_format format, enum export_secrets secrets,
                      struct str mark, const char *path, int64_t *count);
/* export_text: the cell of a field, as it is written and as an import compares it. Also what an
 * import compares a returned cell with. */
struct str export_text(struct ctx *c, const struct field *f, struct val v, struct str title,
                       enum export_secrets secrets);
/* export_format: xlsx or csv by the end of a file's name. */
MUST bool export_format(struct ctx *c, const char *path, enum writer_format *out);

#endif
