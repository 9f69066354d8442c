/* enterprise_pairing.c: 百企帮百村, a part of mechanism 1.3: private enterprises and the villages planned for exit they are
 * paired with, what they did there, the money they promised and what arrived, the jobs they gave.
 *
 * Promised and arrived are two amounts and never one: an agreement signed is no money in a village. Money counts as
 * arrived with its voucher only; without one the item stays on a list until it is found. Left out: donations
 * to households by persons, and what an enterprise does outside a pairing. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The kinds of the national drive (industry, trade, charity, know-how …) and the words enterprises report them in.
 * Open, because what an enterprise does for a village is its own idea. */
static const struct codes item_kinds = OPEN_CODES("assistance_kind", "帮扶事项类别", "Kind of assistance",
        { "industry", "产业帮扶", "Industry", "产业" },
        { "employment", "就业帮扶", "Employment", "招工|就业|吸纳就业" },
        { "trade", "商贸帮扶", "Trade", "收购农产品|产销对接|商贸" },
        { "donation", "捐赠帮扶", "Donation", "捐资助学|助学|捐资|捐物资|爱心捐赠|捐赠|捐款|捐物" },
        { "intellect", "智力帮扶", "Know-how", "智力|技能培训" },
        { "consumption", "消费帮扶", "Buying local produce", "消费" },
        { "infrastructure", "基础设施", "Infrastructure", "修路|建桥|水利|基础设施建设" },
        { "welfare", "公益帮扶", "Charity", "公益事业|慈善|公益" },
        { "other", "其他", "Other" },
);
/* By kind, since a post that subsidies pay for (公益岗位) is not the same as one in the enterprise, and accounts add
 * them too easily. */
static const struct codes job_kinds = OPEN_CODES("job_kind", "岗位类别", "Kind of job",
        { "worker", "企业用工", "Work in the enterprise", "企业岗位" },
        { "base", "基地用工", "Work at a base", "基地岗位" },
        { "home", "居家加工", "Work at home", "来料加工" },
        { "public", "公益岗位", "Public-welfare post" },
        { "other", "其他", "Other" },
);

/* Many to many: 32 enterprises were paired with 26 villages. The Party organisation stands beside its enterprise
 * because the source pairs Party organisations; a small enterprise has none of its own. */
static const struct field pairing_fields[] = {
        REF("enterprise", "企业", "Enterprise", "organisation", .required = true, .indexed = true,
            .synonyms = "企业名称|结对企业|帮扶企业|非公企业|民营企业"),
        PLACE("place", "结对村", "Village", .level = "village", .required = true,
              .synonyms = "结对村名称|结对村(社区)|受帮扶村|村|行政村|帮扶村|结对帮扶村"),
        REF("party_organisation", "企业党组织", "Its Party organisation", "organisation",
            .synonyms = "企业党支部|所在党组织|党组织名称|党组织"),
        DATE("from_on", "结对日期", "From", .required = true, .synonyms = "签约日期|签约时间|结对时间"),
        DATE("to_on", "结束日期", "To"),
        CODE("end_reason", "结束原因", "Reason for ending", &codes_pairing_end, .hidden = true),
        REF("document", "协议(文件)", "Agreement", "document"),
};
/* An item is what was done once; its money and jobs are sums over it and never entered for the pairing, so that
 * the account opens into what was done. Goods are valued apart from money. Long lists of headers: every county
 * names these columns its own way, and a promise read as an arrival would be a false account. */
