/* routes.c: finding the route, and what every request passes on its way to its handler: session, first password, the
 * page's header, entity and right, query names, body, idempotency. Whatever is not allowed stops here, and fails
 * closed.
 *
 * The order is the security of the whole: nothing is read before it is known who asks, nothing is looked up before
 * it is known that he may, no body is parsed that no route wants. A handler begins with an actor, an entity he has
 * the right over somewhere, an id that is a number of this county, a query of known names and a JSON object; what is
 * left to it is whether the record lies within reach.
 *
 * Two things wrap a handler. A request with an Idempotency-Key gets its first answer again, whatever has happened
 * since; an answer that only depends on the journal is remembered under its heads and given without work. */
#include "http/routes.h"

#include "core/change.h"
#include "core/draft.h"
#include "core/idempotency.h"
#include "core/look.h"
#include "core/session.h"
#include "http/disclosure.h"
#include "http/recall.h"

#include <sodium.h>
#include <stdio.h>
#include <time.h>

/* Segments of a path. What has more than any route is no path of ours. */
#define SEGMENTS_MAX 8

/* The order does not decide (the most literal match wins), it is that of the description. */
static const struct route_table *const tables[] = {
        &life_api, &money_api,
        &session_api, &account_api, &catalogue_api, &change_api,  &list_api, &search_api, &journal_api, &attachment_api,
        &proposal_api,
        &job_api,     &export_api,  &import_api,    &pairing_api, &pay_api,  &brief_api,  &form_api,    &reconcile_api,
        &record_api,  &collect_api, &assessment_api,
};

const struct route *route_at(size_t i)
{
        for (size_t k = 0; k < COUNT(tables); k++) {
                if (i < tables[k]->n)
                        return &tables[k]->routes[i];
                i -= tables[k]->n;
        }
        return NULL;
}

const struct shape *shape_at(size_t i)
{
        for (size_t k = 0; k < COUNT(tables); k++) {
                if (i < tables[k]->n_shapes)
                        return &tables[k]->shapes[i];
                i -= tables[k]->n_shapes;
        }
        return NULL;
}

bool path_is_api(struct str path)
{
        return str_starts(path, S(API "/")) || str_is(path, API);
}

/* Zero when there are more segments than any route has. */
static size_t split(struct str path, struct str out[SEGMENTS_MAX])
{
        size_t n = 0;
        struct str part;
        path = str_slice(path, 1, path.n);
        while (n < SEGMENTS_MAX && str_cut(&path, '/', &part))
                out[n++] = part;
        return path.p ? 0 : n;
}

/* match: how many segments are literally equal, plus one; 0 when the path is another. */
static int match(const char *pattern, const struct str *path, size_t n, struct str parts[HTTP_PARTS_MAX])
{
        struct str want[SEGMENTS_MAX];
        size_t m = split(str_of(pattern), want), p = 0;
        int score = 1;
        if (m != n)
                return 0;
        for (size_t i = 0; i < n; i++) {
                if (want[i].p[0] == '{' && p < HTTP_PARTS_MAX && path[i].n)
                        parts[p++] = path[i];
                else if (!str_eq(want[i], path[i]))
                        return 0;
                else
                        score++;
        }
        return score;
}

/* HEAD is GET without its body; the library leaves that out. */
static struct str plain_method(struct str method)
{
        return str_is(method, "HEAD") ? S("GET") : method;
}

/* All routes are looked at: some hundred short comparisons cost less than the reading of one header, and no
 * table has to be kept sorted. */
bool route_match(struct ctx *c, struct request *rq, struct str *allowed)
{
        struct str path[SEGMENTS_MAX], api = str_slice(rq->path, sizeof API - 1, rq->path.n);
        size_t n = api.n > 1 ? split(api, path) : 0;
        int best = 0;
        const struct route *r;
        *allowed = S("");
        for (size_t i = 0; n && (r = route_at(i)); i++) {
                struct str parts[HTTP_PARTS_MAX] = { 0 };
                int score = match(r->path, path, n, parts);
                if (score)
                        *allowed = arena_fmt(c->arena, "%.*s%s%s", FMT(*allowed), allowed->n ? ", " : "", r->method);
                if (score <= best || !str_is(plain_method(rq->method), r->method))
                        continue;
                best = score;
                rq->route = r;
                memcpy(rq->parts, parts, sizeof parts);
        }
        if (best)
                return true;
        if (allowed->n)
                return fail(c, ERR_INVALID, "method.unknown", "method",
                            say(c, "此地址不接受 %.*s，只接受 %.*s", "this address does not take %.*s; it takes %.*s"),
                            FMT(rq->method), FMT(*allowed));
        return fail(c, ERR_MISSING, "route.unknown", "path", say(c, "没有这个地址：%.*s", "no such address: %.*s"),
                    FMT(rq->path));
}

