/* visits.c: mechanism 1.3, visits: which helper was at which household on which day, and what was done.
 *
 * Responsible is who is entered; a visit is what shows it. The helper enters his own, for his own households and in his
 * own name, or the village does from the paper. What was done is said by items or in words: a row that only says that
 * somebody went there is none. Photographs and the signed sheet are attached. How often a household is to be visited a
 * county sets with its document (parameter visit_interval); until then nobody is late. Left out: where somebody was by
 * the satellites, marks for visits, and any comparison of helpers. */
#include "core/scope.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* A call is contact, and in some counties one that counts; it is no visit to the house. */
static const struct codes visit_ways = CODES("visit_way", "走访方式", "Way of visiting",
        { "home", "入户", "At the house", "入户走访|上门|上门走访" },
        { "phone", "电话", "By telephone", "电话联系|电话走访" },
        { "elsewhere", "其他地点见面", "Met elsewhere", "其他地点" },
);
/* Words of the visit forms; a county adds its own. */
static const struct codes visit_items = OPEN_CODES("visit_item", "走访事项", "What was done",
        { "policy", "宣讲政策", "Policy explained", "政策宣讲|政策宣传|宣传政策" },
        { "situation", "了解家庭情况", "Situation looked into", "了解情况|了解生产生活情况" },
        { "income", "核对收支", "Income and spending checked", "核算收入|收支核对" },
        { "industry", "帮助发展产业", "Help with farming or trade", "产业帮扶|发展产业" },
        { "work", "联系就业", "Work found", "就业帮扶|联系务工|介绍务工" },
        { "education", "落实教育资助", "Schooling", "教育资助|教育帮扶" },
        { "medical", "落实医疗保障", "Medical care", "医疗保障|健康帮扶" },
        { "housing", "查看住房安全", "Housing", "住房安全" },
        { "water", "查看饮水安全", "Water", "饮水安全" },
        { "surroundings", "整理居住环境", "House and yard", "环境整治|打扫卫生|环境卫生" },
        { "errand", "代办事项", "Errands", "代办|帮办事项" },
        { "sympathy", "走访慰问", "Sympathy", "慰问" },
        { "other", "其他", "Other" },
);

/* Form 6 of the field's papers (visit record): who, when, how, whether anybody was in, what was wanted and what came of
 * it. */
