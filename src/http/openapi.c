/* openapi.c: the description of the API, made from the route table and the catalogue; nothing in it is written twice.
 *
 * A route with {entity} is printed once for each entity, with that entity's own fields. The shapes of bodies and
 * answers stand beside their routes, those that several files share here, in a small notation: "name type|name type",
 * where a type is text, int, bool, day, object, another shape, [type] for an array, and ends in ? when it may be null
 * or left out; `record` and `values` are those of the entity.
 *
 * Written at run time, so that a county's program reads the description of the very server it talks to. Shapes are
 * strings and not code: a row of the table is what a reader of the API wants to see. */
#include "http/openapi.h"

#include "http/routes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

/* Shapes that routes of several files have. */
static const struct shape shared[] = {
        { "account_grant_words", "role text|role_title text|place text|place_title text|own bool" },
        { "bank_asked", "mapping text|again bool?" },
        { "bank_return", "mapping text|text text" },
        { "bank_unmatched", "line int|name text|card text|amount text|why text" },
        { "change_action",
          "op text|entity text|id text?|version int?|to_on day?|values object?|as text?|reason text?" },
        { "changed", "block int|records [record]" },
        { "changes", "reason text?|actions [change_action]" },
        { "check", "count int?|excused int?|why text?|list text|title text|severity text|owner text?|owner_title text|"
                   "yours bool|mend text?|of text|place text?|place_title text|mechanism text" },
        { "count", "count int|place text?|place_title text" },
        { "county", "code text|title text" },
        { "desk", "todos [check]" },
        { "field_fault", "field text|code text|message text" },
        { "group", "value text|title text|count int" },
        { "groups", "groups [group]" },
        { "login", "login text|password text" },
        { "me",
          "login text|title text|grants [account_grant_words]|seats [county]|county county|today day|demo bool|"
          "must_change bool|reset object?" },
        { "mechanisms", "place text?|place_title text|pillars [object]" },
        { "object", "" },
        { "place", "code text|title text|kind text|parent text|py text" },
        { "places", "places [place]" },
        { "problem",
          "type text|title text|status int|code text|detail text|where text|errors [field_fault]|current object?" },
        { "proposal", "id text|version int|title text|place text|place_title text|voided bool|values object|titles "
                      "object|names object|actions [object]|may object|form object?" },
        { "reason", "reason text" },
        { "record", "id text|version int|title text|place text|place_title text|voided bool|values values|titles "
                    "object|may object?|alike [object]?" },
        { "rows", "rows [record]|next text?|list object?" },
        { "sent_for_review", "message text|proposal object" },
        { "values", "" },
};

/* any_shape: the shared ones, then those of the routes; NULL behind the last. */
static const struct shape *any_shape(size_t i)
{
        return i < COUNT(shared) ? &shared[i] : shape_at(i - COUNT(shared));
}

static const struct shape *shape_find(struct str name)
{
        const struct shape *s;
        for (size_t i = 0; (s = any_shape(i)); i++)
                if (str_is(name, s->name))
                        return s;
        return NULL;
}

/* ---- types ---- */

static const struct {
        const char *name, *type, *format;
} plain[] = {
        { "text", "string", NULL },  { "int", "integer", NULL },   { "bool", "boolean", NULL },
        { "day", "string", "date" }, { "object", "object", NULL },
};

static void plain_type(struct json *j, const char *type, const char *format, bool null)
{
        if (null) {
                json_list(j, "type");
                json_text(j, NULL, type);
                json_text(j, NULL, "null");
                json_end(j);
        } else {
                json_text(j, "type", type);
        }
        if (format)
                json_text(j, "format", format);
}

static void schema_reference(struct ctx *c, struct json *j, struct str name, const struct entity *e)
{
        bool own = e && (str_is(name, "record") || str_is(name, "values"));
        const char *kind = own ? e->name : "";
        json_str(j, "$ref", arena_fmt(c->arena, "#/components/schemas/%s%s%.*s", kind, own ? "." : "", FMT(name)));
}

/* type_json: the members of a schema object that is open already. */
static void type_json(struct ctx *c, struct json *j, struct str type, const struct entity *e)
{
        bool null = str_ends(type, S("?"));
        type.n -= null;
        if (str_starts(type, S("["))) {
                plain_type(j, "array", NULL, null);
                json_open(j, "items");
                type_json(c, j, str_slice(type, 1, type.n - 1), e); /* nests once: arrays hold no arrays */
                json_end(j);
                return;
        }
        for (size_t i = 0; i < COUNT(plain); i++)
                if (str_is(type, plain[i].name)) {
                        plain_type(j, plain[i].type, plain[i].format, null);
                        return;
                }
        schema_reference(c, j, type, e);
}

