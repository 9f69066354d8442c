/* life_events.c: the events of a household, one function each (see life.h): what is asked, what is refused, what is
 * written.
 *
 * Members who go on in another relation or another household are ended and begun anew, as are responsibilities, shares
 * and links that go with them. A household's poverty is never lifted by an event while anybody of it is left: a split
 * household has the status of the one it comes from, a merger wants both on the same stretch of the road, and who
 * leaves the county or dies out may be entered by whoever may confirm an exit. */
#include "mechanisms/households/life_private.h"

#include <stdio.h>

static const struct entity *member_entity(void)
{
        return entity_find(S("household_member"));
}

static const char *relation_words(struct ctx *c, struct str code)
{
        const struct entity *e = member_entity();
        return code_title(c, e->fields[field_index(e, "relation")].codes, code, NULL);
}

static size_t member_at(const struct life_member *m, size_t n, int64_t person)
{
        size_t i = 0;
        while (i < n && m[i].person != person)
                i++;
        return i;
}

/* head_at: the head as the household stands; n when it has none. */
static size_t head_at(const struct life_member *m, size_t n)
{
        size_t i = 0;
        while (i < n && !str_is(m[i].before, "head"))
                i++;
        return i;
}

static bool not_member(struct ctx *c, const char *where)
{
        return fail(c, ERR_INVALID, "life.not_member", where, "%s",
                    say(c, "此人不是这一户的在册成员", "that person is no member of this household"));
}

/* ---- relations ---- */

/* said: the relation an order gives a member, as a code. */
static bool said(struct ctx *c, const struct life_work *w, struct life_member *m)
{
        const struct entity *e = member_entity();
        const struct field *f = &e->fields[field_index(e, "relation")];
        for (size_t i = 0; i < w->o->n_choices; i++) {
                const struct life_choice *k = &w->o->choices[i];
                if (k->member != m->id || k->relation.n == 0)
                        continue;
                const char *code = code_of(c, f->codes, k->relation);
                if (!code)
                        return fail(c, ERR_INVALID, "code.unknown", "members",
                                    say(c, "“%.*s”不是与户主关系，可用：%.*s", "%.*s is no relation; known are %.*s"),
                                    FMT(k->relation), FMT(codes_allowed(c, f->codes)));
                m->after = str_of(code);
        }
        return true;
}

/* settle: what each is to the head at index head (n: to the head of another household, which has to be said). */
static bool settle(struct ctx *c, struct life_work *w, struct life_member *m, size_t n, size_t head,
                   struct str old_head_sex)
{
        w->out->members = m;
        w->out->n_members = n;
        for (size_t i = 0; i < n; i++) {
                if (!said(c, w, &m[i]))
                        return false;
                if (i == head)
                        m[i].after = S("head");
                const bool known = head < n && m[i].sex.n && old_head_sex.n;
                const char *code = !known || m[i].after.n ? NULL
                                   : life_relation(arena_copy(c->arena, m[head].before),
                                                   arena_copy(c->arena, m[i].before), str_is(old_head_sex, "1"),
                                                   str_is(m[i].sex, "1"));
                if (code)
                        m[i].after = str_of(code);
                w->out->open = w->out->open || m[i].after.n == 0;
        }
        return true;
}

/* write_members: everybody whose household or relation is another goes on so from the next day. */
static bool write_members(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n, int64_t household,
                          const char *why)
{
        for (size_t i = 0; i < n; i++) {
                if (!household && str_eq(m[i].before, m[i].after))
                        continue;
                struct arg otherwise[] = { ARG("relation", V_STR(m[i].after)), ARG("start_reason", V_TEXT(why)),
                                           ARG("household", V_INT(household)) };
                if (!life_goes_on(c, w, member_entity(), m[i].id, otherwise, household ? 3 : 2, why))
                        return false;
                life_words(c, w, say(c, "%.*s：与户主关系由“%s”变为“%s”", "%.*s: %s becomes %s"), FMT(m[i].name),
                           relation_words(c, m[i].before), relation_words(c, m[i].after));
        }
        return true;
}

