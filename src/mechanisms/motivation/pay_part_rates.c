/* pay_part_rates.c: mechanism 4.1, the rates of the parts of remuneration besides the base: performance, seniority,
 * allowances …, each by class of post, with its first day and document.
 *
 * A rate is so much a month, and says when it is paid: each month, or with the last month of a quarter or year for the
 * months of it the post was held. A run computes all parts that have a rate (pay_run.h); a part without one is entered
 * by hand. From its first day a rate of nil ends the part. A line that is not its rate gives a reason, or is on a list:
 * performance is judged, so this is no hard rule. The base has its own register (pay_rate), on which its rule rests. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* When a part is paid. Performance is often judged by the quarter or the year, allowances come with the month; a rate
 * is a month's in every case, so that a post held for part of the year is paid its part. */
static const struct codes pay_cycles = CODES("pay_cycle", "发放周期", "Paid",
        { "month", "按月", "Monthly", "每月|月" },
        { "quarter", "按季", "Quarterly", "每季|季度|季" },
        { "year", "按年", "Yearly", "每年|年度|年终" },
);

/* A rate of nil is no missing rate: it ends the part from its first day (min is 0, not 1 as of the base). */
static const struct field part_rate_fields[] = {
        CODE("part", "报酬项目", "Part", &codes_pay_part, .required = true, .indexed = true, .synonyms = "项目|发放项目"),
        CODE("class", "职务类别", "Class", &codes_post_class, .required = true, .synonyms = "职务|岗位类别"),
        DATE("from_on", "执行日期", "From", .required = true, .synonyms = "起始日期|执行时间|调整日期"),
        MONEY("monthly", "月标准", "A month", .required = true, .min = 0, .max = YUAN(1000000),
              .help = "每月的标准；按季、按年发放的，按任职月数合并发放；填 0 表示从该日起停发",
              .help_en = "so much a month; paid together for the months held; 0 ends it from that day",
              .synonyms = "标准|每月标准"),
        CODE("cycle", "发放周期", "Paid", &pay_cycles, .required = true, .synonyms = "周期|发放方式"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号|依据文号"),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 300),
};

/* part_rate_prepare: the base has one register, or a month could have two rates and the hard rule would take either. */
static bool part_rate_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (!draft_now_is(d, old, "part", "base"))
                return true;
        return fail(c, ERR_INVALID, "pay.base_rate", "pay_part_rate.part", "%s",
                    say(c, "基本报酬的标准录入“报酬标准”，这里录入其他项目",
                        "the base has its own register of rates; this one is for the other parts"));
}

/* Like the base's rates: one a part, class and first day, and a change is a new row. */
static const struct entity part_entities[] = {
        { .name = "pay_part_rate", .title = "其他报酬标准", .title_en = "Rates of other parts",
          .life = LIFE_EVENT, .day = "from_on", .reading = READ_ANCESTORS, .area = AREA_MONEY,
          .help = "绩效、津贴等项目的月标准，按职务类别，从哪天起、按月还是按季发放",
          .help_en = "monthly rates of performance, allowances …, by class, first day and when they are paid",
          .keys = "part,class,from_on", .sort = "from_on", .sort_down = true,
          .title_sql = "{part} || ' ' || {class} || ' ' || r.from_on", FIELDS(part_rate_fields),
          .prepare = part_rate_prepare },
};

/* RATES_OF: what the months of line t come to at the rates of its part and class. (The plus keeps the calendar from
 * being indexed anew for every line.) */
#define RATES_OF \
        "COALESCE((SELECT SUM(q.monthly) FROM calendar k JOIN pay_part_rate q ON " JOINED("q") \
        " AND q.class = t.class AND q.part = t.part WHERE +k.voided = 0 AND k.day BETWEEN t.from_month AND " \
        "t.to_month AND SUBSTR(k.day, 9, 2) = '01' AND q.from_on = (SELECT MAX(o.from_on) FROM pay_part_rate o WHERE " \
        JOINED("o") " AND o.class = t.class AND o.part = t.part AND o.from_on <= k.day)), 0)"

/* That a part is not its rate is a suspicion, not an error: performance is judged, and a reason is enough. */
static const struct list part_lists[] = {
        /* Only parts that have a rate by then: what is entered by hand has nothing to differ from. */
        { .name = "pay.part_differs", .title = "与标准不同且没有原因的其他报酬",
          .title_en = "Other parts that are not their rate, without a reason", .unit = "条", .unit_en = "lines",
          .of = "pay_line", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = "t.part <> 'base' AND t.reason IS NULL AND t.to_month BETWEEN :from AND :to AND EXISTS (SELECT 1 "
                   "FROM pay_part_rate f WHERE " JOINED("f")
                   " AND f.class = t.class AND f.part = t.part AND f.from_on " "<= t.to_month) AND t.amount <> "
                   RATES_OF,
          .mend = "与乡镇核对考核结果、考勤或批准文件：标准没有错的，由财政重新计算未锁定的批次；按文件另定的，填写原因和文号",
          .mend_en = "compare assessment, attendance or approval with the township: finance computes an open run "
                     "again where the rate is right; where a document says otherwise, reason and number are entered",
          .explain = "期内的绩效、津贴等明细，金额不等于各月标准之和，又没有写明原因",
          .explain_en = "lines of parts with a rate that are not the sum of the months' rates, no reason given" },
        /* As of the base: pay goes on, and the paper is asked for. */
        { .name = "pay.part_no_document", .title = "没有依据文件的其他报酬标准",
          .title_en = "Rates of other parts without a document", .unit = "条", .unit_en = "rates",
          .of = "pay_part_rate", .period = PERIOD_NONE, .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = "t.document_id IS NULL",
          .mend = "核对该项标准依据的文件，由组织部或县主管部门提供文号，财政填写",
          .mend_en = "find the document the rate rests on: the organisation department or the office gives its "
                     "number and finance enters it",
          .explain = "没有填写依据文件的绩效、津贴等标准", .explain_en = "rates of other parts with no document entered" },
};

const struct module pay_part_rates_module = {
        .name = "pay_part_rates",
        .title = "其他报酬",
        .title_en = "Other parts of remuneration",
        .mechanism = "4.1",
        ENTITIES(part_entities),
        LISTS(part_lists),
};
