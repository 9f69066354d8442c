/* operating_funds.c: mechanism 4.3, operating funds of villages.
 *
 * A village has a size class, which is entered (it can't be computed from the published totals). A class has an amount
 * for each year, grown by that year's rate. The appropriation of a village for a year is exactly that, to the cent: a
 * hard rule. It is paid in parts, each with its voucher, and never beyond what was appropriated. Grants from dues are a
 * register of their own (dues_grants.c). Left out: what a village spends, which its own books show by voucher. */
#include "mechanisms/motivation/operating_funds.h"

#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

/* Three classes with 50,000, 70,000 and 90,000 yuan in the source; a county may add its own (OPEN_CODES). Which village
 * is of which can't be computed back from the totals: 108 ways give the same sum. */
static const struct codes size_classes = OPEN_CODES("size_class", "村级规模档", "Size class",
        { "small", "小村", "Small", "小|小型村|三类村|三类|一档|小型|第一档|小村档|小型档" },
        { "medium", "中等村", "Medium", "中|中村|中型村|二类村|二类|二档|中型|中等|第二档|中村档|中等规模" },
        { "large", "大村", "Large", "大|大型村|一类村|一类|三档|大型|第三档|大村档|大型档" },
);
/* A class has days, since villages grow and are merged; which document says so is asked, for the class is worth
 * money. */
static const struct field size_fields[] = {
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        CODE("class", "规模档", "Size class", &size_classes, .required = true, .indexed = true,
             .synonyms = "档次|村级规模|规模|类别|分档"),
        DATE("from_on", "起始日期", "From", .required = true, .synonyms = "执行日期"),
        DATE("to_on", "截止日期", "To"),
        INTEGER("population", "核定人口", "Population", .max = 1000000, .hidden = true, .synonyms = "人口"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号"),
};
/* The growth is kept apart from the amount, as the documents say it (2017: 5 % over 2016), so that the base can be seen
 * to be the same. */
static const struct field amount_fields[] = {
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true, .synonyms = "年份"),
        CODE("class", "规模档", "Size class", &size_classes, .required = true, .indexed = true, .synonyms = "档次"),
        MONEY("amount", "档次金额", "Class amount", .required = true, .min = 1, .max = YUAN(100000000),
              .synonyms = "标准|基数|每村标准|运转经费标准|办公经费标准|经费标准"),
        DECIMAL("growth", "增长率(%)", "Growth (%)", .min = -10000, .max = 100000, .synonyms = "增幅|年度增长率|增长比例|增长幅度|递增比例",
                .help = "在档次金额上增长的百分比，不增长填 0",
                .help_en = "percent over the class amount; 0 when there is none"),
        BOOLEAN("with_pay", "含村干部报酬", "Includes pay", .hidden = true,
                .help = "运转经费口径是否包含村干部基本报酬",
                .help_en = "whether the funds are meant to include the base pay of village cadres"),
        REF("document", "依据文件", "Document", "document", .synonyms = "文号"),
};
/* The amount may be typed, as a document gives it, and must then be what class and year give: a hard rule, to the
 * cent. */
static const struct field fund_fields[] = {
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true, .synonyms = "年份"),
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|村名"),
        CODE("class", "规模档", "Size class", &size_classes, .derived = true, .indexed = true),
        MONEY("amount", "应拨金额", "Appropriated", .max = YUAN(100000000),
              .synonyms = "应拨|拨付标准|运转经费|安排金额|经费标准|金额", .help = "不填时按该村档次和当年标准计算",
              .help_en = "follows from class and year when left empty"),
        REF("document", "下达文件", "Document", "document", .synonyms = "文号|下达文号"),
        TEXT("note", "备注", "Note", .hidden = true, .max_length = 300),
};
/* Day, part and voucher are all wanted: every yuan is to be traced from source to recipient (county.md 4.3). fund is
 * fixed: a payment never moves to another appropriation, or what was paid beyond one could hide in another. */
