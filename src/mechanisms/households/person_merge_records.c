/* person_merge_records.c: what named the person who goes, and names the one kept from then on.
 *
 * Registers are found by walking the catalogue: every field that refers to a person is one, so a mechanism added later
 * is not forgotten. A record is re-pointed, not copied: its history, and whatever hangs on it, stays one. Where both
 * persons have the same record (members of one household, at one session), the two become one (person_merge_twins.c),
 * and what hangs on the one that goes is led on in the same way. All conflicts are gathered and named together, so that
 * a clerk mends them in one go; then nothing at all is written. */
#include "mechanisms/households/person_merge.h"

#include "core/look.h"

/* lasting: these keep saying what was merged: re-pointed, the record of the merger would name one person twice.
 * Reference rows (accounts) name a person in another form and go their own way. */
static bool lasting(const struct entity *e, const struct field *f)
{
        return e->reference || strcmp(e->name, "person_merge") == 0 || strcmp(f->name, "merged_into") == 0;
}

/* ---- re-pointing ---- */

/* repointed: of several the list keeps its order, and the one kept stands in it once. */
static struct val repointed(struct ctx *c, const struct person_led *l, const struct draft *d, const struct field *f)
{
        const struct val v = d->v[f - d->e->fields];
        struct str ids = v.s, one, out = S("");
        int64_t id;
        if (f->type == FIELD_REF)
                return V_INT(l->to);
        while (ids.n && str_cut(&ids, ',', &one)) {
                if (!str_int(one, &id))
                        continue;
                id = id == l->from ? l->to : id;
                struct str text = arena_fmt(c->arena, ",%lld", (long long)id);
                struct str closed = arena_fmt(c->arena, "%.*s,", FMT(out));
                if (str_find(closed, arena_fmt(c->arena, "%.*s,", FMT(text))) >= closed.n)
                        out = arena_fmt(c->arena, "%.*s%.*s", FMT(out), FMT(text));
        }
        return V_STR(str_slice(out, 1, out.n));
}

/* REFS are lists and have no twin: the name is replaced in the list, and stands there once. */
static bool repoint_one(struct ctx *c, struct person_merging *g, const struct person_led *l, const struct entity *e,
                        const struct field *f, int64_t id)
{
        struct draft *gone;
        bool settled = false;
        if (!change_load(c, e, id, &gone) || (f->type == FIELD_REF && !person_twins(c, g, l, gone, f, &settled)))
                return false;
        if (settled)
                return true;
        g->moved++;
        return change_repoint(c, g->w->ch, e, id, (size_t)(f - e->fields), repointed(c, l, gone, f));
}

/* Told by register and number; of registers out of the reader's sight the same is said of everybody. */
static bool repoint_field(struct ctx *c, struct person_merging *g, const struct person_led *l, const struct entity *e,
                          const struct field *f)
{
        int64_t *ids;
        size_t n, before = g->moved;
        if (!look_refusing(c, e->area) || !life_ids(c, e, f, l->from, NULL, &ids, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!repoint_one(c, g, l, e, f, ids[i]))
                        return false;
        if (g->moved > before && scope_may(c->actor, e, RIGHT_READ))
                life_words(c, g->w, say(c, "%s：%zu 条改挂到保留的人员", "%s: %zu re-pointed"), entity_title(c, e),
                           g->moved - before);
        return true;
}

bool person_lead(struct ctx *c, struct person_merging *g, const struct person_led *l)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++) {
                        const struct field *f = &e->fields[k];
                        if ((f->type != FIELD_REF && f->type != FIELD_REFS) || strcmp(f->ref, l->e->name) != 0)
                                continue;
                        if (!lasting(e, f) && !repoint_field(c, g, l, e, f))
                                return false;
                }
        return true;
}

/* All registers first, then the verdict: a clerk is told of every conflict at once, and what was re-pointed is taken
 * back with the change. Where only facts differ, saying which are right is enough. */
bool person_repoint_all(struct ctx *c, struct person_merging *g)
{
        const struct person_led l = { .e = g->person, .from = g->gone->id, .to = g->keep->id };
        if (!person_lead(c, g, &l))
                return false;
        life_words(c, g->w, "%s", say(c, "其他登记一并改挂到保留的人员", "other records are re-pointed along with them"));
        if (g->n_conflicts > 0 && g->n_conflicts == g->n_facts)
                return fail(
                        c, ERR_CONFLICT, "life.facts_differ", "facts",
                        say(c, "两人在同一处的登记内容不同（%zu 处）：%s。请核实，并选定以哪一条的内容为准",
                            "what both records say of the same thing differs (%zu): %s. Say which of them is right"),
                        g->n_conflicts, buf_c(&g->conflicts));
        return g->n_conflicts == 0 ||
               fail(c, ERR_CONFLICT, "life.person_conflict", "other",
                    say(c, "两人在同一处都有登记，不能直接合并（%zu 处）：%s。请先核实，结束或作废其中一条，再合并",
                        "both are entered in the same place (%zu): %s. End or void one of each first"),
                    g->n_conflicts, buf_c(&g->conflicts));
}

/* His login stays his: only the number of the person behind it is another. */
bool person_repoint_accounts(struct ctx *c, struct person_merging *g)
{
        const struct entity *e = entity_find(S("account"));
        struct str from = outside_id(c->arena, c->county, g->gone->id);
        struct str to = outside_id(c->arena, c->county, g->keep->id);
        int64_t ids[8]; /* more than anybody has logins */
        size_t n = 0;
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "life.account_of"), ARGS(ARG("person", V_STR(from))), &s))
                return false;
        while (db_next(c, s) && n < COUNT(ids))
                ids[n++] = db_named_int(s, "id");
        db_done(s);
        /* Else who may merge persons could become one: his account, or the other's, would be somebody else's. */
        const int64_t me = c->actor->account_id ? c->actor->person_id : 0;
        if (me && (me == g->gone->id || me == g->keep->id))
                return fail(c, ERR_FORBIDDEN, "account.own_person", "other", "%s",
                            say(c, "不能把自己与他人合并，请由另一个人办理",
                                "nobody merges himself with another; somebody else does"));
        for (size_t i = 0; i < n; i++)
                if (!change_repoint(c, g->w->ch, e, ids[i], field_index(e, "person"), V_STR(to)))
                        return false;
        return c->err.kind == ERR_NONE;
}
