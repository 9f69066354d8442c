/* advisory_sheet.c: the members of expert teams as a list: a row a person, or a row a team with its members in one
 * cell.
 *
 * One group is a team, known by its name; one nobody knows is made, and is as old as its first member. Who leads it
 * is a member like the others. Where the list gives no first day, a member serves since the team was founded, else
 * since the day of the list. */
#include "base/utf8.h"
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/modules.h"

/* Counties keep which header is which column under these names (a header mapped by hand), so they stay what they were
 * when all sheets of people stood in one file. */
#define TEAM "people_sheet.team"
#define LEADER "people_sheet.leader"
#define LEAD_UNIT "people_sheet.lead"

/* clang-format off */
/* A team of experts is often named by the list's title or by a line over its members; the mechanism's own name is that
 * of all of them together. */
static const struct section team_section = {
        .ends = "组|团|队|团队",
        .any = "专家智囊团|智囊团|专家团|专家组|专家服务团|专家顾问团|服务团|专家服务队|专家团队|专家服务组",
        .after = "人员|成员|专家|组成",
        .before = "脱贫攻坚|扶贫",
};
static const struct column expert_columns[] = {
        { .field = TEAM, .group = true, .required = true, .section = &team_section, \
          .synonyms = "专家智囊团|智囊团|专家团|专家组|团名称|团队名称|" \
          "专家组名称|专家团名称|智囊团名称|服务团|专家服务团|顾问团|组别|团组|所在团|团队|所在专家组|所属团队|组名|专家组别|" \
          "专家服务团名称|智囊团(组)|服务队|专家服务队|团别|小组|团队类别|服务小组|专家团队|专家团队名称|顾问组|技术服务组" },
        { .field = "advisory_team.from_on", .group = true },
        { .field = LEADER, .synonyms = "团长|组长|队长|首席专家|牵头专家|团长姓名|组长姓名|负责专家" },
        { .field = LEAD_UNIT, .group = true, .synonyms = "牵头单位|牵头部门|主管单位" },
        PEOPLE_COLUMNS,
        { .field = "advisory_member.expertise" },
        { .field = "advisory_member.politics" },
        { .field = "advisory_member.backbone" },
        { .field = "advisory_member.title" },
        { .field = "advisory_member.unit", .synonyms = "单位名称|单位及职务|工作单位及职务|所在单位及职务|单位职务|工作单位、职务" },
        { .field = "advisory_member.from_on" },
        { .field = "advisory_member.to_on" },
        { .field = "advisory_member.from_on>span", .match_only = true, .synonyms = SUBJECT_SPAN_WORDS },
};
/* clang-format on */

/* first_day_of: a team is at least as old as its first member's day; without any it stands since the day of the
 * list. */
static struct val first_day_of(struct ctx *c, struct subject_group *g, const char *field)
{
        struct val first = V_NULL;
        for (size_t row = 0; row < g->n; row++) {
                const struct val v = subject_value(g, row, field);
                if (v.type == VAL_TEXT && (first.type == VAL_NULL || str_cmp(v.s, first.s) < 0))
                        first = v;
        }
        return first.type == VAL_TEXT ? first : subject_begin(c, g, 0, "advisory_team.from_on");
}

/* put_team: the day of a team that stands is the register's, unless the list has a column for it. */
static bool put_expert_team(struct ctx *c, struct change *ch, struct subject_group *g, int64_t *id)
{
        struct draft *d = draft_new(c->arena, entity_find(S("advisory_team")));
        const struct val from = subject_value(g, SUBJECT_WHOLE, "advisory_team.from_on");
        int64_t unit = 0;
        struct str name = subject_said(g, SUBJECT_WHOLE, TEAM);
        if (name.n == 0)
                return people_missing(c, TEAM, "须写团（组）名称", "the team is not named");
        draft_set(d, "name", V_STR(name));
        if (!change_find(c, d, &d->id) ||
            !subject_unit(c, ch, g, entity_find(S("organisation")), subject_said(g, SUBJECT_WHOLE, LEAD_UNIT), &unit))
                return false;
        if (from.type == VAL_TEXT || d->id == 0)
                draft_set(d, "from_on", from.type == VAL_TEXT ? from : first_day_of(c, g, "advisory_member.from_on"));
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        if (!subject_put_known(c, ch, g, d))
                return false;
        *id = d->id;
        return true;
}

/* put_expert_member: a member listed again keeps his first day: the list of a later year does not say that he
 * joined then. */
static bool put_expert_member(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team,
                              int64_t person)
{
        struct draft *d = draft_new(c->arena, entity_find(S("advisory_member")));
        const struct val founded = subject_value(g, SUBJECT_WHOLE, "advisory_team.from_on");
        subject_fill(d, g, row);
        draft_set(d, "team", V_INT(team));
        draft_set(d, "person", V_INT(person));
        if (!change_find(c, d, &d->id))
                return false;
        if (d->id == 0 && draft_get(d, "from_on").type == VAL_NULL)
                draft_set(d, "from_on", founded.type == VAL_TEXT
                                                ? founded
                                                : subject_begin(c, g, row, "advisory_member.from_on"));
        return subject_put_known(c, ch, g, d);
}

/* put_experts_named: those whom one cell names, of whom nothing else is said. */
static bool put_experts_named(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team,
                              const char *field)
{
        struct str rest = subject_said(g, row, field), name, unit;
        while (people_cut(c->arena, &rest, &name, &unit)) {
                const struct subject_who who = { .name = name, .unit = unit };
                int64_t person = 0;
                if (!people_named(c, ch, g, field, &who, &person) || !put_expert_member(c, ch, g, row, team, person))
                        return false;
        }
        return true;
}

/* put_experts: 成员 may be several in one cell, and 团长 stand beside them. */
static bool put_experts(struct ctx *c, struct change *ch, struct subject_group *g, size_t row, int64_t team)
{
        int64_t person = 0;
        if (!put_experts_named(c, ch, g, row, team, LEADER))
                return false;
        if (!people_several(c, g, row))
                return people_of_row(c, ch, g, row, subject_said(g, row, "advisory_member.unit"), &person) &&
                       put_expert_member(c, ch, g, row, team, person);
        return put_experts_named(c, ch, g, row, team, "person.name");
}

/* The team first, since every row needs it; then its members row by row, so that one bad name costs its own row. */
static bool expert_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        int64_t team = 0;
        g->at = SUBJECT_WHOLE;
        if (!put_expert_team(c, ch, g, &team))
                return false;
        for (size_t row = 0; row < g->n; row++) {
                g->at = row;
                if (g->rows[row].refused)
                        continue;
                if (!put_experts(c, ch, g, row, team))
                        return false;
        }
        return true;
}

/* No evidence is asked for: a column for the team is required and no other sheet has it. */
static const struct subject_hooks expert_hooks = { .apply = expert_apply };

static const struct subject advisory_subjects[] = {
        { .name = "expert_sheet", .title = "专家智囊团成员名单", .title_en = "Members of expert teams",
          .root = "advisory_member", COLUMNS(expert_columns), .hooks = &expert_hooks,
          .called = "智囊团|专家团|专家组|专家名单|专家服务团|专家花名册|专家服务队" },
};

const struct module advisory_sheet_module = {
        .name = "advisory_sheet",
        .title = "专家表样",
        .title_en = "Sheet of experts",
        .mechanism = "2.3",
        SUBJECTS(advisory_subjects),
};
