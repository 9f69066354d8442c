/* person_merge.c: two records of one person made one (see life.h).
 *
 * Whatever refers to the record that goes is found by walking the catalogue (every REF and REFS to a person) and
 * re-pointed to the one kept, in one change; the one that goes is voided and names the other, so that its old number
 * still finds him (change_find). Where both have the same (member of one household, at one session), the second is
 * voided when it says nothing else; else it is a conflict: all are listed and nothing is written. Two ID numbers are
 * refused until somebody says which is right. The record of the merger carries it out (life_merge_applied), so that one
 * that waits for review is made anew, with what has come since, when it is confirmed. Registers the account does not
 * read are re-pointed too, unnamed: who a person is belongs to whoever may write both. */
#include "mechanisms/households/life_private.h"

#include <stdio.h>

#define CONFLICTS_MAX 8

struct merging {
        struct life_work *w;
        const struct entity *person;
        struct draft *keep, *gone;
        const char *void_reason;
        struct str summary;
        size_t moved, hidden, n_conflicts;
        struct buf conflicts;
};

/* lasting: these two keep saying what was merged. */
static bool lasting(const struct entity *e, const struct field *f)
{
        return e->reference || strcmp(e->name, "person_merge") == 0 || strcmp(f->name, "merged_into") == 0;
}

static bool person_reach(struct ctx *c, const struct entity *e, int64_t id, struct draft **out)
{
        if (!change_load(c, e, id, out))
                return false;
        if (!scope_covers(c->actor, e, RIGHT_READ, (*out)->place))
                return fail(c, ERR_MISSING, "record.missing", "person", "%s", say(c, "没有这个人", "no such person"));
        return scope_covers(c->actor, e, RIGHT_WRITE, (*out)->place) ||
               fail(c, ERR_FORBIDDEN, "scope.write", "person",
                    say(c, "“%.*s”不在您的范围内，请由两人所在地共同的上级办理",
                        "%.*s is out of your reach: whoever may write both merges them"),
                    FMT(draft_get(*out, "name").s));
}

/* ---- the same said twice ---- */

/* one_at_a_time: registers in which a person stands once on a day, whatever else their key names. */
static bool one_at_a_time(const struct entity *e)
{
        static const char *const names[] = { "household_member", "party_member", "cadre" };
        for (size_t i = 0; i < COUNT(names); i++)
                if (strcmp(names[i], e->name) == 0)
                        return true;
        return false;
}

static struct str day_or(const struct draft *d, const char *field, const char *otherwise)
{
        const struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? v.s : str_of(otherwise);
}

static bool overlap(const struct draft *a, const struct draft *b)
{
        if (a->e->life != LIFE_SPAN)
                return true;
        return str_cmp(day_or(a, "from_on", ""), day_or(b, "to_on", "9999")) <= 0 &&
               str_cmp(day_or(b, "from_on", ""), day_or(a, "to_on", "9999")) <= 0;
}

/* same_key: one alternative of the keys that names the person says the same of both, days of spans left out. */
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

/* adds_nothing: the second says no more than the first; one that is still open says more than one that has ended. */
static bool adds_nothing(const struct draft *keep, const struct draft *gone, const struct field *person)
{
        if (gone->e->life == LIFE_SPAN && str_cmp(day_or(gone, "to_on", "9999"), day_or(keep, "to_on", "9999")) > 0)
                return false;
        for (size_t i = 0; i < gone->e->n_fields; i++)
                if (&gone->e->fields[i] != person && gone->v[i].type != VAL_NULL && !val_eq(keep->v[i], gone->v[i]))
                        return false;
        return true;
}

