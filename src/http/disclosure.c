/* disclosure.c: the record of who looked, written as a change in his name but with the program's right, because nobody
 * may enter or leave out such a record himself (see disclosure.h).
 *
 * Two kinds of look are written down: into a compartment by somebody who does not keep it, and at a secret by
 * anybody. The record comes before the answer, in a change of its own, so that it stands even if the line breaks. */
#include "http/disclosure.h"

#include "core/change.h"
#include "core/record_json.h"

/* Party members and personnel files: seeing a row there is an act that has to be accounted for. */
static bool compartment(const struct entity *e)
{
        return e->area == AREA_MEMBER || e->area == AREA_PERSONNEL;
}

/* Its own department keeps the register and looks at it all day; everybody else's look is recorded. */
bool disclosable(const struct ctx *c, const struct entity *e)
{
        if (!compartment(e))
                return true;
        for (size_t i = 0; i < c->actor->n_grants; i++)
                if (role_rights(c->actor->grants[i].role, e->area) & RIGHT_WRITE)
                        return true;
        return false;
}

/* What was looked at, by whom, on which day, and why; for a reveal also which fields, by name and never by value. */
static bool write_disclosure(struct ctx *c, const struct disclosure *d)
{
        struct change *ch;
        struct draft *x = draft_new(c->arena, entity_find(S("disclosure")));
        draft_set(x, "on_day", V_TEXT(c->today));
        draft_set(x, "kind", V_TEXT(d->kind));
        draft_set(x, "register", V_TEXT(d->e->name));
        draft_set(x, "place", V_TEXT(d->place ? d->place : c->county));
        draft_set(x, "account", V_TEXT(c->actor->name));
        if (d->id)
                draft_set(x, "record", V_STR(ref_outside(c, d->e->name, d->id)));
        if (d->fields.n)
                draft_set(x, "fields", V_STR(d->fields));
        if (d->reason.n)
                draft_set(x, "reason", V_STR(d->reason));
        const char *reason = d->reason.n ? arena_copy(c->arena, d->reason) : NULL;
        if (!change_begin(c, &(struct change_head){ .reason = reason }, &ch))
                return false;
        return change_put(c, ch, x) ? change_commit(c, ch, NULL) : change_abandon(c, ch);
}

bool disclose(struct ctx *c, const struct disclosure *d)
{
        /* Nobody enters this register himself; the program does, in his name. */
        const struct actor *who = c->actor;
        const struct actor recorder = actor_recorder(c);
        act_as(c, &recorder);
        bool done = write_disclosure(c, d);
        act_as(c, who);
        return done;
}

/* Of the whole register, or of one record when the path names one. */
bool disclose_rows(struct ctx *c, const struct request *rq)
{
        if (disclosable(c, rq->entity))
                return true;
        return disclose(c, &(struct disclosure){ .kind = "compartment", .e = rq->entity, .id = rq->id });
}
