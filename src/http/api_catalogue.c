/* api_catalogue.c: what the pages are made from: entities with what this account may do, code lists with the county's
 * own additions, lists, parameters, places; and the description of the API. */
#include "http/routes.h"

#include "base/date.h"
#include "base/pinyin.h"
#include "base/term.h"
#include "core/parameter.h"
#include "http/disclosure.h"
#include "http/openapi.h"
#include "import/subjects.h"

#include <stdio.h>

/* Names of the API for the enums of the catalogue: a promise to whoever reads it, so they don't follow the enums. */
static const char *const type_names[] = {
        [FIELD_TEXT] = "text", [FIELD_CODE] = "code", [FIELD_CODES] = "codes", [FIELD_DATE] = "date",
        [FIELD_YEAR] = "year", [FIELD_INT] = "int",   [FIELD_MONEY] = "money", [FIELD_DECIMAL] = "decimal",
        [FIELD_BOOL] = "bool", [FIELD_REF] = "ref",   [FIELD_REFS] = "refs",   [FIELD_PLACE] = "place",
};
_Static_assert(COUNT(type_names) == FIELD_MAX, "every type has its name");
static const char *const format_names[] = {
        [FORMAT_NONE] = NULL,     [FORMAT_ID_NUMBER] = "id_number", [FORMAT_CREDIT_CODE] = "credit_code",
        [FORMAT_PHONE] = "phone", [FORMAT_BANK_CARD] = "bank_card",   [FORMAT_PERSON_NAME] = "person_name",
};
static const char *const life_names[] = { [LIFE_STATE] = "state", [LIFE_EVENT] = "event", [LIFE_SPAN] = "span" };
static const char *const reading_names[] = {
        [READ_SCOPED] = "scoped", [READ_ANCESTORS] = "ancestors", [READ_DIRECTORY] = "directory"
};
_Static_assert(GRANTS_MAX == 4, "places_above names four");
static const char *const period_names[] = { [PERIOD_DAY] = "day", [PERIOD_SPAN] = "span", [PERIOD_NONE] = "none" };
static const char *const severity_names[] = {
        [SEVERITY_NONE] = "none", [SEVERITY_HINT] = "hint", [SEVERITY_SUSPECT] = "suspect", [SEVERITY_ERROR] = "error"
};

const char *severity_name(enum severity s)
{
        return severity_names[s];
}

/* both: in both languages always, for the page switches between them without asking again; in the words of the day. */
static void both(const struct ctx *c, struct json *j, const char *member, const char *zh, const char *en)
{
        char name[32];
        snprintf(name, sizeof name, "%s_en", member);
        json_text(j, member, term_said(c, LANG_ZH, zh));
        json_text(j, name, term_said(c, LANG_EN, en));
}

static void titles(const struct ctx *c, struct json *j, const char *name, const char *title, const char *title_en)
{
        json_text(j, "name", name);
        both(c, j, "title", title, title_en);
}

/* field_json: what a form, a filter and a column need of a field. How a sheet finds it (synonyms, spoken, begins) stays
 * here: the page sends the sheet and is told. */
static void field_json(struct ctx *c, struct json *j, const struct field *f)
{
        const bool closed = !scope_reads(c->actor, f->closed, NULL);
        json_open(j, NULL);
        titles(c, j, f->name, f->title, f->title_en);
        both(c, j, "help", f->help, f->help_en);
        json_text(j, "type", type_names[f->type]);
        json_text(j, "format", format_names[f->format]);
        json_text(j, "codes", f->codes ? f->codes->name : NULL);
        json_text(j, "ref", f->ref);
        json_text(j, "members_only", f->members_only);
        json_int(j, "scale", f->type == FIELD_MONEY ? 2 : f->scale);
        if (f->min || f->max) {
                json_int(j, "min", f->min);
                json_int(j, "max", f->max);
        }
        if (f->type == FIELD_TEXT)
                json_int(j, "max_length", f->max_length ? f->max_length : 200);
        json_bool(j, "required", f->required);
        json_bool(j, "secret", f->secret);
        json_bool(j, "seldom", f->seldom);
        json_bool(j, "derived", f->derived);
        json_bool(j, "hidden", f->hidden || closed);
        json_bool(j, "closed", closed);
        json_bool(j, "indexed", f->indexed);
        json_bool(j, "named", f->named);
        json_bool(j, "lines", f->lines);
        json_bool(j, "grounds", f->grounds);
        json_bool(j, "month", f->month);
        json_text(j, "level", f->level);
        json_end(j);
}

