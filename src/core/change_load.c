/* change_load.c: the statements of an entity, and reading a record as it stands inside a change.
 *
 * Statements are built from the catalogue once a change and entity; a value reaches them only as a parameter. The
 * keys of an entity are alternatives (`a,b|c`): the first whose fields are all given finds the record. A key that is
 * a secret is found by its lookup, and the hit is proved by the digest the row still holds, so that a value since
 * changed finds nobody. */
#include "core/change_private.h"

#include "core/look.h"
#include "core/scope.h"
#include "core/secret.h"
#include "db/walk.h"

#include <stdio.h>

/* field_param: the parameter of field i, named after its type (db.h). */
static const char *field_param(struct arena *a, const struct field *f, size_t i)
{
        return arena_fmt(a, field_is_text(f) ? "c%zu" : "c%zu_n", i).p;
}

/* The place is a column of its own in every register, so the field place is not written twice; a name is stored
 * with its pinyin, by which both engines sort alike. */
static struct str insert_sql(struct arena *a, const struct entity *e)
{
        struct buf names = BUF(1 << 16), values = BUF(1 << 16);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (field_is_place(f))
                        continue;
                buf_fmt(&names, ", %s", field_column(a, f));
                buf_fmt(&values, ", :%s", field_param(a, f, i));
                if (f->named) {
                        buf_fmt(&names, ", %s_py", f->name);
                        buf_fmt(&values, ", :c%zupy", i);
                }
        }
        const char *lead = e->reference ? "" : "county, ", *lead_value = e->reference ? "" : ":county, ";
        struct str sql = arena_fmt(a,
                                   "INSERT INTO %s (%sid, version, place, voided, import_id%s) VALUES (%s:id, "
                                   ":version, :place, :is_voided, :import_id%s)",
                                   e->name, lead, buf_c(&names), lead_value, buf_c(&values));
        buf_free(&names);
        buf_free(&values);
        return sql;
}

/* The version is in the condition: whoever read an older one changes nothing, on either engine, without a lock. */
static struct str update_sql(struct arena *a, const struct entity *e)
{
        struct buf set = BUF(1 << 16);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                if (field_is_place(f))
                        continue;
                buf_fmt(&set, ", %s = :%s", field_column(a, f), field_param(a, f, i));
                if (f->named)
                        buf_fmt(&set, ", %s_py = :c%zupy", f->name, i);
        }
        struct str sql = arena_fmt(
                a,
                "UPDATE %s SET version = :version, place = :place, voided = :is_voided, import_id = :import_id%s "
                "WHERE %sid = :id AND version = :old_version",
                e->name, buf_c(&set), e->reference ? "" : "county = :county AND ");
        buf_free(&set);
        return sql;
}

/* Secrets come by their digest from where they are sealed: an erased one loads as empty, and the record still opens. */
static struct str load_sql(struct arena *a, const struct entity *e)
{
        struct buf columns = BUF(1 << 16), joins = BUF(1 << 16);
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                buf_fmt(&columns, ", t.%s", field_column(a, f));
                if (!f->secret)
                        continue;
                buf_fmt(&columns, ", s%zu.sealed", i);
                buf_fmt(&joins, " LEFT JOIN secret s%zu ON s%zu.county = %s AND s%zu.digest = t.%s", i, i,
                        e->reference ? ":county" : "t.county", i, f->name);
        }
        struct str sql = arena_fmt(
                a,
                "SELECT t.id AS row_id, t.version AS row_version, t.place AS row_place, t.voided AS row_voided, "
                "t.import_id AS row_import_id%s FROM %s t%s WHERE %st.id = :id",
                buf_c(&columns), e->name, buf_c(&joins), e->reference ? "" : "t.county = :county AND ");
        buf_free(&columns);
        buf_free(&joins);
        return sql;
}

struct entity_sql entity_statements(struct arena *a, const struct entity *e)
{
        return (struct entity_sql){ e, insert_sql(a, e), update_sql(a, e), load_sql(a, e) };
}

