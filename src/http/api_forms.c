/* api_forms.c: the tables that are ready, and filling them or a county's own. */
#include "http/routes.h"

#include "fill/forms.h"
#include "http/asked.h"
#include "http/forms_fill.h"

#include <unistd.h>

#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* Ready-made tables by the list they show: a page offers those of its own list. */
static bool form_list(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct form *f;
        (void)rq;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "forms");
        for (size_t i = 0; (f = form_at(i)); i++) {
                json_open(&rs->json, NULL);
                json_text(&rs->json, "name", f->name);
                json_text(&rs->json, "title", say(c, f->title, f->title_en));
                json_text(&rs->json, "list", f->tables[0].list);
                json_end(&rs->json);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

static bool form_named(struct ctx *c, struct str name, const struct form **out)
{
        *out = form_find(name);
        return *out || fail(c, ERR_MISSING, "form.unknown", "form", say(c, "没有表样“%.*s”", "no form “%.*s”"), FMT(name));
}

/* The empty form, for who wants to see or change it before filling. */
static bool form_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct form *f;
        const char *path;
        if (!form_named(c, rq->parts[0], &f) || !response_temporary(c, &path))
                return false;
        if (!form_template(c, f, path)) {
                unlink(path);
                return false;
        }
        rs->file = path;
        rs->type = XLSX;
        rs->download = arena_fmt(c->arena, "%s.xlsx", say(c, f->title, f->title_en)).p;
        return true;
}

/* form_record: ?entity=&id=: the record of {{record:…}}. */
static bool form_record(struct ctx *c, const struct request *rq, struct fill_asked *asked)
{
        struct str name, id;
        if (!request_query(rq, "entity", &name))
                return true;
        asked->e = entity_find(name);
        if (!asked->e)
                return fail(c, ERR_MISSING, "entity.unknown", "entity", say(c, "没有登记簿“%.*s”", "no register “%.*s”"),
                            FMT(name));
        if (!request_query(rq, "id", &id))
                id = S("");
        return record_id(c, asked->e, id, &asked->id);
}

/* The same words as everywhere else: a list, a place, a period, a record. */
static bool fill_asked_of(struct ctx *c, const struct request *rq, struct fill_asked *asked)
{
        struct str list;
        *asked = (struct fill_asked){ .id = 0 };
        if (request_query(rq, "list", &list))
                asked->list = arena_copy(c->arena, list);
        struct str reveal;
        asked->revealed = request_query(rq, "reveal", &reveal) && str_is(reveal, "1");
        (void)request_query(rq, "purpose", &asked->purpose);
        (void)request_query(rq, "reason", &asked->reason);
        return asked_seat(c, rq, &asked->place) && asked_period(c, rq, &asked->period) && form_record(c, rq, asked);
}

/* template_of: the form that is named, or the workbook that came as the body. */
static bool template_of(struct ctx *c, const struct request *rq, const char **path, struct str *title,
                        struct fill_asked *asked)
{
        struct str name;
        const struct form *f;
        *title = request_header(rq, "X-Filename");
        if (!title->n)
                *title = str_of(say(c, "自备表样", "own workbook"));
        if (request_query(rq, "form", &name)) {
                if (!form_named(c, name, &f) || !response_temporary(c, path))
                        return false;
                *title = str_of(say(c, f->title, f->title_en));
                form_period(c, f, &asked->period);
                return form_template(c, f, *path);
        }
        *path = rq->file;
        return rq->file || fail(c, ERR_INVALID, "body.file", "body", "%s",
                                say(c, "请上传表样，或用 form= 指明", "send a workbook, or name one by form="));
}

/* The template made here is thrown away; the one that was sent belongs to the request. */
static bool form_fill(struct ctx *c, struct request *rq, struct response *rs)
{
        struct fill_asked asked;
        struct fill_done done;
        struct str title;
        const char *template, *out;
        if (!fill_asked_of(c, rq, &asked) || !template_of(c, rq, &template, &title, &asked) ||
            !response_temporary(c, &out))
                return false;
        bool ok = forms_fill(c, template, title, &asked, out, &done);
        if (template != rq->file)
                unlink(template);
        if (!ok) {
                unlink(out);
                return false;
        }
        rs->file = out;
        rs->type = XLSX;
        if (str_ends(title, S(".xlsx")))
                title = str_slice(title, 0, title.n - 5);
        const char *day = asked.period.to[0] ? asked.period.to : c->today;
        rs->download = arena_fmt(c->arena, "%.*s-%s.xlsx", FMT(title), day).p;
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "forms", "forms [object]" },
};

static const struct route form_routes[] = {
        { "GET", "/forms", form_list, .title = "现成的表格模板",
          .title_en = "Tables that are ready as templates", .answer = "forms" },
        { "GET", "/forms/{name}", form_get, .title = "一份模板和其中的标记",
          .title_en = "A template with its marks",
          .answer = "application/octet-stream" },
        { "POST", "/forms/fill", form_fill, ROUTE_FILE, .title = "用清单或记录填写带标记的工作簿",
          .title_en = "Fill a workbook with marks from a list or a record",
          .body = "application/octet-stream", .answer = "application/octet-stream",
          PARAMS({ "form", "a template by its name; else the body is a workbook" },
                 { "list", "list or register of {{list:FIELD}}" }, { "entity", "register of {{record:FIELD}}" },
                 { "id", "the record" }, { "place", "a place code: within it" },
                 { "period", "a day, month, quarter, year or range" },
                 { "reveal", "1: secrets in full, where the account may know them; wants purpose and reason" },
                 { "purpose", "what for, and" }, { "reason", "why: wanted when rows of persons go in" }) },
};
ROUTES(form_api, form_routes, shapes);