/* may_json: what this account may do anywhere; `sheet`: a sheet can be taken as this register. A record says for itself
 * what may be done with it (api_records.c). Pages offer by it, and the server asks again at every step. */
static void may_json(struct ctx *c, struct json *j, const struct entity *e, bool sheet)
{
        static const struct {
                const char *name;
                enum right right;
        } all[] = { { "read", RIGHT_READ },
                    { "write", RIGHT_WRITE },
                    { "confirm", RIGHT_CONFIRM },
                    { "reveal", RIGHT_REVEAL },
                    { "export", RIGHT_EXPORT } };
        json_open(j, "may");
        for (size_t i = 0; i < COUNT(all); i++)
                json_bool(j, all[i].name, scope_may(c->actor, e, all[i].right));
        const bool add = entity_entered(e) && scope_may(c->actor, e, RIGHT_WRITE);
        json_bool(j, "add", add);
        json_bool(j, "import", add && sheet);
        json_end(j);
}

/* writers_json: whose accounts enter and mend such records, for who may only read them. */
static void writers_json(struct ctx *c, struct json *j, const struct entity *e)
{
        json_list(j, "writers");
        for (int r = 0; r < ROLE_LOCAL; r++)
                if (role_rights((enum role)r, e->area) & RIGHT_WRITE)
                        json_text(j, NULL, role_title(c, (enum role)r));
        json_end(j);
}

/* entity_json: also of registers this account can't read: their titles stand in references of those it can. */
static void entity_json(struct ctx *c, struct json *j, const struct entity *e, bool sheet)
{
        json_open(j, NULL);
        titles(c, j, e->name, e->title, e->title_en);
        both(c, j, "help", e->help, e->help_en);
        json_text(j, "mechanism", entity_mechanism(e));
        json_text(j, "module", entity_module(e)->name);
        json_text(j, "life", life_names[e->life]);
        json_text(j, "day", e->day);
        json_text(j, "area", area_name(e->area));
        json_text(j, "reading", reading_names[e->reading]);
        json_text(j, "sort", e->sort);
        json_bool(j, "hidden", e->hidden);
        json_bool(j, "reference", e->reference);
        json_text(j, "membership", e->membership);
        json_bool(j, "place_field", entity_has_place_field(e));
        json_bool(j, "entered", entity_entered(e));
        may_json(c, j, e, sheet);
        json_bool(j, "persons", takes_persons(e));
        writers_json(c, j, e);
        json_list(j, "fields");
        for (size_t i = 0; i < e->n_fields; i++)
                field_json(c, j, &e->fields[i]);
        json_end(j);
        json_end(j);
}

/* modules_json: kept for readers of before there were mechanisms to tell. */
static void modules_json(struct ctx *c, struct json *j)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        json_list(j, "modules");
        for (size_t i = 0; i < n; i++) {
                json_open(j, NULL);
                titles(c, j, m[i]->name, m[i]->title, m[i]->title_en);
                json_text(j, "mechanism", module_mechanism(m[i]));
                json_end(j);
        }
        json_end(j);
}

/* ---- mechanisms ---- */

/* records_json: {"pay_run":"run"}: by which word of its query the page opens at a record of that register. */
static void records_json(struct json *j, const struct work_page *p)
{
        struct str rest = str_of(p->records), owner, word;
        char name[64];
        json_open(j, "records");
        while (p->records && str_cut(&rest, '|', &word) && str_cut(&word, ':', &owner)) {
                snprintf(name, sizeof name, "%.*s", FMT(owner));
                json_str(j, name, word);
        }
        json_end(j);
}