static void shape_json(struct ctx *c, struct json *j, const char *key, const struct shape *s, const struct entity *e)
{
        struct str members = str_of(s->members), member;
        json_open(j, key);
        json_text(j, "type", "object");
        if (members.n) {
                json_open(j, "properties");
                while (str_cut(&members, '|', &member)) {
                        size_t at = str_find(member, S(" "));
                        json_open(j, arena_copy(c->arena, str_slice(member, 0, at)));
                        type_json(c, j, str_slice(member, at + 1, member.n), e);
                        json_end(j);
                }
                json_end(j);
                json_list(j, "required");
                for (members = str_of(s->members); str_cut(&members, '|', &member);)
                        if (!str_ends(member, S("?")))
                                json_str(j, NULL, str_slice(member, 0, str_find(member, S(" "))));
                json_end(j);
        }
        json_end(j);
}

/* ---- entities ---- */

static void codes_enum(struct json *j, const struct codes *l)
{
        if (l->open)
                return;
        json_list(j, "enum");
        struct code x, before;
        for (size_t i = 0; code_at(l, i, &x); i++) {
                bool again = false; /* the words of two times share a code */
                for (size_t k = 0; k < i && !again && code_at(l, k, &before); k++)
                        again = strcmp(before.code, x.code) == 0;
                if (!again)
                        json_text(j, NULL, x.code);
        }
        json_nothing(j, NULL);
        json_end(j);
}

static void many_json(struct ctx *c, struct json *j, const struct field *f)
{
        json_text(j, "type", "array");
        json_open(j, "items");
        json_text(j, "type", "string");
        json_end(j);
        json_text(j, "title", field_title(c, f));
}

static void schema_field(struct ctx *c, struct json *j, const struct field *f)
{
        static const char *const formats[FIELD_MAX] = { [FIELD_DATE] = "date" };
        bool number = f->type == FIELD_INT || f->type == FIELD_YEAR;
        json_open(j, f->name);
        if (f->type == FIELD_CODES || f->type == FIELD_REFS) {
                many_json(c, j, f);
                json_end(j);
                return;
        }
        plain_type(j, number ? "integer" : f->type == FIELD_BOOL ? "boolean" : "string", formats[f->type], true);
        json_text(j, "title", field_title(c, f));
        if (f->codes && f->type == FIELD_CODE)
                codes_enum(j, f->codes);
        if (f->ref)
                json_str(j, "description", arena_fmt(c->arena, "id of a record of %s", f->ref));
        else if (say(c, f->help, f->help_en))
                json_text(j, "description", say(c, f->help, f->help_en));
        if (f->derived)
                json_bool(j, "readOnly", true);
        if (number && (f->min || f->max)) {
                json_int(j, "minimum", f->min);
                json_int(j, "maximum", f->max);
        }
        json_end(j);
}

static void entity_schemas(struct ctx *c, struct json *j, const struct entity *e)
{
        json_open(j, arena_fmt(c->arena, "%s.values", e->name).p);
        json_text(j, "type", "object");
        json_text(j, "title", entity_title(c, e));
        if (say(c, e->help, e->help_en))
                json_text(j, "description", say(c, e->help, e->help_en));
        json_bool(j, "additionalProperties", false);
        json_open(j, "properties");
        for (size_t i = 0; i < e->n_fields; i++)
                schema_field(c, j, &e->fields[i]);
        json_end(j);
        json_end(j);
        shape_json(c, j, arena_fmt(c->arena, "%s.record", e->name).p, shape_find(S("record")), e);
}

/* ---- operations ---- */

static void parameter_json(struct json *j, const char *in, struct str name, const char *what)
{
        json_open(j, NULL);
        json_str(j, "name", name);
        json_text(j, "in", in);
        json_text(j, "description", what);
        if (strcmp(in, "path") == 0)
                json_bool(j, "required", true);
        json_open(j, "schema");
        json_text(j, "type", "string");
        json_end(j);
        json_end(j);
}

