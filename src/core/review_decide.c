/* review_decide.c: what becomes of a proposal: confirmed, returned, withdrawn, or mended and sent again (see review.h).
 *
 * Confirming makes the stored actions in the name of who proposed them with the rights of who confirms, so that a
 * record says who entered it; the block says who confirmed. Once nothing waits any more its content is erased: the
 * record and the journal say it, and a secret that is to be forgotten has no second copy.
 *
 * Confirming is doing: the same actions run again, through the same door, and not a copying of rows that were
 * prepared elsewhere. So whatever has become wrong since (a stale version, a place that ended, a rule that listens
 * to another record) is found at the moment it would be written, and the proposal goes on waiting instead of
 * standing half. */
#include "core/change_private.h"

#include "core/account.h"
#include "core/reason.h"
#include "core/record_json.h"

#include <stdio.h>

static const struct entity *register_of_proposals(void)
{
        return entity_find(S("proposal"));
}

static struct str proposal_text(const struct draft *d, const char *field)
{
        struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? v.s : S("");
}

static bool unfold(struct ctx *c, const struct draft *d, struct review_proposal *out)
{
        struct str waits = proposal_text(d, "waits_at");
        *out = (struct review_proposal){ .id = d->id,
                                         .version = d->version,
                                         .waiting = waits.n > 0,
                                         .at = str_is(waits, "township") ? LEVEL_TOWNSHIP : LEVEL_COUNTY,
                                         .state = proposal_text(d, "state"),
                                         .proposed_by = proposal_text(d, "proposed_by"),
                                         .township_by = proposal_text(d, "township_by"),
                                         .e = entity_find(proposal_text(d, "register")) };
        memcpy(out->place, d->place, sizeof out->place);
        return review_read(c, proposal_text(d, "content"), &out->actions);
}

/* proposal_seen: the reader's own scope and areas decide whether there is such a proposal for him at all. */
static bool proposal_seen(struct ctx *c, int64_t id)
{
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, register_of_proposals(), id, &rows, &r))
                return false;
        rows_done(rows);
        return true;
}

bool review_find(struct ctx *c, int64_t id, struct review_proposal *out)
{
        struct draft *d;
        return proposal_seen(c, id) && change_load(c, register_of_proposals(), id, &d) && unfold(c, d, out);
}

/* Two reviewers open the same list; the second is told what the first decided. */
static bool not_waiting(struct ctx *c, const struct review_proposal *p)
{
        const struct field *f = field_find(register_of_proposals(), S("state"));
        return fail(c, ERR_CONFLICT, "review.state", "proposal",
                    say(c, "这一件刚被处理过，现为“%.*s”，请刷新",
                        "somebody has just dealt with it: it is %.*s now; reload"),
                    FMT(value_text(c, f, V_STR(p->state))));
}

/* By person and not by login (account_same_hand): two accounts of one clerk are one hand. */
static bool took_part(struct ctx *c, const struct review_proposal *p, bool *took)
{
        return account_same_hand(c, p->proposed_by, took) && (*took || account_same_hand(c, p->township_by, took));
}

/* level_over: of everything reviewed in it, so that nobody confirms a register he has no say in along with one he has.
 */
static enum review_level level_over(const struct ctx *c, const struct review_proposal *p)
{
        enum review_level least = p->e ? review_level(c->actor, p->e, p->place) : LEVEL_NONE;
        for (size_t i = 0; i < p->actions.n; i++) {
                enum review_level level = review_level(c->actor, p->actions.items[i].e, p->place);
                bool writes = scope_writes(c->actor, p->actions.items[i].e, p->place);
                if (level < least && !writes)
                        least = level;
        }
        return least;
}