/* pages_json: all pages, with the right that opens each: the page knows the rights of its account and its grants. */
static void pages_json(struct ctx *c, struct json *j, const struct mechanism *m)
{
        json_list(j, "pages");
        for (size_t i = 0; i < m->n_pages; i++) {
                const struct work_page *p = &m->pages[i];
                json_open(j, NULL);
                json_text(j, "path", p->path);
                both(c, j, "title", p->title, p->title_en);
                json_text(j, "entity", p->entity);
                json_bool(j, "writes", p->writes);
                json_bool(j, "whole_place", p->whole_place);
                records_json(j, p);
                json_end(j);
        }
        json_end(j);
}

/* registers_json: its registers, or of them those worked with every day. */
static void registers_json(struct json *j, const char *name, const struct mechanism *m, bool daily)
{
        const struct entity *e;
        json_list(j, name);
        for (size_t i = 0; (e = entity_at(i)); i++)
                if (strcmp(entity_mechanism(e), m->number) == 0 && (!daily || entity_daily(e)))
                        json_text(j, NULL, e->name);
        json_end(j);
}

static void mechanism_json(struct ctx *c, struct json *j, const struct mechanism *m)
{
        json_open(j, NULL);
        json_text(j, "number", m->number);
        json_text(j, "pillar", pillar_words(m->pillar)->name);
        both(c, j, "title", m->title, m->title_en);
        both(c, j, "responsible", m->responsible, m->responsible_en);
        registers_json(j, "daily", m, true);
        pages_json(c, j, m);
        registers_json(j, "entities", m, false);
        json_end(j);
}

/* mechanisms_json: in the order of the account, which the menu and the front page follow. A pillar without a mechanism
 * is told, too: whoever groups by it finds its title. */
static void mechanisms_json(struct ctx *c, struct json *j)
{
        const struct mechanism *m;
        json_list(j, "pillars");
        for (enum pillar p = PILLAR_GROUND; p < PILLAR_MAX; p++) {
                json_open(j, NULL);
                titles(c, j, pillar_words(p)->name, pillar_words(p)->title, pillar_words(p)->title_en);
                json_end(j);
        }
        json_end(j);
        json_list(j, "mechanisms");
        for (size_t i = 0; (m = mechanism_at(i)); i++)
                mechanism_json(c, j, m);
        json_end(j);
}

/* ---- codes ---- */

/* code_json: from and to let a form of an older day offer what held then. */
static void code_json(struct json *j, const struct code_told *k)
{
        json_open(j, NULL);
        json_text(j, "code", k->code);
        json_text(j, "title", k->title);
        json_text(j, "title_en", k->title_en);
        if (k->from)
                json_text(j, "from", k->from);
        if (k->to)
                json_text(j, "to", k->to);
        if (k->kept)
                json_bool(j, "kept", true);
        json_end(j);
}

/* code_list_json: each code once, in today's word; the program's order is that of forms, and a county's own follow. */
static bool code_list_json(struct ctx *c, struct json *j, const struct codes *l)
{
        struct code_told *told;
        size_t n;
        if (!codes_told(c, l, NULL, &told, &n))
                return false;
        json_open(j, l->name);
        both(c, j, "title", l->title, l->title_en);
        json_bool(j, "open", l->open);
        json_list(j, "items");
        for (size_t i = 0; i < n; i++)
                code_json(j, &told[i]);
        json_end(j);
        json_end(j);
        return true;
}

/* first_use: whether the list was met at no earlier field of the catalogue. */
static bool first_use(const struct entity *e, const struct field *f)
{
        const struct entity *earlier;
        for (size_t i = 0; (earlier = entity_at(i)); i++)
                for (size_t k = 0; k < earlier->n_fields; k++) {
                        const struct field *g = &earlier->fields[k];
                        if (earlier == e && g == f)
                                return true;
                        if (g->codes && strcmp(g->codes->name, f->codes->name) == 0)
                                return false;
                }
        return true;
}

