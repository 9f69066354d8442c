/* collect_book.c: a return as a workbook, both ways (see collect_book.h). What a cell should say is compared in the
 * words an export would write today, masks among them, so a cell nobody touched never counts as changed. */
#include "collect/collect_book.h"

#include "base/term.h"
#include "base/utf8.h"
#include "fill/closed_sheet.h"
#include "fill/export.h"
#include "import/match.h"
#include "patch/patch.h"

/* The first two columns are those of our own exports, by which a row is known again, whatever was sorted or
 * filtered in between. The place stands beside them so that a township can deal the sheet out to its villages. */
#define LEADING 3 /* 编号, 版本, 区划 */
#define COLUMN_ID 0
#define COLUMN_VERSION 1

/* LEADING columns before, one for the reason behind. */
_Static_assert(COLLECT_COLUMNS_MAX + LEADING + 1 <= CLOSED_COLUMNS_MAX, "a return fits into a sheet");

/* Masked in the workbook as on the page: a file is passed on more easily than a page is. */
struct str collect_now_words(struct ctx *c, const struct collect_table *t, size_t column,
                             const struct collect_cell *cell)
{
        return export_text(c, collect_field(t, column), cell->now, cell->title, EXPORT_MASKED);
}

/* What was answered is stored as it will be read again; shown is what a person would have written. */
struct str collect_answer_words(struct ctx *c, const struct collect_table *t, size_t column,
                                const struct collect_cell *cell)
{
        const struct field *f = collect_field(t, column);
        struct draft *d = draft_new(c->arena, t->plan.e);
        const struct err before = c->err;
        bool ok = cell->answer.n && draft_text(c, d, f, cell->answer);
        c->err = before;
        if (!ok)
                return S("");
        const struct val v = d->v[f - t->plan.e->fields];
        return collect_refers(f) ? collect_title(c, f, v) : export_text(c, f, v, S(""), EXPORT_MASKED);
}

static struct str shown_words(struct ctx *c, const struct collect_table *t, size_t column,
                              const struct collect_cell *cell)
{
        return cell->answer.n ? collect_answer_words(c, t, column, cell) : collect_now_words(c, t, column, cell);
}

/* ---- the columns ---- */

/* column_choices: the words of a code list valid today, the county's own among them. Words that are no longer
 * valid are not offered, though a record may still have one. */
static bool column_choices(struct ctx *c, const struct codes *list, struct closed_column *out)
{
        struct code_told *told;
        size_t n;
        if (!codes_told(c, list, NULL, &told, &n))
                return false;
        struct str *words = NEWS(c->arena, struct str, n + 1);
        for (size_t i = 0; i < n; i++)
                if (told[i].holds)
                        words[out->n_allowed++] = str_of(say(c, told[i].title, told[i].title_en));
        out->allowed = words;
        return true;
}

/* column_hint: the form of what is wanted, where a clerk may wonder; where a drop-down or plain text says it
 * itself, none. */
static const char *column_hint(const struct ctx *c, const struct field *f)
{
        switch (f->type) {
        case FIELD_DATE:
                return say(c, "日期，如 2017-12-31", "a day such as 2017-12-31");
        case FIELD_MONEY:
                return say(c, "金额（元），如 1234.50", "yuan, such as 1234.50");
        case FIELD_YEAR:
                return say(c, "年份，如 2017", "a year such as 2017");
        case FIELD_INT:
        case FIELD_DECIMAL:
                return say(c, "数字", "a number");
        case FIELD_REF:
                return say(c, "名称或编号", "a name or number");
        case FIELD_PLACE:
                return say(c, "地名或区划代码", "a place's name or code");
        case FIELD_TEXT:
        case FIELD_CODE:
        case FIELD_CODES:
        case FIELD_BOOL:
        case FIELD_REFS:
        case FIELD_MAX:
                break;
        }
        return NULL;
}

static bool return_column(struct ctx *c, const struct field *f, struct closed_column *out)
{
        static const struct str yes_no[2][2] = { { { "是", sizeof "是" - 1 }, { "否", sizeof "否" - 1 } },
                                                 { { "yes", 3 }, { "no", 2 } } };
        *out = (struct closed_column){ .title = field_title(c, f),
                                       .other = term_ways(c, arena_fmt(c->arena, "%s|%s", f->title, f->title_en).p),
                                       .hint = column_hint(c, f) };
        if (f->type == FIELD_BOOL) {
                out->allowed = yes_no[c->lang == LANG_EN];
                out->n_allowed = 2;
        }
        return f->type != FIELD_CODE || column_choices(c, f->codes, out);
}

