/* insurance.c: mechanism 4.2, insurance of village cadres: basic pension, personal accident, medical.
 *
 * One row is one person in one insurance for one period, with the premium and who paid what of it; the parts add up to
 * the premium, and nobody is entered twice in the same insurance for the same day: both are hard rules. Who has to be
 * insured is not entered here: it is whoever holds a village post on the day (pay.c). Everyone in post has all three,
 * and each is counted by itself. Left out: the social insurance bureau's own accounts; rates are checked, not fetched.
 */
#include "mechanisms/motivation/insurance.h"

#include "mechanisms/modules.h"
#include "mechanisms/motivation/village_posts.h"

/* The three every cadre in post must have (county.md 4.2). What a county calls them differs widely, so the words are
 * many; whatever is no insurance of these three is refused and not put to the nearest. */
static const struct codes insurance_kinds = CODES("insurance_kind", "险种", "Insurance",
        { "pension", "基本养老保险", "Basic pension", "养老|养老保险|社会养老保险|基本养老" },
        { "employee_pension", "城镇职工基本养老保险", "Basic pension of employees",
          "城镇职工养老保险|企业职工基本养老保险|职工养老|职工养老保险|企业养老|职工基本养老保险|企业职工养老保险" },
        { "resident_pension", "城乡居民基本养老保险", "Basic pension of residents",
          "城乡居民养老保险|居民养老保险|居民养老|城乡居民养老|新农保|城居保" },
        { "accident", "人身意外伤害保险", "Personal accident", "意外|意外险|人身意外|人身意外保险|意外伤害保险|"
          "意外伤害险|人身意外险|人身意外伤害险|人身意外伤害|意外伤害|团体意外险|意外保险", .near = "工伤保险|工伤" },
        { "medical", "医疗保险", "Medical", "医疗|医保|基本医疗保险|基本医疗" },
        { "employee_medical", "城镇职工基本医疗保险", "Medical insurance of employees",
          "职工医保|城镇职工医疗保险|职工医疗保险|职工基本医疗保险" },
        { "resident_medical", "城乡居民基本医疗保险", "Medical insurance of residents",
          "城乡居民医疗保险|居民医保|城乡医保|居民医疗保险|城乡居民医保" },
        { "rural_medical", "新型农村合作医疗", "New rural cooperative medical scheme", "新农合|农村合作医疗|合作医疗|新农合医疗" },
        { "serious_illness", "大病保险", "Serious illness", "大病医疗保险|大病医疗|大病险|城乡居民大病保险", .near = "补充医疗保险|大病救助|大病补充保险" },
);
/* A pension may be charged by the month, and a premium of the year would be wrong for whoever came in May. */
static const struct codes insurance_charges = CODES("insurance_charge", "计费方式", "Charged",
        { "year", "按年", "By the year", "年|每年" },
        { "month", "按月", "By the month", "月|每月" },
);
/* Reasons clerks write beside an empty cell. A reason lets the difference rest; it never counts as insured, or the
 * coverage of 100 % would be one of reasons. */
static const struct codes uninsured_reasons = WORDED_CODES("uninsured_reason", "未参保原因", "Why not insured",
        { "elsewhere", "已参加企业职工保险", "Insured by an employer", "已参企保|企保|企业职工|职工养老|职工保险|职工医保|单位参保|单位已参保|已缴纳社保" },
        { "flexible", "以灵活就业人员身份参保", "Insured as self-employed", "灵活就业" },
        { "resident", "已参加城乡居民保险", "In the insurance of residents", "居民养老|居民医保|城乡居民|新农合|新农保" },
        { "age", "超过参保年龄", "Over age", "超龄|超过年龄|已满60|年满60|满60周岁|超过60|60周岁以上|年龄超过|到龄" },
        { "pensioner", "已领取养老金", "Drawing a pension", "已领取养老金|领取养老金|已退休" },
        { "new", "新任", "Newly in post", "新任未办|新任职|新当选|刚任职|新任职，正在办理|新任，正在办理" },
        { "pending", "正在办理", "Being done", "手续办理中|办理中" },
        { "refused", "本人不愿参保", "Declined", "不愿|自愿放弃|本人放弃|自愿不参保|拒绝参保" },
        { "other", "其他", "Other" },
);

