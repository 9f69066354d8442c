/* api_life.c: what happens to households and persons (life.h), over one route: POST /life/{kind}. With "dry"
 * the answer says in words what would be written, and nothing is; its "basis", sent back with the order, is what the
 * order rests on. GET /life/twins says who pairs with whom in the list of persons entered twice.
 *
 * What an order rests on (its basis) stands for everything the preview read. Sent back with the order, it makes sure
 * that what is done is what was shown. */
#include "http/routes.h"

#include "core/record_json.h"
#include "http/proposals.h"
#include "mechanisms/households/life.h"

/* An empty text is no id: forms send their unused fields so. */
static bool id_in(struct ctx *c, const json_t *o, const char *name, const char *entity, int64_t *id)
{
        const json_t *v = json_object_get(o, name);
        *id = 0;
        if (!v || json_is_null(v) || (json_is_string(v) && json_string_length(v) == 0))
                return true;
        if (!json_is_string(v))
                return fail(c, ERR_INVALID, "body.member", name, say(c, "编号“%s”应为文本", "the id “%s” is a text"), name);
        return record_id(c, entity_find(str_of(entity)), str_of(json_string_value(v)), id);
}

/* Trimmed, and NULL when empty: an order distinguishes "not said" from everything else. */
static bool text_in(struct ctx *c, const struct request *rq, const char *name, const char **out)
{
        struct str text;
        if (!request_text(c, rq, name, MAY_LACK, &text))
                return false;
        *out = text.n ? arena_copy(c->arena, str_trim(text)) : NULL;
        return true;
}

/* Of two records said to be one, whose word holds. */
static bool whose_in(struct ctx *c, const struct request *rq, const char *name, const char **out)
{
        return text_in(c, rq, name, out) &&
               (!*out || strcmp(*out, "keep") == 0 || strcmp(*out, "other") == 0 ||
                fail(c, ERR_INVALID, "body.member", name,
                     say(c, "“%s”不是可选的：应为 keep（保留的）或 other（并入的）", "%s: keep or other is meant"), *out));
}

/* What becomes of each member, where the order leaves a choice; members not named follow the rule. */
static bool choices_in(struct ctx *c, const json_t *list, struct life_order *o)
{
        const size_t n = json_array_size(list);
        if (n > LIFE_MEMBERS_MAX || (list && !json_is_array(list) && !json_is_null(list)))
                return fail(c, ERR_INVALID, "body.member", "members",
                            say(c, "members 至多 %d 项", "members holds at most %d"), LIFE_MEMBERS_MAX);
        struct life_choice *choices = NEWS(c->arena, struct life_choice, n);
        for (size_t i = 0; i < n; i++) {
                const json_t *one = json_array_get(list, i), *relation = json_object_get(one, "relation");
                if (!id_in(c, one, "member", "household_member", &choices[i].member))
                        return false;
                if (json_is_string(relation))
                        choices[i].relation = str_trim(str_of(json_string_value(relation)));
        }
        o->choices = choices;
        o->n_choices = n;
        return true;
}

/* Two persons who are one are "keep" and "other", households are named as such: the words of the page, for the
 * same two numbers. */
static bool records_in(struct ctx *c, const json_t *o, bool persons, struct life_order *order)
{
        const char *of = persons ? "person" : "household";
        if (!id_in(c, o, persons ? "keep" : "household", of, &order->household) ||
            !id_in(c, o, "other", of, &order->other) || !id_in(c, o, "person", "person", &order->person) ||
            !id_in(c, o, "head", "person", &order->head) || !id_in(c, o, "helper", "cadre", &order->helper) ||
            !id_in(c, o, "document", "document", &order->document))
                return false;
        return order->household || fail(c, ERR_INVALID, "body.member", persons ? "keep" : "household", "%s",
                                        say(c, "缺少户或人员的编号", "the household or person is missing"));
}

/* All kinds share one shape; which members a kind needs is for the order itself to say. */
static bool life_order_in(struct ctx *c, const struct request *rq, struct life_order *o)
{
        o->kind = arena_copy(c->arena, rq->parts[0]);
        o->dry = json_is_true(json_object_get(rq->json, "dry"));
        o->helper_stays = json_is_true(json_object_get(rq->json, "helper_stays"));
        o->key = request_change_key(c, rq);
        return records_in(c, rq->json, strcmp(o->kind, "duplicate") == 0, o) &&
               choices_in(c, json_object_get(rq->json, "members"), o) && text_in(c, rq, "day", &o->day) &&
               text_in(c, rq, "reason", &o->reason) && text_in(c, rq, "basis", &o->basis) &&
               text_in(c, rq, "number", &o->number) && text_in(c, rq, "place", &o->place) &&
               text_in(c, rq, "group", &o->group) && whose_in(c, rq, "id_no", &o->id_no) &&
               whose_in(c, rq, "facts", &o->facts);
}

/* Before and after, since relations are told anew when the head changes. */
static void member_json(struct ctx *c, struct json *j, const struct life_member *m)
{
        json_open(j, NULL);
        json_str(j, "member", ref_outside(c, "household_member", m->id));
        json_str(j, "person", ref_outside(c, "person", m->person));
        json_str(j, "name", m->name);
        json_str(j, "before", m->before);
        json_str(j, "relation", m->after);
        json_end(j);
}

