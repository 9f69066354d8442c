/* members.c: who belongs to a household, and what is said of each there: what he is to the head, his schooling, health,
 * work and insurance.
 *
 * A membership is a span: it begins and ends with a reason and is never overwritten, so that the persons of a poor
 * household can be counted for any past day. Schooling, health and work stand here and not with the person, because the
 * registration form asks for them of a household's members and they are true of a time. A household has one head on a
 * day, which is a rule; that it has one at all is a check, since the first member entered need not be the head, and a
 * sheet may bring him last. Left out: children's school by year, and medical records. */
#include "mechanisms/modules.h"

#include "mechanisms/households/households.h"

/* The relation words of the registration forms; GB/T 4761 numbers differ from those of the national system and are not
 * mixed in: 99 is "other" there and "not a relative" here. Eldest, second and third sons are sons: what the form does
 * not tell apart, a synonym may join. life_relation.c derives by these codes. */
static const struct codes relations = OPEN_CODES("relation", "与户主关系", "Relation to the head",
        { "head", "户主", "Head", "本人|本人或户主|户主本人|本人/户主" },
        { "spouse", "配偶", "Spouse", "妻子|丈夫|妻|夫|爱人" },
        { "son", "之子", "Son", "儿子|子|长子|次子|三子|独生子" },
        { "daughter", "之女", "Daughter", "女儿|女|长女|次女|三女|独生女" },
        { "daughter_in_law", "之儿媳", "Daughter-in-law", "儿媳", .near = "媳妇" },
        { "son_in_law", "之女婿", "Son-in-law", "女婿" },
        { "grandson", "之孙子", "Son's son", "孙子" },
        { "granddaughter", "之孙女", "Son's daughter", "孙女" },
        { "daughters_son", "之外孙子", "Daughter's son", "外孙子|外孙" },
        { "daughters_daughter", "之外孙女", "Daughter's daughter", "外孙女" },
        { "father", "之父", "Father", "父亲|父" },
        { "mother", "之母", "Mother", "母亲|母" },
        { "wifes_father", "之岳父", "Wife's father", "岳父" },
        { "wifes_mother", "之岳母", "Wife's mother", "岳母" },
        { "husbands_father", "之公公", "Husband's father", "公公" },
        { "husbands_mother", "之婆婆", "Husband's mother", "婆婆" },
        { "grandfather", "之祖父", "Grandfather", "祖父|爷爷" },
        { "grandmother", "之祖母", "Grandmother", "祖母|奶奶" },
        { "mothers_father", "之外祖父", "Mother's father", "外祖父|外公" },
        { "mothers_mother", "之外祖母", "Mother's mother", "外祖母|外婆" },
        { "sibling", "兄弟姐妹", "Brother or sister", "之兄弟姐妹|兄弟|姐妹|兄|弟|姐|妹|之兄|之弟|之姐|之妹" },
        { "nephew", "侄子女", "Nephew or niece", "之侄儿|之侄女|侄子|侄女|之侄子|侄儿|之侄", .near = "侄儿媳|侄媳" },
        { "great_grandchild", "曾孙子女", "Great-grandchild", "之曾孙子|之曾孙女|曾孙|曾孙女|重孙" },
        { "grandson_wife", "之孙媳", "Grandson's wife", "孙媳|孙儿媳|之孙儿媳" },
        { "kin", "其他亲属", "Other kin" },
        { "unrelated", "非亲属", "Not related", "无亲属关系" },
        { "other", "其他", "Other", "其它|其他关系" },
);
/* Schooling completed; the form leaves it empty for who is at school, for whom the next list speaks. */
static const struct codes educations = OPEN_CODES("education", "文化程度", "Schooling completed",
        { "none", "文盲或半文盲", "None or little", "文盲|半文盲|文盲半文盲|文盲/半文盲", .near = "未上学" },
        { "preschool", "学龄前", "Below school age", "学龄前儿童" },
        { "primary", "小学", "Primary school" },
        { "junior", "初中", "Junior middle school" },
        { "senior", "高中", "Senior middle school", "普通高中" },
        { "vocational", "中专", "Vocational school", "中职|技校|职高|中等职业学校" },
        { "senior_either", "高中(含中专)", "Senior middle or vocational", "高中(中专)|高中/中专|高中或中专" },
        { "college", "大专", "College", "专科|高职|高职高专" },
        { "college_up", "大专及以上", "College or above" },
        { "university", "本科及以上", "University", "本科|大学|大学本科|研究生|硕士" },
);
/* Where a pupil is; classes (七年级, 高二) come from lists of the education bureau and name their school. */
static const struct codes schoolings = OPEN_CODES("school", "在校生状况", "At school",
        { "no", "非在校生", "Not at school", "不在校|非在校|否|无" },
        { "nursery", "学前教育", "Nursery", "学前|幼儿园|学前班" },
        { "primary", "小学", "Primary school", "小学在读|小学生|一年级|二年级|三年级|四年级|五年级|六年级" },
        { "junior", "初中", "Junior middle school", "初中在读|七年级|八年级|九年级|初一|初二|初三|初中生" },
        { "senior", "普通高中", "Senior middle school", "高中|高一|高二|高三|高中生|普通高中一年级|普通高中二年级|普通高中三年级" },
        { "vocational", "中职", "Vocational school", "中专|中职一年级|中职二年级|中职三年级|技校|职高|中等职业学校" },
        { "college", "高职高专", "College", "大专|专科|高职|高职高专一年级|高职高专二年级|高职高专三年级" },
        { "university", "本科及以上", "University", "本科|大学|本科一年级|本科二年级|本科三年级|本科四年级|硕士及以上|研究生" },
        { "special", "特殊教育", "Special school", "特教" },
        { "suspended", "休学", "On leave from school" },
        { "dropped", "失学辍学", "Dropped out", "辍学|失学|失辍学" },
);
/* Several may be true of one person; healthy excludes the others (member_prepare). */
static const struct codes healths = CODES("health", "健康状况", "Health",
        { "healthy", "健康", "Healthy", "良好|健康良好", .near = "一般|较差|较弱" },
        { "chronic", "长期慢性病", "Chronic illness", "慢性病|长期慢病|患有慢性病" },
        { "serious", "患有大病", "Serious illness", "大病|重病|患大病" },
        { "disabled", "残疾", "Disabled", "残疾人|有残疾" },
);
/* The form's own five; who is able to work by age is another question, which checks ask. */
static const struct codes labours = CODES("labour", "劳动能力", "Ability to work",
        { "skilled", "技能劳动力", "Skilled", "技能劳动者" },
        { "ordinary", "普通劳动力", "Ordinary", "普通劳动者|普通", .near = "有劳动能力|有劳动力" },
        { "weak", "弱劳动力或半劳动力", "Weak or half", "弱劳动力|半劳动力|弱劳力|半劳力" },
        { "lost", "丧失劳动力", "Lost", "丧失劳动能力" },
        { "none", "无劳动力", "None", "无劳动能力|无" },
);
/* How far away: the form counts by borders of township, county and province. */
static const struct codes work_places = CODES("work_place", "务工地点", "Where at work",
        { "township", "乡镇内务工", "In the township", "乡(镇)内务工|乡镇内|乡内" },
        { "county", "乡镇外县内务工", "In the county", "乡(镇)外县内务工|县内|乡外县内" },
        { "province", "县外省内务工", "In the province", "县外省内|省内" },
        { "outside", "省外务工", "Outside the province", "省外" },
        { "other", "其他", "Other" },
);
/* Why members come and why they leave: one list, as in the national system, since most reasons are one household's gain
 * and another's loss. Split, merged and restated are what life.c writes. */
