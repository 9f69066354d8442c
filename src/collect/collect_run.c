/* collect_run.c: the steps of a collection (see collect_run.h). Each loads its table inside the change, so that two at
 * once are one after the other: the second sees what the first has done. */
#include "collect/collect_run.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define TOLD_MAX 5    /* rows named in one sentence */
#define TITLE_MAX 200 /* characters kept of a row's title, for when its record is gone */

static const struct entity *register_named(const char *name)
{
        return entity_find(str_of(name));
}

static bool begin(struct ctx *c, const char *reason, const char *key, struct change **ch)
{
        return change_begin(c, &(struct change_head){ .reason = reason, .key = key }, ch);
}

static bool finish(struct ctx *c, struct change *ch, bool ok, struct block *block)
{
        return ok ? change_commit(c, ch, block) : change_abandon(c, ch);
}

/* countys: what only the county does to a return. */
static bool countys(struct ctx *c)
{
        return scope_covers(c->actor, register_named("collection"), RIGHT_WRITE, c->county) ||
               fail(c, ERR_FORBIDDEN, "right.none", "collection_return", "%s",
                    say(c, "这一步由县里办理", "this step is the county's"));
}

/* ---- sending ---- */

struct picked {
        int64_t id, version;
        char township[10];
        struct str title;
};
struct picking {
        struct picked *items;
        size_t n;
        int64_t unplaced;
};

static int by_id(const void *a, const void *b)
{
        const int64_t x = ((const struct picked *)a)->id, y = ((const struct picked *)b)->id;
        return x < y ? -1 : x > y;
}

static bool chosen(struct str township, const struct str *townships, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(township, townships[i]))
                        return true;
        return n == 0;
}

static void pick_row(struct arena *keep, struct picking *p, const struct row_view *r, const struct str *townships,
                     size_t n)
{
        const struct str township = str_slice(r->place, 0, 9);
        if (township.n < 9 || !chosen(township, townships, n)) {
                p->unplaced++;
                return;
        }
        struct picked *x = &p->items[p->n++];
        *x = (struct picked){ .id = r->id, .version = r->version, .title = arena_str(keep, r->title) };
        snprintf(x->township, sizeof x->township, "%.*s", FMT(township));
}

static bool pick(struct ctx *c, const struct collect_plan *plan, const struct str *townships, size_t n,
                 struct picking *p)
{
        struct query q;
        struct rows *rows;
        struct row_view r;
        int64_t count;
        struct arena *keep = c->arena, scratch = { 0 };
        if (!collect_query(c, plan, NULL, &q) || !query_count(c, &q, &count))
                return false;
        if (count > COLLECT_ROWS_MAX)
                return fail(c, ERR_TOO_LARGE, "collect.too_many", "filters",
                            say(c, "共 %lld 条，一次收表最多 %d 条，请加筛选", "%lld rows; a collection takes %d at most"),
                            (long long)count, COLLECT_ROWS_MAX);
        p->items = NEWS(c->arena, struct picked, (size_t)count + 1);
        c->arena = &scratch;
        bool ok = query_rows(c, &q, &rows);
        while (ok && rows_next(c, rows, &r) && p->n < (size_t)count)
                pick_row(keep, p, &r, townships, n);
        c->arena = keep;
        arena_release(&scratch);
        qsort(p->items, p->n, sizeof *p->items, by_id);
        return ok && c->err.kind == ERR_NONE;
}

static bool put_return(struct ctx *c, struct change *ch, int64_t collection, const char *township, int64_t *id)
{
        struct draft *d = draft_new(c->arena, register_named("collection_return"));
        draft_set(d, "collection", V_INT(collection));
        draft_set(d, "place", V_TEXT(township));
        draft_set(d, "state", V_TEXT(collect_state_name(COLLECT_OPEN)));
        if (!change_put(c, ch, d))
                return false;
        *id = d->id;
        return true;
}

static bool put_row(struct ctx *c, struct change *ch, int64_t to, const struct picked *x)
{
        struct draft *d = draft_new(c->arena, register_named("collection_row"));
        draft_set(d, "collection_return", V_INT(to));
        draft_set(d, "record_key", V_INT(x->id));
        draft_set(d, "based_on", V_INT(x->version));
        if (x->title.n && utf8_length(x->title) <= TITLE_MAX)
                draft_set(d, "title", V_STR(x->title));
        return change_put(c, ch, d);
}

struct made {
        char township[10];
        int64_t id;
};

