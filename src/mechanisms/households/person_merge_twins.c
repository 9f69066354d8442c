/* person_merge_twins.c: records that both persons have of the same thing: one household twice, one session, one
 * post.
 *
 * They become one, the one of the person kept: it takes what the other knew more, and of two spans that overlap the
 * first beginning and the last end, with the reasons that go with them; what hangs on the other is led to it. Where
 * the two contradict one another, only people can tell: facts may be said in the order (life_order.facts); what a
 * record is about may not, nor may money, for two payments of one sum are no word said twice. Registers that stand
 * once on a day say so in the catalogue (`.alone`, keys, `.membership`: in two households on one day he would break
 * its rules the moment the records are one). */
#include "mechanisms/households/person_merge.h"

#include "core/look.h"

#define CONFLICTS_MAX 8 /* named; all are counted */
#define DEPTH_MAX 4     /* a helper's responsibility, its contacts … */
#define DIFFERS_MAX 3   /* fields named of one conflict */

struct joining {
        const struct draft *keep, *gone;
        const struct field *by; /* names what goes and what is kept */
        const char *facts;      /* whose are right: "keep", "other"; NULL not said */
        struct draft *out;
        size_t differs, fixed; /* fixed: what the record is about differs */
        bool settled;          /* facts differed, and the order said whose are right */
        struct str words;
};

/* ---- which say the same ---- */

/* day_or: an open beginning or end compares as the first or the last of all days. */
static struct str day_or(const struct draft *d, const char *field, const char *otherwise)
{
        const struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? v.s : str_of(otherwise);
}

/* overlap: spans of which both persons have one at a time may follow one another: that is one life in two records. */
static bool overlap(const struct draft *a, const struct draft *b)
{
        if (a->e->life != LIFE_SPAN)
                return true;
        return str_cmp(day_or(a, "from_on", ""), day_or(b, "to_on", "9999")) <= 0 &&
               str_cmp(day_or(b, "from_on", ""), day_or(a, "to_on", "9999")) <= 0;
}

static bool names_field(struct str names, const struct field *f)
{
        struct str name;
        while (str_cut(&names, ',', &name))
                if (str_is(name, f->name))
                        return true;
        return false;
}

/* same_fields: the fields named say the same of both, and `by` is one of them. Days of spans are left out: two posts of
 * one class in one village are one, whenever each is said to have begun. */
static bool same_fields(const struct draft *a, const struct draft *b, const struct field *by, struct str names)
{
        bool same = names_field(names, by);
        struct str name;
        while (same && str_cut(&names, ',', &name)) {
                const struct field *f = field_find(a->e, name);
                const size_t i = (size_t)(f - a->e->fields);
                const bool day = a->e->life == LIFE_SPAN && str_is(name, "from_on");
                same = f == by || day || val_eq(a->v[i], b->v[i]);
        }
        return same;
}

static bool all_given(const struct draft *d, struct str names)
{
        struct str name;
        while (str_cut(&names, ',', &name))
                if (d->v[field_find(d->e, name) - d->e->fields].type == VAL_NULL)
                        return false;
        return true;
}

/* Of the keys the first whose fields are all given tells one record from another, as where a sheet finds one
 * (change_load.c): a helper's household, and the village only where no household is said. A key that doesn't name the
 * person (an outside number) can't be equal in two records, and is passed over. */
static bool same_thing(const struct draft *a, const struct draft *b, const struct field *by)
{
        struct str keys = str_of(a->e->keys), key;
        if (a->e->alone && same_fields(a, b, by, str_of(a->e->alone)))
                return true;
        while (keys.p && str_cut(&keys, '|', &key))
                if (names_field(key, by) && all_given(a, key) && all_given(b, key))
                        return same_fields(a, b, by, key);
        return false;
}

/* ---- what the one says when both are one ---- */

/* side: fields that go with the beginning (-1) or the end (1) of a span; 0: with neither. */
static int side(const struct entity *e, const struct field *f)
{
        if (e->life != LIFE_SPAN)
                return 0;
        if (strcmp(f->name, "from_on") == 0 || strcmp(f->name, "precision") == 0 || strncmp(f->name, "start_", 6) == 0)
                return -1;
        return strcmp(f->name, "to_on") == 0 || strncmp(f->name, "end_", 4) == 0;
}

