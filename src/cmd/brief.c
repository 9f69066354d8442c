/* brief.c: bangfu brief: the account of the mechanisms as text, Markdown or .docx, of a day or kept. Behind it each
 * figure with its list and basis, so that `bangfu list STORE CODE --period P` opens the rows it was counted from. */
#include "cmd/cmd.h"

#include "brief/brief.h"
#include "cmd/table.h"
#include "core/change.h"
#include "http/brief_paper.h"

/* A paragraph is runs of text and figures; here they are one line each paragraph, for whatever reads it breaks
 * lines itself. */
static void print_paragraph(const struct brief_paragraph *p)
{
        for (size_t i = 0; i < p->n; i++)
                printf("%.*s", FMT(p->runs[i].text));
        printf("\n\n");
}

/* The list's name stands first: it is what `bangfu list` takes. */
static void source_row(struct ctx *c, struct table *t, const struct brief_run *x)
{
        const struct list *l = x->figure;
        table_row(t, (struct str[]){ str_of(l->name), str_of(say(c, l->title, l->title_en)),
                                     figure_text(c, l, x->value, x->none),
                                     period_words(c, l, x->period) });
}

/* print_sources: every figure of the account once, in its order, with the basis on which it was counted: a
 * number of the account can be opened, and who doubts it can ask for the rows. */
static void section_sources(struct ctx *c, struct table *t, const struct brief_section *s)
{
        for (size_t k = 0; k < s->n; k++)
                for (size_t n = 0; n < s->paragraphs[k].n; n++)
                        if (s->paragraphs[k].runs[n].figure)
                                source_row(c, t, &s->paragraphs[k].runs[n]);
}

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
                section_sources(c, &t, &b->sections[i]);
        section_sources(c, &t, &b->next);
        table_print(&t, stdout);
        table_release(&t);
}

static void print_section(const struct brief_section *s)
{
        if (s->part)
                printf("%s\n\n", s->part);
        if (s->heading)
                printf("%s\n\n", s->heading);
        for (size_t k = 0; k < s->n; k++)
                print_paragraph(&s->paragraphs[k]);
}

/* print_problems: the list's name stands last, by which `bangfu list` opens the rows. */
static void print_problems(struct ctx *c, const struct brief *b)
{
        struct table t;
        struct table_column columns[] = {
                { .title = str_of(say(c, "机制", "Mechanism")) },
                { .title = str_of(say(c, "问题", "Problem")) },
                { .title = str_of(say(c, "数量", "Number")), .side = TABLE_RIGHT },
                { .title = str_of(say(c, "清单", "List")) },
        };
        printf("%s\n\n", say(c, "附件1：存在问题清单", "Annex 1: problems found"));
        if (!b->n_problems) {
                printf("%s\n\n", say(c, "经核查，未发现问题。", "The checks find nothing."));
                return;
        }
        table_start(&t, columns, COUNT(columns));
        for (size_t i = 0; i < b->n_problems; i++) {
                const struct brief_run *x = &b->problems[i].run;
                const struct list *l = x->figure;
                table_row(&t, (struct str[]){ str_of(b->problems[i].mechanism), str_of(say(c, l->title, l->title_en)),
                                              x->text, str_of(l->name) });
        }
        table_print(&t, stdout);
        table_release(&t);
        printf("\n");
}

/* The journal's head behind the account says of which state of the records it speaks: from two accounts of one
 * day that differ, one can tell which was earlier. */
static void print_brief(struct ctx *c, const struct brief *b)
{
        printf("%.*s\n%s\n\n", FMT(b->title), b->day);
        for (size_t i = 0; i < b->n; i++)
                print_section(&b->sections[i]);
        print_section(&b->next);
        if (b->unit.n)
                printf("%.*s\n%.*s\n\n", FMT(b->unit), FMT(b->dated));
        print_problems(c, b);
        printf("%s\n\n", say(c, "附件2：数字出处", "Annex 2: where the figures come from"));
        print_sources(c, b);
        if (b->head.n)
                printf("\n%s %.*s\n", say(c, "日志", "Journal"), FMT(b->head));
}

