/* shown.c: a stored value in words (see shown.h).
 *
 * One place, because a value that reads differently in two of them is two values to whoever compares: the history that
 * said "否 → 否" of a yes put the words of one of them through the rules of another. */
#include "core/shown.h"

#include "core/change.h"
#include "core/query_private.h"
#include "core/record_json.h"

struct str value_shown(struct ctx *c, const struct field *f, struct val v, struct str title)
{
        if (v.type == VAL_NULL)
                return S("");
        if ((f->type == FIELD_PLACE || f->type == FIELD_REF || f->type == FIELD_REFS) && title.n > 0)
                return title;
        return f->names ? catalogue_called(c, f->names, v.s) : value_text(c, f, v);
}

static struct str record_called(struct ctx *c, const struct field *f, int64_t id)
{
        const struct entity *to = entity_find(str_of(f->ref));
        const struct str title = to ? change_title(c, to, id) : S("");
        return title.n ? title : ref_outside(c, f->ref, id);
}

static struct str records_called(struct ctx *c, const struct field *f, struct str ids)
{
        struct str part, words = S("");
        int64_t id;
        while (ids.n && str_cut(&ids, ',', &part))
                if (str_int(part, &id))
                        words = arena_fmt(c->arena, "%.*s%s%.*s", FMT(words), words.n ? say(c, "、", ", ") : "",
                                          FMT(record_called(c, f, id)));
        return words;
}

/* In the words of rows, which say the township, too: villages of one name are told apart by it. */
static struct str place_shown(struct ctx *c, struct str code)
{
        struct val title = V_NULL;
        const struct str sql = arena_fmt(c->arena, "SELECT %.*s", FMT(build_place_title(c->arena, ":code")));
        return db_one(c, sql, ARGS(ARG("code", V_STR(code))), &title) && title.type == VAL_TEXT ? title.s : code;
}

struct str value_called(struct ctx *c, const struct field *f, struct val v)
{
        struct str title = S("");
        if (f->secret && v.type == VAL_TEXT)
                return value_mask(c->arena, f->format, v.s);
        if (f->type == FIELD_REF && v.type == VAL_INT)
                title = record_called(c, f, v.i);
        else if (f->type == FIELD_REFS && v.type == VAL_TEXT)
                title = records_called(c, f, v.s);
        else if (f->type == FIELD_PLACE && v.type == VAL_TEXT)
                title = place_shown(c, v.s);
        return value_shown(c, f, v, title);
}

struct val image_value(const struct field *f, struct str text)
{
        int64_t n;
        if (!text.n)
                return V_NULL;
        return !f->secret && !field_is_text(f) && str_int(text, &n) ? V_INT(n) : V_STR(text);
}
