/* multipart.c: bodies of forms. Only what is needed is read: the part named `file`, its filename, its bytes; nothing is
 * decoded, and whatever is not shaped as RFC 7578 says is refused (see multipart.h).
 *
 * Written by hand because a form of ours has one file in it: a general reader would have to decide about nested
 * parts, encodings and file names in eight spellings, each a way to be wrong. */
#include "http/multipart.h"

#include "base/utf8.h"

#define HEAD_MAX 4096 /* of one part */
#define BOUNDARY_MAX 70
#define PARTS_READ_MAX 16

/* parameter: name="value" of a header line; false when it is not there. With its leading "; ", so that the end
 * of another name (filename) is not taken for it. */
static bool parameter(struct arena *a, struct str head, const char *name, struct str *value)
{
        struct str mark = arena_fmt(a, "; %s=\"", name);
        size_t at = str_find(head, mark);
        if (at == head.n)
                return false;
        struct str rest = str_slice(head, at + mark.n, head.n);
        size_t end = str_find(rest, S("\""));
        *value = str_slice(rest, 0, end);
        return end < rest.n;
}

/* next_part: head and content of the part that *rest begins with, behind its boundary line. */
static bool next_part(struct arena *a, struct str *rest, struct str boundary, struct str *head, struct str *content)
{
        struct str line = arena_fmt(a, "\r\n--%.*s", FMT(boundary));
        size_t blank = str_find(str_slice(*rest, 0, HEAD_MAX), S("\r\n\r\n"));
        if (blank >= HEAD_MAX || blank >= rest->n)
                return false;
        struct str body = str_slice(*rest, blank + 4, rest->n);
        size_t end = str_find(body, line);
        if (end == body.n)
                return false;
        *head = str_slice(*rest, 0, blank);
        *content = str_slice(body, 0, end);
        *rest = str_slice(body, end + line.n, body.n);
        return true;
}

/* Behind PARTS_READ_MAX parts nothing is looked for: a form of ours has two. */
static bool find_file(struct arena *a, struct str body, struct str boundary, struct str *name, struct str *bytes)
{
        struct str first = arena_fmt(a, "--%.*s\r\n", FMT(boundary)), head, content, field;
        if (boundary.n == 0 || boundary.n > BOUNDARY_MAX || !str_starts(body, first))
                return false;
        struct str rest = str_slice(body, first.n - 2, body.n);
        for (int i = 0; i < PARTS_READ_MAX && next_part(a, &rest, boundary, &head, &content); i++) {
                if (!parameter(a, head, "name", &field) || !str_is(field, "file"))
                        continue;
                struct str filename;
                if (parameter(a, head, "filename", &filename) && utf8_valid(filename))
                        *name = filename;
                *bytes = content;
                return true;
        }
        return false;
}

bool multipart_part(struct str body, struct str boundary, struct str *name, struct str *bytes)
{
        struct arena a = { 0 };
        bool found = find_file(&a, body, boundary, name, bytes);
        arena_release(&a);
        return found;
}

/* A body that is no form is the file itself: programs send it so, browsers without script send forms. */
bool multipart_file(struct ctx *c, const struct request *rq, struct str *name, struct str *bytes)
{
        struct str type = request_header(rq, "Content-Type"), mark = S("boundary=");
        if (!str_starts(type, S("multipart/")))
                return true;
        size_t at = str_find(type, mark);
        struct str boundary = str_slice(type, at + mark.n, type.n);
        if (boundary.n > 1 && boundary.p[0] == '"')
                boundary = str_slice(boundary, 1, boundary.n - 1);
        return multipart_part(*bytes, boundary, name, bytes) ||
               fail(c, ERR_INVALID, "body.multipart", "body", "%s",
                    say(c, "表单里没有名为 file 的文件", "the form holds no file named file"));
}
