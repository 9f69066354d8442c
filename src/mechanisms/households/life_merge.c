/* life_merge.c: one household goes into another (并户).
 *
 * The members of the one that goes are members of the one kept, each in the relation somebody says: two families have
 * no common head to derive it from. Both must stand on the same stretch of the road, for a merger would else lift a
 * poor household out of poverty, or throw one back that has exited; where only one of them is on it, the one kept goes
 * on so. What others do for the one that goes goes on for the one kept, unless that has the same already: one base, one
 * contact, once. The one that goes ends and names the other, and a sheet with its old number is told so. */
#include "mechanisms/households/life_private.h"

/* Where a household stands: not registered or only monitored, poor, out of poverty. Monitoring is a road of its own. */
enum road { ROAD_NONE, ROAD_POOR, ROAD_EXITED };

static enum road road_of(const struct life_standing *s, size_t n)
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

/* on_road: the road out of poverty, not that of monitoring. */
static bool on_road(const struct life_standing *s)
{
        return road_of(s, 1) != ROAD_NONE;
}

/* has_like: whether the household kept stands somewhere on the same road (of poverty, or of monitoring) already. */
static bool has_like(const struct life_standing *s, size_t n, const struct life_standing *one)
{
        for (size_t i = 0; i < n; i++)
                if (on_road(&s[i]) == on_road(one) && !str_is(s[i].kind, "general"))
                        return true;
        return str_is(one->kind, "general");
}

/* merge_statuses: what the one that goes was, the one kept goes on being, unless it is already. "Not registered" is no
 * status to bring along. */
static bool merge_statuses(struct ctx *c, struct life_work *w)
{
        struct life_standing *kept, *gone;
        size_t n_kept, n_gone;
        if (!life_statuses(c, w, w->o->household, &kept, &n_kept) || !life_statuses(c, w, w->o->other, &gone, &n_gone))
                return false;
        const enum road a = road_of(kept, n_kept), b = road_of(gone, n_gone);
        if (a != b && b != ROAD_NONE && a != ROAD_NONE)
                return fail(c, ERR_RULE, "life.status_differs", "other", "%s",
                            say(c, "两户一户«poor»、一户已脱贫，不能直接并户：请先办理«exit»或返贫，使两户状态一致",
                                "one is poor and the other out of poverty: confirm an exit or a relapse first"));
        /* the one that goes brings its status only where the one kept has none of that road: two would overlap */
        for (size_t i = 0; i < n_gone; i++)
                if (!has_like(kept, n_kept, &gone[i]) && !life_status_begins(c, w, &gone[i], w->o->household))
                        return false;
        return life_end_statuses(c, w, w->o->other);
}

/* stands: whether the household kept has a span of the same key that lasts beyond the last day, its end planned or not.
 */
static bool stands(struct ctx *c, struct life_work *w, const struct draft *d, int64_t *same)
{
        int64_t *ids;
        size_t n;
        if (!life_ids(c, d->e, life_walks(d->e), w->o->household, w->last, &ids, &n))
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
/* Where the one kept has a place of its own the span lies there: two villages may merge two households. */
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
        if (!life_summed(e) && (!change_find(c, d, &same) || !stands(c, w, d, &same)))
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
                const struct field *f = life_walks(e);
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

/* drop_shared: who is a member of both is a member of the one kept, in the relation he has there. */
static bool drop_shared(struct ctx *c, struct life_work *w, const struct life_member *kept, size_t n_kept,
                        struct life_member *gone, size_t *n)
{
        size_t left = 0;
        for (size_t i = 0; i < *n; i++) {
                if (life_member_at(kept, n_kept, gone[i].person) == n_kept) {
                        gone[left++] = gone[i];
                        continue;
                }
                if (!life_end(c, w, life_member_entity(), gone[i].id, "merged"))
                        return false;
        }
        *n = left;
        return true;
}

/* The event is written first, for it is what lets the statuses of the one that goes end without an exit (status.c). */
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
        struct str summary =
                arena_fmt(c->arena, say(c, "“%.*s”并入“%.*s”，原户结束", "%.*s merged into %.*s; the former ends"),
                          FMT(life_title(c, w->other)), FMT(life_title(c, w->household)));
        if (!life_event_put(c, w, summary, ARGS(ARG("other", V_INT(w->o->other)), ARG("ended", V_INT(w->o->other)))) ||
            !drop_shared(c, w, kept, n_kept, gone, &n) || !life_settle(c, w, gone, n, n, S("")))
                return false;
        if (w->out->open)
                return true;
        return life_write_members(c, w, gone, n, w->o->household, "merged") && merge_statuses(c, w) &&
               merge_spans(c, w) && life_end_household(c, w, w->o->other, w->o->household);
}