static const struct field item_fields[] = {
        REF("pairing", "结对", "Pairing", "enterprise_pairing", .required = true, .indexed = true),
        TEXT("title", "帮扶事项", "Item", .required = true, .named = true, .synonyms = "内容|事项内容|帮扶项目|项目名称|项目|事项名称|帮扶内容|事项"),
        CODE("kind", "类别", "Kind", &item_kinds, .indexed = true, .synonyms = "帮扶方式|帮扶类别|帮扶形式|投入类别|事项类别|帮扶类型",
             .spoken = true),
        DATE("day", "实施日期", "Carried out on", .required = true, .synonyms = "实施时间|完成日期"),
        MONEY("promised", "承诺金额", "Promised", .max = YUAN(1000000000), .synonyms = "协议投入|协议金额|意向资金|计划资金|计划投入|"
             "承诺资金|协议资金|计划投入资金|"
             "认捐资金|计划|计划金额|签约金额|认捐金额"),
        MONEY("arrived", "到位金额", "Arrived", .voucher = "voucher_no", .max = YUAN(1000000000),
              .synonyms = "到位资金|实际到位|实际到位资金|已到位资金|实际投入|"
             "已投入|到账资金|到位|实际金额|到账金额|投入资金|资金"),
        TEXT("voucher_no", "到账凭证号", "Voucher", .max_length = 60, .synonyms = "凭证编号|到账凭证|票据|凭证号|凭证|票据号"),
        /* Money counts on the day it came; where nobody entered that, on its item's. */
        DATE("arrived_on", "到位日期", "Arrived on", .hidden = true, .synonyms = "到账日期"),
        /* Goods are valued by whoever gave them, so they are in no sum of money. */
        MONEY("in_kind", "物资折价", "Goods, valued", .max = YUAN(1000000000), .hidden = true),
        INTEGER("jobs_promised", "承诺岗位数", "Jobs promised", .hidden = true, .max = 100000,
                .synonyms = "计划岗位数|意向岗位数|协议岗位数|拟提供岗位"),
        INTEGER("jobs", "已到岗的岗位数", "Jobs taken up", .max = 100000,
                .help = "已有人到岗的岗位，一个岗位计一个；意向、承诺的不计",
                .help_en = "jobs somebody has taken up, each once; not those promised",
                .synonyms = "到岗人数|到岗数|带动就业|带动就业人数|吸纳就业|安排岗位|安排就业|安置就业|岗位|提供就业岗位|安排就业岗位|解决就业|吸纳就业人数|就业人数|用工人数|安排就业人数|"
                "岗位数|"
                "提供岗位|就业岗位|安置就业人数"),
        CODE("job_kind", "岗位类别", "Kind of job", &job_kinds),
        INTEGER("persons", "到岗人员数", "Persons who took them up", .hidden = true, .max = 100000,
                .help = "实际到岗的人数；一个岗位先后几人的，人数多于岗位数",
                .help_en = "people who came; several in turn on one job are more than jobs",
                .synonyms = "到岗人员|实际到岗人员数|实际到岗人数"),
        INTEGER("households", "受益户数", "Households reached", .max = 100000, .hidden = true, .synonyms = "带动贫困户数|"
             "受益户|惠及户数|受益贫困户数|帮扶户数"),
        TEXT("evidence", "佐证", "Evidence", .hidden = true, .max_length = 500),
};

/* An item lies in the village of its pairing (place_from), and comes beside it in one sheet (beside): nobody lists
 * pairings and items apart. */
static const struct entity enterprise_pairing_entities[] = {
        { .name = "enterprise_pairing", .title = "«enterprises»", .title_en = "Enterprise pairings",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "非公企业与«planned_villages»结对", .help_en = "private enterprises paired with «planned_villages»",
          .called = "百企帮百村|村企结对|企业结对", .keys = "enterprise,place", .sort = "from_on", .sort_down = true,
          .title_sql = "(SELECT o.name FROM organisation o WHERE o.county = r.county AND o.id = r.enterprise_id) "
                       "|| ' ' || COALESCE((SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0), '')",
          FIELDS(pairing_fields) },
        { .name = "assistance_item", .title = "帮扶事项", .title_en = "Assistance items",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HELP,
          .help = "结对企业办的事、到位的钱、安排的岗位", .help_en = "what paired enterprises did, money arrived, jobs taken up",
          .beside = "pairing",
          .called = "帮扶事项", .keys = "pairing,title,day", .place_from = "pairing", .sort = "day", .sort_down = true,
          .title_sql = "r.title", FIELDS(item_fields) },
};

/* ---- lists ---- */

/* OF_PAIRING: the pairing of item t stands. */
#define OF_PAIRING \
        "t.day BETWEEN :from AND :to AND EXISTS (SELECT 1 FROM enterprise_pairing e WHERE " JOINED("e") \
        " AND e.id = t.pairing_id)"
