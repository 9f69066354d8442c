/* assessment_score.c: one item scored, from records or by hand (see assessment_score.h).
 *
 * Computing goes through change.h and the entity's own hook, so an item scored by the button, by a sheet or by a form
 * is scored by one function. The figure is asked with the rights of who scores: the county's departments. */
#include "mechanisms/style/assessment_score.h"

#include "base/term.h"
#include "core/query.h"
#include "mechanisms/ground/shared.h"

#include <stdio.h>

/* What a score is asked about: an item, and the organisation and year it is asked for. */
struct asked {
        int64_t item, weight, goal, year, organisation;
        struct str source, goal_kind, figure, place;
        bool by_organisation;
};
static const struct db_column asked_columns[] = {
        DB_COLUMN(struct asked, weight),    DB_COLUMN(struct asked, goal),
        DB_COLUMN(struct asked, year),      DB_COLUMN_AS(struct asked, organisation, "organisation_id"),
        DB_COLUMN(struct asked, source),    DB_COLUMN(struct asked, goal_kind),
        DB_COLUMN(struct asked, figure),    DB_COLUMN(struct asked, place),
        DB_COLUMN(struct asked, by_organisation),
};

static bool read_asked(struct ctx *c, struct val assessment, struct val item, struct asked *out)
{
        bool found;
        *out = (struct asked){ .item = item.i };
        if (!db_first(c, db_sql(c->db, "assessment_score.item"), ARGS(ARG("id", assessment), ARG("item_id", item)),
                      c->arena, DB_COLUMNS(asked_columns), out, &found))
                return false;
        return found || fail(c, ERR_INVALID, "score.item", "assessment_score.item", "%s",
                             say(c, "该指标不在这次考核的清单里", "the item is not of the assessment's list"));
}

/* band_points: below the lowest band there are no points: bands say from where on something is worth something. */
static bool band_points(struct ctx *c, const struct asked *a, int64_t value, int64_t unit, int64_t *score)
{
        struct val v;
        if (!db_one(c, db_sql(c->db, "assessment_score.band"),
                    ARGS(ARG("item_id", V_INT(a->item)), ARG("unit_n", V_INT(unit)), ARG("value_n", V_INT(value))), &v))
                return false;
        *score = v.type == VAL_INT ? v.i : 0;
        return true;
}

/* points: a value by the item's rule; goals are whole numbers, money in yuan, so a goal is raised to the
 * value's unit and not the value lowered: nothing is rounded before it is compared. No value (a ratio without
 * denominator), no points: nobody knows whether it is nil. In proportion, what is above the goal earns no more
 * than the weight, and below nil nothing is taken away. */
static bool points(struct ctx *c, const struct asked *a, int64_t value, bool none, int64_t unit, int64_t *score)
{
        *score = 0;
        if (none)
                return true;
        if (str_is(a->goal_kind, "bands"))
                return band_points(c, a, value, unit, score);
        if (str_is(a->goal_kind, "none"))
                *score = value == 0 ? a->weight : 0;
        else if (value >= a->goal * unit)
                *score = a->weight;
        else if (!str_is(a->goal_kind, "threshold") && value > 0)
                *score = value * a->weight / (a->goal * unit);
        return true;
}

/* keep_score: the score with what it was computed from; the day and the block stay while the value does. Written anew
 * each time they would make a change of every scoring, and the journal would tell of work where there was none.
 *
 * The evidence is the figure itself, in words: a computed score is proved by its list, and the same rule holds for
 * both kinds: no score without evidence. */
static bool keep_score(struct ctx *c, struct draft *d, const struct draft *old, int64_t score, struct str value,
                       struct str evidence)
{
        struct val seq;
        const struct val was = old ? draft_get(old, "value") : V_NULL, before = old ? draft_get(old, "score") : V_NULL;
        const bool same = was.type == VAL_TEXT && str_eq(was.s, value) && val_eq(before, V_INT(score));
        draft_set(d, "score", V_INT(score));
        draft_set(d, "value", V_STR(value));
        draft_set(d, "evidence", V_STR(evidence));
        if (same)
                return true;
        if (!db_one(c, db_sql(c->db, "core.head"), NO_ARGS, &seq)) /* up to which block records were read */
                return false;
        if (!draft_given(d, "scored_on") || draft_get(d, "scored_on").type == VAL_NULL)
                draft_set(d, "scored_on", V_TEXT(c->today));
        draft_set(d, "block", seq);
        draft_set(d, "scored_account", V_TEXT(c->actor->name));
        return true;
}

/* The first field that refers to organisations counts, and the score sheet says which it was. A ratio has no
 * rows of its own to narrow. */
const struct field *assessment_by(const struct list *l)
{
        const struct entity *e = l && !l->num ? entity_find(str_of(l->of)) : NULL;
        for (size_t i = 0; e && i < e->n_fields; i++)
                if ((e->fields[i].type == FIELD_REF || e->fields[i].type == FIELD_REFS) &&
                    strcmp(e->fields[i].ref, "organisation") == 0)
                        return &e->fields[i];
        return NULL;
}

