/* export.c: rows of a query into a workbook (see export.h). Streams: one row in memory. */
#include "fill/export.h"

#include "core/change.h"
#include "core/record_json.h"
#include "core/shown.h"

/* One function for what is written and for what an import compares with it: were there two, an
 * export that comes back would change the register. */
struct str export_text(struct ctx *c, const struct field *f, struct val v, struct str title,
                       enum export_secrets secrets)
{
        if (v.type == VAL_NULL)
                return (struct str){ "", 0 };
        if (f->secret && secrets == EXPORT_MASKED)
                return value_mask(c->arena, f->format, v.s);
        return value_shown(c, f, v, title);
}

/* plain_text: the value itself, as the API's JSON gives it. For programs: codes and ids, nothing a
 * reader's language could change. */
static struct str plain_text(struct ctx *c, const struct field *f, struct val v)
{
        struct str ids = S(""), rest = v.type == VAL_TEXT ? v.s : S(""), part;
        int64_t id;
        if (f->secret && v.type == VAL_TEXT)
                return value_mask(c->arena, f->format, v.s);
        if (f->type == FIELD_REF && v.type == VAL_INT)
                return ref_outside(c, f->ref, v.i);
        if (f->type == FIELD_BOOL && v.type == VAL_INT)
                return v.i == 1 ? S("true") : S("false");
        if (f->type != FIELD_REFS)
                return v.type == VAL_TEXT ? v.s : export_text(c, f, v, ids, EXPORT_MASKED);
        while (rest.n && str_cut(&rest, ',', &part))
                if (str_int(part, &id))
                        ids = arena_fmt(c->arena, "%.*s%s%.*s", FMT(ids), ids.n ? "," : "",
                                        FMT(ref_outside(c, f->ref, id)));
        return ids;
}

/* export_kind_of: what a spreadsheet may sort as a number or a day; ID numbers and codes stay text. */
static enum writer_kind export_kind_of(const struct field *f)
{
        switch (f->type) {
        case FIELD_MONEY:
        case FIELD_DECIMAL:
                return WRITE_DECIMAL;
        case FIELD_INT:
        case FIELD_YEAR:
                return WRITE_INT;
        case FIELD_DATE:
                return f->month ? WRITE_TEXT : WRITE_DATE;
        case FIELD_TEXT:
        case FIELD_CODE:
        case FIELD_CODES:
        case FIELD_BOOL:
        case FIELD_REF:
        case FIELD_REFS:
        case FIELD_PLACE:
        case FIELD_MAX:
                break;
        }
        return WRITE_TEXT;
}

/* width: how many fields: those asked for, else all. */
static size_t width(const struct query *q)
{
        return q->columns ? q->n_columns : q->e->n_fields;
}

/* export_field_of: the index of the field that stands in a column. In the order asked for: the
 * page's columns are the file's. */
static size_t export_field_of(const struct query *q, size_t column)
{
        return q->columns ? q->columns[column] : column;
}

#define LEAD 4 /* columns before the fields at most: id, version, and plainly place and voided */
#define MARK 1 /* and one behind them: the heading of a csv's watermark */

/* export_lead_column: how many columns stand before the fields. A plain export says besides
 * where the record lies and whether it is void. */
static size_t export_lead_column(const struct query *q)
{
        return q->plain ? LEAD : 2;
}

/* export_columns_of: by titles for people, by names for programs. */
static struct writer_column *export_columns_of(struct ctx *c, const struct query *q)
{
        static const struct writer_column plain[LEAD] = { { { "id", 2 }, WRITE_TEXT, 14 },
                                                          { { "version", 7 }, WRITE_INT, 6 },
                                                          { { "lies_in", 7 }, WRITE_TEXT, 14 },
                                                          { { "voided", 6 }, WRITE_TEXT, 6 } };
        struct writer_column *columns = NEWS(c->arena, struct writer_column, width(q) + LEAD + MARK);
        memcpy(columns, plain, sizeof plain);
        if (!q->plain) {
                columns[0].title = str_of(say(c, EXPORT_TITLE_ID_ZH, EXPORT_TITLE_ID_EN));
                columns[1].title = str_of(say(c, EXPORT_TITLE_VERSION_ZH, EXPORT_TITLE_VERSION_EN));
        }
        for (size_t i = 0; i < width(q); i++) {
                const struct field *f = &q->e->fields[export_field_of(q, i)];
                struct str title = str_of(q->plain ? f->name : field_title(c, f));
                columns[export_lead_column(q) + i] = (struct writer_column){ title, export_kind_of(f), 0 };
        }
        return columns;
}

