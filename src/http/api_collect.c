/* api_collect.c: collections: what is asked for, a return as a grid and as a workbook, and its steps. What they mean is
 * collect_run.h's business; a return out of the reader's scope is not there.
 *
 * The grid and the workbook are two forms of one return: what is saved in one is there in the other, and both tell a
 * wrong cell by the same words. A cell that is not open can be filled in neither. */
#include "http/routes.h"

#include "base/date.h"
#include "collect/collect_book.h"
#include "core/record_json.h"
#include "http/disclosure.h"
#include "http/values.h"

#include <stdlib.h>
#include <unistd.h>

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
/* Collections on one page, the newest first: what is older stands in its register. */
#define COLLECTIONS_MAX 60
/* Enough to see that the right rows and columns are asked for; the count and the townships stand beside it. */
#define PREVIEW_ROWS 8
/* Cells of one saving: a township of two thousand households and ten columns. */
#define CELLS_MAX 20000
#define TOWNSHIPS_MAX 200
#define FAULTS_MAX 100

/* A return and a collection have numbers of the same kind: each route reads the one its path names. */
static bool return_id(struct ctx *c, const struct request *rq, int64_t *id)
{
        return record_id(c, entity_find(S("collection_return")), rq->parts[0], id);
}

static bool collection_id(struct ctx *c, const struct request *rq, int64_t *id)
{
        return record_id(c, entity_find(S("collection")), rq->parts[0], id);
}

/* Sending, closing and merging are the county's; filling in is the township's. */
static bool collect_of_county(const struct ctx *c)
{
        return scope_covers(c->actor, entity_find(S("collection")), RIGHT_WRITE, c->county);
}

/* ---- what is asked for ---- */

/* What a township is asked to do and how far it is, in one row: the county's board. */
static void progress_json(struct ctx *c, struct json *j, const struct collect_progress *p)
{
        const char *place = arena_copy(c->arena, p->place);
        json_open(j, NULL);
        json_str(j, "id", ref_outside(c, "collection_return", p->id));
        json_str(j, "place", p->place);
        json_str(j, "place_title", p->place_title);
        json_str(j, "state", p->state);
        json_int(j, "rows", p->rows);
        json_int(j, "answered", p->answered);
        json_int(j, "impossible", p->impossible);
        json_int(j, "missing", p->missing);
        json_str(j, "handed_in_on", p->handed_in_on);
        json_str(j, "handed_in_by", p->handed_in_by);
        json_str(j, "merged_on", p->merged_on);
        json_str(j, "reason", p->reason);
        json_str(j, "reminded_on", p->reminded_on);
        json_str(j, "reminded_words", p->reminded_words);
        json_bool(j, "may_fill", scope_writes(c->actor, entity_find(S("collection_return")), place));
        json_end(j);
}

static struct str collection_text(const struct draft *d, const char *field)
{
        const struct val v = draft_get(d, field);
        return v.type == VAL_TEXT ? v.s : S("");
}

/* Days left are told and not left to the page: today is the store's day. */
static void collection_members(struct ctx *c, struct json *j, const struct draft *d)
{
        const struct entity *about = entity_find(collection_text(d, "about"));
        const struct str due = collection_text(d, "due_on");
        json_str(j, "id", ref_outside(c, "collection", d->id));
        json_int(j, "version", d->version);
        json_str(j, "title", collection_text(d, "title"));
        json_str(j, "about", collection_text(d, "about"));
        json_text(j, "about_title", about ? entity_title(c, about) : NULL);
        json_str(j, "state", collection_text(d, "state"));
        json_str(j, "due_on", due);
        if (date_valid(due))
                json_int(j, "days_left", date_to_number(arena_copy(c->arena, due)) - date_to_number(c->today));
        json_str(j, "sent_on", collection_text(d, "sent_on"));
        json_str(j, "sent_by", collection_text(d, "sent_by"));
        json_str(j, "note", collection_text(d, "note"));
}

