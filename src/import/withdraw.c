/* withdraw.c: takes an import back by a compensating change, from the journal alone: what the
 * import created is voided, what it changed is restored to the version before. A record somebody
 * changed since, or that newer records refer to, is left as it is and listed. */
#include "import/import_private.h"

#include "core/journal.h"
#include "core/secret.h"

/* The versions tell whether somebody came after the import, and which version to go back to. */
struct touched { /* one record the import wrote */
        const struct entity *e;
        int64_t id, first, last; /* versions it made */
        bool created;
};
struct withdrawing {
        struct ctx *c;
        struct change *ch;
        struct touched *items; /* newest first: children before their parents */
        size_t n, capacity;
        struct import_withdrawn *out;
        struct buf lines;
};

/* ---- what it wrote ---- */

/* An import may have written a hundred thousand records, each found again by its leaf. */
struct slots { /* open addressing: index of a record in items, + 1 */
        size_t *at, size;
};

/* slot_of_record: by id and register. Multiplying scatters ids that follow each other. */
static size_t *slot_of_record(const struct withdrawing *w, const struct slots *s, const struct entity *e, int64_t id)
{
        size_t i = ((size_t)id * 2654435761u + (size_t)(e->name[0] * 31 + e->name[1])) & (s->size - 1);
        while (s->at[i] && (w->items[s->at[i] - 1].id != id || w->items[s->at[i] - 1].e != e))
                i = (i + 1) & (s->size - 1);
        return &s->at[i];
}

/* grow: four times as wide when half full, and everything is put in anew. */
static void grow(struct withdrawing *w, struct slots *s)
{
        if (2 * (w->n + 1) < s->size)
                return;
        s->size = s->size ? 4 * s->size : 1024;
        s->at = NEWS(w->c->arena, size_t, s->size);
        for (size_t i = 0; i < w->n; i++)
                *slot_of_record(w, s, w->items[i].e, w->items[i].id) = i + 1;
}

struct written { /* one leaf of the journal */
        struct str entity, op;
        int64_t id, version;
};
static const struct db_column written_columns[] = {
        DB_COLUMN(struct written, entity),
        DB_COLUMN(struct written, op),
        DB_COLUMN(struct written, id),
        DB_COLUMN(struct written, version),
};

/* collect_written: newest first: children are voided before what they stand on, and an update's
 * oldest version tells what was there before. */
static bool collect_written(struct withdrawing *w, int64_t import)
{
        struct ctx *c = w->c;
        struct stmt *s;
        struct slots slots = { NULL, 0 };
        if (!db_query(c, db_sql(c->db, "core.import_leaves"), ARGS(ARG("import_id", V_INT(import))), &s))
                return false;
        struct written leaf;
        while (db_row(c, s, DB_COLUMNS(written_columns), &leaf)) {
                const struct entity *e = entity_find(leaf.entity);
                if (!e) /* of a program that knew more registers than this one */
                        continue;
                grow(w, &slots);
                size_t *slot = slot_of_record(w, &slots, e, leaf.id);
                if (!*slot) {
                        w->items = arena_grow(c->arena, w->items, &w->capacity, w->n + 1, sizeof *w->items);
                        w->items[w->n++] = (struct touched){ e, leaf.id, leaf.version, leaf.version, false };
                        *slot = w->n;
                }
                struct touched *t = &w->items[*slot - 1];
                t->first = leaf.version < t->first ? leaf.version : t->first;
                t->created = t->created || str_is(leaf.op, "create");
        }
        return c->err.kind == ERR_NONE;
}

/* ---- one record ---- */

/* leave_record: one line each, in words: whoever withdraws has to look at them. */
static void leave_record(struct withdrawing *w, const struct touched *t, const char *why)
{
        w->out->left++;
        buf_fmt(&w->lines, "%s %.*s %s\n", t->e->name, FMT(outside_id(w->c->arena, w->c->county, t->id)), why);
}

/* voided_sql: a record voided since is not voided twice. */
static struct str voided_sql(struct arena *a, const struct entity *e)
{
        return arena_fmt(a, "SELECT voided FROM %s WHERE %sid = :id", e->name,
                         e->reference ? "" : "county = :county AND ");
}

/* old_value: images hold texts; the field's type says what they were. A secret's image is a
 * digest, opened from the seal beside it. */
static bool old_value(struct ctx *c, struct str image, const struct field *f, struct val *out)
{
        struct str text;
        int64_t n = 0;
        struct val sealed = V_NULL;
        *out = V_NULL;
        if (!image_get(image, strcmp(f->name, "place") == 0 ? "place" : field_column(c->arena, f), &text))
                return true;
        bool number = f->type == FIELD_YEAR || f->type == FIELD_INT || f->type == FIELD_MONEY ||
                      f->type == FIELD_DECIMAL || f->type == FIELD_BOOL || f->type == FIELD_REF;
        if (number)
                *out = str_int(text, &n) ? V_INT(n) : V_NULL;
        else
                *out = V_STR(text);
        if (!f->secret)
                return true;
        if (!db_one(c, db_sql(c->db, "imports.sealed"), ARGS(ARG("digest", V_STR(text))), &sealed))
                return false;
        *out = sealed.type == VAL_TEXT ? V_STR(arena_str(c->arena, secret_open(sealed.s))) : V_NULL;
        return true;
}

