/* search.c: the search index: names by any run of their last characters, pinyin initials, numbers and their tails (see
 * query.h). By a secret only those who may know it find, and only when they ask for it.
 *
 * search_term is a working table, rewritten in the change that writes the record; secrets are found by keyed digests
 * only.
 *
 * Names in Chinese have no words to index, and a county looks for people by any part of a name, by initials typed on
 * a Latin keyboard, or by the last four digits of a number somebody reads out. So a term is every ending of a name
 * (a prefix of an ending is any part of it), the initials, a number and its tail. Endings of one character are left
 * out where the name has more: they would find half a village. */
#include "base/pinyin.h"
#include "base/utf8.h"
#include "core/change_private.h"
#include "core/look.h"
#include "core/query_private.h"
#include "core/secret.h"

#include <stdio.h>

static bool add_term(struct ctx *c, const struct entity *e, int64_t id, struct str term)
{
        return term.n == 0 || db_exec(c, db_sql(c->db, "core.term_add"),
                                      ARGS(ARG("county", V_TEXT(entity_chain(c, e))), ARG("term", V_STR(term)),
                                           ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id))));
}

/* suffix_terms: the text from each of its first characters on, but the last alone. */
static bool suffix_terms(struct ctx *c, const struct entity *e, int64_t id, struct str plain)
{
        size_t at = 0, length = utf8_length(plain);
        for (size_t i = 0; i < length && i < 12; i++) {
                if ((i == 0 || i + 1 < length) && !add_term(c, e, id, str_slice(plain, at, plain.n)))
                        return false;
                utf8_next(plain, &at);
        }
        return true;
}

/* name_terms: any part of the name, and its initials. */
static bool name_terms(struct ctx *c, const struct entity *e, int64_t id, struct str name)
{
        struct str plain = utf8_squeeze(c->arena, name);
        bool person = utf8_length(plain) <= 4 && strcmp(e->name, "place") != 0;
        return suffix_terms(c, e, id, plain) &&
               add_term(c, e, id, person ? pinyin_initials(c->arena, plain) : pinyin_initials_plain(c->arena, plain));
}

static bool in_first_key(const struct entity *e, const struct field *f)
{
        struct str keys = str_of(e->keys), first, name;
        bool found = false;
        if (!keys.p || !str_cut(&keys, '|', &first))
                return false;
        while (!found && first.n && str_cut(&first, ',', &name))
                found = str_is(name, f->name);
        return found;
}

/* field_terms: what a record is called by, and numbers: a household's by its tail too, a document's by any part. */
static bool field_terms(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, struct val v)
{
        if (v.type != VAL_TEXT || f->secret)
                return true;
        if (f->named)
                return name_terms(c, e, id, v.s);
        if (f->type != FIELD_TEXT || !in_first_key(e, f))
                return true;
        struct str plain = utf8_squeeze(c->arena, v.s);
        if (!str_digits(plain))
                return suffix_terms(c, e, id, plain);
        return add_term(c, e, id, plain) &&
               add_term(c, e, id, str_slice(plain, plain.n > 4 ? plain.n - 4 : 0, plain.n));
}

bool search_terms(struct ctx *c, const struct entity *e, const struct record *r, enum rule_when when)
{
        if (when != RULE_CREATE && !db_exec(c, db_sql(c->db, "core.terms_drop"),
                                            ARGS(ARG("county", V_TEXT(entity_chain(c, e))),
                                                 ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(r->id)))))
                return false;
        if (r->voided)
                return true;
        for (size_t i = 0; i < e->n_fields; i++)
                if (!field_terms(c, e, &e->fields[i], r->id, r->plain[i]))
                        return false;
        return true;
}

/* A register without names and numbers has nothing to be found by; what is about other registers is found
 * through them. */
static bool searchable(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields && !e->of_areas; i++)
                if (e->fields[i].named || e->fields[i].secret)
                        return true;
        return false;
}

static bool has_secret(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].secret)
                        return true;
        return false;
}

static const struct db_column hit_columns[] = {
        DB_COLUMN(struct hit, id),          DB_COLUMN(struct hit, title),   DB_COLUMN(struct hit, place),
        DB_COLUMN(struct hit, place_title), DB_COLUMN(struct hit, matched),
};

static bool collect_hits(struct ctx *c, const struct entity *e, struct build *b, struct hit **out, size_t *n,
                         size_t *capacity)
{
        struct stmt *s;
        if (!db_query(c, arena_str(c->arena, buf_str(&b->sql)), b->args, b->n, &s))
                return false;
        struct hit hit = { .e = e };
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(hit_columns), &hit)) {
                bool had = false;
                for (size_t i = 0; i < *n; i++)
                        had = had || ((*out)[i].e == e && (*out)[i].id == hit.id);
                if (had)
                        continue;
                look_row(look_into(c, e, e->area, hit.id));
                *out = arena_grow(c->arena, *out, capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = hit;
        }
        return c->err.kind == ERR_NONE;
}

static bool search_entity(struct ctx *c, const struct entity *e, struct str text, bool tail, int64_t limit,
                          struct hit **out, size_t *n, size_t *capacity)
{
        struct query q = { .e = e, .limit = limit };
        struct build b;
        build_begin(&b, c, &q);
        bool ok = build_search(&b, tail);
        build_arg(&b, "q", V_STR(text));
        build_arg(&b, "q_end", V_STR(arena_fmt(c->arena, "%.*s\xf4\x8f\xbf\xbf", FMT(text))));
        build_arg(&b, "lookup", V_STR(secret_lookup(c, text)));
        build_arg(&b, "tail", text.n == 4 ? V_STR(secret_tail(c, text)) : V_NULL);
        ok = ok && collect_hits(c, e, &b, out, n, capacity);
        build_done(&b);
        return ok;
}

static struct str search_folded(struct ctx *c, struct str text)
{
        struct str s = utf8_squeeze(c->arena, text);
        char *p = arena_copy(c->arena, s);
        bool number = s.n && s.p[0] >= '0' && s.p[0] <= '9';
        for (size_t i = 0; i < s.n; i++)
                if (number && p[i] == 'x')
                        p[i] = 'X';
                else if (!number && p[i] >= 'A' && p[i] <= 'Z')
                        p[i] = (char)(p[i] + 32);
        return (struct str){ p, s.n };
}

/* Each register gives a third of the answer at most before the next is asked, in the order of the modules:
 * places and persons stand before what is written about them. */
bool search_knows(const struct ctx *c)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (searchable(e) && has_secret(e) && scope_knows(c->actor, e, NULL))
                        return true;
        return false;
}

bool search(struct ctx *c, struct str text, bool numbers, int64_t limit, struct hit **out, size_t *n)
{
        const struct entity *e;
        size_t capacity = 0;
        struct str t = search_folded(c, text);
        *out = NULL;
        *n = 0;
        const bool number = numbers && t.n >= 4 && str_digits(str_slice(t, 0, t.n - 1));
        const int64_t each = (limit + 2) / 3; /* so that a common name's persons leave room for households and places */
        for (size_t i = 0; t.n && (e = entity_at(i)); i++) {
                if (!searchable(e) || !scope_may(c->actor, e, RIGHT_READ))
                        continue;
                if (!search_entity(c, e, t, false, each, out, n, &capacity))
                        return false;
                if (number && scope_knows(c->actor, e, NULL) && !search_entity(c, e, t, true, each, out, n, &capacity))
                        return false;
        }
        if (*n > (size_t)limit)
                *n = (size_t)limit;
        return true;
}
