/* api_attachments.c: papers of a record: send, list, open.
 *
 * Bytes go out as a download under the type they have by themselves, whatever an older version noted, and in a sandbox:
 * should a browser show them all the same, nothing in them runs or reaches the county's pages. */
#include "http/routes.h"

#include "base/utf8.h"
#include "core/attachment.h"
#include "core/content.h"
#include "core/record_json.h"

/* The digest is told: who holds a paper can prove that it is the one in the store. */
static void attachment_json(struct ctx *c, struct json *j, const struct attachment *a)
{
        json_open(j, NULL);
        json_str(j, "id", ref_outside(c, "attachment", a->id));
        json_str(j, "name", a->name);
        json_str(j, "type", a->type);
        json_int(j, "size", a->size);
        json_str(j, "digest", a->digest);
        json_bool(j, "scan", attachment_is_scan(a));
        json_end(j);
}

/* The owner's register decides about right and scope; a paper has none of its own. */
static bool owner_asked(struct ctx *c, const struct request *rq, enum right right, const struct entity **e, int64_t *id)
{
        struct str name = S(""), text = S("");
        (void)request_query(rq, "entity", &name);
        (void)request_query(rq, "id", &text);
        *e = entity_find(name);
        if (!*e)
                return fail(c, ERR_INVALID, "query.entity", "entity", say(c, "没有登记簿“%.*s”", "no register “%.*s”"),
                            FMT(name));
        if (!scope_may(c->actor, *e, right))
                return fail(c, ERR_FORBIDDEN, "right.none", (*e)->name,
                            say(c, "您的账号无权访问“%s”", "your account may not open “%s”"), entity_title(c, *e));
        return record_id(c, *e, text, id);
}

/* The name in the query, percent-encoded, because a header holds no Chinese; a slash in it would be a path
 * where somebody saves it. */
static bool attachments_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct attachment a = { 0 };
        if (!owner_asked(c, rq, RIGHT_WRITE, &a.owner, &a.owner_id))
                return false;
        if (!request_query(rq, "name", &a.name) || utf8_length(a.name) == 0 || utf8_length(a.name) > 200 ||
            memchr(a.name.p, '/', a.name.n))
                return fail(c, ERR_INVALID, "query.name", "name", "%s",
                            say(c, "须给出文件名 name", "give the file's name"));
        if (!rq->file)
                return fail(c, ERR_INVALID, "body.empty", "body", "%s", say(c, "没有收到文件", "no file came"));
        if (!attachment_add(c, &a, rq->file))
                return false;
        attachment_json(c, &rs->json, &a);
        return true;
}

/* Out of scope a record has no papers, whether it exists or not. */
static bool attachments_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct entity *e;
        struct attachment *found;
        int64_t id;
        size_t n;
        if (!owner_asked(c, rq, RIGHT_READ, &e, &id) || !attachment_list(c, e, id, &found, &n))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "attachments");
        for (size_t i = 0; i < n; i++)
                attachment_json(c, &rs->json, &found[i]);
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* Whole from memory: at most twenty megabytes, proved by their digest before the first byte goes out. */
static bool attachment_content(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct attachment a;
        if (!record_id(c, NULL, rq->parts[0], &id) || !attachment_find(c, id, &a) ||
            !attachment_bytes(c, &a, &rs->body))
                return false;
        rs->type = content_type(buf_str(&rs->body));
        response_header(rs, "Content-Security-Policy", S("default-src 'none'; sandbox"));
        rs->download = arena_copy(c->arena, a.name);
        return true;
}

/* The bytes stay in the store: the journal names their digest, and a proof must be able to find them. */
static bool attachment_void_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct attachment a;
        struct str reason;
        if (!request_text(c, rq, "reason", MUST_HAVE, &reason) || !record_id(c, NULL, rq->parts[0], &id) ||
            !attachment_find(c, id, &a) || !attachment_void(c, &a, arena_copy(c->arena, reason)))
                return false;
        attachment_json(c, &rs->json, &a);
        return true;
}

#define OWNER \
        { "entity", "the record's register" }, \
        { \
                "id", "the record's id" \
        }

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "attachment", "id text|name text|type text|size int|digest text|scan bool" },
        { "attachments", "attachments [attachment]" },
};

/* There is no route that changes a paper: another scan is another paper. */
static const struct route attachment_routes[] = {
        { "GET", "/attachments", attachments_get, .title = "一条记录的附件",
          .title_en = "The papers of a record", .answer = "attachments",
          PARAMS(OWNER) },
        { "POST", "/attachments", attachments_post, ROUTE_FILE | ROUTE_ONCE, .title = "给记录上传附件",
          .title_en = "Attach a file to a record",
          .body = "file", .answer = "attachment", .created = 201, PARAMS(OWNER, { "name", "the file's name" }) },
        { "GET", "/attachments/{id}/content", attachment_content, .title = "附件的内容",
          .title_en = "The bytes of an attachment",
          .answer = "application/octet-stream" },
        { "POST", "/attachments/{id}/void", attachment_void_post, ROUTE_ONCE,
          .title = "作废传错的附件；内容仍留在库里",
          .title_en = "Void a paper entered in error; its bytes stay in the store", .body = "reason",
          .answer = "attachment" },
};
ROUTES(attachment_api, attachment_routes, shapes);
