/* record_json.c: one walker over the fields of an entity gives every record its JSON; secrets leave it masked (see
 * record_json.h).
 *
 * Ids and amounts are text in JSON, because numbers there are doubles to most readers. Titles stand beside the
 * values: a page shows them, a program takes the values. */
#include "core/record_json.h"

#include "core/change.h"
#include "core/shown.h"

struct str ref_outside(struct ctx *c, const char *entity, int64_t id)
{
        const struct entity *e = entity_find(str_of(entity));
        return outside_id(c->arena, e && e->reference ? "000000" : c->county, id);
}

static void decimal_json(struct json *j, const char *key, int64_t value, int scale)
{
        char text[32];
        decimal_put(value, scale, text);
        json_text(j, key, text);
}

/* refs_json: "a,b" as an array; ids of references become outside ids. */
static void refs_json(struct ctx *c, struct json *j, const char *key, const struct field *f, struct str text)
{
        struct str part;
        int64_t id;
        json_list(j, key);
        while (text.n && str_cut(&text, ',', &part)) {
                if (f->type == FIELD_REFS && str_int(part, &id))
                        json_str(j, NULL, ref_outside(c, f->ref, id));
                else
                        json_str(j, NULL, part);
        }
        json_end(j);
}

void value_json(struct ctx *c, struct json *j, const char *key, const struct field *f, struct val v)
{
        if (f->type == FIELD_CODES || f->type == FIELD_REFS)
                refs_json(c, j, key, f, v.type == VAL_TEXT ? v.s : S(""));
        else if (val_is_null(v))
                json_nothing(j, key);
        else if (v.type == VAL_TEXT)
                json_str(j, key, v.s);
        else if (f->type == FIELD_MONEY)
                decimal_json(j, key, v.i, 2);
        else if (f->type == FIELD_DECIMAL)
                decimal_json(j, key, v.i, f->scale);
        else if (f->type == FIELD_BOOL)
                json_bool(j, key, v.i == 1);
        else if (f->type == FIELD_REF)
                json_str(j, key, ref_outside(c, f->ref, v.i));
        else
                json_int(j, key, v.i);
}

static void values_json(struct ctx *c, struct json *j, const struct entity *e, const struct row_view *r)
{
        json_open(j, "values");
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                struct val v = r->values[i];
                if (f->secret && v.type == VAL_TEXT)
                        v.s = value_mask(c->arena, f->format, v.s);
                value_json(c, j, f->name, f, v);
        }
        json_end(j);
}

static void titles_json(struct ctx *c, struct json *j, const struct entity *e, const struct row_view *r)
{
        json_open(j, "titles");
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                struct str words = r->titles ? r->titles[i] : S("");
                if ((f->codes || f->names || f->month) && r->values[i].type == VAL_TEXT)
                        words = value_shown(c, f, r->values[i], words);
                if (words.n)
                        json_str(j, f->name, words);
        }
        json_end(j);
}

void record_json_open(struct ctx *c, struct json *j, const char *key, const struct entity *e, const struct row_view *r)
{
        json_open(j, key);
        json_str(j, "id", ref_outside(c, e->name, r->id));
        json_int(j, "version", r->version);
        json_str(j, "title", r->title);
        json_str(j, "place", r->place);
        json_str(j, "place_title", r->place_title);
        json_bool(j, "voided", r->voided);
        values_json(c, j, e, r);
        titles_json(c, j, e, r);
}

void record_json(struct ctx *c, struct json *j, const char *key, const struct entity *e, const struct row_view *r)
{
        record_json_open(c, j, key, e, r);
        json_end(j);
}

bool record_read(struct ctx *c, const struct entity *e, int64_t id, struct rows **rows, struct row_view *out)
{
        struct query q = { .e = e, .id = id, .voided = true, .limit = 1 };
        if (!query_rows(c, &q, rows))
                return false;
        if (rows_next(c, *rows, out))
                return true;
        rows_done(*rows);
        return fail(
                c, ERR_MISSING, "record.unknown", e->name,
                say(c, "没有编号为 %.*s 的“%s”，或不在您的范围内", "no record %.*s of “%s”, or none within your scope"),
                FMT(ref_outside(c, e->name, id)), entity_title(c, e));
}