/* Built once a change and register: an import of a thousand rows writes the same three statements. */
const struct entity_sql *change_sql(struct change *ch, const struct entity *e)
{
        for (size_t i = 0; i < ch->n_sql; i++)
                if (ch->sql[i].e == e)
                        return &ch->sql[i];
        ch->sql = arena_grow(&ch->arena, ch->sql, &ch->cap_sql, ch->n_sql + 1, sizeof *ch->sql);
        ch->sql[ch->n_sql] = entity_statements(&ch->arena, e);
        return &ch->sql[ch->n_sql++];
}

/* What load_sql gives of every register before its fields, under names no field can have. */
static const struct db_column record_columns[] = {
        DB_COLUMN_AS(struct record, id, "row_id"),
        DB_COLUMN_AS(struct record, version, "row_version"),
        DB_COLUMN_AS(struct record, place, "row_place"),
        DB_COLUMN_AS(struct record, voided, "row_voided"),
        DB_COLUMN_AS(struct record, import_id, "row_import_id"),
};

bool record_load(struct ctx *c, const struct entity_sql *q, const char *county, int64_t id, struct record *out)
{
        const struct entity *e = q->e;
        struct stmt *s;
        if (!db_query(c, q->load, ARGS(ARG("county", V_TEXT(county)), ARG("id", V_INT(id))), &s))
                return false;
        if (!db_row(c, s, DB_COLUMNS(record_columns), out))
                return fail(c, ERR_MISSING, "record.missing", e->name,
                            say(c, "没有编号为 %lld 的“%s”记录", "no record %lld of %s"), (long long)id,
                            entity_title(c, e));
        out->raw = NEWS(c->arena, struct val, e->n_fields);
        out->plain = NEWS(c->arena, struct val, e->n_fields);
        int column = (int)COUNT(record_columns);
        for (size_t i = 0; i < e->n_fields; i++) {
                out->raw[i] = out->plain[i] = val_copy(c->arena, db_val(s, column++));
                if (e->fields[i].secret) {
                        struct str sealed = db_str(s, column++);
                        out->plain[i] = sealed.n ? V_STR(arena_str(c->arena, secret_open(sealed))) : V_NULL;
                }
        }
        db_done(s);
        return true;
}

struct draft *record_draft(struct arena *a, const struct entity *e, const struct record *r)
{
        struct draft *d = draft_new(a, e);
        d->id = r->id;
        d->version = r->version;
        memcpy(d->place, r->place, sizeof d->place);
        for (size_t i = 0; i < e->n_fields; i++) {
                d->v[i] = r->plain[i];
                d->given[i] = true;
        }
        return d;
}

/* Without scope: hooks ask about records the actor may not read (who holds the post already), and say only what
 * the rule says. */
bool change_load(struct ctx *c, const struct entity *e, int64_t id, struct draft **out)
{
        struct entity_sql q = entity_statements(c->arena, e);
        struct record r;
        if (!record_load(c, &q, entity_chain(c, e), id, &r))
                return false;
        *out = record_draft(c->arena, e, &r);
        return true;
}

/* key_value: of one key field; the place may stand beside the fields. */
static struct val key_value(const struct draft *d, size_t i)
{
        bool place = field_is_place(&d->e->fields[i]) && d->place[0];
        return place && val_is_null(d->v[i]) ? V_TEXT(d->place) : d->v[i];
}

static void key_condition(struct ctx *c, const struct draft *d, size_t i, struct buf *where, struct arg *arg)
{
        const struct field *f = &d->e->fields[i];
        struct val v = key_value(d, i);
        const char *p = field_param(c->arena, f, i);
        if (f->secret)
                buf_fmt(where,
                        " AND t.id IN (SELECT s.id FROM secret s WHERE s.county = :county AND s.lookup = :%s)"
                        " AND t.%s IN (SELECT s.digest FROM secret s WHERE s.county = :county AND s.lookup = :%s)",
                        p, f->name, p);
        else
                buf_fmt(where, " AND t.%s = :%s", field_column(c->arena, f), p);
        *arg = ARG(p, f->secret ? V_STR(secret_lookup(c, v.s)) : v);
}