static const struct field payment_fields[] = {
        REF("fund", "运转经费", "Appropriation", "operating_fund", .required = true, .indexed = true,
            .fixed = true),
        DATE("day", "拨付日期", "Day", .required = true, .synonyms = "拨款日期|到账日期"),
        INTEGER("part", "批次", "Part", .required = true, .min = 1, .max = 100, .synonyms = "拨付批次"),
        MONEY("amount", "拨付金额", "Paid", .required = true, .min = 1, .max = YUAN(100000000),
              .synonyms = "已拨|实拨金额"),
        TEXT("voucher_no", "凭证号", "Voucher", .required = true, .max_length = 60, .synonyms = "拨款凭证|凭证"),
};
/* ---- hooks ---- */

static const struct db_column standard_columns[] = {
        DB_COLUMN(struct operating_fund_standard, class),
        DB_COLUMN(struct operating_fund_standard, due),
};

/* The year's last day decides, since the money is for the year and the class may have been fixed within it. */
bool operating_fund_standard(struct ctx *c, struct val place, int64_t year, struct operating_fund_standard *out)
{
        bool found;
        *out = (struct operating_fund_standard){ V_NULL, V_NULL };
        return db_first(c, db_sql(c->db, "operating_funds.standard"),
                        ARGS(ARG("place", place), ARG("year_n", V_INT(year))), c->arena, DB_COLUMNS(standard_columns),
                        out, &found);
}

/* fund_prepare: the class stands in the appropriation as it was that year, and the amount follows from it unless it is
 * typed; then the hard rule says whether it is right. A village without a class is left to that rule, whose words name
 * it. */
static bool fund_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        const struct val year = draft_now(d, old, "year"), place = draft_now(d, old, "place");
        struct operating_fund_standard standard;
        if (year.type != VAL_INT || place.type != VAL_TEXT)
                return true;
        if (!operating_fund_standard(c, place, year.i, &standard))
                return false;
        if (standard.class.type == VAL_NULL)
                return true;
        draft_set(d, "class", standard.class);
        if (draft_now(d, old, "amount").type == VAL_NULL && standard.due.type == VAL_INT)
                draft_set(d, "amount", standard.due);
        return true;
}

/* A payment lies where its appropriation does (.place_from), and the appropriation is not voided while payments stand
 * (.founds). */