bool review_may(struct ctx *c, const struct review_proposal *p)
{
        bool took;
        if (!p->waiting)
                return not_waiting(c, p);
        if (!took_part(c, p, &took))
                return false;
        if (took)
                return fail(c, ERR_FORBIDDEN, "review.own", "proposal", "%s",
                            say(c, "自己送审或审过的，须由另一个人的账号审核",
                                "who sent or looked at it does not confirm it"));
        if (level_over(c, p) >= p->at)
                return true;
        return fail(c, ERR_FORBIDDEN, "review.right", "proposal",
                    say(c, "您的账号不能审核这一件：现待%s审核",
                        "your account may not decide on this: it waits for the %s"),
                    p->at == LEVEL_COUNTY ? say(c, "县级", "county") : say(c, "乡镇", "township"));
}

/* ---- one decision, inside its change ---- */

/* A decision holds the writer from the look at the proposal to its end, so that two can't both decide. */
struct deciding {
        struct change *ch;
        struct draft *d; /* the proposal as it stands */
        struct review_proposal p;
};

static bool decide_begin(struct ctx *c, int64_t id, int64_t version, struct deciding *x, struct str *state)
{
        if (!proposal_seen(c, id) || !change_begin(c, &(struct change_head){ .review = REVIEW_REFUSED }, &x->ch))
                return false;
        x->ch->review.off = true;
        if (!change_load(c, register_of_proposals(), id, &x->d) || !unfold(c, x->d, &x->p))
                return change_abandon(c, x->ch);
        *state = x->p.state;
        if (!version || version == x->p.version)
                return true;
        (void)!not_waiting(c, &x->p);
        return change_abandon(c, x->ch);
}

static bool save_decision(struct ctx *c, struct deciding *x, struct draft *d)
{
        const struct actor *who = c->actor;
        struct actor recorder = actor_recorder(c);
        d->id = x->p.id;
        act_as(c, &recorder);
        bool ok = change_put(c, x->ch, d);
        act_as(c, who);
        return ok;
}

static bool erase_content(struct ctx *c, const struct deciding *x)
{
        return db_exec(
                c, db_sql(c->db, "core.secret_erase"),
                ARGS(ARG("entity", V_TEXT("proposal")), ARG("id", V_INT(x->p.id)), ARG("field", V_TEXT("content"))));
}

static bool decide_finish(struct ctx *c, struct deciding *x, struct draft *d, bool erase, struct str *state)
{
        if (!save_decision(c, x, d) || (erase && !erase_content(c, x)))
                return change_abandon(c, x->ch);
        if (!change_commit(c, x->ch, NULL)) /* a rule of today may still refuse it: then nothing was decided */
                return false;
        *state = draft_get(d, "state").s;
        return true;
}

static struct draft *proposal_state(struct ctx *c, const char *state, const char *waits)
{
        struct draft *d = draft_new(c->arena, register_of_proposals());
        draft_set(d, "state", V_TEXT(state));
        draft_set(d, "waits_at", waits ? V_TEXT(waits) : V_NULL);
        return d;
}

/* ---- confirming ---- */

static bool lost(struct ctx *c)
{
        return fail(c, ERR_SYSTEM, "review.content", "proposal", "a reference leads to no earlier action");
}

static bool made_id(struct ctx *c, struct str alias, const int64_t *ids, size_t n, int64_t *id)
{
        int64_t index;
        if (!str_int(str_slice(alias, 1, alias.n), &index) || index < 0 || (size_t)index >= n || ids[index] == 0)
                return lost(c);
        *id = ids[index];
        return true;
}

static bool references_back(struct ctx *c, struct val *v, const int64_t *ids, size_t n)
{
        struct str all = v->s, part, text = S("");
        int64_t id;
        while (all.n && str_cut(&all, ',', &part)) {
                if (str_starts(part, S("@"))) {
                        if (!made_id(c, part, ids, n, &id))
                                return false;
                        part = arena_fmt(c->arena, "%lld", (long long)id);
                }
                text = arena_fmt(c->arena, "%.*s%s%.*s", FMT(text), text.n ? "," : "", FMT(part));
        }
        *v = V_STR(text);
        return true;
}