/* What asks nothing of a township is not listed there: its clerk would look for a table that isn't his. */
static bool collection_json(struct ctx *c, struct json *j, int64_t id)
{
        struct draft *d;
        struct collect_progress *items;
        size_t n;
        if (!change_load(c, entity_find(S("collection")), id, &d) || !collect_progress(c, id, &items, &n))
                return false;
        if (n == 0 && !collect_of_county(c) && !scope_covers(c->actor, d->e, RIGHT_READ, c->county))
                return true; /* nothing is asked of this township */
        json_open(j, NULL);
        collection_members(c, j, d);
        json_list(j, "returns");
        for (size_t i = 0; i < n; i++)
                progress_json(c, j, &items[i]);
        json_end(j);
        json_end(j);
        return true;
}

/* By one query for their numbers, then each with its progress: sixty at most. */
static bool collections_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t *ids;
        size_t n;
        const struct query q = { .e = entity_find(S("collection")), .limit = COLLECTIONS_MAX };
        (void)rq;
        if (!scope_may(c->actor, q.e, RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "right.none", "collection", "%s",
                            say(c, "您的账号无权查看填报任务", "your account may not read collections"));
        if (!query_ids(c, &q, &ids, &n))
                return false;
        json_open(&rs->json, NULL);
        json_bool(&rs->json, "may_send", collect_of_county(c));
        json_list(&rs->json, "collections");
        for (size_t i = 0; i < n && i < COLLECTIONS_MAX; i++)
                if (!collection_json(c, &rs->json, ids[i]))
                        return false;
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- preview and sending ---- */

/* As the workbook will show them, so that a wrong column is seen before twenty townships have it. */
static bool preview_rows(struct ctx *c, struct json *j, const struct collect_plan *plan, struct query *q)
{
        struct rows *rows;
        struct row_view r;
        q->limit = PREVIEW_ROWS;
        if (!query_rows(c, q, &rows))
                return false;
        json_list(j, "rows");
        while (rows_next(c, rows, &r)) {
                json_open(j, NULL);
                json_str(j, "title", r.title);
                json_str(j, "place_title", r.place_title);
                json_list(j, "cells");
                for (size_t i = 0; i < plan->n; i++) {
                        const struct collect_cell cell = { .now = r.values[plan->columns[i]],
                                                           .title = r.titles[plan->columns[i]] };
                        const struct collect_table t = { .plan = *plan };
                        json_str(j, NULL, collect_now_words(c, &t, i, &cell));
                }
                json_end(j);
                json_end(j);
        }
        json_end(j);
        return c->err.kind == ERR_NONE;
}

/* The same query the sending will use, without writing: what is counted here is what will be asked for, unless
 * a register changes in between. */
static bool preview_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct draft *d = draft_new(c->arena, entity_find(S("collection")));
        struct collect_plan plan;
        struct query q;
        struct group *groups;
        int64_t count;
        size_t n;
        if (!collect_of_county(c))
                return fail(c, ERR_FORBIDDEN, "right.none", "collection", "%s",
                            say(c, "填报任务由县里发出", "collections are the county's to send"));
        if (!values_in(c, rs, d, json_object_get(rq->json, "values"), NULL) || !collect_plan(c, d, NULL, &plan) ||
            !collect_query(c, &plan, NULL, &q) || !query_count(c, &q, &count) || !query_group(c, &q, &groups, &n))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "count", count);
        json_list(&rs->json, "groups");
        for (size_t i = 0; i < n; i++) {
                json_open(&rs->json, NULL);
                json_text(&rs->json, "place", groups[i].place);
                json_str(&rs->json, "title", groups[i].title);
                json_int(&rs->json, "count", groups[i].value);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        if (!preview_rows(c, &rs->json, &plan, &q))
                return false;
        json_end(&rs->json);
        return true;
}

/* Places narrow it to some townships; none given means all that have rows. How many rows lie in no township is
 * told, because nobody would be asked for them. */
