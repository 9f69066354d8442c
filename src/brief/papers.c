/* papers.c: the papers of the office: its own words for the account, the accounts it kept, the tables it made.
 *
 * A template is changed like any record; its marks are proved when it is saved, so that an account never fails for a
 * name somebody mistyped. A kept account is written by the program alone (brief_paper.c) and never changes: last
 * December's still says in June what it said. A paper made is noted by the program when a form is filled. Left out:
 * circulation, signature and seal, which counties do in their office system. */
#include "brief/brief.h"
#include "brief/template.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

#define CONTENT_MAX 4000000 /* characters of a kept account with its row keys */

/* section_of: each part of the account that has words; a mechanism's is called as its tile and stored by its number. */
static bool section_of(size_t i, struct code *out)
{
        struct brief_part part;
        if (!brief_part(i, &part))
                return false;
        *out = (struct code){ .code = part.code, .title = part.title, .title_en = part.title_en };
        return true;
}

static const struct codes sections = MADE_CODES("brief_section", "部分", "Section of the account", section_of);
/* The account is written in both; a template is for one of them. */
static const struct codes languages = CODES("paper_language", "语言", "Language",
        { "zh", "中文", "Chinese" },
        { "en", "英文", "English" },
);

/* The text is no column of the register: it is long, and edited on the account's own page beside what it becomes. */
static const struct field template_fields[] = {
        CODE("section", "部分", "Section", &sections, .required = true, .indexed = true),
        CODE("language", "语言", "Language", &languages, .required = true),
        /* An account of a day is written in the words of that day: who changes this year's leaves last year's as it is.
         */
        DATE("from_on", "起用日期", "From", .begins = true, .help = "从哪一天的报告起用；不填为一直",
             .help_en = "accounts of this day and after; always when left empty"),
        DATE("to_on", "停用日期", "To", .help = "用到哪一天的报告；不填为不限", .help_en = "accounts up to this day"),
        TEXT("title", "标题", "Title", .max_length = 60),
        TEXT("text", "正文", "Text", .required = true, .lines = true, .hidden = true, .max_length = 8000,
             .help = "一行一段；{span} {place} 等词和指标名写在大括号里，如 {training.sessions}、{operating_fund.total 万元}、"
                     "{operating_fund.total last_year}、{household.poor@341125100}；{?指标|不为零时的话|为零时的话}；"
                     "{names study.campaigns 3} 列前三项名称",
             .help_en = "a paragraph a line; words such as {span}, {place} and names of figures stand in braces: "
                        "{training.sessions}, {operating_fund.total million}, {operating_fund.total last_year}, "
                        "{household.poor@341125100}; {?FIGURE|words when not nought|words when nought}; {names "
                        "study.campaigns 3} names the first three"),
};
/* Everything derived: an account is kept from the page that shows it, never typed. `content` is the JSON of the page
 * with the keys of the rows behind each figure, which is why it may be megabytes. */
static const struct field kept_fields[] = {
        TEXT("title", "标题", "Title", .required = true, .derived = true, .named = true, .max_length = 200),
        DATE("day", "情况日期", "Day of the account", .required = true, .derived = true, .indexed = true),
        DATE("kept_on", "留存日期", "Kept on", .required = true, .derived = true),
        TEXT("account", "留存人", "Kept by", .required = true, .derived = true, .max_length = 60),
        TEXT("head", "日志块", "Journal head", .derived = true, .max_length = 120),
        INTEGER("figures", "指标数", "Figures", .required = true, .derived = true, .min = 0, .max = 100000),
        TEXT("content", "内容", "Content", .required = true, .derived = true, .lines = true, .hidden = true,
             .max_length = CONTENT_MAX),
        PLACE("place", "区划", "Place", .derived = true),
};
/* Noted when a form is filled: who made which table, from what, with how many rows: all that the saving is counted by.
 */
static const struct field made_fields[] = {
        DATE("made_on", "日期", "Day", .required = true, .derived = true, .indexed = true),
        TEXT("name", "表名", "Table", .required = true, .derived = true, .max_length = 200),
        TEXT("source", "来源清单", "Filled from", .derived = true, .max_length = 100, .names = NAMES_REGISTER),
        INTEGER("filled_rows", "行数", "Rows", .required = true, .derived = true, .min = 0, .max = 10000000),
        TEXT("account", "经手人", "Made by", .required = true, .derived = true, .max_length = 60),
        PLACE("place", "区划", "Place", .derived = true),
};

/* template_prepare: a mark nobody knows is refused while its writer still sees the sentence. */
static bool template_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch, (void)old;
        struct val text = draft_given(d, "text") ? draft_get(d, "text") : V_NULL;
        return text.type != VAL_TEXT || brief_check(c, text.s);
}

/* A township reads the county's words (READ_ANCESTORS), as it gives an account of itself in them. */
static const struct entity entities[] = {
        { .name = "brief_template", .title = "报告用语", .title_en = "Words of the account",
          .life = LIFE_STATE, .reading = READ_ANCESTORS, .area = AREA_BASE,
          .help = "工作情况报告各部分的文字，指标写在大括号里", .help_en = "the words of each section of the account, figures in braces",
          .keys = "section,language,from_on", .sort = "section",
          .title_sql = "{section} || COALESCE(' ' || r.title, '') || COALESCE(' ' || r.from_on, '')",
          .prepare = template_prepare, FIELDS(template_fields) },
        { .name = "kept_brief", .title = "留存的报告", .title_en = "Accounts kept", .life = LIFE_EVENT,
          /* shown on the account's own page */
          .day = "day", .reading = READ_SCOPED, .area = AREA_BASE, .hidden = true,
          .help = "连同数字和行编号一起留存的工作情况报告，不再变动",
          .help_en = "accounts as they were, with their figures and the keys of the rows behind them", .sort = "day",
          .sort_down = true, FIELDS(kept_fields) },
        { .name = "paper_made", .title = "生成的表格", .title_en = "Tables made", .life = LIFE_EVENT,
          .day = "made_on", .reading = READ_SCOPED, .area = AREA_BASE,
          .help = "由系统从登记簿填好的表格，一份一条，由系统记下",
          .help_en = "tables the program filled from the registers, one record each, noted by the system",
          .sort = "made_on", .sort_down = true, .title_sql = "r.name", FIELDS(made_fields) },
};

/* Tables and rows the program filled are counted. The time that spares nobody has measured, so none is told. */
static const struct list lists[] = {
        { .name = "papers.tables", .title = "系统生成报表数", .title_en = "Tables filled by the program",
          .unit = "份", .unit_en = "tables",
          .of = "paper_made", .period = PERIOD_SPAN, .figure = true,
          .explain = "期内由系统从登记簿填好、不必手工填写的表格",
          .explain_en = "tables filled from the registers within the period, which nobody filled by hand",
          .where = "t.made_on BETWEEN :from AND :to" },
        { .name = "papers.rows", .title = "系统生成报表行数", .title_en = "Rows filled by the program",
          .unit = "行", .unit_en = "rows",
          .of = "paper_made", .period = PERIOD_SPAN, .figure = true,
          .explain = "期内由系统填好的表格的行数合计",
          .explain_en = "rows of the tables filled from the registers within the period",
          .where = "t.made_on BETWEEN :from AND :to", .measure = SUM_OF("t.filled_rows") },
};

const struct module papers_module = {
        .name = "papers",
        .title = "报告与表格",
        .title_en = "Accounts and tables",
        .mechanism = "0",
        ENTITIES(entities),
        LISTS(lists),
};