static bool aliases_back(struct ctx *c, struct draft *d, const int64_t *ids, size_t n)
{
        for (size_t i = 0; i < d->e->n_fields; i++) {
                struct val *v = &d->v[i];
                int64_t id;
                if (!d->given[i] || v->type != VAL_TEXT)
                        continue;
                if (d->e->fields[i].type == FIELD_REFS && !references_back(c, v, ids, n))
                        return false;
                if (d->e->fields[i].type != FIELD_REF)
                        continue;
                if (!made_id(c, v->s, ids, n, &id))
                        return false;
                *v = V_INT(id);
        }
        return true;
}

static bool still(struct ctx *c, const struct review_action *a)
{
        struct draft *now;
        if (!a->version)
                return true;
        if (!change_load(c, a->e, a->id, &now))
                return false;
        return now->version == a->version ||
               fail(c, ERR_CONFLICT, "change.stale", a->e->name,
                    say(c, "记录已被修改：送审时是第 %lld 版，现为第 %lld 版，请退回重报",
                        "the record has changed since: version %lld was proposed upon, it is %lld now; return it"),
                    (long long)a->version, (long long)now->version);
}

/* make_action: one action, as if its author had the right. ids[i] becomes the record it made or changed. An
 * action made as its author would: the draft goes through change_put again, with hooks, faults and rules of
 * today. What was right when it was sent may be wrong now, and then it goes on waiting. */
static bool make_action(struct ctx *c, struct change *ch, const struct review_action *a, int64_t *ids, size_t i)
{
        int64_t id = a->made ? ids[a->made - 1] : a->id;
        if (!still(c, a) || !aliases_back(c, a->now, ids, i))
                return false;
        ids[i] = id;
        if (strcmp(a->op, "void") == 0)
                return change_void(c, ch, a->e, id, arena_copy(c->arena, a->reason));
        a->now->id = id;
        a->now->version = a->version;
        if (!change_put(c, ch, a->now))
                return false;
        ids[i] = a->now->id;
        return true;
}

static bool make_actions(struct ctx *c, struct deciding *x, struct draft *d)
{
        const struct actor *who = c->actor;
        struct actor author = *who;
        const struct review_actions *all = &x->p.actions;
        int64_t *ids = NEWS(c->arena, int64_t, all->n + 1);
        bool ok = all->n > 0;
        author.name = arena_copy(c->arena, x->p.proposed_by);
        /* Who decides on what two accounts decide doesn't write it himself: for that act he has the program's right. */
        act_as(c, &author);
        struct actor program = actor_recorder(c);
        for (size_t i = 0; ok && i < all->n; i++) {
                act_as(c, all->items[i].e->second ? &program : &author);
                ok = make_action(c, x->ch, &all->items[i], ids, i);
        }
        act_as(c, who);
        size_t root = 0;
        while (root < all->n && all->items[root].e != x->p.e)
                root++;
        if (ok && root < all->n)
                draft_set(d, "record", V_STR(outside_id(c->arena, entity_chain(c, x->p.e), ids[root])));
        return ok || c->err.kind || lost(c);
}

static const char *both_names(struct ctx *c, const struct deciding *x)
{
        struct str why = proposal_text(x->d, "reason");
        return arena_fmt(c->arena,
                         say(c, "审核通过：%.*s 提出，%s 确认%s%.*s",
                             "confirmed: proposed by %.*s, confirmed by %s%s%.*s"),
                         FMT(x->p.proposed_by), c->actor->name, why.n ? "；" : "", FMT(why))
                .p;
}

/* The register's records are made only by the last step: after a township's the county still may refuse, and
 * nothing has to be taken back. */
