/* cover_sheet.c: the two lists of who covers what above the household: which unit answers for which village, with its
 * contact person, and which county leader for which township.
 *
 * One row is one responsibility. The unit is made of its name where nobody knows it; the person becomes a cadre of his
 * unit, whom a leader's post names (县委书记), and a contact person the unit of his row. A contact person who also helps
 * a household has two responsibilities. Of one that stands its bearers are left as they are: who takes over is a
 * handover. Refused: a leader whose unit nobody can tell, a place of another level. */
#include "mechanisms/ground/people_parts.h"
#include "mechanisms/modules.h"

#define UNIT "responsibility.organisation"
#define FROM "responsibility.from_on"

/* clang-format off */
#define PERSON_COLUMNS(wanted, names, posts) \
        { .field = "person.name", .match_only = true, .required = wanted, .synonyms = names }, \
        { .field = "person.id_no", .match_only = true }, \
        { .field = "person.sex", .match_only = true }, \
        { .field = "person.political_status", .match_only = true }, \
        { .field = "person.phone", .match_only = true, .synonyms = "联系人电话|联系人联系电话|联络员电话|责任人电话" }, \
        { .field = "cadre.post", .synonyms = posts }, \
        { .field = FROM, .synonyms = "包保时间|包保日期|结对时间|结对日期|包村时间|帮扶时间|开始时间|起始时间|联系时间|包抓时间" }, \
        { .field = "responsibility.note" }

static const struct column unit_columns[] = {
        { .field = "place.township", .synonyms = "乡镇|包保乡镇|帮扶乡镇|联系乡镇|结对乡镇|所在乡镇|乡(镇)|乡镇名称|镇街" },
        { .field = "place.village", .required = true,
          .synonyms = "村|行政村|包保村|包村|帮扶村|联系村|结对村|包保村名称|帮扶村名称|村名|村(社区)|贫困村|所包村|包联村" },
        { .field = UNIT, .required = true, .synonyms = "包保单位|包村单位|包联单位|包保单位名称|包村单位名称|包保责任单位|包村部门|"
          "包保部门|结对单位|联系单位|帮扶单位|帮扶单位名称|县直单位|责任单位" },
        PERSON_COLUMNS(false, "联系人|联系人姓名|联络员|联络员姓名|包村联系人|包保联系人|单位联系人|责任人|责任人姓名|包村干部",
                       "联系人职务|联络员职务|职务|责任人职务"),
};
static const struct column leader_columns[] = {
        { .field = "place.township", .required = true,
          .synonyms = "乡镇|包保乡镇|联系乡镇|包抓乡镇|包联乡镇|所包乡镇|挂点乡镇|挂钩乡镇|帮扶乡镇|乡(镇)|乡镇名称|镇街" },
        { .field = UNIT, .synonyms = "包保单位|牵头单位|协助单位|配合单位|包保责任单位|联络单位" },
        { .field = "cadre.organisation", .synonyms = "工作单位|单位|所在单位|单位名称" },
        PERSON_COLUMNS(true, "县领导|县级领导|领导姓名|包保领导|包抓领导|联系领导|挂点领导|包联领导|县领导姓名|"
                       "县级领导姓名|责任领导|包保县领导", "职务|领导职务|现任职务|单位及职务|单位职务|工作单位及职务"),
};
/* clang-format on */

/* put_covering: found by whoever bears it in this tier; what stands keeps its bearers and its first day. */
static bool put_covering(struct ctx *c, struct change *ch, struct subject_group *g, const char *tier, int64_t unit,
                      int64_t cadre)
{
        struct draft *d = draft_new(c->arena, entity_find(S("responsibility")));
        const bool leader = strcmp(tier, "leader_township") == 0;
        const struct val from = subject_value(g, g->at, FROM);
        draft_set(d, "tier", V_TEXT(tier));
        draft_set(d, "place", V_TEXT(g->place));
        draft_set(d, leader ? "cadre" : "organisation", V_INT(leader ? cadre : unit));
        if (!change_find(c, d, &d->id))
                return false;
        if (d->id) {
                subject_same(g, d->e);
                return true;
        }
        subject_fill(d, g, g->at);
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        if (cadre)
                draft_set(d, "cadre", V_INT(cadre));
        draft_set(d, "from_on", from.type == VAL_TEXT ? from : subject_begin(c, g, g->at, FROM));
        return subject_put_known(c, ch, g, d);
}

/* office_of: a leader's unit and post where one text holds both; of a head of the county's government, the
 * government. */
static void office_of(const struct subject_group *g, struct str *unit, struct str *post)
{
        const struct str said = subject_said(g, g->at, "cadre.organisation");
        *post = subject_said(g, g->at, "cadre.post");
        *unit = said;
        if (said.n == 0 && str_has_any(*post, "县长|县政府"))
                *unit = S("县人民政府");
        else if (said.n == 0)
                people_office(*post, unit, post);
}

static bool put_unit_village(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct people_cadre p = { .who = subject_who_of(g, g->at), .post = subject_said(g, g->at, "cadre.post") };
        const struct str name = subject_said(g, g->at, UNIT);
        if (strlen(g->place) != 12)
                return people_missing(c, "place.village", "须写明村", "the village is wanted");
        if (name.n == 0)
                return people_missing(c, UNIT, "须写明包保单位", "the unit is wanted");
        if (!subject_unit(c, ch, g, entity_find(S("organisation")), name, &p.unit))
                return false;
        p.who.unit = name;
        return (p.who.name.n == 0 || people_cadre(c, ch, g, "person.name", "联系人", &p)) &&
               put_covering(c, ch, g, "unit_village", p.unit, p.cadre);
}

static bool put_leader_township(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct people_cadre p = { .who = subject_who_of(g, g->at) };
        const struct entity *organisation = entity_find(S("organisation"));
        int64_t helping = 0;
        if (strlen(g->place) != 9)
                return people_missing(c, "place.township", "须写明乡镇", "the township is wanted");
        office_of(g, &p.who.unit, &p.post);
        return subject_unit(c, ch, g, organisation, p.who.unit, &p.unit) &&
               subject_unit(c, ch, g, organisation, subject_said(g, g->at, UNIT), &helping) &&
               people_cadre(c, ch, g, "person.name", "县领导", &p) &&
               put_covering(c, ch, g, "leader_township", helping, p.cadre);
}

static bool unit_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_unit_village);
}

static bool leader_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_leader_township);
}

/* A village and a unit stand in many lists: the title says that one answers for the other. */
static const struct subject_hooks unit_hooks = { .title = "包村|包保|包联|结对|联系村", .apply = unit_apply };
static const struct subject_hooks leader_hooks = { .title = "领导", .apply = leader_apply };

static const struct subject cover_subjects[] = {
        { .name = "unit_village_sheet", .title = "单位包村一览表", .title_en = "Units and their villages",
          .root = "responsibility", COLUMNS(unit_columns), .hooks = &unit_hooks,
          .called = "单位包村|包村责任|部门包村|单位包保|包保村|单位结对|包村单位" },
        { .name = "leader_township_sheet", .title = "县领导包乡镇一览表", .title_en = "County leaders and their townships",
          .root = "responsibility", COLUMNS(leader_columns), .hooks = &leader_hooks,
          .called = "领导包乡镇|领导包保|领导包抓|领导联系|领导包联|领导挂点|领导干部包" },
};

const struct module cover_sheet_module = {
        .name = "cover_sheet",
        .title = "包村、包乡镇表样",
        .title_en = "Sheets of units and leaders",
        .mechanism = "1.3",
        SUBJECTS(cover_subjects),
};
