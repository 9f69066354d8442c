/* life_move.c: a household moves to another village of the county (迁移).
 *
 * Members, statuses, responsibilities and the rest take their place from the household and move with it by themselves
 * (change.c re-stamps them); written here are the household's village and the homes of members who lived in the old
 * one. Its helpers go on, unless it crosses a township's border: then the order must say whether they do or who takes
 * over, since the township that answers for them is another. Whoever writes only one of the two villages can't move it:
 * he would put a household on somebody else's desk; the county does. */
#include "mechanisms/households/life_private.h"

/* hand_on: the helpers so far end, and name the one chosen as successor; who is chosen and helps already stays. */
static bool hand_on(struct ctx *c, struct life_work *w, const struct life_helping *h, size_t n)
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

/* chosen_already: nothing to begin: nobody was chosen, or somebody who helps already. */
static bool chosen_already(const struct life_work *w, const struct life_helping *h, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (h[i].cadre == w->o->helper)
                        return true;
        return w->o->helper == 0;
}

/* homes_move: members whose home is the village left live in the new one; a student or worker who is at home elsewhere
 * stays there. */
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

/* A group is one of the old village; without a new one it is emptied. */
static bool write_place(struct ctx *c, struct life_work *w)
{
        struct draft *d = draft_new(c->arena, entity_find(S("household")));
        d->id = w->o->household;
        draft_set(d, "place", V_TEXT(w->o->place));
        draft_set(d, "group_no", w->o->group && *w->o->group ? V_TEXT(w->o->group) : V_NULL);
        return change_put(c, w->ch, d);
}

static bool village_words(struct ctx *c, const char *code, struct str *out)
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
                return fail(
                        c, ERR_INVALID, "place.unknown", "place", "%s",
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
        struct life_helping *h;
        struct str from, to;
        size_t n;
        if (!life_household(c, w->o->household, &w->household) || !life_helpers(c, w, &h, &n) || !movable(c, w, n) ||
            !village_words(c, w->household->place, &from) || !village_words(c, w->o->place, &to))
                return false;
        struct str summary = arena_fmt(c->arena, say(c, "%.*s由%.*s迁到%.*s", "%.*s moved from %.*s to %.*s"),
                                       FMT(life_title(c, w->household)), FMT(from), FMT(to));
        if (!life_event_put(c, w, summary, NO_ARGS) || (w->o->helper && !hand_on(c, w, h, n)) || !homes_move(c, w) ||
            !write_place(c, w))
                return false;
        life_words(
                c, w, "%s",
                say(c, "成员、状态、责任等在册登记随户改到新村", "members, statuses and responsibilities go with it"));
        return chosen_already(w, h, n) || life_help_begins(c, w, w->o->helper, w->o->household);
}
