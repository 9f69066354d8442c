/* person_merge.c: two records of one person made one (see life.h).
 *
 * Everything that names the one that goes names the one kept afterwards (person_merge_records.c), in one change; the
 * one that goes is voided and names the other, so that its old number still finds him (change_find). Two ID numbers are
 * refused until somebody says which is right; then the two records trade numbers, so that the wrong one still leads to
 * the person. The record of the merger carries it out (life_merge_applied), so that one that waits for review is made
 * anew, with what has come since, when it is confirmed. Registers the account does not read are re-pointed too,
 * unnamed: who a person is belongs to whoever may write both. */
#include "mechanisms/households/person_merge.h"

/* person_reach: both have to be in reach; out of sight, a person is said not to be there. */
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

/* ---- the two persons ---- */

/* numbers_agree: one of the two numbers is a slip of the pen, or they are two persons: only people can tell. */
static bool numbers_agree(struct ctx *c, const struct person_merging *g)
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

/* bring_over: what the record kept lacks and the other has; the right number, with sex and birth as it says. Those two
 * are emptied first, since a number must agree with what stands beside it (persons.c). */
static void bring_over(const struct person_merging *g, struct draft *keep, struct draft *gone)
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

/* put_merge: the record, with what the merger did in words: what it re-pointed can be read in the journal alone. */
static bool put_merge(struct ctx *c, struct person_merging *g)
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
        if (o->facts && *o->facts)
                draft_set(d, "facts_of", V_TEXT(o->facts));
        if (!change_put(c, g->w->ch, d))
                return false;
        g->w->out->event = d->id;
        return true;
}

/* close_gone: the one kept takes what the other knew more; the other is voided and names it. The one that goes gives up
 * its number before the other takes it, for a number is one person's. */
static bool close_gone(struct ctx *c, struct person_merging *g)
{
        struct draft *keep = draft_new(c->arena, g->person), *gone = draft_new(c->arena, g->person);
        keep->id = g->keep->id;
        gone->id = g->gone->id;
        bring_over(g, keep, gone);
        draft_set(gone, "merged_into", V_INT(g->keep->id));
        return change_put(c, g->w->ch, gone) && change_void(c, g->w->ch, g->person, gone->id, g->void_reason) &&
               change_put(c, g->w->ch, keep);
}

/* mergeable: a record that is voided was taken back or merged already; merging into it would lose a person. */
static bool mergeable(struct ctx *c, const struct person_merging *g)
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
static bool carry_over(struct ctx *c, struct person_merging *g)
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
        return person_repoint_all(c, g) && person_repoint_accounts(c, g);
}

/* change_follow: what is re-pointed here counts as a consequence: where it waits for review, the record of the merger
 * is what waits, and its own hook does this again when it is confirmed. */
bool life_duplicate(struct ctx *c, struct life_work *w)
{
        struct person_merging g = { .w = w, .person = entity_find(S("person")), .conflicts = BUF(4000) };
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

/* Only on creation: the count written below comes through here again. */
bool life_merge_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        struct life_done done = { 0 };
        if (old)
                return true;
        const struct life_order o = { .day = text_given(c, d, "day"),
                                      .household = draft_get(d, "kept").i,
                                      .other = draft_get(d, "merged").i,
                                      .id_no = text_given(c, d, "number_of"),
                                      .facts = text_given(c, d, "facts_of") };
        struct life_work w = { .ch = ch, .o = &o, .out = &done };
        struct person_merging g = { .w = &w, .person = entity_find(S("person")), .conflicts = BUF(4000) };
        bool ok = carry_over(c, &g) && close_gone(c, &g);
        buf_free(&g.conflicts);
        if (!ok || g.moved == 0)
                return ok;
        struct draft *counted = draft_new(c->arena, d->e); /* it had waited: what stands now was re-pointed */
        counted->id = d->id;
        draft_set(counted, "moved", V_INT((int64_t)g.moved));
        return change_put(c, ch, counted);
}
