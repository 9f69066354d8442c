/* api_changes.c: several actions in one change, all or nothing: a household with its head, a successor with the end of
 * the one before. A later action refers to the record of an earlier one by "@NAME".
 *
 * Why not several requests: a household without a head, or a post with two holders, would stand between the first
 * and the second, and a line that breaks there would leave it so. The hard rules look at the change as a whole. */
#include "http/routes.h"

#include "base/date.h"
#include "core/record_json.h"
#include "http/alike.h"
#include "http/disclosure.h"
#include "http/proposals.h"
#include "http/values.h"

/* Actions of one change: they hold the writer while they run. What is longer comes as a sheet. */
#define ACTIONS_MAX 500

/* One action as it was asked for; d is made when its turn comes, because it may refer to what earlier ones have
 * made. */
struct action {
        const char *op;
        const struct entity *e;
        int64_t id, version;
        const char *to_on, *reason;
        struct draft *d;
        json_t *values;
        struct str as;
};

static bool bad_action(struct ctx *c, size_t i, const char *what)
{
        return fail(c, ERR_INVALID, "body.action", "actions",
                    say(c, "第 %zu 个动作的 %s 不对", "action %zu: %s is wrong"), i + 1, what);
}

/* The four acts of the journal and no others: what can be asked for here is what a leaf can say. */
static bool op_known(const char *op)
{
        static const char *const ops[] = { "create", "update", "end", "void" };
        for (size_t i = 0; i < COUNT(ops); i++)
                if (strcmp(ops[i], op) == 0)
                        return true;
        return false;
}

/* target_seen: the record an action is about must be in scope, as if it had been opened first. */
static bool target_seen(struct ctx *c, const struct entity *e, int64_t id)
{
        struct rows *rows;
        struct row_view r;
        if (!record_read(c, e, id, &rows, &r))
                return false;
        rows_done(rows);
        return true;
}

/* An update wants a version, as a page's does; an end and a void name what stands today. */
static bool read_target(struct ctx *c, size_t i, const json_t *o, struct action *a)
{
        const json_t *version = json_object_get(o, "version");
        if (strcmp(a->op, "create") == 0)
                return true;
        if (!record_id(c, a->e, member_text(o, "id"), &a->id) || !target_seen(c, a->e, a->id))
                return false;
        if (version && !json_is_integer(version))
                return bad_action(c, i, "version");
        a->version = version ? json_integer_value(version) : 0;
        if (strcmp(a->op, "update") == 0 && a->version < 1)
                return bad_action(c, i, "version");
        if (strcmp(a->op, "end") == 0 && !date_valid(member_text(o, "to_on")))
                return bad_action(c, i, "to_on");
        a->to_on = arena_copy(c->arena, member_text(o, "to_on"));
        return true;
}

/* All are read before the first is done: a fault in the last must not cost the writer's time. */
static bool read_action(struct ctx *c, size_t i, const json_t *o, struct action *a)
{
        *a = (struct action){ .op = arena_copy(c->arena, member_text(o, "op")),
                              .e = entity_find(member_text(o, "entity")),
                              .as = member_text(o, "as"),
                              .values = json_object_get(o, "values"),
                              .reason = arena_copy(c->arena, member_text(o, "reason")) };
        if (!op_known(a->op))
                return bad_action(c, i, "op");
        if (!a->e)
                return bad_action(c, i, "entity");
        if (!(strcmp(a->op, "create") == 0 ? entity_entered(a->e) : entity_open(a->e)))
                return entity_noted(c, a->e);
        bool enters = a->e->identity && strcmp(a->op, "create") == 0; /* the change says whether it may */
        if (!enters && !scope_may(c->actor, a->e, RIGHT_WRITE))
                return fail(c, ERR_FORBIDDEN, "right.none", a->e->name,
                            say(c, "您的账号无权修改“%s”", "your account may not change “%s”"), entity_title(c, a->e));
        return read_target(c, i, o, a);
}

