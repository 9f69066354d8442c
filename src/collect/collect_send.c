/* collect_send.c: a collection on its way out: one return for each township that has rows, with the rows that stand
 * there on that day; and its end (see collect_run.h). */
#include "base/utf8.h"
#include "collect/collect_private.h"

#include <stdio.h>
#include <stdlib.h>

#define TITLE_MAX 200 /* characters kept of a row's title, for when its record is gone */

/* ---- sending ---- */

/* A row that was chosen. The township is the first nine digits of its place: also for a record of a village. */
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

/* Rows are written in the order of their records: so row ids rise with record ids, and both can be looked up by
 * halves (collect_load.c). */
static int by_record_id(const void *a, const void *b)
{
        const int64_t x = ((const struct picked *)a)->id, y = ((const struct picked *)b)->id;
        return x < y ? -1 : x > y;
}

/* No choice means all: the usual collection goes to the whole county. */
static bool chosen_township(struct str township, const struct str *townships, size_t n)
{
        for (size_t i = 0; i < n; i++)
                if (str_eq(township, townships[i]))
                        return true;
        return n == 0;
}

/* pick_row: what lies at the county itself has no township to ask. It is counted and told, not sent to anybody. */
static void pick_row(struct arena *keep, struct picking *p, const struct row_view *r, const struct str *townships,
                     size_t n)
{
        const struct str township = str_slice(r->place, 0, 9);
        if (township.n < 9 || !chosen_township(township, townships, n)) {
                p->unplaced++;
                return;
        }
        struct picked *x = &p->items[p->n++];
        *x = (struct picked){ .id = r->id, .version = r->version, .title = arena_str(keep, r->title) };
        snprintf(x->township, sizeof x->township, "%.*s", FMT(township));
}

/* pick_rows: counted first, so that too many are refused before any is read, and the array has its size. */
static bool pick_rows(struct ctx *c, const struct collect_plan *plan, const struct str *townships, size_t n,
                      struct picking *p)
{
        struct query q;
        struct rows *rows;
        struct row_view r;
        int64_t count;
        struct arena scratch = { 0 };
        if (!collect_query(c, plan, NULL, &q) || !query_count(c, &q, &count))
                return false;
        if (count > COLLECT_ROWS_MAX)
                return fail(
                        c, ERR_TOO_LARGE, "collect.too_many", "filters",
                        say(c, "共 %lld 条，一次最多采集 %d 条，请加筛选", "%lld rows; a collection takes %d at most"),
                        (long long)count, COLLECT_ROWS_MAX);
        p->items = NEWS(c->arena, struct picked, (size_t)count + 1);
        bool ok = query_rows_in(c, &scratch, &q, &rows);
        while (ok && rows_next(c, rows, &r) && p->n < (size_t)count)
                pick_row(c->arena, p, &r, townships, n);
        arena_release(&scratch);
        qsort(p->items, p->n, sizeof *p->items, by_record_id);
        return ok && c->err.kind == ERR_NONE;
}

/* A return is made open; its place makes it the township's, and all that hangs on it takes its place from there. */
static bool put_new_return(struct ctx *c, struct change *ch, int64_t collection, const char *township, int64_t *id)
{
        struct draft *d = draft_new(c->arena, collect_register("collection_return"));
        draft_set(d, "collection", V_INT(collection));
        draft_set(d, "place", V_TEXT(township));
        draft_set(d, "state", V_TEXT(collect_state_name(COLLECT_OPEN)));
        if (!change_put(c, ch, d))
                return false;
        *id = d->id;
        return true;
}

/* put_return_row: the version is the one of the day of sending. Whatever the record says later, an answer can
 * be held against what was asked. */
static bool put_return_row(struct ctx *c, struct change *ch, int64_t to, const struct picked *x)
{
        struct draft *d = draft_new(c->arena, collect_register("collection_row"));
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

/* return_of_township: the township's return; made at its first row. A county has some twenty townships: looking
 * through them is enough. */
static bool return_of_township(struct ctx *c, struct change *ch, int64_t collection, const char *township,
                               struct made **all, size_t *n, size_t *cap, int64_t *id)
{
        for (size_t i = 0; i < *n; i++)
                if (strcmp((*all)[i].township, township) == 0) {
                        *id = (*all)[i].id;
                        return true;
                }
        if (!put_new_return(c, ch, collection, township, id))
                return false;
        *all = arena_grow(c->arena, *all, cap, *n + 1, sizeof **all);
        struct made *m = &(*all)[(*n)++];
        m->id = *id;
        memcpy(m->township, township, sizeof m->township);
        return true;
}

/* put_returns: a collection of nothing is refused: mostly a filter that was meant otherwise. */
static bool put_returns(struct ctx *c, struct change *ch, int64_t collection, const struct picking *p,
                        struct collect_sent *out)
{
        struct made *all = NULL;
        size_t n = 0, cap = 0;
        for (size_t i = 0; i < p->n; i++) {
                int64_t to;
                if (!return_of_township(c, ch, collection, p->items[i].township, &all, &n, &cap, &to) ||
                    !put_return_row(c, ch, to, &p->items[i]))
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

/* send_it: all returns and the state of the collection in one change: no township gets its rows without the others. */
static bool send_it(struct ctx *c, struct change *ch, int64_t id, const struct str *townships, size_t n,
                    struct collect_sent *out)
{
        struct draft *stands;
        struct collect_plan plan;
        struct picking p = { 0 };
        if (!change_load(c, collect_register("collection"), id, &stands))
                return false;
        if (!is_state(stands, "draft"))
                return fail(c, ERR_CONFLICT, "collect.sent", "collection", "%s",
                            say(c, "这份填报任务已经发出", "this collection was sent already"));
        if (!collect_plan(c, stands, NULL, &plan) || !pick_rows(c, &plan, townships, n, &p) ||
            !put_returns(c, ch, id, &p, out))
                return false;
        struct draft *d = draft_new(c->arena, stands->e);
        d->id = id;
        draft_set(d, "state", V_TEXT("sent"));
        draft_set(d, "sent_on", V_TEXT(c->today));
        draft_set(d, "sent_by", collect_actor_words(c));
        return change_put(c, ch, d);
}

/* What is sent twice is refused by the state, not by the key: two clerks may both press the button. */
bool collect_send(struct ctx *c, int64_t collection, const struct str *townships, size_t n, const char *key,
                  struct collect_sent *out)
{
        struct change *ch;
        return collect_countys(c) && collect_begin(c, say(c, "发出填报任务", "collection sent"), key, &ch) &&
               collect_finish(c, ch, send_it(c, ch, collection, townships, n, out), &out->block);
}

/* Closing asks nothing of the returns: what is not handed in by then stays as it is, and what was handed in can
 * still be merged. */
bool collect_close(struct ctx *c, int64_t collection, const char *key)
{
        struct change *ch;
        struct draft *d = draft_new(c->arena, collect_register("collection"));
        d->id = collection;
        draft_set(d, "state", V_TEXT("closed"));
        return collect_countys(c) && collect_begin(c, say(c, "结束采集", "collection closed"), key, &ch) &&
               collect_finish(c, ch, change_put(c, ch, d), NULL);
}