/* about: who and whom a span joins is what it is (change_put.c): another one is another span. */
static bool about(const struct entity *e, const struct field *f)
{
        struct str keys = str_of(e->keys), key;
        while (f->type == FIELD_REF && keys.p && str_cut(&keys, '|', &key))
                if (names_field(key, f))
                        return true;
        return false;
}

static void fact_differs(struct ctx *c, struct joining *j, const struct field *f, struct val a, struct val b)
{
        if (about(j->keep->e, f))
                j->fixed++;
        if (j->differs++ >= DIFFERS_MAX)
                return;
        const char *gap = j->words.n ? say(c, "，", ", ") : "";
        if (f->secret || f->type == FIELD_REF || f->type == FIELD_REFS)
                j->words = arena_fmt(c->arena, "%.*s%s%s", FMT(j->words), gap, field_title(c, f));
        else
                j->words = arena_fmt(c->arena, "%.*s%s%s %.*s / %.*s", FMT(j->words), gap, field_title(c, f),
                                     FMT(value_text(c, f, a)), FMT(value_text(c, f, b)));
}

/* join_fact: the one kept takes what it lacks; where both speak and differ, the order says who is right. */
static void join_fact(struct ctx *c, struct joining *j, size_t i)
{
        const struct field *f = &j->keep->e->fields[i];
        const struct val a = j->keep->v[i], b = j->gone->v[i];
        if (f == j->by || f->derived || b.type == VAL_NULL || val_eq(a, b))
                return;
        const bool other = j->facts && strcmp(j->facts, "other") == 0, asked = a.type != VAL_NULL;
        if (asked && (!j->facts || about(j->keep->e, f)))
                fact_differs(c, j, f, a, b);
        else if (!asked || other)
                draft_set(j->out, f->name, b);
        j->settled = j->settled || (asked && j->facts);
}

/* join: which of the two the beginning and the end are of, then field by field. A span that is open has no reason to
 * have ended. */
static void join(struct ctx *c, struct joining *j)
{
        const struct entity *e = j->keep->e;
        const bool span = e->life == LIFE_SPAN;
        const int begins = span ? str_cmp(day_or(j->gone, "from_on", ""), day_or(j->keep, "from_on", "")) : 0;
        const int ends = span ? str_cmp(day_or(j->gone, "to_on", "9999"), day_or(j->keep, "to_on", "9999")) : 0;
        j->out = draft_new(c->arena, e);
        j->out->id = j->keep->id;
        for (size_t i = 0; i < e->n_fields; i++) {
                const struct field *f = &e->fields[i];
                const int at = side(e, f);
                if (at == 0 || (at < 0 && begins == 0) || (at > 0 && ends == 0))
                        join_fact(c, j, i);
                else if ((at < 0 ? begins < 0 : ends > 0) && !f->derived && !val_eq(j->keep->v[i], j->gone->v[i]))
                        draft_set(j->out, f->name, j->gone->v[i]);
        }
}

static bool draft_says(const struct draft *d)
{
        for (size_t i = 0; i < d->e->n_fields; i++)
                if (draft_given(d, d->e->fields[i].name))
                        return true;
        return false;
}

/* ---- in words ---- */

/* unread_conflict: what this account may not read is neither named nor counted, and who may settle it is said. It tells
 * of the two persons what a compartment holds, so it is noted. */
static void unread_conflict(struct ctx *c, struct person_merging *g, const struct entity *e)
{
        look_refused(c, g->person, e->area, g->keep->id);
        look_refused(c, g->person, e->area, g->gone->id);
        if (g->unread)
                return;
        g->unread = true;
        buf_fmt(&g->conflicts, "%s%s", g->n_conflicts++ ? "；" : "",
                say(c, "其他登记，请由组织部或«office»办理",
                    "other records: the organisation department or the county's office settles them"));
}

static void conflict(struct ctx *c, struct person_merging *g, const struct joining *j)
{
        const struct entity *e = j->gone->e;
        const bool seen = scope_covers(c->actor, e, RIGHT_READ, j->gone->place) &&
                          scope_covers(c->actor, e, RIGHT_READ, j->keep->place);
        const char *gap = g->n_conflicts ? "；" : "";
        if (!seen) {
                unread_conflict(c, g, e);
                return;
        }
        g->n_facts += j->differs && !j->fixed && e->area != AREA_MONEY;
        if (g->n_conflicts++ < CONFLICTS_MAX)
                buf_fmt(&g->conflicts, say(c, "%s“%s” %s-%lld 与 %s-%lld%s%.*s%s", "%s%s %s-%lld and %s-%lld%s%.*s%s"),
                        gap, entity_title(c, e), c->county, (long long)j->keep->id, c->county, (long long)j->gone->id,
                        j->words.n ? say(c, "（", " (") : "", FMT(j->words), j->words.n ? say(c, "）", ")") : "");
}