/* A preview has no event and no block: nothing was written. In words, because that is what somebody has to agree to. */
static void life_done_json(struct ctx *c, struct json *j, const struct life_order *o, const struct life_done *d)
{
        const bool persons = strcmp(o->kind, "duplicate") == 0;
        const char *of = persons ? "person" : "household", *event = persons ? "person_merge" : "household_event";
        json_open(j, NULL);
        json_bool(j, "dry", o->dry);
        json_bool(j, "open", d->open);
        json_str(j, "basis", d->basis);
        json_str(j, persons ? "keep" : "household", ref_outside(c, of, d->household));
        if (d->other && !(o->dry && strcmp(o->kind, "split") == 0))
                json_str(j, "other", ref_outside(c, of, d->other));
        if (!o->dry) {
                json_str(j, "event", ref_outside(c, event, d->event));
                json_int(j, "block", d->block.seq);
        }
        json_list(j, "words");
        for (size_t i = 0; i < d->n_words; i++)
                json_str(j, NULL, d->words[i]);
        json_end(j);
        json_list(j, "notes");
        for (size_t i = 0; i < d->n_notes; i++) {
                json_open(j, NULL);
                json_str(j, "text", d->notes[i].text);
                json_text(j, "entity", d->notes[i].entity);
                json_str(j, "id", ref_outside(c, d->notes[i].entity, d->notes[i].id));
                json_end(j);
        }
        json_end(j);
        json_list(j, "members");
        for (size_t i = 0; i < d->n_members; i++)
                member_json(c, j, &d->members[i]);
        json_end(j);
        json_end(j);
}

/* The right is asked over the register here and over the places inside, because an event may touch two villages. */
static bool life_post(struct ctx *c, struct request *rq, struct response *rs)
{
        struct life_order order = { 0 };
        struct life_done done = { 0 };
        if (!scope_may(c->actor, entity_find(S("household")), RIGHT_WRITE))
                return fail(c, ERR_FORBIDDEN, "right.none", "household", "%s",
                            say(c, "您的账号不能办理户变动", "your account may not enter household events"));
        if (!life_order_in(c, rq, &order) || !life_run(c, &order, &done))
                return false;
        if (done.block.proposal && !order.dry)
                return proposal_answer(c, rs, done.block.proposal);
        life_done_json(c, &rs->json, &order, &done);
        return true;
}

/* ---- who may be entered twice ---- */

/* A page of the list. */
#define PERSONS_MAX 100

/* The record asked about is read first: out of scope it has no twins either. */
static bool twins_json(struct ctx *c, struct json *j, const struct entity *e, int64_t person)
{
        int64_t *ids;
        size_t n;
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, person, &rows, &r))
                return false;
        rows_done(rows);
        if (!life_twins(c, person, &ids, &n))
                return false;
        json_open(j, NULL);
        json_str(j, "person", ref_outside(c, "person", person));
        json_list(j, "records");
        for (size_t i = 0; i < n; i++) {
                if (!record_read(c, e, ids[i], &rows, &r))
                        return false;
                record_json(c, j, NULL, e, &r);
                rows_done(rows);
        }
        json_end(j);
        json_end(j);
        return true;
}

/* For all persons of a page in one request, so that a list of forty does not ask forty times. */
static bool twins_get(struct ctx *c, struct request *rq, struct response *rs)
{
        const struct entity *e = entity_find(S("person"));
        struct str persons, one;
        if (!scope_may(c->actor, e, RIGHT_READ))
                return fail(c, ERR_FORBIDDEN, "right.none", "person", "%s",
                            say(c, "您的账号不能查看人员", "your account may not read persons"));
        if (!request_query(rq, "persons", &persons))
                persons = S("");
        json_open(&rs->json, NULL);
        json_list(&rs->json, "twins");
        for (size_t i = 0; persons.n && i < PERSONS_MAX && str_cut(&persons, ',', &one); i++) {
                int64_t id;
                if (!record_id(c, e, one, &id) || !twins_json(c, &rs->json, e, id))
                        return false;
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

/* The shapes of bodies and answers of the routes below (openapi.c says how they are read). */
static const struct shape shapes[] = {
        { "life_done", "dry bool|open bool|basis text|household text?|keep text?|other text?|event text?|block int?|"
                       "words [text]|notes [object]|members [object]" },
        { "life_order",
          "day day|household text?|keep text?|other text?|person text?|head text?|helper text?|"
          "helper_stays bool?|number text?|place text?|group text?|members [object]?|id_no text?|facts text?|"
          "document text?|reason text?|basis text?|dry bool?" },
        { "life_twins", "twins [object]" },
};

/* One route for all kinds of events: they differ in what they ask, not in how they are done. */
static const struct route life_routes[] = {
        { "GET", "/life/twins", twins_get, .title = "可能重复登记的同一人",
          .title_en = "Who may be one of these persons, entered twice",
          .answer = "life_twins", PARAMS({ "persons", "their ids, joined by commas" }) },
        { "POST", "/life/{kind}", life_post, ROUTE_ONCE,
          .title = "一户的变动（分户、合户、迁移、迁出、死亡、换户主），或同一人两条记录合并（duplicate），一次办完；dry 只预看",
          .title_en = "What happens to a household (split, merge, move, move_out, death, head), or two records of "
                      "one person (duplicate), in one change; dry: a preview",
          .body = "life_order", .answer = "life_done" },
};
ROUTES(life_api, life_routes, shapes);
