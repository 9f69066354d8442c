/* collect_run.c: the states of a return (see collect_run.h): handed in, sent back, asked for again; and what all steps
 * of a collection have in common. Each step loads its table inside the change, so that two at once are one after the
 * other: the second sees what the first has done. */
#include "collect/collect_private.h"

#include "core/reason.h"

#define TOLD_MAX 5 /* rows named in one sentence */

const struct entity *collect_register(const char *name)
{
        return entity_find(str_of(name));
}

/* The key of the request goes into the change: pressed twice, a step is done once. */
bool collect_begin(struct ctx *c, const char *reason, const char *key, struct change **ch)
{
        return change_begin(c, &(struct change_head){ .reason = reason, .key = key }, ch);
}

bool collect_finish(struct ctx *c, struct change *ch, bool ok, struct block *block)
{
        return ok ? change_commit(c, ch, block) : change_abandon(c, ch);
}

/* collect_countys: what only the county does to a return. The right to write collections over the whole county
 * is what makes one the county here, whichever of its departments. */
bool collect_countys(struct ctx *c)
{
        return scope_covers(c->actor, collect_register("collection"), RIGHT_WRITE, c->county) ||
               fail(c, ERR_FORBIDDEN, "right.none", "collection_return", "%s",
                    say(c, "这一步由县里办理", "this step is the county's"));
}

/* ---- the states of a return ---- */

/* Only the state is given: each step adds its own day and name. */
struct draft *collect_next_state(struct ctx *c, int64_t id, enum collect_state state)
{
        struct draft *d = draft_new(c->arena, collect_register("collection_return"));
        d->id = id;
        draft_set(d, "state", V_TEXT(collect_state_name(state)));
        return d;
}

struct val collect_actor_words(const struct ctx *c)
{
        return V_TEXT(c->actor->title ? c->actor->title : c->actor->name);
}

/* refuse_missing: "还有 3 格未填：张三、李四 …": the first rows by name, for a number alone would send the clerk through
 * the whole table. */
static bool refuse_missing(struct ctx *c, const struct collect_table *t)
{
        struct str names = S("");
        size_t told = 0;
        for (size_t i = 0; i < t->n && told < TOLD_MAX; i++)
                for (size_t k = 0; k < t->plan.n; k++)
                        if (t->rows[i].cells[k].missing) {
                                names = arena_fmt(c->arena, say(c, "%.*s%s%.*s（%s）", "%.*s%s%.*s (%s)"), FMT(names),
                                                  told++ ? say(c, "、", ", ") : "", FMT(t->rows[i].title),
                                                  field_title(c, collect_field(t, k)));
                                break;
                        }
        return fail(c, ERR_RULE, "collect.missing", "collection_return",
                    say(c, "%zu 行还有 %zu 格未填：%.*s%s。确实无法填报的，请写明原因",
                        "%zu rows lack %zu cells: %.*s%s. Give a reason for what can't be filled"),
                    t->missing_rows, t->missing, FMT(names), t->missing_rows > told ? "…" : "");
}

/* reason_for_missing: one reason for all that is left, noted at each cell: a list of what could not be found
 * out is of use to the county, a blank is not. */
static bool reason_for_missing(struct ctx *c, struct collect_saving *s, struct str reason)
{
        for (size_t i = 0; i < s->t.n; i++)
                for (size_t k = 0; k < s->t.plan.n; k++)
                        if (s->t.rows[i].cells[k].missing &&
                            !collect_put_answer(c, s, &s->t.rows[i], k, S(""), reason, 0))
                                return false;
        return true;
}

/* hand_in_return: nothing is left open without a word. What was handed in is not changed by the township any
 * more, so the county looks at what will be merged. */
static bool hand_in_return(struct ctx *c, struct collect_saving *s, int64_t id, struct str reason)
{
        if (!collect_load(c, id, &s->t) || !collect_may_fill(c, &s->t))
                return false;
        if (s->t.missing && !reason.n)
                return refuse_missing(c, &s->t);
        if (s->t.missing && !reason_fit(c, reason, REASON_LEAST, "reason"))
                return false;
        if (!reason_for_missing(c, s, reason))
                return false;
        struct draft *d = collect_next_state(c, id, COLLECT_HANDED_IN);
        draft_set(d, "handed_in_on", V_TEXT(c->today));
        draft_set(d, "handed_in_by", collect_actor_words(c));
        return change_put(c, s->ch, d);
}

bool collect_hand_in(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out)
{
        struct collect_saving s = { .out = NULL };
        return collect_begin(c, say(c, "交表", "return handed in"), key, &s.ch) &&
               collect_finish(c, s.ch, hand_in_return(c, &s, id, str_trim(str_of(reason))), out);
}

/* One sentence for three states, since for the county they mean the same: it is not its turn. */
bool collect_was_handed_in(struct ctx *c, const struct collect_table *t)
{
        return t->state == COLLECT_HANDED_IN ||
               fail(c, ERR_CONFLICT, "collect.not_handed_in", "collection_return", "%s",
                    say(c, "乡镇还没有交，或已退回、已并入", "it is not handed in now"));
}

/* send_return_back: the reason is what the township mends by, so there is none without. Answers stay where they are. */
static bool send_return_back(struct ctx *c, struct change *ch, int64_t id, struct str reason)
{
        struct collect_table t;
        if (!reason_fit(c, reason, REASON_LEAST, "reason") || !collect_load(c, id, &t) || !collect_was_handed_in(c, &t))
                return false;
        struct draft *d = collect_next_state(c, id, COLLECT_RETURNED);
        draft_set(d, "reason", V_STR(reason));
        return change_put(c, ch, d);
}

bool collect_send_back(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out)
{
        struct change *ch;
        return collect_countys(c) && collect_begin(c, say(c, "退回填报", "return sent back"), key, &ch) &&
               collect_finish(c, ch, send_return_back(c, ch, id, str_trim(str_of(reason))), out);
}

/* put_reminder: only while the township can act on it. */
static bool put_reminder(struct ctx *c, struct change *ch, int64_t id, struct str words)
{
        struct collect_table t;
        if (!collect_load(c, id, &t) || !collect_may_fill(c, &t))
                return false;
        struct draft *d = draft_new(c->arena, collect_register("collection_reminder"));
        draft_set(d, "collection_return", V_INT(id));
        draft_set(d, "day", V_TEXT(c->today));
        draft_set(d, "sent_by", collect_actor_words(c));
        if (words.n)
                draft_set(d, "words", V_STR(words));
        return change_put(c, ch, d);
}

bool collect_remind(struct ctx *c, int64_t id, const char *words, const char *key, struct block *out)
{
        struct change *ch;
        return collect_countys(c) && collect_begin(c, say(c, "催办填报任务", "reminder of a collection"), key, &ch) &&
               collect_finish(c, ch, put_reminder(c, ch, id, str_trim(str_of(words))), out);
}