/* ARRIVED_IN_PERIOD: of item t, whose pairing stands; by the day the money came. */
#define ARRIVED_IN_PERIOD \
        "COALESCE(t.arrived_on, t.day) BETWEEN :from AND :to AND EXISTS (SELECT 1 FROM enterprise_pairing e WHERE " \
        JOINED("e") " AND e.id = t.pairing_id)"
#define PAIRED \
        IN_PERIOD("t") " AND EXISTS (SELECT 1 FROM organisation o WHERE " JOINED("o") \
        " AND o.id = t.enterprise_id AND o.kind = 'private_enterprise')"

/* The five figures of the source (32 enterprises, 26 villages, 46 items, 1.12 million yuan, 146 jobs) and the
 * promise beside them; then what an auditor would ask. */
static const struct list enterprise_pairing_lists[] = {
        /* Distinct by the organisation and not by the row: one that is paired in two townships is reported twice and
         * counted once. Only private ones: a state-owned unit that helps is a unit for a village (responsibility.c). */
        { .name = "enterprise_pairing.enterprises", .title = "结对非公企业", .title_en = "Enterprises paired", .unit = "家",
          .unit_en = "enterprises", .of = "enterprise_pairing", .period = PERIOD_SPAN,
          .figure = true, .counts = "organisation", .measure = "COUNT(DISTINCT t.enterprise_id)",
          .where = PAIRED,
          .explain = "期内有结对、组织类别为非公企业的不同的企业",
          .explain_en = "distinct private enterprises with a pairing open in the period" },
        /* 26 in the source: villages and not pairings, since a village may have several enterprises. */
        { .name = "enterprise_pairing.villages", .title = "结对村", .title_en = "Villages paired", .unit = "个",
          .unit_en = "villages", .of = "enterprise_pairing", .period = PERIOD_SPAN,
          .figure = true, .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = PAIRED,
          .explain = "期内与组织类别为非公企业的企业结对的不同的村",
          .explain_en = "distinct villages paired with a private enterprise in the period" },
        { .name = "enterprise_pairing.items", .title = "帮扶事项", .title_en = "Assistance items", .unit = "件",
          .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = OF_PAIRING,
          .explain = "期内实施的帮扶事项", .explain_en = "assistance items carried out in the period" },
        /* The two sums side by side, each over its own rows, so that the difference can be seen and asked about. */
        { .name = "enterprise_pairing.promised", .title = "承诺资金", .title_en = "Money promised", .unit = "元",
          .unit_en = "yuan", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.promised > 0 AND " OF_PAIRING, .measure = "CAST(COALESCE(SUM(t.promised), 0) AS BIGINT)",
          .explain = "实施日在期内的帮扶事项所承诺的金额之和，不论是否到位",
          .explain_en = "the sum promised for the items carried out in the period, whether it arrived or not" },
        /* The voucher is part of the definition of "arrived", not a check beside it. */
        { .name = "enterprise_pairing.invested", .title = "到位资金", .title_en = "Money arrived", .unit = "元",
          .unit_en = "yuan", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.arrived > 0 AND COALESCE(t.voucher_no, '') <> '' AND " ARRIVED_IN_PERIOD,
          .measure = "CAST(COALESCE(SUM(t.arrived), 0) AS BIGINT)",
          .explain = "到位日（未填的为实施日）在期内、有到账凭证号的金额之和",
          .explain_en = "the sum that arrived, with its voucher, on a day of the period (the day of the item where "
                        "none is entered)" },
        { .name = "enterprise_pairing.jobs_promised", .title = "承诺岗位", .title_en = "Jobs promised", .unit = "个",
          .unit_en = "jobs", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = "t.jobs_promised > 0 AND " OF_PAIRING,
          .measure = "CAST(COALESCE(SUM(t.jobs_promised), 0) AS BIGINT)",
          .explain = "期内事项承诺的岗位数合计，到岗与否不论", .explain_en = "jobs promised by the items of the period, taken up or not" },
        { .name = "enterprise_pairing.persons", .title = "到岗人员", .title_en = "Persons who took jobs up", .unit = "人次",
          .unit_en = "persons", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = "t.persons > 0 AND " OF_PAIRING, .measure = "CAST(COALESCE(SUM(t.persons), 0) AS BIGINT)",
          .explain = "期内事项填写的到岗人员数合计；没有名单，一人在几个事项中的重复计",
          .explain_en = "the sum of persons the items of the period report; without names, who is in several counts in "
                        "each" },
        /* A sum of what the items say: who took the jobs up is not a record here, so it is of jobs and not of people.
         */
        { .name = "enterprise_pairing.jobs", .title = "提供就业岗位", .title_en = "Jobs provided", .unit = "个",
          .unit_en = "jobs", .of = "assistance_item", .period = PERIOD_SPAN, .figure = true,
          .where = "t.jobs > 0 AND " OF_PAIRING, .measure = "CAST(COALESCE(SUM(t.jobs), 0) AS BIGINT)",
          .explain = "实施日在期内的帮扶事项所报已有人到岗的岗位数之和；是岗位数，不是人数，没有到岗人员名单",
          .explain_en = "the sum of jobs taken up as the items carried out in the period report them: jobs and not "
                        "persons, of whom there is no list" },
        /* The drive pairs enterprises with villages due to be delisted; one that is not may still be right, so it
         * is suspected. */
        { .name = "enterprise_pairing.not_planned", .title = "结对村不在当年«delisting»计划",
          .title_en = "Paired villages not in the year's «exit_plan»", .unit = "个", .unit_en = "villages",
          .of = "enterprise_pairing", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "office",
          .where = PAIRED " AND NOT EXISTS (SELECT 1 FROM exit_plan x WHERE " JOINED("x") " AND x.place = "
                   "t.place AND x.household_id IS NULL AND CAST(x.year AS TEXT) BETWEEN SUBSTR(:from, 1, "
                   "4) AND SUBSTR(:to, 1, 4))",
          .mend = "与结对企业核对协议写的是哪个村，并与县主管部门核对当年«delisting»计划文件：登记有误的更正；计划以文件为准",
          .mend_en = "check in the agreement with the enterprise which village it is, and the document of the "
                     "year's plan with the office: correct what was entered wrongly; the document decides",
          .explain = "期内结对、但不在期内年度«delisting»计划的村",
          .explain_en = "villages paired in the period that its years' «exit_plan»s don't name" },
        /* What is not counted is listed: an amount must not vanish from the account without somebody being told. */
        { .name = "enterprise_pairing.no_voucher", .title = "到位资金没有凭证", .title_en = "Money without a voucher",
          .unit = "件", .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN,
          .severity = SEVERITY_ERROR, .owner = "office",
          .where = "t.arrived > 0 AND COALESCE(t.voucher_no, '') = '' AND " OF_PAIRING,
          .mend = "向企业和受援村核对到账凭证(银行回单、收据、验收单)，凭证齐全的登记凭证号；没有到账的更正到位金额",
          .mend_en = "ask enterprise and village for the voucher (bank slip, receipt): enter its number; where "
                     "nothing arrived the amount is corrected",
          .explain = "期内事项中填了到位金额、没有到账凭证号的，不计入到位资金",
          .explain_en = "items of the period with money arrived but no voucher; they don't count" },
        /* A hint: a promise may be kept next year, and nobody is blamed by a program. */
        { .name = "enterprise_pairing.short", .title = "未兑现的承诺", .title_en = "Promises not kept", .unit = "件",
          .unit_en = "items", .of = "assistance_item", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = "COALESCE(t.arrived, 0) < t.promised AND " OF_PAIRING,
          .mend = "向企业和受援村了解原因，核对协议和到账凭证；到位后凭凭证登记",
          .mend_en = "ask enterprise and village why, and compare agreement and voucher; what arrives is entered by "
                     "its voucher",
          .explain = "期内事项中到位金额少于承诺金额的", .explain_en = "items of the period with less arrived than promised" },
};

const struct module enterprise_pairing_module = {
        .name = "enterprise_pairing",
        .title = "«enterprises»",
        .title_en = "Enterprise pairing",
        .mechanism = "1.3",
        ENTITIES(enterprise_pairing_entities),
        LISTS(enterprise_pairing_lists),
};