/* Only the days are needed: a roster of ticks says who is insured and not what it costs. The premium and its parts are
 * then unknown and stay so, rather than nil. Paid on is the day by which money is counted, and when nobody says it the
 * first day insured. */
static const struct field enrolment_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "参保人|参保人员|村干部"),
        CODE("kind", "险种", "Insurance", &insurance_kinds, .required = true, .indexed = true,
             .synonyms = "参保险种|保险种类|保险类别"),
        PLACE("place", "任职村", "Village", .synonyms = "村|行政村|所在村"),
        DATE("from_on", "参保起始日期", "From", .required = true,
             .synonyms = "参保日期|保险起期|起保日期|参保时间|参保月"),
        DATE("to_on", "参保截止日期", "To", .synonyms = "保险止期|到期日期|终保日期"),
        MONEY("base", "缴费基数", "Base of the premium", .max = YUAN(1000000), .hidden = true),
        MONEY("premium", "保费", "Premium", .max = YUAN(1000000), .synonyms = "缴费金额|保费合计|应缴金额|缴费合计"),
        MONEY("county_paid", "县财政承担", "Paid by the county", .max = YUAN(1000000),
              .synonyms = "县财政|县级补助|财政补助|县承担|单位金额"),
        MONEY("township_paid", "乡镇承担", "Paid by the township", .max = YUAN(1000000),
              .synonyms = "乡镇补助|乡镇财政"),
        MONEY("village_paid", "村集体承担", "Paid by the village", .max = YUAN(1000000), .hidden = true,
              .synonyms = "村承担|村集体"),
        MONEY("person_paid", "个人承担", "Paid by the person", .max = YUAN(1000000),
              .synonyms = "个人缴费|个人金额|个人缴纳"),
        DATE("paid_on", "缴费日期", "Paid on", .indexed = true, .help = "不填为参保起始日期",
             .help_en = "the first day when left empty", .synonyms = "缴费时间|到账日期"),
        TEXT("insurer", "承保机构", "Insurer", .hidden = true, .max_length = 100, .synonyms = "保险公司|经办机构"),
        TEXT("number", "保单(参保)号", "Policy number", .hidden = true, .max_length = 60,
             .synonyms = "保单号|参保编号"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* The parts of a rate are what makes an amount alone mean something: a premium of 1,500 is the county's 1,000 and the
 * person's 500 when the rate says so, and else nobody's. */
static const struct field rate_fields[] = {
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true, .synonyms = "年份"),
        CODE("kind", "险种", "Insurance", &insurance_kinds, .required = true, .indexed = true,
             .synonyms = "参保险种|保险种类"),
        CODE("charged", "计费方式", "Charged", &insurance_charges, .synonyms = "缴费方式",
             .help = "按年：一年一个金额；按月：金额乘以当年参保月数；不填为按年",
             .help_en = "by the year: one sum; by the month: times the months insured in the year; else by the year"),
        MONEY("premium", "每人保费", "Premium a person", .required = true, .min = 1, .max = YUAN(1000000),
              .synonyms = "保费标准|缴费标准|年保费|保费|每人每年保费|人均保费"),
        MONEY("county_paid", "县财政承担", "Paid by the county", .max = YUAN(1000000),
              .synonyms = "县财政|财政补助|财政承担|单位缴费|县级财政|县财政补助"),
        MONEY("township_paid", "乡镇承担", "Paid by the township", .max = YUAN(1000000), .synonyms = "乡镇|乡镇财政"),
        MONEY("village_paid", "村集体承担", "Paid by the village", .max = YUAN(1000000), .synonyms = "村集体|村级"),
        MONEY("person_paid", "个人承担", "Paid by the person", .max = YUAN(1000000),
              .synonyms = "个人缴费|个人|个人缴纳|个人部分"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号"),
};
/* Evidence is wanted: a reason without it would be a way around the list of those not insured. */
static const struct field exemption_fields[] = {
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true),
        CODE("kind", "险种", "Insurance", &insurance_kinds, .required = true),
        CODE("reason", "未参保原因", "Reason", &uninsured_reasons, .required = true),
        PLACE("place", "任职村", "Village", .synonyms = "村|行政村|所在村"),
        DATE("from_on", "起始日期", "From", .required = true),
        DATE("to_on", "截止日期", "To"),
        TEXT("evidence", "佐证", "Evidence", .required = true, .max_length = 300),
};

