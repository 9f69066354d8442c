/* http.h: requests and answers as plain values. A handler is a blocking function:
 *
 *     bool record_get(struct ctx *c, struct request *rq, struct response *rs)
 *
 * It reads what the server has checked (path parameters, query, body), writes rs, and returns true; or it returns false
 * with c->err, and the server answers with problem details. Nothing of libmicrohttpd is seen outside server.c. All
 * memory of a request is its arena's; one thread serves one connection.
 *
 * Maxima stand here and nowhere else: what a request may hold is what a reader of this list can add up. Whatever is
 * above them is refused with the limit in the sentence, never cut. */
#ifndef BANGFU_HTTP_HTTP_H
#define BANGFU_HTTP_HTTP_H

#include "base/json.h"
#include "core/catalogue.h"
#include "core/job.h"
#include "core/scope.h"
#include "core/store.h"

#include <jansson.h>

#define HTTP_CONNECTIONS 256
#define HTTP_HANDLERS 12 /* at work at a time: each holds a reader; the other connections wait their turn */
#define HTTP_IDLE_SECONDS 60
#define HTTP_FIRST_SECONDS 10 /* until a first request has come: who only connects keeps no seat */
#define HTTP_BODY_MAX ((size_t)1 << 20)  /* JSON */
#define HTTP_FILE_MAX ((size_t)64 << 20) /* sheets and attachments, to a file */
#define HTTP_ANSWER_MAX ((size_t)64 << 20)
#define HTTP_HEADERS_MAX 64
#define HTTP_QUERY_MAX 32
#define HTTP_PARTS_MAX 4 /* path parameters */

struct http_server;
struct route;

struct pair {
        struct str name, value;
};

struct request {
        struct http_server *server;
        struct str method, path; /* path decoded, begins with / */
        struct pair headers[HTTP_HEADERS_MAX];
        size_t n_headers;
        struct pair query[HTTP_QUERY_MAX]; /* decoded, in order */
        size_t n_query;
        struct str body;  /* bytes of a JSON route */
        const char *file; /* a file route: where its body stands until the end of the request; NULL: no body came */
        int64_t file_size;
        json_t *json; /* the body as an object; NULL when there is none */
        const struct route *route;
        struct str parts[HTTP_PARTS_MAX]; /* {…} of the route's path, in order; {entity} and {id} among them */
        const struct entity *entity;      /* of {entity} */
        int64_t id;                       /* of {id} */
        struct str token;                 /* of the session; empty before login */
        bool by_cookie;
        const char *address; /* who asks: of the line, or of the one behind a proxy on this machine */
        bool must_change; /* the password is a first one */
};

struct response {
        int status; /* 200 unless set */
        const char *type;
        struct buf body;
        struct json json;          /* writes into body */
        const struct asset *asset; /* instead of body */
        const char *file;          /* instead of body; removed once opened */
        const char *download;      /* name offered to the user, UTF-8; NULL shows it in place */
        struct pair headers[8];
        size_t n_headers;
        struct buf faults; /* members of "errors" of problem details */
        struct str extra;  /* further members of problem details, `,"current":{…}` */
};

typedef bool handler(struct ctx *c, struct request *rq, struct response *rs);

/* ---- what handlers use ---- */
struct str request_header(const struct request *rq, const char *name); /* empty: none */
/* request_cookie_name: of the session's cookie. Browsers keep cookies by host and not by port: two counties on one
 * machine would log each other out, so the name carries the port. */
struct str request_cookie_name(struct arena *a, const struct request *rq);
/* request_query: the value of a parameter; false when it is not there. */
bool request_query(const struct request *rq, const char *name, struct str *value);
/* request_text: a string member of the JSON body; required unless `may_lack`. Anything but a string is refused. */
enum lack { MUST_HAVE, MAY_LACK };
MUST bool request_text(struct ctx *c, const struct request *rq, const char *member, enum lack lack, struct str *value);
MUST bool request_limit(struct ctx *c, const struct request *rq, int64_t *limit); /* ?limit=, 1 to 500, default 50 */
void response_header(struct response *rs, const char *name, struct str value);
/* response_fault: adds one {"field","code","message"}. */
void response_fault(struct response *rs, const char *field, const char *code, struct str message);
/* response_problem: c->err as problem details, whatever stood in the body. */
void response_problem(struct ctx *c, struct response *rs);
/* response_temporary: a fresh empty file for an answer too long for memory; rs->file takes it over, else the caller
 * unlinks it. */
MUST bool response_temporary(struct ctx *c, const char **path);
/* response_etag: the body's own tag; turns the answer into 304 when the request has it already. */
void response_etag(struct ctx *c, const struct request *rq, struct response *rs);

/* ---- the server ---- */
/* http_start: listens on "127.0.0.1:8080", "[::1]:8080", ":8080"; port 0 takes any free one (http_port says which). */
MUST bool http_start(struct ctx *c, const char *listen, struct http_server **out);
int http_port(const struct http_server *s);
void http_stop(struct http_server *s); /* waits for the requests under way */
struct app *http_app(const struct http_server *s);
struct recall;
struct recall *http_recall(const struct http_server *s);

/* ---- between server.c and the rest ---- */
/* gate_check: refuses what two readers could read in two ways. gate_target: path and query out of the raw target. */
MUST bool gate_check(struct ctx *c, const struct request *rq);
MUST bool gate_target(struct ctx *c, struct str target, struct request *rq);
/* gate_unescape: percent-encoded UTF-8 without control characters; a + stays a +. */
MUST bool gate_unescape(struct arena *a, struct str s, struct str *out);
/* http_jobs: what the worker of a server can run. */
const struct job_kind *http_jobs(size_t *n);
/* http_chore: what it does between them: imports that were cut off go on. */
void http_chore(struct app *app, bool (*stop)(void *to), void *to);
/* serve: session, right, body, idempotency, handler; always leaves an answer in rs. */
void serve(struct ctx *c, struct request *rq, struct response *rs);
/* static_serve: the front end's files; false when the path is none of theirs. */
bool static_serve(struct ctx *c, struct request *rq, struct response *rs);

#endif