/* referred: whether other records hang on this one. */
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
static bool twin_of(struct ctx *c, const struct merging *g, const struct draft *gone, const struct field *f,
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

static void conflict(struct ctx *c, struct merging *g, const struct draft *keep, const struct draft *gone)
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

static bool drop_twin(struct ctx *c, struct merging *g, const struct draft *keep, const struct draft *gone,
                      const struct field *f)
{
        bool hangs;
        if (!referred(c, gone->e, gone->id, &hangs))
                return false;
        const bool money = gone->e->area == AREA_MONEY; /* two payments are no word said twice */
        const bool ours = scope_covers(c->actor, gone->e, RIGHT_WRITE, gone->place);
        if (hangs || money || !ours || !adds_nothing(keep, gone, f)) {
                conflict(c, g, keep, gone);
                return true;
        }
        life_words(c, g->w, say(c, "“%s” %s-%lld 两条相同，作废其一", "%s %s-%lld said twice: one is voided"),
                   entity_title(c, gone->e), c->county, (long long)gone->id);
        return change_void(c, g->w->ch, gone->e, gone->id, g->void_reason);
}

static struct val repointed(struct ctx *c, const struct merging *g, const struct draft *d, const struct field *f)
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

static bool repoint_one(struct ctx *c, struct merging *g, const struct entity *e, const struct field *f, int64_t id)
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

static bool repoint_field(struct ctx *c, struct merging *g, const struct entity *e, const struct field *f)
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

static bool repoint_all(struct ctx *c, struct merging *g)
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
                life_words(c, g->w, say(c, "其他登记：%zu 条改挂到保留的人员", "other records: %zu re-pointed"), g->hidden);
        return g->n_conflicts == 0 ||
               fail(c, ERR_CONFLICT, "life.person_conflict", "other",
                    say(c, "两人在同一处都有登记，不能直接合并（%zu 处）：%s。请先核实，结束或作废其中一条，再合并",
                        "both are entered in the same place (%zu): %s. End or void one of each first"),
                    g->n_conflicts, buf_c(&g->conflicts));
}

/* repoint_accounts: an account names its person by outside id, in a table of the program's own. */
static bool repoint_accounts(struct ctx *c, struct merging *g)
{
        const struct entity *e = entity_find(S("account"));
        struct str from = outside_id(c->arena, c->county, g->gone->id);
        struct str to = outside_id(c->arena, c->county, g->keep->id);
        int64_t ids[8];
        size_t n = 0;
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, "life.account_of"), ARGS(ARG("person", V_STR(from))), &s))
                return false;
        while (db_next(c, s) && n < COUNT(ids))
                ids[n++] = db_int(s, 0);
        db_done(s);
        for (size_t i = 0; i < n; i++)
                if (!change_repoint(c, g->w->ch, e, ids[i], field_index(e, "person"), V_STR(to)))
                        return false;
        return c->err.kind == ERR_NONE;
}

/* ---- the two persons ---- */

static bool numbers_agree(struct ctx *c, const struct merging *g)
{
        const struct val a = draft_get(g->keep, "id_no"), b = draft_get(g->gone, "id_no");
        const char *said = g->w->o->id_no;
        if (a.type == VAL_NULL || b.type == VAL_NULL || val_eq(a, b))
                return true;
        if (said && (strcmp(said, "keep") == 0 || strcmp(said, "other") == 0))
                return true;
        return fail(c, ERR_CONFLICT, "life.id_differs", "id_no", "%s",
                    say(c, "两人的证件号码不同：请核实是同一个人，并选定哪一个号码是对的",
                        "the ID numbers differ: make sure it is one person, and say which number is right"));
}

/* bring_over: what the record kept lacks and the other has; the right number, with sex and birth as it says. */
static void bring_over(const struct merging *g, struct draft *keep, struct draft *gone)
{
        const bool swap = g->w->o->id_no && strcmp(g->w->o->id_no, "other") == 0 &&
                          draft_get(g->keep, "id_no").type != VAL_NULL && draft_get(g->gone, "id_no").type != VAL_NULL;
        for (size_t i = 0; i < g->person->n_fields; i++)
                if (g->keep->v[i].type == VAL_NULL && g->gone->v[i].type != VAL_NULL)
                        draft_set(keep, g->person->fields[i].name, g->gone->v[i]);
        if (!swap)
                return;
        static const char *const facts[] = { "sex", "birth" };
        for (size_t i = 0; i < COUNT(facts); i++) {
                draft_set(keep, facts[i], V_NULL);
                draft_set(gone, facts[i], V_NULL);
        }
        draft_set(keep, "id_no", draft_get(g->gone, "id_no"));
        draft_set(gone, "id_no", draft_get(g->keep, "id_no"));
}

static bool put_merge(struct ctx *c, struct merging *g)
{
        const struct life_order *o = g->w->o;
        struct draft *d = draft_new(c->arena, entity_find(S("person_merge")));
        draft_set(d, "day", V_TEXT(o->day));
        draft_set(d, "kept", V_INT(g->keep->id));
        draft_set(d, "merged", V_INT(g->gone->id));
        draft_set(d, "moved", V_INT((int64_t)g->moved));
        draft_set(d, "summary", V_STR(g->summary));
        if (o->reason && *o->reason)
                draft_set(d, "reason", V_TEXT(o->reason));
        if (o->document)
                draft_set(d, "document", V_INT(o->document));
        if (o->id_no && *o->id_no)
                draft_set(d, "number_of", V_TEXT(o->id_no));
        if (!change_put(c, g->w->ch, d))
                return false;
        g->w->out->event = d->id;
        return true;
}