/* return_of: the township's return; made at its first row. */
static bool return_of(struct ctx *c, struct change *ch, int64_t collection, const char *township, struct made **all,
                      size_t *n, size_t *cap, int64_t *id)
{
        for (size_t i = 0; i < *n; i++)
                if (strcmp((*all)[i].township, township) == 0) {
                        *id = (*all)[i].id;
                        return true;
                }
        if (!put_return(c, ch, collection, township, id))
                return false;
        *all = arena_grow(c->arena, *all, cap, *n + 1, sizeof **all);
        struct made *m = &(*all)[(*n)++];
        m->id = *id;
        memcpy(m->township, township, sizeof m->township);
        return true;
}

static bool put_returns(struct ctx *c, struct change *ch, int64_t collection, const struct picking *p,
                        struct collect_sent *out)
{
        struct made *all = NULL;
        size_t n = 0, cap = 0;
        for (size_t i = 0; i < p->n; i++) {
                int64_t to;
                if (!return_of(c, ch, collection, p->items[i].township, &all, &n, &cap, &to) ||
                    !put_row(c, ch, to, &p->items[i]))
                        return false;
        }
        out->returns = (int64_t)n;
        out->rows = (int64_t)p->n;
        out->unplaced = p->unplaced;
        return p->n > 0 || fail(c, ERR_INVALID, "collect.nothing", "filters", "%s",
                                say(c, "所选范围内没有记录，不用发出", "there are no such rows: nothing to send"));
}

static bool is_state(const struct draft *d, const char *state)
{
        const struct val v = draft_get(d, "state");
        return v.type == VAL_TEXT && str_is(v.s, state);
}

static bool send(struct ctx *c, struct change *ch, int64_t id, const struct str *townships, size_t n,
                 struct collect_sent *out)
{
        struct draft *stands;
        struct collect_plan plan;
        struct picking p = { 0 };
        if (!change_load(c, register_named("collection"), id, &stands))
                return false;
        if (!is_state(stands, "draft"))
                return fail(c, ERR_CONFLICT, "collect.sent", "collection", "%s",
                            say(c, "这份收表已经发出", "this collection was sent already"));
        if (!collect_plan(c, stands, NULL, &plan) || !pick(c, &plan, townships, n, &p) ||
            !put_returns(c, ch, id, &p, out))
                return false;
        struct draft *d = draft_new(c->arena, stands->e);
        d->id = id;
        draft_set(d, "state", V_TEXT("sent"));
        draft_set(d, "sent_on", V_TEXT(c->today));
        draft_set(d, "sent_by", V_TEXT(c->actor->title ? c->actor->title : c->actor->name));
        return change_put(c, ch, d);
}

bool collect_send(struct ctx *c, int64_t collection, const struct str *townships, size_t n, const char *key,
                  struct collect_sent *out)
{
        struct change *ch;
        return countys(c) && begin(c, say(c, "发出收表", "collection sent"), key, &ch) &&
               finish(c, ch, send(c, ch, collection, townships, n, out), &out->block);
}

bool collect_close(struct ctx *c, int64_t collection, const char *key)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, register_named("collection"));
        d->id = collection;
        draft_set(d, "state", V_TEXT("closed"));
        return countys(c) && begin(c, say(c, "结束收表", "collection closed"), key, &ch) &&
               finish(c, ch, change_put(c, ch, d), NULL);
}

/* ---- filling in ---- */

struct saving {
        struct change *ch;
        struct collect_table t;
        struct collect_saved *out;
};

static bool may_fill(struct ctx *c, const struct collect_table *t)
{
        if (!str_is(t->collection_state, "sent"))
                return fail(c, ERR_CONFLICT, "collect.closed", "collection", "%s",
                            say(c, "这份收表已结束", "this collection is closed"));
        return t->state == COLLECT_OPEN || t->state == COLLECT_RETURNED ||
               fail(c, ERR_CONFLICT, "collect.handed_in", "collection_return", "%s",
                    say(c, "已交的表不能再改，要改请县里退回",
                        "a return that was handed in is not changed: the county may send it back"));
}

