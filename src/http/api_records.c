/* api_records.c: the registers, all of them by the same routes: rows, count, groups, one record, who refers to it,
 * create, change, end, void, reveal. What differs between entities stands in the catalogue, not here.
 *
 * A new register of the catalogue has all of this without a line here: that is the point. Where a register needs a
 * verb of its own (a pay run is approved, a household splits), the verb has a route in a file of its own, and its
 * records are still read and voided by these.
 *
 * Reviewed registers answer 202 with the proposal a change became; a page then says for whom it waits, and shows the
 * record as it stands. */
#include "http/routes.h"

#include "base/date.h"
#include "core/change.h"
#include "core/own.h"
#include "core/record_json.h"
#include "core/review.h"
#include "http/alike.h"
#include "http/asked.h"
#include "http/disclosure.h"
#include "http/proposals.h"
#include "http/values.h"

/* Of each register that refers to the record; more are one click away in that register, filtered by it. */
#define RELATED_MAX 20

/* ---- reading ---- */

static bool records_get(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit;
        struct query q = { .e = rq->entity };
        if (!request_limit(c, rq, &limit) || !asked_query(c, rq, &q))
                return false;
        json_open(&rs->json, NULL);
        if (!rows_json(c, &rs->json, &q, limit))
                return false;
        json_end(&rs->json);
        return true;
}

/* body_query: the members of the body as the parameters of an address would be: the same words, read by the same
 * parser. */
static bool body_query(struct ctx *c, struct request *rq)
{
        const char *name;
        json_t *value;
        rq->n_query = 0;
        json_object_foreach(rq->json, name, value) {
                if (!json_is_string(value) || rq->n_query == HTTP_QUERY_MAX)
                        return fail(c, ERR_INVALID, "body.member", name,
                                    say(c, "“%s”应为文本，条件最多 %d 个", "%s should be a text; at most %d conditions"), name,
                                    HTTP_QUERY_MAX);
                rq->query[rq->n_query++] = (struct pair){
                        { name, strlen(name) }, { json_string_value(value), json_string_length(value) } };
        }
        return true;
}

/* As records_get, with the conditions in the body, where a secret may be among them: who asks that must be able to
 * reveal it, and it is noted before the answer and limited in number. */
static bool records_find(struct ctx *c, struct request *rq, struct response *rs)
{
        int64_t limit, count;
        struct query q = { .e = rq->entity, .finds = true };
        if (!body_query(c, rq) || !request_limit(c, rq, &limit) || !asked_query(c, rq, &q))
                return false;
        const struct str secrets = query_secrets(c->arena, &q);
        if ((secrets.n && !disclose_find(c, rq->entity, secrets)) || !query_count(c, &q, &count))
                return false;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "count", count);
        if (!rows_json(c, &rs->json, &q, limit))
                return false;
        json_end(&rs->json);
        return true;
}

/* No disclosure: a number tells nobody's name. Whether it may be shown at all is the builder's to say
 * (scope_counts). */
static bool records_count(struct ctx *c, struct request *rq, struct response *rs)
{
        struct query q = { .e = rq->entity };
        return asked_query(c, rq, &q) && count_json(c, &rs->json, &q);
}

/* A group without a title bears its value: a year, or a text, is its own title. */
static void group_json(struct json *j, struct str value, struct str title, int64_t count)
{
        json_open(j, NULL);
        json_str(j, "value", value);
        json_str(j, "title", title.n ? title : value);
        json_int(j, "count", count);
        json_end(j);
}

