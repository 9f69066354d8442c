/* review_content.c: the actions of a proposal as one sealed text, in the form of the journal's images: pairs of name
 * and text, each with its length before it. Kept in a secret field, so that neither row nor journal shows an ID number.
 *
 *     6:action…  op, entity, id, made, version, reason, now, was      one pair an action, an image within the image
 *     now, was:  a field's name and value; "!name" stands for one that is emptied
 *     3:end4:****  behind the last
 *
 * What can't be read back as it was written is refused: nothing is guessed into a register.
 *
 * Why not JSON: a value in the store has one form, the journal's, and the digest of the content must not depend on
 * how a library writes a number. And core reads no JSON at all: it comes in at the border and is gone behind it. */
#include "core/change_private.h"

/* A proposal of a large sheet: five thousand actions of some hundred bytes. More is sent in parts, which a
 * reviewer is glad of. */
#define CONTENT_MAX ((size_t)4 << 20)
#define ACTIONS_MAX 5000

static struct str values_out(struct arena *a, const struct draft *d)
{
        struct buf b = BUF(CONTENT_MAX);
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const char *name = d->e->fields[i].name;
                if (!d->given[i])
                        continue;
                if (val_is_null(d->v[i]))
                        image_add(&b, arena_fmt(a, "!%s", name).p, V_TEXT(""));
                else
                        image_add(&b, name, d->v[i]);
        }
        struct str text = arena_str(a, buf_str(&b));
        buf_free(&b);
        return text;
}

struct str review_content(struct arena *a, const struct review_actions *actions)
{
        struct buf all = BUF(CONTENT_MAX);
        for (size_t i = 0; i < actions->n; i++) {
                const struct review_action *x = &actions->items[i];
                struct buf one = BUF(CONTENT_MAX);
                image_add(&one, "op", V_TEXT(x->op));
                image_add(&one, "entity", V_TEXT(x->e->name));
                image_add(&one, "id", x->id ? V_INT(x->id) : V_NULL);
                image_add(&one, "made", x->made ? V_INT(x->made) : V_NULL);
                image_add(&one, "version", x->version ? V_INT(x->version) : V_NULL);
                image_add(&one, "reason", x->reason.n ? V_STR(x->reason) : V_NULL);
                image_add(&one, "now", V_STR(values_out(a, x->now)));
                image_add(&one, "was", V_STR(values_out(a, x->was)));
                image_add(&all, "action", V_STR(buf_str(&one)));
                buf_free(&one);
        }
        image_add(&all, "end", V_TEXT("****")); /* its last characters, once shown by a mask */
        struct str text = arena_str(a, buf_str(&all));
        buf_free(&all);
        return text;
}

static bool damaged(struct ctx *c)
{
        return fail(c, ERR_SYSTEM, "review.content", "proposal", "%s",
                    say(c, "送审内容读不出来", "the content of the proposal can't be read"));
}

static bool value_back(const struct field *f, struct str text, struct val *out)
{
        int64_t n;
        if (field_is_text(f) || (f->type == FIELD_REF && str_starts(text, S("@"))))
                *out = V_STR(text);
        else if (str_int(text, &n))
                *out = V_INT(n);
        else
                return false;
        return true;
}

static bool values_back(struct ctx *c, const struct entity *e, struct str image, struct draft **out)
{
        struct str name, text;
        *out = draft_new(c->arena, e);
        while (image.n) {
                if (!image_next(&image, &name, &text))
                        return damaged(c);
                bool emptied = str_starts(name, S("!"));
                const struct field *f = field_find(e, emptied ? str_slice(name, 1, name.n) : name);
                struct val v = V_NULL;
                if (!f || (!emptied && !value_back(f, text, &v)))
                        return damaged(c);
                (*out)->v[f - e->fields] = v;
                (*out)->given[f - e->fields] = true;
        }
        return true;
}

static int64_t content_number(struct str image, const char *name)
{
        struct str text;
        int64_t n = 0;
        return image_get(image, name, &text) && str_int(text, &n) ? n : 0;
}

static struct str content_words(struct str image, const char *name)
{
        struct str text;
        return image_get(image, name, &text) ? text : S("");
}

static bool action_back(struct ctx *c, struct str image, int64_t before, struct review_action *out)
{
        static const char *const ops[] = { "create", "update", "end", "void" };
        *out = (struct review_action){ .e = entity_find(content_words(image, "entity")),
                                       .id = content_number(image, "id"),
                                       .made = content_number(image, "made"),
                                       .version = content_number(image, "version"),
                                       .reason = content_words(image, "reason") };
        for (size_t i = 0; i < COUNT(ops); i++)
                if (str_is(content_words(image, "op"), ops[i]))
                        out->op = ops[i];
        if (!out->e || !out->op || out->made < 0 || out->made > before)
                return damaged(c);
        return values_back(c, out->e, content_words(image, "now"), &out->now) &&
               values_back(c, out->e, content_words(image, "was"), &out->was);
}

bool review_read(struct ctx *c, struct str content, struct review_actions *out)
{
        struct str name, text;
        size_t capacity = 0;
        *out = (struct review_actions){ 0 };
        while (content.n) {
                if (!image_next(&content, &name, &text) || out->n >= ACTIONS_MAX)
                        return damaged(c);
                if (str_is(name, "end"))
                        return content.n == 0 || damaged(c);
                out->items = arena_grow(c->arena, out->items, &capacity, out->n + 1, sizeof *out->items);
                if (!action_back(c, text, (int64_t)out->n, &out->items[out->n]))
                        return false;
                out->n++;
        }
        return out->n == 0 || damaged(c); /* cut off before its end */
}
