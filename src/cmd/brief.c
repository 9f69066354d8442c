/* brief.c: bangfu brief: the account of the mechanisms as text or Markdown; behind it each figure with its list and
 * basis, so that `bangfu list STORE CODE --period P` opens the rows it was counted from. */
#include "modules/brief.h"

#include "cmd/cmd.h"
#include "cmd/table.h"

static void print_paragraph(const struct brief_paragraph *p, const char *mark)
{
        for (size_t i = 0; i < p->n; i++) {
                const char *around = p->runs[i].figure ? mark : "";
                printf("%s%.*s%s", around, FMT(p->runs[i].text), around);
        }
        printf("\n\n");
}

static void source_row(struct ctx *c, struct table *t, const struct brief_run *x)
{
        const struct list *l = x->figure;
        table_row(t, (struct str[]){ str_of(l->name), str_of(say(c, l->title, l->title_en)), x->text,
                                     period_words(c, l, x->period) });
}

/* print_sources: every figure of the account once, in its order. */
static void print_sources(struct ctx *c, const struct brief *b)
{
        struct table t;
        struct table_column columns[] = {
                { .title = str_of(say(c, "清单", "List")) },
                { .title = str_of(say(c, "指标", "Figure")) },
                { .title = str_of(say(c, "数值", "Number")), .side = TABLE_RIGHT },
                { .title = str_of(say(c, "口径", "Basis")) },
        };
        table_start(&t, columns, COUNT(columns));
        for (size_t i = 0; i < b->n; i++)
                for (size_t k = 0; k < b->sections[i].n; k++)
                        for (size_t n = 0; n < b->sections[i].paragraphs[k].n; n++)
                                if (b->sections[i].paragraphs[k].runs[n].figure)
                                        source_row(c, &t, &b->sections[i].paragraphs[k].runs[n]);
        table_print(&t, stdout);
        table_release(&t);
}

static void print_brief(struct ctx *c, const struct brief *b, bool markdown)
{
        printf("%s%.*s\n%s\n\n", markdown ? "# " : "", FMT(b->title), b->day);
        for (size_t i = 0; i < b->n; i++) {
                printf("%s%s\n\n", markdown ? "## " : "", b->sections[i].title);
                for (size_t k = 0; k < b->sections[i].n; k++)
                        print_paragraph(&b->sections[i].paragraphs[k], markdown ? "**" : "");
        }
        printf("%s%s\n\n%s", markdown ? "## " : "", say(c, "数字出处", "Where the figures come from"),
               markdown ? "```\n" : "");
        print_sources(c, b);
        printf("%s", markdown ? "```\n" : "");
        if (b->head.n)
                printf("\n%s %.*s\n", say(c, "日志", "Journal"), FMT(b->head));
}

static int run(struct ctx *c, const struct input *in)
{
        const char *day = input_option(in, "day"), *place;
        struct brief b;
        if (!command_place(c, input_option(in, "place"), &place) || !brief_make(c, day ? day : c->today, place, &b))
                return command_fail(c);
        print_brief(c, &b, input_given(in, "markdown"));
        return 0;
}

static const struct option options[] = {
        { "day", "D", "哪一天的情况，默认今天", "the day of the account; today unless said" },
        { "place", "CODE", "只写这个区划", "of this place alone" },
        { "markdown", NULL, "写成 Markdown", "write Markdown" },
};
const struct command cmd_brief = {
        .name = "brief",
        .words = "STORE",
        .needs = 1,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "打印各机制的情况汇总",
        .title_en = "print the account of the mechanisms",
        .help = "每个数字都由记录算出，后附清单名和口径；用 bangfu list STORE 清单名 --period 期间 查看它的每一行。",
        .help_en = "Every figure is computed from records and named; bangfu list STORE NAME --period P shows its rows.",
        .run = run,
};
