/* api_money.c: a dividend from its preview to the bank's file (dividend_run.h), with the rights over its place;
 * a year's operating funds, appropriated and paid for all villages at once (funds_run.h), with the rights over
 * the county; and the books as text (ledger_book.h).
 *
 * Everything that moves money is computed by the same function that shows it beforehand, takes an Idempotency-Key,
 * and can be asked again: who is paid already is told as the same. A break of the line in the middle of paying
 * leaves nothing half. */
#include "http/routes.h"

#include "base/date.h"
#include "base/money.h"
#include "core/record_json.h"
#include "http/asked.h"
#include "http/bank_json.h"
#include "http/disclosure.h"
#include "http/proposals.h"
#include "mechanisms/ground/ledger_book.h"
#include "mechanisms/leadership/dividend_run.h"
#include "mechanisms/motivation/funds_run.h"

/* A bound for one bank's file; what a county pays in one go is far below it. */
#define BANK_FILE_MAX ((size_t)8 << 20)

/* ---- dividends ---- */

/* dividend_asked: the dividend of the path, which must be within reach of the right. */
static bool dividend_asked(struct ctx *c, const struct request *rq, enum right right, struct draft **out)
{
        int64_t id;
        const struct entity *e = entity_find(S("dividend"));
        if (!record_id(c, e, rq->parts[0], &id) || !change_load(c, e, id, out))
                return false;
        if (!scope_covers(c->actor, e, RIGHT_READ, (*out)->place))
                return fail(c, ERR_MISSING, "record.missing", "dividend", "%s", say(c, "没有这笔分红", "no such dividend"));
        return scope_covers(c->actor, e, right, (*out)->place) ||
               fail(c, ERR_FORBIDDEN, "right.none", "dividend", "%s",
                    say(c, "您的账号无权发放这里的分红", "your account may not pay dividends here"));
}

/* Amounts in fen, shares as they are: a page formats, a program adds. */
static void holder_json(struct ctx *c, struct json *j, const struct dividend_holder *h)
{
        const struct entity *e = entity_find(S("equity_share"));
        json_open(j, NULL);
        json_str(j, "share", ref_outside(c, "equity_share", h->part.share));
        json_text(j, "holder", code_title(c, field_find(e, S("holder"))->codes, h->kind, NULL));
        json_str(j, "title", h->title);
        json_str(j, "record", h->household ? ref_outside(c, "household", h->household)
                                           : ref_outside(c, "organisation", h->organisation));
        json_bool(j, "household", h->household != 0);
        json_int(j, "shares", h->part.shares);
        json_int(j, "amount", h->part.amount);
        json_int(j, "paid", h->part.paid_amount);
        json_str(j, "paid_on", h->paid_on);
        json_bool(j, "ended", h->ended);
        json_bool(j, "no_card", h->household && !h->card);
        json_str(j, "state", h->state);
        json_str(j, "reason", h->reason);
        json_end(j);
}

/* The same computation as the payment, so that what was seen is what is paid, to the cent. */
static bool preview_answer(struct ctx *c, struct json *j, const struct dividend *d)
{
        struct dividend_preview p = { 0 };
        if (!dividend_preview(c, d, &p))
                return false;
        json_open(j, NULL);
        json_int(j, "amount", d->amount);
        json_int(j, "paid", p.paid);
        json_text(j, "declared_on", d->day);
        json_list(j, "holders");
        for (size_t i = 0; i < p.n; i++)
                holder_json(c, j, &p.holders[i]);
        json_end(j);
        json_list(j, "absent");
        for (size_t i = 0; i < p.n_absent; i++) {
                json_open(j, NULL);
                json_str(j, "household", ref_outside(c, "household", p.absent[i].household));
                json_str(j, "title", p.absent[i].title);
                json_bool(j, "left", p.absent[i].left);
                json_end(j);
        }
        json_end(j);
        json_end(j);
        return true;
}

/* What is declared, with who has been paid: the same table before and after paying. */
static bool dividend_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct draft *d;
        struct dividend of;
        return dividend_asked(c, rq, RIGHT_READ, &d) && dividend_read(c, d->id, &of) &&
               preview_answer(c, &rs->json, &of);
}

