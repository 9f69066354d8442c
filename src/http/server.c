/* server.c: libmicrohttpd, and nobody else sees it. One thread serves one connection; handlers may block.
 *
 * The library calls `access` several times for one request: first with the head, then with pieces of the body, last
 * with none. The head is checked on the first call and a request that can't be trusted is answered there, which closes
 * the connection. All others are answered on the last call: an answer queued on the first call closes every connection,
 * good ones too.
 *
 * A request's memory is one arena, made when its target is read and released when the library says it is over.
 *
 * A seat (HTTP_HANDLERS) is what a request takes when it begins to work, and not a thread: connections are many and
 * idle, readers of the store are few. So a hundred open pages cost a hundred sleeping threads, and twelve requests
 * at a time get the disk.
 *
 * What is refused at the head still has to be read to its end where that end can be trusted, or the sender sees a
 * broken connection instead of the words that would help him. */
#include "base/asset.h"
#include "base/file.h"
#include "http/http.h"
#include "http/recall.h"
#include "http/routes.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define DRAIN_MAX \
        (2 * HTTP_FILE_MAX) /* a body too large is read and thrown away up to here, so that the answer arrives */

struct http_server {
        struct app *app;
        struct MHD_Daemon *daemon;
        struct job_worker *worker;
        struct recall *recall;
        sem_t seats; /* HTTP_HANDLERS */
        int port;
        bool test; /* BANGFU_TEST=1: answers carry X-Statements, errors their inner text */
};

enum stage { STAGE_HEAD, STAGE_BODY, STAGE_DONE };
/* One request from its head to its end; lives in its own arena. */
struct call {
        struct arena arena;
        struct http_server *server;
        enum stage stage;
        const char *target;
        struct request rq;
        struct str allowed; /* methods the path takes, when this one is not among them */
        struct err refused; /* found at the head: answered when the body has gone by */
        struct buf body;
        int fd; /* body of a file route, a file without a name; -1 none */
        uint64_t got, limit;
};

/* ---- one request's life ---- */

/* The library calls this first, with the target as it came; everything of the request is allocated from here on. */
static void *call_begin(void *server, const char *uri, struct MHD_Connection *connection)
{
        (void)connection;
        struct arena arena = { 0 };
        struct call *call = NEW(&arena, struct call);
        call->target = arena_copy(&arena, str_of(uri));
        call->server = server;
        call->fd = -1;
        call->arena = arena;
        /* Above what any bounded input can ask for: an export streams to a file, a workbook of HTTP_FILE_MAX is
         * read in place. */
        call->arena.limit = (size_t)512 << 20;
        return call;
}

/* Called whatever happened, also when the line broke: the only place where a request lets go of what it holds. */
static void call_end(void *server, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode why)
{
        (void)server, (void)connection, (void)why;
        struct call *call = *state;
        if (!call)
                return;
        *state = NULL;
        if (call->fd >= 0)
                close(call->fd);
        if (call->rq.json)
                json_decref(call->rq.json);
        buf_free(&call->body);
        struct arena arena = call->arena; /* the call itself stands in it */
        arena_release(&arena);
}

/* ---- answering ---- */

static const struct {
        const char *name, *value;
} always[] = {
        { "Content-Security-Policy",
          "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
          "form-action 'self'; frame-ancestors 'none'" },
        { "X-Content-Type-Options", "nosniff" },
        { "X-Frame-Options", "DENY" },
        { "Referrer-Policy", "same-origin" },
        { "Cross-Origin-Opener-Policy", "same-origin" },
        { "Permissions-Policy", "camera=(), microphone=(), geolocation=()" },
};

/* Only the front end's files are kept compressed; what is made for one reader is not worth the time on a
 * county's line. */
static bool takes_gzip(const struct request *rq)
{
        struct str accept = request_header(rq, "Accept-Encoding");
        return str_find(accept, S("gzip")) < accept.n;
}

/* Bytes of the executable itself: sent from where they lie, never copied. */
static struct MHD_Response *constant(const void *bytes, size_t n)
{
        return MHD_create_response_from_iovec(&(struct MHD_IoVec){ .iov_base = bytes, .iov_len = n }, 1, NULL, NULL);
}

/* From the executable, from memory, or from a file that has lost its name already: nothing of an answer is left
 * on the disk when the server is stopped. */
