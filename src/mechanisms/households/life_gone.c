/* life_gone.c: death, and a household that leaves the county: who is no member any more, and a household that is no
 * more.
 *
 * Who dies is a member for the last time on the day of death. Was he the head, somebody says who is head from the day
 * after; was he the last, the household ends, and so do its statuses and what others do for it: there is nobody left to
 * help, which is why the rule against withdrawal lets them go. Shares don't end: somebody inherits them, and who does
 * is for people to say; they are pointed out. Whatever else the dead or departed were (cadre, Party member, holder of a
 * post) is pointed out too, and ended by whoever answers for that register. A household's poverty is never lifted by an
 * event while anybody of it is left, and its end may be entered by whoever may confirm an exit. */
#include "mechanisms/households/life_private.h"

/* end_spans: what others do for a household that is no more ends with it; shares somebody inherits. The reason is the
 * household's end, where the register has it in its list. */
static bool end_spans(struct ctx *c, struct life_work *w)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = life_walks(e);
                int64_t *ids;
                size_t n = 0;
                if (f && !life_ids(c, e, f, w->o->household, w->last, &ids, &n))
                        return false;
                for (size_t k = 0; k < n; k++)
                        if (life_summed(e))
                                life_note(c, w, e->name, ids[k],
                                          arena_fmt(c->arena,
                                                    say(c, "“%s”尚在该户名下，请办理继承或转让",
                                                        "%s is still the household's: enter who inherits"),
                                                    entity_title(c, e)));
                        else if (!life_end(c, w, e, ids[k], "household_gone"))
                                return false;
                if (n && !life_summed(e))
                        life_words(c, w, say(c, "结束%s %zu 条", "%s ended: %zu"), entity_title(c, e), n);
        }
        return true;
}

static bool close_household(struct ctx *c, struct life_work *w)
{
        return life_end_statuses(c, w, w->o->household) && end_spans(c, w) &&
               life_end_household(c, w, w->o->household, 0);
}

/* note_roles: what the dead were besides: pointed out, and ended by whoever answers for it. Registers the reader may
 * not see are not told of: a clerk of households learns of no Party membership so. */
static bool note_roles(struct ctx *c, struct life_work *w, const struct life_member *m)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const bool role = e->life == LIFE_SPAN && !e->reference && strcmp(e->name, "household_member") != 0;
                const struct field *f = role ? field_find(e, S("person")) : NULL;
                int64_t *ids;
                size_t n = 0;
                if (!f || f->type != FIELD_REF || !scope_may(c->actor, e, RIGHT_READ))
                        continue;
                if (!life_ids(c, e, f, m->person, w->last, &ids, &n))
                        return false;
                for (size_t k = 0; k < n; k++)
                        life_note(c, w, e->name, ids[k],
                                  arena_fmt(c->arena,
                                            say(c, "%.*s仍登记为“%s”，请办理交接或结束",
                                                "%.*s is still entered under %s: hand over or end it"),
                                            FMT(m->name), entity_title(c, e)));
        }
        return true;
}

/* write_death: the record first: the rule true_exit lets a status end without an exit where an event ended the
 * household. */
static bool write_death(struct ctx *c, struct life_work *w, struct life_member *m, size_t n, size_t dead, size_t head)
{
        const bool last = n == 1, was_head = str_is(m[dead].before, "head");
        struct str summary =
                arena_fmt(c->arena, say(c, "%.*s：%.*s去世%s", "%.*s: %.*s died%s"), FMT(life_title(c, w->household)),
                          FMT(m[dead].name), last ? say(c, "，该户无人，户结束", "; the household ends") : "");
        const struct life_member gone = m[dead];
        if (!life_event_put(c, w, summary,
                            ARGS(ARG("person", V_INT(gone.person)),
                                 ARG("other_person", was_head && head < n ? V_INT(m[head].person) : V_NULL),
                                 ARG("ended", last ? V_INT(w->o->household) : V_NULL))) ||
            !life_end(c, w, life_member_entity(), gone.id, "death") || !note_roles(c, w, &gone))
                return false;
        if (last)
                return close_household(c, w);
        return life_write_members(c, w, w->out->members, w->out->n_members, 0, "restated");
}

/* rest_after: those who are left of a household, as they stand or to a new head. Only the death of a head makes
 * anybody's relation another. */
static bool rest_after(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n, size_t dead)
{
        struct life_member *rest = NEWS(c->arena, struct life_member, n);
        size_t left = 0;
        const bool was_head = str_is(m[dead].before, "head");
        for (size_t i = 0; i < n; i++)
                if (i != dead)
                        rest[left++] = m[i];
        for (size_t i = 0; !was_head && i < left; i++)
                rest[i].after = rest[i].before;
        return !was_head || left == 0 ||
               life_settle(c, w, rest, left, life_member_at(rest, left, w->o->head), m[dead].sex);
}

/* A new head is asked for only where somebody is left to be one. */
bool life_death(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n))
                return false;
        const size_t dead = life_member_at(m, n, w->o->person), head = life_member_at(m, n, w->o->head);
        if (dead == n)
                return life_not_member(c, "person");
        const bool was_head = str_is(m[dead].before, "head");
        if (was_head && n > 1 && (head == n || head == dead))
                return fail(c, ERR_INVALID, "life.head_missing", "head", "%s",
                            say(c, "去世的是户主，请同时选定新户主", "the head died: say who is to be head"));
        if (!rest_after(c, w, m, n, dead))
                return false;
        return w->out->open || write_death(c, w, m, n, dead, head);
}

/* The household ends here; where it went it is begun anew, in a county of its own (no row crosses that border). */
bool life_move_out(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n))
                return false;
        struct str summary = arena_fmt(c->arena, say(c, "%.*s整户迁出本县，户结束", "%.*s left the county; it ends"),
                                       FMT(life_title(c, w->household)));
        if (!life_event_put(c, w, summary, ARGS(ARG("ended", V_INT(w->o->household)))))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!life_end(c, w, life_member_entity(), m[i].id, "moved_out") || !note_roles(c, w, &m[i]))
                        return false;
        return close_household(c, w);
}