static struct str joined_day(struct ctx *c, const struct joining *j, const char *field, const char *open)
{
        const struct val v = draft_given(j->out, field) ? draft_get(j->out, field) : draft_get(j->keep, field);
        return v.type == VAL_TEXT ? arena_str(c->arena, v.s) : str_of(open);
}

static void say_joined(struct ctx *c, const struct person_merging *g, const struct joining *j)
{
        const struct entity *e = j->keep->e;
        const bool same = !draft_says(j->out) && !j->settled;
        struct str end = S("");
        if (!same && e->life == LIFE_SPAN)
                end = arena_fmt(c->arena, say(c, "：%.*s 至 %.*s", ": %.*s to %.*s"),
                                FMT(joined_day(c, j, "from_on", say(c, "起始日期不详", "an unknown day"))),
                                FMT(joined_day(c, j, "to_on", say(c, "今", "now"))));
        if (j->settled)
                end = arena_fmt(c->arena, "%.*s%s", FMT(end),
                                strcmp(j->facts, "other") == 0
                                        ? say(c, "；内容不同处以并入的为准", "; where they differ, the one merged is right")
                                        : say(c, "；内容不同处以保留的为准", "; where they differ, the one kept is right"));
        life_words(c, g->w,
                   same ? say(c, "“%s” %s-%lld 与 %s-%lld 相同，作废后一条",
                              "%s %s-%lld and %s-%lld are the same: the second is voided")
                        : say(c, "“%s” %s-%lld 与 %s-%lld 合为一条%.*s", "%s %s-%lld and %s-%lld become one%.*s"),
                   entity_title(c, e), c->county, (long long)j->keep->id, c->county, (long long)j->gone->id, FMT(end));
}

/* ---- two become one ---- */

/* settle: the record that goes is taken back before the other takes what it said, for no two may say it on one day. */
static bool settle(struct ctx *c, struct person_merging *g, const struct person_led *l, struct joining *j)
{
        const struct entity *e = j->gone->e;
        join(c, j);
        if (e->area == AREA_MONEY || !scope_covers(c->actor, e, RIGHT_WRITE, j->gone->place) ||
            !scope_covers(c->actor, e, RIGHT_WRITE, j->keep->place) || l->depth >= DEPTH_MAX || j->differs) {
                conflict(c, g, j);
                return true;
        }
        const struct person_led hanging = { .e = e, .from = j->gone->id, .to = j->keep->id, .depth = l->depth + 1 };
        say_joined(c, g, j);
        return person_lead(c, g, &hanging) && change_void(c, g->w->ch, e, j->gone->id, g->void_reason) &&
               (!draft_says(j->out) || change_put(c, g->w->ch, j->out));
}

/* One that lies over several of the person kept makes one of them all: the first takes the others in too; what these
 * say differently was so on other days, and no order says which is right. */
bool person_twins(struct ctx *c, struct person_merging *g, const struct person_led *l, const struct draft *gone,
                  const struct field *f, bool *settled)
{
        int64_t *ids, first = 0;
        size_t n;
        struct draft *d;
        *settled = false;
        if (!life_ids(c, gone->e, f, l->to, NULL, &ids, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                if (!change_load(c, gone->e, ids[i], &d))
                        return false;
                if (d->id == gone->id || !overlap(d, gone) || !(d->e->membership || same_thing(d, gone, f)))
                        continue;
                struct joining j = { .keep = d, .gone = gone, .by = f, .facts = first ? NULL : g->w->o->facts };
                *settled = true;
                if (first) {
                        j.gone = d;
                        if (!change_load(c, gone->e, first, &d))
                                return false;
                        j.keep = d;
                }
                first = first ? first : d->id;
                const size_t before = g->n_conflicts;
                if (!settle(c, g, l, &j))
                        return false;
                if (g->n_conflicts > before)
                        return true;
        }
        return true;
}
