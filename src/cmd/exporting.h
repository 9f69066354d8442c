/* exporting.h: what bangfu export and bangfu list share when persons leave the house: purpose and reason, and the
 * record of it (http/disclosure.h), as by the pages. */
#ifndef BANGFU_CMD_EXPORTING_H
#define BANGFU_CMD_EXPORTING_H

#include "cmd/cmd.h"
#include "http/disclosure.h"

#define COMMAND_EXPORT_OPTIONS \
        { "purpose", "CODE", "导出用途，如 verify（核对身份）", "what for: a code of disclosure_purpose, as verify" }, \
        { \
                "reason", "TEXT", "导出原因，用账号（--as）导出人员时必填", "why; wanted of an account (--as) for persons" \
        }

/* command_export_may: export_may with the options of the line. */
MUST bool command_export_may(struct ctx *c, const struct input *in, const struct query *q, struct disclosure *d);
/* command_exported: notes it; path NULL: onto the screen. */
MUST bool command_exported(struct ctx *c, struct disclosure *d, const char *path);

#endif
