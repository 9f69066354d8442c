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
#include "base/person_name.h"
#include "base/pinyin.h"
#include "base/short_name.h"
#include "base/utf8.h"
#include "core/change_private.h"
#include "core/look.h"
#include "core/query_private.h"
#include "core/secret.h"

#include <stdio.h>

/* Endings of a name that are terms: enough for any name of a person, and for an office's with its county before it. */
#define PERSON_ENDINGS 12
#define NAME_ENDINGS 24

static bool add_term(struct ctx *c, const struct entity *e, int64_t id, struct str term)
{
        return term.n == 0 || db_exec(c, db_sql(c->db, "core.term_add"),
                                      ARGS(ARG("county", V_TEXT(entity_chain(c, e))), ARG("term", V_STR(term)),
                                           ARG("entity", V_TEXT(e->name)), ARG("id", V_INT(id))));
}

/* suffix_terms: the text from each of its first characters on, but the last alone. */
static bool suffix_terms(struct ctx *c, const struct entity *e, int64_t id, struct str plain, size_t most)
{
        size_t at = 0, length = utf8_length(plain);
        for (size_t i = 0; i < length && i < most; i++) {
                if ((i == 0 || i + 1 < length) && !add_term(c, e, id, str_slice(plain, at, plain.n)))
                        return false;
                utf8_next(plain, &at);
        }
        return true;
}

/* findable: the text as terms and questions hold it: no blanks, no dots, small letters, ü as v. */
static struct str findable(struct ctx *c, struct str text)
{
        struct str plain = utf8_squeeze(c->arena, text);
        char *out = NEWS(c->arena, char, plain.n + 1);
        size_t n = 0;
        for (size_t at = 0; at < plain.n;) {
                uint32_t cp = utf8_next(plain, &at);
                bool u = cp == 0xfc || cp == 0xdc || (cp >= 0x1d5 && cp <= 0x1dc); /* ü and its tones */
                if (cp >= 'A' && cp <= 'Z')
                        cp += 'a' - 'A';
                if (!middle_dot(cp))
                        n += utf8_put(out + n, u ? 'v' : cp);
        }
        return (struct str){ out, n };
}

/* A name of a person is looked for by its beginning as it sounds, one of an office or a place by any run of its
 * words' initials: 组织部 by zzb, however long the name before it. */
static bool name_terms(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, struct str name)
{
        struct str plain = findable(c, name), spellings[PINYIN_SPELLINGS];
        const bool person = f->format == FORMAT_PERSON_NAME;
        bool ok = suffix_terms(c, e, id, plain, person ? PERSON_ENDINGS : NAME_ENDINGS);
        size_t n = pinyin_spellings(c->arena, plain, person, spellings);
        for (size_t i = 0; i < n && ok; i++)
                ok = add_term(c, e, id, spellings[i]);
        return ok && (person || suffix_terms(c, e, id, pinyin_initials_plain(c->arena, plain), NAME_ENDINGS));
}

/* An office is called by its short form more often than by its name. */
static bool office_terms(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, struct str name)
{
        struct str brief = short_name(c->arena, findable(c, name));
        return name_terms(c, e, f, id, name) && (brief.n == 0 || name_terms(c, e, f, id, brief));
}

static bool other_names(struct ctx *c, const struct entity *e, const struct field *f, int64_t id, struct str names)
{
        struct str name;
        for (struct str rest = text_commas(c->arena, names); str_cut(&rest, ',', &name);)
                if (!office_terms(c, e, f, id, str_trim(name)))
                        return false;
        return true;
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
                return f->format == FORMAT_PERSON_NAME ? name_terms(c, e, f, id, v.s) : office_terms(c, e, f, id, v.s);
        if (f->also_named)
                return other_names(c, e, f, id, v.s);
        if (f->type != FIELD_TEXT || !in_first_key(e, f))
                return true;
        struct str plain = utf8_squeeze(c->arena, v.s);
        if (!str_digits(plain))
                return suffix_terms(c, e, id, findable(c, v.s), PERSON_ENDINGS);
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

/* ---- terms of a store made by an older program ---- */

static bool has_terms(const struct entity *e)
{
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].named || in_first_key(e, &e->fields[i]))
                        return true;
        return false;
}