static const struct codes member_changes = OPEN_CODES("member_change", "人口增减原因", "Why members come and go",
        { "birth", "出生", "Birth", "新生儿" }, { "marriage", "婚入", "Married in", "嫁入", .near = "结婚" },
        { "moved_in", "迁入", "Moved in", "户籍迁入" }, { "returned", "刑满释放或退伍回迁", "Returned", "回迁|刑满释放" },
        { "death", "死亡", "Death", "自然死亡|去世" }, { "married_out", "婚出", "Married out", "嫁出" },
        { "moved_out", "迁出", "Moved out", "户籍迁出" }, { "split", "分户", "Split off" }, { "merged", "并户", "Merged" },
        { "prison", "判刑收监", "Imprisoned" }, { "lost", "失联", "Lost touch" },
        { "restated", "与户主关系变更", "Relation to the head restated" }, { "other", "其他", "Other" },
);

/* The insurances are two of a kind that exclude one another in law (residents' or workers'); both are asked because
 * both columns stand in the form, and a person in neither is who a county looks for. */
static const struct field member_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        REF("person", "成员", "Person", "person", .required = true, .indexed = true),
        CODE("relation", "与户主关系", "Relation to the head", &relations, .required = true, .indexed = true,
             .synonyms = "关系|家庭关系|与户主的关系|和户主关系|户主关系|成员关系"),
        CODE("education", "文化程度", "Schooling", &educations, .synonyms = "学历|受教育程度|教育程度"),
        CODE("school", "在校生状况", "At school", &schoolings,
             .synonyms = "在校状况|在校情况|在校生情况|在校生|就学情况|在读情况"),
        TEXT("dropout", "失学辍学原因", "Why not at school", .hidden = true, .max_length = 100,
             .synonyms = "失辍学原因|辍学原因"),
        CODE_SET("health", "健康状况", "Health", &healths, .synonyms = "身体状况|健康情况|身体健康状况|健康"),
        CODE("labour", "劳动能力", "Ability to work", &labours,
             .synonyms = "劳动技能|劳动力|劳动力情况|劳力情况|劳动能力情况"),
        CODE("work_place", "务工地点", "Where at work", &work_places, .hidden = true,
             .synonyms = "务工区域|务工所在地|务工状况|务工情况"),
        INTEGER("work_months", "务工时间(月)", "Months at work", .max = 12,
                .synonyms = "务工时间|务工月数|务工时间（月）|外出务工时间|务工时长(月)|务工时间/月"),
        BOOLEAN("medical", "是否参加城乡居民基本医疗保险", "Basic medical insurance",
                .synonyms = "居民医保|基本医疗保险|医疗保险|参加医保|是否参加医保|医保|新农合|是否参加新型农村合作医疗|"
                            "城乡居民基本医疗保险"),
        BOOLEAN("medical_worker", "是否参加职工基本医疗保险", "Workers' medical insurance", .hidden = true,
                .synonyms = "职工医保"),
        BOOLEAN("serious_insurance", "是否参加大病保险", "Serious illness insurance", .hidden = true,
                .synonyms = "大病保险|参加大病保险"),
        BOOLEAN("commercial_insurance", "是否参加商业补充医疗保险", "Commercial insurance", .hidden = true,
                .synonyms = "商业补充保险"),
        BOOLEAN("accident_insurance", "是否参加人身意外保险", "Accident insurance", .hidden = true,
                .synonyms = "意外险|人身意外保险"),
        BOOLEAN("pension", "是否参加城乡居民基本养老保险", "Basic pension insurance",
                .synonyms = "居民养老|基本养老保险|养老保险|参加养老保险|是否参加养老保险|养老|城乡居民基本养老保险"),
        BOOLEAN("pension_worker", "是否参加职工养老保险", "Workers' pension", .hidden = true,
                .synonyms = "职工养老保险"),
        BOOLEAN("minimum", "是否享受低保", "Minimum allowance", .hidden = true,
                .synonyms = "低保|是否低保|享受低保|是否享受农村居民最低生活保障"),
        BOOLEAN("destitute", "是否特困供养人员", "Destitute, supported", .hidden = true,
                .synonyms = "特困人员|特困供养人员"),
        BOOLEAN("public_post", "是否公益岗", "Public-welfare post", .hidden = true, .synonyms = "公益岗|公益性岗位"),
        BOOLEAN("mandarin", "是否会讲普通话", "Speaks Mandarin", .hidden = true, .seldom = true, .synonyms = "普通话|会普通话"),
        BOOLEAN("relocated", "是否易地搬迁人口", "Relocated", .hidden = true),
        DATE("from_on", "进入日期", "From", .hidden = true),
        DATE("to_on", "离开日期", "To", .hidden = true),
        CODE("start_reason", "增加原因", "Why they came", &member_changes, .hidden = true, .synonyms = "人口增加原因"),
        CODE("end_reason", "减少原因", "Why they left", &member_changes, .hidden = true, .synonyms = "人口减少原因"),
};