static void filters_json(struct json *j, const char *what)
{
        json_open(j, NULL);
        json_text(j, "name", "filters");
        json_text(j, "in", "query");
        json_text(j, "description", what);
        json_text(j, "style", "form");
        json_bool(j, "explode", true);
        json_open(j, "schema");
        json_text(j, "type", "object");
        json_open(j, "additionalProperties");
        json_text(j, "type", "string");
        json_end(j);
        json_end(j);
        json_end(j);
}

static void operation_parameters(struct json *j, const struct route *r)
{
        struct str path = str_of(r->path), part;
        json_list(j, "parameters");
        while (str_cut(&path, '/', &part))
                if (part.n > 2 && part.p[0] == '{' && !str_is(part, "{entity}"))
                        parameter_json(j, "path", str_slice(part, 1, part.n - 1), "outside id, or name");
        for (size_t i = 0; i < r->n_params; i++) {
                if (strcmp(r->params[i].name, FILTERS_PARAM) == 0)
                        filters_json(j, r->params[i].what);
                else
                        parameter_json(j, "query", str_of(r->params[i].name), r->params[i].what);
        }
        if (r->flags & ROUTE_ONCE)
                parameter_json(j, "header", S("Idempotency-Key"), "the same request with the same key is done once");
        json_end(j);
}

static void content_json(struct ctx *c, struct json *j, const char *type, const char *shape, const struct entity *e)
{
        json_open(j, "content");
        json_open(j, type);
        json_open(j, "schema");
        const struct shape *s = shape_find(str_of(shape));
        if (s && e && !str_is(str_of(shape), "record")) {
                json_list(j, "allOf");
                shape_json(c, j, NULL, s, e);
                json_end(j);
        } else if (s) {
                schema_reference(c, j, str_of(shape), e);
        } else {
                plain_type(j, "string", "binary", false);
        }
        json_end(j);
        json_end(j);
        json_end(j);
}

static void responses_json(struct ctx *c, struct json *j, const struct route *r, const struct entity *e)
{
        int status = r->created ? r->created : r->answer ? 200 : 204;
        bool file = r->answer && !shape_find(str_of(r->answer));
        char code[12];
        snprintf(code, sizeof code, "%d", status);
        json_open(j, "responses");
        json_open(j, code);
        json_text(j, "description", "done");
        if (r->answer)
                content_json(c, j, file ? r->answer : "application/json", r->answer, e);
        json_end(j);
        if (r->flags & ROUTE_REVIEWED) {
                json_open(j, "202");
                json_text(j, "description", "the register is reviewed: what was written waits as a proposal");
                content_json(c, j, "application/json", "sent_for_review", NULL);
                json_end(j);
        }
        json_open(j, "default");
        json_text(j, "description", "problem details (RFC 9457)");
        content_json(c, j, "application/problem+json", "problem", NULL);
        json_end(j);
        json_end(j);
}

/* operation_id: get_household_id_history */
static struct str operation_id(struct ctx *c, const struct route *r, struct str path)
{
        struct str id = arena_fmt(c->arena, "%s%.*s", r->method, FMT(path));
        char *p = arena_copy(c->arena, id);
        size_t n = 0;
        for (size_t i = 0; i < id.n; i++) {
                if (isalnum((unsigned char)id.p[i]) || id.p[i] == '_')
                        p[n++] = (char)tolower((unsigned char)id.p[i]);
                else if (n && p[n - 1] != '_')
                        p[n++] = '_';
        }
        while (n && p[n - 1] == '_')
                n--;
        return (struct str){ p, n };
}

static const char *lower(struct arena *a, const char *text)
{
        char *p = arena_copy(a, str_of(text));
        for (size_t i = 0; p[i]; i++)
                p[i] = (char)tolower((unsigned char)p[i]);
        return p;
}

static void operation_json(struct ctx *c, struct json *j, const struct route *r, struct str path,
                           const struct entity *e)
{
        json_open(j, lower(c->arena, r->method));
        json_str(j, "operationId", operation_id(c, r, path));
        json_text(j, "summary", say(c, r->title, r->title_en));
        json_list(j, "tags");
        json_text(j, NULL, e ? e->name : "county");
        json_end(j);
        if (r->flags & ROUTE_OPEN) {
                json_list(j, "security");
                json_end(j);
        }
        operation_parameters(j, r);
        if (r->body) {
                json_open(j, "requestBody");
                json_bool(j, "required", true);
                content_json(c, j, r->flags & ROUTE_FILE ? "application/octet-stream" : "application/json", r->body, e);
                json_end(j);
        }
        responses_json(c, j, r, e);
        json_end(j);
}

