/* fill.c: bangfu fill: a workbook with marks filled from a list or a record; bangfu fill STORE form:NAME OUT fills one
 * that is ready.
 *
 * A county's own paper stays the county's: its template is filled in its own cells and nothing else in it is
 * touched. Marks are the same on the command line and on the pages (forms_fill.h). */
#include "cmd/cmd.h"

#include "cmd/exporting.h"
#include "core/change.h"
#include "fill/forms.h"
#include "http/forms_fill.h"

#include <unistd.h>

/* record_to_fill: --record REGISTER/ID, both, since an id alone names a record of every register. */
static bool record_to_fill(struct ctx *c, const char *text, struct fill_asked *asked)
{
        char county[7];
        struct str id = str_of(text), name;
        if (!text)
                return true;
        (void)str_cut(&id, '/', &name);
        asked->e = entity_find(name);
        if (asked->e && outside_id_parse(id, county, &asked->id))
                return true;
        return fail(c, ERR_INVALID, "record.unknown", "record",
                    say(c, "“%s”应如 household/341125-12", "“%s” should be as household/341125-12"), text);
}

/* what_to_fill: nothing of it is required, for what a template asks for only its marks say; one that finds
 * nothing is told then, by the mark's cell. */
static bool what_to_fill(struct ctx *c, const struct input *in, struct fill_asked *asked)
{
        const char *period = input_option(in, "period");
        *asked = (struct fill_asked){ .list = input_option(in, "list"),
                                      .purpose = str_of(input_option(in, "purpose")),
                                      .reason = str_of(input_option(in, "reason")),
                                      .revealed = input_given(in, "reveal") };
        return command_seat(c, input_option(in, "place"), &asked->place) &&
               (!period || period_asked(c, str_of(period), &asked->period)) &&
               record_to_fill(c, input_option(in, "record"), asked);
}

/* ready_form: the template of form:NAME beside the result; *own stays NULL for a file of the county. Beside it,
 * for there a file may be written; removed in the end. */
static bool ready_form(struct ctx *c, const char *word, const char *out, const char **template, const struct form **own)
{
        *template = word;
        *own = NULL;
        if (!str_starts(str_of(word), S("form:")))
                return true;
        *own = form_find(str_of(word + 5));
        if (!*own)
                return fail(c, ERR_MISSING, "form.unknown", "form", say(c, "没有表样“%s”", "no form “%s”"), word + 5);
        *template = arena_fmt(c->arena, "%s.template", out).p;
        return form_template(c, *own, *template);
}

static int run(struct ctx *c, const struct input *in)
{
        const char *out = input_word(in, 2), *template;
        const struct form *own;
        struct fill_asked asked;
        struct fill_done done;
        if (!what_to_fill(c, in, &asked) || !ready_form(c, input_word(in, 1), out, &template, &own))
                return command_fail(c);
        if (own)
                form_period(c, own, &asked.period);
        struct str name = str_of(own ? say(c, own->title, own->title_en) : template);
        bool ok = forms_fill(c, template, name, &asked, out, &done);
        if (own)
                unlink(template);
        if (!ok)
                return command_fail(c);
        printf(say(c, "%s：填入 %lld 行\n", "%s: %lld rows filled\n"), out, (long long)done.rows);
        return 0;
}

/* What the marks of a template leave open: which list, which record, where and when. */
static const struct option options[] = {
        { "list", "NAME", "{{list:字段}} 用的清单或登记簿", "the list or register of {{list:FIELD}}" },
        { "record", "REGISTER/ID", "{{record:字段}} 用的记录", "the record of {{record:FIELD}}" },
        { "place", "CODE", "只填这个区划", "of this place alone" },
        { "period", "P", "期间，默认今天", "the period; today unless said" },
        { "reveal", NULL, "证件号码等不打掩码（须有权查看）", "secrets in full, where the account may know them" },
        COMMAND_EXPORT_OPTIONS,
};
const struct command cmd_fill = {
        .name = "fill",
        .words = "STORE TEMPLATE OUT",
        .needs = 3,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "按登记簿填写表样（xlsx，格子里写 {{…}}）",
        .title_en = "fill a workbook with {{…}} in its cells",
        .help = "标记：{{figure:指标}}、{{list:清单 字段}}（逐行重复）、{{record:字段}}、{{n}}、{{day}}、{{place}}。"
                "现成的表样写作 form:名称，如 form:poor_households。",
        .help_en = "Marks: {{figure:CODE}}, {{list:NAME FIELD}} (the row is repeated), {{record:FIELD}}, {{n}}, "
                   "{{day}}, {{place}}. A form that is ready is named form:NAME, such as form:poor_households.",
        .run = run,
};