/* ---- who asks ---- */

struct str request_cookie_name(struct arena *a, const struct request *rq)
{
        return arena_fmt(a, "bangfu_%d", rq->server ? http_port(rq->server) : 0);
}

/* Other cookies of the same host are none of ours. */
struct str request_cookie(const struct request *rq, struct str name)
{
        struct str all = request_header(rq, "Cookie"), one;
        while (str_cut(&all, ';', &one)) {
                one = str_trim(one);
                if (str_starts(one, name))
                        return str_slice(one, name.n, one.n);
        }
        return S("");
}

/* A bearer wins over a cookie: a program that sends both means the one it set itself. */
static void find_token(struct ctx *c, struct request *rq)
{
        struct str bearer = request_header(rq, "Authorization");
        if (str_starts(bearer, S("Bearer "))) {
                rq->token = str_trim(str_slice(bearer, 7, bearer.n));
                return;
        }
        rq->token = request_cookie(rq, arena_fmt(c->arena, "%.*s=", FMT(request_cookie_name(c->arena, rq))));
        rq->by_cookie = rq->token.n > 0;
}

/* from_page: a page of another site can send our cookie's request, but not this header. */
static bool from_page(struct ctx *c, const struct request *rq)
{
        if (!rq->by_cookie || str_is(plain_method(rq->method), "GET") || str_is(request_header(rq, "X-Bangfu"), "1"))
                return true;
        return fail(c, ERR_FORBIDDEN, "request.page", "X-Bangfu", "%s",
                    say(c, "页面的写请求须带 X-Bangfu: 1", "a page's writing request carries X-Bangfu: 1"));
}

/* The session first, then the page's header: a stranger learns that he has to log in, not which header is missing. */
static bool identify(struct ctx *c, struct request *rq)
{
        int64_t id;
        struct actor *actor;
        find_token(c, rq);
        if (rq->route->flags & ROUTE_OPEN)
                return true;
        if (!session_find(c, rq->token, &id) || !from_page(c, rq) ||
            !account_actor(c, id, rq->by_cookie ? "page" : "api", &actor, &rq->must_change))
                return false;
        act_as(c, actor);
        if (rq->must_change && !(rq->route->flags & ROUTE_FIRST))
                return fail(c, ERR_FORBIDDEN, "password.first", "session", "%s",
                            say(c, "请先修改初始密码", "change the first password before anything else"));
        return true;
}

/* ---- what about ---- */

/* path_part: the value of a path parameter by its name. */
static bool path_part(const struct request *rq, const char *name, struct str *value)
{
        struct str path = str_of(rq->route->path), segment;
        size_t at = 0;
        while (str_cut(&path, '/', &segment)) {
                if (segment.n == 0 || segment.p[0] != '{')
                        continue;
                *value = rq->parts[at++];
                if (str_is(segment, name))
                        return true;
        }
        return false;
}

/* Says what it is about, because a clerk has several registers open and asks whom to ask for the right. */
static bool forbidden(struct ctx *c, const char *title)
{
        return fail(c, ERR_FORBIDDEN, "right.none", "account",
                    say(c, "您的账号无权对“%s”做这件事", "your account may not do this to “%s”"), title);
}

/* The right somewhere, not here: whether the record lies in it is asked by scope when it is read or written. */
static bool resolve_entity(struct ctx *c, struct request *rq)
{
        struct str name;
        if (!path_part(rq, "{entity}", &name))
                return true;
        rq->entity = entity_find(name);
        if (!rq->entity)
                return fail(c, ERR_MISSING, "entity.unknown", "path", say(c, "没有登记簿“%.*s”", "no register “%.*s”"),
                            FMT(name));
        if (rq->route->right && !scope_may(c->actor, rq->entity, rq->route->right))
                return forbidden(c, entity_title(c, rq->entity));
        return true;
}

/* Another county's number is not wrong but missing: this store has no such record, and can't say more. */
bool record_id(struct ctx *c, const struct entity *e, struct str text, int64_t *id)
{
        char county[7] = "";
        const char *home = e && e->reference ? "000000" : c->county;
        if (outside_id_parse(text, county, id) && (!county[0] || strcmp(county, home) == 0))
                return true;
        return fail(c, ERR_MISSING, "record.unknown", "id", say(c, "没有编号为“%.*s”的记录", "no record “%.*s”"),
                    FMT(text));
}

