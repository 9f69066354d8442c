/* posting_guarantees.c: mechanism 2.1, what is guaranteed to those posted to villages, by year: funds for their work,
 * their allowance, insurance, a medical check.
 *
 * One row a posting and year, as the sending unit or the organisation department entered it. Who is there without
 * insurance is on a desk, once the county keeps any of these rows. The yearly grade is a personnel file
 * (frontline.c, 一线考核等次) and not here. Left out: what the funds were spent on. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"

static const struct field guarantee_fields[] = {
        REF("posting", "驻村人员", "Posting", "posting", .required = true, .indexed = true,
            .synonyms = "姓名|队员姓名|驻村干部|驻村干部姓名"),
        YEAR("year", "年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true, .synonyms = "年份"),
        MONEY("work_funds", "工作经费", "Funds for the work", .min = 0, .max = YUAN(10000000),
              .synonyms = "驻村工作经费|年度工作经费|工作经费金额"),
        MONEY("allowance", "驻村补助", "Allowance", .min = 0, .max = YUAN(10000000),
              .synonyms = "生活补助|驻村补贴|生活补贴|补助|补助金额"),
        BOOLEAN("insured", "已办人身意外保险", "Insured against accidents",
                .synonyms = "人身意外保险|是否办理保险|是否参保|意外伤害保险|保险"),
        DATE("checked_on", "体检日期", "Medical check on", .synonyms = "体检时间|健康体检日期"),
        TEXT("evidence", "依据", "Evidence", .hidden = true, .max_length = 300, .synonyms = "凭证|保单号"),
};

#define POSTING_NAME_OF \
        "(SELECT p.name FROM posting g JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id JOIN person p ON " \
        "p.county = k.county AND p.id = k.person_id WHERE g.county = r.county AND g.id = r.posting_id)"

/* Scoped as days on post are: what somebody is paid is not the directory's. */
static const struct entity guarantee_entities[] = {
        { .name = "posting_guarantee", .title = "驻村保障", .title_en = "Guarantees of those posted", .life = LIFE_EVENT,
          .day = "year", .reading = READ_SCOPED, .area = AREA_CADRE,
          .help = "驻村人员各年度的工作经费、补助、保险和体检",
          .help_en = "funds, allowance, insurance and medical check of those posted, by year",
          .called = "驻村保障|保障措施落实|驻村干部保障", .keys = "posting,year", .place_from = "posting", .sort = "year",
          .sort_down = true, .title_sql = "CAST(r.year AS TEXT) || ' ' || " POSTING_NAME_OF,
          FIELDS(guarantee_fields) },
};

static const struct list guarantee_lists[] = {
        { .name = "posting.insured", .title = "已办意外保险的驻村人员", .title_en = "Insured among those posted",
          .unit = "人次", .unit_en = "postings", .of = "posting_guarantee", .period = PERIOD_SPAN, .figure = true,
          .where = "t.insured = 1 AND " IN_YEARS("t.year"),
          .explain = "期内各年度登记为已办人身意外保险的驻村人员，一人一年度计一次",
          .explain_en = "postings entered as insured, once a year of the period" },
        { .name = "posting.not_insured", .title = "没有办理意外保险的驻村人员", .title_en = "Posted without insurance",
          .unit = "人", .unit_en = "persons", .of = "posting", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "organisation",
          .where = ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM posting_guarantee y WHERE " JOINED("y")
                   " AND CAST(y.year AS TEXT) = SUBSTR(:day, 1, 4)) AND NOT EXISTS (SELECT 1 FROM posting_guarantee y "
                   "WHERE " JOINED("y") " AND y.posting_id = t.id AND y.insured = 1 AND CAST(y.year AS TEXT) = "
                   "SUBSTR(:day, 1, 4))",
          .mend = "与派出单位核对保单等凭证：已办的据以登记；没有办的由派出单位办理",
          .mend_en = "check the policy or another voucher with the sending unit: enter what there is; where there is "
                     "none the unit insures him",
          .explain = "当天在岗、当年没有登记已办人身意外保险的驻村人员；本县当年没有登记任何驻村保障的，不列",
          .explain_en = "postings of the day without insurance entered for the year, once the county keeps any" },
};

const struct module posting_guarantees_module = {
        .name = "posting_guarantees",
        .title = "驻村保障",
        .title_en = "Guarantees of those posted",
        .mechanism = "2.1",
        ENTITIES(guarantee_entities),
        LISTS(guarantee_lists),
};