/* close_gone: the one kept takes what the other knew more; the other is voided and names it. */
static bool close_gone(struct ctx *c, struct merging *g)
{
        struct draft *keep = draft_new(c->arena, g->person), *gone = draft_new(c->arena, g->person);
        keep->id = g->keep->id;
        gone->id = g->gone->id;
        bring_over(g, keep, gone);
        draft_set(gone, "merged_into", V_INT(g->keep->id));
        return change_put(c, g->w->ch, gone) && change_void(c, g->w->ch, g->person, gone->id, g->void_reason) &&
               change_put(c, g->w->ch, keep);
}

static bool mergeable(struct ctx *c, const struct merging *g)
{
        struct val voided = V_NULL;
        const int64_t ids[] = { g->keep->id, g->gone->id };
        if (ids[0] == ids[1])
                return fail(c, ERR_INVALID, "life.same", "other", "%s",
                            say(c, "请选择另一个人", "choose another person"));
        for (size_t i = 0; i < COUNT(ids); i++) {
                if (!db_one(c, S("SELECT id FROM person WHERE county = :county AND id = :id AND voided = 1"),
                            ARGS(ARG("id", V_INT(ids[i]))), &voided))
                        return false;
                if (voided.type == VAL_INT)
                        return fail(c, ERR_CONFLICT, "record.voided", "person", "%s",
                                    say(c, "此人的登记已作废或已并入他人", "this record is voided or merged already"));
        }
        return numbers_agree(c, g);
}

/* carry_over: all that names the one that goes names the one kept. */
static bool carry_over(struct ctx *c, struct merging *g)
{
        const struct life_order *o = g->w->o;
        if (!person_reach(c, g->person, o->household, &g->keep) || !person_reach(c, g->person, o->other, &g->gone) ||
            !mergeable(c, g))
                return false;
        struct str kept = outside_id(c->arena, c->county, g->keep->id);
        g->summary = arena_fmt(c->arena, say(c, "%.*s（%s-%lld）并入 %.*s（%.*s）", "%.*s (%s-%lld) into %.*s (%.*s)"),
                               FMT(draft_get(g->gone, "name").s), c->county, (long long)g->gone->id,
                               FMT(draft_get(g->keep, "name").s), FMT(kept));
        g->void_reason = arena_fmt(c->arena, say(c, "已并入 %.*s", "merged into %.*s"), FMT(kept)).p;
        life_words(c, g->w, "%.*s", FMT(g->summary));
        return repoint_all(c, g) && repoint_accounts(c, g);
}

bool life_duplicate(struct ctx *c, struct life_work *w)
{
        struct merging g = { .w = w, .person = entity_find(S("person")), .conflicts = BUF(4000) };
        change_follow(w->ch);
        bool ok = carry_over(c, &g);
        change_followed(w->ch);
        buf_free(&g.conflicts);
        return ok && put_merge(c, &g);
}

/* text_given: a field's text, NULL when it has none. */
static const char *text_given(struct ctx *c, const struct draft *d, const char *field)
{
        const struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? arena_copy(c->arena, v.s) : NULL;
}

bool life_merge_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct life_done done = { 0 };
        if (old)
                return true;
        const struct life_order o = { .day = text_given(c, d, "day"),
                                      .household = draft_get(d, "kept").i,
                                      .other = draft_get(d, "merged").i,
                                      .id_no = text_given(c, d, "number_of") };
        struct life_work w = { .ch = ch, .o = &o, .out = &done };
        struct merging g = { .w = &w, .person = entity_find(S("person")), .conflicts = BUF(4000) };
        bool ok = carry_over(c, &g) && close_gone(c, &g);
        buf_free(&g.conflicts);
        if (!ok || g.moved == 0)
                return ok;
        struct draft *counted = draft_new(c->arena, d->e); /* it had waited: what stands now was re-pointed */
        counted->id = d->id;
        draft_set(counted, "moved", V_INT((int64_t)g.moved));
        return change_put(c, ch, counted);
}