/* More fields than any keys have together. */
#define KEY_FIELDS 12

/* not_against: what an earlier key has looked for in vain. A record that bears something else there is another one, and
 * the next key must not take it for this: the link of another person of the household, the household of another number.
 * Names are left out: they change, and the number behind them is what finds. */
static size_t not_against(struct ctx *c, const struct draft *d, struct str key, struct buf *where,
                          struct arg args[KEY_FIELDS], size_t n)
{
        struct str earlier = str_slice(str_of(d->e->keys), 0, (size_t)(key.p - d->e->keys)), one, name;
        while (earlier.n && str_cut(&earlier, '|', &one)) {
                bool whole = true;
                for (struct str rest = one; str_cut(&rest, ',', &name);)
                        whole = whole && !val_is_null(key_value(d, field_index(d->e, arena_copy(c->arena, name))));
                while (whole && n < KEY_FIELDS && str_cut(&one, ',', &name)) {
                        const size_t i = field_index(d->e, arena_copy(c->arena, name));
                        const struct field *f = &d->e->fields[i];
                        const char *p = arena_fmt(c->arena, "other_%s", field_param(c->arena, f, i)).p;
                        if (f->secret || f->named)
                                continue;
                        buf_fmt(where, " AND (t.%s IS NULL OR t.%s = :%s)", field_column(c->arena, f),
                                field_column(c->arena, f), p);
                        args[n++] = ARG(p, key_value(d, i));
                }
        }
        return n;
}

/* find_by: one alternative of the keys; found stays 0 when a field of it is empty. merged: among those voided because
 * they were merged into another, giving that other. */
static bool find_by(struct ctx *c, const struct draft *d, struct str key, bool merged, int64_t *found)
{
        const struct str all = key;
        const struct entity *e = d->e;
        struct buf where = BUF(1 << 14);
        struct arg args[KEY_FIELDS] = { ARG("county", V_TEXT(entity_chain(c, e))) };
        size_t n = 1;
        struct str name;
        bool whole = true, dated = str_find(key, S("from_on")) < key.n; /* named by its first day, it may have ended */
        while (whole && n < COUNT(args) && str_cut(&key, ',', &name)) {
                size_t i = field_index(e, arena_copy(c->arena, name));
                whole = !val_is_null(key_value(d, i));
                if (whole)
                        key_condition(c, d, i, &where, &args[n++]);
        }
        if (whole)
                n = not_against(c, d, all, &where, args, n);
        const char *county = e->reference ? "" : "t.county = :county AND ";
        const char *open = e->life == LIFE_SPAN && !dated ? " AND t.to_on IS NULL" : "";
        /* + 0: the order must not tempt the planner away from the index of the key */
        struct str sql = arena_fmt(c->arena,
                                   "SELECT t.%s FROM %s t WHERE %st.voided = %d%s%s ORDER BY t.id + 0 LIMIT 1",
                                   merged ? "merged_into_id" : "id", e->name, county, merged, open, buf_c(&where));
        buf_free(&where);
        struct val id = V_NULL;
        if (whole && !db_one(c, sql, args, n, &id))
                return false;
        *found = id.type == VAL_INT ? id.i : 0;
        return true;
}

static bool find_among(struct ctx *c, const struct draft *d, bool merged, int64_t *id)
{
        struct str keys = str_of(d->e->keys), key;
        *id = 0;
        while (keys.p && *id == 0 && str_cut(&keys, '|', &key))
                if (!find_by(c, d, key, merged, id))
                        return false;
        return true;
}

