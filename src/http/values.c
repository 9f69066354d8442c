/* values.c: see values.h. A member that is no field, or is the program's own to fill, is refused by name.
 *
 * One member at a time goes through draft_text, the parser of a sheet's cell: so "是", 1 and true are one value,
 * "2017年" is a year, and the sentence that refuses a wrong one is the same on the page, in the workbook and in an
 * answer of the API. */
#include "http/values.h"

#include "core/record_json.h"

#include <inttypes.h>

/* Members of one set: a bound for the body, far above what a person picks in a form. */
#define ARRAY_MAX 200

/* json_words: a scalar as the text a person would write; false for what is none. */
static bool json_words(struct ctx *c, const json_t *v, struct str *out)
{
        if (json_is_null(v))
                *out = S("");
        else if (json_is_string(v))
                *out = (struct str){ json_string_value(v), json_string_length(v) };
        else if (json_is_integer(v))
                *out = arena_fmt(c->arena, "%" PRId64, (int64_t)json_integer_value(v));
        else if (json_is_boolean(v))
                *out = json_is_true(v) ? S("1") : S("0");
        else
                return false;
        for (size_t i = 0; i < out->n; i++) {
                unsigned char b = (unsigned char)out->p[i];
                if ((b < ' ' && b != '\n' && b != '\t') || b == 0x7F)
                        return false;
        }
        return true;
}

/* alias_words: "@NAME" becomes the outside id of the record made earlier. */
static bool alias_words(struct ctx *c, const struct field *f, const struct aliases *as, struct str *text)
{
        if (!as || !f->ref || text->n < 2 || text->p[0] != '@')
                return true;
        struct str name = str_slice(*text, 1, text->n);
        for (size_t i = 0; i < as->n; i++) {
                if (!str_eq(as->items[i].name, name) || strcmp(as->items[i].e->name, f->ref) != 0)
                        continue;
                *text = ref_outside(c, f->ref, as->items[i].id);
                return true;
        }
        return fail(c, ERR_INVALID, "reference.alias", f->name,
                    say(c, "前面没有名为“%.*s”的“%s”记录", "no earlier record “%.*s” of “%s”"), FMT(name), f->ref);
}

/* Everything goes through the parser of a sheet's cell, so that page, program and workbook mean the same by the
 * same text. */
static bool scalar(struct ctx *c, const struct field *f, const json_t *v, const struct aliases *as, struct str *text)
{
        if (!json_words(c, v, text))
                return fail(c, ERR_INVALID, "value.type", f->name,
                            say(c, "“%s”的值须为文本、整数、真假或空", "“%s” takes a text, integer, boolean or null"),
                            field_title(c, f));
        return alias_words(c, f, as, text);
}

/* A set may come as an array or as one text with commas, as a cell writes it. */
static bool joined_list(struct ctx *c, const struct field *f, const json_t *v, const struct aliases *as,
                        struct str *text)
{
        bool many = f->type == FIELD_CODES || f->type == FIELD_REFS;
        if (!json_is_array(v))
                return scalar(c, f, v, as, text);
        if (!many || json_array_size(v) > ARRAY_MAX)
                return fail(c, ERR_INVALID, "value.type", f->name,
                            say(c, "“%s”不能有这么多值", "“%s” does not take that many values"), field_title(c, f));
        *text = S("");
        for (size_t i = 0; i < json_array_size(v); i++) {
                struct str one;
                if (!scalar(c, f, json_array_get(v, i), as, &one))
                        return false;
                *text = arena_fmt(c->arena, "%.*s%s%.*s", FMT(*text), i ? "," : "", FMT(one));
        }
        return true;
}

/* Derived fields are refused and not passed over: a caller who sends one believes it is his to decide. */
static bool value_in(struct ctx *c, struct draft *d, const char *name, const json_t *v, const struct aliases *as)
{
        struct str text;
        const struct field *f = field_find(d->e, str_of(name));
        if (!f)
                return fail(c, ERR_INVALID, "field.unknown", name, say(c, "“%s”没有字段 %s", "“%s” has no field %s"),
                            entity_title(c, d->e), name);
        if (f->derived)
                return fail(c, ERR_INVALID, "field.derived", name,
                            say(c, "“%s”由系统填写", "“%s” is filled by the system"), field_title(c, f));
        return joined_list(c, f, v, as, &text) && draft_text(c, d, f, text);
}

/* All faults, not the first: a form shows them together. What is not a fault of a value ends it at once. */
bool values_in(struct ctx *c, struct response *rs, struct draft *d, json_t *values, const struct aliases *as)
{
        struct err first = { 0 };
        if (!json_is_object(values))
                return fail(c, ERR_INVALID, "body.member", "values", "%s",
                            say(c, "请求体缺少对象“values”", "the body lacks the object “values”"));
        for (void *at = json_object_iter(values); at; at = json_object_iter_next(values, at)) {
                const char *name = json_object_iter_key(at);
                if (value_in(c, d, name, json_object_iter_value(at), as))
                        continue;
                if (c->err.kind != ERR_INVALID)
                        return false;
                response_fault(rs, name, c->err.code, str_of(c->err.text));
                first = first.kind ? first : c->err;
                c->err = (struct err){ 0 };
        }
        c->err = first;
        return first.kind == ERR_NONE;
}

void faults_out(struct response *rs, const struct change *ch)
{
        size_t n;
        const struct fault *f = change_faults(ch, &n);
        for (size_t i = 0; i < n; i++)
                response_fault(rs, f[i].field ? f[i].field->name : "", f[i].code, f[i].text);
}

bool commit(struct ctx *c, struct response *rs, struct change *ch, struct block *block)
{
        faults_out(rs, ch); /* before: a change with faults can only fail, and takes them with it */
        return change_commit(c, ch, block);
}

bool give_up(struct ctx *c, struct response *rs, struct change *ch)
{
        faults_out(rs, ch);
        return change_abandon(c, ch);
}

struct str member_text(const json_t *o, const char *name)
{
        const json_t *v = json_object_get(o, name);
        return json_is_string(v) ? (struct str){ json_string_value(v), json_string_length(v) } : S("");
}