/* may_export_register: unmasked wants the right to reveal, which few have. */
static bool may_export_register(struct ctx *c, const struct entity *e, enum export_secrets secrets)
{
        enum right right = secrets == EXPORT_REVEALED ? RIGHT_REVEAL : RIGHT_EXPORT;
        return scope_may(c->actor, e, right) ||
               fail(c, ERR_FORBIDDEN, "scope.export", e->name,
                    say(c, "您的账号不能导出“%s”", "your account can't export %s"), entity_title(c, e));
}

/* export_write_rows: texts is from before the rows, which give back all that is taken between two of them. Ids as the
 * outside knows them; the version goes along, so that what comes back can be compared. */
static bool export_write_rows(struct ctx *c, const struct query *q, struct rows *rows, struct writer *w,
                              enum export_secrets secrets, struct str *texts, int64_t *count)
{
        struct row_view r;
        const char *county = q->e->reference ? "000000" : c->county;
        while (rows_next(c, rows, &r)) {
                texts[0] = outside_id(c->arena, county, r.id);
                texts[1] = arena_fmt(c->arena, "%lld", (long long)r.version);
                texts[2] = r.place;
                texts[3] = r.voided ? S("true") : S("false");
                for (size_t i = 0; i < width(q); i++) {
                        const size_t k = export_field_of(q, i);
                        const struct field *f = &q->e->fields[k];
                        texts[export_lead_column(q) + i] =
                                q->plain ? plain_text(c, f, r.values[k])
                                         : export_text(c, f, r.values[k], r.titles[k], secrets);
                }
                if (!writer_row(c, w, texts))
                        return false;
                (*count)++;
        }
        return c->err.kind == ERR_NONE;
}

/* export_rows: a file that fails half-way is never left under its name. */
bool export_rows(struct ctx *c, const struct query *q, enum writer_format format, enum export_secrets secrets,
                 struct str mark, const char *path, int64_t *count)
{
        struct query all = *q;
        struct writer *w;
        struct rows *rows;
        all.limit = -1;
        *count = 0;
        if (!may_export_register(c, q->e, secrets))
                return false;
        struct writer_column *columns = export_columns_of(c, q);
        struct str name = str_of(entity_title(c, q->e));
        size_t n = width(q) + export_lead_column(q);
        if (mark.n && format == WRITER_CSV)
                columns[n++] = (struct writer_column){ mark, WRITE_TEXT, 0 };
        if (!writer_open(c, format, path, name, columns, n, &w))
                return false;
        if (mark.n)
                writer_mark(c, w, mark);
        struct str *texts = NEWS(c->arena, struct str, width(q) + LEAD + MARK);
        if (!query_rows(c, &all, &rows) || !export_write_rows(c, q, rows, w, secrets, texts, count)) {
                writer_abandon(w);
                return false;
        }
        return writer_close(c, w);
}

/* export_format: by the ending, as people choose it. */
bool export_format(struct ctx *c, const char *path, enum writer_format *out)
{
        struct str name = str_of(path);
        bool xlsx = str_ends(name, S(".xlsx")), csv = str_ends(name, S(".csv"));
        *out = csv ? WRITER_CSV : WRITER_XLSX;
        return xlsx || csv ||
               fail(c, ERR_INVALID, "export.format", path, "%s",
                    say(c, "文件名应以 .xlsx 或 .csv 结尾", "the file's name must end in .xlsx or .csv"));
}
