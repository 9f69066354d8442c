/* assessment_run.c: all items scored that records say (see assessment_run.h): of one assessment, or of all of a list,
 * in one change, so that a score sheet is never half of one day and half of another. */
#include "mechanisms/style/assessment_run.h"

#include "mechanisms/ground/shared.h"
#include "mechanisms/style/assessment_standing.h"

/* An item to be scored, and its row: 0 when it has none yet, and then scoring makes it. So nobody has to enter
 * rows for what is computed anyway. */
struct slot { /* an item to be scored, and its row; 0: none yet */
        int64_t item, score;
};
static const struct db_column slot_columns[] = { DB_COLUMN(struct slot, item), DB_COLUMN(struct slot, score) };

/* score_slot: the draft names the item and nothing else; what it is worth the entity's own hook finds
 * (assessment_score.h). Whether anything changed the change itself knows. */
static bool score_slot(struct ctx *c, struct change *ch, int64_t assessment, const struct slot *s,
                       struct assessment_done *out)
{
        struct draft *d = draft_new(c->arena, entity_find(S("assessment_score")));
        const int64_t before = change_block(ch)->unchanged;
        d->id = s->score;
        draft_set(d, "assessment", V_INT(assessment));
        draft_set(d, "item", V_INT(s->item));
        if (!change_put(c, ch, d))
                return false;
        out->scored++;
        if (change_block(ch)->unchanged > before)
                out->same++;
        else
                out->changed++;
        return true;
}

/* score_items: and says how many items are still without a score, those by hand: pressing the button is no
 * substitute for going there, and the page says so. */
static bool score_items(struct ctx *c, struct change *ch, int64_t assessment, struct assessment_done *out)
{
        struct stmt *s;
        struct slot *slots = NULL, next;
        size_t n = 0, capacity = 0;
        struct assessment_standing stands;
        if (!db_query(c, db_sql(c->db, "assessment_run.to_score"), ARGS(ARG("id", V_INT(assessment))), &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(slot_columns), &next)) {
                if (n && slots[n - 1].item == next.item)
                        continue; /* entered twice: the first is the one that counts */
                slots = arena_grow(c->arena, slots, &capacity, n + 1, sizeof *slots);
                slots[n++] = next;
        }
        if (c->err.kind != ERR_NONE)
                return false;
        for (size_t i = 0; i < n; i++)
                if (!score_slot(c, ch, assessment, &slots[i], out))
                        return false;
        if (!assessment_stands(c, assessment, V_NULL, &stands))
                return false;
        out->by_hand += stands.unscored;
        return true;
}

/* result_locked: a locked result is not scored; its figures may say something else by now. */
static bool result_locked(struct ctx *c, int64_t assessment, bool *out)
{
        struct draft *d;
        if (!change_load(c, entity_find(S("assessment")), assessment, &d))
                return false;
        *out = draft_get(d, "locked_on").type != VAL_NULL;
        return true;
}

/* The key makes pressing the button twice one scoring. The reason stands in the journal beside every score it
 * changed. */
static bool begin_scoring(struct ctx *c, const char *key, struct change **ch)
{
        return change_begin(c, &(struct change_head){ .reason = say(c, "考核计分", "scored from records"), .key = key },
                            ch);
}

static bool run_assessment(struct ctx *c, struct change *ch, int64_t assessment, struct assessment_done *out)
{
        bool is_locked;
        if (!result_locked(c, assessment, &is_locked))
                return false;
        if (is_locked)
                return fail(c, ERR_RULE, "rule.assessment_locked", "assessment.locked_on", "%s",
                            say(c, "考核结果已锁定，不能再计分", "the result is locked"));
        return score_items(c, ch, assessment, out) && change_commit(c, ch, &out->block);
}

bool assessment_run(struct ctx *c, int64_t assessment, const char *key, struct assessment_done *out)
{
        struct change *ch;
        if (!begin_scoring(c, key, &ch))
                return false;
        return run_assessment(c, ch, assessment, out) || change_abandon(c, ch);
}

/* run_all_of_list: locked results are counted and left alone instead of refused: the list goes on being used
 * for those that are still open. */
static bool run_all_of_list(struct ctx *c, struct change *ch, int64_t list, struct assessment_done *out)
{
        struct assessment_row *rows;
        size_t n;
        if (!assessment_rows(c, list, &rows, &n))
                return false;
        for (size_t i = 0; i < n; i++) {
                if (rows[i].locked_on.n)
                        out->locked++;
                else if (!score_items(c, ch, rows[i].id, out))
                        return false;
        }
        return change_commit(c, ch, &out->block);
}

bool assessment_run_list(struct ctx *c, int64_t list, const char *key, struct assessment_done *out)
{
        struct change *ch;
        if (!begin_scoring(c, key, &ch))
                return false;
        return run_all_of_list(c, ch, list, out) || change_abandon(c, ch);
}