static const struct entity fund_entities[] = {
        { .name = "village_size", .title = "村级规模档", .title_en = "Size classes of villages",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_MONEY,
          .alone = "place",
          .help = "每个村属于哪一档，起止日期", .help_en = "which class a village is of, with dates", .keys = "place,from_on",
          .sort = "from_on", .title_sql = PLACE_TITLE, FIELDS(size_fields) },
        { .name = "operating_fund_amount", .title = "运转经费标准", .title_en = "Class amounts",
          .life = LIFE_EVENT, .day = "year", .reading = READ_ANCESTORS, .area = AREA_MONEY,
          .help = "各档各年度的金额、增长率和依据文件", .help_en = "amount and growth of each class by year, with its document",
          .keys = "year,class", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || {class}", FIELDS(amount_fields) },
        { .name = "operating_fund", .title = "村级运转经费", .title_en = "Operating funds",
          .life = LIFE_EVENT, .day = "year", .reading = READ_SCOPED, .area = AREA_MONEY, .founds = true,
          .help = "每村每年应拨的运转经费，等于档次金额按当年增长率增长",
          .help_en = "what a village is due for a year: its class amount grown by the year's rate",
          .keys = "year,place", .sort = "year", .sort_down = true,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE, FIELDS(fund_fields), .prepare = fund_prepare },
        { .name = "operating_fund_payment", .title = "运转经费拨付", .title_en = "Payments of operating funds",
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_MONEY,
          .help = "分批拨付，每批有凭证", .help_en = "paid in parts, each with a voucher", .keys = "fund,part",
          .place_from = "fund", .sort = "day", .sort_down = true, .title_sql = "r.day || ' ' || r.voucher_no",
          FIELDS(payment_fields) },
};

/* paid_within is asked of both: paying more, and appropriating less than was paid. one_size has the words of what
 * .alone says, and is asked also when a span ends: an end moved back could overlap the next. */
static const struct rule fund_rules[] = {
        { .name = "appropriation", .title = "应拨金额须等于档次金额按当年增长率增长",
          .title_en = "an appropriation is the class amount grown by the year's rate", .on = "operating_fund",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "operating_funds.appropriation" },
        { .name = "paid_within", .title = "拨付合计超过应拨金额", .title_en = "more is paid than was appropriated",
          .on = "operating_fund_payment|operating_fund", .when = RULE_CREATE | RULE_UPDATE,
          .sql = "operating_funds.paid_within" },
        { .name = "one_size", .title = "同一村同一天有两个规模档", .title_en = "a village has two size classes on one day",
          .on = "village_size", .when = RULE_CREATE | RULE_UPDATE | RULE_END },
};

/* ---- lists ---- */

/* GROWN: half up to the cent, the same as in the statements: a figure that rounded otherwise would differ from the
 * appropriations by a fen a village. */
#define GROWN "((t.amount * (10000 + COALESCE(t.growth, 0)) + 5000) / 10000)"
/* CLASS: what a village of the class is due for the day's year. A county has one amount a class and year, hence the
 * whole county's. */
#define CLASS(klass, zh, en) \
        { \
                .name = "operating_fund.class_" klass, .title = zh "运转经费标准", \
                .title_en = "Standard of a " en " village", .unit = "元/村", .unit_en = "yuan/village", \
                .of = "operating_fund_amount", .period = PERIOD_DAY, .figure = true, .scale = 2, \
                .placed = WHOLE_COUNTY, .measure = "MAX(" GROWN ")", \
                .where = "t.class = '" klass "' AND CAST(t.year AS TEXT) = SUBSTR(:day, 1, 4)", \
                .explain = "当天所在年度" zh "的档次金额，已按当年增长率增长", \
                .explain_en = "amount of a " en " village for the year of the day, grown by its rate" \
        }
#define PAID \
        "COALESCE((SELECT CAST(SUM(p.amount) AS BIGINT) FROM operating_fund_payment p WHERE " JOINED("p") \
        " AND p.fund_id = t.id), 0)"

/* The source's figures: 16.30 million in 2016, 17.115 million in 2017. A figure counts what is appropriated, whatever
 * has been paid; what is paid counts by its own day. */
static const struct list fund_lists[] = {
        CLASS("small", "小村", "small"),
        CLASS("medium", "中等村", "medium"),
        CLASS("large", "大村", "large"),
        /* By the year appropriated, whenever it was paid. */
        { .name = "operating_fund.total", .title = "安排运转经费", .title_en = "Operating funds appropriated", .unit = "元",
          .unit_en = "yuan", .of = "operating_fund", .period = PERIOD_SPAN, .figure = true,
          .scale = 2, .measure = SUM_OF("t.amount"),
          .where = IN_YEARS("t.year"),
          .explain = "期内各年度安排各村的应拨金额之和，不论何时拨付",
          .explain_en = "the sum appropriated to villages for the years in the period, whenever it is paid" },
        /* By the year it was appropriated for, so that it never exceeds the appropriation. */
        { .name = "operating_fund.released", .title = "年度安排中已拨", .title_en = "Paid of the years' appropriations",
          .unit = "元", .unit_en = "yuan", .of = "operating_fund_payment", .period = PERIOD_SPAN, .figure = true,
          .scale = 2, .measure = SUM_OF("t.amount"),
          .where = "t.day <= :to AND EXISTS (SELECT 1 FROM operating_fund f WHERE " JOINED("f")
                   " AND f.id = t.fund_id AND " IN_YEARS("f.year") ")",
          .explain = "期内各年度安排的经费中，到期末已拨付且有凭证的金额之和，含跨年拨付的",
          .explain_en = "of what was appropriated for the years in the period, the sum paid with vouchers by its end, "
                        "in whatever year" },
        { .name = "operating_fund.villages", .title = "安排运转经费的村", .title_en = "Villages with operating funds",
          .unit = "个", .unit_en = "villages", .of = "operating_fund", .period = PERIOD_SPAN,
          .figure = true, .counts = "place", .measure = "COUNT(DISTINCT t.place)",
          .where = IN_YEARS("t.year"),
          .explain = "期内安排了运转经费的不同的村", .explain_en = "distinct villages with an appropriation in the period" },
        /* By the day paid: what was appropriated for last year may be in it. */
        { .name = "operating_fund.paid", .title = "期内拨付运转经费", .title_en = "Operating funds paid in the period",
          .unit = "元",
          .unit_en = "yuan", .of = "operating_fund_payment", .period = PERIOD_SPAN,
          .figure = true, .scale = 2, .measure = SUM_OF("t.amount"),
          .where = "t.day BETWEEN :from AND :to",
          .explain = "拨付日在期内、有凭证的金额之和；可含上年安排、当年拨付的，所以可能大于当年安排",
          .explain_en = "the sum paid with vouchers on days of the period, whatever year it was appropriated for" },
        /* Of places, since a village without a class has no row anywhere else. */
        { .name = "operating_fund.no_class", .title = "没有规模档的村", .title_en = "Villages without a size class",
          .unit = "个", .unit_en = "villages", .of = "place", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "finance", .placed = "t.code >= :place_lo AND t.code < :place_hi",
          .where = "t.kind = 'village' AND " ON_DAY("t", ":day")
                   " AND NOT EXISTS (SELECT 1 FROM village_size z WHERE z.county = :county AND z.voided = "
                   "0 AND z.place = t.code AND " ON_DAY("z", ":day") ")",
          .mend = "与组织部、财政核对划定规模档的文件，据以录入",
          .mend_en = "check the document on size classes with the organisation department and finance, and enter "
                     "what it says",
          .explain = "当天有效的行政村中没有录入规模档的",
          .explain_en = "administrative villages of the day with no size class entered" },
        /* Only villages that have a class: the others stand on the list above. */
        { .name = "operating_fund.missing", .title = "当年没有安排经费的村", .title_en = "Villages without this year's funds",
          .unit = "个", .unit_en = "villages", .of = "village_size", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = ON_DAY("t", ":day") " AND NOT EXISTS (SELECT 1 FROM operating_fund f WHERE " JOINED("f")
                   " AND f.place = t.place AND CAST(f.year AS TEXT) = SUBSTR(:day, 1, 4))",
          .mend = "与财政核对当年经费分配文件，据以录入应拨金额",
          .mend_en = "check the document of the year's allotment with finance, and enter the amount it says",
          .explain = "当天已定档、当年没有运转经费记录的村",
          .explain_en = "villages with a class on the day and no appropriation for its year" },
        /* A hint until the year is over: parts are paid as they come. */
        { .name = "operating_fund.unpaid", .title = "未拨足的运转经费", .title_en = "Operating funds not fully paid",
          .unit = "个", .unit_en = "villages", .of = "operating_fund", .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT, .owner = "finance",
          .where = IN_YEARS("t.year") " AND " PAID " < t.amount",
          .mend = "与财政核对分配文件和拨付凭证：已拨的据凭证登记；未拨的由财政按文件拨付",
          .mend_en = "compare the allotment with the vouchers, with finance: enter what was paid by its voucher; "
                     "the rest finance pays as the document says",
          .explain = "期内年度中拨付合计少于应拨金额的村", .explain_en = "appropriations of the period's years not yet paid in full" },
        /* A scan under the same voucher serves all its payments: a county pays two hundred villages by one paper. */
        { .name = "operating_fund.no_scan", .title = "没有凭证扫描件的运转经费拨付",
          .title_en = "Payments whose voucher has no scan", .unit = "笔", .unit_en = "payments",
          .of = "operating_fund_payment", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT, .owner = "finance",
          .where = "t.day BETWEEN :from AND :to AND {param:voucher_scan_from} > 0 AND CAST(SUBSTR(t.day, 1, 4) AS "
                   "BIGINT) >= {param:voucher_scan_from} AND NOT EXISTS (SELECT 1 FROM attachment a JOIN "
                   "operating_fund_payment y ON y.county = a.county AND y.id = a.owner_id AND y.voided = 0 WHERE "
                   JOINED("a") " AND a.owner = 'operating_fund_payment' AND y.voucher_no = t.voucher_no AND "
                   "(a.media_type LIKE 'image/%' OR a.media_type IN ('application/pdf', 'application/ofd')))",
          .mend = "由财政核对凭证原件，将扫描件(PDF、JPG、PNG)附在该笔或同一凭证号的任一笔拨付",
          .mend_en = "finance checks the voucher and attaches its scan (PDF, JPG, PNG) to the payment, or to any "
                     "under the same number",
          .explain = "期内、自参数规定的年度起，凭证号没有附扫描件的拨付；参数为 0 时不检查",
          .explain_en = "payments of the period, from the parameter's year on, whose voucher has no scan; 0: none" },
        UNBOOKED("operating_fund", "4.3", "运转经费", "appropriations", "1 = 1", "t.amount"),
        UNBOOKED("operating_fund_payment", "4.3", "运转经费拨付", "payments", "1 = 1", "t.amount"),
};

/* Appropriated on the year's first day, owed to the villages until it is paid. */
static const struct ledger_posting fund_postings[] = {
        { .entity = "operating_fund", .day = "CAST(t.year AS TEXT) || '-01-01'",
          .debit = "'expenses:operating_funds'", .credit = "'liabilities:operating_funds'", .amount = "t.amount" },
        { .entity = "operating_fund_payment", .day = "t.day", .voucher = "t.voucher_no",
          .debit = "'liabilities:operating_funds'", .credit = "'assets:treasury'", .amount = "t.amount" },
};

/* Older vouchers lie in files nobody will scan; from a year on the county asks for it. 0: it doesn't. */
static const struct parameter fund_parameters[] = {
        { .name = "voucher_scan_from", .title = "从哪一年起拨付凭证须附扫描件", .title_en = "Year from which vouchers need a scan",
          .unit = "年(0 为不要求)", .type = FIELD_INT, .fallback = "2018" },
};

/* This year beside the whole of the last, so that growth is read off the records. */
static const struct mechanism operating_funds_mechanism = {
        .number = "4.3",
        .pillar = PILLAR_MOTIVATION,
        .title = "村级运转经费",
        .title_en = "Operating funds",
        .responsible = "财政局、组织部",
        .responsible_en = "Finance bureau, organisation department",
        .words =
                "{?operating_fund.total|{?county|村级运转经费标准为小村{operating_fund.class_small}元、中等村"
                "{operating_fund.class_medium}元、大村{operating_fund.class_large}元，{year}年安排{operating_fund.villages}个"
                "村|{year}年安排村级运转经费}{operating_fund.total 万元}{?operating_fund.total last_year|（上年"
                "{operating_fund.total last_year 万元}）|}{?operating_fund.released|，已拨付{operating_fund.released 万元}|}"
                "。|}\n"
                "{?dues_grant.total dues_since..|{param:dues_since}年以来下拨党费补助{dues_grant.total dues_since.. 万元}"
                "{?county|，其中省级{dues_grant.province dues_since.. 万元}、市级{dues_grant.city dues_since.. 万元}、县级"
                "{dues_grant.county dues_since.. 万元}|}。|}",
        .words_en =
                "{?operating_fund.total|{?county|A small village receives {operating_fund.class_small} yuan, a "
                "medium one {operating_fund.class_medium}, a large one {operating_fund.class_large}. |}"
                "{operating_fund.villages} villages were appropriated {operating_fund.total million} yuan for "
                "{year}{?operating_fund.total last_year|, after {operating_fund.total last_year million} the year "
                "before|}{?operating_fund.released|; {operating_fund.released million} of it are paid|}.|}\n"
                "{?dues_grant.total dues_since..|Grants from Party dues since the beginning of {param:dues_since} "
                "come to {dues_grant.total dues_since.. million} yuan{?county|: "
                "{dues_grant.province dues_since.. million} from the province, {dues_grant.city dues_since.. million}"
                " from the city, {dues_grant.county dues_since.. million} from the county|}.|}",
        PAGES({ "/funds", "运转经费安排", "Operating funds", "operating_fund" }),
};

const struct module operating_funds_module = {
        .name = "operating_funds",
        .title = "村级运转经费",
        .title_en = "Operating funds",
        .declares = &operating_funds_mechanism,
        ENTITIES(fund_entities),
        RULES(fund_rules),
        LISTS(fund_lists),
        POSTINGS(fund_postings),
        PARAMETERS(fund_parameters),
};