/* Both languages, since a workbook downloaded in one may come back to an account of the other. */
static struct closed_column plain_column(const struct ctx *c, const char *zh, const char *en)
{
        const bool english = c->lang == LANG_EN;
        return (struct closed_column){ .title = english ? en : zh, .other = english ? zh : en };
}

static bool return_columns(struct ctx *c, const struct collect_table *t, struct closed_column *out)
{
        out[COLUMN_ID] = plain_column(c, EXPORT_TITLE_ID_ZH, EXPORT_TITLE_ID_EN);
        out[COLUMN_VERSION] = plain_column(c, EXPORT_TITLE_VERSION_ZH, EXPORT_TITLE_VERSION_EN);
        out[LEADING - 1] = plain_column(c, "区划", "Place");
        for (size_t k = 0; k < t->plan.n; k++)
                if (!return_column(c, collect_field(t, k), &out[LEADING + k]))
                        return false;
        out[LEADING + t->plan.n] = plain_column(c, "无法填报原因", "Why it can't be filled");
        return true;
}

/* ---- out ---- */

/* write_return_row: the column for the reason is open where any cell of the row is. */
static void write_return_row(struct ctx *c, const struct collect_table *t, const struct collect_row *r,
                             struct closed_row *out)
{
        const size_t n = t->plan.n + LEADING + 1;
        struct str *texts = NEWS(c->arena, struct str, n);
        bool *open = NEWS(c->arena, bool, n);
        texts[COLUMN_ID] = outside_id(c->arena, c->county, r->record);
        texts[COLUMN_VERSION] = arena_fmt(c->arena, "%lld", (long long)r->version);
        texts[LEADING - 1] = r->place_title;
        for (size_t k = 0; k < t->plan.n; k++) {
                texts[LEADING + k] = shown_words(c, t, k, &r->cells[k]);
                open[LEADING + k] = r->cells[k].open;
                open[n - 1] = open[n - 1] || r->cells[k].open;
                if (r->cells[k].reason.n)
                        texts[n - 1] = r->cells[k].reason;
        }
        *out = (struct closed_row){ texts, open };
}

/* What is gone is not written out: nothing can be said about it any more. */
bool collect_book_write(struct ctx *c, const struct collect_table *t, const char *path)
{
        struct closed_column columns[CLOSED_COLUMNS_MAX];
        struct closed_row *rows = NEWS(c->arena, struct closed_row, t->n + 1);
        struct closed_table out = { .columns = columns, .n = t->plan.n + LEADING + 1, .rows = rows };
        if (!return_columns(c, t, columns))
                return false;
        for (size_t i = 0; i < t->n; i++)
                if (!t->rows[i].gone)
                        write_return_row(c, t, &t->rows[i], &rows[out.n_rows++]);
        out.heading = arena_fmt(c->arena,
                                say(c, "%.*s　%.*s　截止 %.*s　只填黄色格，填好后在“数据采集”上传。%.*s",
                                    "%.*s · %.*s · due %.*s · fill in the yellow cells only, then upload. %.*s"),
                                FMT(t->title), FMT(t->place_title), FMT(t->due_on), FMT(t->note));
        return closed_write(c, path, &out);
}

/* ---- back ---- */

/* While a workbook is read: what is to be saved, and for each entry where it stands in the sheet, so that a
 * refusal by the save can be written beside the very cell. */
struct intake {
        struct collect_table t;
        struct closed_found found;
        struct collect_read *out;
        struct collect_entry *entries;
        struct collect_refusal *places; /* one an entry: where it stands */
        size_t n, capacity, capacity_places;
        bool *seen; /* one a row of the table */
};

static void refuse_cell(struct ctx *c, struct intake *r, const struct collect_refusal *x)
{
        struct collect_read *out = r->out;
        out->refusals = arena_grow(c->arena, out->refusals, &out->capacity, out->n + 1, sizeof *out->refusals);
        out->refusals[out->n++] = *x;
}

static void refuse_return_row(struct ctx *c, struct intake *r, const struct row *row, struct str id, const char *code,
                              const char *words)
{
        refuse_cell(c, r,
                    &(struct collect_refusal){ .row = row->number,
                                               .at = (uint32_t)r->found.at[COLUMN_ID],
                                               .record = id,
                                               .found = id,
                                               .code = str_of(code),
                                               .message = str_of(words) });
}

