/* dictionary.c: the data dictionary in Markdown (see dictionary.h). One section a module; the code lists stand at the
 * end.
 *
 * It is a copy for reading: whatever it says is read off the catalogue, so it can't be wrong on its own. */
#include "cmd/dictionary.h"

#include "base/term.h"

/* Types in words that a reader of either language knows; each is proved to have one. */
static const char *const field_types[] = {
        [FIELD_TEXT] = "文本 text",     [FIELD_CODE] = "代码 code",           [FIELD_CODES] = "多选代码 codes",
        [FIELD_DATE] = "日期 date",     [FIELD_YEAR] = "年份 year",           [FIELD_INT] = "整数 integer",
        [FIELD_MONEY] = "金额 money",   [FIELD_DECIMAL] = "小数 decimal",     [FIELD_BOOL] = "是否 boolean",
        [FIELD_REF] = "引用 reference", [FIELD_REFS] = "多个引用 references", [FIELD_PLACE] = "区划 place",
};
_Static_assert(COUNT(field_types) == FIELD_MAX, "each type of field has its words");
static const char *const lives[] = {
        [LIFE_STATE] = "现状 state", [LIFE_EVENT] = "事件 event", [LIFE_SPAN] = "时段 span"
};

/* cell: text inside a table: a bar would end it, a line's end too. */
static void cell(struct buf *out, const char *text)
{
        for (; text && *text; text++) {
                if (*text == '|')
                        buf_text(out, "、");
                else
                        buf_char(out, *text == '\n' ? ' ' : *text);
        }
}

static void cell_both(const struct ctx *c, struct buf *out, const char *zh, const char *en)
{
        cell(out, term_said(c, LANG_ZH, zh));
        if (zh && en)
                buf_text(out, "<br>");
        cell(out, term_said(c, LANG_EN, en));
}

/* Codes and references are links within the page, so that a reader gets from a field to what it may say. */
static void field_type(struct buf *out, const struct field *f)
{
        buf_text(out, field_types[f->type]);
        if (f->codes)
                buf_fmt(out, " [%s](#codes-%s)", f->codes->name, f->codes->name);
        if (f->ref)
                buf_fmt(out, " [%s](#entity-%s)", f->ref, f->ref);
        if (f->type == FIELD_DECIMAL)
                buf_fmt(out, " (%d)", f->scale);
        if (f->type == FIELD_TEXT)
                buf_fmt(out, " ≤%d", f->max_length ? f->max_length : 200);
}

/* What a person must give, what is never shown plain, what nobody types. */
static void field_marks(struct buf *out, const struct field *f)
{
        buf_text(out, f->required ? "必填 required " : "");
        buf_text(out, f->secret ? "加密 secret " : "");
        buf_text(out, f->derived ? "自动 derived " : "");
}

static void write_field(const struct ctx *c, struct buf *out, const struct field *f)
{
        buf_fmt(out, "| `%s` | ", f->name);
        cell_both(c, out, f->title, f->title_en);
        buf_text(out, " | ");
        field_type(out, f);
        buf_text(out, " | ");
        field_marks(out, f);
        buf_text(out, "| ");
        cell_both(c, out, f->help, f->help_en);
        buf_text(out, " | ");
        cell(out, f->synonyms);
        buf_text(out, " |\n");
}

/* An anchor by name, for links from outside: names stay, titles are bettered. The keys say how an import finds
 * a record again. */
static void write_entity(const struct ctx *c, struct buf *out, const struct entity *e)
{
        buf_fmt(out, "\n### <a id=\"entity-%s\"></a>%s %s `%s`\n\n", e->name,
                term_said(c, LANG_ZH, e->title), term_said(c, LANG_EN, e->title_en), e->name);
        if (e->help)
                buf_fmt(out, "%s。%s.\n\n", term_said(c, LANG_ZH, e->help),
                        e->help_en ? term_said(c, LANG_EN, e->help_en) : "");
        buf_fmt(out, "%s", lives[e->life]);
        if (e->keys)
                buf_fmt(out, " · 查重 keys: `%s`", e->keys);
        buf_text(out, e->reference ? " · 公共表 reference table" : "");
        buf_text(out, "\n\n| 字段 field | 名称 title | 类型 type | 要求 rule | 说明 note | 同义表头 headers "
                      "|\n|---|---|---|---|---|---|\n");
        for (size_t i = 0; i < e->n_fields; i++)
                write_field(c, out, &e->fields[i]);
}