static bool step_on(struct ctx *c, struct deciding *x, struct str *state)
{
        bool township = x->p.at == LEVEL_TOWNSHIP,
             more = township && str_is(proposal_text(x->d, "steps"), "township_county");
        struct draft *d = proposal_state(c, more ? "waiting_county" : "confirmed", more ? "county" : NULL);
        draft_set(d, township ? "township_by" : "county_by", V_TEXT(c->actor->name));
        draft_set(d, township ? "township_on" : "county_on", V_TEXT(c->today));
        x->ch->head.reason =
                more ? say(c, "乡镇审核通过，待县级审核", "confirmed by the township, waiting for the county")
                     : both_names(c, x);
        if (!more && !make_actions(c, x, d))
                return change_abandon(c, x->ch);
        return decide_finish(c, x, d, !more, state);
}

/* with_import: what came by a sheet is confirmed as that sheet's, under the rules for it. */
static bool with_import(struct ctx *c, struct deciding *x)
{
        struct record r;
        const struct entity *e = register_of_proposals();
        if (!record_load(c, change_sql(x->ch, e), c->county, x->p.id, &r))
                return change_abandon(c, x->ch);
        x->ch->head.import_id = r.import_id;
        return true;
}

bool review_confirm(struct ctx *c, int64_t id, int64_t version, struct str *state)
{
        struct deciding x;
        if (!decide_begin(c, id, version, &x, state) || !with_import(c, &x))
                return false;
        return review_may(c, &x.p) ? step_on(c, &x, state) : change_abandon(c, x.ch);
}

/* ---- the other ways ---- */

bool review_return(struct ctx *c, int64_t id, int64_t version, struct str reason, struct str *state)
{
        struct deciding x;
        if (!decide_begin(c, id, version, &x, state))
                return false;
        if (!reason_fit(c, reason, REASON_LEAST, "reason") || !review_may(c, &x.p))
                return change_abandon(c, x.ch);
        struct draft *d = proposal_state(c, "returned", NULL);
        bool township = x.p.at == LEVEL_TOWNSHIP;
        draft_set(d, "return_reason", V_STR(str_trim(reason)));
        draft_set(d, township ? "township_by" : "county_by", V_TEXT(c->actor->name));
        draft_set(d, township ? "township_on" : "county_on", V_TEXT(c->today));
        x.ch->head.reason = say(c, "审核退回", "returned");
        return decide_finish(c, &x, d, false, state);
}

static bool own_proposal(struct ctx *c, const struct review_proposal *p)
{
        return str_is(p->proposed_by, c->actor->name) ||
               fail(c, ERR_FORBIDDEN, "review.not_own", "proposal", "%s",
                    say(c, "只有送审的账号可以这样做", "only the account that sent it may do this"));
}

bool review_withdraw(struct ctx *c, int64_t id, struct str *state)
{
        struct deciding x;
        if (!decide_begin(c, id, 0, &x, state))
                return false;
        bool open = x.p.waiting || str_is(x.p.state, "returned");
        if (!own_proposal(c, &x.p) || (!open && !not_waiting(c, &x.p)))
                return change_abandon(c, x.ch);
        x.ch->head.reason = say(c, "撤回送审", "withdrawn");
        return decide_finish(c, &x, proposal_state(c, "withdrawn", NULL), true, state);
}

bool review_mend(struct ctx *c, int64_t id, struct draft *d)
{
        struct review_proposal p;
        if (!review_find(c, id, &p) || !own_proposal(c, &p))
                return false;
        const struct review_action *a = p.actions.n == 1 ? p.actions.items : NULL;
        if (!a || !str_is(p.state, "returned") || a->e != d->e || a->id != d->id)
                return fail(c, ERR_CONFLICT, "review.mend", "proposal", "%s",
                            say(c,
                                "这一件不能这样修改：只有退回的、同一条记录的可以改后再报；表格送审的请改表后重新导入",
                                "only a returned proposal about the same single record is mended; a sheet is imported "
                                "again"));
        for (size_t i = 0; i < d->e->n_fields; i++) {
                const struct field *f = &d->e->fields[i];
                const struct val sent = a->now->v[i];
                if (f->secret && d->given[i] && d->v[i].type == VAL_TEXT && sent.type == VAL_TEXT &&
                    value_masked(f->format, d->v[i].s))
                        d->v[i] = sent;
        }
        return true;
}
