/* assessment_standing.c: how assessments stand (see assessment_standing.h). Reads only. */
#include "mechanisms/style/assessment_standing.h"

#include "core/parameter.h"
#include "core/query.h"
#include "mechanisms/style/assessment_score.h"

bool assessment_stands(struct ctx *c, int64_t assessment, struct val told_on, struct assessment_standing *out)
{
        struct stmt *s;
        struct val days = V_NULL;
        if (!parameter_value(c, "appeal_days", c->county, c->today, &days) ||
            !db_query(c, db_sql(c->db, "assessment_standing.stands"),
                      ARGS(ARG("id", V_INT(assessment)), ARG("told", told_on)), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE && fail(c, ERR_MISSING, "record.missing", "assessment", "%s",
                                                       say(c, "没有这次考核", "no such assessment"));
        *out = (struct assessment_standing){ .unscored = db_int(s, 0),
                                             .open_appeals = db_int(s, 1),
                                             .total = db_int(s, 2),
                                             .told_long_ago = days.type == VAL_INT && db_int(s, 3) >= days.i };
        db_done(s);
        return true;
}

static bool read_head(struct ctx *c, int64_t assessment, struct assessment_sheet *out)
{
        struct stmt *s;
        struct assessment_standing stands;
        if (!assessment_stands(c, assessment, V_NULL, &stands) ||
            !db_query(c, db_sql(c->db, "assessment_standing.head"), ARGS(ARG("id", V_INT(assessment))), &s))
                return false;
        if (!db_next(c, s))
                return c->err.kind == ERR_NONE && fail(c, ERR_MISSING, "record.missing", "assessment", "%s",
                                                       say(c, "没有这次考核", "no such assessment"));
        *out = (struct assessment_sheet){ .year = db_int(s, 0),
                                          .standard = db_int(s, 1),
                                          .total = stands.total,
                                          .open_appeals = stands.open_appeals,
                                          .place = arena_str(c->arena, db_str(s, 2)),
                                          .organisation = arena_str(c->arena, db_str(s, 3)),
                                          .list = arena_str(c->arena, db_str(s, 4)),
                                          .told_on = arena_str(c->arena, db_str(s, 5)),
                                          .locked_on = arena_str(c->arena, db_str(s, 6)),
                                          .locked_account = arena_str(c->arena, db_str(s, 7)),
                                          .organisation_id = db_int(s, 8),
                                          .list_id = db_int(s, 9) };
        db_done(s);
        return true;
}

bool assessment_sheet(struct ctx *c, int64_t assessment, struct assessment_sheet *out)
{
        struct stmt *s;
        size_t capacity = 0;
        if (!read_head(c, assessment, out) ||
            !db_query(c, db_sql(c->db, "assessment_standing.lines"), ARGS(ARG("id", V_INT(assessment))), &s))
                return false;
        while (db_next(c, s)) {
                out->items = arena_grow(c->arena, out->items, &capacity, out->n + 1, sizeof *out->items);
                out->items[out->n++] = (struct assessment_line){ .item = db_int(s, 0),
                                                                 .title = arena_str(c->arena, db_str(s, 1)),
                                                                 .weight = db_int(s, 2),
                                                                 .source = arena_str(c->arena, db_str(s, 3)),
                                                                 .figure = arena_str(c->arena, db_str(s, 4)),
                                                                 .goal_kind = arena_str(c->arena, db_str(s, 5)),
                                                                 .goal = db_int(s, 6),
                                                                 .score_id = db_int(s, 7),
                                                                 .scored = db_val(s, 8).type == VAL_INT,
                                                                 .score = db_int(s, 8),
                                                                 .value = arena_str(c->arena, db_str(s, 9)),
                                                                 .evidence = arena_str(c->arena, db_str(s, 10)),
                                                                 .scored_on = arena_str(c->arena, db_str(s, 11)),
                                                                 .block = db_int(s, 12),
                                                                 .account = arena_str(c->arena, db_str(s, 13)) };
                if (str_is(db_str(s, 14), "organisation"))
                        out->items[out->n - 1].by = assessment_by(list_find(out->items[out->n - 1].figure));
        }
        return c->err.kind == ERR_NONE;
}

static bool within(const int64_t *ids, size_t n, int64_t id)
{
        for (size_t i = 0; i < n; i++)
                if (ids[i] == id)
                        return true;
        return false;
}

bool assessment_rows(struct ctx *c, int64_t list, struct assessment_row **out, size_t *n)
{
        const struct entity *e = entity_find(S("assessment"));
        struct query q = { .e = e, .n_filters = 1 };
        struct stmt *s;
        int64_t *mine;
        size_t n_mine, capacity = 0;
        q.filters[0] = (struct filter){ field_find(e, S("duty_list")), FILTER_IS, V_INT(list) };
        *out = NULL;
        *n = 0;
        if (!query_ids(c, &q, &mine, &n_mine) ||
            !db_query(c, db_sql(c->db, "assessment_standing.rows"), ARGS(ARG("list_id", V_INT(list))), &s))
                return false;
        while (db_next(c, s)) {
                if (!within(mine, n_mine, db_int(s, 0)))
                        continue;
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = (struct assessment_row){ .id = db_int(s, 0),
                                                          .organisation = arena_str(c->arena, db_str(s, 1)),
                                                          .place_title = arena_str(c->arena, db_str(s, 2)),
                                                          .total = db_int(s, 3),
                                                          .unscored = db_int(s, 4),
                                                          .open_appeals = db_int(s, 5),
                                                          .told_on = arena_str(c->arena, db_str(s, 6)),
                                                          .locked_on = arena_str(c->arena, db_str(s, 7)) };
        }
        return c->err.kind == ERR_NONE;
}