/* Numbers are only parsed here; whether there is such a record is scope's to say, with the same answer for
 * "none" and "not yours". */
static bool resolve_id(struct ctx *c, struct request *rq)
{
        struct str text;
        return !rq->entity || !path_part(rq, "{id}", &text) || record_id(c, rq->entity, text, &rq->id);
}

/* County-wide and never over own households: journal, accounts and pay runs are about everybody. */
static bool area_right(struct ctx *c, const struct request *rq)
{
        if (!(rq->route->flags & ROUTE_COUNTY))
                return true;
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                const struct grant *g = &c->actor->grants[i];
                if (!g->own && strlen(g->place) == 6 && role_rights(g->role, rq->route->area) & rq->route->right)
                        return true;
        }
        return forbidden(c, say(c, rq->route->title, rq->route->title_en));
}

/* no_number: an address is kept by proxies, histories and logs; whoever's ID number it is, it doesn't stand there. */
static bool no_number(struct ctx *c, const struct pair *p)
{
        struct str normal;
        if (p->value.n < 15 || id_number_check(c->arena, p->value, c->today, &normal))
                return true;
        return fail(c, ERR_INVALID, "secret.address", arena_copy(c->arena, p->name), "%s",
                    say(c, "证件号码不写在网址里：请用 POST /search 或 POST /登记簿/find，号码放在请求正文中",
                        "an ID number stands in no address: use POST /search or POST /{register}/find, with the number "
                        "in the body"));
}

/* A misspelt parameter is refused, never passed over: "palce=" would otherwise answer with the whole county. */
static bool query_known(struct ctx *c, const struct request *rq)
{
        for (size_t i = 0; i < rq->n_query; i++) {
                bool known = false;
                for (size_t k = 0; k < rq->route->n_params && !known; k++)
                        known = str_is(rq->query[i].name, rq->route->params[k].name) ||
                                strcmp(rq->route->params[k].name, FILTERS_PARAM) == 0;
                if (!known)
                        return fail(c, ERR_INVALID, "query.unknown", "query",
                                    say(c, "不认识的参数“%.*s”", "unknown parameter “%.*s”"), FMT(rq->query[i].name));
                if (!no_number(c, &rq->query[i]))
                        return false;
        }
        return true;
}

/* ---- the body ---- */

/* Duplicate members are refused, because two readers would take different ones. */
static bool read_json(struct ctx *c, struct request *rq)
{
        if (!rq->route->body || (rq->route->flags & ROUTE_FILE))
                return true;
        if (!str_starts(request_header(rq, "Content-Type"), S("application/json")))
                return fail(c, ERR_INVALID, "body.type", "Content-Type", "%s",
                            say(c, "请求体须为 application/json", "the body must be application/json"));
        json_error_t e;
        rq->json = json_loadb(rq->body.p ? rq->body.p : "", rq->body.n, JSON_REJECT_DUPLICATES, &e);
        if (!rq->json)
                return fail(c, ERR_INVALID, "body.json", "body",
                            say(c, "第 %d 行不是合法的 JSON：%s", "line %d is no JSON: %s"), e.line, e.text);
        return json_is_object(rq->json) || fail(c, ERR_INVALID, "body.json", "body", "%s",
                                                say(c, "请求体须为 JSON 对象", "the body must be a JSON object"));
}

/* ---- doing it once ---- */

static bool digest_file(struct ctx *c, crypto_generichash_state *state, const char *path)
{
        unsigned char piece[65536];
        size_t n;
        FILE *f = fopen(path, "rb");
        if (!f)
                return fail(c, ERR_SYSTEM, "http.file", "body", "the body is gone");
        while ((n = fread(piece, 1, sizeof piece, f)) > 0)
                crypto_generichash_update(state, piece, n);
        fclose(f);
        return true;
}

/* request_digest: what is asked, in 64 digits: method, path, query and body. */
static bool request_digest(struct ctx *c, const struct request *rq, struct str *out)
{
        unsigned char hash[32];
        char hex[65];
        crypto_generichash_state state;
        crypto_generichash_init(&state, NULL, 0, sizeof hash);
        struct str query = S("");
        for (size_t i = 0; i < rq->n_query; i++)
                query = arena_fmt(c->arena, "%.*s&%.*s=%.*s", FMT(query), FMT(rq->query[i].name),
                                  FMT(rq->query[i].value));
        const struct str pieces[] = { rq->method, S(" "), rq->path, S("?"), query, S("\n"), rq->body };
        for (size_t i = 0; i < COUNT(pieces); i++)
                crypto_generichash_update(&state, (const unsigned char *)(pieces[i].n ? pieces[i].p : ""), pieces[i].n);
        if (rq->file && !digest_file(c, &state, rq->file))
                return false;
        crypto_generichash_final(&state, hash, sizeof hash);
        sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
        *out = arena_str(c->arena, str_of(hex));
        return true;
}

