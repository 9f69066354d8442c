/* person_merge_records.c: what named the person who goes, and names the one kept from then on.
 *
 * Registers are found by walking the catalogue: every field that refers to a person is one, so a mechanism added later
 * is not forgotten. A record is re-pointed, not copied: its history, and whatever hangs on it, stays one. Where both
 * persons have the same record (members of one household, at one session), the one of him who goes is voided when it
 * says nothing more, nothing hangs on it, it is no money and this account may write it; else it is a conflict. All
 * conflicts are gathered and named together, so that a clerk mends them in one go; then nothing at all is written. */
#include "mechanisms/households/person_merge.h"

#define CONFLICTS_MAX 8 /* named; all are counted */

/* lasting: these keep saying what was merged: re-pointed, the record of the merger would name one person twice.
 * Reference rows (accounts) name a person in another form and go their own way. */
static bool lasting(const struct entity *e, const struct field *f)
{
        return e->reference || strcmp(e->name, "person_merge") == 0 || strcmp(f->name, "merged_into") == 0;
}

/* ---- the same said twice ---- */

/* one_at_a_time: registers in which a person stands once on a day, whatever else their key names: in two households,
 * two branches or as two cadres he would break their own rules the moment the records are one. */
static bool one_at_a_time(const struct entity *e)
{
        static const char *const names[] = { "household_member", "party_member", "cadre" };
        for (size_t i = 0; i < COUNT(names); i++)
                if (strcmp(names[i], e->name) == 0)
                        return true;
        return false;
}

/* day_or: an open beginning or end compares as the first or the last of all days. */
static struct str day_or(const struct draft *d, const char *field, const char *otherwise)
{
        const struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? v.s : str_of(otherwise);
}

/* overlap: spans of which both persons have one at a time may follow one another: that is one life in two records. */
static bool overlap(const struct draft *a, const struct draft *b)
{
        if (a->e->life != LIFE_SPAN)
                return true;
        return str_cmp(day_or(a, "from_on", ""), day_or(b, "to_on", "9999")) <= 0 &&
               str_cmp(day_or(b, "from_on", ""), day_or(a, "to_on", "9999")) <= 0;
}

/* same_key: one alternative of the keys that names the person says the same of both, days of spans left out: two posts
 * of one class in one village are one, whenever each is said to have begun. A key that doesn't name the person (an
 * outside number) can't be equal in two records. */
static bool same_key(const struct draft *a, const struct draft *b, const struct field *person)
{
        struct str keys = str_of(a->e->keys), key, name;
        while (keys.p && str_cut(&keys, '|', &key)) {
                bool same = true, names_person = false;
                while (str_cut(&key, ',', &name)) {
                        const struct field *f = field_find(a->e, name);
                        const size_t i = (size_t)(f - a->e->fields);
                        names_person = names_person || f == person;
                        const bool day = a->e->life == LIFE_SPAN && str_is(name, "from_on");
                        same = same && (f == person || day || val_eq(a->v[i], b->v[i]));
                }
                if (same && names_person)
                        return true;
        }
        return false;
}

/* adds_nothing: the second says no more than the first; one that is still open says more than one that has ended. What
 * the second leaves empty it does not contradict. */
static bool adds_nothing(const struct draft *keep, const struct draft *gone, const struct field *person)
{
        if (gone->e->life == LIFE_SPAN && str_cmp(day_or(gone, "to_on", "9999"), day_or(keep, "to_on", "9999")) > 0)
                return false;
        for (size_t i = 0; i < gone->e->n_fields; i++)
                if (&gone->e->fields[i] != person && gone->v[i].type != VAL_NULL && !val_eq(keep->v[i], gone->v[i]))
                        return false;
        return true;
}

/* referred: whether other records hang on this one: voided, it would leave them pointing at nothing. */
static bool referred(struct ctx *c, const struct entity *e, int64_t id, bool *any)
{
        const struct entity *by;
        *any = false;
        for (size_t i = 0; !*any && (by = entity_at(i)); i++)
                for (size_t k = 0; !*any && !by->reference && k < by->n_fields; k++) {
                        const struct field *f = &by->fields[k];
                        int64_t *ids;
                        size_t n;
                        if ((f->type != FIELD_REF && f->type != FIELD_REFS) || strcmp(f->ref, e->name) != 0)
                                continue;
                        if (!life_ids(c, by, f, id, NULL, &ids, &n))
                                return false;
                        *any = n > 0;
                }
        return true;
}

/* twin: the record of the person kept that says the same; NULL none. */
static bool twin_of(struct ctx *c, const struct person_merging *g, const struct draft *gone, const struct field *f,
                    struct draft **out)
{
        int64_t *ids;
        size_t n;
        *out = NULL;
        if (!life_ids(c, gone->e, f, g->keep->id, NULL, &ids, &n))
                return false;
        for (size_t i = 0; i < n && !*out; i++) {
                struct draft *d;
                if (!change_load(c, gone->e, ids[i], &d))
                        return false;
                if (overlap(d, gone) && (one_at_a_time(d->e) || same_key(d, gone, f)))
                        *out = d;
        }
        return true;
}

