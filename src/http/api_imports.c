/* api_imports.c: a workbook in: checked, committed, returned with its faults, withdrawn. Who may import, whose imports
 * he sees and what the sheets say is import.h's business; here is only the way to it.
 *
 * An import is checked first and committed on what was seen. The check writes nothing and can be repeated: after a
 * word has been explained, after a sheet has been named, after the register has changed. What was committed can be
 * withdrawn as a whole, as far as nobody has built upon it.
 *
 * Both steps can run at once or as a job; small sheets answer before a page could ask how far they are. */
#include "http/routes.h"

#include "core/change.h"
#include "http/disclosure.h"
#include "http/multipart.h"
#include "http/values.h"
#include "import/import.h"
#include "import/import_report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* A name longer than any file system takes is no name of a file. */
#define NAME_MAX_CHARACTERS 200

/* Imports are no register: their number is a plain one, and whose they are is asked by import.h. */
static bool import_asked(struct ctx *c, const struct request *rq, int64_t *id)
{
        return record_id(c, NULL, rq->parts[0], id);
}

/* Whole in memory: a workbook is read from its end (the directory of the zip), and kept in parts afterwards. */
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

/* flat: what is kept of an import, with the members of its report beside its own. A report is kept as it was
 * written, beside facts that change (its state); one level is what a caller wants to read. */
static bool flat(struct ctx *c, struct str text, struct str *out)
{
        json_error_t e;
        json_t *kept = json_loadb(text.p, text.n, 0, &e),
               *report = kept ? json_incref(json_object_get(kept, "report")) : NULL;
        if (json_is_object(report)) {
                json_object_del(kept, "report");
                json_object_update_missing(kept, report);
        }
        char *made = kept ? json_dumps(kept, JSON_COMPACT) : NULL;
        if (made)
                *out = arena_str(c->arena, str_of(made));
        free(made);
        json_decref(report);
        json_decref(kept);
        return made || fail(c, ERR_SYSTEM, "import.report", "report", "a kept report is no JSON");
}

/* import_answer: the import as it is kept now, so that every route tells it in the same shape. */
static bool import_answer(struct ctx *c, struct response *rs, int64_t id)
{
        struct str text, whole;
        if (!import_load(c, id, &text) || !flat(c, text, &whole))
                return false;
        buf_add(&rs->body, whole);
        return true;
}

/* ---- at once, or as a job ---- */

/* Stored in a job's input as a number: the values stay what they are. */
enum step { STEP_CHECK = 1, STEP_COMMIT = 2 };

/* What was not understood is not committed, whatever was asked for: there is no part of it to write. */
static bool take_upload(struct ctx *c, int64_t id, unsigned steps, struct str seen, const struct import_order *how)
{
        struct import_report report = { .understood = true };
        if ((steps & STEP_CHECK) && (!lookup_may(c) || !import_check_kept(c, id, &report) ||
                                     !disclose_lookup(c, report_numbers(&report))))
                return disclose_guess(c, strcmp(c->err.code, "lookup.guess") == 0);
        return !(steps & STEP_COMMIT) || !report.understood || import_commit(c, id, seen, how, &report);
}

static bool job_ends(void *job)
{
        return job_stopping(job);
}

/* import_job: input is the import's number, its steps, and the outcome of the check that was agreed to. After a restart
 * a step already taken refuses to be taken twice, and a commit that was cut off goes on. */
static bool import_job(struct ctx *c, struct job *j)
{
        struct str rest = j->input, id_text, steps_text, seen = { "", 0 };
        int64_t id, steps;
        if (!str_cut(&rest, ' ', &id_text) || !str_cut(&rest, ' ', &steps_text) || !str_int(id_text, &id) ||
            !str_int(steps_text, &steps))
                return fail(c, ERR_SYSTEM, "job.input", "import", "unreadable input %.*s", FMT(j->input));
        if (rest.n && !str_cut(&rest, ' ', &seen))
                return false;
        const struct import_order how = { .stop = job_ends, .to = j };
        if (!take_upload(c, id, (unsigned)steps, seen, &how))
                return false;
        j->result = arena_fmt(c->arena, "{\"id\":\"%.*s\"}", FMT(outside_id(c->arena, c->county, id)));
        return true;
}

static const struct job_kind kinds[] = { { "import", import_job } };