static bool replay_answer(struct ctx *c, struct str key, struct str digest, struct response *rs, bool *done)
{
        struct kept_answer kept;
        if (!idempotency_find(c, key, digest, &kept))
                return false;
        *done = kept.status != 0;
        if (!*done)
                return true;
        rs->status = kept.status;
        buf_clear(&rs->body);
        buf_add(&rs->body, kept.text);
        response_header(rs, "Idempotency-Replayed", S("true"));
        return true;
}

static bool answer_or_recall(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str key;
        struct recall *kept = http_recall(rq->server);
        if (!(rq->route->flags & ROUTE_RECALLED))
                return rq->route->run(c, rq, rs);
        if (!recall_key(c, rq, &key))
                return false;
        if (recall_find(kept, key, &rs->body))
                return true;
        if (!rq->route->run(c, rq, rs))
                return false;
        if (rs->status == 200 && c->looks->n == 0) /* else the next who is given it would go unnoted */
                recall_keep(kept, key, buf_str(&rs->body));
        return true;
}

static bool run_route(struct ctx *c, struct request *rq, struct response *rs)
{
        if (!answer_or_recall(c, rq, rs))
                return false;
        if (rq->route->created && rs->status == 200)
                rs->status = rq->route->created;
        return true;
}

/* wait_for_twin: the same request is just being served by another thread, whose change stands already: its answer comes
 * soon. */
static bool wait_for_twin(struct ctx *c, struct str key, struct str digest, struct response *rs)
{
        const struct err repeated = c->err;
        bool done = false;
        for (int tries = 0; tries < 40 && !done; tries++) {
                c->err = (struct err){ 0 };
                nanosleep(&(struct timespec){ .tv_nsec = 50000000 }, NULL);
                db_rollback(c); /* this reader's snapshot is older than the twin's answer */
                if (!db_begin(c) || !replay_answer(c, key, digest, rs, &done))
                        return false;
        }
        if (!done)
                c->err = repeated;
        return done;
}

static bool run_once(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str key = request_header(rq, "Idempotency-Key");
        if (!(rq->route->flags & ROUTE_ONCE) || key.n == 0)
                return run_route(c, rq, rs);
        bool done = false;
        struct str digest;
        if (!idempotency_key_ok(c, key) || !request_digest(c, rq, &digest) ||
            !replay_answer(c, key, digest, rs, &done) || done)
                return done;
        if (!run_route(c, rq, rs))
                return str_is(str_of(c->err.code), "change.repeated") && wait_for_twin(c, key, digest, rs);
        return idempotency_keep(c, key, digest, rs->status, buf_str(&rs->body));
}

const char *request_change_key(struct ctx *c, const struct request *rq)
{
        return idempotency_change_key(c, request_header(rq, "Idempotency-Key"));
}

/* ---- all of it ---- */

/* In this order, each step only if the one before it has passed (see the top). */
static bool answered(struct ctx *c, struct request *rq, struct response *rs)
{
        return identify(c, rq) && area_right(c, rq) && resolve_entity(c, rq) && resolve_id(c, rq) &&
               query_known(c, rq) && read_json(c, rq) && run_once(c, rq, rs);
}

/* Whatever route read a compartment, and however it ended, the look is written down before anything goes out. */
static bool serve_api(struct ctx *c, struct request *rq, struct response *rs)
{
        look_begin(c, refusals_may);
        const bool done = answered(c, rq, rs);
        return disclose_looks(c) && done;
}

/* A handler that failed without an error would be answered as success with half a body: that is our mistake,
 * and told as one. An answer that outgrew its buffer is not cut, it is refused. */
void serve(struct ctx *c, struct request *rq, struct response *rs)
{
        if (path_is_api(rq->path)) {
                if (!serve_api(c, rq, rs) && c->err.kind == ERR_NONE)
                        (void)!fail(c, ERR_SYSTEM, "handler.silent", "server", "a handler failed without a word");
                if (c->err.kind == ERR_NONE && rs->body.full)
                        (void)!fail(c, ERR_TOO_LARGE, "answer.size", "server", "%s",
                                    say(c, "结果太大，请缩小范围", "the answer is too large; ask for less"));
                return;
        }
        if (!static_serve(c, rq, rs))
                (void)!fail(c, ERR_MISSING, "page.unknown", "path", "%s", say(c, "没有这个页面", "no such page"));
}
