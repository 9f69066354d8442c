/* pay_rates.c: mechanism 4.1, the base of remuneration: a monthly rate for each class of post, with its first day and
 * its document.
 *
 * The rate in force on a day is the latest begun by then; a rate has no last day, for the next one ends it and a gap
 * would leave posts that can't be paid. What a run pays as base is the sum of its months' rates (pay.c proves it).
 * Rates of the other parts stand in pay_part_rates.c. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* The document may be missing, as when old rates are entered whose paper nobody finds: then the rate stands on a list
 * (pay.no_rate_document), and pay doesn't stop for it. */
static const struct field rate_fields[] = {
        CODE("class", "职务类别", "Class", &codes_post_class, .required = true, .indexed = true,
             .synonyms = "职务|岗位类别"),
        DATE("from_on", "执行日期", "From", .required = true, .synonyms = "起始日期|执行时间|调整日期"),
        MONEY("monthly", "月基本报酬", "A month", .required = true, .instead = "yearly", .min = 1, .max = YUAN(1000000),
              .synonyms = "月标准|标准|每月标准|报酬标准|基本报酬标准|月报酬标准|月报酬|月基本报酬标准|每月报酬|现行标准"),
        MONEY("yearly", "年标准", "A year", .hidden = true, .min = 1, .max = YUAN(12000000),
              .help = "不填月基本报酬时，按年标准的十二分之一", .help_en = "where no month is given, a twelfth of it",
              .synonyms = "年报酬标准|年基本报酬|年报酬|年基本报酬标准|每年标准|全年标准"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号|依据文号"),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 300),
};

/* pay_rate_prepare: a year's rate is twelve months', to the cent. */
static bool pay_rate_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val yearly = draft_now(d, old, "yearly"), monthly = draft_now(d, old, "monthly");
        if (yearly.type != VAL_INT || (monthly.type == VAL_INT && monthly.i * 12 == yearly.i))
                return true;
        if (monthly.type == VAL_INT || yearly.i % 12 != 0)
                return fail(c, ERR_INVALID, "number.invalid", "pay_rate.yearly", "%s",
                            say(c, "年标准应为月基本报酬的十二倍，且除得尽", "a year's rate is twelve times the month's, to the cent"));
        draft_set(d, "monthly", V_INT(yearly.i / 12));
        return true;
}

/* One rate a class and first day; a rate entered wrongly is corrected in its row, one that changed is a new row, so
 * that what was paid before can be computed again. */
static const struct entity rate_entities[] = {
        { .name = "pay_rate", .title = "报酬标准", .title_en = "Rates of pay", .life = LIFE_EVENT,
          .day = "from_on", .reading = READ_ANCESTORS, .area = AREA_MONEY,
          .help = "正职、副职、其他职务的月基本报酬，从哪天起执行、依据哪个文件",
          .help_en = "the monthly base of each class, its first day and document", .keys = "class,from_on",
          .sort = "from_on", .sort_down = true, .title_sql = "{class} || ' ' || r.from_on", FIELDS(rate_fields),
          .prepare = pay_rate_prepare },
};

/* ---- lists ---- */

/* IN_FORCE: rate t is the latest of its class begun by the day. A rate holds for the whole county, whatever place is
 * asked about. */
#define IN_FORCE(klass) \
        "t.class = '" klass "' AND t.from_on <= :day AND NOT EXISTS (SELECT 1 FROM pay_rate o WHERE " JOINED("o") \
        " AND o.class = t.class AND o.from_on > t.from_on AND o.from_on <= :day)"
/* RATE: the figure a class has on a day; the highest should two rates stand for one first day, which the key
 * forbids. */
#define RATE(klass, zh, en) \
        { \
                .name = "pay.rate_" klass, .title = zh "月基本报酬", .title_en = "Monthly base of a " en, \
                .unit = "元/月", .unit_en = "yuan/month", .of = "pay_rate", .period = PERIOD_DAY, \
                .figure = true, .scale = 2, .where = IN_FORCE(klass), .placed = WHOLE_COUNTY, \
                .measure = "MAX(t.monthly)", .explain = "当天执行的" zh "月基本报酬标准", \
                .explain_en = "monthly rate of the post class " en " in force on the day" \
        }
/* BEFORE: the rate of the same class that rate t took the place of. */
#define BEFORE \
        "(SELECT p.monthly FROM pay_rate p WHERE " JOINED("p") " AND p.class = t.class AND p.from_on < t.from_on " \
        "ORDER BY p.from_on DESC NULLS LAST LIMIT 1)"

/* The source tells the rates as they were and as they are (principal 954 → 2,215 yuan a month, deputy 668 → 1,772, in
 * several steps), so a rate is a figure of a day and the steps are counted. The steps are counted by days on which the
 * principal's rate changed: all classes are adjusted by one document. */
static const struct list rate_lists[] = {
        RATE("principal", "正职", "principal"),
        RATE("deputy", "副职", "deputy"),
        RATE("other", "其他职务", "other post"),
        /* Over five years, since the source tells of several steps and not of one year's. */
        { .name = "pay.adjustments", .title = "正职报酬标准调整", .title_en = "Adjustments of the principal rate",
          .unit = "次", .unit_en = "adjustments", .of = "pay_rate", .period = PERIOD_SPAN,
          .years = 5, .figure = true, .measure = "COUNT(DISTINCT t.from_on)", .placed = WHOLE_COUNTY,
          .where = "t.class = 'principal' AND t.from_on BETWEEN :from AND :to AND " BEFORE " <> t.monthly",
          .explain = "期内正职月基本报酬与此前不同的执行日期数", .explain_en = "days in the period on which the principal rate changed" },
        { .name = "pay.no_rate_document", .title = "没有依据文件的报酬标准", .title_en = "Rates without a document", .unit = "条",
          .unit_en = "rates", .of = "pay_rate", .period = PERIOD_NONE,
          .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = "t.document_id IS NULL",
          .mend = "核对该标准依据的文件，由组织部或县主管部门提供文号，财政填写",
          .mend_en = "find the document the rate rests on: the organisation department or the office gives its "
                     "number and finance enters it",
          .explain = "没有填写依据文件的报酬标准", .explain_en = "rates with no document entered" },
        /* An error: the run leaves such a post out without a word, and somebody isn't paid. */
        { .name = "pay.no_rate", .title = "没有执行标准的任职", .title_en = "Posts without a rate", .unit = "条",
          .unit_en = "posts", .of = "village_post", .period = PERIOD_DAY,
          .severity = SEVERITY_ERROR, .owner = "finance",
          .where = CADRE_POST("t") " AND " ON_DAY("t", ":day")
                   " AND NOT EXISTS (SELECT 1 FROM pay_rate q WHERE " JOINED("q")
                   " AND q.class = t.class AND q.from_on <= :day)",
          .mend = "向组织部核对该职务类别的报酬文件，由财政按文件录入标准",
          .mend_en = "check the document on the pay of that class with the organisation department; finance enters "
                     "the rate it says",
          .explain = "当天在职、其职务类别没有已执行标准的任职；不会算入发放批次",
          .explain_en = "posts open on the day whose class has no rate in force; a run can't pay them" },
};

const struct module pay_rates_module = {
        .name = "pay_rates",
        .title = "村干部报酬标准",
        .title_en = "Rates of village cadre remuneration",
        .mechanism = "4.1",
        ENTITIES(rate_entities),
        LISTS(rate_lists),
};
