/* review.c: what a change has to wait for, what was asked for in it, and the proposal it becomes (see review.h).
 *
 * Capturing costs nothing where no register of the county is reviewed. Consequences (what hooks write) are not kept:
 * they follow again from their cause when it is confirmed; but one in a reviewed register makes its cause wait, so that
 * nobody goes around a review by an event that brings the same. Refused: an action on a record that exists only as a
 * consequence of an earlier one, because it could not be named in the proposal. */
#include "core/change_private.h"

#include "core/secret.h"

#include <stdio.h>

/* ---- whose step it is ---- */

static bool grants_step(const struct actor *a, const struct grant *g, const struct entity *e, const char *place)
{
        return !g->own && (role_rights(g->role, e->area) & RIGHT_CONFIRM) && place_under(g->place, a->county) &&
               place_under(place, g->place);
}

enum review_level review_level(const struct actor *a, const struct entity *e, const char *place)
{
        enum review_level best = LEVEL_NONE;
        for (size_t i = 0; a && i < a->n_grants && i < GRANTS_MAX; i++) {
                size_t n = strlen(a->grants[i].place);
                enum review_level level = n == 6 ? LEVEL_COUNTY : n == 9 ? LEVEL_TOWNSHIP : LEVEL_NONE;
                if (level > best && grants_step(a, &a->grants[i], e, place))
                        best = level;
        }
        return best;
}

static bool confirms_anything(enum role r)
{
        for (int area = 0; area < AREA_MAX; area++)
                if (area != AREA_ACCOUNT && (role_rights(r, (enum area)area) & RIGHT_CONFIRM))
                        return true;
        return false;
}

void review_desk(const struct actor *a, bool *township, bool *county)
{
        *township = *county = false;
        for (size_t i = 0; i < a->n_grants && i < GRANTS_MAX; i++) {
                const struct grant *g = &a->grants[i];
                if (g->own || !confirms_anything(g->role))
                        continue;
                *county = *county || strlen(g->place) == 6;
                *township = *township || strlen(g->place) == 9;
        }
}

/* need_of: the steps left after the actor's own. What lies in no township has no township step; another account of the
 * county is wanted of everybody but the store itself. */
static unsigned need_of(const struct actor *a, const char *steps, enum review_level level, const char *place)
{
        if (strcmp(steps, "second") == 0)
                return a->account_id ? NEED_COUNTY : 0;
        bool below = strlen(place) > 6, county = strcmp(steps, "township") != 0 || !below;
        bool township = below && strcmp(steps, "county") != 0;
        unsigned need = 0;
        if (township && level < LEVEL_TOWNSHIP)
                need |= NEED_TOWNSHIP;
        if (county && level < LEVEL_COUNTY)
                need |= NEED_COUNTY;
        return need;
}

static unsigned need_at(const struct ctx *c, const struct change *ch, const struct entity *e, const char *place)
{
        for (size_t i = 0; i < ch->review.n_rules; i++)
                if (ch->review.rules[i].e == e)
                        return need_of(c->actor, ch->review.rules[i].steps, review_level(c->actor, e, place), place);
        return 0;
}

/* ---- capturing ---- */