#define MERGES_MAX 16 /* a record merged into one that was merged into another … */
static bool follow_merges(struct ctx *c, const struct entity *e, int64_t *id)
{
        struct str sql = arena_fmt(c->arena,
                                   "SELECT t.merged_into_id FROM %s t WHERE t.county = :county AND t.id = :id AND "
                                   "t.voided = 1",
                                   e->name);
        for (int i = 0; i < MERGES_MAX; i++) {
                struct val next = V_NULL;
                if (!db_one(c, sql, ARGS(ARG("id", V_INT(*id))), &next))
                        return false;
                if (next.type != VAL_INT)
                        return true;
                *id = next.i;
        }
        return true;
}

struct str change_title(struct ctx *c, const struct entity *e, int64_t id)
{
        struct val title;
        struct str sql =
                arena_fmt(c->arena, "SELECT %.*s FROM %s t WHERE %st.id = :id",
                          FMT(entity_title_sql(c, c->arena, e, "t")),
                          e->name, e->reference ? "" : "t.county = :county AND ");
        if (!db_one(c, sql, ARGS(ARG("id", V_INT(id))), &title))
                return S("");
        return title.type == VAL_TEXT ? title.s : S("");
}

bool change_find(struct ctx *c, const struct draft *d, int64_t *id)
{
        if (!find_among(c, d, false, id) || *id || d->e->reference || !field_find(d->e, S("merged_into")))
                return c->err.kind == ERR_NONE;
        return find_among(c, d, true, id) && (*id == 0 || follow_merges(c, d->e, id));
}

bool change_elsewhere(struct ctx *c, const char *field)
{
        return fail(c, ERR_CONFLICT, "record.elsewhere", field, say(c, "已登记，请联系%s", "registered already: ask the %s"),
                    role_title(c, ROLE_OFFICE));
}

struct str naming_sql(struct arena *a, const struct entity *by, const struct field *f)
{
        const bool many = f->type == FIELD_REFS;
        return arena_fmt(a, "SELECT COUNT(*) FROM %s x WHERE x.county = :county AND x.voided = 0 AND %s%s%s", by->name,
                         many ? "',' || x." : "x.", field_column(a, f),
                         many ? " || ',' LIKE :needle" : " = :id");
}

/* add_naming: what of one register names it, by its title and number where the reader may read that register. What he
 * may not read is only found out (unread): he has to know that something is there, not what nor how much. */
static bool add_naming(struct ctx *c, const struct entity *by, const struct field *f, int64_t id, struct str *words,
                       enum area *unread)
{
        struct val count;
        const char *needle = arena_fmt(c->arena, "%%,%lld,%%", (long long)id).p;
        const bool read = scope_may(c->actor, by, RIGHT_READ);
        if ((!read && !look_refusing(c, by->area)) ||
            !db_one(c, naming_sql(c->arena, by, f), ARGS(ARG("id", V_INT(id)), ARG("needle", V_TEXT(needle))), &count))
                return false;
        if (count.i && !read && (*unread == AREA_MAX || area_closed(by->area)))
                *unread = by->area;
        if (count.i == 0 || !read)
                return true;
        *words = arena_fmt(c->arena, say(c, "%.*s%s%s %lld 条", "%.*s%s%s: %lld"), FMT(*words),
                           words->n ? say(c, "、", ", ") : "", entity_title(c, by), (long long)count.i);
        return true;
}

bool change_named(struct ctx *c, const struct entity *e, int64_t id, struct str *words)
{
        const struct entity *by;
        enum area unread = AREA_MAX;
        *words = S("");
        for (size_t i = 0; (by = entity_at(i)); i++)
                for (size_t k = 0; k < by->n_fields && !by->reference; k++) {
                        const struct field *f = &by->fields[k];
                        const bool refers = f->type == FIELD_REF || f->type == FIELD_REFS;
                        if (refers && strcmp(f->ref, e->name) == 0 && !add_naming(c, by, f, id, words, &unread))
                                return false;
                }
        if (words->n || unread == AREA_MAX) /* what he reads says enough, and nothing of the rest */
                return true;
        look_refused(c, e, unread, id);
        *words = str_of(say(c, "其他登记", "other records"));
        return true;
}
