/* honour_sheet.c: models and honours as counties list them: what was awarded, on which day, to whom.
 *
 * The bearer is a person or a unit: a name where the list has a column of names, else one column for both, in which a
 * text that is one known person's name means him and any other a unit. A document known by its number alone is entered
 * to be completed. */
#include "mechanisms/modules.h"
#include "mechanisms/ground/people_parts.h"

/* Names a county's own headers are kept under: see advisory_sheet.c. */
#define BEARER "people_sheet.unit"
#define DOCUMENT "people_sheet.document"

/* clang-format off */
static const struct column honour_columns[] = {
        { .field = "honour.awarded_on", .required = true, .synonyms = "授予时间|获奖时间|表彰年月|荣誉时间|获得时间|颁发时间" },
        { .field = "honour.title", .required = true, .synonyms = "荣誉称号|表彰称号|授予称号|获得荣誉|所获荣誉|获奖名称|奖项" },
        { .field = "honour.kind" },
        { .field = "person.name", .match_only = true, .synonyms = "先进个人|获奖人|受表彰人员|受表彰人|获奖人员|受表彰个人" },
        { .field = "person.id_no", .match_only = true },
        { .field = "person.sex", .match_only = true },
        { .field = "person.birth", .match_only = true },
        { .field = "person.phone", .match_only = true },
        { .field = BEARER, .required = true, .synonyms = "获奖单位/个人|获奖单位或个人|获奖对象|受奖单位|受表彰单位/个人|" \
          "单位|工作单位|所在单位|单位名称|受表彰单位|先进集体|获奖单位|受表彰对象|" \
          "所在单位及职务|单位及职务|表彰对象|受表彰集体" },
        { .field = "honour.level" },
        { .field = "honour.awarded_by", .synonyms = "授予单位|表彰单位|授予机关|颁奖单位|颁发单位|表彰部门|授奖单位" },
        { .field = DOCUMENT, .synonyms = "表彰文件|文号|表彰文号|文件号|文件依据|文件文号" },
        { .field = "place.township", .synonyms = "乡镇|所在乡镇" },
};
/* clang-format on */

/* honour_kind: what the honour's name says, else whether a person or a unit bears it. Counties have no column of kinds:
 * 全县优秀第一书记 says it all. */
static const char *honour_kind(struct ctx *c, struct str title, bool person)
{
        const char *code = code_of(c, field_find(entity_find(S("honour")), S("kind"))->codes, title);
        if (code)
                return code;
        if (str_has_any(title, "第一书记"))
                return "secretary";
        if (str_has_any(title, "致富|带头人"))
                return "lead_member";
        if (str_has_any(title, "示范户|光荣户|脱贫户"))
                return "household";
        return person ? "person" : "organisation";
}

/* find_honour: the same honour of the same bearer and day; the bearer may be either of two fields, which keys can't
 * say. */
static bool find_honour(struct ctx *c, struct draft *d)
{
        struct val known = V_NULL;
        if (!db_one(c, db_sql(c->db, "honour_sheet.same"),
                    ARGS(ARG("title", draft_get(d, "title")), ARG("awarded_on", draft_get(d, "awarded_on")),
                         ARG("person_id", draft_get(d, "person")),
                         ARG("organisation_id", draft_get(d, "organisation"))),
                    &known))
                return false;
        d->id = known.type == VAL_INT ? known.i : 0;
        return true;
}

/* put_honour: a name in the column of units is a person's when the register knows exactly one of that name; whom nobody
 * knows becomes a unit, marked unverified, and no person by mistake. */
static bool put_honour(struct ctx *c, struct change *ch, struct subject_group *g)
{
        const size_t row = g->at;
        struct draft *d = draft_new(c->arena, entity_find(S("honour")));
        int64_t person = 0, unit = 0, document = 0;
        struct str name = subject_said(g, row, "person.name"), of, post;
        people_office(subject_said(g, row, BEARER), &of, &post);
        struct str number = subject_said(g, row, DOCUMENT);
        subject_fill(d, g, row);
        if (name.n > 0 && !people_of_row(c, ch, g, row, of, &person))
                return false;
        if (name.n == 0 && !subject_named(c, ch, g, of, &person))
                return false;
        if (person)
                draft_set(d, "person", V_INT(person));
        else if (!subject_unit(c, ch, g, entity_find(S("organisation")), of, &unit))
                return false;
        if (unit)
                draft_set(d, "organisation", V_INT(unit));
        const struct val title = draft_get(d, "title");
        if (title.type == VAL_TEXT && draft_get(d, "kind").type == VAL_NULL)
                draft_set(d, "kind", V_TEXT(honour_kind(c, title.s, person != 0)));
        if (number.n > 0 && !subject_document(c, ch, g, number, draft_get(d, "awarded_on"), &document))
                return false;
        if (document)
                draft_set(d, "document", V_INT(document));
        if (g->place[0])
                draft_set(d, "place", V_TEXT(g->place));
        return find_honour(c, d) && subject_put_known(c, ch, g, d);
}

static bool honour_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, put_honour);
}

static const struct subject_hooks honour_hooks = { .apply = honour_apply };

/* One row, one honour: a sheet that lists three honours of one unit in three rows makes three records. */
static const struct subject honour_subjects[] = {
        { .name = "honour_sheet", .title = "先进典型表彰名单", .title_en = "Honours", .root = "honour",
          COLUMNS(honour_columns), .hooks = &honour_hooks,
          .called = "先进典型|先进个人|先进集体|表彰名单|表彰名册|表彰对象|荣誉" },
};

const struct module honour_sheet_module = {
        .name = "honour_sheet",
        .title = "先进典型表样",
        .title_en = "Sheet of honours",
        .mechanism = "5.2",
        SUBJECTS(honour_subjects),
};