/* thought_get: a dividend that is not declared: what everybody would get. */
static bool thought_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct entity *e = entity_find(S("equity"));
        struct dividend of = { 0 };
        struct str equity = S(""), day = S(""), amount = S("");
        struct draft *d;
        (void)request_query(rq, "equity", &equity);
        (void)request_query(rq, "declared_on", &day);
        (void)request_query(rq, "amount", &amount);
        if (!record_id(c, e, equity, &of.equity) || !change_load(c, e, of.equity, &d))
                return false;
        if (!scope_covers(c->actor, e, RIGHT_READ, d->place))
                return fail(c, ERR_MISSING, "record.missing", "equity", "%s", say(c, "没有这个项目", "no such venture"));
        if (!date_valid(day))
                return fail(c, ERR_INVALID, "date.format", "declared_on", "%s",
                            say(c, "日期写作 2017-03-01", "a day is written 2017-03-01"));
        if (decimal_parse(amount, 2, &of.amount) != DECIMAL_OK || of.amount <= 0)
                return fail(c, ERR_INVALID, "body.number", "amount", "%s",
                            say(c, "金额写作 1200.50，须大于零", "an amount is written 1200.50 and is above nil"));
        of.day = arena_copy(c->arena, day);
        return preview_answer(c, &rs->json, &of);
}

/* Everybody not paid yet, in one change: a village pays its dividend on one day or not at all. */
static bool dividend_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str day;
        struct draft *d;
        struct dividend_done done = { 0 };
        if (!request_text(c, rq, "paid_on", MUST_HAVE, &day) || !dividend_asked(c, rq, RIGHT_WRITE, &d) ||
            !dividend_run(c, d->id, arena_copy(c->arena, day), request_change_key(c, rq), &done))
                return false;
        if (done.block.proposal)
                return proposal_answer(c, rs, done.block.proposal);
        json_open(&rs->json, NULL);
        json_int(&rs->json, "paid", done.paid);
        json_int(&rs->json, "same", done.same);
        json_int(&rs->json, "nothing", done.nothing);
        json_int(&rs->json, "block", done.block.seq);
        json_end(&rs->json);
        return true;
}

/* Whole card numbers leave the house here: the right to reveal is wanted besides the right to pay. */
static bool dividend_bank_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct bank_order o;
        struct bank_done done = { 0 };
        struct draft *d;
        struct buf file = BUF(BANK_FILE_MAX);
        if (!bank_asked(c, rq, &o) || !dividend_asked(c, rq, RIGHT_WRITE, &d))
                return false;
        if (!scope_covers(c->actor, entity_find(S("household")), RIGHT_REVEAL, d->place))
                return fail(c, ERR_FORBIDDEN, "right.none", "household", "%s",
                            say(c, "您的账号无权查看完整卡号", "your account may not see whole card numbers"));
        const bool ok = dividend_bank_file(c, d->id, &o, request_change_key(c, rq), &file, &done) &&
                        disclose_cards(c, d->e, d->id, d->place, done.sent);
        if (ok) {
                json_open(&rs->json, NULL);
                json_int(&rs->json, "added", done.sent);
                json_int(&rs->json, "waiting", done.waiting);
                json_str(&rs->json, "file", buf_str(&file));
                json_end(&rs->json);
        }
        buf_free(&file);
        return ok;
}

/* Read again does nothing twice: lines that are settled are told as the same. */
static bool dividend_return_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct bank_order o;
        struct str text;
        struct draft *d;
        struct bank_done done = { 0 };
        if (!bank_asked(c, rq, &o) || !dividend_asked(c, rq, RIGHT_WRITE, &d) ||
            !request_text(c, rq, "text", MUST_HAVE, &text) ||
            !dividend_bank_return(c, d->id, o.mapping, text, request_change_key(c, rq), &done))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "same", done.same);
        bank_done_json(&rs->json, &done);
        json_end(&rs->json);
        return true;
}

/* ---- operating funds ---- */

/* Funds are laid out for all villages at once, so a right over one township is not enough. */
static bool county_wide(struct ctx *c, const char *entity)
{
        return scope_covers(c->actor, entity_find(str_of(entity)), RIGHT_WRITE, c->county) ||
               fail(c, ERR_FORBIDDEN, "right.none", entity, "%s",
                    say(c, "您的账号无权安排全县的运转经费", "your account may not handle the county's operating funds"));
}

/* Numbers come as text, like all amounts: no number of money passes through a double. */
static bool number_asked(struct ctx *c, const struct request *rq, const char *member, int decimals, int64_t *out)
{
        struct str text;
        if (!request_text(c, rq, member, MUST_HAVE, &text))
                return false;
        return decimal_parse(text, decimals, out) == DECIMAL_OK ||
               fail(c, ERR_INVALID, "body.number", member, say(c, "“%.*s”不是数", "“%.*s” is no number"), FMT(text));
}

/* Within the calendar a store is made with. */
static bool year_ok(struct ctx *c, int64_t year)
{
        return (year >= 2000 && year <= 2050) || fail(c, ERR_INVALID, "body.year", "year", "%s",
                                                      say(c, "年度在 2000 到 2050 之间", "a year is 2000 to 2050"));
}

