/* export.c: bangfu export STORE ENTITY FILE: a register as xlsx or csv, with id and version, so that it imports again
 * unchanged.
 *
 * What goes out is what comes in: the first two columns say which record a row is and which version it was, so a
 * table that was mended in a spreadsheet changes those records and makes no second ones. Hence no way to choose
 * columns here; a list is printed by bangfu list.
 *
 * Secrets are masked unless --reveal is said: a file lies about longer than a page. */
#include "cmd/cmd.h"

#include "cmd/exporting.h"
#include "fill/export.h"

/* The register's name and the file's ending are proved before anything is written: a wrong name leaves no file
 * behind. */
static int run(struct ctx *c, const struct input *in)
{
        struct query q = { .e = entity_find(str_of(input_word(in, 1))) };
        const char *path = input_word(in, 2);
        enum writer_format format;
        struct disclosure d;
        if (!q.e) {
                (void)fail(c, ERR_MISSING, "entity.unknown", input_word(in, 1), "%s",
                           say(c, "没有这种登记；用 bangfu catalogue --dictionary 查看全部",
                               "no such register; see bangfu catalogue --dictionary"));
                return command_fail(c);
        }
        /* export_rows refuses --reveal to whoever may not see secrets: it is a switch here, not a right */
        enum export_secrets secrets = input_given(in, "reveal") ? EXPORT_REVEALED : EXPORT_MASKED;
        q.plain = input_given(in, "plain");
        if (!command_place(c, input_option(in, "place"), &q.place) || !export_format(c, path, &format) ||
            !command_export_may(c, in, &q, &d) ||
            !export_rows(c, &q, format, secrets, export_mark(c, &d), path, &d.rows) || !command_exported(c, &d, path))
                return command_fail(c);
        printf(say(c, "%s：导出 %lld 条\n", "%s: %lld records exported\n"), entity_title(c, q.e), (long long)d.rows);
        return 0;
}

/* --plain is for programs and --reveal for the county's own papers; neither is what an import needs. */
static const struct option options[] = {
        { "place", "CODE", "只导出这个区划", "only this place" },
        { "reveal", NULL, "证件号码等不打掩码", "secrets in full" },
        COMMAND_EXPORT_OPTIONS,
        { "plain", NULL, "给程序用：字段名、编号、代码，不写成文字", "for programs: names of fields, ids, codes" },
};
const struct command cmd_export = { .name = "export",
                                    .words = "STORE ENTITY FILE",
                                    .needs = 3,
                                    .flags = COMMAND_STORE | COMMAND_WRITES,
                                    OPTIONS(options),
                                    .title = "导出一种登记（xlsx 或 csv）",
                                    .title_en = "export a register (xlsx or csv)",
                                    .run = run };