static struct MHD_Response *body_of(const struct request *rq, struct response *rs)
{
        if (rs->asset && rs->asset->gzip && takes_gzip(rq)) {
                response_header(rs, "Content-Encoding", S("gzip"));
                return constant(rs->asset->gzip, rs->asset->gzip_size);
        }
        if (rs->asset)
                return constant(rs->asset->bytes, rs->asset->size);
        if (!rs->file) {
                char *p = rs->body.p; /* the library frees it */
                rs->body.p = NULL;
                return MHD_create_response_from_buffer_with_free_callback(p ? rs->body.n : 0, p, free);
        }
        int fd = open(rs->file, O_RDONLY | O_CLOEXEC);
        unlink(rs->file);
        struct stat st;
        return fd >= 0 && fstat(fd, &st) == 0 ? MHD_create_response_from_fd64((uint64_t)st.st_size, fd) : NULL;
}

/* A handler's own wins over the rule for everybody. */
static bool has_header(const struct response *rs, const char *name)
{
        for (size_t i = 0; i < rs->n_headers; i++)
                if (str_is(rs->headers[i].name, name))
                        return true;
        return false;
}

/* disposition: RFC 6266; names are Chinese, so the percent-encoded form alone. */
static void disposition(struct arena *a, struct MHD_Response *m, const char *name)
{
        static const char digits[] = "0123456789ABCDEF";
        size_t n = strlen(name);
        char *coded = arena_alloc(a, 3 * n + 1, 1), *p = coded;
        for (size_t i = 0; i < n; i++) {
                unsigned char b = (unsigned char)name[i];
                if ((b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || strchr(".-_", b)) {
                        *p++ = (char)b;
                        continue;
                }
                *p++ = '%';
                *p++ = digits[b >> 4];
                *p++ = digits[b & 15];
        }
        MHD_add_response_header(m, "Content-Disposition", arena_fmt(a, "attachment; filename*=UTF-8''%s", coded).p);
}

/* Nothing of an answer is kept by a browser or proxy unless the handler says so: a shared computer in a
 * township office shows the next reader nothing of the last. */
static enum MHD_Result answer_call(struct call *call, struct MHD_Connection *connection, struct response *rs)
{
        struct MHD_Response *m = body_of(&call->rq, rs);
        if (!m)
                return MHD_NO;
        for (size_t i = 0; i < COUNT(always); i++)
                if (!has_header(rs, always[i].name))
                        MHD_add_response_header(m, always[i].name, always[i].value);
        if (!has_header(rs, "Cache-Control"))
                MHD_add_response_header(m, "Cache-Control", "no-store");
        if (rs->type && rs->status != 304 && rs->status != 204)
                MHD_add_response_header(m, "Content-Type", rs->type);
        if (rs->download)
                disposition(&call->arena, m, rs->download);
        for (size_t i = 0; i < rs->n_headers; i++)
                MHD_add_response_header(m, rs->headers[i].name.p, arena_copy(&call->arena, rs->headers[i].value));
        enum MHD_Result done = MHD_queue_response(connection, (unsigned)rs->status, m);
        MHD_destroy_response(m);
        return done;
}

/* Chinese unless English is asked for first: a browser's second language is no wish. */
static struct ctx bare_context(struct call *call)
{
        struct ctx c = { .arena = &call->arena, .lang = LANG_ZH };
        struct str lang = request_header(&call->rq, "Accept-Language");
        if (str_starts(lang, S("en")))
                c.lang = LANG_EN;
        return c;
}

/* The connection is closed: where the next request would begin can't be trusted any more. */
static enum MHD_Result answer_refused(struct call *call, struct MHD_Connection *connection)
{
        struct ctx c = bare_context(call);
        c.err = call->refused;
        struct response rs = { .body = BUF(HTTP_BODY_MAX), .faults = BUF(HTTP_BODY_MAX) };
        response_problem(&c, &rs);
        response_header(&rs, "Connection", S("close"));
        if (rs.status == 405)
                response_header(&rs, "Allow", call->allowed);
        enum MHD_Result done = answer_call(call, connection, &rs);
        buf_free(&rs.body);
        buf_free(&rs.faults);
        return done;
}

/* log_fault: the one place where a failure of ours is written down, with a number the user can read out. */
static void log_fault(struct call *call, struct ctx *c)
{
        if (c->err.kind != ERR_SYSTEM && c->err.kind != ERR_UNKNOWN_OUTCOME)
                return;
        unsigned number = (unsigned)((uint64_t)c->now & 0xFFFFFF);
        fprintf(stderr, "bangfu: fault %06x: %.*s %.*s: %s: %s\n", number, FMT(call->rq.method), FMT(call->rq.path),
                c->err.code, c->err.text);
        if (!call->server->test)
                snprintf(c->err.text, sizeof c->err.text,
                         say(c, "系统出错，请把编号 %06x 告诉管理员", "Tell the administrator number %06x"), number);
}

/* The other connections wait here, after their body has come: a slow sender holds no seat. */
static void take_seat(struct http_server *s)
{
        while (sem_wait(&s->seats) != 0)
                ; /* a signal */
}

/* serve_inside: with a reader of the store, and a seat. */
static void serve_inside(struct call *call, struct ctx *c, struct response *rs)
{
        enum lang lang = c->lang;
        take_seat(call->server);
        bool entered = store_enter(call->server->app, &call->arena, c);
        c->lang = lang;
        c->address = call->rq.address;
        int64_t before = entered ? db_statements(c->db) : 0;
        if (entered)
                serve(c, &call->rq, rs);
        if (entered && call->server->test)
                response_header(rs, "X-Statements",
                                arena_fmt(&call->arena, "%lld", (long long)(db_statements(c->db) - before)));
        if (entered)
                store_leave(c);
        sem_post(&call->server->seats);
}

/* Pages of the front end need no reader of the store, and are served while all seats are taken. */
static enum MHD_Result answer_served(struct call *call, struct MHD_Connection *connection)
{
        struct ctx c = bare_context(call);
        struct response rs = {
                .status = 200, .type = "application/json", .body = BUF(HTTP_ANSWER_MAX), .faults = BUF(HTTP_BODY_MAX)
        };
        rs.json = JSON(&rs.body);
        if (path_is_api(call->rq.path))
                serve_inside(call, &c, &rs);
        else
                serve(&c, &call->rq, &rs);
        if (c.err.kind != ERR_NONE) {
                log_fault(call, &c);
                response_problem(&c, &rs);
        }
        enum MHD_Result done = answer_call(call, connection, &rs);
        buf_free(&rs.body);
        buf_free(&rs.faults);
        return done;
}

/* ---- the head ---- */

/* Copied: the library's own memory goes when the connection is answered. */
static enum MHD_Result add_header(void *state, enum MHD_ValueKind kind, const char *name, const char *value)
{
        (void)kind;
        struct call *call = state;
        struct request *rq = &call->rq;
        if (rq->n_headers == HTTP_HEADERS_MAX)
                return MHD_NO;
        rq->headers[rq->n_headers++] =
                (struct pair){ arena_str(&call->arena, str_of(name)), arena_str(&call->arena, str_of(value)) };
        return MHD_YES;
}

/* To a file and not to memory: twelve workbooks at a time must not cost a gigabyte. It has no name: a connection that
 * is cut, a refusal and a kill leave nothing of it on the disk. */
static bool open_file(struct ctx *c, struct call *call)
{
        call->fd = file_nameless(c);
        return call->fd >= 0;
}

/* What is no length counts as none: the gate has refused it by then, or will. */
static uint64_t length_of(const struct request *rq)
{
        int64_t n;
        return str_int(request_header(rq, "Content-Length"), &n) && n > 0 ? (uint64_t)n : 0;
}

/* A length of nothing and no coding: a browser sends it with every POST that has nothing to say. */
static bool has_body(const struct request *rq)
{
        return length_of(rq) > 0 || request_header(rq, "Transfer-Encoding").n > 0;
}

/* judge_head: everything that can be known before the body: framing, target, route, size. */
static bool judge_head(struct ctx *c, struct call *call)
{
        struct request *rq = &call->rq;
        call->limit = HTTP_BODY_MAX;
        if (!gate_check(c, rq) || !gate_target(c, str_of(call->target), rq))
                return false;
        if (!path_is_api(rq->path))
                return true;
        if (!route_match(c, rq, &call->allowed))
                return false;
        if (rq->route->flags & ROUTE_FILE)
                call->limit = HTTP_FILE_MAX;
        if (length_of(rq) > call->limit)
                return fail(c, ERR_TOO_LARGE, "request.size", "body",
                            say(c, "内容超过上限 %zu MB", "the body is over %zu MB"), (size_t)(call->limit >> 20));
        return !(rq->route->flags & ROUTE_FILE) || !has_body(rq) || open_file(c, call);
}

/* can_drain: whether the end of the body can be trusted and is worth waiting for. */
static bool can_drain(const struct call *call)
{
        struct str code = str_of(call->refused.code);
        bool framed = !str_starts(code, S("request.")) || str_is(code, "request.size");
        return framed && length_of(&call->rq) <= DRAIN_MAX;
}

/* behind_proxy: the last address of X-Forwarded-For is the one the proxy itself saw; those before it anybody may
 * write. */
static const char *behind_proxy(struct call *call, const char *peer)
{
        struct str all = request_header(&call->rq, "X-Forwarded-For"), one, last = S("");
        while (str_cut(&all, ',', &one))
                last = str_trim(one);
        bool plain = last.n > 0 && last.n < INET6_ADDRSTRLEN;
        for (size_t i = 0; i < last.n; i++)
                plain = plain && strchr("0123456789abcdefABCDEF.:", last.p[i]);
        return plain ? arena_copy(&call->arena, last) : peer;
}

/* peer_address: who is at the other end of the line. A proxy is only believed on this machine, where the manual puts
 * it. */
static const char *peer_address(struct call *call, struct MHD_Connection *connection)
{
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
        char *text = NEWS(&call->arena, char, NI_MAXHOST);
        socklen_t size = info && info->client_addr->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                                                          : sizeof(struct sockaddr_in);
        if (!info || getnameinfo(info->client_addr, size, text, NI_MAXHOST, NULL, 0, NI_NUMERICHOST) != 0)
                return "unknown";
        struct str peer = str_of(text);
        if (str_starts(peer, S("::ffff:")))
                text += sizeof "::ffff:" - 1;
        bool local = str_starts(str_of(text), S("127.")) || strcmp(text, "::1") == 0;
        return local ? behind_proxy(call, text) : text;
}

static enum MHD_Result read_request_head(struct call *call, struct MHD_Connection *connection, const char *method)
{
        call->stage = STAGE_BODY;
        call->rq.server = call->server;
        call->rq.method = arena_str(&call->arena, str_of(method));
        call->body = BUF(HTTP_BODY_MAX);
        int counted = MHD_get_connection_values(connection, MHD_HEADER_KIND, add_header, call);
        call->rq.address = peer_address(call, connection);
        struct ctx c = bare_context(call);
        bool framed = counted <= HTTP_HEADERS_MAX;
        if (!framed)
                (void)!fail(&c, ERR_TOO_LARGE, "request.headers", "header", "more than %d headers", HTTP_HEADERS_MAX);
        if (framed && judge_head(&c, call))
                return MHD_YES;
        call->refused = c.err;
        return can_drain(call) ? MHD_YES : answer_refused(call, connection);
}

/* ---- the body ---- */

/* What is too large is counted and thrown away, so that the answer arrives: a browser that is cut off while
 * sending shows "connection reset" and no words. */
static bool keep_body(struct call *call, const char *data, size_t n)
{
        struct ctx c = bare_context(call);
        call->got += n;
        if (call->refused.kind != ERR_NONE)
                return call->got <= DRAIN_MAX;
        if (call->got > call->limit)
                (void)!fail(&c, ERR_TOO_LARGE, "request.size", "body",
                            say(&c, "内容超过上限 %zu MB", "the body is over %zu MB"), (size_t)(call->limit >> 20));
        else if (call->fd < 0)
                buf_add(&call->body, (struct str){ data, n });
        else
                for (size_t at = 0; at < n && c.err.kind == ERR_NONE;) {
                        ssize_t wrote = write(call->fd, data + at, n - at);
                        if (wrote < 0 && errno != EINTR)
                                (void)!fail(&c, ERR_SYSTEM, "http.file", "body", "%s", strerror(errno));
                        at += wrote > 0 ? (size_t)wrote : 0;
                }
        call->refused = c.err;
        return true;
}

/* The three stages keep apart what the library's calls mean: head, body, and the call after which nothing may come. */
static enum MHD_Result access_handler(void *server, struct MHD_Connection *connection, const char *url,
                                      const char *method, const char *version, const char *data, size_t *n,
                                      void **state)
{
        (void)server, (void)url, (void)version;
        struct call *call = *state;
        if (call->stage == STAGE_HEAD) {
                MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, (unsigned)HTTP_IDLE_SECONDS);
                return read_request_head(call, connection, method);
        }
        if (*n) {
                size_t size = *n;
                *n = 0;
                return keep_body(call, data, size) ? MHD_YES : MHD_NO;
        }
        if (call->stage == STAGE_DONE)
                return MHD_NO;
        call->stage = STAGE_DONE;
        if (call->refused.kind != ERR_NONE)
                return answer_refused(call, connection);
        call->rq.body = buf_str(&call->body);
        call->rq.file_size = (int64_t)call->got;
        if (call->fd >= 0)
                call->rq.file = arena_fmt(&call->arena, "/proc/self/fd/%d", call->fd).p;
        return answer_served(call, connection);
}