/* What this account may not read is counted, not named. */
static void merge_conflict(struct ctx *c, struct person_merging *g, const struct draft *keep, const struct draft *gone)
{
        const bool seen = scope_covers(c->actor, gone->e, RIGHT_READ, gone->place) &&
                          scope_covers(c->actor, keep->e, RIGHT_READ, keep->place);
        if (g->n_conflicts++ >= CONFLICTS_MAX)
                return;
        if (seen)
                buf_fmt(&g->conflicts, say(c, "%s“%s” %s-%lld 与 %s-%lld", "%s%s %s-%lld and %s-%lld"),
                        g->n_conflicts > 1 ? "；" : "", entity_title(c, gone->e), c->county, (long long)keep->id,
                        c->county, (long long)gone->id);
        else
                buf_fmt(&g->conflicts, "%s%s", g->n_conflicts > 1 ? "；" : "",
                        say(c, "您无权查看的登记", "records you may not read"));
}

/* ---- re-pointing ---- */

/* drop_twin: two payments of one sum are no word said twice, so money always is a conflict. */
static bool drop_twin(struct ctx *c, struct person_merging *g, const struct draft *keep, const struct draft *gone,
                      const struct field *f)
{
        bool hangs;
        if (!referred(c, gone->e, gone->id, &hangs))
                return false;
        const bool money = gone->e->area == AREA_MONEY;
        const bool ours = scope_covers(c->actor, gone->e, RIGHT_WRITE, gone->place);
        if (hangs || money || !ours || !adds_nothing(keep, gone, f)) {
                merge_conflict(c, g, keep, gone);
                return true;
        }
        life_words(c, g->w, say(c, "“%s” %s-%lld 两条相同，作废其一", "%s %s-%lld said twice: one is voided"),
                   entity_title(c, gone->e), c->county, (long long)gone->id);
        return change_void(c, g->w->ch, gone->e, gone->id, g->void_reason);
}

/* repointed: of several the list keeps its order, and the one kept stands in it once. */
static struct val repointed(struct ctx *c, const struct person_merging *g, const struct draft *d, const struct field *f)
{
        const struct val v = d->v[f - d->e->fields];
        struct str ids = v.s, one, out = S("");
        int64_t id;
        if (f->type == FIELD_REF)
                return V_INT(g->keep->id);
        while (ids.n && str_cut(&ids, ',', &one)) {
                if (!str_int(one, &id))
                        continue;
                id = id == g->gone->id ? g->keep->id : id;
                struct str text = arena_fmt(c->arena, ",%lld", (long long)id);
                struct str closed = arena_fmt(c->arena, "%.*s,", FMT(out));
                if (str_find(closed, arena_fmt(c->arena, "%.*s,", FMT(text))) >= closed.n)
                        out = arena_fmt(c->arena, "%.*s%.*s", FMT(out), FMT(text));
        }
        return V_STR(str_slice(out, 1, out.n));
}

/* REFS are lists and have no twin: the name is replaced in the list, and stands there once. */
static bool repoint_one(struct ctx *c, struct person_merging *g, const struct entity *e, const struct field *f,
                        int64_t id)
{
        struct draft *gone, *twin = NULL;
        if (!change_load(c, e, id, &gone))
                return false;
        if (f->type == FIELD_REF && !twin_of(c, g, gone, f, &twin))
                return false;
        if (twin)
                return drop_twin(c, g, twin, gone, f);
        g->moved++;
        return change_repoint(c, g->w->ch, e, id, (size_t)(f - e->fields), repointed(c, g, gone, f));
}

/* Told by register and number; registers out of the reader's sight only as a sum (hidden). */
static bool repoint_field(struct ctx *c, struct person_merging *g, const struct entity *e, const struct field *f)
{
        int64_t *ids;
        size_t n, before = g->moved;
        if (!life_ids(c, e, f, g->gone->id, NULL, &ids, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!repoint_one(c, g, e, f, ids[i]))
                        return false;
        if (g->moved > before && scope_may(c->actor, e, RIGHT_READ))
                life_words(c, g->w, say(c, "%s：%zu 条改挂到保留的人员", "%s: %zu re-pointed"), entity_title(c, e),
                           g->moved - before);
        else
                g->hidden += g->moved - before;
        return true;
}

/* All registers first, then the verdict: a clerk is told of every conflict at once, and what was re-pointed is taken
 * back with the change. */
bool person_repoint_all(struct ctx *c, struct person_merging *g)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++) {
                        const struct field *f = &e->fields[k];
                        if ((f->type != FIELD_REF && f->type != FIELD_REFS) || strcmp(f->ref, "person") != 0)
                                continue;
                        if (!lasting(e, f) && !repoint_field(c, g, e, f))
                                return false;
                }
        if (g->hidden)
                life_words(c, g->w, say(c, "其他登记：%zu 条改挂到保留的人员", "other records: %zu re-pointed"),
                           g->hidden);
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