/* ---- hooks ---- */

/* member_applied: the head's name stands in the household's row, where registers and searches need it. Written only
 * where it differs, so that a sheet that brings nothing new writes nothing. */
static bool member_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (!draft_now_is(d, old, "relation", "head") || draft_now(d, old, "to_on").type != VAL_NULL)
                return true;
        const struct val household = draft_now(d, old, "household"), person = draft_now(d, old, "person");
        struct val name;
        if (!db_one(c,
                    S("SELECT p.name FROM person p, household h WHERE p.county = :county AND p.id = :person_id AND "
                      "h.county = p.county "
                      "AND h.id = :id AND (h.head_name IS NULL OR h.head_name <> p.name)"),
                    ARGS(ARG("person_id", person), ARG("id", household)), &name))
                return false;
        if (name.type != VAL_TEXT)
                return true;
        struct draft *h = draft_new(c->arena, entity_find(S("household")));
        h->id = household.i;
        draft_set(h, "head_name", name);
        return change_put(c, ch, h);
}

/* member_prepare: healthy and ill at once is a fault the national rules of data quality name. */
static bool member_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!household_there(c, d, old))
                return false;
        const struct val health = draft_now(d, old, "health");
        if (health.type == VAL_TEXT && str_starts(health.s, S("healthy,")))
                return fail(c, ERR_INVALID, "health.contradicts", "household_member.health", "%s",
                            say(c, "“健康”不能与其他健康状况同时填写", "“healthy” excludes any other state of health"));
        return true;
}

