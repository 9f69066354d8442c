/* review.c: the proposal a change becomes that has to wait: a record written behind the savepoint, in the name of the
 * program, because the register of proposals is nobody's to write (see review.h). */
#include "core/change_private.h"

#include "core/secret.h"

/* Read before everything is taken back: afterwards a new record has no name any more. */
bool review_title(struct ctx *c, const struct change *ch, struct str *title)
{
        const struct review *v = &ch->review;
        const struct entity *e = v->root;
        struct str name = change_title(c, e, v->root_id);
        if (c->err.kind)
                return false;
        if (name.n == 0)
                name = str_of(entity_title(c, e));
        *title =
                v->n < 2 ? name : arena_fmt(c->arena, say(c, "%.*s（共 %zu 项）", "%.*s (%zu items)"), FMT(name), v->n);
        return true;
}

/* areas_of: every area that must be open to who reads it; who sent it does so in any case (query_build.c). */
static struct str areas_of(struct arena *a, const struct review *v)
{
        struct str text = S("");
        for (int area = 0; area < AREA_MAX; area++)
                for (size_t i = 0; i < v->n; i++)
                        if ((int)entity_decided(v->actions[i].e) == area) {
                                text = arena_fmt(a, "%.*s%s%s", FMT(text), text.n ? "," : "",
                                                 area_name((enum area)area));
                                break;
                        }
        return text;
}

/* by_security: no department of the county may confirm it, the administrator of security alone. */
static bool by_security(const struct review *v)
{
        for (size_t i = 0; i < v->n; i++)
                if (entity_decided(v->actions[i].e) == AREA_ACCOUNT)
                        return true;
        return false;
}

/* root_action: the one about the record the proposal is called by; NULL when that is a consequence. */
static const struct review_action *root_action(const struct review *v)
{
        for (size_t i = 0; i < v->n; i++)
                if (v->actions[i].e == v->root && (v->made[i] == v->root_id || v->actions[i].id == v->root_id))
                        return &v->actions[i];
        return NULL;
}

/* A proposal that is sent again forgets who had looked at it: the steps begin anew. */
static void fill_proposal(struct ctx *c, const struct change *ch, struct str title, struct draft *d)
{
        const struct review *v = &ch->review;
        const struct review_action *root = root_action(v);
        const struct review_actions all = { v->actions, v->n };
        bool township = v->need & NEED_TOWNSHIP, county = v->need & NEED_COUNTY;
        const char *state = township ? "waiting_township" : by_security(v) ? "waiting_security" : "waiting_county";
        draft_set(d, "register", V_TEXT(v->root->name));
        draft_set(d, "action", V_TEXT(v->n > 1 ? "several" : v->actions[0].op));
        const char *home = entity_chain(c, v->root);
        draft_set(d, "record", root && root->id ? V_STR(outside_id(c->arena, home, root->id)) : V_NULL);
        draft_set(d, "title", V_STR(title));
        draft_set(d, "areas", V_STR(areas_of(c->arena, v)));
        draft_set(d, "content", V_STR(review_content(c->arena, &all)));
        draft_set(d, "place", V_STR(arena_str(c->arena, str_of(v->place))));
        draft_set(d, "steps", V_TEXT(township && county ? "township_county" : township ? "township" : "county"));
        draft_set(d, "state", V_TEXT(state));
        draft_set(d, "waits_at", V_TEXT(township ? "township" : "county"));
        draft_set(d, "reason", ch->head.reason ? V_TEXT(ch->head.reason) : V_NULL);
        draft_set(d, "proposed_by", V_TEXT(c->actor->name));
        draft_set(d, "proposed_name", c->actor->title ? V_TEXT(c->actor->title) : V_NULL);
        draft_set(d, "proposed_on", V_TEXT(c->today));
        static const char *const later[] = { "township_by", "township_on", "county_by", "county_on", "return_reason" };
        for (size_t i = 0; d->id && i < COUNT(later); i++)
                draft_set(d, later[i], V_NULL);
}

/* waits_already: the very same, sent by the same account and still waiting: a sheet that comes twice. */
static bool waits_already(struct ctx *c, const struct draft *d, int64_t *id)
{
        struct val found;
        if (!db_one(c, db_sql(c->db, "review.same"),
                    ARGS(ARG("account", V_TEXT(c->actor->name)),
                         ARG("lookup", V_STR(secret_lookup(c, draft_get(d, "content").s)))),
                    &found))
                return false;
        *id = found.type == VAL_INT ? found.i : 0;
        return true;
}

/* Switched off for itself: a proposal that had to be reviewed would wait for its own confirmation. */
static bool put_proposal(struct ctx *c, struct change *ch, struct draft *d)
{
        const struct actor *who = c->actor;
        struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        ch->review.off = true;
        bool ok = change_put(c, ch, d);
        ch->review.off = false;
        act_as(c, who);
        return ok;
}

/* still_returned: looked at again inside the writer. */
static bool still_returned(struct ctx *c, int64_t id)
{
        struct draft *d;
        if (!id)
                return true;
        if (!change_load(c, entity_find(S("proposal")), id, &d))
                return false;
        return (str_is(draft_get(d, "state").s, "returned") && str_is(draft_get(d, "proposed_by").s, c->actor->name)) ||
               fail(c, ERR_CONFLICT, "review.state", "proposal", "%s",
                    say(c, "这一件刚被处理过，请刷新", "somebody has just dealt with it; reload"));
}

/* one_decider: what the administrator of security decides (.second) stands in no change with what he has no say in:
 * such a proposal could be confirmed by nobody. Refused at once, with what to do. */
static bool one_decider(struct ctx *c, const struct review *v)
{
        const struct entity *keys = NULL, *other = NULL;
        for (size_t i = 0; i < v->n; i++)
                *(v->actions[i].e->second ? &keys : &other) = v->actions[i].e;
        return !v->keyed || !keys || !other ||
               fail(c, ERR_RULE, "review.mixed", keys->name,
                    say(c, "“%s”由安全管理员决定，不能与“%s”放在同一次变更里：没有人能同时审核两者，请分两次提交",
                        "%s is decided by the administrator of security and can't be in one change with %s: nobody "
                        "could confirm both; send them apart"),
                    entity_title(c, keys), entity_title(c, other));
}

/* Behind the savepoint: of the change itself nothing is left but this record. */
bool review_write(struct ctx *c, struct change *ch, struct str title, int64_t *id)
{
        if (!still_returned(c, ch->head.mends) || !one_decider(c, &ch->review))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("proposal")));
        d->id = ch->head.mends;
        fill_proposal(c, ch, title, d);
        if (!d->id && !waits_already(c, d, id))
                return false;
        if (!*id) {
                if (!put_proposal(c, ch, d))
                        return false;
                *id = d->id;
        }
        review_forget(ch);
        return true;
}
