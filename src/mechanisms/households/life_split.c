/* life_split.c: members leave a household and are one of their own (分户).
 *
 * Chosen are members, not the head (for the household stays with him; name a new head first), and at least one of them
 * stays. One of those who leave is head of the new household, the others are to him what follows from what they were to
 * the old head. The new household lies in the same village, has the cause and attribute of the old one, its status from
 * that day, and its helpers; what a person has through the household, as work at a base, goes with him. Circumstances
 * of house and land are left empty: nobody knows yet who got what. */
#include "mechanisms/households/life_private.h"

/* read_chosen: those who leave, of the members; the head stays. One named twice leaves once. */
static bool read_chosen(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n,
                        struct life_member **out, size_t *chosen)
{
        *out = NEWS(c->arena, struct life_member, n + 1);
        *chosen = 0;
        for (size_t k = 0; k < w->o->n_choices; k++) {
                size_t i = 0;
                while (i < n && m[i].id != w->o->choices[k].member)
                        i++;
                if (i == n)
                        return life_not_member(c, "members");
                if (str_is(m[i].before, "head"))
                        return fail(c, ERR_INVALID, "life.head_leaves", "members", "%s",
                                    say(c, "户主不能分出：请先变更户主",
                                        "the head can't be split off: name a new head first"));
                if (life_member_at(*out, *chosen, m[i].person) == *chosen)
                        (*out)[(*chosen)++] = m[i];
        }
        return (*chosen && *chosen < n) ||
               fail(c, ERR_INVALID, "life.members_missing", "members", "%s",
                    say(c, "请选择要分出的成员，原户至少留一人", "choose who is split off; somebody stays"));
}

/* number_free: told at the field of the order, before the rules of the register would say it of a record nobody
 * sees. */
static bool number_free(struct ctx *c, const struct life_work *w)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        int64_t other = 0;
        if (!w->o->number || !*w->o->number)
                return true; /* the national system gives it later */
        draft_set(d, "hh_no", V_TEXT(w->o->number));
        return change_find(c, d, &other) &&
               (other == 0 || fail(c, ERR_CONFLICT, "life.number_used", "number",
                                   say(c, "户编号“%s”已被使用", "the household number %s is in use"), w->o->number));
}

/* new_household: what is true of those who leave as of those who stay; house, land and bank card are not. */
static bool new_household(struct ctx *c, struct life_work *w, const struct life_member *head)
{
        static const char *const kept[] = { "place",       "group_no",   "attribute",
                                            "id_standard", "cause_main", "causes_other" };
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        for (size_t i = 0; i < COUNT(kept); i++)
                draft_set(d, kept[i], draft_get(w->household, kept[i]));
        if (w->o->number && *w->o->number)
                draft_set(d, "hh_no", V_TEXT(w->o->number));
        draft_set(d, "head_name", V_STR(head->name));
        if (w->o->group && *w->o->group)
                draft_set(d, "group_no", V_TEXT(w->o->group));
        if (!change_put(c, w->ch, d))
                return false;
        w->out->other = d->id;
        w->other = d;
        return true;
}

/* links_follow: what a person who leaves has through the household (work at a base) goes with him. The person of a
 * contact is the Party member and none of the household, so a contact stays with it. */
static bool links_follow(struct ctx *c, struct life_work *w, const struct life_member *m)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = life_walks(e), *p = f ? field_find(e, S("person")) : NULL;
                int64_t *ids;
                size_t n = 0;
                if (!p || p->type != FIELD_REF || strcmp(e->name, "member_contact") == 0)
                        continue;
                if (!life_ids(c, e, p, m->person, w->last, &ids, &n))
                        return false;
                for (size_t k = 0; k < n; k++)
                        if (!life_goes_on(c, w, e, ids[k], ARGS(ARG("household", V_INT(w->out->other))), "adjustment"))
                                return false;
        }
        return true;
}

/* help_split: the household split off is helped by the one chosen, else by those of the household it comes from. With
 * neither, a poor one is refused (rule event_covered). */
static bool help_split(struct ctx *c, struct life_work *w, int64_t household)
{
        struct life_helping *h;
        size_t n;
        if (w->o->helper)
                return life_help_begins(c, w, w->o->helper, household);
        if (!life_helpers(c, w, &h, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!life_help_goes_on(c, w, &h[i], household))
                        return false;
        return true;
}

static bool write_split(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n, size_t head)
{
        struct life_standing *s;
        size_t n_statuses;
        if (!life_statuses(c, w, w->o->household, &s, &n_statuses) || !new_household(c, w, &m[head]))
                return false;
        struct str summary = arena_fmt(
                c->arena, say(c, "由“%.*s”分出 %zu 人，立新户“%.*s”", "from %.*s %zu persons split off as %.*s"),
                FMT(life_title(c, w->household)), n, FMT(life_title(c, w->other)));
        if (!life_event_put(c, w, summary,
                            ARGS(ARG("other", V_INT(w->out->other)), ARG("person", V_INT(m[head].person)))) ||
            !life_write_members(c, w, m, n, w->out->other, "split"))
                return false;
        for (size_t i = 0; i < n_statuses; i++)
                if (!life_status_begins(c, w, &s[i], w->out->other))
                        return false;
        for (size_t i = 0; i < n; i++)
                if (!links_follow(c, w, &m[i]))
                        return false;
        return help_split(c, w, w->out->other);
}

bool life_split(struct ctx *c, struct life_work *w)
{
        struct life_member *m, *chosen;
        size_t n, k;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n) ||
            !read_chosen(c, w, m, n, &chosen, &k) || !number_free(c, w))
                return false;
        const size_t old = life_head_at(m, n), head = life_member_at(chosen, k, w->o->person);
        if (head == k)
                return fail(c, ERR_INVALID, "life.head_missing", "person", "%s",
                            say(c, "请在分出的成员中选定新户的户主", "say who of them is to be head"));
        if (!life_settle(c, w, chosen, k, head, old < n ? m[old].sex : S("")))
                return false;
        return w->out->open || write_split(c, w, chosen, k, head);
}
