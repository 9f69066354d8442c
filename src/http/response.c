/* response.c: small helpers of requests and answers; problem details (RFC 9457) out of c->err.
 *
 * Problems have one shape on every route (RFC 9457, with our `code`, `where` and `errors`): a page shows the
 * sentence, a program branches by the code. */
#include "base/file.h"
#include "http/http.h"

#include <stdio.h>
#include <strings.h>
#include <unistd.h>

/* Names are compared without regard to case, as HTTP has it; of two the first (those that matter are refused twice). */
struct str request_header(const struct request *rq, const char *name)
{
        for (size_t i = 0; i < rq->n_headers; i++)
                if (rq->headers[i].name.n == strlen(name) &&
                    strncasecmp(rq->headers[i].name.p, name, strlen(name)) == 0)
                        return rq->headers[i].value;
        return S("");
}

/* The first of a name: a route that knows a parameter once never looks for a second. */
bool request_query(const struct request *rq, const char *name, struct str *value)
{
        for (size_t i = 0; i < rq->n_query; i++) {
                if (!str_is(rq->query[i].name, name))
                        continue;
                *value = rq->query[i].value;
                return true;
        }
        return false;
}

/* A number or an object instead of a text is a fault of the caller and told: turning it into words would store
 * what nobody wrote. */
bool request_text(struct ctx *c, const struct request *rq, const char *member, enum lack lack, struct str *value)
{
        const json_t *found = rq->json ? json_object_get(rq->json, member) : NULL;
        *value = S("");
        if ((!found || json_is_null(found)) && lack == MAY_LACK)
                return true;
        if (!json_is_string(found))
                return fail(c, ERR_INVALID, "body.member", member,
                            say(c, "请求体缺少文本“%s”", "the body lacks the text “%s”"), member);
        *value = (struct str){ json_string_value(found), json_string_length(found) };
        return true;
}

/* Five hundred is as much as a page can show and a program needs in one go; exports have a route of their own. */
bool request_limit(struct ctx *c, const struct request *rq, int64_t *limit)
{
        struct str text;
        *limit = 50;
        if (!request_query(rq, "limit", &text))
                return true;
        if (str_int(text, limit) && *limit >= 1 && *limit <= 500)
                return true;
        return fail(c, ERR_INVALID, "query.limit", "limit",
                    say(c, "limit 为 1 至 500，收到“%.*s”", "limit is 1 to 500, not “%.*s”"), FMT(text));
}

/* More than fit are dropped: their number is fixed by our own code. */
void response_header(struct response *rs, const char *name, struct str value)
{
        if (rs->n_headers < COUNT(rs->headers))
                rs->headers[rs->n_headers++] = (struct pair){ str_of(name), value };
}

/* Written beside the body and put into the problem at the end: faults are found before it is known that the
 * whole fails. */
void response_fault(struct response *rs, const char *field, const char *code, struct str message)
{
        struct json j = JSON(&rs->faults);
        if (rs->faults.n)
                buf_char(&rs->faults, ',');
        json_open(&j, NULL);
        json_text(&j, "field", field);
        json_text(&j, "code", code);
        json_str(&j, "message", message);
        json_end(&j);
}

/* One for each kind of error; the sentence that helps stands in detail. */
static const char *problem_title(const struct ctx *c)
{
        static const struct {
                const char *zh, *en;
        } titles[ERR_MAX] = {
                [ERR_NONE] = { "", "" },
                [ERR_INVALID] = { "请求有误", "Invalid request" },
                [ERR_LOGIN] = { "未登录", "Not logged in" },
                [ERR_FORBIDDEN] = { "没有权限", "Forbidden" },
                [ERR_MISSING] = { "未找到", "Not found" },
                [ERR_CONFLICT] = { "冲突", "Conflict" },
                [ERR_RULE] = { "不符合规则", "Refused by a rule" },
                [ERR_TOO_LARGE] = { "太大", "Too large" },
                [ERR_BUSY] = { "系统忙", "Busy" },
                [ERR_SYSTEM] = { "系统出错", "Internal error" },
                [ERR_UNKNOWN_OUTCOME] = { "结果未知", "Outcome unknown" },
        };
        return say(c, titles[c->err.kind].zh, titles[c->err.kind].en);
}

/* Whatever the handler had written is thrown away: half a list must not look like a whole one. */
void response_problem(struct ctx *c, struct response *rs)
{
        bool method = str_is(str_of(c->err.code), "method.unknown"); /* the one status no kind of error stands for */
        rs->status = method ? 405 : err_status(c->err.kind);
        rs->type = "application/problem+json";
        rs->asset = NULL;
        rs->file = rs->download = NULL;
        buf_clear(&rs->body);
        rs->json = JSON(&rs->body);
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_text(j, "type", "about:blank");
        json_text(j, "title", problem_title(c));
        json_int(j, "status", rs->status);
        json_text(j, "code", c->err.code);
        json_text(j, "detail", c->err.text);
        json_text(j, "where", c->err.where);
        json_list(j, "errors");
        if (rs->faults.n)
                json_raw(j, NULL, buf_str(&rs->faults));
        json_end(j);
        if (rs->extra.n)
                buf_add(&rs->body, rs->extra);
        json_end(j);
}

/* Of the body itself, so that any change shows, whatever made it. */
void response_etag(struct ctx *c, const struct request *rq, struct response *rs)
{
        struct str tag = arena_fmt(c->arena, "\"%016llx\"", (unsigned long long)str_hash(buf_str(&rs->body)));
        response_header(rs, "ETag", tag);
        response_header(rs, "Cache-Control", S("private, no-cache"));
        if (!str_eq(request_header(rq, "If-None-Match"), tag))
                return;
        rs->status = 304;
        buf_clear(&rs->body);
}

/* Made here, so that its name is nobody's guess; who writes into it opens it again. */
bool response_temporary(struct ctx *c, const char **path)
{
        int fd = file_temporary(c, path);
        return fd >= 0 && close(fd) == 0;
}