static bool apply(struct ctx *c, struct response *rs, struct change *ch, struct action *a, const struct aliases *as)
{
        a->d = draft_new(c->arena, a->e);
        if (strcmp(a->op, "void") == 0)
                return change_void(c, ch, a->e, a->id, a->reason);
        if ((a->values || strcmp(a->op, "create") == 0) && !values_in(c, rs, a->d, a->values, as))
                return false;
        a->d->id = a->id;
        a->d->version = a->version;
        if (strcmp(a->op, "end") == 0)
                return change_end(c, ch, a->e, a->id, a->to_on, a->d);
        bool done = change_put(c, ch, a->d);
        a->id = a->d->id;
        return done;
}

static bool apply_all(struct ctx *c, struct response *rs, struct change *ch, struct action *actions, size_t n)
{
        struct aliases as = { .items = NEWS(c->arena, struct alias, n) };
        for (size_t i = 0; i < n; i++) {
                size_t before, after;
                (void)change_faults(ch, &before);
                if (!apply(c, rs, ch, &actions[i], &as))
                        return false;
                (void)change_faults(ch, &after);
                if (after > before)
                        return fail(c, ERR_INVALID, "fields.invalid", "actions",
                                    say(c, "第 %zu 个动作的内容有误", "action %zu is not right"), i + 1);
                if (actions[i].as.n)
                        as.items[as.n++] = (struct alias){ actions[i].as, actions[i].e, actions[i].id };
        }
        return true;
}

/* numbers_tried: by the actions that were begun: each was looked for, whatever refused the whole. */
static int64_t numbers_tried(struct ctx *c, const struct action *actions, size_t n)
{
        int64_t tried = 0;
        for (size_t i = 0; i < n; i++)
                tried += draft_numbers(c, actions[i].d);
        return tried;
}

static bool changes_answer(struct ctx *c, struct response *rs, const struct block *block, const struct action *actions,
                           size_t n)
{
        struct rows *rows;
        struct row_view r;
        json_open(&rs->json, NULL);
        json_int(&rs->json, "block", block->seq);
        json_list(&rs->json, "records");
        for (size_t i = 0; i < n; i++) {
                if (!record_read(c, actions[i].e, actions[i].id, &rows, &r))
                        return false;
                record_json_open(c, &rs->json, NULL, actions[i].e, &r);
                const bool told = alike_json(c, &rs->json, actions[i].d, &r);
                json_end(&rs->json);
                rows_done(rows);
                if (!told)
                        return false;
        }
        json_end(&rs->json);
        json_end(&rs->json);
        return true;
}

static bool changes_post(struct ctx *c, struct request *rq, struct response *rs)
{
        const json_t *list = json_object_get(rq->json, "actions");
        size_t n = json_array_size(list);
        struct str reason;
        struct change *ch;
        struct block block;
        if (!json_is_array(list) || n == 0 || n > ACTIONS_MAX)
                return fail(c, ERR_INVALID, "body.member", "actions",
                            say(c, "actions 须为 1 至 %d 个动作", "actions holds 1 to %d actions"), ACTIONS_MAX);
        struct action *actions = NEWS(c->arena, struct action, n);
        for (size_t i = 0; i < n; i++)
                if (!read_action(c, i, json_array_get(list, i), &actions[i]))
                        return false;
        if (!request_text(c, rq, "reason", MAY_LACK, &reason))
                return false;
        for (size_t i = 0; i < n; i++) /* a void that says no reason of its own has the batch's */
                if (!actions[i].reason[0])
                        actions[i].reason = arena_copy(c->arena, reason);
        if (!change_begin(c,
                          &(struct change_head){ .reason = reason.n ? arena_copy(c->arena, reason) : NULL,
                                                 .key = request_change_key(c, rq),
                                                 .review = REVIEW_WHOLE },
                          &ch))
                return false;
        if (!apply_all(c, rs, ch, actions, n))
                return give_up(c, rs, ch) || disclose_guess(c, numbers_tried(c, actions, n));
        if (!commit(c, rs, ch, &block))
                return disclose_guess(c, numbers_tried(c, actions, n));
        return block.proposal ? proposal_answer(c, rs, block.proposal) : changes_answer(c, rs, &block, actions, n);
}

static const struct route change_routes[] = {
        { "POST", "/changes", changes_post, ROUTE_ONCE | ROUTE_REVIEWED,
          .title = "一次变更做几件事，全成或全不成",
          .title_en = "Several actions in one change, all or nothing",
          .body = "changes", .answer = "changed" },
};
ROUTES_ALONE(change_api, change_routes);