/* ---- hooks ---- */

/* Who may bear a part: fields of the same name in rate and enrolment, so that one is copied to the other by name. */
const char *const insurance_payers[INSURANCE_PAYERS] = {
        "county_paid", "township_paid", "village_paid", "person_paid"
};

/* yuan_of: what nobody entered counts as nothing in a sum. */
static int64_t yuan_of(struct val v)
{
        return v.type == VAL_INT ? v.i : 0;
}

/* shares_add_up: what each payer bears is the premium; a premium nobody typed is their sum. Proved here and not by a
 * rule of the store, so that the words can give both sums. */
static bool shares_add_up(struct ctx *c, struct draft *d, const struct draft *old)
{
        int64_t sum = 0;
        for (size_t i = 0; i < INSURANCE_PAYERS; i++)
                sum += yuan_of(draft_now(d, old, insurance_payers[i]));
        const struct val premium = draft_now(d, old, "premium");
        bool shared = false;
        for (size_t i = 0; i < INSURANCE_PAYERS; i++)
                shared = shared || draft_now(d, old, insurance_payers[i]).type != VAL_NULL;
        /* Of whoever is only known to be insured nothing is known, and nil would be a premium. */
        if (premium.type == VAL_NULL) {
                if (shared) /* of who is only known to be insured the premium stays unknown */
                        draft_set(d, "premium", V_INT(sum));
                return true;
        }
        char whole[32], parts[32];
        decimal_put(premium.i, 2, whole);
        decimal_put(sum, 2, parts);
        return sum == premium.i || fail(c, ERR_RULE, "rule.premium_shares", "insurance_enrolment.premium",
                                        say(c, "保费 %s 元，各方承担合计 %s 元，两者须相等",
                                            "the premium is %s, its parts come to %s: they must be equal"),
                                        whole, parts);
}

/* take_post_village: where the person is in post on the first day, when the sheet doesn't say. */
static bool take_post_village(struct ctx *c, struct draft *d)
{
        const struct val person = draft_get(d, "person"), from = draft_get(d, "from_on");
        struct village_post_held held;
        if (draft_get(d, "place").type != VAL_NULL || person.type != VAL_INT || from.type != VAL_TEXT)
                return true;
        if (!village_post_in_month(c, person, from, &held))
                return false;
        if (held.place.type == VAL_TEXT)
                draft_set(d, "place", held.place);
        return true;
}

/* months_insured: the months of its first year an enrolment runs, both ends counted; open, or past it: to December. */
static int64_t months_insured(struct str from, struct val to)
{
        int64_t first = 1, last = 12;
        (void)str_int(str_slice(from, 5, 7), &first);
        if (to.type == VAL_TEXT && str_eq(str_slice(to.s, 0, 4), str_slice(from, 0, 4)))
                (void)str_int(str_slice(to.s, 5, 7), &last);
        return last < first ? 1 : last - first + 1;
}

static const struct db_column rate_columns[] = {
        DB_COLUMN(struct insurance_rate, premium),
        DB_COLUMN_AS(struct insurance_rate, shares[0], "county_paid"),
        DB_COLUMN_AS(struct insurance_rate, shares[1], "township_paid"),
        DB_COLUMN_AS(struct insurance_rate, shares[2], "village_paid"),
        DB_COLUMN_AS(struct insurance_rate, shares[3], "person_paid"),
        DB_COLUMN(struct insurance_rate, charged),
};

/* A year has one rate of an insurance (its key), so the first row is the only one. */
bool insurance_rate(struct ctx *c, int64_t year, struct val kind, struct insurance_rate *out)
{
        return db_first(c, db_sql(c->db, "insurance.rate"), ARGS(ARG("year_n", V_INT(year)), ARG("kind", kind)),
                        c->arena, DB_COLUMNS(rate_columns), out, &out->known);
}

