/* review_capture.c: what was asked for in a change, while it is made: the actions, and the steps they need (see
 * review.h).
 *
 * Capturing costs nothing where no register of the county is reviewed. Consequences (what hooks write) are not kept:
 * they follow again from their cause when it is confirmed; but one in a reviewed register makes its cause wait, so that
 * nobody goes around a review by an event that brings the same. Refused: an action on a record that exists only as a
 * consequence of an earlier one, because it could not be named in the proposal. */
#include "core/change_private.h"

#include <stdio.h>

/* wakes: of a rule about some acts, those the entity names; one that could not be asked is in c->err. */
static bool wakes(struct ctx *c, const struct review_rule *rule, const struct review_act *act)
{
        bool wanted = false;
        if (!rule->some || !act)
                return !rule->some;
        const struct draft *now = act->when == RULE_VOID ? NULL : record_draft(c->arena, rule->e, act->now);
        const struct draft *old = act->old ? record_draft(c->arena, rule->e, act->old) : NULL;
        return rule->e->second_for(c, now, old, &wanted) && wanted;
}

/* A county reviews a few registers; a walk over them is all. */
static unsigned need_at(struct ctx *c, const struct change *ch, const struct entity *e, const char *place,
                        const struct review_act *act)
{
        for (size_t i = 0; i < ch->review.n_rules; i++)
                if (ch->review.rules[i].e == e && wakes(c, &ch->review.rules[i], act))
                        return review_need(c->actor, ch->review.rules[i].steps, review_level(c->actor, e, place),
                                           place);
        return 0;
}

/* What two accounts decide in every county (.second): noted only for who may write it at all and is not the store
 * itself, so that other changes cost nothing. */
static void begin_seconds(struct ctx *c, struct change *ch)
{
        struct review *v = &ch->review;
        const struct entity *e;
        for (size_t i = 0; c->actor->account_id && (e = entity_at(i)); i++) {
                if (!e->second || !scope_may(c->actor, e, RIGHT_WRITE))
                        continue;
                v->rules = arena_grow(&ch->arena, v->rules, &v->cap_rules, v->n_rules + 1, sizeof *v->rules);
                v->rules[v->n_rules++] = (struct review_rule){ e, "second", e->second_for != NULL };
        }
}

/* Loaded with the change and not asked at each record: a setting changed meanwhile holds for the next change. */
bool review_begin(struct ctx *c, struct change *ch)
{
        struct stmt *s;
        struct review *v = &ch->review;
        if (!entity_find(S("review_setting")))
                return true;
        begin_seconds(c, ch);
        if (!db_query(c, db_sql(c->db, "review.rules"), NO_ARGS, &s))
                return false;
        while (db_next(c, s)) {
                const struct entity *e = entity_find(db_named_str(s, "register"));
                if (!e)
                        continue;
                v->rules = arena_grow(&ch->arena, v->rules, &v->cap_rules, v->n_rules + 1, sizeof *v->rules);
                v->rules[v->n_rules++] =
                        (struct review_rule){ e, arena_copy(&ch->arena, db_named_str(s, "steps")), false };
        }
        return c->err.kind == ERR_NONE;
}

/* Only then is there anything to take back, and a savepoint to take it back to. */
bool review_whole(const struct change *ch)
{
        return ch->review.n_rules > 0 && ch->head.review == REVIEW_WHOLE;
}

/* What is reviewed stays, what was captured goes: the next group of a sheet begins anew. */
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

/* A copy, because hooks write into the draft: what they add is not what somebody asked for. */
struct draft *review_given(struct ctx *c, const struct change *ch, const struct draft *d)
{
        if (!capturing(ch))
                return NULL;
        struct draft *given = draft_new(c->arena, d->e);
        memcpy(given->v, d->v, d->e->n_fields * sizeof *d->v);
        memcpy(given->given, d->given, d->e->n_fields * sizeof *d->given);
        return given;
}

/* Consequences as well: a later action may refer to one, and must then be refused by name. */
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

/* By the number of the action and not by the id, which will be another one when the action is done again. */
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

/* keep_action: the given values, with those of the old record beside them, in memory of the review. */
static bool keep_action(struct ctx *c, struct review *v, const struct review_act *act, struct review_action *a)
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

/* widen_place: the smallest place that holds both. */
static void widen_place(char place[13], const char *other)
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

/* Refused in words that say the two ways that do exist, because a clerk meets this in the middle of his work. */
static bool unsupported(struct ctx *c, const struct entity *e)
{
        return fail(c, ERR_FORBIDDEN, "review.unsupported", e->name,
                    say(c, "“%s”须经审核，不能在这里直接办理：请逐条登记或用表格导入送审，或由有确认权限的账号办理",
                        "%s is reviewed and can't be written this way: enter records singly or by a sheet, which are "
                        "sent for review, or ask an account that may confirm"),
                    entity_title(c, e));
}

/* The version is noted only of what stood before this change: a record it wrote itself is at the version the
 * confirmation will give it. */
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
        if (!keep_action(c, v, act, &a))
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

/* The proposal is called by the first record that has to be reviewed, and lies at the smallest place that holds
 * all of it. */
static void needs(struct review *v, const struct entity *e, const struct review_act *act, unsigned need)
{
        if (need && !v->root) {
                v->root = e;
                v->root_id = act->now->id;
        }
        v->need |= need;
        v->keyed = v->keyed || (need && e->second);
        widen_place(v->place, act->now->place);
        if (act->old)
                widen_place(v->place, act->old->place);
}

bool review_capture(struct ctx *c, struct change *ch, const struct entity *e, const struct review_act *act)
{
        struct review *v = &ch->review;
        bool consequence = v->within > 0;
        if (v->n_rules == 0 || v->off || !tells(e, act))
                return true;
        unsigned need =
                need_at(c, ch, e, act->now->place, act) | (act->old ? need_at(c, ch, e, act->old->place, act) : 0);
        if (c->err.kind)
                return false;
        if (ch->head.review == REVIEW_REFUSED)
                return !need || unsupported(c, e);
        if (!consequence || need)
                needs(v, e, act, need);
        return consequence || capture(c, ch, act, e);
}

bool review_bare(struct ctx *c, struct change *ch, const struct entity *e, const struct record *r)
{
        struct review *v = &ch->review;
        const unsigned need = v->n_rules == 0 || v->off ? 0 : need_at(c, ch, e, r->place, NULL);
        if (!need)
                return true;
        if (v->within == 0 || ch->head.review == REVIEW_REFUSED)
                return unsupported(c, e);
        needs(v, e, &(struct review_act){ .when = RULE_UPDATE, .now = r }, need);
        return true;
}