/* ---- paths ---- */

/* An address and what answers there: a route with {entity} stands for one of each register. */
struct operation {
        struct str path;
        const struct route *route;
        const struct entity *e;
};

static struct str path_of(struct ctx *c, const struct route *r, const struct entity *e)
{
        struct str path = str_of(r->path), mark = S("{entity}");
        size_t at = str_find(path, mark);
        if (at == path.n || !e)
                return path;
        return arena_fmt(c->arena, "%.*s%s%s", (int)at, path.p, e->name, path.p + at + mark.n);
}

static struct operation *all_operations(struct ctx *c, size_t *n)
{
        struct operation *all = NULL;
        const struct route *r;
        size_t capacity = 0;
        *n = 0;
        for (size_t i = 0; (r = route_at(i)); i++) {
                const bool each = strstr(r->path, "{entity}") != NULL;
                for (size_t k = 0; each ? entity_at(k) != NULL : k == 0; k++) {
                        const struct entity *e = each ? entity_at(k) : NULL;
                        all = arena_grow(c->arena, all, &capacity, *n + 1, sizeof *all);
                        all[(*n)++] = (struct operation){ path_of(c, r, e), r, e };
                }
        }
        return all;
}

/* By address, then method; of two that meet at one address (/handover is a work of its own and a register) the literal
 * one first, as route_match has it. */
static int by_address(const void *a, const void *b)
{
        const struct operation *x = a, *y = b;
        const int path = str_cmp(x->path, y->path), method = strcmp(x->route->method, y->route->method);
        return path ? path : method ? method : (x->e != NULL) - (y->e != NULL);
}

/* Every address is opened once and every method stands in it once, whatever the tables say: strict readers refuse a
 * document with a key written twice, others lose half of it. */
static void paths_json(struct ctx *c, struct json *j)
{
        size_t n;
        struct operation *all = all_operations(c, &n);
        qsort(all, n, sizeof *all, by_address);
        json_open(j, "paths");
        for (size_t i = 0; i < n; i++) {
                const struct operation *o = &all[i], *before = i ? o - 1 : NULL;
                const bool same = before && str_eq(o->path, before->path);
                if (same && strcmp(o->route->method, before->route->method) == 0)
                        continue;
                if (before && !same)
                        json_end(j);
                if (!same)
                        json_open(j, arena_copy(c->arena, o->path));
                operation_json(c, j, o->route, o->path, o->e);
        }
        if (n)
                json_end(j);
        json_end(j);
}

static void security_json(struct json *j)
{
        json_open(j, "securitySchemes");
        json_open(j, "bearer");
        json_text(j, "type", "http");
        json_text(j, "scheme", "bearer");
        json_end(j);
        json_open(j, "cookie");
        json_text(j, "type", "apiKey");
        json_text(j, "in", "cookie");
        json_text(j, "name", "bangfu_8080");
        json_text(j, "description", "bangfu_ and the port on which the server listens");
        json_end(j);
        json_end(j);
}

static void components_json(struct ctx *c, struct json *j)
{
        const struct entity *e;
        json_open(j, "components");
        json_open(j, "schemas");
        const struct shape *s;
        for (size_t i = 0; (s = any_shape(i)); i++)
                if (shape_find(str_of(s->name)) == s) /* of two of one name the first, which is the one referred to */
                        shape_json(c, j, s->name, s, NULL);
        for (size_t i = 0; (e = entity_at(i)); i++)
                entity_schemas(c, j, e);
        json_end(j);
        security_json(j);
        json_end(j);
}

bool openapi_write(struct ctx *c, struct buf *out)
{
        struct json top = JSON(out), *j = &top;
        json_open(j, NULL);
        json_text(j, "openapi", "3.1.0");
        json_open(j, "info");
        json_text(j, "title", "bangfu");
        json_text(j, "version", BANGFU_VERSION);
        json_end(j);
        json_list(j, "servers");
        json_open(j, NULL);
        json_text(j, "url", API);
        json_end(j);
        json_end(j);
        json_list(j, "security");
        for (int i = 0; i < 2; i++) {
                json_open(j, NULL);
                json_list(j, i ? "cookie" : "bearer");
                json_end(j);
                json_end(j);
        }
        json_end(j);
        paths_json(c, j);
        components_json(c, j);
        json_end(j);
        return !out->full || fail(c, ERR_SYSTEM, "openapi.size", "openapi", "the description is too long");
}
