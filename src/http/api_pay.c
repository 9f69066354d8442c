/* api_pay.c: a pay run's steps: compute, compare with last month, approve, to the bank and back; what they mean is
 * pay_run.h's business. All are the whole county's, and so are the rights they want.
 *
 * The steps are separate because they are different people's: the treasury prepares, another account approves and
 * locks, and only a locked run goes to the bank. What comes back from the bank is read against what was sent, by
 * name, card and amount. */
#include "http/routes.h"

#include "core/record_json.h"
#include "http/bank_json.h"
#include "http/disclosure.h"
#include "mechanisms/motivation/pay_run.h"

#define BANK_FILE_MAX ((size_t)8 << 20)

/* Over the whole county and nothing less: a run pays everybody in post. */
static bool run_asked(struct ctx *c, const struct request *rq, enum right right, int64_t *run)
{
        const struct entity *e = entity_find(S("pay_run"));
        if (!scope_covers(c->actor, e, right, c->county))
                return fail(c, ERR_FORBIDDEN, "right.none", "pay_run", "%s",
                            say(c, "您的账号无权办理全县的报酬发放", "your account may not handle the county's pay runs"));
        return record_id(c, e, rq->parts[0], run);
}

/* An empty id is none where one may be lacking: a form sends its empty fields. */
static bool pay_id_text(struct ctx *c, const struct request *rq, const char *member, const char *entity, enum lack lack,
                        int64_t *id)
{
        struct str text;
        *id = 0;
        if (!request_text(c, rq, member, lack, &text))
                return false;
        return text.n == 0 ? lack == MAY_LACK || fail(c, ERR_INVALID, "body.member", member, "%s",
                                                      say(c, "缺少编号", "an id is missing"))
                           : record_id(c, entity_find(str_of(entity)), text, id);
}

/* What the bank told and nobody here knows is listed line by line: a payment to a stranger has to be followed up. */
void bank_done_json(struct json *j, const struct bank_done *d)
{
        json_int(j, "paid", d->paid);
        json_int(j, "failed", d->failed);
        json_int(j, "waiting", d->waiting);
        json_int(j, "unmatched", d->unmatched);
        json_list(j, "unmatched_rows");
        for (size_t i = 0; i < d->n_rows; i++) {
                json_open(j, NULL);
                json_int(j, "line", d->rows[i].line);
                json_str(j, "name", d->rows[i].name);
                json_str(j, "card", d->rows[i].card);
                json_str(j, "amount", d->rows[i].amount);
                json_str(j, "why", d->rows[i].why);
                json_end(j);
        }
        json_end(j);
}

/* Which bank's columns, and whether lines still waiting are sent again: a file that was lost on its way. */
bool bank_asked(struct ctx *c, const struct request *rq, struct bank_order *o)
{
        o->again = json_is_true(json_object_get(rq->json, "again"));
        return pay_id_text(c, rq, "mapping", "bank_mapping", MUST_HAVE, &o->mapping);
}

/* One shape for all steps, with zeros where a step does not do a thing: a page reads one object. */
static void pay_done_json(struct json *j, const struct pay_run_done *d)
{
        json_open(j, NULL);
        json_int(j, "added", d->added + d->bank.sent);
        json_int(j, "changed", d->changed);
        json_int(j, "dropped", d->dropped);
        json_int(j, "same", d->same + d->bank.same);
        json_int(j, "left", d->left);
        json_str(j, "left_words", d->left_words);
        bank_done_json(j, &d->bank);
        json_int(j, "block", d->block.seq);
}

/* Computed again as often as wanted while the run is open: lines are compared, added, changed and dropped, and
 * the same stays. */
static bool compute_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run;
        struct pay_run_done done = { 0 };
        if (!run_asked(c, rq, RIGHT_WRITE, &run) || !pay_run_compute(c, run, request_change_key(c, rq), &done))
                return false;
        pay_done_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* A locked month is not opened: what came out otherwise becomes lines of the open run, with the month they
 * belong to. */
static bool correct_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run;
        struct str month, reason;
        struct pay_run_done done = { 0 };
        if (!run_asked(c, rq, RIGHT_WRITE, &run) || !request_text(c, rq, "month", MUST_HAVE, &month) ||
            !request_text(c, rq, "reason", MAY_LACK, &reason) ||
            !pay_run_correct(c, run, arena_copy(c->arena, month), reason, request_change_key(c, rq), &done))
                return false;
        pay_done_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* The right to confirm, and in pay_run.h another person than who prepared it. */
static bool approve_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run, approver;
        struct pay_run_done done = { 0 };
        if (!run_asked(c, rq, RIGHT_CONFIRM, &run) ||
            !pay_id_text(c, rq, "approved_by", "cadre", MAY_LACK, &approver) ||
            !pay_run_approve(c, run, approver, request_change_key(c, rq), &done))
                return false;
        pay_done_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* Two rights: to write the transfers and to see whole card numbers. */