bool life_head(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n))
                return false;
        const size_t at = member_at(m, n, w->o->person), old = head_at(m, n);
        if (at == n)
                return not_member(c, "person");
        if (at == old)
                return fail(c, ERR_INVALID, "life.same_head", "person", "%s",
                            say(c, "此人已经是户主", "that person is the head already"));
        if (!settle(c, w, m, n, at, old < n ? m[old].sex : S("")))
                return false;
        if (w->out->open)
                return true;
        struct str summary = arena_fmt(c->arena, say(c, "%.*s：户主由%.*s变更为%.*s", "%.*s: head %.*s, now %.*s"),
                                       FMT(life_title(c, w->household)), FMT(old < n ? m[old].name : S("—")),
                                       FMT(m[at].name));
        return life_event_put(c, w, summary,
                              ARGS(ARG("person", V_INT(m[at].person)),
                                   ARG("other_person", old < n ? V_INT(m[old].person) : V_NULL))) &&
               write_members(c, w, m, n, 0, "restated");
}

/* ---- a household that is no more ---- */

/* walks: whether a span goes with the household by itself: not members and statuses, which have rules of their own. */
static const struct field *walks(const struct entity *e)
{
        if (e->life != LIFE_SPAN || e->reference || strcmp(e->name, "household_member") == 0 ||
            strcmp(e->name, "household_status") == 0)
                return NULL;
        const struct field *f = field_find(e, S("household"));
        return f && f->type == FIELD_REF && strcmp(f->ref, "household") == 0 ? f : NULL;
}

/* summed: spans that hold an amount: two of one household stand side by side. */
static bool summed(const struct entity *e)
{
        return field_find(e, S("shares")) != NULL;
}

/* end_spans: what others do for a household that is no more ends with it; shares somebody inherits. */
static bool end_spans(struct ctx *c, struct life_work *w)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = walks(e);
                int64_t *ids;
                size_t n = 0;
                if (f && !life_ids(c, e, f, w->o->household, w->last, &ids, &n))
                        return false;
                for (size_t k = 0; k < n; k++)
                        if (summed(e))
                                life_note(c, w, e->name, ids[k],
                                          arena_fmt(c->arena, say(c, "“%s”尚在该户名下，请办理继承或转让",
                                                    "%s is still the household's: enter who inherits"),
                                                    entity_title(c, e)));
                        else if (!life_end(c, w, e, ids[k], "household_gone"))
                                return false;
                if (n && !summed(e))
                        life_words(c, w, say(c, "结束%s %zu 条", "%s ended: %zu"), entity_title(c, e), n);
        }
        return true;
}

static bool end_statuses(struct ctx *c, struct life_work *w, int64_t household)
{
        const struct entity *e = entity_find(S("household_status"));
        int64_t *ids;
        size_t n;
        if (!life_ids(c, e, field_find(e, S("household")), household, w->last, &ids, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!life_end(c, w, e, ids[i], NULL))
                        return false;
        return true;
}

static bool end_household(struct ctx *c, struct life_work *w, int64_t id, int64_t successor)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        d->id = id;
        draft_set(d, "ended_on", V_TEXT(w->last));
        if (successor)
                draft_set(d, "successor", V_INT(successor));
        return change_put(c, w->ch, d);
}

static bool close_household(struct ctx *c, struct life_work *w)
{
        return end_statuses(c, w, w->o->household) && end_spans(c, w) && end_household(c, w, w->o->household, 0);
}

/* note_roles: what the dead were besides: pointed out, and ended by whoever answers for it. */
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
                                  arena_fmt(c->arena, say(c, "%.*s仍登记为“%s”，请办理交接或结束",
                                            "%.*s is still entered under %s: hand over or end it"), FMT(m->name),
                                            entity_title(c, e)));
        }
        return true;
}