static const struct field visit_fields[] = {
        REF("household", "走访户", "Household", "household", .required = true, .indexed = true,
            .synonyms = "户编号|户主姓名|户主|贫困户|走访户户主|走访户户主姓名|被走访户|走访对象|户"),
        REF("cadre", "走访人", "Visited by", "cadre", .indexed = true,
            .help = "不填时为经办账号本人；账号不是干部的，为该户当天的帮扶责任人",
            .help_en = "left empty: who enters it, or else the household's helper of that day",
            .synonyms = "走访干部|走访人员|走访人姓名|帮扶责任人|帮扶责任人姓名|帮扶人|帮扶人姓名|帮扶干部|责任人"),
        DATE("day", "走访日期", "Day", .required = true, .indexed = true, .synonyms = "走访时间|日期|时间|入户日期|入户时间"),
        CODE("way", "走访方式", "Way", &visit_ways, .synonyms = "方式|联系方式(入户或电话)"),
        BOOLEAN("met", "家中有人", "Somebody was in", .hidden = true, .synonyms = "是否在家|在家情况"),
        CODE_SET("items", "走访事项", "Items", &visit_items, .synonyms = "事项|办理事项|帮扶事项"),
        TEXT("done", "走访内容", "What was done", .lines = true, .max_length = 1000,
             .synonyms = "主要内容|走访情况|工作内容|走访内容及情况|帮扶内容|内容"),
        TEXT("wanted", "群众诉求", "What was asked for", .max_length = 500, .synonyms = "主要诉求|诉求|存在困难|反映问题"),
        TEXT("answered", "诉求办理情况", "What came of it", .max_length = 500, .synonyms = "办理情况|承诺办结|解决情况|办理结果"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};

/* ---- hooks ---- */

/* whose_visit: left empty it is the actor's own cadre where he is one, else the household's helper of that day. */
static bool whose_visit(struct ctx *c, struct draft *d, const struct draft *old)
{
        struct val cadre;
        if (draft_now(d, old, "cadre").type == VAL_INT)
                return true;
        if (!own_cadre(c, &cadre) ||
            (cadre.type != VAL_INT &&
             !db_one(c, db_sql(c->db, "visits.helper"),
                     ARGS(ARG("household_id", draft_now(d, old, "household")), ARG("day", draft_now(d, old, "day"))),
                     &cadre)))
                return false;
        if (cadre.type != VAL_INT)
                return fail(c, ERR_INVALID, "visit.cadre", "visit.cadre", "%s",
                            say(c, "该户当天没有登记的帮扶责任人，请填写走访人",
                                "the household has no helper that day: say who visited"));
        draft_set(d, "cadre", cadre);
        return true;
}

/* in_own_name: who sees his own households alone enters his own visits and nobody else's. */
static bool in_own_name(struct ctx *c, const struct draft *d, const struct draft *old)
{
        struct val mine;
        if (!scope_own(c->actor))
                return true;
        if (!own_cadre(c, &mine))
                return false;
        return val_eq(mine, draft_now(d, old, "cadre")) ||
               fail(c, ERR_FORBIDDEN, "visit.other", "visit.cadre", "%s",
                    say(c, "只能以本人名义登记走访", "a visit is entered in one's own name"));
}

/* A plan to go there is no visit, and neither is a day on which nothing is said to have been done. */
static bool visit_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val day = draft_now(d, old, "day");
        if (day.type == VAL_TEXT && str_cmp(day.s, str_of(c->today)) > 0)
                return fail(c, ERR_INVALID, "visit.future", "visit.day", "%s",
                            say(c, "走访日期晚于今天：走访之后再登记", "a visit is entered after it was made"));
        if (draft_now(d, old, "items").type == VAL_NULL && draft_now(d, old, "done").type == VAL_NULL)
                return fail(c, ERR_INVALID, "visit.nothing", "visit.done", "%s",
                            say(c, "请选走访事项或写明走访内容", "say what was done, by items or in words"));
        return whose_visit(c, d, old) && in_own_name(c, d, old);
}

static const struct entity visit_entities[] = {
        { .name = "visit", .title = "帮扶走访", .title_en = "Visits", .life = LIFE_EVENT, .day = "day",
          .reading = READ_SCOPED, .area = AREA_VISIT,
          .help = "谁哪天走访哪一户、办了什么；照片和签字表作附件",
          .help_en = "who visited which household on which day, and what was done; photographs are attached",
          .called = "走访记录|走访台账|入户走访|走访登记|帮扶走访", .keys = "household,cadre,day", .place_from = "household",
          .own = "t.household_id", .sort = "day", .sort_down = true,
          .title_sql = "r.day || ' ' || " HOUSEHOLD_OF_TITLE, FIELDS(visit_fields), .prepare = visit_prepare },
};

/* ---- lists ---- */

/* LATELY: a visit, of which more is asked, lies within the interval before the day. NOT_NEW: what began within it can't
 * be late yet. Both compare the calendar's numbers, which is the same on both engines. Without the parameter neither
 * holds. */
#define NUMBER_OF(day) "(SELECT n.number FROM calendar n WHERE n.day = " day " AND n.voided = 0)"
#define LATELY(household, more) \
        "EXISTS (SELECT 1 FROM visit v WHERE " JOINED("v") " AND v.household_id = " household \
        " AND COALESCE(v.way, 'home') <> 'phone' AND v.day <= :day AND " NUMBER_OF("v.day") " > " \
        NUMBER_OF(":day") " - {param:visit_interval}" more ")"
#define NOT_NEW(a) \
        NUMBER_OF("COALESCE(" a ".from_on, '2000-01-01')") " <= " NUMBER_OF(":day") " - {param:visit_interval}"