static bool send_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct collect_sent done = { 0 };
        const json_t *list = json_object_get(rq->json, "places");
        size_t n = json_array_size(list);
        struct str *places = NEWS(c->arena, struct str, n + 1);
        for (size_t i = 0; i < n && n <= TOWNSHIPS_MAX; i++)
                places[i] = str_of(json_string_value(json_array_get(list, i)));
        if (n > TOWNSHIPS_MAX)
                return fail(c, ERR_INVALID, "body.member", "places",
                            say(c, "places 至多 %d 项", "places holds at most %d"), TOWNSHIPS_MAX);
        if (!collection_id(c, rq, &id) || !collect_send(c, id, places, n, request_change_key(c, rq), &done))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "returns", done.returns);
        json_int(&rs->json, "rows", done.rows);
        json_int(&rs->json, "unplaced", done.unplaced);
        json_int(&rs->json, "block", done.block.seq);
        json_end(&rs->json);
        return true;
}

/* Nobody fills in any more; what was handed in can still be merged. */
static bool close_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        if (!collection_id(c, rq, &id) || !collect_close(c, id, request_change_key(c, rq)))
                return false;
        json_open(&rs->json, NULL);
        json_text(&rs->json, "state", "closed");
        json_end(&rs->json);
        return true;
}

/* ---- a return as a grid ---- */

/* Only what is: most cells of a grid are neither open nor answered, and a return has thousands. */
static void cell_json(struct ctx *c, struct json *j, const struct collect_table *t, size_t k,
                      const struct collect_cell *cell)
{
        json_open(j, NULL);
        json_str(j, "now", collect_now_words(c, t, k, cell));
        if (cell->open)
                json_bool(j, "open", true);
        if (cell->answer.n)
                json_str(j, "answer", collect_answer_words(c, t, k, cell));
        if (cell->reason.n)
                json_str(j, "reason", cell->reason);
        if (cell->conflict)
                json_bool(j, "conflict", true);
        if (cell->kept)
                json_bool(j, "kept", true);
        json_end(j);
}

/* Rows are fixed since the sending: one that has gone from the register since is told as gone and keeps its place. */
static void rows_json_of(struct ctx *c, struct json *j, const struct collect_table *t)
{
        json_list(j, "rows");
        for (size_t i = 0; i < t->n; i++) {
                const struct collect_row *r = &t->rows[i];
                json_open(j, NULL);
                json_str(j, "record", outside_id(c->arena, c->county, r->record));
                json_int(j, "version", r->version);
                json_str(j, "title", r->title);
                json_str(j, "place_title", r->place_title);
                if (r->gone)
                        json_bool(j, "gone", true);
                json_list(j, "cells");
                for (size_t k = 0; k < t->plan.n; k++)
                        cell_json(c, j, t, k, &r->cells[k]);
                json_end(j);
                json_end(j);
        }
        json_end(j);
}

/* Open and shown columns in one list, in the order of the sheet. */
static void columns_json(struct ctx *c, struct json *j, const struct collect_table *t)
{
        json_list(j, "columns");
        for (size_t k = 0; k < t->plan.n; k++) {
                json_open(j, NULL);
                json_text(j, "name", collect_field(t, k)->name);
                json_text(j, "title", field_title(c, collect_field(t, k)));
                json_bool(j, "open", collect_is_open(t, k));
                json_end(j);
        }
        json_end(j);
}

