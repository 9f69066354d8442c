/* collect_save.c: what a township fills in (see collect_run.h): any number of cells at once, the wrong ones told, the
 * right ones kept. */
#include "collect/collect_private.h"

#include "core/reason.h"

#include <stdio.h>

/* Both reasons are told apart: a closed collection takes nothing more, a handed in return waits for the county. */
bool collect_may_fill(struct ctx *c, const struct collect_table *t)
{
        if (!str_is(t->collection_state, "sent"))
                return fail(c, ERR_CONFLICT, "collect.closed", "collection", "%s",
                            say(c, "这份填报任务已结束", "this collection is closed"));
        return t->state == COLLECT_OPEN || t->state == COLLECT_RETURNED ||
               fail(c, ERR_CONFLICT, "collect.handed_in", "collection_return", "%s",
                    say(c, "已交的表不能再改，要改请县里退回",
                        "a return that was handed in is not changed: the county may send it back"));
}

/* The version is never above the record's own: a workbook that claims one of the future would hide every
 * conflict. An earlier one is what a workbook downloaded long ago honestly says. */
bool collect_put_answer(struct ctx *c, struct collect_saving *s, const struct collect_row *row, size_t column,
                        struct str text, struct str reason, int64_t version)
{
        struct collect_cell *cell = &row->cells[column];
        const struct field *f = collect_field(&s->t, column);
        struct draft *d = draft_new(c->arena, collect_register("collection_answer"));
        d->id = cell->answer_id;
        draft_set(d, "collection_row", V_INT(row->id));
        draft_set(d, "field", V_TEXT(f->name));
        draft_set(d, "value", text.n && !f->secret ? V_STR(text) : V_NULL);
        draft_set(d, "sealed", text.n && f->secret ? V_STR(text) : V_NULL);
        draft_set(d, "reason", reason.n ? V_STR(reason) : V_NULL);
        draft_set(d, "based_on", V_INT(version > 0 && version < row->version ? version : row->version));
        draft_set(d, "kept", V_NULL);
        if (!change_put(c, s->ch, d))
                return false;
        cell->answer_id = d->id;
        cell->answer = text;
        cell->reason = reason;
        if (s->out)
                s->out->saved++;
        return true;
}

/* refuse_entry: one entry; the others go on. A clerk who has filled in two hundred cells doesn't lose them for
 * one wrong date. */
static bool refuse_entry(struct collect_saving *s, struct collect_entry *x, const char *code, struct str text)
{
        snprintf(x->code, sizeof x->code, "%s", code);
        x->message = text;
        s->out->refused++;
        return true;
}

/* same_as_shown: a secret comes back as the mask that was shown: nothing was meant by it, and the mask must not
 * be written over the number. */
static bool same_as_shown(const struct field *f, const struct collect_cell *cell, struct str text)
{
        return f->secret && (cell->answer.n || cell->now.type == VAL_TEXT) && value_masked(f->format, text);
}

/* leave_unchanged: nothing new is said; an answer that says what the record has is taken back, for it would be
 * merged as a change of nothing. */
static bool leave_unchanged(struct ctx *c, struct collect_saving *s, const struct collect_row *row, size_t column,
                            bool back)
{
        const struct collect_cell *cell = &row->cells[column];
        if (back && (cell->answer.n || cell->reason.n))
                return collect_put_answer(c, s, row, column, S(""), S(""), 0);
        s->out->unchanged++;
        return true;
}

/* read_filled_value: what the text says, into the draft; names of references and places are looked up. The
 * value is checked now, not when it is merged: the township knows what it meant, the county doesn't. */
static bool read_filled_value(struct ctx *c, struct draft *d, const struct field *f, struct str text)
{
        const struct val *v = &d->v[f - d->e->fields];
        return (!collect_refers(f) || collect_meant(c, f, text, &text)) && draft_text(c, d, f, text) &&
               (val_is_null(*v) || value_check(c, d->e, f, *v));
}

/* save_value: in the order of what may be meant: nothing, something wrong, what the record has already, what
 * was answered before, something new. Only the last writes. */
static bool save_value(struct ctx *c, struct collect_saving *s, const struct collect_row *row, size_t column,
                       struct collect_entry *x)
{
        const struct field *f = collect_field(&s->t, column);
        struct collect_cell *cell = &row->cells[column];
        struct draft *d = draft_new(c->arena, s->t.plan.e);
        if (same_as_shown(f, cell, x->text))
                return leave_unchanged(c, s, row, column, false);
        const struct val *v = &d->v[f - d->e->fields];
        if (!read_filled_value(c, d, f, x->text)) {
                if (c->err.kind != ERR_INVALID)
                        return false;
                (void)refuse_entry(s, x, c->err.code, arena_str(c->arena, str_of(c->err.text)));
                c->err = (struct err){ 0 };
                return true;
        }
        if (val_eq(*v, cell->now))
                return leave_unchanged(c, s, row, column, true);
        const struct str text = collect_text(c, f, *v);
        if (str_eq(text, cell->answer))
                return leave_unchanged(c, s, row, column, false);
        return collect_put_answer(c, s, row, column, text, S(""), x->version);
}

/* save_entry: a cell that closed since the workbook was downloaded (somebody filled it elsewhere) is taken all
 * the same and becomes a conflict at merging: the township's word isn't dropped unseen. */
static bool save_entry(struct ctx *c, struct collect_saving *s, struct collect_entry *x)
{
        struct collect_row *row = collect_row(&s->t, x->record);
        struct collect_cell *cell = row ? collect_cell(&s->t, row, x->field) : NULL;
        if (!row || row->gone)
                return refuse_entry(s, x, "collect.row",
                                    str_of(say(c, "这一行不在本次采集范围里，或已作废",
                                               "this row is not of this collection, or is void")));
        const bool stale = x->version > 0 && row->version > x->version; /* filled elsewhere since: for merging to see */
        if (!cell || !(cell->open || (stale && collect_is_open(&s->t, (size_t)(cell - row->cells)))))
                return refuse_entry(
                        s, x, "collect.closed_cell",
                        str_of(say(c, "这一格不用填，改动没有收", "this cell is closed: the change was not taken")));
        const size_t column = (size_t)(cell - row->cells);
        const struct str text = str_trim(x->text), reason = str_trim(x->reason);
        x->text = text;
        if (text.n)
                return save_value(c, s, row, column, x);
        if (reason.n && !str_eq(reason, cell->reason) && !reason_says(c, reason, REASON_LEAST))
                return refuse_entry(s, x, "reason.required",
                                    str_of(say(c, "请写明为什么填不了", "say why it can't be filled")));
        if (reason.n && !str_eq(reason, cell->reason))
                return collect_put_answer(c, s, row, column, S(""), reason, x->version);
        return leave_unchanged(c, s, row, column, !reason.n);
}

static bool save_all(struct ctx *c, struct collect_saving *s, int64_t id, struct collect_entry *entries, size_t n)
{
        if (!collect_load(c, id, &s->t) || !collect_may_fill(c, &s->t))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!save_entry(c, s, &entries[i]))
                        return false;
        return true;
}

/* Nobody's right is asked here but the return's own: whoever may write it at its place fills it in (change.h). */
bool collect_save(struct ctx *c, int64_t id, struct collect_entry *entries, size_t n, const char *key,
                  struct collect_saved *out)
{
        struct collect_saving s = { .out = out };
        return collect_begin(c, say(c, "填报", "collection filled in"), key, &s.ch) &&
               collect_finish(c, s.ch, save_all(c, &s, id, entries, n), &out->block);
}