/* take_rate: a premium nobody typed, nor any part of it, is the year's rate, shared as the rate says. */
static bool take_rate(struct ctx *c, struct draft *d)
{
        struct insurance_rate rate;
        const struct val from = draft_get(d, "from_on");
        int64_t year;
        bool typed = draft_get(d, "premium").type != VAL_NULL;
        for (size_t i = 0; i < INSURANCE_PAYERS; i++)
                typed = typed || draft_get(d, insurance_payers[i]).type != VAL_NULL;
        if (typed || from.type != VAL_TEXT || !str_int(str_slice(from.s, 0, 4), &year))
                return true;
        if (!insurance_rate(c, year, draft_get(d, "kind"), &rate))
                return false;
        if (!rate.known)
                return true;
        /* Charged by the month, a year begun in March costs ten of them. */
        const int64_t times = str_is(rate.charged, "month") ? months_insured(from.s, draft_get(d, "to_on")) : 1;
        draft_set(d, "premium", V_INT(rate.premium.i * times));
        for (size_t i = 0; i < INSURANCE_PAYERS; i++)
                if (rate.shares[i].type == VAL_INT)
                        draft_set(d, insurance_payers[i], V_INT(rate.shares[i].i * times));
        return true;
}

/* rate_prepare: a rate that doesn't add up would make every enrolment by it refused, one by one. */
static bool rate_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return shares_add_up(c, d, old);
}

/* enrolment_prepare: village and rate are taken when the row is made and not again: a rate corrected later shows as a
 * difference (reconcile.premium), for the money has been paid. */
static bool enrolment_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!old && (!take_post_village(c, d) || !take_rate(c, d)))
                return false;
        if (draft_now(d, old, "paid_on").type == VAL_NULL)
                draft_set(d, "paid_on", draft_now(d, old, "from_on"));
        const struct val from = draft_now(d, old, "from_on"), to = draft_now(d, old, "to_on");
        if (from.type == VAL_TEXT && to.type == VAL_TEXT && str_cmp(to.s, from.s) < 0)
                return fail(c, ERR_INVALID, "span.reversed", "insurance_enrolment.to_on", "%s",
                            say(c, "参保截止日期早于起始日期", "the last day is before the first"));
        return shares_add_up(c, d, old);
}

/* exemption_prepare: its end must lie where the calendar can tell the day after, when he has to be insured again. */
static bool exemption_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        return (old || take_post_village(c, d)) && end_in_calendar(c, d);
}

/* An enrolment is an event with a last day and not a span: it ends by itself with its period, and next year's is a row
 * of its own, with its own premium. */