/* The key names no first day, so it finds an open membership only: who comes back gets a row of his own. */
static const struct entity member_entities[] = {
        { .name = "household_member", .title = "家庭成员", .title_en = "Household members",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "户内成员及其就学、健康、务工、参保情况",
          .help_en = "members of households, their schooling, health, work and insurance", .keys = "household,person",
          .membership = "household,person", .place_from = "household", .own = OWN_HOUSEHOLD,
          .title_sql = PERSON_TITLE,
          FIELDS(member_fields), .prepare = member_prepare, .applied = member_applied },
};

/* Two heads would leave nobody to derive a relation from, and the household's name to chance. */
static const struct rule member_rules[] = {
        { .name = "one_head", .title = "一户只能有一位户主", .title_en = "a household has one head", .on = "household_member",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "members.one_head" },
};

/* OPEN_MEMBER: household t has a member on the day; left open for one more condition on m. */
#define OPEN_MEMBER \
        "EXISTS (SELECT 1 FROM household_member m WHERE " JOINED("m") " AND m.household_id = t.id AND " \
        ON_DAY("m", ":day")

/* Persons are counted as persons: somebody entered in two households is one poor person, and a row of two_places. */
static const struct list member_lists[] = {
        { .name = "household.poor_persons", .title = "«poor»人口", .title_en = "Poor persons", .unit = "人",
          .unit_en = "persons", .of = "household_member", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)",
          .where = ON_DAY("t", ":day") " AND " POOR_ON("t.household_id", ":day"),
          .explain = "当天«poor_household»中的在册成员，一人只计一次",
          .explain_en = "distinct members of households poor on the day" },
        { .name = "household.members", .title = "家庭人口", .title_en = "Persons in households", .unit = "人",
          .unit_en = "persons", .of = "household_member", .period = PERIOD_DAY,
          .counts = "person", .measure = "COUNT(DISTINCT t.person_id)", .where = ON_DAY("t", ":day"),
          .explain = "当天的在册家庭成员，不论户的状态；一人只计一次",
          .explain_en = "distinct members of households on the day, whatever the household is" },
        { .name = "household.no_head", .title = "没有户主的户", .title_en = "Households without a head", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "village",
          .where = "(t.ended_on IS NULL OR t.ended_on >= :day) AND NOT " OPEN_MEMBER " AND m.relation = 'head')",
          .mend = "核对户口簿，由村里与本户确认谁是户主后更正“与户主关系”",
          .mend_en = "check the household book; the village asks the household who the head is and corrects the "
                     "relation",
          .explain = "当天没有“户主”成员、尚未结束的户", .explain_en = "households with no member who is the head on the day" },
        { .name = "household.two_places", .title = "同时在两户的人", .title_en = "Persons in two households", .unit = "人",
          .unit_en = "persons", .of = "household_member", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "township",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM household_member m WHERE " JOINED("m")
                   " AND m.person_id = t.person_id AND m.household_id <> t.household_id AND " ON_DAY("m", ":day") ")",
          .mend = "核对户口簿和本人身份证，由两村协商确认属于哪一户，另一户按规定办理减少",
          .mend_en = "check the household book and the ID card; the two villages agree where the person belongs, "
                     "and the other membership is ended as the rules say",
          .explain = "当天同时是两户成员的人", .explain_en = "persons who are members of two households on the day" },
        { .name = "household.sex_contradicts", .title = "户主与配偶同性", .title_en = "Head and spouse of one sex",
          .unit = "户", .unit_en = "households", .of = "household_member", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "village",
          .where = "t.relation = 'spouse' AND " ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM household_member m "
                   "JOIN person a ON a.county = m.county AND a.id = m.person_id AND a.voided = 0 JOIN person b ON "
                   "b.county = m.county AND b.id = t.person_id AND b.voided = 0 AND b.sex = a.sex WHERE " JOINED("m")
                   " AND m.household_id = t.household_id AND m.relation = 'head' AND " ON_DAY("m", ":day") ")",
          .mend = "核对户口簿和身份证，由村里更正性别或与户主关系",
          .mend_en = "check the household book and the ID card; the village corrects the sex or the relation",
          .explain = "质检规则：户主与配偶性别相同", .explain_en = "quality rule: head and spouse are of one sex" },
};

const struct module members_module = {
        .name = "members",
        .title = "家庭成员",
        .title_en = "Household members",
        .mechanism = "0",
        ENTITIES(member_entities),
        RULES(member_rules),
        LISTS(member_lists),
};
