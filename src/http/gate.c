/* gate.c: what may not come in. A proxy in front and this server must read every request in the same way, so whatever
 * two readers could read in two ways is refused and the connection closed: two lengths or hosts, a length beside
 * chunks, an unknown transfer coding, control characters, escapes or bytes that are no UTF-8. Text behind this gate is
 * valid UTF-8 (utf8.h).
 *
 * It is strict where others are lenient, because leniency is how requests are smuggled: each reader repairs a
 * damaged request in his own way, and the difference is the attack. A browser never sends what is refused here. */
#include "http/http.h"

#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* In English only: what is refused here no page of ours sends, and its reader is whoever set up a proxy. */
static bool refuse_request(struct ctx *c, const char *code, const char *where, const char *text)
{
        return fail(c, ERR_INVALID, code, where, "%s", text);
}

static bool header_named(struct str name, const char *text)
{
        return name.n == strlen(text) && strncasecmp(name.p, text, name.n) == 0;
}

/* A tab is allowed inside values by RFC 9110, every other control character is a way to write a second header. */
static bool header_clean(struct str s)
{
        for (size_t i = 0; i < s.n; i++) {
                unsigned char b = (unsigned char)s.p[i];
                if ((b < ' ' && b != '\t') || b == 0x7F)
                        return false;
        }
        return utf8_valid(s);
}

/* token: what RFC 9110 allows in a header's name. "Content-Length :" would be no length to us and one to a proxy. */
static bool token(struct str name)
{
        for (size_t i = 0; i < name.n; i++) {
                char ch = name.p[i];
                bool plain = (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
                if (!plain && (ch == 0 || !strchr("!#$%&'*+-.^_`|~", ch)))
                        return false;
        }
        return name.n > 0;
}

/* How often the headers that decide where a request ends were sent. */
struct framing {
        int lengths, hosts, codings;
        bool chunked, digits;
};

static void framing_add(struct framing *f, const struct pair *h)
{
        if (header_named(h->name, "Content-Length")) {
                f->lengths++;
                f->digits = str_digits(h->value) && h->value.n <= 18;
        } else if (header_named(h->name, "Host")) {
                f->hosts++;
        } else if (header_named(h->name, "Transfer-Encoding")) {
                f->codings++;
                f->chunked = header_named(h->value, "chunked");
        }
}

/* Two lengths are refused even when they are equal: the one in front may have taken them as two. */
bool gate_check(struct ctx *c, const struct request *rq)
{
        struct framing f = { .digits = true };
        for (size_t i = 0; i < rq->n_headers; i++) {
                const struct pair *h = &rq->headers[i];
                if (!token(h->name) || !header_clean(h->value))
                        return refuse_request(c, "request.header", "header",
                                              "a header is no token, or holds control characters or is no UTF-8");
                framing_add(&f, h);
        }
        if (f.lengths > 1 || !f.digits)
                return refuse_request(c, "request.length", "Content-Length", "one Content-Length, digits only");
        if (f.hosts > 1)
                return refuse_request(c, "request.host", "Host", "more than one Host");
        if (f.codings && (f.codings > 1 || !f.chunked || f.lengths))
                return refuse_request(c, "request.coding", "Transfer-Encoding",
                                      "chunked alone, once, and without Content-Length");
        return true;
}

/* ---- the target ---- */

static int hex_value(char ch)
{
        if (ch >= '0' && ch <= '9')
                return ch - '0';
        if (ch >= 'a' && ch <= 'f')
                return ch - 'a' + 10;
        return ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}

/* In a query a + is a blank (forms send it so), in a path and a header it is itself. */
enum plus { PLUS_STAYS, PLUS_IS_BLANK };

/* unescape_target: every % is followed by two hexadecimal digits, and what comes out is UTF-8 without control
 * characters. */
static bool unescape_target(struct arena *a, struct str s, enum plus plus, struct str *out)
{
        char *p = arena_alloc(a, s.n + 1, 1);
        size_t n = 0;
        for (size_t i = 0; i < s.n; i++) {
                if (s.p[i] == '%') {
                        int high = i + 2 < s.n ? hex_value(s.p[i + 1]) : -1;
                        int low = i + 2 < s.n ? hex_value(s.p[i + 2]) : -1;
                        if (high < 0 || low < 0)
                                return false;
                        p[n++] = (char)(high * 16 + low);
                        i += 2;
                } else {
                        p[n++] = plus == PLUS_IS_BLANK && s.p[i] == '+' ? ' ' : s.p[i];
                }
        }
        *out = (struct str){ p, n };
        return header_clean(*out);
}

bool gate_unescape(struct arena *a, struct str s, struct str *out)
{
        return unescape_target(a, s, PLUS_STAYS, out);
}

/* Order and repetition are kept: a route that wants one value takes the first. */
static bool query_parse(struct ctx *c, struct str text, struct request *rq)
{
        struct str part;
        while (str_cut(&text, '&', &part)) {
                if (part.n == 0)
                        continue;
                if (rq->n_query == HTTP_QUERY_MAX)
                        return refuse_request(c, "request.query", "query",
                                              say(c, "网址里的参数太多", "too many parameters"));
                size_t at = str_find(part, S("="));
                struct pair *q = &rq->query[rq->n_query++];
                if (!unescape_target(c->arena, str_slice(part, 0, at), PLUS_IS_BLANK, &q->name) ||
                    !unescape_target(c->arena, str_slice(part, at + 1, part.n), PLUS_IS_BLANK, &q->value))
                        return refuse_request(c, "request.query", "query",
                                              say(c, "网址里的参数不是百分号编码的 UTF-8，或含有控制字符",
                                                  "a parameter is not percent-encoded UTF-8, or holds control "
                                                  "characters"));
        }
        return true;
}

/* dotted: a path with a segment "." or ".." could be read as another path by a proxy. */
static bool dotted(struct str path)
{
        struct str part;
        while (str_cut(&path, '/', &part))
                if (str_is(part, ".") || str_is(part, ".."))
                        return true;
        return false;
}

/* The fragment never comes here; whatever follows the first ? is the query, further ones are its text. */
bool gate_target(struct ctx *c, struct str target, struct request *rq)
{
        size_t at = str_find(target, S("?"));
        struct str path = str_slice(target, 0, at);
        if (path.n == 0 || path.p[0] != '/' || !unescape_target(c->arena, path, PLUS_STAYS, &rq->path))
                return refuse_request(c, "request.path", "path",
                                      say(c, "网址的路径不是百分号编码的 UTF-8，或含有控制字符",
                                          "the path is not percent-encoded UTF-8, or holds control characters"));
        if (dotted(rq->path) || memchr(rq->path.p, '\\', rq->path.n))
                return refuse_request(c, "request.path", "path",
                                      say(c, "网址的路径里有 .、.. 或反斜杠",
                                          "the path has a segment . or .. or a backslash"));
        return query_parse(c, str_slice(target, at + 1, target.n), rq);
}