/* Sixteen megabytes are more than any account: one of a county has some pages. */
static bool print_markdown(struct ctx *c, struct str content)
{
        struct buf text = BUF((size_t)16 << 20);
        bool ok = brief_markdown(c, content, &text);
        if (ok)
                fwrite(text.p, 1, text.n, stdout);
        buf_free(&text);
        return ok;
}

/* content_of: the JSON of the account, from which its papers are made, here and on the pages: so the .docx of a
 * kept account is the one of its day, whatever the records say now. */
static bool content_of(struct ctx *c, const struct brief *b, struct str *content)
{
        struct buf text = BUF((size_t)16 << 20);
        struct json j = JSON(&text);
        bool ok = brief_json(c, &j, b, BRIEF_FIGURES);
        *content = arena_str(c->arena, buf_str(&text));
        buf_free(&text);
        return ok;
}

/* kept_content: --kept ID. A kept account is read as it was written and never computed again. */
static bool kept_content(struct ctx *c, const char *text, struct str *content)
{
        char county[7];
        int64_t id;
        if (!outside_id_parse(str_of(text), county, &id))
                return fail(c, ERR_INVALID, "record.unknown", "kept", say(c, "没有编号为“%s”的报告", "no account “%s”"),
                            text);
        return brief_kept(c, id, content);
}

static bool give(struct ctx *c, const struct input *in, struct str content)
{
        const char *docx = input_option(in, "docx");
        return docx ? brief_docx(c, content, docx) : print_markdown(c, content);
}

/* of_a_day: keeping prints the number alone, so that a script can hand it on. */
static bool of_a_day(struct ctx *c, const struct input *in)
{
        const char *day = input_option(in, "day"), *place;
        struct brief b;
        struct str content;
        int64_t id;
        if (!command_seat(c, input_option(in, "place"), &place) || !brief_make(c, day ? day : c->today, place, &b))
                return false;
        if (input_given(in, "keep")) {
                if (!brief_keep(c, &b, &id))
                        return false;
                printf("%.*s\n", FMT(outside_id(c->arena, c->county, id)));
                return true;
        }
        if (input_given(in, "markdown") || input_given(in, "docx"))
                return content_of(c, &b, &content) && give(c, in, content);
        print_brief(c, &b);
        return true;
}

static int run(struct ctx *c, const struct input *in)
{
        const char *kept = input_option(in, "kept");
        struct str content;
        bool ok = kept ? kept_content(c, kept, &content) && give(c, in, content) : of_a_day(c, in);
        return ok ? 0 : command_fail(c);
}

/* What is printed, of which day and place; and the two that keep an account and fetch it again. */
static const struct option options[] = {
        { "day", "D", "哪一天的报告，默认今天", "the day of the account; today unless said" },
        { "place", "CODE", "只写这个区划", "of this place alone" },
        { "markdown", NULL, "写成 Markdown", "write Markdown" },
        { "docx", "FILE", "写成公文格式的 .docx", "write a .docx" },
        { "keep", NULL, "连同数字和行编号留存一份，打印其编号", "keep it with its figures and row keys; prints its id" },
        { "kept", "ID", "取留存的报告(Markdown 或 --docx)", "a kept account (Markdown, or --docx)" },
};
/* Without an option it is for reading here; --markdown and --docx are for handing on. */
const struct command cmd_brief = {
        .name = "brief",
        .words = "STORE",
        .needs = 1,
        .flags = COMMAND_STORE,
        OPTIONS(options),
        .title = "打印工作情况报告",
        .title_en = "print the account of the work",
        .help = "每个数字都由记录算出，后附清单名和口径；用 bangfu list STORE 清单名 --period 期间 查看它的每一行。",
        .help_en = "Every figure is computed from records and named; bangfu list STORE NAME --period P shows its rows.",
        .run = run,
};