/* How many were added and how many stood already; sums capped by what was left are told, because somebody will ask. */
static bool funds_done_json(struct ctx *c, struct response *rs, const struct funds_done *d)
{
        struct json *j = &rs->json;
        if (d->block.proposal)
                return proposal_answer(c, rs, d->block.proposal);
        json_open(j, NULL);
        json_int(j, "added", d->added);
        json_int(j, "same", d->same);
        json_int(j, "amount", d->amount);
        json_int(j, "capped", d->capped);
        json_int(j, "block", d->block.seq);
        json_end(j);
        return true;
}

/* For all villages with a class at once; one that has its appropriation already is the same, so that running it
 * twice is harmless. */
static bool appropriate_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t year;
        struct funds_done done = { 0 };
        if (!county_wide(c, "operating_fund") || !number_asked(c, rq, "year", 0, &year) || !year_ok(c, year) ||
            !funds_appropriate(c, year, request_change_key(c, rq), &done))
                return false;
        return funds_done_json(c, rs, &done);
}

/* Percent in hundredths, 0 for what is left: the last part of a year pays the rest to the cent. */
static bool pay_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct funds_part p;
        struct str day;
        struct funds_done done = { 0 };
        if (!county_wide(c, "operating_fund_payment") || !number_asked(c, rq, "year", 0, &p.year) ||
            !number_asked(c, rq, "part", 0, &p.part) || !number_asked(c, rq, "percent", 2, &p.percent) ||
            !request_text(c, rq, "day", MUST_HAVE, &day) || !request_text(c, rq, "voucher_no", MUST_HAVE, &p.voucher))
                return false;
        if (p.percent < 0 || p.percent > 10000)
                return fail(c, ERR_INVALID, "body.percent", "percent", "%s",
                            say(c, "比例在 0 到 100 之间，0 为拨付余额", "percent is 0 to 100; 0 pays what is left"));
        if (!date_valid(day))
                return fail(c, ERR_INVALID, "date.format", "day", "%s",
                            say(c, "日期写作 2017-03-01", "a day is written 2017-03-01"));
        p.day = arena_copy(c->arena, day);
        if (!year_ok(c, p.year) || !funds_pay(c, &p, request_change_key(c, rq), &done))
                return false;
        return funds_done_json(c, rs, &done);
}

/* Which columns of a statement an object has, and whether they are words or numbers. */
struct told {
        const char *name;
        bool text;
};

/* rows_of: a statement's rows as objects. */
static bool rows_of(struct ctx *c, struct json *j, const char *list, int64_t year, const struct range *r,
                    const struct told *columns, size_t n)
{
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, arena_fmt(c->arena, "funds_run.%s", list).p),
                      ARGS(ARG("year_n", V_INT(year)), ARG("place_lo", V_TEXT(r->lo)), ARG("place_hi", V_TEXT(r->hi))),
                      &s))
                return false;
        json_list(j, list);
        while (db_next(c, s)) {
                json_open(j, NULL);
                for (size_t i = 0; i < n; i++) {
                        if (columns[i].text)
                                json_str(j, columns[i].name, db_named_str(s, columns[i].name));
                        else
                                json_int(j, columns[i].name, db_named_int(s, columns[i].name));
                }
                json_end(j);
        }
        json_end(j);
        return c->err.kind == ERR_NONE;
}
#define ROWS(list, ...) \
        rows_of(c, j, list, year, &r, (const struct told[]){ __VA_ARGS__ }, \
                COUNT(((const struct told[]){ __VA_ARGS__ })))

/* Four lists of one page, each its own statement over the same range of places: their sums are comparable
 * because the range is one. */
static bool standing_json(struct ctx *c, struct json *j, int64_t year, struct range r)
{
        return ROWS("classes", { "class", true }, { "amount", false }, { "growth", false }, { "due", false },
                    { "villages", false }, { "appropriated", false }, { "document", true }) &&
               ROWS("townships", { "place", true }, { "place_title", true }, { "villages", false }, { "due", false },
                    { "paid", false }, { "waiting", false }) &&
               ROWS("paid_parts", { "part", false }, { "villages", false }, { "amount", false }, { "day", true },
                    { "scanned", false }) &&
               ROWS("dues", { "source_level", true }, { "recipient", true }, { "grants", false }, { "amount", false });
}

/* place_in_reach: the place asked for, else the widest of the account's own; it must be readable. */
static bool place_in_reach(struct ctx *c, const struct request *rq, const char **place)
{
        const struct entity *e = entity_find(S("operating_fund"));
        if (!asked_place(c, rq, place))
                return false;
        for (size_t i = 0; !*place && i < c->actor->n_grants; i++)
                if (scope_covers(c->actor, e, RIGHT_READ, c->actor->grants[i].place))
                        *place = c->actor->grants[i].place;
        return (*place && scope_covers(c->actor, e, RIGHT_READ, *place)) ||
               fail(c, ERR_FORBIDDEN, "right.none", e->name, "%s",
                    say(c, "您的账号无权查看这里的运转经费", "your account may not see operating funds here"));
}