bool review_begin(struct ctx *c, struct change *ch)
{
        struct stmt *s;
        struct review *v = &ch->review;
        if (!entity_find(S("review_setting")))
                return true;
        if (!db_query(c, db_sql(c->db, "review.rules"), NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                const struct entity *e = entity_find(db_named_str(s, "register"));
                if (!e)
                        continue;
                v->rules = arena_grow(&ch->arena, v->rules, &v->cap_rules, v->n_rules + 1, sizeof *v->rules);
                v->rules[v->n_rules++] = (struct review_rule){ e, arena_copy(&ch->arena, db_named_str(s, "steps")) };
        }
        return c->err.kind == ERR_NONE &&
               (v->n_rules == 0 || ch->head.review != REVIEW_WHOLE || change_savepoint(c, ch));
}

void review_forget(struct change *ch)
{
        struct review *v = &ch->review;
        arena_release(&v->arena);
        *v = (struct review){ .rules = v->rules, .n_rules = v->n_rules, .cap_rules = v->cap_rules };
}

/* capturing: not where a proposal can't come of it: there the first thing to be reviewed ends the change. */
static bool capturing(const struct change *ch)
{
        const struct review *v = &ch->review;
        return v->n_rules > 0 && !v->off && v->within == 0 && ch->head.review != REVIEW_REFUSED;
}

struct draft *review_given(struct ctx *c, const struct change *ch, const struct draft *d)
{
        if (!capturing(ch))
                return NULL;
        struct draft *given = draft_new(c->arena, d->e);
        memcpy(given->v, d->v, d->e->n_fields * sizeof *d->v);
        memcpy(given->given, d->given, d->e->n_fields * sizeof *d->given);
        return given;
}

void review_note(struct change *ch, const struct entity *e, int64_t id, bool made)
{
        struct review *v = &ch->review;
        if (v->n_rules == 0 || ch->head.review == REVIEW_REFUSED)
                return;
        v->noted = arena_grow(&v->arena, v->noted, &v->cap_noted, v->n_noted + 1, sizeof *v->noted);
        v->noted[v->n_noted++] = (struct review_noted){ e, id, made };
}

static const struct review_noted *noted(const struct review *v, const struct entity *e, int64_t id)
{
        for (size_t i = 0; i < v->n_noted; i++)
                if (v->noted[i].e == e && v->noted[i].id == id)
                        return &v->noted[i];
        return NULL;
}

/* made_by: index + 1 of the action that makes the record; 0: it stood before. False: a consequence makes it. */
static bool made_by(struct ctx *c, const struct review *v, const struct entity *e, int64_t id, int64_t *index)
{
        *index = 0;
        for (size_t i = 0; i < v->n; i++)
                if (v->actions[i].e == e && v->made[i] == id)
                        *index = (int64_t)i + 1;
        const struct review_noted *n = noted(v, e, id);
        return *index || !n || !n->made ||
               fail(c, ERR_RULE, "review.consequence", e->name,
                    say(c, "“%s”的这条记录由系统随另一条生成，须待那一条审核后再登记",
                        "this record of %s follows from another that waits: enter it once that is confirmed"),
                    entity_title(c, e));
}

static bool reference_out(struct ctx *c, struct review *v, const struct field *f, struct val *out)
{
        int64_t index, id;
        const struct entity *to = entity_find(str_of(f->ref));
        if (f->type == FIELD_REF) {
                if (!made_by(c, v, to, out->i, &index))
                        return false;
                *out = index ? V_STR(arena_fmt(&v->arena, "@%lld", (long long)(index - 1))) : *out;
                return true;
        }
        struct str ids = out->s, part, text = S("");
        while (ids.n && str_cut(&ids, ',', &part)) {
                if (!str_int(part, &id) || !made_by(c, v, to, id, &index))
                        return c->err.kind == ERR_NONE;
                text = index ? arena_fmt(&v->arena, "%.*s%s@%lld", FMT(text), text.n ? "," : "", (long long)(index - 1))
                             : arena_fmt(&v->arena, "%.*s%s%.*s", FMT(text), text.n ? "," : "", FMT(part));
        }
        *out = V_STR(text);
        return true;
}

/* kept: the given values, with those of the old record beside them, in memory of the review. */
static bool kept(struct ctx *c, struct review *v, const struct review_act *act, struct review_action *a)
{
        a->now = draft_new(&v->arena, a->e);
        a->was = draft_new(&v->arena, a->e);
        for (size_t i = 0; act->given && i < a->e->n_fields; i++) {
                const struct field *f = &a->e->fields[i];
                if (!act->given->given[i])
                        continue;
                a->now->given[i] = a->was->given[i] = true;
                a->now->v[i] = val_copy(&v->arena, act->given->v[i]);
                a->was->v[i] = act->old ? val_copy(&v->arena, act->old->plain[i]) : V_NULL;
                bool refers = f->type == FIELD_REF || f->type == FIELD_REFS;
                if (refers && !val_is_null(a->now->v[i]) && !reference_out(c, v, f, &a->now->v[i]))
                        return false;
        }
        return true;
}

/* widen: the smallest place that holds both. */
static void widen(char place[13], const char *other)
{
        static const size_t digits[] = { 12, 9, 6 };
        for (size_t i = 0; place[0] && i < COUNT(digits); i++)
                if (strlen(place) >= digits[i] && strncmp(place, other, digits[i]) == 0) {
                        place[digits[i]] = '\0';
                        return;
                }
        snprintf(place, 13, "%s", other);
}

static const char *const ops[] = {
        [RULE_CREATE] = "create", [RULE_UPDATE] = "update", [RULE_END] = "end", [RULE_VOID] = "void"
};

static bool unsupported(struct ctx *c, const struct entity *e)
{
        return fail(c, ERR_FORBIDDEN, "review.unsupported", e->name,
                    say(c, "“%s”须经审核，不能在这里直接办理：请逐条登记或用表格导入送审，或由有确认权限的账号办理",
                        "%s is reviewed and can't be written this way: enter records singly or by a sheet, which are "
                        "sent for review, or ask an account that may confirm"),
                    entity_title(c, e));
}

static bool capture(struct ctx *c, struct change *ch, const struct review_act *act, const struct entity *e)
{
        struct review *v = &ch->review;
        int64_t id = act->now->id;
        struct review_action a = { .op = ops[act->when], .e = e, .reason = arena_str(&v->arena, act->reason) };
        if (act->old) {
                a.version = noted(v, e, id) ? 0 : act->old->version;
                if (!made_by(c, v, e, id, &a.made))
                        return false;
                a.id = a.made ? 0 : id;
        }
        if (!kept(c, v, act, &a))
                return false;
        v->actions = arena_grow(&v->arena, v->actions, &v->cap_actions, v->n + 1, sizeof *v->actions);
        v->made = arena_grow(&v->arena, v->made, &v->cap_made, v->n + 1, sizeof *v->made);
        v->made[v->n] = act->old ? 0 : id;
        v->actions[v->n++] = a;
        return true;
}

/* tells: what only fills in what the system derives anyway (a head's name, a bank's answer) is nothing to review. */
static bool tells(const struct entity *e, const struct review_act *act)
{
        if (!act->old || act->when == RULE_VOID)
                return true;
        for (size_t i = 0; i < e->n_fields; i++)
                if (!e->fields[i].derived && !val_eq(act->old->plain[i], act->now->plain[i]))
                        return true;
        return false;
}

static void needs(struct review *v, const struct entity *e, const struct review_act *act, unsigned need)
{
        if (need && !v->root) {
                v->root = e;
                v->root_id = act->now->id;
        }
        v->need |= need;
        widen(v->place, act->now->place);
        if (act->old)
                widen(v->place, act->old->place);
}

bool review_capture(struct ctx *c, struct change *ch, const struct entity *e, const struct review_act *act)
{
        struct review *v = &ch->review;
        bool consequence = v->within > 0;
        if (v->n_rules == 0 || v->off || !tells(e, act))
                return true;
        unsigned need = need_at(c, ch, e, act->now->place) | (act->old ? need_at(c, ch, e, act->old->place) : 0);
        if (ch->head.review == REVIEW_REFUSED)
                return !need || unsupported(c, e);
        if (!consequence || need)
                needs(v, e, act, need);
        return consequence || capture(c, ch, act, e);
}

bool review_bare(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r)
{
        struct review *v = &ch->review;
        const unsigned need = v->n_rules == 0 || v->off ? 0 : need_at(c, ch, e, r->place);
        if (!need)
                return true;
        if (v->within == 0 || ch->head.review == REVIEW_REFUSED)
                return unsupported(c, e);
        needs(v, e, &(struct review_act){ .when = RULE_UPDATE, .now = r }, need);
        return true;
}

/* ---- the proposal ---- */

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

struct actor review_recorder(const struct ctx *c)
{
        struct actor a = *c->actor;
        a.n_grants = 1;
        a.grants[0] = (struct grant){ .role = ROLE_LOCAL };
        memcpy(a.grants[0].place, c->county, sizeof "341125");
        return a;
}

/* areas_of: every area that must be open to who reads it. */
static struct str areas_of(struct arena *a, const struct review *v)
{
        struct str text = S("");
        for (int area = 0; area < AREA_MAX; area++)
                for (size_t i = 0; i < v->n; i++)
                        if ((int)v->actions[i].e->area == area) {
                                text = arena_fmt(a, "%.*s%s%s", FMT(text), text.n ? "," : "",
                                                 area_name((enum area)area));
                                break;
                        }
        return text;
}

/* root_action: the one about the record the proposal is called by; NULL when that is a consequence. */
static const struct review_action *root_action(const struct review *v)
{
        for (size_t i = 0; i < v->n; i++)
                if (v->actions[i].e == v->root && (v->made[i] == v->root_id || v->actions[i].id == v->root_id))
                        return &v->actions[i];
        return NULL;
}

static void fill(struct ctx *c, const struct change *ch, struct str title, struct draft *d)
{
        const struct review *v = &ch->review;
        const struct review_action *root = root_action(v);
        const struct review_actions all = { v->actions, v->n };
        bool township = v->need & NEED_TOWNSHIP, county = v->need & NEED_COUNTY;
        draft_set(d, "register", V_TEXT(v->root->name));
        draft_set(d, "action", V_TEXT(v->n > 1 ? "several" : v->actions[0].op));
        draft_set(d, "record", root && root->id ? V_STR(outside_id(c->arena, c->county, root->id)) : V_NULL);
        draft_set(d, "title", V_STR(title));
        draft_set(d, "areas", V_STR(areas_of(c->arena, v)));
        draft_set(d, "content", V_STR(review_content(c->arena, &all)));
        draft_set(d, "place", V_STR(arena_str(c->arena, str_of(v->place))));
        draft_set(d, "steps", V_TEXT(township && county ? "township_county" : township ? "township" : "county"));
        draft_set(d, "state", V_TEXT(township ? "waiting_township" : "waiting_county"));
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

static bool put_proposal(struct ctx *c, struct change *ch, struct draft *d)
{
        const struct actor *who = c->actor;
        struct actor recorder = review_recorder(c);
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

bool review_write(struct ctx *c, struct change *ch, struct str title, int64_t *id)
{
        if (!still_returned(c, ch->head.mends))
                return false;
        struct draft *d = draft_new(c->arena, entity_find(S("proposal")));
        d->id = ch->head.mends;
        fill(c, ch, title, d);
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