/* found_at: in the sheet, by the title's own column: somebody may have moved columns about. Of a column that he
 * took out nothing is read, and a fault of it stands at the row's beginning. */
static struct collect_refusal found_at(struct ctx *c, const struct intake *r, const struct row *row,
                                       const struct collect_row *to, size_t column, struct str text)
{
        const struct field *f = collect_field(&r->t, column);
        const size_t at = r->found.at[LEADING + column];
        return (struct collect_refusal){ .row = row->number,
                                         .at = (uint32_t)(at == CLOSED_NOWHERE ? 0 : at),
                                         .record = outside_id(c->arena, c->county, to->record),
                                         .title = to->title,
                                         .field = str_of(f->name),
                                         .field_title = str_of(field_title(c, f)),
                                         .found = text };
}

static void add_returned(struct ctx *c, struct intake *r, const struct collect_entry *x,
                         const struct collect_refusal *at)
{
        r->entries = arena_grow(c->arena, r->entries, &r->capacity, r->n + 1, sizeof *r->entries);
        r->places = arena_grow(c->arena, r->places, &r->capacity_places, r->n + 1, sizeof *r->places);
        r->entries[r->n] = *x;
        r->places[r->n++] = *at;
}

/* says_the_same: a number or a date may be written in another way (1000 or 1000.00): a spreadsheet reformats
 * what nobody touched. References are compared as words alone, for looking them up would be guessing what a
 * closed cell means. */
static bool says_the_same(struct ctx *c, const struct collect_table *t, size_t column, const struct collect_cell *cell,
                          struct str text)
{
        const struct field *f = collect_field(t, column);
        const struct str words = collect_now_words(c, t, column, cell);
        if (str_eq(text, utf8_clean(c->arena, words)))
                return true;
        if (!text.n || f->type == FIELD_REF || f->type == FIELD_REFS || f->type == FIELD_PLACE)
                return false;
        struct draft *d = draft_new(c->arena, t->plan.e);
        const struct err before = c->err;
        bool same = draft_text(c, d, f, text) && val_eq(d->v[f - t->plan.e->fields], cell->now);
        c->err = before;
        return same;
}

/* read_returned_cell: an empty cell says nothing and what was shown says nothing new. A closed cell with another text
 * is refused by name, with what the record has, and not quietly passed over: somebody meant something by it. */
static void read_returned_cell(struct ctx *c, struct intake *r, const struct row *row, const struct collect_row *to,
                               size_t column, int64_t version)
{
        const struct collect_cell *cell = &to->cells[column];
        if (r->found.at[LEADING + column] == CLOSED_NOWHERE)
                return;
        const struct str text = closed_cell(c, &r->found, row, LEADING + column);
        struct collect_refusal at = found_at(c, r, row, to, column, text);
        const bool stale = version > 0 && version < to->version;
        if (cell->open || (stale && collect_is_open(&r->t, column))) {
                const struct str shown = utf8_clean(c->arena, shown_words(c, &r->t, column, cell));
                if (text.n && !str_eq(text, shown))
                        add_returned(
                                c, r,
                                &(struct collect_entry){
                                        .record = to->record, .version = version, .field = at.field, .text = text },
                                &at);
                return;
        }
        if (says_the_same(c, &r->t, column, cell, text))
                return;
        at.code = S("collect.closed_cell");
        at.message =
                arena_fmt(c->arena,
                          say(c, "“%.*s”是只读栏，改动没有收；登记的是“%.*s”%s",
                              "“%.*s” is a closed cell, the change was not taken; the record has “%.*s”%s"),
                          FMT(at.field_title), FMT(collect_now_words(c, &r->t, column, cell)),
                          stale ? say(c, "（下载后登记簿有改动）", " (the record changed since the download)") : "");
        refuse_cell(c, r, &at);
}

/* read_returned_reason: for the cells of the row that stay empty, in the record and in the sheet. A reason
 * beside a filled cell is of the others. */