static bool put_answer(struct ctx *c, struct saving *s, const struct collect_row *row, size_t column,
                       struct str text, struct str reason, int64_t version)
{
        struct collect_cell *cell = &row->cells[column];
        const struct field *f = collect_field(&s->t, column);
        struct draft *d = draft_new(c->arena, register_named("collection_answer"));
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

/* refuse: one entry; the others go on. */
static bool refuse(struct saving *s, struct collect_entry *x, const char *code, struct str text)
{
        snprintf(x->code, sizeof x->code, "%s", code);
        x->message = text;
        s->out->refused++;
        return true;
}

static bool same_as_shown(struct ctx *c, const struct field *f, const struct collect_cell *cell, struct str text)
{
        const struct str plain = cell->answer.n ? cell->answer : cell->now.type == VAL_TEXT ? cell->now.s : S("");
        return f->secret && plain.n && str_eq(text, value_mask(c->arena, f->format, plain));
}

/* unchanged: nothing new is said; an answer that says what the record has is taken back. */
static bool unchanged(struct ctx *c, struct saving *s, const struct collect_row *row, size_t column, bool back)
{
        const struct collect_cell *cell = &row->cells[column];
        if (back && (cell->answer.n || cell->reason.n))
                return put_answer(c, s, row, column, S(""), S(""), 0);
        s->out->unchanged++;
        return true;
}

/* read_value: what the text says, into the draft; names of references and places are looked up. */
static bool read_value(struct ctx *c, struct draft *d, const struct field *f, struct str text)
{
        const struct val *v = &d->v[f - d->e->fields];
        return (!collect_refers(f) || collect_meant(c, f, text, &text)) && draft_text(c, d, f, text) &&
               (val_is_null(*v) || value_check(c, d->e, f, *v));
}

static bool save_value(struct ctx *c, struct saving *s, const struct collect_row *row, size_t column,
                       struct collect_entry *x)
{
        const struct field *f = collect_field(&s->t, column);
        struct collect_cell *cell = &row->cells[column];
        struct draft *d = draft_new(c->arena, s->t.plan.e);
        if (same_as_shown(c, f, cell, x->text))
                return unchanged(c, s, row, column, false);
        const struct val *v = &d->v[f - d->e->fields];
        if (!read_value(c, d, f, x->text)) {
                if (c->err.kind != ERR_INVALID)
                        return false;
                (void)refuse(s, x, c->err.code, arena_str(c->arena, str_of(c->err.text)));
                c->err = (struct err){ 0 };
                return true;
        }
        if (val_eq(*v, cell->now))
                return unchanged(c, s, row, column, true);
        const struct str text = collect_text(c, f, *v);
        if (str_eq(text, cell->answer))
                return unchanged(c, s, row, column, false);
        return put_answer(c, s, row, column, text, S(""), x->version);
}

static bool save_one(struct ctx *c, struct saving *s, struct collect_entry *x)
{
        struct collect_row *row = collect_row(&s->t, x->record);
        struct collect_cell *cell = row ? collect_cell(&s->t, row, x->field) : NULL;
        if (!row || row->gone)
                return refuse(s, x, "collect.row",
                              str_of(say(c, "这一行不在本次收表里，或已作废",
                                         "this row is not of this collection, or is void")));
        const bool stale = x->version > 0 && row->version > x->version; /* filled elsewhere since: for merging to see */
        if (!cell || !(cell->open || (stale && collect_is_open(&s->t, (size_t)(cell - row->cells)))))
                return refuse(s, x, "collect.closed_cell",
                              str_of(say(c, "这一格不用填，改动没有收", "this cell is closed: the change was not taken")));
        const size_t column = (size_t)(cell - row->cells);
        const struct str text = str_trim(x->text), reason = str_trim(x->reason);
        x->text = text;
        if (text.n)
                return save_value(c, s, row, column, x);
        if (reason.n && !str_eq(reason, cell->reason))
                return put_answer(c, s, row, column, S(""), reason, x->version);
        return unchanged(c, s, row, column, !reason.n);
}

static bool save(struct ctx *c, struct saving *s, int64_t id, struct collect_entry *entries, size_t n)
{
        if (!collect_load(c, id, &s->t) || !may_fill(c, &s->t))
                return false;
        for (size_t i = 0; i < n; i++)
                if (!save_one(c, s, &entries[i]))
                        return false;
        return true;
}

bool collect_save(struct ctx *c, int64_t id, struct collect_entry *entries, size_t n, const char *key,
                  struct collect_saved *out)
{
        struct saving s = { .out = out };
        return begin(c, say(c, "填报收表", "collection filled in"), key, &s.ch) &&
               finish(c, s.ch, save(c, &s, id, entries, n), &out->block);
}

/* ---- the states of a return ---- */

static struct draft *next_state(struct ctx *c, int64_t id, enum collect_state state)
{
        struct draft *d = draft_new(c->arena, register_named("collection_return"));
        d->id = id;
        draft_set(d, "state", V_TEXT(collect_state_name(state)));
        return d;
}

static struct val actor_words(const struct ctx *c)
{
        return V_TEXT(c->actor->title ? c->actor->title : c->actor->name);
}

/* tell_missing: "还有 3 格未填：张三、李四 …". */
static bool tell_missing(struct ctx *c, const struct collect_table *t)
{
        struct str names = S("");
        size_t told = 0;
        for (size_t i = 0; i < t->n && told < TOLD_MAX; i++)
                for (size_t k = 0; k < t->plan.n; k++)
                        if (t->rows[i].cells[k].missing) {
                                names = arena_fmt(c->arena, "%.*s%s%.*s（%s）", FMT(names), told++ ? "、" : "",
                                                  FMT(t->rows[i].title), field_title(c, collect_field(t, k)));
                                break;
                        }
        return fail(c, ERR_RULE, "collect.missing", "collection_return",
                    say(c, "%zu 行还有 %zu 格未填：%.*s%s。确实无法填的，请写明原因",
                        "%zu rows lack %zu cells: %.*s%s. Give a reason for what can't be filled"),
                    t->missing_rows, t->missing, FMT(names), t->missing_rows > told ? "…" : "");
}

static bool give_reason(struct ctx *c, struct saving *s, struct str reason)
{
        for (size_t i = 0; i < s->t.n; i++)
                for (size_t k = 0; k < s->t.plan.n; k++)
                        if (s->t.rows[i].cells[k].missing &&
                            !put_answer(c, s, &s->t.rows[i], k, S(""), reason, 0))
                                return false;
        return true;
}

static bool hand_in(struct ctx *c, struct saving *s, int64_t id, struct str reason)
{
        if (!collect_load(c, id, &s->t) || !may_fill(c, &s->t))
                return false;
        if (s->t.missing && !reason.n)
                return tell_missing(c, &s->t);
        if (!give_reason(c, s, reason))
                return false;
        struct draft *d = next_state(c, id, COLLECT_HANDED_IN);
        draft_set(d, "handed_in_on", V_TEXT(c->today));
        draft_set(d, "handed_in_by", actor_words(c));
        return change_put(c, s->ch, d);
}

bool collect_hand_in(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out)
{
        struct saving s = { .out = NULL };
        return begin(c, say(c, "交表", "return handed in"), key, &s.ch) &&
               finish(c, s.ch, hand_in(c, &s, id, str_trim(str_of(reason))), out);
}

static bool was_handed_in(struct ctx *c, const struct collect_table *t)
{
        return t->state == COLLECT_HANDED_IN ||
               fail(c, ERR_CONFLICT, "collect.not_handed_in", "collection_return", "%s",
                    say(c, "乡镇还没有交，或已退回、已并入", "it is not handed in now"));
}

static bool send_back(struct ctx *c, struct change *ch, int64_t id, struct str reason)
{
        struct collect_table t;
        if (!reason.n)
                return fail(c, ERR_INVALID, "reason.required", "reason", "%s",
                            say(c, "退回须写明理由", "say why it is sent back"));
        if (!collect_load(c, id, &t) || !was_handed_in(c, &t))
                return false;
        struct draft *d = next_state(c, id, COLLECT_RETURNED);
        draft_set(d, "reason", V_STR(reason));
        return change_put(c, ch, d);
}

bool collect_send_back(struct ctx *c, int64_t id, const char *reason, const char *key, struct block *out)
{
        struct change *ch;
        return countys(c) && begin(c, say(c, "退回填报", "return sent back"), key, &ch) &&
               finish(c, ch, send_back(c, ch, id, str_trim(str_of(reason))), out);
}

static bool remind(struct ctx *c, struct change *ch, int64_t id, struct str words)
{
        struct collect_table t;
        if (!collect_load(c, id, &t) || !may_fill(c, &t))
                return false;
        struct draft *d = draft_new(c->arena, register_named("collection_reminder"));
        draft_set(d, "collection_return", V_INT(id));
        draft_set(d, "day", V_TEXT(c->today));
        draft_set(d, "sent_by", actor_words(c));
        if (words.n)
                draft_set(d, "words", V_STR(words));
        return change_put(c, ch, d);
}

bool collect_remind(struct ctx *c, int64_t id, const char *words, const char *key, struct block *out)
{
        struct change *ch;
        return countys(c) && begin(c, say(c, "催办收表", "reminder of a collection"), key, &ch) &&
               finish(c, ch, remind(c, ch, id, str_trim(str_of(words))), out);
}

/* ---- merging ---- */

struct merging {
        struct change *ch;
        struct collect_table t;
        const struct collect_decision *decisions;
        size_t n;
        struct collect_merged *out;
};

static const struct collect_decision *decided(const struct merging *m, const struct collect_row *row,
                                              const struct field *f)
{
        for (size_t i = 0; i < m->n; i++)
                if (m->decisions[i].record == row->record && str_is(m->decisions[i].field, f->name))
                        return &m->decisions[i];
        return NULL;
}

static bool undecided(struct ctx *c, const struct merging *m)
{
        size_t n = 0;
        const struct collect_row *first = NULL;
        for (size_t i = 0; i < m->t.n; i++)
                for (size_t k = 0; k < m->t.plan.n; k++)
                        if (m->t.rows[i].cells[k].conflict &&
                            !decided(m, &m->t.rows[i], collect_field(&m->t, k)) && n++ == 0)
                                first = &m->t.rows[i];
        if (!first)
                return true;
        return fail(c, ERR_CONFLICT, "collect.conflict", "collection_return",
                    say(c, "%zu 格在填报后又在别处改过（如 %.*s），请先选定用哪个值",
                        "%zu cells were changed elsewhere since (such as %.*s): decide which value stands"),
                    n, FMT(first->title));
}

static bool keep_own(struct ctx *c, struct merging *m, const struct collect_cell *cell)
{
        struct draft *d = draft_new(c->arena, register_named("collection_answer"));
        d->id = cell->answer_id;
        draft_set(d, "kept", V_INT(1));
        m->out->kept++;
        return change_put(c, m->ch, d);
}

/* take: one answer into the record's draft, unless the record has it already or keeps its own. */
static bool take(struct ctx *c, struct merging *m, const struct collect_row *row, size_t column, struct draft *d,
                 bool *given)
{
        const struct collect_cell *cell = &row->cells[column];
        const struct field *f = collect_field(&m->t, column);
        const struct collect_decision *x = decided(m, row, f);
        const size_t i = (size_t)(f - d->e->fields);
        if (cell->conflict && x && !x->answer)
                return keep_own(c, m, cell);
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

/* fault_of: whose values were refused, so that the county can tell the township. */
static bool fault_of(struct ctx *c, struct merging *m, const struct collect_row *row)
{
        const struct err told = c->err;
        size_t n;
        const struct fault *f = change_faults(m->ch, &n);
        m->out->fault_record = outside_id(c->arena, c->county, row->record);
        m->out->fault_title = row->title;
        c->err = (struct err){ 0 };
        return fail(c, told.kind ? told.kind : ERR_RULE, told.kind ? told.code : "collect.refused",
                    m->out->fault_record.p, say(c, "“%.*s”不能并入：%.*s", "“%.*s” can't be merged: %.*s"),
                    FMT(row->title), FMT(told.kind ? str_of(told.text) : n ? f[n - 1].text : S("")));
}

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
                if (!take(c, m, row, k, d, &given))
                        return fault_of(c, m, row);
        }
        if (!given)
                return true;
        (void)change_faults(m->ch, &before);
        if (!change_put(c, m->ch, d))
                return fault_of(c, m, row);
        (void)change_faults(m->ch, &after);
        m->out->records++;
        return after == before || fault_of(c, m, row);
}

static bool merge(struct ctx *c, struct merging *m, int64_t id)
{
        if (!collect_load(c, id, &m->t))
                return false;
        m->out->already = m->t.state == COLLECT_MERGED;
        if (m->out->already)
                return true;
        if (!was_handed_in(c, &m->t) || !undecided(c, m))
                return false;
        for (size_t i = 0; i < m->t.n; i++)
                if (!merge_row(c, m, &m->t.rows[i]))
                        return false;
        struct draft *d = next_state(c, id, COLLECT_MERGED);
        draft_set(d, "merged_on", V_TEXT(c->today));
        draft_set(d, "merged_by", actor_words(c));
        return change_put(c, m->ch, d);
}

bool collect_merge(struct ctx *c, int64_t id, const struct collect_decision *decisions, size_t n, const char *key,
                   struct collect_merged *out)
{
        struct merging m = { .decisions = decisions, .n = n, .out = out };
        return countys(c) && begin(c, say(c, "收表并入登记簿", "collection merged"), key, &m.ch) &&
               finish(c, m.ch, merge(c, &m, id), &out->block);
}