/* unescape_nothing: gate.c reads the target itself, strictly. */
static size_t unescape_nothing(void *server, struct MHD_Connection *connection, char *s)
{
        (void)server, (void)connection;
        return strlen(s);
}

/* ---- starting ---- */

/* The last colon parts host and port, so that an IPv6 address in brackets is read, too. Without a host it
 * listens on this machine only: opening to the network is something one says. */
static struct addrinfo *resolve_listen(struct ctx *c, struct str listen)
{
        size_t colon = listen.n;
        for (size_t i = 0; i < listen.n; i++)
                if (listen.p[i] == ':')
                        colon = i;
        struct str host = str_slice(listen, 0, colon), port = str_slice(listen, colon + 1, listen.n);
        if (host.n > 1 && host.p[0] == '[' && host.p[host.n - 1] == ']')
                host = str_slice(host, 1, host.n - 1);
        struct addrinfo want = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM }, *found = NULL;
        const char *name = host.n ? arena_copy(c->arena, host) : "127.0.0.1";
        if (colon == listen.n || !str_digits(port) ||
            getaddrinfo(name, arena_copy(c->arena, port), &want, &found) != 0) {
                (void)!fail(c, ERR_INVALID, "listen.address", "--listen",
                            say(c, "听不懂地址“%.*s”，应像 127.0.0.1:8080", "“%.*s” is no address; say 127.0.0.1:8080"),
                            FMT(listen));
                return NULL;
        }
        return found;
}