/* codes_json: a list that many fields use is told once, under its name. */
static bool codes_json(struct ctx *c, struct json *j)
{
        const struct entity *e;
        json_open(j, "codes");
        for (size_t i = 0; (e = entity_at(i)); i++)
                for (size_t k = 0; k < e->n_fields; k++)
                        if (e->fields[k].codes && first_use(e, &e->fields[k]) &&
                            !code_list_json(c, j, e->fields[k].codes))
                                return false;
        json_end(j);
        return true;
}

/* ---- lists and parameters ---- */

/* owner_title: the role on whose desk a check is, in words. */
static const char *owner_title(struct ctx *c, const char *owner)
{
        enum role r;
        return owner && role_find(str_of(owner), &r) ? role_title(c, r) : NULL;
}

/* figure_told: whether the account's words name the figure: then who opens its register asks why the totals differ. */
static bool figure_told(const struct list *l)
{
        const struct mechanism *m;
        for (size_t i = 0; (m = mechanism_at(i)); i++) {
                struct str rest = str_of(m->words), mark;
                while (rest.n && str_cut(&rest, '{', &mark))
                        if (str_starts(rest, str_of(l->name)) && rest.n > strlen(l->name) &&
                            strchr("} @", rest.p[strlen(l->name)]))
                                return true;
        }
        return false;
}

/* measure_name: how the number comes of the rows, which is why it may be another than how many they are. */
static const char *measure_name(const struct list *l)
{
        static const char *const names[][2] = { { "COUNT(DISTINCT", "distinct" }, { "SUM", "sum" },
                                                { "COALESCE(SUM", "sum" } };
        for (size_t i = 0; l->measure && i < COUNT(names); i++)
                if (strncmp(l->measure, names[i][0], strlen(names[i][0])) == 0)
                        return names[i][1];
        return l->num ? "ratio" : l->measure ? "other" : "rows";
}

/* list_json: how its rows are found is SQL of the module and stays there; what it counts is said in words. */
static void list_json(struct ctx *c, struct json *j, const struct list *l)
{
        json_open(j, NULL);
        titles(c, j, l->name, l->title, l->title_en);
        both(c, j, "unit", l->unit, l->unit_en);
        json_text(j, "mechanism", list_mechanism(l));
        json_text(j, "of", l->of);
        json_text(j, "period", period_names[l->period]);
        json_bool(j, "figure", l->figure);
        json_text(j, "severity", severity_names[l->severity]);
        json_text(j, "owner", l->owner);
        json_text(j, "owner_title", owner_title(c, l->owner));
        both(c, j, "mend", l->mend, l->mend_en);
        both(c, j, "explain", l->explain, l->explain_en);
        json_text(j, "num", l->num);
        json_text(j, "den", l->den);
        json_text(j, "columns", l->columns);
        json_text(j, "counts", l->counts);
        json_text(j, "measure", measure_name(l));
        json_bool(j, "told", figure_told(l));
        json_end(j);
}

/* parameters_json: with what holds until a county enters a value; null where nothing may be assumed. */
static void parameters_json(struct ctx *c, struct json *j)
{
        size_t n;
        const struct module *const *m = catalogue_modules(&n);
        json_list(j, "parameters");
        for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < m[i]->n_parameters; k++) {
                        const struct parameter *p = &m[i]->parameters[k];
                        json_open(j, NULL);
                        titles(c, j, p->name, p->title, p->title_en);
                        json_text(j, "unit", p->unit);
                        json_text(j, "type", type_names[p->type]);
                        json_text(j, "fallback", p->fallback);
                        json_str(j, "fallback_title",
                                 p->fallback ? parameter_shown(c, p, str_of(p->fallback)) : S(""));
                        json_text(j, "mechanism", module_mechanism(m[i]));
                        json_bool(j, "guards", p->guards);
                        json_end(j);
                }
        json_end(j);
}

