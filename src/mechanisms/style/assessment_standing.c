/* assessment_standing.c: how assessments stand (see assessment_standing.h). Reads only. */
#include "mechanisms/style/assessment_standing.h"

#include "core/parameter.h"
#include "core/query.h"
#include "mechanisms/style/assessment_score.h"

static bool no_assessment(struct ctx *c)
{
        return fail(c, ERR_MISSING, "record.missing", "assessment", "%s", say(c, "没有这次考核", "no such assessment"));
}

/* How far a result has come. Days are counted by the calendar with the county's own holidays in it; today is
 * not over yet and doesn't count. */
static const struct db_column standing_columns[] = {
        DB_COLUMN(struct assessment_standing, unscored),
        DB_COLUMN(struct assessment_standing, open_appeals),
        DB_COLUMN(struct assessment_standing, total),
        DB_COLUMN(struct assessment_standing, days_told),
};

/* A parameter without a value makes no result told long ago: it fails on the side of who may appeal. */
bool assessment_stands(struct ctx *c, int64_t assessment, struct val told_on, struct assessment_standing *out)
{
        struct val days = V_NULL;
        bool found;
        if (!parameter_value(c, "appeal_days", c->county, c->today, &days) ||
            !db_first(c, db_sql(c->db, "assessment_standing.stands"),
                      ARGS(ARG("id", V_INT(assessment)), ARG("told", told_on)), c->arena, DB_COLUMNS(standing_columns),
                      out, &found))
                return false;
        if (!found)
                return no_assessment(c);
        out->told_long_ago = days.type == VAL_INT && out->days_told >= days.i;
        return true;
}

/* ---- the score sheet ---- */

static const struct db_column head_columns[] = {
        DB_COLUMN(struct assessment_sheet, year),
        DB_COLUMN(struct assessment_sheet, standard),
        DB_COLUMN(struct assessment_sheet, place),
        DB_COLUMN(struct assessment_sheet, organisation),
        DB_COLUMN(struct assessment_sheet, organisation_id),
        DB_COLUMN(struct assessment_sheet, list),
        DB_COLUMN(struct assessment_sheet, list_id),
        DB_COLUMN(struct assessment_sheet, told_on),
        DB_COLUMN(struct assessment_sheet, locked_on),
        DB_COLUMN(struct assessment_sheet, locked_account),
};

/* read_sheet_head: sums are asked, not read from the assessment: its own total is written only when it is
 * locked. */
static bool read_sheet_head(struct ctx *c, int64_t assessment, struct assessment_sheet *out)
{
        struct assessment_standing stands;
        bool found;
        if (!assessment_stands(c, assessment, V_NULL, &stands))
                return false;
        *out = (struct assessment_sheet){ .total = stands.total, .open_appeals = stands.open_appeals };
        if (!db_first(c, db_sql(c->db, "assessment_standing.head"), ARGS(ARG("id", V_INT(assessment))), c->arena,
                      DB_COLUMNS(head_columns), out, &found))
                return false;
        return found || no_assessment(c);
}

static const struct db_column line_columns[] = {
        DB_COLUMN(struct assessment_line, item),      DB_COLUMN(struct assessment_line, title),
        DB_COLUMN(struct assessment_line, weight),    DB_COLUMN(struct assessment_line, source),
        DB_COLUMN(struct assessment_line, figure),    DB_COLUMN(struct assessment_line, goal_kind),
        DB_COLUMN(struct assessment_line, goal),      DB_COLUMN(struct assessment_line, by_organisation),
        DB_COLUMN(struct assessment_line, score_id),  DB_COLUMN(struct assessment_line, scored),
        DB_COLUMN(struct assessment_line, score),     DB_COLUMN(struct assessment_line, value),
        DB_COLUMN(struct assessment_line, evidence),  DB_COLUMN(struct assessment_line, scored_on),
        DB_COLUMN(struct assessment_line, block),     DB_COLUMN(struct assessment_line, account),
};

/* Rows as they are entered, with an item that has no score yet among them: the sheet shows what is missing.
 * Which field was asked for the organisation is said beside the figure, since the same figure by place would be
 * another number. */
bool assessment_sheet(struct ctx *c, int64_t assessment, struct assessment_sheet *out)
{
        struct stmt *s;
        struct assessment_line line = { 0 };
        size_t capacity = 0;
        if (!read_sheet_head(c, assessment, out) ||
            !db_query(c, db_sql(c->db, "assessment_standing.lines"), ARGS(ARG("id", V_INT(assessment))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(line_columns), &line)) {
                line.by = line.by_organisation ? assessment_by(list_find(line.figure)) : NULL;
                out->items = arena_grow(c->arena, out->items, &capacity, out->n + 1, sizeof *out->items);
                out->items[out->n++] = line;
        }
        return c->err.kind == ERR_NONE;
}

/* ---- the organisations of a list ---- */

static const struct db_column row_columns[] = {
        DB_COLUMN(struct assessment_row, id),        DB_COLUMN(struct assessment_row, organisation),
        DB_COLUMN(struct assessment_row, total),     DB_COLUMN(struct assessment_row, place_title),
        DB_COLUMN(struct assessment_row, unscored),  DB_COLUMN(struct assessment_row, open_appeals),
        DB_COLUMN(struct assessment_row, told_on),   DB_COLUMN(struct assessment_row, locked_on),
};

/* A list has some dozens of organisations: looking through them costs less than sorting would. */
static bool holds_id(const int64_t *ids, size_t n, int64_t id)
{
        for (size_t i = 0; i < n; i++)
                if (ids[i] == id)
                        return true;
        return false;
}

/* Which rows the reader may see the query says (scope); what they add up to the statement, which knows no
 * scope. Both are asked, and only what is in both is shown. */
bool assessment_rows(struct ctx *c, int64_t list, struct assessment_row **out, size_t *n)
{
        const struct entity *e = entity_find(S("assessment"));
        struct query q = { .e = e, .n_filters = 1 };
        struct stmt *s;
        struct assessment_row row = { 0 };
        int64_t *mine;
        size_t n_mine, capacity = 0;
        q.filters[0] = (struct filter){ field_find(e, S("duty_list")), FILTER_IS, V_INT(list) };
        *out = NULL;
        *n = 0;
        if (!query_ids(c, &q, &mine, &n_mine) ||
            !db_query(c, db_sql(c->db, "assessment_standing.rows"), ARGS(ARG("list_id", V_INT(list))), &s))
                return false;
        while (db_row_kept(c, s, c->arena, DB_COLUMNS(row_columns), &row)) {
                if (!holds_id(mine, n_mine, row.id))
                        continue;
                *out = arena_grow(c->arena, *out, &capacity, *n + 1, sizeof **out);
                (*out)[(*n)++] = row;
        }
        return c->err.kind == ERR_NONE;
}