/* May fill and may merge are told with the table, so that a page shows no button the server would refuse. */
static void table_members(struct ctx *c, struct json *j, const struct collect_table *t)
{
        const bool sent = str_is(t->collection_state, "sent");
        const bool filling = t->state == COLLECT_OPEN || t->state == COLLECT_RETURNED;
        const char *place = arena_copy(c->arena, t->place);
        json_str(j, "id", ref_outside(c, "collection_return", t->id));
        json_str(j, "collection", ref_outside(c, "collection", t->collection));
        json_str(j, "title", t->title);
        json_text(j, "about", t->plan.e->name);
        json_str(j, "note", t->note);
        json_str(j, "due_on", t->due_on);
        json_str(j, "place", t->place);
        json_str(j, "place_title", t->place_title);
        json_text(j, "state", collect_state_name(t->state));
        json_str(j, "reason", t->reason);
        json_int(j, "missing", (int64_t)t->missing);
        json_int(j, "missing_rows", (int64_t)t->missing_rows);
        json_int(j, "answered", (int64_t)t->answered);
        json_int(j, "impossible", (int64_t)t->impossible);
        json_int(j, "conflicts", (int64_t)t->conflicts);
        json_bool(j, "may_fill",
                  sent && filling && scope_writes(c->actor, entity_find(S("collection_return")), place));
        json_bool(j, "may_merge", t->state == COLLECT_HANDED_IN && collect_of_county(c));
}

static bool return_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct collect_table t;
        if (!return_id(c, rq, &id) || !collect_load(c, id, &t))
                return false;
        json_open(&rs->json, NULL);
        table_members(c, &rs->json, &t);
        columns_json(c, &rs->json, &t);
        rows_json_of(c, &rs->json, &t);
        json_end(&rs->json);
        return true;
}

/* ---- filling in ---- */

/* Control characters would travel into workbooks and messages; line ends are the writer's own. */
static bool clean_text(struct str s)
{
        for (size_t i = 0; i < s.n; i++)
                if (((unsigned char)s.p[i] < ' ' && s.p[i] != '\n' && s.p[i] != '\t') || s.p[i] == 0x7F)
                        return false;
        return true;
}

/* A reason instead of a text is an answer as well: there is nothing to fill in, and this is why. */
static bool entry_in(struct ctx *c, const json_t *o, struct collect_entry *x)
{
        char county[7];
        const json_t *version = json_object_get(o, "version");
        *x = (struct collect_entry){ .field = member_text(o, "field"),
                                     .text = member_text(o, "text"),
                                     .reason = member_text(o, "reason"),
                                     .version = json_is_integer(version) ? json_integer_value(version) : 0 };
        bool ok = outside_id_parse(member_text(o, "record"), county, &x->record) && x->field.n && clean_text(x->text) &&
                  clean_text(x->reason);
        return ok || fail(c, ERR_INVALID, "body.member", "cells", "%s",
                          say(c, "每格须有 record、field 和 text 或 reason", "a cell has record, field and text or reason"));
}

/* Unchanged cells are counted apart: a clerk who saves twice sees that nothing happened twice. */
static void saved_members(struct json *j, const struct collect_saved *s)
{
        json_int(j, "saved", s->saved);
        json_int(j, "unchanged", s->unchanged);
        json_int(j, "block", s->block.seq);
}

/* One answer for all cells: those that are right are kept, the wrong ones told beside them, because a clerk who
 * pasted a column of forty must not type it again for one. */
