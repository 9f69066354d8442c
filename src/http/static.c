/* static.c: the front end's files, out of the executable. Names that carry a hash never change and may be kept for
 * ever; all others are asked for again by their tag. A path that is no file is a page of the front end: it gets
 * index.html.
 *
 * The files stand in the executable, compressed when it was built: an update is one file, and no page can be older
 * than its server. */
#include "http/http.h"

#include "base/asset.h"

#include <ctype.h>

/* hashed: app-4FQ7XK2A.js: at least eight letters or digits between the last hyphen and the point after it. */
static bool hashed(struct str name)
{
        size_t point = name.n;
        for (size_t i = 0; i < name.n; i++)
                if (name.p[i] == '.' && point == name.n)
                        point = i;
        size_t n = 0;
        while (n < point && isalnum((unsigned char)name.p[point - 1 - n]))
                n++;
        return n >= 8 && n < point && name.p[point - 1 - n] == '-';
}

static struct str last_segment(struct str path)
{
        size_t from = path.n;
        while (from > 0 && path.p[from - 1] != '/')
                from--;
        return str_slice(path, from, path.n);
}

/* file_like: files lie at the top and in /assets/ only; deeper, a point belongs to a name (/l/training.sessions,
 * /mechanism/1.2). */
static bool file_like(struct str path)
{
        struct str last = last_segment(path);
        return memchr(last.p, '.', last.n) && (path.n == last.n + 1 || str_starts(path, S("/assets/")));
}

/* A phone's page has a shell of its own under /m; every other unknown path is a page of the large one, which
 * says itself when there is none. */
static const struct asset *asset_of(struct ctx *c, struct str path)
{
        const struct asset *a = asset_find(arena_fmt(c->arena, "web%.*s", FMT(path)));
        if (a)
                return a;
        if (file_like(path))
                return NULL;
        bool phone = str_is(path, "/m") || str_starts(path, S("/m/"));
        a = phone ? asset_find(S("web/m.html")) : NULL;
        return a ? a : asset_find(S("web/index.html"));
}

/* The shell itself is always asked for again: it names the hashed files of the version that is running. */
bool static_serve(struct ctx *c, struct request *rq, struct response *rs)
{
        if (!str_is(rq->method, "GET") && !str_is(rq->method, "HEAD"))
                return false;
        const struct asset *a = asset_of(c, rq->path);
        if (!a)
                return false;
        bool keep = hashed(last_segment(rq->path)) && !str_is(str_of(a->name), "web/index.html");
        response_header(rs, "ETag", str_of(a->etag));
        response_header(rs, "Vary", S("Accept-Encoding"));
        response_header(rs, "Cache-Control", keep ? S("public, max-age=31536000, immutable") : S("no-cache"));
        rs->type = a->type;
        rs->status = 200;
        if (str_eq(request_header(rq, "If-None-Match"), str_of(a->etag)))
                rs->status = 304;
        else
                rs->asset = a;
        return true;
}