/* narrow_to: to the organisation itself, wherever its records lie; else to its place. By organisation where the
 * list can't tell is refused when the item is written (duty_lists.c), so here the place is what the item says. */
static bool narrow_to(struct ctx *c, const struct asked *a, struct query *q)
{
        const struct field *by = a->by_organisation ? assessment_by(q->list) : NULL;
        if (by)
                return query_filter(c, q, str_of(by->name), outside_id(c->arena, c->county, a->organisation));
        q->place = arena_copy(c->arena, a->place);
        return true;
}

/* score_computed: the list's year, whole: scored in November it is what has been entered so far, scored again
 * in January what came late too. Which is why results are locked. */
static bool score_computed(struct ctx *c, const struct asked *a, struct draft *d, const struct draft *old)
{
        const struct list *l = list_find(a->figure);
        int64_t value = 0, unit = 1, score;
        bool none = false;
        char year[8];
        if (!l)
                return fail(c, ERR_INVALID, "item.figure", "assessment_item.figure", "%s",
                            say(c, "没有这个系统指标", "there is no such figure"));
        struct query q = { .e = entity_find(str_of(l->of)), .list = l };
        snprintf(year, sizeof year, "%04d", (int)a->year);
        if (!narrow_to(c, a, &q) || !period_parse(c, str_of(year), &q.period) || !query_measure(c, &q, &value, &none))
                return false;
        for (int i = 0; i < l->scale; i++)
                unit *= 10;
        const struct str text = figure_text(c, l, value, none);
        return points(c, a, value, none, unit, &score) &&
               keep_score(c, d, old, score, text,
                          arena_fmt(c->arena, "%s %s = %.*s", term_said(c, LANG_ZH, l->title), year, FMT(text)));
}

/* score_by_hand: never without evidence, never above the weight. A row without a score is allowed: the sheet
 * may be prepared before anybody went there. */
static bool score_by_hand(struct ctx *c, const struct asked *a, struct draft *d, const struct draft *old)
{
        const struct val score = draft_now(d, old, "score");
        if (score.type != VAL_INT)
                return true;
        if (draft_now(d, old, "evidence").type == VAL_NULL)
                return fail(c, ERR_RULE, "rule.score_evidence", "assessment_score.evidence", "%s",
                            say(c, "没有佐证不能评分", "no score without evidence"));
        if (score.i > a->weight)
                return fail(c, ERR_INVALID, "score.weight", "assessment_score.score", "%s",
                            say(c, "得分超过分值", "the score is above the item's weight"));
        if (draft_now(d, old, "scored_on").type == VAL_NULL)
                draft_set(d, "scored_on", V_TEXT(c->today));
        /* an item that was computed once and is scored by hand now keeps no figure it doesn't rest on */
        draft_set(d, "value", V_NULL);
        draft_set(d, "block", V_NULL);
        /* who corrects a date has not scored: the account stays that of the hand that gave the points */
        if (!old || !draft_same(d, old, "score") || !draft_same(d, old, "evidence"))
                draft_set(d, "scored_account", V_TEXT(c->actor->name));
        return true;
}

bool assessment_score_item(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct asked a = { .item = 0 };
        if (!read_asked(c, draft_now(d, old, "assessment"), draft_now(d, old, "item"), &a))
                return false;
        if (!str_is(a.source, "record"))
                return score_by_hand(c, &a, d, old);
        /* a form that sends the score back unchanged is no attempt to type one */
        if (draft_given(d, "score") && draft_get(d, "score").type != VAL_NULL && (!old || !draft_same(d, old, "score")))
                return fail(c, ERR_RULE, "rule.score_computed", "assessment_score.score", "%s",
                            say(c, "该指标由系统取数计算，不能填写得分",
                                "this item is computed from records: its score can't be typed"));
        return score_computed(c, &a, d, old);
}

/* The ids are read before the first change: a statement that is still giving rows must not see what is written
 * meanwhile. */
bool assessment_rescore(struct ctx *c, struct change *ch, int64_t item)
{
        struct stmt *s;
        int64_t *ids = NULL;
        size_t n = 0, capacity = 0;
        if (!db_query(c, db_sql(c->db, "assessment_score.scores_of"), ARGS(ARG("item_id", V_INT(item))), &s))
                return false;
        while (db_next(c, s)) {
                ids = arena_grow(c->arena, ids, &capacity, n + 1, sizeof *ids);
                ids[n++] = db_named_int(s, "id");
        }
        if (c->err.kind != ERR_NONE)
                return false;
        for (size_t i = 0; i < n; i++) {
                struct draft *d = draft_new(c->arena, entity_find(S("assessment_score")));
                d->id = ids[i];
                if (!change_put(c, ch, d))
                        return false;
        }
        return true;
}