/* Between jobs, and once at the start: the rows of an import that was cut off are half there until it ends. */
void http_chore(struct app *app, bool (*stop)(void *to), void *to)
{
        struct arena arena = { 0 };
        struct ctx c = { 0 };
        const struct import_order how = { .stop = stop, .to = to };
        if (store_enter(app, &arena, &c)) {
                (void)!import_resume(&c, &how, NULL);
                store_leave(&c);
        }
        arena_release(&arena);
}

/* The kinds of jobs stand with the route that asks for them; there is one so far. */
const struct job_kind *http_jobs(size_t *n)
{
        *n = COUNT(kinds);
        return kinds;
}

/* ask_job: 202 with the job to ask after (RFC 7240, Prefer: respond-async). */
static bool ask_job(struct ctx *c, struct response *rs, int64_t id, unsigned steps, struct str seen)
{
        int64_t job;
        struct str input = arena_fmt(c->arena, "%lld %u %.*s", (long long)id, steps, FMT(seen));
        if (!job_ask(c, "import", input, input, &job))
                return false;
        rs->status = 202;
        response_header(rs, "Preference-Applied", S("respond-async"));
        json_open(&rs->json, NULL);
        json_str(&rs->json, "id", outside_id(c->arena, c->county, id));
        json_str(&rs->json, "job", arena_fmt(c->arena, "%lld", (long long)job));
        json_end(&rs->json);
        return true;
}

/* Who prefers not to wait gets a job (RFC 7240); everybody else gets the outcome itself. */
static bool do_steps(struct ctx *c, struct request *rq, struct response *rs, int64_t id, unsigned steps,
                     struct str seen)
{
        struct str prefer = request_header(rq, "Prefer"), word = S("respond-async");
        if (str_find(prefer, word) < prefer.n)
                return ask_job(c, rs, id, steps, seen);
        return take_upload(c, id, steps, seen, NULL) && import_answer(c, rs, id);
}

/* Kept first, then checked: a check that fails for any reason leaves the workbook to look at again. */
static bool imports_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str bytes, name, commit, asked = { "", 0 };
        int64_t id;
        (void)request_query(rq, "for", &asked);
        if (!file_name(c, rq, &name) || !file_bytes(c, rq, &bytes) || !multipart_file(c, rq, &name, &bytes) ||
            !import_keep(c, name, bytes, asked, &id))
                return false;
        rs->status = 201;
        bool at_once = request_query(rq, "commit", &commit) && str_is(commit, "1");
        return do_steps(c, rq, rs, id, at_once ? STEP_CHECK | STEP_COMMIT : STEP_CHECK, S(""));
}

/* With the outcome that was seen: if the register has changed since, and the same sheet would come out
 * otherwise now, nothing is written and the new check is shown. */
static bool import_commit_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct str seen = { "", 0 };
        (void)request_query(rq, "outcome", &seen);
        return import_asked(c, rq, &id) && do_steps(c, rq, rs, id, STEP_COMMIT, seen);
}

/* Checked again after every explanation, because one word explained may turn forty rows. */
static bool import_again(struct ctx *c, int64_t id, struct response *rs)
{
        struct import_report report = { .understood = true };
        return import_check_kept(c, id, &report) && import_answer(c, rs, id);
}

/* import_map_post: what a header, or a word of a list of codes, means, remembered for every sheet to come; then the
 * workbook is checked again. An empty meaning takes it back. */
static bool import_map_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        const struct str word = member_text(rq->json, "word"), list = member_text(rq->json, "list");
        const struct str means = member_text(rq->json, list.n ? "code" : "field");
        if (!import_asked(c, rq, &id))
                return false;
        if (word.n == 0 || !means.p)
                return fail(c, ERR_INVALID, "import.map", "word", "%s",
                            say(c, "须写明表头 word 和所指的字段 field（“-”为不用这一列），或代码表 list、词 word 和代码 code",
                                "word is a header and field what it means (“-” for nothing), or word a word of a list "
                                "and code its code"));
        return import_waiting(c, id) && import_map(c, list.n ? list : S("column"), word, means) &&
               import_again(c, id, rs);
}

/* import_for_post: what a sheet is; "" as sheet means all of them, "" as subject takes it back. */
static bool import_for_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        return import_asked(c, rq, &id) && import_waiting(c, id) &&
               import_ask(c, id, member_text(rq->json, "sheet"), member_text(rq->json, "subject")) &&
               import_again(c, id, rs);
}

