/* cadres.c: cadres and the posts they hold. A cadre is a person in the service of a unit; helpers, team leaders and
 * village officers are cadres.
 *
 * One row a person: his unit now, his post in words, where he comes from (source), as what he is employed (identity)
 * and whether he is a Party member. The
 * directory part (name, unit, post) is read county-wide, since whoever enters a helper has to find him; his ID number
 * and phone stay with the person. Posts with their dates are rows of their own, so that remuneration, insurance and
 * service at the front can later rest on them. Who leaves is ended with a day, and the rule against withdrawal asks
 * then whom he helped. Left out: the personnel file. */
#include "mechanisms/modules.h"

#include "mechanisms/ground/shared.h"

/* Where a helper comes from, as the county's account counts them (helper.cadres by source); the levels above the county
 * send cadres down. */
static const struct codes cadre_sources = CODES("cadre_source", "干部来源", "Source of cadres",
        { "county", "县直单位", "County units", "县直|县直机关|县直部门", .near = "县级|县派|县管" },
        { "township", "乡镇", "Townships", "乡镇机关|乡|镇|乡镇级" },
        { "village", "村", "Villages", "村级|村干部|村(社区)" },
        { "private_enterprise", "非公企业", "Private enterprises", "民营企业|非公|非公有制企业", .near = "企业|国有企业|国企" },
        { "province", "省直单位", "Provincial units", "省直|省直机关", .near = "省派|省级|省选派",
          .instead = "“省派”是派出层级，填在驻村记录的层级里", .instead_en = "who sends is the level of a posting" },
        { "city", "市直单位", "City units", "市直|市直机关", .near = "市派|市级|市选派",
          .instead = "“市派”是派出层级，填在驻村记录的层级里", .instead_en = "who sends is the level of a posting" },
        { "other", "其他", "Other" },
);

/* What a cadre is to the Party stands in the published rosters of helpers, whose figures count by it: it is open,
 * unlike that of a villager (person.political_status). Post and rank in words: no figure counts by them, and what a
 * rank is called is the sheets' affair. */
static const struct field cadre_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "干部|干部姓名|帮扶人|帮扶责任人|责任人"),
        REF("organisation", "工作单位", "Unit", "organisation", .required = true, .indexed = true,
            .synonyms = "单位|所在单位|帮扶单位|单位名称|派出单位"),
        TEXT("post", "职务", "Post", .required = true, .max_length = 60,
             .synonyms = "职务职级|岗位|现任职务|职务(职级)"),
        TEXT("rank", "职级", "Rank", .hidden = true, .max_length = 40, .synonyms = "职务级别|级别"),
        CODE("political_status", "政治面貌", "Political status", &codes_politics, .indexed = true),
        CODE("identity", "人员身份", "Status", &codes_staff_identity, .hidden = true,
             .synonyms = "身份|干部身份|编制性质|人员性质"),
        CODE("source", "来源", "Source", &cadre_sources, .indexed = true, .synonyms = "干部来源|来源类别"),
        TEXT("work_phone", "办公电话", "Work phone", .max_length = 30),
        DATE("from_on", "任职日期", "From", .synonyms = "任现职日期"),
        DATE("to_on", "离任日期", "To", .synonyms = "离岗日期"),
        CODE("end_reason", "离任原因", "Reason for leaving", &codes_cadre_end, .hidden = true),
};
/* one post, one span, with the document that appointed him */
static const struct field post_fields[] = {
        REF("cadre", "干部", "Cadre", "cadre", .required = true, .indexed = true),
        REF("organisation", "单位", "Unit", "organisation", .required = true),
        TEXT("title", "职务", "Post", .required = true, .max_length = 60),
        CODE("class", "职务类别", "Class", &codes_post_class),
        DATE("from_on", "任职日期", "From", .required = true),
        DATE("to_on", "免职日期", "To"),
        REF("document", "任免文件", "Document", "document"),
};

/* source_of: the source follows from the level of the unit where none is given. */
static bool source_of(struct ctx *c, int64_t organisation, const char **source)
{
        struct val kind;
        if (!db_one(c,
                    S("SELECT CASE WHEN kind = 'private_enterprise' THEN kind WHEN kind IN "
                      "('township_government', 'subdistrict') THEN "
                      "'township' "
                      "WHEN kind = 'village_committee' THEN 'village' ELSE level END FROM organisation "
                      "WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", V_INT(organisation))), &kind))
                return false;
        *source = NULL;
        for (size_t i = 0; i < cadre_sources.n && kind.type == VAL_TEXT; i++)
                if (str_is(kind.s, cadre_sources.items[i].code))
                        *source = cadre_sources.items[i].code;
        return true;
}

/* A source entered by hand stays; only an empty one follows from the unit. */
static bool cadre_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val organisation = draft_now(d, old, "organisation");
        if (draft_now(d, old, "source").type == VAL_NULL && organisation.type == VAL_INT) {
                const char *source = NULL;
                if (!source_of(c, organisation.i, &source))
                        return false;
                if (source)
                        draft_set(d, "source", V_TEXT(source));
        }
        return end_in_calendar(c, d);
}

/* A role_of: a person entered only as a cadre needs no household to be somebody. */
static const struct entity cadre_entities[] = {
        { .name = "cadre", .title = "干部", .title_en = "Cadres", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .role_of = "person",
          .help = "帮扶责任人、驻村干部、村干部等，一人一行", .help_en = "helpers, posted and village cadres, one row a person",
          .called = "帮扶干部|机关干部|干部名册|干部花名册", .keys = "person", .place_from = "organisation",
          .title_sql = "(SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id)",
          FIELDS(cadre_fields), .prepare = cadre_prepare },
        { .name = "post", .title = "任职", .title_en = "Posts held", .life = LIFE_SPAN,
          .reading = READ_DIRECTORY, .area = AREA_CADRE, .hidden = true,
          .help = "干部任过的职务及起止日期", .help_en = "posts a cadre holds or held, with dates",
          .keys = "cadre,organisation,title,from_on", .place_from = "organisation", .sort = "from_on",
          .sort_down = true, .title_sql = "r.title", FIELDS(post_fields) },
};

const struct module cadres_module = {
        .name = "cadres",
        .title = "干部",
        .title_en = "Cadres",
        .mechanism = "0",
        ENTITIES(cadre_entities),
};