/* What is counted stands here in the same sentence the pages show: the basis of a figure is written once. */
static void write_lists(const struct ctx *c, struct buf *out, const struct module *m)
{
        if (m->n_lists)
                buf_text(out, "\n| 清单 list | 名称 title | 单位 unit | 口径 what is counted |\n|---|---|---|---|\n");
        for (size_t i = 0; i < m->n_lists; i++) {
                const struct list *l = &m->lists[i];
                buf_fmt(out, "| `%s` | ", l->name);
                cell_both(c, out, l->title, l->title_en);
                buf_text(out, " | ");
                cell_both(c, out, l->unit, l->unit_en);
                buf_text(out, " | ");
                cell_both(c, out, l->explain, l->explain_en);
                buf_text(out, " |\n");
        }
}

/* Synonyms are shown, since they say what a sheet may call it. */
static void write_codes(const struct ctx *c, struct buf *out, const struct codes *list)
{
        buf_fmt(out, "\n### <a id=\"codes-%s\"></a>%s %s `%s`%s\n\n", list->name,
                term_said(c, LANG_ZH, list->title), term_said(c, LANG_EN, list->title_en),
                list->name, list->open ? " · 可由县增加 a county may add" : "");
        buf_text(out, "| 代码 code | 名称 title | 同义词 synonyms |\n|---|---|---|\n");
        struct code k;
        for (size_t i = 0; code_at(list, i, &k); i++) {
                buf_fmt(out, "| `%s` | ", k.code);
                cell_both(c, out, k.title, k.title_en);
                buf_text(out, " | ");
                cell(out, k.synonyms);
                buf_text(out, " |\n");
        }
}

/* A list is known by its name: several fields share one, and it is printed once. Looked up anew for each i,
 * which costs nothing that anybody waits for. */
const struct codes *dictionary_codes(struct arena *a, size_t i)
{
        const struct codes **seen = NULL;
        const struct entity *e;
        size_t n = 0, capacity = 0;
        for (size_t k = 0; (e = entity_at(k)); k++)
                for (size_t f = 0; f < e->n_fields; f++) {
                        const struct codes *list = e->fields[f].codes;
                        size_t known = 0;
                        while (list && known < n && strcmp(seen[known]->name, list->name) != 0)
                                known++;
                        if (!list || known < n)
                                continue;
                        seen = arena_grow(a, seen, &capacity, n + 1, sizeof *seen);
                        seen[n++] = list;
                }
        return i < n ? seen[i] : NULL;
}

/* write_mechanisms: what the modules below are for, in the order of the county's account. */
static void write_mechanisms(const struct ctx *c, struct buf *out)
{
        const struct mechanism *m;
        const struct entity *e;
        buf_text(out, "\n## 机制 Mechanisms\n\n| 编号 number | 名称 title | 责任单位 responsible | 登记簿 registers |\n"
                      "|---|---|---|---|\n");
        for (size_t i = 0; (m = mechanism_at(i)); i++) {
                buf_fmt(out, "| %s | ", m->number);
                cell_both(c, out, m->title, m->title_en);
                buf_text(out, " | ");
                cell_both(c, out, m->responsible, m->responsible_en);
                buf_text(out, " |");
                for (size_t k = 0; (e = entity_at(k)); k++)
                        if (strcmp(entity_mechanism(e), m->number) == 0)
                                buf_fmt(out, " [%s](#entity-%s)", e->name, e->name);
                buf_text(out, " |\n");
        }
}

void dictionary_write(struct ctx *c, struct buf *out)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        const struct codes *list;
        buf_text(out, "# 数据字典 Data dictionary\n\n由 `bangfu catalogue --dictionary` 打印。Printed by `bangfu "
                      "catalogue --dictionary`.\n");
        write_mechanisms(c, out);
        for (size_t k = 0; k < n; k++) {
                buf_fmt(out, "\n## %s %s\n", term_said(c, LANG_ZH, m[k]->title),
                        term_said(c, LANG_EN, m[k]->title_en));
                for (size_t i = 0; i < m[k]->n_entities; i++)
                        write_entity(c, out, &m[k]->entities[i]);
                write_lists(c, out, m[k]);
        }
        buf_text(out, "\n## 代码表 Code lists\n");
        for (size_t i = 0; (list = dictionary_codes(c->arena, i)); i++)
                write_codes(c, out, list);
}