static bool cells_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct collect_saved done = { 0 };
        const json_t *list = json_object_get(rq->json, "cells");
        const size_t n = json_array_size(list);
        struct collect_entry *entries = NEWS(c->arena, struct collect_entry, n + 1);
        if (!return_id(c, rq, &id))
                return false;
        if (!json_is_array(list) || n > CELLS_MAX)
                return fail(c, ERR_INVALID, "body.member", "cells",
                            say(c, "cells 须为至多 %d 格", "cells holds at most %d"), CELLS_MAX);
        for (size_t i = 0; i < n; i++)
                if (!entry_in(c, json_array_get(list, i), &entries[i]))
                        return false;
        if (!collect_save(c, id, entries, n, request_change_key(c, rq), &done))
                return false;
        json_open(&rs->json, NULL);
        saved_members(&rs->json, &done);
        json_list(&rs->json, "refused");
        for (size_t i = 0; i < n; i++) {
                if (!entries[i].code[0])
                        continue;
                json_open(&rs->json, NULL);
                json_str(&rs->json, "record", outside_id(c->arena, c->county, entries[i].record));
                json_str(&rs->json, "field", entries[i].field);
                json_text(&rs->json, "code", entries[i].code);
                json_str(&rs->json, "message", entries[i].message);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- as a workbook ---- */

/* Handing out a workbook is an export, with its right and its record. */
static bool book_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        const char *path;
        struct collect_table t;
        if (!return_id(c, rq, &id) || !collect_load(c, id, &t))
                return false;
        const char *place = arena_copy(c->arena, t.place);
        if (!scope_covers(c->actor, t.plan.e, RIGHT_EXPORT, place))
                return fail(c, ERR_FORBIDDEN, "right.none", t.plan.e->name,
                            say(c, "您的账号无权导出“%s”", "your account may not export “%s”"),
                            entity_title(c, t.plan.e));
        if (!response_temporary(c, &path))
                return false;
        if (!collect_book_write(c, &t, path) || !disclose(c, &(struct disclosure){ .kind = "export",
                                                                                  .e = t.plan.e,
                                                                                  .place = place,
                                                                                  .purpose = "collection",
                                                                                  .reason = t.title,
                                                                                  .rows = (int64_t)t.n,
                                                                                  .file = path })) {
                unlink(path);
                return false;
        }
        rs->file = path;
        rs->type = XLSX;
        rs->download = arena_fmt(c->arena, "%.*s-%.*s.xlsx", FMT(t.title), FMT(t.place_title)).p;
        return true;
}

/* By cell of the workbook and by field of the register: the first is for people, the second for programs. */
static void refusals_json(struct json *j, const struct collect_read *done)
{
        json_list(j, "refused");
        for (size_t i = 0; i < done->n; i++) {
                const struct collect_refusal *x = &done->refusals[i];
                char cell[16];
                book_cell_name(x->row, x->at, cell);
                json_open(j, NULL);
                json_text(j, "cell", cell);
                json_str(j, "record", x->record);
                json_str(j, "title", x->title);
                json_str(j, "field", x->field);
                json_str(j, "field_title", x->field_title);
                json_str(j, "found", x->found);
                json_str(j, "code", x->code);
                json_str(j, "message", x->message);
                json_end(j);
        }
        json_end(j);
}

/* marked_answer: the workbook with what was refused beside its rows. Answered as the workbook itself, because
 * it is on the clerk's desk that it gets mended. */
static bool marked_answer(struct ctx *c, struct request *rq, struct response *rs, int64_t id)
{
        const char *path;
        struct collect_read done = { 0 };
        if (!response_temporary(c, &path))
                return false;
        if (!collect_book_read(c, id, rq->file, path, &done)) {
                unlink(path);
                return false;
        }
        rs->file = path;
        rs->type = XLSX;
        rs->download = say(c, "数据采集-待改.xlsx", "collection-to-mend.xlsx");
        return true;
}

/* The same answer as for cells typed on the page; with marked=1 the workbook comes back with its faults beside
 * the rows. */
static bool book_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct str marked;
        struct collect_read done = { 0 };
        if (!return_id(c, rq, &id))
                return false;
        if (!rq->file)
                return fail(c, ERR_INVALID, "body.empty", "body", "%s", say(c, "没有收到文件", "no file came"));
        if (request_query(rq, "marked", &marked) && str_is(marked, "1"))
                return marked_answer(c, rq, rs, id);
        if (!collect_book_read(c, id, rq->file, NULL, &done))
                return false;
        json_open(&rs->json, NULL);
        saved_members(&rs->json, &done.saved);
        refusals_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* ---- the steps of a return ---- */