/* subjects_json: what a sheet can be said to be, tables of several registers before single ones. */
static void subjects_json(struct ctx *c, struct json *j, const struct match_book *book)
{
        json_list(j, "subjects");
        for (size_t i = 0; i < book->n; i++) {
                const struct subject *s = book->subjects[i].subject;
                if (!subjects_can(&book->subjects[i]))
                        continue;
                json_open(j, NULL);
                titles(c, j, s->name, s->title, s->title_en);
                json_text(j, "root", s->root);
                json_text(j, "mechanism", entity_mechanism(entity_find(str_of(s->root))));
                json_end(j);
        }
        json_end(j);
}

/* ---- words of the day ---- */

/* asked_day: of which the words are asked; today when nothing is said. */
static bool asked_day(struct ctx *c, const struct request *rq)
{
        struct str day;
        if (!request_query(rq, "day", &day))
                return true;
        if (!date_valid(day))
                return fail(c, ERR_INVALID, "date.invalid", "day", "%s",
                            say(c, "日期应如 2017-12-31", "the day should be as 2017-12-31"));
        speak_of(c, arena_copy(c->arena, day));
        return true;
}

/* day_words_get: for the pages' own words, before the catalogue and before anybody has come in. From `since` until the
 * day before `until` they are the same: a page about another of these days need not ask again. */
static bool day_words_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct json *j = &rs->json;
        struct code k;
        const char *since, *until;
        if (!asked_day(c, rq))
                return false;
        term_stretch(c, term_day(c), &since, &until);
        json_open(j, NULL);
        json_text(j, "day", term_day(c));
        json_text(j, "since", since);
        json_text(j, "until", until);
        json_open(j, "words");
        for (size_t i = 0; code_at(codes_find(S("term_key")), i, &k); i++) {
                json_open(j, k.code);
                both(c, j, "title", k.title, k.title_en);
                json_end(j);
        }
        json_end(j);
        json_end(j);
        response_etag(c, rq, rs);
        return true;
}

/* sheet_can_be: whether somebody may say of a sheet that it is this register. */
static bool sheet_can_be(const struct match_book *book, const struct entity *e)
{
        for (size_t i = 0; i < book->n; i++)
                if (strcmp(book->subjects[i].subject->name, e->name) == 0 && subjects_can(&book->subjects[i]))
                        return true;
        return false;
}

/* catalogue_get: the largest answer there is and the same for all of one role: it has an ETag, so that a page that was
 * open yesterday gets 304 (response_etag). */
static bool catalogue_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct json *j = &rs->json;
        const struct entity *e;
        const struct list *l;
        struct match_book book;
        if (!asked_day(c, rq))
                return false;
        subjects_build(c, NULL, 0, &book);
        json_open(j, NULL);
        modules_json(c, j);
        mechanisms_json(c, j);
        json_list(j, "entities");
        for (size_t i = 0; (e = entity_at(i)); i++)
                entity_json(c, j, e, sheet_can_be(&book, e));
        json_end(j);
        if (!codes_json(c, j))
                return false;
        json_list(j, "lists");
        for (size_t i = 0; (l = list_at(i)); i++)
                list_json(c, j, l);
        json_end(j);
        parameters_json(c, j);
        subjects_json(c, j, &book);
        json_end(j);
        response_etag(c, rq, rs);
        return true;
}

/* ---- places ---- */

struct place_row {
        struct str code, title, kind, parent;
};
static const struct db_column place_columns[] = {
        DB_COLUMN(struct place_row, code),
        DB_COLUMN(struct place_row, title),
        DB_COLUMN(struct place_row, kind),
        DB_COLUMN(struct place_row, parent),
};

/* place_json: with its initials, so that the page finds a place by them without asking. */
static void place_json(struct ctx *c, struct json *j, const struct place_row *p)
{
        json_open(j, NULL);
        json_str(j, "code", p->code);
        json_str(j, "title", p->title);
        json_str(j, "kind", p->kind);
        json_str(j, "parent", p->parent);
        json_str(j, "py", pinyin_initials_plain(c->arena, p->title));
        json_end(j);
}

