/* honours.c: mechanism 5.2, models and honours: organisations and persons that were praised, by kind, with who awarded
 * it on which document.
 *
 * An honour is recorded as it was awarded. Nothing here proposes, scores or orders anybody for one. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/style/style.h"

/* By whom it is borne first, then by what it is given for: the account counts organisations and persons apart.
 * A county adds its own names of honours. */
static const struct codes honour_kinds = OPEN_CODES("honour_kind", "荣誉类别", "Kind of honour",
        { "organisation", "先进集体", "Organisation", .near = "先进单位" },
        { "person", "先进个人", "Person", .near = "优秀个人" },
        { "branch", "先进基层党组织", "Party organisation", "先进党组织|先进党支部" },
        { "five_good", "五好基层党组织", "Five-good Party organisation", "五好党组织|五好党支部" },
        { "member", "优秀共产党员", "Party member", "优秀党员" },
        { "party_worker", "优秀党务工作者", "Party worker" },
        { "secretary", "优秀第一书记", "First secretary" },
        { "poverty_group", "«campaign»先进集体", "Organisation, against poverty" },
        { "poverty_person", "«campaign»先进个人", "Person, against poverty" },
        { "merit", "记功", "Merit", "记三等功|记二等功" },
        { "commended", "嘉奖", "Commended" },
        { "household", "«goal»示范户", "Household out of poverty", .near = "脱贫标兵" },
        { "other", "其他", "Other" },
        { "lead_member", "致富带头人标兵", "Leading member", .kept = true,
          .instead = "按表彰文件的名称填写", .instead_en = "as the document of the honour calls it" },
);

/* What was awarded may be of any level up to the nation, so the body that awarded it is a text: it is mostly no
 * organisation of the county's register. */
static const struct field honour_fields[] = {
        DATE("awarded_on", "授予日期", "Awarded on", .required = true, .synonyms = "获奖日期|颁奖日期|日期|表彰日期|表彰时间"),
        CODE("kind", "荣誉类别", "Kind", &honour_kinds, .required = true, .indexed = true, .synonyms = "类别|荣誉类型"),
        TEXT("title", "荣誉名称", "Honour", .required = true, .named = true, .max_length = 100,
             .synonyms = "荣誉称号|表彰称号|奖项|奖项名称|获得荣誉|荣誉|称号|表彰名称"),
        REF("organisation", "受表彰单位", "Organisation", "organisation", .indexed = true, .synonyms = "获奖单位|受表彰单位名称|"
             "先进集体|获奖集体|先进单位|单位"),
        REF("person", "受表彰人员", "Person", "person", .indexed = true, .synonyms = "获奖人|获奖个人|受表彰个人|先进个人|获奖人员|姓名"),
        CODE("level", "表彰层级", "Level", &codes_level, .synonyms = "层级|级别"),
        TEXT("awarded_by", "表彰机关", "Awarded by", .max_length = 100, .synonyms = "授予单位|授予机关|表彰单位|颁奖单位|颁发单位"),
        REF("document", "表彰文件", "Document", "document", .synonyms = "表彰文号|表彰决定|文号"),
        PLACE("place", "区划", "Place", .synonyms = "乡镇"),
};

/* Open to all who may read the county's basics: honours are published. Who is entered for one becomes known to
 * the register by it (role_of), for a leading member is often nobody's cadre. */
static const struct entity honour_entities[] = {
        { .name = "honour", .title = "先进典型", .title_en = "Models and honours", .life = LIFE_EVENT,
          .day = "awarded_on", .reading = READ_SCOPED, .area = AREA_BASE, .role_of = "person",
          .help = "表彰的先进集体和个人", .help_en = "organisations and persons honoured",
          .keys = "title,awarded_on,organisation|title,awarded_on,person", .sort = "awarded_on", .sort_down = true,
          .title_sql = "r.title", FIELDS(honour_fields), .prepare = style_names_somebody },
};

/* ---- lists ---- */

/* Persons are counted by who is named and not by kind: an 优秀第一书记 is a person too. */
#define HONOURS(suffix, condition, zh, en) \
        { \
                .name = "honour." suffix, .title = zh, .title_en = en, .unit = "个", .unit_en = "honours", \
                .of = "honour", .period = PERIOD_SPAN, .figure = true, \
                .where = "t.awarded_on BETWEEN :from AND :to" condition, .explain = "期内授予的" zh, \
                .explain_en = en " of the period" \
        }

static const struct list honour_lists[] = {
        HONOURS("honours", "", "先进典型", "Models and honours"),
        HONOURS("organisations",
                " AND t.kind IN ('organisation', 'branch', 'five_good', 'poverty_group')", "先进集体",
                "Honours of organisations"),
        HONOURS("persons", " AND t.person_id IS NOT NULL", "先进个人", "Honours of persons"),
};

const struct module honours_module = {
        .name = "honours",
        .title = "先进典型",
        .title_en = "Models and honours",
        .mechanism = "5.2",
        ENTITIES(honour_entities),
        LISTS(honour_lists),
};