/* restore: through the change like a hand at the form: rules may refuse what has become
 * impossible since, and then it is told. */
static bool restore(struct withdrawing *w, const struct touched *t, int64_t version)
{
        struct ctx *c = w->c;
        struct val image;
        struct draft *d = draft_new(c->arena, t->e);
        if (!db_one(c, db_sql(c->db, "imports.image"),
                    ARGS(ARG("entity", V_TEXT(t->e->name)), ARG("id", V_INT(t->id)),
                         ARG("version", V_INT(t->first - 1))),
                    &image))
                return false;
        if (image.type != VAL_TEXT)
                return leave_record(w, t, say(c, "找不到原来的样子", "the version before is not in the journal")), true;
        for (size_t i = 0; i < t->e->n_fields; i++) {
                if (!old_value(c, image.s, &t->e->fields[i], &d->v[i]))
                        return false;
                d->given[i] = true;
        }
        d->id = t->id;
        d->version = version;
        size_t n;
        if (!change_put(c, w->ch, d))
                return false;
        const struct fault *faults = change_faults(w->ch, &n);
        if (n > 0)
                return fail(c, ERR_INVALID, faults->code, t->e->name, "%.*s", FMT(faults->text));
        w->out->restored++;
        return true;
}

/* take_back_record: nothing anybody did after the import is undone by it: taking back a sheet
 * must never cost somebody's work. */
static bool take_back_record(struct withdrawing *w, const struct touched *t, const char *reason)
{
        struct ctx *c = w->c;
        struct draft *now;
        struct str held;
        struct val voided;
        if (!change_load(c, t->e, t->id, &now) ||
            !db_one(c, voided_sql(c->arena, t->e), ARGS(ARG("id", V_INT(t->id))), &voided))
                return false;
        if (t->e->of_areas)
                return leave_record(w, t, say(c, "已送审，请在“待我审核”页撤回", "sent for review: withdraw it there")),
                       true;
        if (now->version != t->last || voided.i == 1)
                return leave_record(w, t, say(c, "此后又被修改", "changed since")), true;
        if (!t->created)
                return restore(w, t, now->version);
        if (!change_named(c, t->e, t->id, &held))
                return false;
        if (held.n)
                return leave_record(w, t, say(c, "此后的记录引用了它", "newer records refer to it")), true;
        if (!change_void(c, w->ch, t->e, t->id, reason))
                return false;
        w->out->voided++;
        return true;
}

/* import_withdraw: all or nothing, but for what is left and listed: the journal then shows one
 * block that answers the import's. One that is still being written is withdrawn between two of its changes, and finds
 * at the next that it was. */
bool import_withdraw(struct ctx *c, int64_t id, struct import_withdrawn *out)
{
        struct withdrawing w = { .c = c, .out = out, .lines = BUF((size_t)8 << 20) };
        const char *reason =
                arena_fmt(c->arena, say(c, "撤回第 %lld 次导入", "import %lld withdrawn"), (long long)id).p;
        *out = (struct import_withdrawn){ .voided = 0 };
        const struct change_head head = { .reason = reason, .withdraws = id };
        if (!import_withdrawable(c, id) || !change_begin(c, &head, &w.ch))
                return false;
        bool ok = import_withdraw_row(c, id) && import_forget(c, id) && collect_written(&w, id);
        for (size_t i = 0; ok && i < w.n; i++)
                ok = take_back_record(&w, &w.items[i], reason);
        out->left_lines = arena_str(c->arena, buf_str(&w.lines));
        buf_free(&w.lines);
        if (!ok)
                return change_abandon(c, w.ch);
        return change_commit(c, w.ch, NULL);
}

/* import_statements: see import.h. Made from the catalogue, so they are listed by walking it:
 * PostgreSQL prepares every one of them in the tests. */
void import_statements(struct arena *a, void (*say_sql)(void *to, struct str name, struct str sql), void *to)
{
        const struct entity *e;
        resolve_statements(a, say_sql, to);
        for (size_t i = 0; (e = entity_at(i)); i++) {
                say_sql(to, arena_fmt(a, "withdraw.%s.voided", e->name), voided_sql(a, e));
                say_sql(to, arena_fmt(a, "import.%s.equal", e->name), apply_equal_sql(a, e));
                for (size_t k = 0; k < e->n_fields && !e->reference; k++)
                        if (e->fields[k].type == FIELD_REF || e->fields[k].type == FIELD_REFS)
                                say_sql(to, arena_fmt(a, "withdraw.%s.%s", e->name, e->fields[k].name),
                                        naming_sql(a, e, &e->fields[k]));
        }
}