static const struct list visit_lists[] = {
        { .name = "visit.visits", .title = "帮扶走访", .title_en = "Visits", .unit = "次", .unit_en = "visits",
          .of = "visit", .period = PERIOD_SPAN, .figure = true, .where = "t.day BETWEEN :from AND :to",
          .explain = "期内登记的走访，含电话联系", .explain_en = "visits entered for the period, calls among them" },
        { .name = "visit.households", .title = "走访到的户", .title_en = "Households visited", .unit = "户",
          .unit_en = "households", .of = "visit", .period = PERIOD_SPAN, .figure = true, .counts = "household",
          .measure = "COUNT(DISTINCT t.household_id)",
          .where = "COALESCE(t.way, 'home') <> 'phone' AND t.day BETWEEN :from AND :to AND " HOUSEHOLD_STANDS,
          .explain = "期内见面走访过的不同的户，一户只计一次，电话联系不计",
          .explain_en = "distinct households met in the period; a call is none" },
        { .name = "visit.late", .title = "超过间隔没有走访的«poor_household»",
          .title_en = "«poor_households» not visited in time",
          .unit = "户", .unit_en = "households", .of = "household", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") " AND s.household_id = t.id AND "
                   "s.kind IN " POOR_KINDS " AND " ON_DAY("s", ":day") " AND " NOT_NEW("s") ") AND NOT "
                   LATELY("t.id", ""),
          .mend = "与帮扶责任人和村核对走访材料：走访过的，按签字的材料登记；没有走访的，由乡镇安排走访",
          .mend_en = "check the papers of visits with helper and village: enter those made; else the township has "
                     "one made",
          .explain = "当天«poor»、此前规定天数(参数 visit_interval)内没有见面走访的户；未规定间隔的不列",
          .explain_en = "households poor on the day that nobody met within the interval before it (parameter "
                        "visit_interval); none while no interval is set" },
        /* The same from where a helper stands: his own households alone are asked of him. */
        { .name = "visit.late_helper", .title = "责任人超过间隔没有走访的户", .title_en = "Households their helper did not visit",
          .unit = "户", .unit_en = "households", .of = "responsibility", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "helper",
          .where = "t.tier = 'cadre_household' AND " ON_DAY("t", ":day") " AND " NOT_NEW("t") " AND "
                   POOR_ON("t.household_id", ":day") " AND NOT "
                   LATELY("t.household_id", " AND v.cadre_id = t.cadre_id"),
          .mend = "由责任人本人走访；走访过的，核对签字的走访材料后登记",
          .mend_en = "the helper himself visits; visits made are checked by their papers and entered",
          .explain = "当天在任的帮扶责任人，本人此前规定天数(参数 visit_interval)内没有见面走访的«poor_household»",
          .explain_en = "«poor_households» whose helper of the day did not meet them within the interval (parameter "
                        "visit_interval)" },
        { .name = "visit.unanswered", .title = "没有回复的群众诉求", .title_en = "Wishes without an answer", .unit = "件",
          .unit_en = "visits", .of = "visit", .period = PERIOD_SPAN, .severity = SEVERITY_HINT, .owner = "township",
          .where = "t.wanted IS NOT NULL AND t.answered IS NULL AND t.day BETWEEN :from AND :to",
          .mend = "与村和责任人核对办理材料，填写“诉求办理情况”；不能办的，写明怎样答复",
          .mend_en = "check the record with village and helper; enter what came of it, or how it was answered",
          .explain = "期内走访记下诉求、没有填写办理情况的", .explain_en = "visits of the period with a wish and no answer" },
};

/* Empty until the county enters its own, with the document. */
static const struct parameter visit_parameters[] = {
        { .name = "visit_interval", .title = "帮扶责任人走访间隔", .title_en = "Days between visits", .unit = "天",
          .type = FIELD_INT },
};

const struct module visits_module = {
        .name = "visits",
        .title = "帮扶走访",
        .title_en = "Visits",
        .mechanism = "1.3",
        ENTITIES(visit_entities),
        LISTS(visit_lists),
        PARAMETERS(visit_parameters),
};