static bool place_rows(struct ctx *c, struct json *j, const char *statement, const struct arg *args, size_t n)
{
        struct place_row place;
        struct stmt *s;
        if (!db_query(c, db_sql(c->db, statement), args, n, &s))
                return false;
        while (db_row(c, s, DB_COLUMNS(place_columns), &place))
                place_json(c, j, &place);
        return c->err.kind == ERR_NONE;
}

/* places_within: a grant's places with all below them: pages pick and name places without asking. */
static bool places_within(struct ctx *c, struct json *j, const char *place)
{
        struct range r;
        place_range(place, &r);
        return place_rows(c, j, "api.places", ARGS(ARG("lo", V_TEXT(r.lo)), ARG("hi", V_TEXT(r.hi))));
}

/* place_covered: whether an earlier grant has listed these places already. */
static bool place_covered(const struct actor *a, size_t i)
{
        for (size_t k = 0; k < a->n_grants; k++) {
                bool wider = place_under(a->grants[i].place, a->grants[k].place);
                bool equal = strcmp(a->grants[i].place, a->grants[k].place) == 0;
                if (k != i && wider && (!equal || k < i))
                        return true;
        }
        return false;
}

/* places_above: the way up from narrower grants: the county, and the townships of granted villages; each once. */
static bool places_above(struct ctx *c, struct json *j)
{
        struct val above[GRANTS_MAX] = { V_TEXT("-"), V_TEXT("-"), V_TEXT("-"), V_TEXT("-") };
        for (size_t i = 0; i < c->actor->n_grants; i++) {
                struct str place = str_of(c->actor->grants[i].place);
                if (place.n == 6)
                        return true;
                if (place.n == 12 && !place_covered(c->actor, i))
                        above[i] = V_STR(str_slice(place, 0, 9));
        }
        return c->actor->n_grants == 0 || place_rows(c, j, "api.places_above",
                                                     ARGS(ARG("first", above[0]), ARG("second", above[1]),
                                                          ARG("third", above[2]), ARG("fourth", above[3])));
}

static bool places_get(struct ctx *c, struct request *rq, struct response *rs)
{
        struct json *j = &rs->json;
        json_open(j, NULL);
        json_list(j, "places");
        if (!places_above(c, j))
                return false;
        for (size_t i = 0; i < c->actor->n_grants; i++)
                if (!place_covered(c->actor, i) && !places_within(c, j, c->actor->grants[i].place))
                        return false;
        json_end(j);
        json_end(j);
        response_etag(c, rq, rs);
        return true;
}

static bool openapi_get(struct ctx *c, struct request *rq, struct response *rs)
{
        (void)rq;
        return openapi_write(c, &rs->body);
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "catalogue", "modules [object]|pillars [object]|mechanisms [object]|entities [object]|codes object|"
                       "lists [object]|parameters [object]|subjects [object]" },
        { "day_words", "day day|since day?|until day?|words object" },
};

static const struct route catalogue_routes[] = {
        { "GET", "/catalogue", catalogue_get,
          .title = "有哪些登记簿、栏目、代码表、清单和参数",
          .title_en = "What records there are, their fields, codes, lists and parameters", .answer = "catalogue",
          PARAMS({ "day", "YYYY-MM-DD: in the words of that day; default today" }) },
        { "GET", "/words", day_words_get, ROUTE_OPEN, .title = "某一天的用语",
          .title_en = "What is called how on a day", .answer = "day_words",
          PARAMS({ "day", "YYYY-MM-DD: in the words of that day; default today" }) },
        { "GET", "/openapi.json", openapi_get, ROUTE_OPEN, .title = "本接口说明",
          .title_en = "This description", .answer = "object" },
        { "GET", "/places", places_get, .title = "我的范围内今天有效的区划",
          .title_en = "Places valid today within my scope", .answer = "places" },
};
ROUTES(catalogue_api, catalogue_routes, shapes);