/* with_missing: each missing cell as a fault, so that a page or a program can go to it. */
static bool with_missing(struct ctx *c, struct response *rs, int64_t id)
{
        const struct err told = c->err;
        struct collect_table t;
        size_t n = 0;
        if (!str_is(str_of(told.code), "collect.missing"))
                return false;
        c->err = (struct err){ 0 };
        bool ok = collect_load(c, id, &t);
        for (size_t i = 0; ok && i < t.n; i++)
                for (size_t k = 0; k < t.plan.n && n < FAULTS_MAX; k++)
                        if (t.rows[i].cells[k].missing && ++n)
                                response_fault(rs,
                                               arena_fmt(c->arena, "%.*s.%s",
                                                         FMT(outside_id(c->arena, c->county, t.rows[i].record)),
                                                         collect_field(&t, k)->name)
                                                       .p,
                                               "collect.missing",
                                               arena_fmt(c->arena, say(c, "%.*s：%s", "%.*s: %s"), FMT(t.rows[i].title),
                                                         field_title(c, collect_field(&t, k))));
        c->err = told;
        return false;
}

/* The number of the block is proof enough that the step was taken; the page reads the return again. */
static bool state_answer(struct response *rs, const struct block *block)
{
        json_open(&rs->json, NULL);
        json_int(&rs->json, "block", block->seq);
        json_end(&rs->json);
        return true;
}

typedef bool step(struct ctx *c, int64_t id, const char *words, const char *key, struct block *out);

/* The three steps differ in the words they want and in what they do; what a step may, it asks itself. */
static bool take_step(struct ctx *c, struct request *rq, struct response *rs, const char *words, step *run)
{
        int64_t id;
        struct str text;
        struct block block = { 0 };
        if (!return_id(c, rq, &id) || !request_text(c, rq, words, MAY_LACK, &text))
                return false;
        if (!run(c, id, arena_copy(c->arena, text), request_change_key(c, rq), &block))
                return with_missing(c, rs, id);
        return state_answer(rs, &block);
}

static bool hand_in_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return take_step(c, rq, rs, "reason", collect_hand_in);
}

static bool send_back_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return take_step(c, rq, rs, "reason", collect_send_back);
}

static bool remind_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return take_step(c, rq, rs, "words", collect_remind);
}

/* Only cells in conflict want a decision: both the register and the answer were changed since the sending. */
static bool decisions_in(struct ctx *c, const struct request *rq, struct collect_decision **out, size_t *n)
{
        char county[7];
        const json_t *list = json_object_get(rq->json, "decisions");
        *n = json_array_size(list);
        *out = NEWS(c->arena, struct collect_decision, *n + 1);
        for (size_t i = 0; i < *n && *n <= CELLS_MAX; i++) {
                const json_t *o = json_array_get(list, i);
                const struct str take = member_text(o, "take");
                struct collect_decision *d = &(*out)[i];
                *d = (struct collect_decision){ .field = member_text(o, "field"), .answer = str_is(take, "answer") };
                if (!outside_id_parse(member_text(o, "record"), county, &d->record) ||
                    !(d->answer || str_is(take, "record")))
                        return fail(c, ERR_INVALID, "body.member", "decisions", "%s",
                                    say(c, "decisions 每项为 record、field、take（answer 或 record）",
                                        "a decision has record, field and take (answer or record)"));
        }
        return *n <= CELLS_MAX || fail(c, ERR_INVALID, "body.member", "decisions", "at most %d", CELLS_MAX);
}

/* Merged twice is told as merged already, not as an error: two clerks press the same button. */
static bool merge_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        size_t n;
        struct collect_decision *decisions;
        struct collect_merged done = { 0 };
        if (!return_id(c, rq, &id) || !decisions_in(c, rq, &decisions, &n))
                return false;
        if (!collect_merge(c, id, decisions, n, request_change_key(c, rq), &done))
                return false;
        json_open(&rs->json, NULL);
        json_bool(&rs->json, "already", done.already);
        json_int(&rs->json, "records", done.records);
        json_int(&rs->json, "cells", done.cells);
        json_int(&rs->json, "same", done.same);
        json_int(&rs->json, "kept", done.kept);
        json_int(&rs->json, "gone", done.gone);
        json_int(&rs->json, "block", done.block.seq);
        json_end(&rs->json);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "collection_asked", "values object" },
        { "collection_cells", "cells [object]" },
        { "collection_closed", "state text" },
        { "collection_deciding", "decisions [object]?" },
        { "collection_grid",
          "id text|collection text|title text|about text|note text|due_on day|place text|place_title text|state text|"
          "reason text|missing int|missing_rows int|answered int|impossible int|conflicts int|may_fill bool|"
          "may_merge bool|columns [object]|rows [object]" },
        { "collection_merged", "already bool|records int|cells int|same int|kept int|gone int|block int" },
        { "collection_preview", "count int|groups [object]|rows [object]" },
        { "collection_reason", "reason text?" },
        { "collection_reminding", "words text?" },
        { "collection_saved", "saved int|unchanged int|block int|refused [object]" },
        { "collection_sending", "places [text]?" },
        { "collection_sent", "returns int|rows int|unplaced int|block int" },
        { "collection_stepped", "block int" },
        { "collections", "may_send bool|collections [object]" },
};