static bool write_death(struct ctx *c, struct life_work *w, struct life_member *m, size_t n, size_t dead, size_t head)
{
        const bool last = n == 1, was_head = str_is(m[dead].before, "head");
        struct str summary = arena_fmt(c->arena, say(c, "%.*s：%.*s去世%s", "%.*s: %.*s died%s"),
                                       FMT(life_title(c, w->household)), FMT(m[dead].name),
                                       last ? say(c, "，该户无人，户结束", "; the household ends") : "");
        const struct life_member gone = m[dead];
        if (!life_event_put(c, w, summary,
                            ARGS(ARG("person", V_INT(gone.person)),
                                 ARG("other_person", was_head && head < n ? V_INT(m[head].person) : V_NULL),
                                 ARG("ended", last ? V_INT(w->o->household) : V_NULL))) ||
            !life_end(c, w, member_entity(), gone.id, "death") || !note_roles(c, w, &gone))
                return false;
        if (last)
                return close_household(c, w);
        return write_members(c, w, w->out->members, w->out->n_members, 0, "restated");
}

/* rest_after: those who are left of a household, as they stand or to a new head. */
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
        return !was_head || left == 0 || settle(c, w, rest, left, member_at(rest, left, w->o->head), m[dead].sex);
}

bool life_death(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_members(c, w, w->o->household, &m, &n))
                return false;
        const size_t dead = member_at(m, n, w->o->person), head = member_at(m, n, w->o->head);
        if (dead == n)
                return not_member(c, "person");
        const bool was_head = str_is(m[dead].before, "head");
        if (was_head && n > 1 && (head == n || head == dead))
                return fail(c, ERR_INVALID, "life.head_missing", "head", "%s",
                            say(c, "去世的是户主，请同时选定新户主", "the head died: say who is to be head"));
        if (!rest_after(c, w, m, n, dead))
                return false;
        return w->out->open || write_death(c, w, m, n, dead, head);
}

/* ---- helpers ---- */

static bool cadre_name(struct ctx *c, int64_t cadre, struct str *name)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "life.cadre_name"), ARGS(ARG("id", V_INT(cadre))), &v))
                return false;
        *name = v.s;
        return v.type == VAL_TEXT || fail(c, ERR_INVALID, "reference.missing", "helper", "%s",
                                          say(c, "选定的责任人不存在", "the cadre chosen does not exist"));
}

/* help_begins: a cadre answers for a household from the next day. */
static bool help_begins(struct ctx *c, struct life_work *w, int64_t cadre, int64_t household)
{
        struct str name;
        struct draft *d = draft_new(c->arena, entity_find(S("responsibility")));
        if (!cadre_name(c, cadre, &name))
                return false;
        draft_set(d, "tier", V_TEXT("cadre_household"));
        draft_set(d, "cadre", V_INT(cadre));
        draft_set(d, "household", V_INT(household));
        draft_set(d, "from_on", V_TEXT(w->next));
        life_words(c, w, say(c, "责任人：%.*s，自 %s 起", "responsible: %.*s, from %s"), FMT(name), w->next);
        return change_put(c, w->ch, d);
}

struct helping {
        int64_t responsibility, cadre;
};

static bool read_helpers(struct ctx *c, const struct life_work *w, struct helping **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.helpers"),
                      ARGS(ARG("household_id", V_INT(w->o->household)), ARG("last", V_TEXT(w->last))), &s))
                return false;
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct helping){ db_int(s, 0), db_int(s, 1) };
        }
        return c->err.kind == ERR_NONE;
}

/* help_goes_on: a helper of the household is one of the other too, as long as he is of this one. */
static bool help_goes_on(struct ctx *c, struct life_work *w, const struct helping *h, int64_t household)
{
        struct str name;
        struct draft *d;
        if (!life_next(c, w, entity_find(S("responsibility")), h->responsibility, &d) ||
            !cadre_name(c, h->cadre, &name))
                return false;
        draft_set(d, "household", V_INT(household));
        const struct str from = draft_get(d, "from_on").s;
        const struct val to = draft_get(d, "to_on");
        if (to.type == VAL_TEXT)
                life_words(c, w, say(c, "责任人：%.*s，自 %.*s 起至 %.*s", "responsible: %.*s, from %.*s to %.*s"), FMT(name),
                           FMT(from), FMT(to.s));
        else
                life_words(c, w, say(c, "责任人：%.*s，自 %.*s 起", "responsible: %.*s, from %.*s"), FMT(name), FMT(from));
        return change_put(c, w->ch, d);
}