static void read_returned_reason(struct ctx *c, struct intake *r, const struct row *row, const struct collect_row *to)
{
        const struct str reason = closed_cell(c, &r->found, row, LEADING + r->t.plan.n);
        for (size_t k = 0; k < r->t.plan.n && reason.n; k++) {
                const struct collect_cell *cell = &to->cells[k];
                const bool empty = cell->open && val_is_null(cell->now) && !cell->answer.n;
                if (!empty || closed_cell(c, &r->found, row, LEADING + k).n)
                        continue;
                const struct collect_refusal at = found_at(c, r, row, to, k, reason);
                add_returned(c, r, &(struct collect_entry){ .record = to->record, .field = at.field, .reason = reason },
                             &at);
        }
}

/* is_empty_row: lines left blank, and the many that a spreadsheet formats below its end. */
static bool is_empty_row(struct ctx *c, const struct intake *r, const struct row *row)
{
        for (size_t k = 0; k < r->t.plan.n + LEADING + 1; k++)
                if (closed_cell(c, &r->found, row, k).n)
                        return false;
        return true;
}

/* read_returned_row: known by its number alone; of a number that stands twice the first row counts, since
 * nobody can say which was meant. A row without one was added, and adding is the register's business. */
static void read_returned_row(struct ctx *c, struct intake *r, const struct row *row)
{
        char county[7];
        int64_t record = 0, version = 0;
        const struct str id = closed_cell(c, &r->found, row, COLUMN_ID);
        if (is_empty_row(c, r, row))
                return;
        if (!id.n) {
                refuse_return_row(
                        c, r, row, id, "collect.added",
                        say(c, "新增的行不收，请到登记簿登记", "added rows are not taken: enter them in the register"));
                return;
        }
        const bool ours = outside_id_parse(id, county, &record) && (!county[0] || strcmp(county, c->county) == 0);
        const struct collect_row *to = ours ? collect_row(&r->t, record) : NULL;
        if (!to || to->gone) {
                refuse_return_row(
                        c, r, row, id, "collect.row",
                        say(c, "这一行不在本次采集范围里，或已作废", "this row is not of this collection, or is void"));
                return;
        }
        if (r->seen[to - r->t.rows]) {
                refuse_return_row(c, r, row, id, "collect.twice",
                                  say(c, "编号重复，只收第一行", "the number stands twice: the first row was taken"));
                return;
        }
        r->seen[to - r->t.rows] = true;
        if (!str_int(closed_cell(c, &r->found, row, COLUMN_VERSION), &version))
                version = 0;
        for (size_t k = 0; k < r->t.plan.n; k++)
                read_returned_cell(c, r, row, to, k, version);
        read_returned_reason(c, r, row, to);
}

/* mark_refusals: the same workbook with what was refused beside the rows, and nothing else in it changed: what
 * was taken stands in it still, and comes back as nothing new. */
static bool mark_refusals(struct ctx *c, const struct intake *r, const char *path, const char *marked)
{
        const struct patch_header header = { r->found.sheet, r->found.header };
        struct mark *marks = NEWS(c->arena, struct mark, r->out->n + 1);
        for (size_t i = 0; i < r->out->n; i++)
                marks[i] = (struct mark){ r->found.sheet, r->out->refusals[i].row, r->out->refusals[i].at,
                                          r->out->refusals[i].message };
        return patch_write(c, path, &r->found.book, &header, 1, marks, r->out->n, marked);
}

/* Faults found in the sheet and faults found by the save come back together, in the workbook that came: one
 * round of mending instead of two. */
bool collect_book_read(struct ctx *c, int64_t id, const char *path, const char *marked, struct collect_read *out)
{
        struct intake r = { .out = out };
        struct closed_column columns[CLOSED_COLUMNS_MAX];
        if (!collect_load(c, id, &r.t) || !return_columns(c, &r.t, columns) ||
            !closed_find(c, path, columns, r.t.plan.n + LEADING + 1, &r.found))
                return false;
        const struct sheet *sheet = &r.found.book.sheets[r.found.sheet];
        r.seen = NEWS(c->arena, bool, r.t.n + 1);
        for (size_t i = r.found.first; i < sheet->n; i++)
                read_returned_row(c, &r, &sheet->rows[i]);
        if (!collect_save(c, id, r.entries, r.n, NULL, &out->saved))
                return false;
        for (size_t i = 0; i < r.n; i++) {
                struct collect_refusal x = r.places[i];
                x.code = str_of(r.entries[i].code);
                x.message = r.entries[i].message;
                if (x.code.n)
                        refuse_cell(c, &r, &x);
        }
        return !marked || mark_refusals(c, &r, path, marked);
}