/* The year by default is the day's; a place by default the widest the reader has. */
static bool standing_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str text = str_of(c->today);
        const char *place;
        struct range r;
        int64_t year;
        (void)request_query(rq, "year", &text);
        if (!str_int(str_slice(text, 0, 4), &year) || !year_ok(c, year) || !place_in_reach(c, rq, &place))
                return false;
        place_range(place, &r);
        json_open(&rs->json, NULL);
        json_int(&rs->json, "year", year);
        json_text(&rs->json, "place", place);
        if (!standing_json(c, &rs->json, year, r))
                return false;
        json_end(&rs->json);
        return true;
}

/* ---- the books ---- */

/* As text, because it leaves the system: an auditor reads it with a program of his own. */
static bool ledger_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct period p;
        const char *place;
        if (!asked_period(c, rq, &p) || !asked_place(c, rq, &place) || !ledger_book(c, &p, place, &rs->body))
                return false;
        rs->type = "text/plain; charset=utf-8";
        rs->download = arena_fmt(c->arena, "%s-%s-%s.journal", say(c, "账目", "ledger"), p.from, p.to).p;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "bank_done", "same int|paid int|failed int|waiting int|unmatched int|unmatched_rows [bank_unmatched]" },
        { "dividend_asked", "paid_on day" },
        { "dividend_done", "paid int|same int|nothing int|block int" },
        { "dividend_file", "added int|waiting int|file text" },
        { "dividend_preview", "amount int|paid int|declared_on day|holders [object]|absent [object]" },
        { "funds_asked", "year text" },
        { "funds_done", "added int|same int|amount int|capped int|block int" },
        { "funds_part", "year text|part text|percent text|day day|voucher_no text" },
        { "funds_standing",
          "year int|place text|classes [object]|townships [object]|paid_parts [object]|dues [object]" },
};

/* Preview and payment are a pair everywhere; what is read from a bank comes as text and is judged line by line. */
static const struct route money_routes[] = {
        { "GET", "/ledger", ledger_get, .title = "一个期间的账目，hledger 可读的纯文本",
          .title_en = "The books of a period as a plain-text journal that hledger reads",
          .answer = "application/octet-stream",
          PARAMS({ "period", "a day, a month, a year or FROM..TO" }, { "place", "a township or village" }) },
        { "GET", "/dividends", thought_get,
          .title = "未宣布的分红，各持股人将得多少",
          .title_en = "What each holder would get of a dividend that is not declared yet", .answer = "dividend_preview",
          PARAMS({ "equity", "the venture" }, { "declared_on", "the day" }, { "amount", "what is divided, in yuan" }) },
        { "GET", "/dividends/{dividend}", dividend_get,
          .title = "一次分红的各持股人：精确到分的份额，谁已发、谁缺卡、谁遗漏",
          .title_en = "A dividend's holders: each one's part to the cent, who is paid, lacks a card, is missing",
          .answer = "dividend_preview" },
        { "POST", "/dividends/{dividend}/pay", dividend_post, ROUTE_ONCE | ROUTE_REVIEWED,
          .title = "把分红精确到分地分给尚未发放的持股人",
          .title_en = "Divide a dividend to the cent and pay all holders not paid yet", .body = "dividend_asked",
          .answer = "dividend_done" },
        { "POST", "/dividends/{dividend}/bank_file", dividend_bank_post,
          .title = "有卡未发的各户送银行：代发文件",
          .title_en = "Send to the bank what households with a card did not get yet: its file", .body = "bank_asked",
          .answer = "dividend_file" },
        { "POST", "/dividends/{dividend}/bank_return", dividend_return_post, ROUTE_ONCE,
          .title = "读入银行回盘：已付，或未付及原因",
          .title_en = "Read the bank's return: paid, or failed and why", .body = "bank_return", .answer = "bank_done" },
        { "GET", "/operating_funds", standing_get,
          .title = "一个年度的运转经费：档次、各乡镇结余、已拨部分；党费补助",
          .title_en = "A year's operating funds: classes, townships with what remains, parts paid; grants from dues",
          .answer = "funds_standing", PARAMS({ "year", "the year" }, { "place", "a township or village" }) },
        { "POST", "/operating_funds/appropriate", appropriate_post, ROUTE_ONCE | ROUTE_REVIEWED,
          .title = "按档次一次核定各村全年经费",
          .title_en = "Appropriate a year's funds for every village with a class, in one change", .body = "funds_asked",
          .answer = "funds_done" },
        { "POST", "/operating_funds/pay", pay_post, ROUTE_ONCE | ROUTE_REVIEWED,
          .title = "凭一张凭证向各村拨付全年经费的一部分",
          .title_en = "Pay one part of a year's funds to all villages, under one voucher", .body = "funds_part",
          .answer = "funds_done" },
};
ROUTES(money_api, money_routes, shapes);