/* By the level below the place asked for, with zeros: a township that has nothing is an answer. */
static bool group_by_place(struct ctx *c, struct json *j, const struct query *q)
{
        struct group *groups;
        size_t n;
        if (!query_group(c, q, &groups, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                group_json(j, str_of(groups[i].place), groups[i].title, groups[i].value);
        return true;
}

/* A secret is no field to group by: each group would be a value, and its size a match. */
static bool group_by_field(struct ctx *c, struct json *j, const struct query *q, struct str by)
{
        struct bucket *buckets;
        size_t n;
        const struct field *f = field_find(q->e, by);
        if (!f || f->secret)
                return fail(c, ERR_INVALID, "query.by", "by", say(c, "不能按“%.*s”分组", "can't group by “%.*s”"),
                            FMT(by));
        if (!query_group_by(c, q, f, &buckets, &n))
                return false;
        for (size_t i = 0; i < n; i++)
                group_json(j, buckets[i].value, buckets[i].title, buckets[i].count);
        return true;
}

/* Counts only, under the same filters as the rows, so that a bar of a chart opens exactly its rows. */
static bool records_group(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str by;
        struct query q = { .e = rq->entity };
        if (!request_query(rq, "by", &by))
                return fail(c, ERR_INVALID, "query.by", "by", "%s",
                            say(c, "缺少参数 by", "the parameter by is missing"));
        if (!asked_query(c, rq, &q))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "groups");
        bool done = str_is(by, "place") ? group_by_place(c, &rs->json, &q) : group_by_field(c, &rs->json, &q, by);
        json_end(&rs->json);
        json_end(&rs->json);
        return done;
}

/* record_may_json: what this account may do to this record, so that a page shows no button the server would refuse. */
static bool record_may_json(struct ctx *c, struct json *j, const struct entity *e, const struct row_view *r)
{
        const char *place = arena_copy(c->arena, r->place);
        bool own;
        if (!own_reaches(c, e, RIGHT_WRITE, r->id, &own))
                return false;
        own = own && !scope_writes(c->actor, e, place);
        bool write = entity_open(e) && !r->voided && (own || scope_writes(c->actor, e, place));
        json_open(j, "may");
        json_bool(j, "write", write);
        json_bool(j, "end", write && e->life == LIFE_SPAN);
        json_bool(j, "void",
                  write && !own && (!e->guarded || scope_covers(c->actor, e, RIGHT_CONFIRM, place)));
        json_bool(j, "reveal", scope_knows(c->actor, e, place));
        json_end(j);
        return true;
}

/* With what the account may do to it: a page draws its buttons from this and asks nothing more. `written`: what was
 * just saved of it; NULL when it is only read. */
static bool record_answer(struct ctx *c, struct response *rs, const struct entity *e, int64_t id,
                          const struct draft *written)
{
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        record_json_open(c, &rs->json, NULL, e, &r);
        const bool done = record_may_json(c, &rs->json, e, &r) && (!written || alike_json(c, &rs->json, written, &r));
        json_end(&rs->json);
        rows_done(rows);
        return done;
}

static bool record_get(struct ctx *c, struct request *rq, struct response *rs)
{
        return record_answer(c, rs, rq->entity, rq->id, NULL);
}

/* related_json: the records of one entity that refer to this one by one field. Counted first: of some eighty
 * registers most refer to nothing here, and an empty one costs one indexed look. */
static bool related_json(struct ctx *c, struct json *j, const struct entity *e, const struct field *f, int64_t id)
{
        int64_t count;
        struct rows *rows;
        struct row_view r;
        struct query q = { .e = e, .limit = RELATED_MAX, .n_filters = 1 };
        q.filters[0] = (struct filter){ .field = f, .op = FILTER_IS, .v = V_INT(id) };
        if (!query_count(c, &q, &count))
                return false;
        if (count == 0)
                return true;
        if (!query_rows(c, &q, &rows))
                return false;
        json_open(j, NULL);
        json_text(j, "entity", e->name);
        json_text(j, "field", f->name);
        json_int(j, "count", count);
        json_list(j, "rows");
        while (rows_next(c, rows, &r))
                record_json(c, j, NULL, e, &r);
        rows_done(rows);
        json_end(j);
        json_end(j);
        return c->err.kind == ERR_NONE;
}

/* own_scope: the record itself must be in scope before anything about it is told. */
static bool own_scope(struct ctx *c, const struct entity *e, int64_t id, char place[13])
{
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        if (place)
                memcpy(place, arena_copy(c->arena, str_slice(r.place, 0, 12)), str_slice(r.place, 0, 12).n + 1);
        rows_done(rows);
        return true;
}

/* Registers the reader has no right to, or whose look would have to be written down, are left out without a
 * word: that somebody stands in the members' register is itself what that register protects. */
static bool record_related(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct entity *e;
        if (!own_scope(c, rq->entity, rq->id, NULL))
                return false;
        json_open(&rs->json, NULL);
        json_list(&rs->json, "related");
        for (size_t i = 0; (e = entity_at(i)); i++) {
                if (!scope_may(c->actor, e, RIGHT_READ) || !disclosable(c, e))
                        continue;
                for (size_t k = 0; k < e->n_fields; k++)
                        if (e->fields[k].type == FIELD_REF && strcmp(e->fields[k].ref, rq->entity->name) == 0 &&
                            !related_json(c, &rs->json, e, &e->fields[k], rq->id))
                                return false;
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* ---- writing ---- */

/* begin_put: where the register is reviewed, the whole change may become a proposal; d is what is written, NULL when it
 * is voided. */
static bool begin_put(struct ctx *c, struct request *rq, struct draft *d, struct change **ch)
{
        struct str reason;
        int64_t mends;
        if (!request_text(c, rq, "reason", MAY_LACK, &reason) || !proposal_mended(c, rq, &mends) ||
            (mends && d && !review_mend(c, mends, d)))
                return false;
        return change_begin(c,
                            &(struct change_head){ .reason = reason.n ? arena_copy(c->arena, reason) : NULL,
                                                   .key = request_change_key(c, rq),
                                                   .review = REVIEW_WHOLE,
                                                   .mends = d ? mends : 0 },
                            ch);
}

/* written: the record as it stands now, or the proposal it became. Read again instead of echoed: what the
 * program derived, and what another hook changed, is in the answer. */
static bool written(struct ctx *c, struct response *rs, struct change *ch, const struct entity *e, const int64_t *id,
                    const struct draft *d)
{
        struct block block;
        if (!commit(c, rs, ch, &block))
                return false;
        return block.proposal ? proposal_answer(c, rs, block.proposal) : record_answer(c, rs, e, *id, d);
}

static bool put_one(struct ctx *c, struct request *rq, struct response *rs, struct draft *d)
{
        struct change *ch;
        if (!values_in(c, rs, d, json_object_get(rq->json, "values"), NULL) || !begin_put(c, rq, d, &ch))
                return false;
        if (!change_put(c, ch, d))
                return give_up(c, rs, ch) || disclose_guess(c, draft_numbers(c, d));
        return written(c, rs, ch, d->e, &d->id, d) || disclose_guess(c, draft_numbers(c, d));
}

static bool record_post(struct ctx *c, struct request *rq, struct response *rs)
{
        return (entity_entered(rq->entity) || entity_noted(c, rq->entity)) &&
               put_one(c, rq, rs, draft_new(c->arena, rq->entity));
}

/* Every value by itself, as a form tells it on leaving the field: by the functions that will decide, in their words.
 * What only the whole record can say waits for the saving. */
static bool values_try(struct ctx *c, struct request *rq, struct response *rs)
{
        struct draft *d = draft_new(c->arena, rq->entity);
        if (!values_in(c, rs, d, json_object_get(rq->json, "values"), NULL) && !rs->faults.n)
                return false;
        c->err = (struct err){ 0 };
        struct buf doubts = BUF(HTTP_BODY_MAX);
        struct json j = JSON(&doubts);
        json_list(&j, NULL);
        for (size_t i = 0; i < rq->entity->n_fields; i++) {
                const struct field *f = &rq->entity->fields[i];
                const char *doubt = d->given[i] && !val_is_null(d->v[i]) ? value_doubt(c, f, d->v[i]) : NULL;
                if (d->given[i] && !val_is_null(d->v[i]) && !value_check(c, rq->entity, f, d->v[i]))
                        response_fault(rs, f->name, c->err.code, str_of(c->err.text));
                else if (doubt) {
                        json_open(&j, NULL);
                        json_text(&j, "field", f->name);
                        json_text(&j, "message", doubt);
                        json_end(&j);
                }
                c->err = (struct err){ 0 };
        }
        json_end(&j);
        json_open(&rs->json, NULL);
        json_raw(&rs->json, "errors", arena_fmt(c->arena, "[%.*s]", FMT(buf_str(&rs->faults))));
        json_raw(&rs->json, "doubts", buf_str(&doubts));
        json_end(&rs->json);
        buf_free(&doubts);
        return true;
}

/* with_current: a stale change is answered with the record as it stands, so that a page can show both. */
static bool with_current(struct ctx *c, struct request *rq, struct response *rs)
{
        if (!str_is(str_of(c->err.code), "change.stale"))
                return false;
        const struct err stale = c->err;
        struct rows *rows;
        struct row_view r;
        struct buf text = BUF(HTTP_BODY_MAX);
        struct json j = JSON(&text);
        c->err = (struct err){ 0 };
        if (record_read(c, rq->entity, rq->id, &rows, &r)) {
                record_json(c, &j, NULL, rq->entity, &r);
                rows_done(rows);
                rs->extra = arena_fmt(c->arena, ",\"current\":%.*s", FMT(buf_str(&text)));
        }
        buf_free(&text);
        c->err = stale;
        return false;
}

/* A version is wanted of everybody who changes: "whatever stands" would be the last who saves, and the first
 * one's work is gone. */
static bool record_patch(struct ctx *c, struct request *rq, struct response *rs)
{
        const json_t *version = json_object_get(rq->json, "version");
        struct draft *d = draft_new(c->arena, rq->entity);
        if (!json_is_integer(version) || json_integer_value(version) < 1)
                return fail(c, ERR_INVALID, "body.member", "version", "%s",
                            say(c, "须给出所依据的版本 version", "say which version you changed"));
        d->id = rq->id;
        d->version = json_integer_value(version);
        if (!own_scope(c, rq->entity, rq->id, NULL))
                return false;
        return put_one(c, rq, rs, d) || with_current(c, rq, rs);
}

/* A day and nothing looser: an end is a fact somebody knows. */
static bool day_in(struct ctx *c, const struct request *rq, const char *member, const char **day)
{
        struct str text;
        if (!request_text(c, rq, member, MUST_HAVE, &text))
                return false;
        if (!date_valid(text))
                return fail(c, ERR_INVALID, "date.invalid", member,
                            say(c, "“%.*s”不是日期，应像 2017-12-31", "“%.*s” is no day like 2017-12-31"), FMT(text));
        *day = arena_copy(c->arena, text);
        return true;
}

/* Further values (why it ended, by which document) come with the end in one change, so that no span stands
 * ended without its reason. */
static bool record_end(struct ctx *c, struct request *rq, struct response *rs)
{
        const char *day;
        struct change *ch;
        struct draft *more = draft_new(c->arena, rq->entity);
        json_t *values = json_object_get(rq->json, "values");
        if (!day_in(c, rq, "to_on", &day) || (values && !values_in(c, rs, more, values, NULL)) ||
            !own_scope(c, rq->entity, rq->id, NULL))
                return false;
        more->id = rq->id;
        if (!begin_put(c, rq, more, &ch))
                return false;
        if (!change_end(c, ch, rq->entity, rq->id, day, more))
                return give_up(c, rs, ch);
        return written(c, rs, ch, rq->entity, &rq->id, NULL);
}

/* The reason is asked for here and again in the change: a page must not be able to send an empty one. */
static bool record_void(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str reason;
        struct change *ch;
        if (!request_text(c, rq, "reason", MUST_HAVE, &reason) || !own_scope(c, rq->entity, rq->id, NULL))
                return false;
        if (!entity_open(rq->entity))
                return entity_noted(c, rq->entity);
        if (!begin_put(c, rq, NULL, &ch))
                return false;
        if (!change_void(c, ch, rq->entity, rq->id, arena_copy(c->arena, reason)))
                return give_up(c, rs, ch);
        return written(c, rs, ch, rq->entity, &rq->id, NULL);
}

/* ---- revealing ---- */

static const struct field *secret_named(struct ctx *c, const struct entity *e, const json_t *name)
{
        const struct field *f = json_is_string(name) ? field_find(e, str_of(json_string_value(name))) : NULL;
        if (f && f->secret)
                return f;
        (void)!fail(c, ERR_INVALID, "field.unknown", "fields",
                    say(c, "“%s”没有加密字段 %s", "“%s” has no secret field %s"), entity_title(c, e),
                    json_is_string(name) ? json_string_value(name) : "?");
        return NULL;
}

/* names_in: the asked fields, "id_no,phone"; each must be a secret of the entity. At most twenty, and each by
 * name: "all secrets" is not something anybody needs, and the record of the look must say which. */
static bool names_in(struct ctx *c, const struct request *rq, struct str *names)
{
        const json_t *fields = json_object_get(rq->json, "fields");
        *names = S("");
        if (!json_is_array(fields) || json_array_size(fields) == 0 || json_array_size(fields) > 20)
                return fail(c, ERR_INVALID, "body.member", "fields", "%s",
                            say(c, "须列出要查看的字段 fields", "list the fields to reveal"));
        for (size_t i = 0; i < json_array_size(fields); i++) {
                const struct field *f = secret_named(c, rq->entity, json_array_get(fields, i));
                if (!f)
                        return false;
                *names = arena_fmt(c->arena, "%.*s%s%s", FMT(*names), i ? "," : "", f->name);
        }
        return true;
}

/* The look is committed before the record is read: if writing it fails, nothing is shown. Nobody sees a number
 * the register of disclosures doesn't know of. */
static bool record_reveal(struct ctx *c, struct request *rq, struct response *rs)
{
        struct str reason, purpose, names, name;
        char place[13];
        struct rows *rows;
        struct row_view r;
        struct disclosure d = { .kind = "reveal", .e = rq->entity, .id = rq->id, .place = place };
        if (!names_in(c, rq, &names) || !request_text(c, rq, "reason", MAY_LACK, &reason) ||
            !request_text(c, rq, "purpose", MAY_LACK, &purpose) || !own_scope(c, rq->entity, rq->id, place))
                return false;
        d.fields = names;
        if (!scope_knows(c->actor, rq->entity, place))
                return fail(c, ERR_FORBIDDEN, "right.none", rq->entity->name, "%s",
                            say(c, "您的账号不能查看这条记录的完整证件号等内容",
                                "your account may not reveal this record's secrets"));
        if (!disclosure_words(c, purpose, reason, &d) || !disclose(c, &d) ||
            !record_read(c, rq->entity, rq->id, &rows, &r))
                return false;
        json_open(&rs->json, NULL);
        json_open(&rs->json, "values");
        while (str_cut(&names, ',', &name)) {
                const struct field *f = field_find(rq->entity, name);
                value_json(c, &rs->json, f->name, f, r.values[f - rq->entity->fields]);
        }
        json_end(&rs->json);
        json_end(&rs->json);
        rows_done(rows);
        return true;
}

#define FILTERS \
        { \
                FILTERS_PARAM, "FIELD=, FIELD.from=, FIELD.to=, FIELD.empty=1, FIELD.filled=1; " \
                               "import=ID (what it wrote), import.made=ID, import.changed=ID" \
        }
#define QUERY \
        { "place", "a place code: records under it" }, { "period", "a day, month, quarter, year or range" }, \
                { "list", "only the rows of this list" }, { "open", "1: spans open on the day" }, \
                { "voided", "1: voided ones too" }, FILTERS

/* The routes of every register; their rights are those over the entity of the path, tested before the handler. */
/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "changed_record", "version int|values values|reason text?|proposal text?" },
        { "conditions", "limit text?|after text?|sort text?|place text?|period text?" },
        { "ended_record", "to_on day|values values?|reason text?" },
        { "doubt", "field text|message text" },
        { "new_record", "values values|reason text?|proposal text?" },
        { "related", "related [object]" },
        { "tried", "errors [field_fault]|doubts [doubt]" },
        { "values_tried", "values values" },
        { "reveal", "fields [text]|purpose text|reason text" },
        { "revealed", "values object" },
};

static const struct route record_routes[] = {
        { "GET", "/{entity}", records_get, 0, RIGHT_READ, .title = "一个登记簿的记录，逐页",
          .title_en = "Records of a register, a page at a time",
          .answer = "rows",
          PARAMS({ "limit", "1 to 500, default 50" }, { "after", "cursor of the page before" },
                 { "sort", "FIELD or -FIELD" }, QUERY) },
        { "POST", "/{entity}", record_post, ROUTE_ONCE | ROUTE_REVIEWED, RIGHT_WRITE, .title = "登记一条记录",
          .title_en = "Enter a record",
          .body = "new_record", .answer = "record", .created = 201 },
        { "GET", "/{entity}/count", records_count, 0, RIGHT_READ, .title = "有多少条",
          .title_en = "How many", .answer = "count",
          PARAMS(QUERY) },
        { "GET", "/{entity}/group", records_group, 0, RIGHT_READ,
          .title = "按区划或栏目的值分组计数",
          .title_en = "Counts by place or by the values of a field", .answer = "groups",
          PARAMS({ "by", "place or a field" }, QUERY) },
        { "POST", "/{entity}/find", records_find, 0, RIGHT_READ, .title = "按正文里的条件查找，可按保密项",
          .title_en = "Records by conditions in the body, secrets among them", .body = "conditions",
          .answer = "rows" },
        { "POST", "/{entity}/try", values_try, 0, RIGHT_WRITE, .title = "逐项检查填的内容；不写入",
          .title_en = "Look at values one by one; writes nothing", .body = "values_tried", .answer = "tried" },
        { "GET", "/{entity}/{id}", record_get, 0, RIGHT_READ, .title = "一条记录",
          .title_en = "One record", .answer = "record" },
        { "PATCH", "/{entity}/{id}", record_patch, ROUTE_ONCE | ROUTE_REVIEWED, RIGHT_WRITE, .title = "更正一条记录",
          .title_en = "Change a record",
          .body = "changed_record", .answer = "record" },
        { "POST", "/{entity}/{id}/end", record_end, ROUTE_ONCE | ROUTE_REVIEWED, RIGHT_WRITE, .title = "结束一段关系",
          .title_en = "End a span",
          .body = "ended_record", .answer = "record" },
        { "GET", "/{entity}/{id}/related", record_related, 0, RIGHT_READ, .title = "引用这条记录的记录",
          .title_en = "Records that refer to this one",
          .answer = "related" },
        { "POST", "/{entity}/{id}/reveal", record_reveal, 0, RIGHT_REVEAL, .title = "写明原因查看保密内容",
          .title_en = "Show secrets, for a reason",
          .body = "reveal", .answer = "revealed" },
        { "POST", "/{entity}/{id}/void", record_void, ROUTE_ONCE | ROUTE_REVIEWED, RIGHT_WRITE,
          .title = "作废录错的记录",
          .title_en = "Take back what was entered in error", .body = "reason", .answer = "record" },
};
ROUTES(record_api, record_routes, shapes);