static const struct entity insurance_entities[] = {
        { .name = "insurance_rate", .title = "保费标准", .title_en = "Premium rates",
          .life = LIFE_EVENT, .day = "year", .reading = READ_ANCESTORS, .area = AREA_MONEY,
          .help = "各险种各年度每人的保费和各方承担", .help_en = "the premium of each insurance by year, and who pays what of it",
          .keys = "year,kind", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || {kind}", FIELDS(rate_fields), .prepare = rate_prepare },
        { .name = "insurance_enrolment", .title = "参保", .title_en = "Insurance enrolments",
          .life = LIFE_EVENT, .day = "from_on", .reading = READ_SCOPED, .area = AREA_MONEY,
          .alone = "person,kind",
          .help = "一人一险种一期一行：起止日期、保费、各方承担",
          .help_en = "one row a person, insurance and period: dates, premium, who pays",
          .keys = "person,kind,from_on", .sort = "from_on", .sort_down = true, .title_sql = PERSON_TITLE,
          FIELDS(enrolment_fields), .prepare = enrolment_prepare },
        { .name = "insurance_exemption", .title = "未参保情形", .title_en = "Why somebody is not insured",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_MONEY, .hidden = true,
          .help = "某人某险种未参保的原因和佐证；不计入参保",
          .help_en = "why somebody is not in an insurance, with evidence; he does not count as insured",
          .keys = "person,kind,from_on", .sort = "from_on", .title_sql = PERSON_TITLE, FIELDS(exemption_fields),
          .prepare = exemption_prepare },
};

/* Twice in one insurance is twice the premium, and would count once only: nobody would find it. The rule is what .alone
 * says; here are its words. */
static const struct rule insurance_rules[] = {
        { .name = "insured_once", .title = "同一人同一险种的参保日期重叠",
          .title_en = "enrolments of one person in one insurance overlap", .on = "insurance_enrolment",
          .when = RULE_CREATE | RULE_UPDATE },
};

/* ---- lists ---- */

/* ONE_KIND: each insurance is counted by itself, with its share of those in post (county.md: each covered
 * separately). */
#define ONE_KIND(kind, which, zh, en) \
        { .name = "insurance." kind, \
          .title = "参加" zh "的在职村干部", \
          .title_en = "Cadres in post with " en " insurance", \
          .unit = "名", \
          .unit_en = "persons", \
          .of = "village_post", \
          .period = PERIOD_DAY, \
          .figure = true, \
          .counts = "person", \
          .measure = PERSONS, \
          .where = IN_POST " AND " ENROLLED("t.person_id", which), \
          .explain = "当天在职、" zh "在保的不同的人", \
          .explain_en = "distinct village cadres in post with " en " insurance on the day" }, \
        { \
                .name = "insurance." kind "_coverage", .title = zh "覆盖率", \
                .title_en = "Coverage of " en " insurance", .unit = "%", .unit_en = "%", \
                .of = "village_post", .period = PERIOD_DAY, .figure = true, .num = "insurance." kind, \
                .den = "insurance.cadres", .explain = "参加" zh "的在职村干部占在职村干部的百分比", \
                .explain_en = "cadres with " en " insurance among village cadres in post" \
        }
/* MISSING: who in post lacks it, whether excused or not: a desk is told of all, and excuses one by one. */
#define MISSING(kind, which, zh, en) \
        { \
                .name = "insurance.no_" kind, .title = "没有" zh "的在职村干部", \
                .title_en = "Cadres in post without " en " insurance", .unit = "名", .unit_en = "persons", \
                .of = "village_post", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, \
                .owner = "finance", .where = IN_POST " AND NOT " ENROLLED("t.person_id", which), \
                .mend = "与乡镇、经办机构核对参保名册：已参保的据名册登记；未参保的按规定办理，不能办理的登记情形和佐证", \
                .mend_en = "compare the roster with township and insurer: enter what it shows; who is not in it is " \
                           "enrolled as the rules say, or the reason is entered with evidence", \
                .explain = "当天在职、" zh "不在保的村干部", \
                .explain_en = "village cadres in post on the day without " en " insurance" \
        }

/* Who has to be insured is whoever is in post, so all figures are over posts, by persons: whoever holds two posts is
 * one insured. insurance.insured (1,437 in 22 townships) and insurance.county_paid (6.28 million) are the source's;
 * coverage is 100 % there. */
static const struct list insurance_lists[] = {
        { .name = "insurance.cadres", .title = "在职村干部", .title_en = "Village cadres in post", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = IN_POST,
          .explain = "当天任村职的不同的人；村民小组长、后备干部不在内",
          .explain_en = "distinct persons holding a village post on the day; leaders of villagers' groups and reserve "
                        "cadres are none" },
        /* All three: one who lacks one isn't insured in the sense of the source's 100 %. */
        { .name = "insurance.insured", .title = "三险齐全的在职村干部", .title_en = "Village cadres insured", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY, .figure = true,
          .counts = "person", .measure = PERSONS,
          .where = IN_POST " AND " ALL_THREE,
          .explain = "当天在职，养老、意外、医疗三险都在保的不同的人",
          .explain_en = "distinct village cadres in post on the day with all three insurances" },
        { .name = "insurance.roster", .title = "在职村干部名册", .title_en = "Roster of village cadres in post",
          .unit = "名", .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY,
          .where = IN_POST " AND NOT EXISTS (SELECT 1 FROM village_post o WHERE " JOINED("o") " AND o.person_id = "
                   "t.person_id AND " ON_DAY("o", ":day") " AND (o.from_on > t.from_on OR (o.from_on = t.from_on AND "
                   "o.id > t.id)))",
          .explain = "当天任村职的人，各取其最近一项任职；一人一行",
          .explain_en = "whoever holds a village post on the day, by his latest post: a row a person" },
        { .name = "insurance.coverage", .title = "参保覆盖率", .title_en = "Coverage", .unit = "%", .unit_en = "%",
          .of = "village_post", .period = PERIOD_DAY, .figure = true, .num = "insurance.insured",
          .den = "insurance.cadres",
          .explain = "三险齐全的在职村干部占在职村干部的百分比", .explain_en = "insured among village cadres in post" },
        /* Beside the coverage and not in its place: who may not be insured lowers that one for ever, and says nothing
         * of what the county owes. Both rows open, and the excused are a list of their own (insurance.exempted). */
        { .name = "insurance.due", .title = "应参保的在职村干部", .title_en = "Village cadres due for insurance", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY, .figure = true, .counts = "person",
          .measure = PERSONS, .where = IN_POST " AND NOT (" EXCUSED ")",
          .explain = "当天在职的不同的人，除去所缺的每个险种都登记了合理未参保情形(参数 insurance_excused)和佐证的",
          .explain_en = "distinct village cadres in post on the day, without those for whom each insurance they lack "
                        "has a reason of parameter insurance_excused entered with evidence" },
        { .name = "insurance.due_coverage", .title = "应保尽保率", .title_en = "Coverage of those due", .unit = "%",
          .unit_en = "%", .of = "village_post", .period = PERIOD_DAY, .figure = true, .num = "insurance.insured",
          .den = "insurance.due",
          .explain = "三险齐全的在职村干部占应参保的在职村干部的百分比；登记了合理未参保情形的不在分母",
          .explain_en = "insured among village cadres due; those with a reason entered are not in the denominator" },
        /* 22 in the source: every township has insured its people. */
        { .name = "insurance.townships", .title = "有参保村干部的乡镇", .title_en = "Townships with insured cadres",
          .unit = "个", .unit_en = "townships", .of = "village_post", .period = PERIOD_DAY,
          .figure = true, .counts = "place", .measure = "COUNT(DISTINCT SUBSTR(t.place, 1, 9))",
          .where = "LENGTH(t.place) >= 9 AND " IN_POST " AND " ALL_THREE,
          .explain = "当天至少有一名三险齐全的在职村干部的乡镇",
          .explain_en = "townships with at least one insured village cadre on the day" },
        ONE_KIND("pension", AS_PENSION, "基本养老保险", "pension"),
        ONE_KIND("accident", AS_ACCIDENT, "人身意外伤害保险", "accident"),
        ONE_KIND("medical", AS_MEDICAL, "医疗保险", "medical"),
        /* By the day it was paid and not by the period insured: the treasury's year is meant. */
        { .name = "insurance.county_paid", .title = "县财政承担保费", .title_en = "Premiums paid by the county", .unit = "元",
          .unit_en = "yuan", .of = "insurance_enrolment", .period = PERIOD_SPAN, .figure = true,
          .scale = 2, .measure = SUM_OF("t.county_paid"),
          .where = "t.paid_on BETWEEN :from AND :to AND t.county_paid > 0",
          .explain = "期内缴费的参保中由县财政承担的部分", .explain_en = "the county's part of the premiums paid in the period" },
        { .name = "insurance.person_paid", .title = "个人承担保费", .title_en = "Premiums paid by the persons",
          .unit = "元", .unit_en = "yuan", .of = "insurance_enrolment", .period = PERIOD_SPAN, .scale = 2,
          .measure = SUM_OF("t.person_paid"), .where = "t.paid_on BETWEEN :from AND :to AND t.person_paid > 0",
          .explain = "缴费日在期内的保费中个人承担的部分", .explain_en = "what persons bear of the premiums paid in the period" },
        { .name = "insurance.premiums", .title = "保费合计", .title_en = "Premiums", .unit = "元", .unit_en = "yuan",
          .of = "insurance_enrolment", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .measure = SUM_OF("t.premium"),
          .where = "t.paid_on BETWEEN :from AND :to",
          .explain = "期内缴费的参保的全部保费", .explain_en = "all premiums paid in the period" },
        MISSING("pension", AS_PENSION, "基本养老保险", "pension"),
        MISSING("accident", AS_ACCIDENT, "人身意外伤害保险", "accident"),
        MISSING("medical", AS_MEDICAL, "医疗保险", "medical"),
        /* The month after leaving the county stops paying; a suspicion, for the post's dates may be wrong instead. */
        { .name = "insurance.not_in_post", .title = "已不在职仍在保的人", .title_en = "Insured though not in post",
          .unit = "条", .unit_en = "enrolments", .of = "insurance_enrolment", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM village_post v WHERE " JOINED("v")
                   " AND v.person_id = t.person_id AND " ON_DAY("v", ":day") ")",
          .mend = "与乡镇核对任免文件：已离任的，按文件写明的离任日期和停缴规定办理；仍在职的据文件登记任职",
          .mend_en = "check the notice of appointment with the township: who left is taken off by the day it says; "
                     "who is in post is entered by it",
          .explain = "当天在保、当天不任村职的人",
          .explain_en = "enrolments open on the day of persons holding no village post that day" },
        /* A hint, so that a reason that was true once is looked at again. */
        { .name = "insurance.exempted", .title = "登记了未参保情形的在职村干部", .title_en = "Cadres exempted", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_DAY,
          .severity = SEVERITY_HINT, .owner = "finance",
          .where = IN_POST " AND " EXEMPT,
          .mend = "由乡镇与本人复核未参保情形的佐证材料是否仍然成立",
          .mend_en = "the township checks with the person whether the evidence for the reason still holds",
          .explain = "当天在职、登记了未参保原因和佐证的村干部",
          .explain_en = "village cadres in post whose not being insured has a reason entered" },
        /* Every enrolment is booked with what the county pays of it, which may be nothing. */
        UNBOOKED("insurance_enrolment", "4.2", "参保", "enrolments", "1 = 1", "t.county_paid"),
};

/* Over age or insured elsewhere nobody can be enrolled; the new are enrolled with the next period. A general word in a
 * roster is the county's own insurance; whether a resident's counts, its document says. */
#define COUNTS(name_of, zh, en) \
        { .name = name_of, .title = zh "计入村干部参保(1计入，0不计)", .title_en = en " counts as a village cadre's (1 or 0)", \
          .type = FIELD_INT, .fallback = "0" }
static const struct parameter insurance_parameters[] = {
        COUNTS("resident_pension_counts", "城乡居民基本养老保险", "Basic pension of residents"),
        COUNTS("resident_medical_counts", "城乡居民基本医疗保险(新农合)", "Medical insurance of residents"),
        COUNTS("serious_illness_counts", "大病保险", "Insurance of serious illness"),
        { .name = "insurance_excused", .title = "合理未参保情形",
          .title_en = "Good reasons for not being insured", .unit = "各项", .type = FIELD_CODES, .lists =
                      "uninsured_reason", .fallback = "elsewhere,flexible,age,pensioner,new,pending" },
};

/* Booked is what the county pays: the other parts are not its money. */
static const struct ledger_posting insurance_postings[] = {
        { .entity = "insurance_enrolment", .day = "t.paid_on", .voucher = "t.number",
          .debit = "'expenses:insurance:' || t.kind", .credit = "'assets:treasury'", .amount = "t.county_paid" },
};

/* Insured is who has all three kinds; the county's part of the premiums stands apart from what others bear. */
static const struct mechanism insurance_mechanism = {
        .number = "4.2",
        .pillar = PILLAR_MOTIVATION,
        .title = "村干部参保",
        .title_en = "Insurance",
        .responsible = "组织部、人社局",
        .responsible_en = "Organisation department, personnel bureau",
        .words =
                "{?insurance.insured|{?insurance.no_pension+insurance.no_accident+insurance.no_medical|在职村干部"
                "{insurance.cadres}名，养老、意外、医疗三项保险齐全的{insurance.insured}名|{insurance.insured}名在职村干部养老、意外、医疗三项保险全部参保}"
                "{?county|，覆盖{insurance.townships}个乡镇|}。{?insurance.premiums|{span}缴纳保费{insurance.premiums 万元}"
                "{?insurance.county_paid|，其中县财政承担{insurance.county_paid 万元}|}。|}|}",
        .words_en =
                "{?insurance.insured|{?insurance.no_pension+insurance.no_accident+insurance.no_medical|Of "
                "{insurance.cadres} village cadres in post, {insurance.insured} have pension, accident and medical "
                "insurance|All {insurance.insured} village cadres in post have pension, accident and medical "
                "insurance}{?county|, over {insurance.townships} townships|}. {?insurance.premiums|Premiums came to "
                "{insurance.premiums million} yuan {span}{?insurance.county_paid|, of which the county bore "
                "{insurance.county_paid million}|}.|}|}",
        PAGES({ "/reconcile", "三方核对", "Reconciling", "insurance_enrolment" }),
};

const struct module insurance_module = {
        .name = "insurance",
        .title = "村干部参保",
        .title_en = "Insurance of village cadres",
        .declares = &insurance_mechanism,
        ENTITIES(insurance_entities),
        RULES(insurance_rules),
        LISTS(insurance_lists),
        PARAMETERS(insurance_parameters),
        POSTINGS(insurance_postings),
};