static bool bank_file_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run;
        struct bank_order o;
        struct pay_run_done done = { 0 };
        struct buf file = BUF(BANK_FILE_MAX);
        bool ok = run_asked(c, rq, RIGHT_WRITE, &run) && run_asked(c, rq, RIGHT_REVEAL, &run) &&
                  bank_asked(c, rq, &o) && pay_run_bank_file(c, run, &o, NULL, &file, &done) &&
                  disclose_cards(c, entity_find(S("pay_run")), run, NULL, done.bank.sent);
        if (ok) {
                pay_done_json(&rs->json, &done);
                json_str(&rs->json, "file", buf_str(&file));
                json_end(&rs->json);
        }
        buf_free(&file);
        return ok;
}

/* A line is settled by what the bank says of it; a second reading of the same return changes nothing. */
static bool bank_return_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run;
        struct bank_order o;
        struct str text;
        struct pay_run_done done = { 0 };
        if (!run_asked(c, rq, RIGHT_WRITE, &run) || !bank_asked(c, rq, &o) ||
            !request_text(c, rq, "text", MUST_HAVE, &text) ||
            !pay_run_bank_return(c, run, o.mapping, text, request_change_key(c, rq), &done))
                return false;
        pay_done_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* What the reason explains and what single parts explain, apart: their sum is the difference, so an approver
 * sees that nothing is left over. */
static void difference_json(struct ctx *c, struct json *j, const struct pay_difference *d)
{
        json_open(j, NULL);
        json_str(j, "person", ref_outside(c, "person", d->person));
        json_str(j, "name", d->name);
        json_str(j, "place", d->place);
        json_str(j, "place_title", d->place_title);
        json_int(j, "before", d->before);
        json_int(j, "now", d->now);
        json_text(j, "reason", d->reason);
        json_text(j, "reason_title", pay_reason_title(c, d->reason));
        json_int(j, "by_reason", d->now - d->before - d->by_parts);
        json_int(j, "by_parts", d->by_parts);
        json_str(j, "words", d->words);
        json_end(j);
}

/* What an approver looks at before he locks: sums, who differs from last month, and why. */
static bool comparison_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t run;
        struct pay_comparison k = { 0 };
        if (!run_asked(c, rq, RIGHT_READ, &run) || !pay_run_compare(c, run, &k))
                return false;
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_str(j, "month", k.month);
        json_str(j, "before_month", k.before_month);
        json_bool(j, "locked", k.locked);
        json_bool(j, "own", k.own);
        json_str(j, "prepared_account", k.prepared_account);
        json_str(j, "prepared_by", k.prepared_by);
        json_str(j, "approved_by", k.approved_by);
        json_str(j, "me", k.me);
        json_int(j, "persons", k.persons);
        json_int(j, "now", k.now);
        json_int(j, "before", k.before);
        json_int(j, "waiting", k.waiting);
        json_int(j, "failed", k.failed);
        json_list(j, "differences");
        for (size_t i = 0; i < k.n; i++)
                difference_json(c, j, &k.items[i]);
        json_end(j);
        json_end(j);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "bank_file", "added int|failed int|waiting int|block int|file text" },
        { "pay_approval", "approved_by text?" },
        { "pay_comparison", "month day|before_month text?|locked bool|own bool|prepared_account text?|prepared_by "
                            "text?|approved_by text?|me text?|persons int|now int|before int|waiting int|failed "
                            "int|differences [pay_difference]" },
        { "pay_correction", "month day|reason text?" },
        { "pay_difference", "person text|name text|place text?|place_title text?|before int|now int|reason text|"
                            "reason_title text|by_reason int|by_parts int|words text" },
        { "pay_done", "added int|changed int|dropped int|same int|left int|left_words text|paid int|failed int|"
                      "waiting int|unmatched int|unmatched_rows [bank_unmatched]|block int" },
};

/* Steps of one run, each allowed only behind the one before it; which that is, the run itself knows (pay_run.h). */
static const struct route pay_routes[] = {
        { "GET", "/pay_runs/{run}", comparison_get,
          .title = "一批报酬与上月对照：合计（分）、谁不同、为什么",
          .title_en = "A pay run beside last month's: sums in fen, who differs, why", .answer = "pay_comparison" },
        { "POST", "/pay_runs/{run}/compute", compute_post, ROUTE_ONCE,
          .title = "在职各人、有标准的各项报酬的明细",
          .title_en = "Lines of everybody in post, every part that has a rate", .answer = "pay_done" },
        { "POST", "/pay_runs/{run}/correct", correct_post, ROUTE_ONCE,
          .title = "重算已锁定的月份，差额列入本批次",
          .title_en = "Compute a locked month again; its differences become lines of this open run",
          .body = "pay_correction", .answer = "pay_done" },
        { "POST", "/pay_runs/{run}/approve", approve_post, ROUTE_ONCE,
          .title = "由另一账号审批并锁定",
          .title_en = "Approve and lock, from another account", .body = "pay_approval", .answer = "pay_done" },
        { "POST", "/pay_runs/{run}/bank_file", bank_file_post,
          .title = "未送或未付成的各笔及代发文件；again 时连同等待中的",
          .title_en = "Transfers of all not sent yet or that failed, and the bank's file; again: also what waits",
          .body = "bank_asked", .answer = "bank_file" },
        { "POST", "/pay_runs/{run}/bank_return", bank_return_post, ROUTE_ONCE,
          .title = "读入银行回盘：已付，或未付及原因",
          .title_en = "Read the bank's return: paid, or failed and why", .body = "bank_return", .answer = "pay_done" },
};
ROUTES(pay_api, pay_routes, shapes);
