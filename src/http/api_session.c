/* api_session.c: logging in and out, one's own password, and the first password an administrator gives.
 *
 * Login is the only route that takes a password; it answers the same for a wrong name and a wrong password, and
 * slowly enough that guessing does not pay. A first password lets its owner do one thing: set his own. */
#include "http/routes.h"

#include "core/record_json.h"
#include "core/session.h"

/* Roles and places in words, because the page says beside the name what the account may. */
static bool grants_json(struct ctx *c, struct json *j)
{
        json_list(j, "grants");
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                const struct grant *g = &c->actor->grants[i];
                struct str title;
                if (!place_called(c, str_of(g->place), &title))
                        return false;
                json_open(j, NULL);
                json_text(j, "role", role_name(g->role));
                json_text(j, "role_title", role_title(c, g->role));
                json_text(j, "place", g->place);
                json_str(j, "place_title", title);
                json_bool(j, "own", g->own);
                json_end(j);
        }
        json_end(j);
        return true;
}

/* seats_json: the places my numbers are of, the first where none is named; none: of the households I help. */
static bool seats_json(struct ctx *c, struct json *j)
{
        const char *seats[GRANTS_MAX];
        struct str title;
        size_t n = scope_seats(c->actor, seats);
        json_list(j, "seats");
        for (size_t i = 0; i < n; i++) {
                if (!place_called(c, str_of(seats[i]), &title))
                        return false;
                json_open(j, NULL);
                json_text(j, "code", seats[i]);
                json_str(j, "title", title);
                json_end(j);
        }
        json_end(j);
        return true;
}

/* me_json: who I am, where, and what day it is here. */
static bool me_json(struct ctx *c, struct json *j, const char *key, bool must_change)
{
        struct str county;
        if (!place_called(c, str_of(c->county), &county))
                return false;
        json_open(j, key);
        json_text(j, "login", c->actor->name);
        json_text(j, "title", c->actor->title);
        if (!grants_json(c, j) || !seats_json(c, j))
                return false;
        json_open(j, "county");
        json_text(j, "code", c->county);
        json_str(j, "title", county);
        json_end(j);
        json_text(j, "today", c->today);
        json_bool(j, "demo", store_demo(c->app));
        json_bool(j, "must_change", must_change);
        json_end(j);
        return true;
}

/* Strict and HttpOnly: neither another site nor a script on our own page gets at it. Secure only behind TLS,
 * which a proxy in front says: a county's server in its own house often has none. */
static void cookie_out(struct ctx *c, const struct request *rq, struct response *rs, const char *token)
{
        bool tls = str_is(request_header(rq, "X-Forwarded-Proto"), "https");
        response_header(rs, "Set-Cookie",
                        arena_fmt(c->arena, "bangfu=%s; Path=/; HttpOnly; SameSite=Strict%s%s", token,
                                  tls ? "; Secure" : "", token[0] ? "" : "; Max-Age=0"));
}

/* The token stands in the answer as well, for programs that keep no cookies. */
static bool session_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str login, password;
        struct actor *actor;
        int64_t id;
        bool must_change;
        char token[SESSION_TOKEN + 1];
        if (!request_text(c, rq, "login", MUST_HAVE, &login) || !request_text(c, rq, "password", MUST_HAVE, &password))
                return false;
        if (!account_login(c, login, password, &id) || !session_open(c, id, token) ||
            !account_actor(c, id, "page", &actor, &must_change))
                return false;
        act_as(c, actor);
        cookie_out(c, rq, rs, token);
        json_open(&rs->json, NULL);
        json_text(&rs->json, "token", token);
        if (!me_json(c, &rs->json, "account", must_change))
                return false;
        json_end(&rs->json);
        return true;
}

static bool session_get(struct ctx *c, struct request *rq, struct response *rs)
{
        return me_json(c, &rs->json, NULL, rq->must_change);
}

/* The cookie is emptied with the session: the browser forgets what is worth nothing now. */
static bool session_delete(struct ctx *c, struct request *rq, struct response *rs)
{
        if (!session_close(c, rq->token))
                return false;
        cookie_out(c, rq, rs, "");
        rs->status = 204;
        return true;
}

/* This session stays open, all others of the account are closed (account.c). */
static bool session_password(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str old, fresh;
        if (!request_text(c, rq, "old", MUST_HAVE, &old) || !request_text(c, rq, "new", MUST_HAVE, &fresh) ||
            !account_change_password(c, old, fresh, session_digest(c->arena, rq->token)))
                return false;
        rs->status = 204;
        return true;
}

/* account_password: the administrator's; its owner changes it at the first login. */
static bool account_password(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str password;
        struct rows *rows;
        struct row_view r;
        int64_t id;
        const struct entity *e = entity_find(S("account"));
        if (!record_id(c, e, rq->parts[0], &id) || !record_read(c, e, id, &rows, &r))
                return false;
        const char *place = arena_copy(c->arena, r.place);
        rows_done(rows);
        if (!scope_writes(c->actor, e, place))
                return fail(c, ERR_FORBIDDEN, "scope.write", "account", "%s",
                            say(c, "这个账号不归您管理", "this account is not yours to administer"));
        if (!request_text(c, rq, "password", MUST_HAVE, &password) ||
            !account_set_password(c, id, password, PASSWORD_FIRST))
                return false;
        rs->status = 204;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "first_password", "password text" },
        { "new_password", "old text|new text" },
        { "session", "token text|account me" },
};

static const struct route session_routes[] = {
        { "DELETE", "/session", session_delete, ROUTE_FIRST, .title = "Log out" },
        { "GET", "/session", session_get, ROUTE_FIRST, .title = "Who I am and what I may do", .answer = "me" },
        { "POST", "/session", session_post, ROUTE_OPEN, .title = "Log in", .body = "login", .answer = "session" },
        { "POST", "/session/password", session_password, ROUTE_FIRST, .title = "Change my password",
          .body = "new_password" },
};
ROUTES(session_api, session_routes, shapes);

static const struct route account_routes[] = {
        { "POST", "/accounts/{id}/password", account_password, ROUTE_COUNTY, RIGHT_WRITE, AREA_ACCOUNT,
          .title = "Give an account a first password", .body = "first_password" },
};
ROUTES_ALONE(account_api, account_routes);