/* help_split: the household split off is helped by the one chosen, else by those of the household it comes from. */
static bool help_split(struct ctx *c, struct life_work *w, int64_t household)
{
        struct helping *h;
        size_t n;
        if (w->o->helper)
                return help_begins(c, w, w->o->helper, household);
        if (!read_helpers(c, w, &h, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!help_goes_on(c, w, &h[i], household))
                        return false;
        return true;
}

/* ---- split ---- */

/* read_chosen: those who leave, of the members; the head stays. */
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
                        return not_member(c, "members");
                if (str_is(m[i].before, "head"))
                        return fail(c, ERR_INVALID, "life.head_leaves", "members", "%s",
                                    say(c, "户主不能分出：请先变更户主", "the head can't be split off: name a new head first"));
                if (member_at(*out, *chosen, m[i].person) == *chosen)
                        (*out)[(*chosen)++] = m[i];
        }
        return (*chosen && *chosen < n) ||
               fail(c, ERR_INVALID, "life.members_missing", "members", "%s",
                    say(c, "请选择要分出的成员，原户至少留一人", "choose who is split off; somebody stays"));
}

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

static bool new_household(struct ctx *c, struct life_work *w, const struct life_member *head)
{
        static const char *const kept[] = { "place", "group_no", "attribute", "id_standard", "cause_main",
                                            "causes_other" };
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

struct standing {
        int64_t id;
        struct str kind, from;
};

static bool read_statuses(struct ctx *c, const struct life_work *w, int64_t household, struct standing **out, size_t *n)
{
        struct stmt *s;
        size_t capacity = 0;
        *out = NULL;
        *n = 0;
        if (!db_query(c, db_sql(c->db, "life.statuses"),
                      ARGS(ARG("household_id", V_INT(household)), ARG("day", V_TEXT(w->next))), &s))
                return false;
        while (db_next(c, s)) {
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct standing){ db_int(s, 0), arena_str(c->arena, db_str(s, 1)),
                                                    arena_str(c->arena, db_str(s, 2)) };
        }
        return c->err.kind == ERR_NONE;
}

/* status_begins: the status of one household, for another from the next day; since when it was is noted. */
static bool status_begins(struct ctx *c, struct life_work *w, const struct standing *s, int64_t household)
{
        const struct entity *e = entity_find(S("household_status"));
        struct draft *d;
        if (!life_next(c, w, e, s->id, &d))
                return false;
        draft_set(d, "household", V_INT(household));
        draft_set(d, "precision", V_TEXT("day"));
        draft_set(d, "note", V_STR(arena_fmt(c->arena, say(c, "原户自 %.*s 起", "of the former household since %.*s"),
                                             FMT(s->from))));
        life_words(c, w, say(c, "状态“%s”自 %s 起延续", "status %s goes on from %s"),
                   code_title(c, e->fields[field_index(e, "kind")].codes, s->kind, NULL), w->next);
        return change_put(c, w->ch, d);
}

/* links_follow: what a person who leaves has through the household (work at a base) goes with him. */
static bool links_follow(struct ctx *c, struct life_work *w, const struct life_member *m)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = walks(e), *p = f ? field_find(e, S("person")) : NULL;
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

