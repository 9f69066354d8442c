/* api_imports.c: a workbook in: checked, committed, returned with its faults, withdrawn. The sheets themselves are sheet/import.h's
 * business; here is only the way to it. */
#include "http/routes.h"

#include "core/record_json.h"
#include "http/asked.h"
#include "sheet/import.h"

#include <errno.h>
#include <stdio.h>

#define NAME_MAX_CHARACTERS 200

static const struct entity *import_entity(void)
{
        return entity_find(S("import"));
}

/* may_import: somebody who may write no register has nothing to import. */
static bool may_import(struct ctx *c)
{
        if (scope_may(c->actor, import_entity(), RIGHT_WRITE))
                return true;
        return fail(c, ERR_FORBIDDEN, "right.none", "import", "%s", say(c, "您的账号无权导入", "your account may not import"));
}

/* import_asked: the import of the path, in scope. */
static bool import_asked(struct ctx *c, const struct request *rq, int64_t *id)
{
        struct rows *rows;
        struct row_view r;
        if (!record_id(c, import_entity(), rq->parts[0], id) || !record_read(c, import_entity(), *id, &rows, &r))
                return false;
        rows_done(rows);
        return true;
}

static bool file_bytes(struct ctx *c, const struct request *rq, struct str *bytes)
{
        FILE *f = rq->file ? fopen(rq->file, "rb") : NULL;
        if (!f)
                return fail(c, ERR_INVALID, "body.empty", "body", "%s", say(c, "没有收到文件", "no file came"));
        char *p = arena_alloc(c->arena, (size_t)rq->file_size + 1, 1);
        size_t n = fread(p, 1, (size_t)rq->file_size, f);
        bool whole = n == (size_t)rq->file_size && !ferror(f);
        fclose(f);
        *bytes = (struct str){ p, n };
        return whole || fail(c, ERR_SYSTEM, "http.file", "body", "the body could not be read: errno %d", errno);
}

/* file_name: what the user calls it; percent-encoded, because a header holds no Chinese. */
static bool file_name(struct ctx *c, const struct request *rq, struct str *name)
{
        if (!gate_unescape(c->arena, request_header(rq, "X-Filename"), name) || name->n > 4 * NAME_MAX_CHARACTERS ||
            (name->n && memchr(name->p, '/', name->n)))
                return fail(c, ERR_INVALID, "import.name", "X-Filename", "%s",
                            say(c, "X-Filename 须为百分号编码的文件名", "X-Filename is a percent-encoded file name"));
        if (name->n == 0)
                *name = S("sheet.xlsx");
        return true;
}

static bool report_answer(struct ctx *c, struct response *rs, const struct import_report *report)
{
        report_json(c, &rs->json, report);
        return true;
}

static bool imports_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str bytes, name, commit;
        struct import_report report = { 0 }, done = { 0 };
        if (!may_import(c) || !file_name(c, rq, &name) || !file_bytes(c, rq, &bytes) || !import_check(c, name, bytes, &report))
                return false;
        rs->status = 201;
        bool at_once = request_query(rq, "commit", &commit) && str_is(commit, "1");
        if (!at_once || !report.understood)
                return report_answer(c, rs, &report);
        return import_commit(c, report.id, &done) && report_answer(c, rs, &done);
}

static bool import_commit_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct import_report report = { 0 };
        return may_import(c) && import_asked(c, rq, &id) && import_commit(c, id, &report) && report_answer(c, rs, &report);
}

static bool import_withdraw_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct import_withdrawn w = { 0 };
        if (!may_import(c) || !import_asked(c, rq, &id) || !import_withdraw(c, id, &w))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "voided", w.voided);
        json_int(&rs->json, "restored", w.restored);
        json_int(&rs->json, "left", w.left);
        json_str(&rs->json, "left_lines", w.left_lines);
        json_end(&rs->json);
        return true;
}

static bool import_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct str text;
        if (!import_asked(c, rq, &id) || !import_load(c, id, &text))
                return false;
        buf_add(&rs->body, text);
        return true;
}

static bool imports_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit;
        struct query q = { .e = import_entity(), .down = true, .sort_given = true };
        if (!scope_may(c->actor, q.e, RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "right.none", "import", "%s", say(c, "您的账号无权查看导入", "your account may not see imports"));
        if (!request_limit(c, rq, &limit))
                return false;
        (void)request_query(rq, "after", &q.after);
        json_open(&rs->json, NULL);
        if (!rows_json(c, &rs->json, &q, limit))
                return false;
        json_end(&rs->json);
        return true;
}

static bool import_returned_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct str bytes;
        if (!import_asked(c, rq, &id) || !import_returned(c, id, &bytes))
                return false;
        buf_add(&rs->body, bytes);
        rs->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        rs->download = arena_fmt(c->arena, "%s-%lld.xlsx", say(c, "待改", "to-mend"), (long long)id).p;
        return true;
}

static const struct route import_routes[] = {
        { "GET", "/imports", imports_get, .title = "Imports, newest first", .answer = "rows",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "cursor of the page before" }) },
        { "POST", "/imports", imports_post, ROUTE_FILE, .title = "Check a workbook, or with commit=1 take it in", .body = "file",
          .answer = "import", .created = 201, PARAMS({ "commit", "1: write what is right at once" }) },
        { "GET", "/imports/{id}", import_get, .title = "One import and its report", .answer = "import" },
        { "POST", "/imports/{id}/commit", import_commit_post, ROUTE_ONCE, .title = "Take in what was checked", .answer = "import" },
        { "GET", "/imports/{id}/returned", import_returned_get, .title = "The same workbook with its faults marked",
          .answer = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "POST", "/imports/{id}/withdraw", import_withdraw_post, ROUTE_ONCE, .title = "Take an import back", .answer = "withdrawn" },
};
ROUTES(import_api, import_routes);
