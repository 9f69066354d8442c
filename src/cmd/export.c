/* export.c: bangfu export STORE ENTITY FILE: a register as xlsx or csv, with id and version, so that it imports again
 * unchanged. */
#include "cmd/cmd.h"

#include "fill/export.h"

static int run(struct ctx *c, const struct input *in)
{
        struct query q = { .e = entity_find(str_of(input_word(in, 1))) };
        const char *path = input_word(in, 2);
        enum writer_format format;
        int64_t count;
        if (!q.e) {
                (void)fail(c, ERR_MISSING, "entity.unknown", input_word(in, 1), "%s",
                           say(c, "没有这种登记；用 bangfu catalogue --dictionary 查看全部",
                               "no such register; see bangfu catalogue --dictionary"));
                return command_fail(c);
        }
        enum export_secrets secrets = input_given(in, "reveal") ? EXPORT_REVEALED : EXPORT_MASKED;
        q.plain = input_given(in, "plain");
        if (!command_place(c, input_option(in, "place"), &q.place) || !export_format(c, path, &format) ||
            !export_rows(c, &q, format, secrets, path, &count))
                return command_fail(c);
        printf(say(c, "%s：导出 %lld 条\n", "%s: %lld records exported\n"), entity_title(c, q.e), (long long)count);
        return 0;
}

static const struct option options[] = {
        { "place", "CODE", "只导出这个区划", "only this place" },
        { "reveal", NULL, "证件号码等不打掩码", "secrets in full" },
        { "plain", NULL, "给程序用：字段名、编号、代码，不写成文字", "for programs: names of fields, ids, codes" },
};
const struct command cmd_export = { .name = "export",
                                    .words = "STORE ENTITY FILE",
                                    .needs = 3,
                                    .flags = COMMAND_STORE,
                                    OPTIONS(options),
                                    .title = "导出一种登记（xlsx 或 csv）",
                                    .title_en = "export a register (xlsx or csv)",
                                    .run = run };