static bool write_split(struct ctx *c, struct life_work *w, const struct life_member *m, size_t n, size_t head)
{
        struct standing *s;
        size_t n_statuses;
        if (!read_statuses(c, w, w->o->household, &s, &n_statuses) || !new_household(c, w, &m[head]))
                return false;
        struct str summary = arena_fmt(c->arena, say(c, "由“%.*s”分出 %zu 人，立新户“%.*s”",
                                       "from %.*s %zu persons split off as %.*s"), FMT(life_title(c, w->household)), n,
                                       FMT(life_title(c, w->other)));
        if (!life_event_put(c, w, summary,
                            ARGS(ARG("other", V_INT(w->out->other)), ARG("person", V_INT(m[head].person)))) ||
            !write_members(c, w, m, n, w->out->other, "split"))
                return false;
        for (size_t i = 0; i < n_statuses; i++)
                if (!status_begins(c, w, &s[i], w->out->other))
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
        const size_t old = head_at(m, n), head = member_at(chosen, k, w->o->person);
        if (head == k)
                return fail(c, ERR_INVALID, "life.head_missing", "person", "%s",
                            say(c, "请在分出的成员中选定新户的户主", "say who of them is to be head"));
        if (!settle(c, w, chosen, k, head, old < n ? m[old].sex : S("")))
                return false;
        return w->out->open || write_split(c, w, chosen, k, head);
}

/* ---- merger ---- */

enum road { ROAD_NONE, ROAD_POOR, ROAD_EXITED };

static enum road road_of(const struct standing *s, size_t n)
{
        static const char *const poor[] = { "poor", "pre_exit", "relapsed" };
        enum road road = ROAD_NONE;
        for (size_t i = 0; i < n; i++) {
                for (size_t k = 0; k < COUNT(poor); k++)
                        if (str_is(s[i].kind, poor[k]))
                                road = ROAD_POOR;
                if (str_starts(s[i].kind, S("exited")))
                        road = ROAD_EXITED;
        }
        return road;
}

static bool on_road(const struct standing *s)
{
        return road_of(s, 1) != ROAD_NONE;
}

/* has_like: whether the household kept stands somewhere on the same road (of poverty, or of monitoring) already. */
static bool has_like(const struct standing *s, size_t n, const struct standing *one)
{
        for (size_t i = 0; i < n; i++)
                if (on_road(&s[i]) == on_road(one) && !str_is(s[i].kind, "general"))
                        return true;
        return str_is(one->kind, "general");
}

/* merge_statuses: what the one that goes was, the one kept goes on being, unless it is already. */
static bool merge_statuses(struct ctx *c, struct life_work *w)
{
        struct standing *kept, *gone;
        size_t n_kept, n_gone;
        if (!read_statuses(c, w, w->o->household, &kept, &n_kept) || !read_statuses(c, w, w->o->other, &gone, &n_gone))
                return false;
        const enum road a = road_of(kept, n_kept), b = road_of(gone, n_gone);
        if (a != b && b != ROAD_NONE && a != ROAD_NONE)
                return fail(c, ERR_RULE, "life.status_differs", "other", "%s",
                            say(c, "两户一户贫困、一户已脱贫，不能直接并户：请先办理脱贫或返贫，使两户状态一致",
                                "one is poor and the other out of poverty: confirm an exit or a relapse first"));
        for (size_t i = 0; i < n_gone; i++)
                if (!has_like(kept, n_kept, &gone[i]) && !status_begins(c, w, &gone[i], w->o->household))
                        return false;
        return end_statuses(c, w, w->o->other);
}

/* stands: whether the household kept has a span of the same key that lasts beyond the last day, its end planned or not.
 */
static bool stands(struct ctx *c, struct life_work *w, const struct draft *d, int64_t *same)
{
        int64_t *ids;
        size_t n;
        if (!life_ids(c, d->e, walks(d->e), w->o->household, w->last, &ids, &n))
                return false;
        for (size_t i = 0; i < n && *same == 0; i++) {
                struct draft *other;
                struct str keys = str_of(d->e->keys), key, name;
                bool alike = keys.n > 0;
                if (!change_load(c, d->e, ids[i], &other))
                        return false;
                while (keys.n && str_cut(&keys, '|', &key))
                        while (key.n && str_cut(&key, ',', &name)) {
                                const char *field = arena_copy(c->arena, name);
                                alike = alike && val_eq(draft_get(d, field), draft_get(other, field));
                        }
                *same = alike ? ids[i] : 0;
        }
        return true;
}