/* A thread for each connection, because handlers are plain blocking functions; how many work at a time is
 * limited by seats, not by threads. */
static struct MHD_Daemon *start(struct http_server *s, const struct sockaddr *address)
{
        unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL;
        if (address->sa_family == AF_INET6)
                flags |= MHD_USE_IPv6;
        return MHD_start_daemon(flags, 0, NULL, NULL, access_handler, s, MHD_OPTION_SOCK_ADDR, address,
                                MHD_OPTION_CONNECTION_LIMIT, (unsigned)HTTP_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
                                (unsigned)HTTP_FIRST_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)64 << 10,
                                MHD_OPTION_THREAD_STACK_SIZE, (size_t)2 << 20, MHD_OPTION_STRICT_FOR_CLIENT, 1,
                                MHD_OPTION_UNESCAPE_CALLBACK, unescape_nothing, NULL, MHD_OPTION_URI_LOG_CALLBACK,
                                call_begin, s, MHD_OPTION_NOTIFY_COMPLETED, call_end, NULL, MHD_OPTION_END);
}

/* The worker starts last: a job that waits from before must find a server that answers its page. */
bool http_start(struct ctx *c, const char *listen, struct http_server **out)
{
        struct addrinfo *address = resolve_listen(c, str_of(listen));
        if (!address)
                return false;
        struct http_server *s = NEW(c->arena, struct http_server);
        const char *test = getenv("BANGFU_TEST");
        s->app = c->app;
        s->test = test && strcmp(test, "1") == 0;
        s->recall = recall_new(c->arena);
        sem_init(&s->seats, 0, HTTP_HANDLERS);
        mallopt(M_ARENA_MAX, 4); /* not one for every eighth connection: memory must not grow with the clients */
        mallopt(M_MMAP_THRESHOLD, 256 << 10);
        s->daemon = start(s, address->ai_addr);
        int why = errno;
        freeaddrinfo(address);
        if (!s->daemon)
                return fail(c, ERR_SYSTEM, "listen.taken", listen, say(c, "不能监听 %s：%s", "can't listen on %s: %s"),
                            listen, strerror(why));
        const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
        s->port = info ? info->port : 0;
        size_t n;
        const struct job_kind *kinds = http_jobs(&n);
        s->worker = job_worker_start(s->app, kinds, n, http_chore);
        *out = s;
        return true;
}

int http_port(const struct http_server *s)
{
        return s->port;
}

struct recall *http_recall(const struct http_server *s)
{
        return s->recall;
}

struct app *http_app(const struct http_server *s)
{
        return s->app;
}

/* The daemon first: no request may ask the worker for anything when it is gone. */
void http_stop(struct http_server *s)
{
        if (!s)
                return;
        MHD_stop_daemon(s->daemon);
        job_worker_stop(s->worker);
        recall_free(s->recall);
}