/* By hand: what stands still until a person has looked, and what would go on by itself a little later. */
static bool import_resume_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct import_report report;
        return import_asked(c, rq, &id) && import_go_on(c, id, NULL, &report) && import_answer(c, rs, id);
}

/* What others have built upon since is left, and told line by line: taking it back would take their work with it. */
static bool import_withdraw_post(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct import_withdrawn w = { 0 };
        if (!import_asked(c, rq, &id) || !import_withdraw(c, id, &w))
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
        return import_asked(c, rq, &id) && import_answer(c, rs, id);
}

static bool imports_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit;
        struct str text;
        if (!request_limit(c, rq, &limit) || !import_page(c, limit, &text))
                return false;
        buf_add(&rs->body, text);
        return true;
}

/* The clerk's own workbook with marks in it, not a new one: his formats, his hidden columns, and whole the numbers a
 * page masks: who opens another's leaves a record. */
static bool import_returned_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t id;
        struct str bytes;
        bool others;
        if (!import_asked(c, rq, &id) || !import_returned(c, id, &bytes, &rs->download, &others))
                return false;
        const struct disclosure d = { .kind = "returned",
                                      .e = entity_find(S("person")),
                                      .fields = arena_fmt(c->arena, say(c, "导入 %.*s", "import %.*s"),
                                                          FMT(outside_id(c->arena, c->county, id))) };
        if (others && !disclose(c, &d))
                return false;
        buf_add(&rs->body, bytes);
        rs->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "import", "id text|file text|state text|going object?|subject text?|subject_title text?|sheets [object]|"
                    "accepted object|changed object|unchanged object|sent int|words [object]|refused [object]|"
                    "returned bool|at text|actor text|actor_name text|outcome text?|head int?" },
        { "import_mapping", "word text|field text?|list text?|code text?" },
        { "import_subject", "sheet text?|subject text" },
        { "imports", "imports [object]" },
        { "withdrawn", "voided int|restored int|left int|left_lines text" },
};

/* Check, explain, look, commit, withdraw: an import is a conversation, and each step leaves it as it is until
 * it is committed. */
static const struct route import_routes[] = {
        { "GET", "/imports", imports_get, .title = "各次导入，新的在前",
          .title_en = "Imports, newest first", .answer = "imports",
          PARAMS({ "limit", "1 to 500, default 50" }) },
        { "POST", "/imports", imports_post, ROUTE_FILE | ROUTE_ONCE,
          .title = "检查一个工作簿；commit=1 时入库",
          .title_en = "Check a workbook, or with commit=1 take it in",
          .body = "file", .answer = "import", .created = 201,
          PARAMS({ "commit", "1: write what is right at once" },
                 { "for", "the register its sheets are of, or a table of the catalogue's subjects" }) },
        { "GET", "/imports/{id}", import_get, .title = "一次导入和它的报告",
          .title_en = "One import and its report", .answer = "import" },
        { "POST", "/imports/{id}/commit", import_commit_post, ROUTE_ONCE,
          .title = "把检查过的入库；结果与检查时不同则不写入，答 import.changed",
          .title_en = "Take in what was checked; import.changed, and nothing written, when it came out otherwise now",
          .answer = "import", PARAMS({ "outcome", "the outcome of the check that was seen" }) },
        { "POST", "/imports/{id}/map", import_map_post, ROUTE_ONCE,
          .title = "指认表头或词的意思，重新检查",
          .title_en = "Say what a header or a word means, and check again",
          .body = "import_mapping", .answer = "import" },
        { "POST", "/imports/{id}/for", import_for_post, ROUTE_ONCE, .title = "指认这是哪张表，重新检查",
          .title_en = "Say what a sheet is, and check again",
          .body = "import_subject", .answer = "import" },
        { "GET", "/imports/{id}/returned", import_returned_get, .title = "标出问题的原工作簿",
          .title_en = "The same workbook with its faults marked",
          .answer = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "POST", "/imports/{id}/resume", import_resume_post, ROUTE_ONCE, .title = "接着写中断的导入",
          .title_en = "Go on with an import that was cut off", .answer = "import" },
        { "POST", "/imports/{id}/withdraw", import_withdraw_post, ROUTE_ONCE, .title = "撤回一次导入",
          .title_en = "Take an import back",
          .answer = "withdrawn" },
};
ROUTES(import_api, import_routes, shapes);