/* merge_span: one span of the household that goes, in the name of the one kept, unless that has the same. */
static bool merge_span(struct ctx *c, struct life_work *w, const struct entity *e, int64_t id, size_t *moved)
{
        struct draft *d;
        int64_t same = 0;
        const struct field *place = field_find(e, S("place"));
        if (!life_next(c, w, e, id, &d) || !life_end(c, w, e, id, "adjustment"))
                return false;
        draft_set(d, "household", V_INT(w->o->household));
        if (place)
                draft_set(d, "place", V_TEXT(w->household->place));
        if (!summed(e) && (!change_find(c, d, &same) || !stands(c, w, d, &same)))
                return false;
        if (same)
                return true;
        ++*moved;
        return change_put(c, w->ch, d);
}

static bool merge_spans(struct ctx *c, struct life_work *w)
{
        const struct entity *e;
        for (size_t i = 0; (e = entity_at(i)); i++) {
                const struct field *f = walks(e);
                int64_t *ids;
                size_t n = 0, moved = 0;
                if (f && !life_ids(c, e, f, w->o->other, w->last, &ids, &n))
                        return false;
                for (size_t k = 0; k < n; k++)
                        if (!merge_span(c, w, e, ids[k], &moved))
                                return false;
                if (n)
                        life_words(c, w, say(c, "%s %zu 条转入保留的户，%zu 条原已有", "%s: %zu go on, %zu were there"),
                                   entity_title(c, e), moved, n - moved);
        }
        return true;
}

/* drop_shared: who is a member of both is a member of the one kept. */
static bool drop_shared(struct ctx *c, struct life_work *w, const struct life_member *kept, size_t n_kept,
                        struct life_member *gone, size_t *n)
{
        size_t left = 0;
        for (size_t i = 0; i < *n; i++) {
                if (member_at(kept, n_kept, gone[i].person) == n_kept) {
                        gone[left++] = gone[i];
                        continue;
                }
                if (!life_end(c, w, member_entity(), gone[i].id, "merged"))
                        return false;
        }
        *n = left;
        return true;
}

bool life_merge(struct ctx *c, struct life_work *w)
{
        struct life_member *kept, *gone;
        size_t n_kept, n;
        if (w->o->household == w->o->other)
                return fail(c, ERR_INVALID, "life.same", "other", "%s",
                            say(c, "并入的应是另一户", "a household is merged into another"));
        if (!life_household(c, w->o->household, &w->household) || !life_household(c, w->o->other, &w->other) ||
            !life_members(c, w, w->o->household, &kept, &n_kept) || !life_members(c, w, w->o->other, &gone, &n))
                return false;
        struct str summary = arena_fmt(c->arena, say(c, "“%.*s”并入“%.*s”，原户结束",
                                       "%.*s merged into %.*s; the former ends"), FMT(life_title(c, w->other)),
                                       FMT(life_title(c, w->household)));
        if (!life_event_put(c, w, summary,
                            ARGS(ARG("other", V_INT(w->o->other)), ARG("ended", V_INT(w->o->other)))) ||
            !drop_shared(c, w, kept, n_kept, gone, &n) || !settle(c, w, gone, n, n, S("")))
                return false;
        if (w->out->open)
                return true;
        return write_members(c, w, gone, n, w->o->household, "merged") && merge_statuses(c, w) && merge_spans(c, w) &&
               end_household(c, w, w->o->other, w->o->household);
}

/* ---- moves ---- */

/* hand_on: the helpers so far end, and the one chosen begins. */
static bool hand_on(struct ctx *c, struct life_work *w, const struct helping *h, size_t n)
{
        const struct entity *e = entity_find(S("responsibility"));
        for (size_t i = 0; i < n; i++) {
                struct draft *d = draft_new(c->arena, e);
                if (h[i].cadre == w->o->helper)
                        continue;
                draft_set(d, "end_reason", V_TEXT("adjustment"));
                draft_set(d, "successor", V_INT(w->o->helper));
                if (!change_end(c, w->ch, e, h[i].responsibility, w->last, d))
                        return false;
        }
        return true;
}