/* The steps of a collection in the order they are taken: look, send, fill, hand in, send back or merge, close;
 * reminding at any time. */
static const struct route collect_routes[] = {
        { "GET", "/collections", collections_get,
          .title = "各次填报，可见的回报和进度",
          .title_en = "Collections, with the returns one may see and how far they are", .answer = "collections" },
        { "POST", "/collections/preview", preview_post, .title = "一次填报会要哪些内容；不写入",
          .title_en = "What a collection would ask for; writes nothing",
          .body = "collection_asked", .answer = "collection_preview" },
        { "POST", "/collections/{collection}/send", send_post, ROUTE_ONCE,
          .title = "下发：有记录的每个乡镇一份回报表",
          .title_en = "Send it: a return for each township that has rows", .body = "collection_sending",
          .answer = "collection_sent" },
        { "POST", "/collections/{collection}/close", close_post, ROUTE_ONCE, .title = "结束一次填报",
          .title_en = "Collect no more",
          .answer = "collection_closed" },
        { "GET", "/collection_returns/{return}", return_get, .title = "一份回报表：现值、填报、可填的格",
          .title_en = "A return as a grid: values, answers, open cells",
          .answer = "collection_grid" },
        { "POST", "/collection_returns/{return}/cells", cells_post, ROUTE_ONCE,
          .title = "填写各格；错的指出，其余保存",
          .title_en = "Fill in cells; the wrong ones are told, the others kept", .body = "collection_cells",
          .answer = "collection_saved" },
        { "GET", "/collection_returns/{return}/workbook", book_get, .title = "回报表的工作簿，锁定不可填的格",
          .title_en = "A return as a workbook with locked cells",
          .answer = XLSX },
        { "POST", "/collection_returns/{return}/workbook", book_post, ROUTE_FILE,
          .title = "收下填好的工作簿",
          .title_en = "Take in a workbook that was filled in", .body = "file", .answer = "collection_saved",
          PARAMS({ "marked", "1: answers the same workbook with what was refused beside the rows" }) },
        { "POST", "/collection_returns/{return}/hand_in", hand_in_post, ROUTE_ONCE,
          .title = "上报；填不了的写明原因",
          .title_en = "Hand in; with a reason for what can't be filled", .body = "collection_reason",
          .answer = "collection_stepped" },
        { "POST", "/collection_returns/{return}/send_back", send_back_post, ROUTE_ONCE,
          .title = "退回一份回报，写明原因",
          .title_en = "Send a return back, with the reason", .body = "reason", .answer = "collection_stepped" },
        { "POST", "/collection_returns/{return}/merge", merge_post, ROUTE_ONCE,
          .title = "填报内容一次写入登记簿",
          .title_en = "The answers into the register, in one change", .body = "collection_deciding",
          .answer = "collection_merged" },
        { "POST", "/collection_returns/{return}/remind", remind_post, ROUTE_ONCE,
          .title = "催报一个乡镇",
          .title_en = "Ask a township for its return", .body = "collection_reminding", .answer = "collection_stepped" },
};
ROUTES(collect_api, collect_routes, shapes);
