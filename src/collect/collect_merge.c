/* collect_merge.c: the answers of a return into their records, in one change (see collect_run.h). */
#include "collect/collect_private.h"

/* Nothing reaches a register before this step, and this step is all or nothing: a half merged return would be
 * neither the township's nor the county's. */
struct merging {
        struct change *ch;
        struct collect_table t;
        const struct collect_decision *decisions;
        size_t n;
        struct collect_merged *out;
};

/* Decisions come from a page that shows one for each conflict: there are few. */
static const struct collect_decision *decision_on(const struct merging *m, const struct collect_row *row,
                                                  const struct field *f)
{
        for (size_t i = 0; i < m->n; i++)
                if (m->decisions[i].record == row->record && str_is(m->decisions[i].field, f->name))
                        return &m->decisions[i];
        return NULL;
}

/* refuse_undecided: never by the later day or the higher version: of two who changed the same cell a person decides. */
static bool refuse_undecided(struct ctx *c, const struct merging *m)
{
        size_t n = 0;
        const struct collect_row *first = NULL;
        for (size_t i = 0; i < m->t.n; i++)
                for (size_t k = 0; k < m->t.plan.n; k++)
                        if (m->t.rows[i].cells[k].conflict && !decision_on(m, &m->t.rows[i], collect_field(&m->t, k)) &&
                            n++ == 0)
                                first = &m->t.rows[i];
        if (!first)
                return true;
        return fail(c, ERR_CONFLICT, "collect.conflict", "collection_return",
                    say(c, "%zu 格在填报后又在别处改过（如 %.*s），请先选定用哪个值",
                        "%zu cells were changed elsewhere since (such as %.*s): decide which value stands"),
                    n, FMT(first->title));
}

/* keep_own_value: the answer stays, marked: the township sees that it was read and what became of it. */
static bool keep_own_value(struct ctx *c, struct merging *m, const struct collect_cell *cell)
{
        struct draft *d = draft_new(c->arena, collect_register("collection_answer"));
        d->id = cell->answer_id;
        draft_set(d, "kept", V_INT(1));
        m->out->kept++;
        return change_put(c, m->ch, d);
}

/* take_answer: one answer into the record's draft, unless the record has it already or keeps its own. What is
 * the same is not given to the draft, so that a record to which nothing is new gets no version. */
static bool take_answer(struct ctx *c, struct merging *m, const struct collect_row *row, size_t column, struct draft *d,
                        bool *given)
{
        const struct collect_cell *cell = &row->cells[column];
        const struct field *f = collect_field(&m->t, column);
        const struct collect_decision *x = decision_on(m, row, f);
        const size_t i = (size_t)(f - d->e->fields);
        if (cell->conflict && x && !x->answer)
                return keep_own_value(c, m, cell);
        if (!draft_text(c, d, f, cell->answer))
                return false;
        if (val_eq(d->v[i], cell->now)) {
                d->given[i] = false;
                m->out->same++;
                return true;
        }
        *given = true;
        m->out->cells++;
        return true;
}

/* merge_fault: whose values were refused, so that the county can tell the township. The first fault counts and
 * the whole is taken back: the rules are those of the register, and an answer gets no easier road. */
static bool merge_fault(struct ctx *c, struct merging *m, const struct collect_row *row)
{
        const struct err told = c->err;
        size_t n;
        const struct fault *f = change_faults(m->ch, &n);
        m->out->fault_record = outside_id(c->arena, c->county, row->record);
        m->out->fault_title = row->title;
        c->err = (struct err){ 0 };
        return fail(c, told.kind ? told.kind : ERR_RULE, told.kind ? told.code : "collect.refused",
                    m->out->fault_record.p, say(c, "“%.*s”不能并入：%.*s", "“%.*s” can't be merged: %.*s"),
                    FMT(row->title),
                    FMT(told.kind ? str_of(told.text)
                        : n       ? f[n - 1].text
                                  : S("")));
}

/* merge_row: a record that is gone is counted, not refused: it may have died or moved away while the table lay
 * there. */
static bool merge_row(struct ctx *c, struct merging *m, const struct collect_row *row)
{
        size_t before, after;
        bool given = false;
        struct draft *d = draft_new(c->arena, m->t.plan.e);
        d->id = row->record;
        for (size_t k = 0; k < m->t.plan.n; k++) {
                if (!row->cells[k].answer.n)
                        continue;
                if (row->gone) {
                        m->out->gone++;
                        continue;
                }
                if (!take_answer(c, m, row, k, d, &given))
                        return merge_fault(c, m, row);
        }
        if (!given)
                return true;
        (void)change_faults(m->ch, &before);
        if (!change_put(c, m->ch, d))
                return merge_fault(c, m, row);
        (void)change_faults(m->ch, &after);
        m->out->records++;
        return after == before || merge_fault(c, m, row);
}

/* merge_return: merged once; asked again it says so and does nothing, so that a click on a page that was slow
 * is no second change. */
static bool merge_return(struct ctx *c, struct merging *m, int64_t id)
{
        if (!collect_load(c, id, &m->t))
                return false;
        m->out->already = m->t.state == COLLECT_MERGED;
        if (m->out->already)
                return true;
        if (!collect_was_handed_in(c, &m->t) || !refuse_undecided(c, m))
                return false;
        for (size_t i = 0; i < m->t.n; i++)
                if (!merge_row(c, m, &m->t.rows[i]))
                        return false;
        struct draft *d = collect_next_state(c, id, COLLECT_MERGED);
        draft_set(d, "merged_on", V_TEXT(c->today));
        draft_set(d, "merged_by", collect_actor_words(c));
        return change_put(c, m->ch, d);
}

/* The county's step: what a township filled in becomes the register's word here, in the name of who merges. */
bool collect_merge(struct ctx *c, int64_t id, const struct collect_decision *decisions, size_t n, const char *key,
                   struct collect_merged *out)
{
        struct merging m = { .decisions = decisions, .n = n, .out = out };
        return collect_countys(c) && collect_begin(c, say(c, "采集数据并入登记簿", "collection merged"), key, &m.ch) &&
               collect_finish(c, m.ch, merge_return(c, &m, id), &out->block);
}