static bool chosen_already(const struct life_work *w, const struct helping *h, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (h[i].cadre == w->o->helper)
                        return true;
        return w->o->helper == 0;
}

/* homes_move: members whose home is the village left live in the new one. */
static bool homes_move(struct ctx *c, struct life_work *w)
{
        struct life_member *m;
        size_t n;
        const struct entity *e = entity_find(S("person"));
        if (!life_members(c, w, w->o->household, &m, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                struct draft *was, *d = draft_new(c->arena, e);
                if (!change_load(c, e, m[i].person, &was))
                        return false;
                d->id = m[i].person;
                draft_set(d, "place", V_TEXT(w->o->place));
                if (strcmp(was->place, w->household->place) == 0 && !change_put(c, w->ch, d))
                        return false;
        }
        return true;
}

static bool write_place(struct ctx *c, struct life_work *w)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        d->id = w->o->household;
        draft_set(d, "place", V_TEXT(w->o->place));
        draft_set(d, "group_no", w->o->group && *w->o->group ? V_TEXT(w->o->group) : V_NULL);
        return change_put(c, w->ch, d);
}

static bool place_words(struct ctx *c, const char *code, struct str *out)
{
        struct val v = V_NULL;
        if (!db_one(c, db_sql(c->db, "core.place_name"), ARGS(ARG("code", V_TEXT(code))), &v))
                return false;
        *out = v.type == VAL_TEXT ? v.s : str_of(code);
        return true;
}

/* movable: to another village of the county; over a township's border somebody says who helps from then on. */
static bool movable(struct ctx *c, const struct life_work *w, size_t n_helpers)
{
        const char *to = w->o->place, *from = w->household->place;
        if (!to || strlen(to) != 12 || !place_under(to, c->county))
                return fail(c, ERR_INVALID, "place.unknown", "place", "%s",
                            say(c, "请选择本县的一个村；迁出本县的，另办“迁出本县”", "choose a village of this county"));
        if (!scope_covers(c->actor, w->household->e, RIGHT_WRITE, to))
                return fail(c, ERR_FORBIDDEN, "scope.write", "place", "%s",
                            say(c, "迁入的村不在您的范围内，请由县级办理",
                                "the village is out of your reach: the county enters this move"));
        if (strcmp(to, from) == 0)
                return fail(c, ERR_INVALID, "life.same", "place", "%s",
                            say(c, "该户已经在这个村", "the household is in that village already"));
        if (strncmp(to, from, 9) == 0 || n_helpers == 0 || w->o->helper || w->o->helper_stays)
                return true;
        return fail(c, ERR_INVALID, "life.helper_asked", "helper", "%s",
                    say(c, "迁到另一乡镇，请说明责任人：由原责任人继续，或选定接任人",
                        "to another township: say whether the helpers go on, or who takes over"));
}

bool life_move(struct ctx *c, struct life_work *w)
{
        struct helping *h;
        struct str from, to;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !read_helpers(c, w, &h, &n) || !movable(c, w, n) ||
            !place_words(c, w->household->place, &from) || !place_words(c, w->o->place, &to))
                return false;
        struct str summary = arena_fmt(c->arena, say(c, "%.*s由%.*s迁到%.*s", "%.*s moved from %.*s to %.*s"),
                                       FMT(life_title(c, w->household)), FMT(from), FMT(to));
        if (!life_event_put(c, w, summary, NO_ARGS) || (w->o->helper && !hand_on(c, w, h, n)) ||
            !homes_move(c, w) || !write_place(c, w))
                return false;
        life_words(c, w, "%s", say(c, "成员、状态、责任等在册登记随户改到新村",
                                   "members, statuses and responsibilities go with it"));
        return chosen_already(w, h, n) || help_begins(c, w, w->o->helper, w->o->household);
}

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
                if (!life_end(c, w, member_entity(), m[i].id, "moved_out") || !note_roles(c, w, &m[i]))
                        return false;
        return close_household(c, w);
}