/* What terms are made of, and the key that the register is sorted by. */
static struct str terms_sql(struct ctx *c, const struct entity *e)
{
        struct str columns = S("id");
        for (size_t i = 0; i < e->n_fields; i++)
                if (e->fields[i].type == FIELD_TEXT && !e->fields[i].secret)
                        columns = arena_fmt(c->arena, "%.*s, %s", FMT(columns), e->fields[i].name);
        return arena_fmt(c->arena, "SELECT %.*s FROM %s WHERE voided = 0%s ORDER BY id", FMT(columns), e->name,
                         e->reference ? "" : " AND county = :county");
}

static bool rewrite_key(struct ctx *c, const struct entity *e, const struct field *f, const struct record *r)
{
        struct val v = r->plain[f - e->fields];
        if (!f->named || v.type != VAL_TEXT)
                return true;
        return db_exec(c, arena_fmt(c->arena, "UPDATE %s SET %s_py = :py WHERE id = :id%s", e->name, f->name,
                                    e->reference ? "" : " AND county = :county"),
                       ARGS(ARG("py", V_STR(pinyin_key(c->arena, v.s))), ARG("id", V_INT(r->id))));
}

static bool rewrite_entity(struct ctx *c, const struct entity *e)
{
        struct stmt *s;
        if (!db_query(c, terms_sql(c, e), NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                struct arena_mark before = arena_mark(c->arena);
                struct record r = { .id = db_named_int(s, "id"), .plain = NEWS(c->arena, struct val, e->n_fields) };
                bool ok = true;
                for (size_t i = 0; i < e->n_fields; i++)
                        if (e->fields[i].type == FIELD_TEXT && !e->fields[i].secret)
                                r.plain[i] = db_named(s, e->fields[i].name);
                for (size_t i = 0; i < e->n_fields && ok; i++)
                        ok = rewrite_key(c, e, &e->fields[i], &r);
                if (!ok || !search_terms(c, e, &r, RULE_UPDATE))
                        return false;
                arena_back(c->arena, before);
        }
        return c->err.kind == ERR_NONE;
}

bool search_rewrite(struct ctx *c)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (has_terms(e) && !rewrite_entity(c, e))
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
        DB_COLUMN(struct hit, place_title), DB_COLUMN(struct hit, matched), DB_COLUMN(struct hit, apart),
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

struct str search_text(struct ctx *c, struct str text)
{
        struct str t = findable(c, text);
        const bool number = t.n >= 2 && t.p[0] >= '0' && t.p[0] <= '9' && str_digits(str_slice(t, 0, t.n - 1));
        return number && t.p[t.n - 1] == 'x' ? arena_fmt(c->arena, "%.*sX", (int)t.n - 1, t.p) : t;
}

static bool latin(char byte)
{
        return byte >= 'a' && byte <= 'z';
}

/* Whole syllables when the letters have a vowel, else initials. */
struct str search_spelled(struct ctx *c, struct str t)
{
        bool letters = false, others = false, vowel = false;
        for (size_t i = 0; i < t.n; i++) {
                letters = letters || latin(t.p[i]);
                others = others || (unsigned char)t.p[i] >= 0x80;
                vowel = vowel || (latin(t.p[i]) && strchr("aeiouv", t.p[i]));
        }
        if (!letters || !others)
                return S("");
        return vowel ? pinyin_full(c->arena, t) : pinyin_initials(c->arena, t);
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
        struct str t = search_text(c, text), mixed = search_spelled(c, t);
        *out = NULL;
        *n = 0;
        const bool number = numbers && t.n >= 4 && str_digits(str_slice(t, 0, t.n - 1));
        const int64_t each = (limit + 2) / 3; /* so that a common name's persons leave room for households and places */
        for (size_t i = 0; t.n && (e = entity_at(i)); i++) {
                if (!searchable(e) || !scope_may(c->actor, e, RIGHT_READ))
                        continue;
                if (!search_entity(c, e, t, false, each, out, n, &capacity))
                        return false;
                if (mixed.n && !search_entity(c, e, mixed, false, each, out, n, &capacity))
                        return false;
                if (number && scope_knows(c->actor, e, NULL) && !search_entity(c, e, t, true, each, out, n, &capacity))
                        return false;
        }
        if (*n > (size_t)limit)
                *n = (size_t)limit;
        return true;
}
