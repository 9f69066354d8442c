/* helpers.c: who the helpers are: the lists that count them and look at each, over the responsibilities of
 * responsibility.c.
 *
 * A helper is a cadre with an open responsibility for a village or a household; he is one however many he bears. What
 * the account of 2.1 counts are the Party members among them, by where they come from. The checks find the helper who
 * carries too much, is poor himself, has left, or has gone without anybody taking over. No list ranks anybody. */
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/responsibility/responsibility.h"

/* HELPER: the open responsibility t for a village or household is borne by a cadre who is a Party member. */
#define HELPER(more) \
        "t.tier IN ('cadre_household', 'unit_village', 'team_village') AND " ON_DAY("t", ":day") \
        " AND (t.household_id IS NULL OR " HOUSEHOLD_STANDS ")" \
        " AND EXISTS (SELECT 1 FROM cadre k WHERE " JOINED("k") " AND k.id = t.cadre_id AND k.political_status " \
        "= 'member' AND " ON_DAY("k", ":day") more ")"
#define HELPERS(suffix, zh, en) \
        { .name = "helper.cadres_" suffix, .title = "帮扶党员干部:" zh, .title_en = "Member helpers from " en, \
        .unit = "名", .unit_en = "persons", \
          .mechanism = "2.1", .of = "responsibility", .period = PERIOD_DAY, .figure = true, .counts = "person", \
          .measure = CADRES_PERSONS, \
          .where = HELPER(" AND k.source = '" suffix "'"), .explain = "当天负有包村或包户责任、来自" zh "的党员干部", \
          .explain_en = "distinct Party-member cadres from " en " responsible for a village or a household on the day" }

/* The figures count for mechanism 2.1 and say so: county.md counts helpers under selection and dispatch, by where
 * they come from. The checks belong to 1.3, where each is mended. */
static const struct list helper_lists[] = {
        { .name = "helper.cadres", .title = "帮扶党员干部", .title_en = "Member helpers", .unit = "名", .unit_en = "persons",
          .mechanism = "2.1", .of = "responsibility", .period = PERIOD_DAY, .figure = true, .counts = "person",
          .measure = CADRES_PERSONS,
          .where = HELPER(""),
          .explain = "当天负有包村或包户责任、当天在任的党员干部，一人只计一次；政治面貌以干部登记为准",
          .explain_en = "distinct cadres in service and registered as Party members who are responsible for a "
                        "village or a household on the day" },
        /* The sources of county.md 2.1. Province and city are none: whom they send has a post in a work team. */
        HELPERS("county", "县直单位", "county units"),
        HELPERS("township", "乡镇", "townships"),
        HELPERS("village", "村", "villages"),
        HELPERS("private_enterprise", "非公企业", "private enterprises"),
        /* Nobody carries more than the limit, but the limit is no rule: a handover at the end of a year may pass
         * it for a week, and a household without anybody is worse. */
        { .name = "helper.over_limit", .title = "帮扶户数超过上限的责任人", .title_en = "Helpers over the limit", .unit = "名",
          .unit_en = "persons", .of = "cadre", .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT,
          .owner = "township",
          .where = "(SELECT COUNT(DISTINCT r.household_id) FROM responsibility r WHERE " JOINED("r")
                   " AND r.cadre_id = t.id AND r.tier = 'cadre_household' AND " ON_DAY("r", ":day")
                   ") > {param:helper_limit}",
          .mend = "与派出单位核对责任人名册：登记有误的更正；确实超出的，由乡镇与派出单位商定后办理交接",
          .mend_en = "compare the roster of helpers with the sending unit: correct what was entered wrongly; the "
                     "surplus is handed over as township and unit agree",
          .explain = "当天负责的户数超过上限(参数 helper_limit)的干部",
          .explain_en = "cadres with more households on the day than parameter helper_limit" },
        /* A helper who lives in a poor household would certify his own progress. Suspected only: marriage and
         * moving change households faster than registers. */
        { .name = "helper.is_poor", .title = "责任人本人在«poor_household»中",
          .title_en = "Helpers who live in a «poor_household»",
          .unit = "名", .unit_en = "persons", .of = "responsibility", .period = PERIOD_DAY,
          .severity = SEVERITY_SUSPECT, .owner = "township",
          .where = "t.tier = 'cadre_household' AND " ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM cadre "
                   "k JOIN household_member m ON m.county = k.county AND m.person_id = k.person_id AND "
                   "m.voided = 0 AND " ON_DAY("m", ":day") " JOIN household_status s ON s.county = "
                   "m.county AND s.household_id = m.household_id AND s.voided = 0 AND s.kind IN " POOR_KINDS " AND "
                   ON_DAY("s", ":day") " WHERE " JOINED("k") " AND k.id = t.cadre_id)",
          .mend = "核对本人身份证和该户户口簿，由乡镇核实是否同一人；确是的，与派出单位商定责任人",
          .mend_en = "check ID card and household book; the township finds out whether it is one person, and agrees "
                     "on the helper with the sending unit",
          .explain = "质检规则：同一人不得既是责任人又是«poor»人口",
          .explain_en = "quality rule: nobody is both a helper and a member of a «poor_household»" },
        /* The rule asks for a successor and not that the row of who left is ended; this finds the rows still in
         * his name. */
        { .name = "helper.left", .title = "已离任仍挂名的责任人", .title_en = "Helpers named though they have left",
          .unit = "条", .unit_en = "responsibilities", .of = "responsibility",
          .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = "t.cadre_id IS NOT NULL AND " ON_DAY("t", ":day") " AND NOT " CADRE_THERE("t", ":day"),
          .mend = "与派出单位核对任免或调动文件：已离任的凭文件办理交接；登记有误的更正干部起止日期",
          .mend_en = "check the notice of appointment or transfer with the sending unit: hand over by it, or "
                     "correct the dates of the cadre",
          .explain = "当天责任未结束，但责任人已离任或已作废",
          .explain_en = "responsibilities open on the day whose cadre has left or is voided" },
        /* The rule refuses such an ending; a row entered whole as past, first day and last, has not passed it.
         * Seen from who left, so that he can be asked to whom he handed the household. */
        { .name = "helper.ended_in_place", .title = "仍在任但责任已结束、户无人接",
          .title_en = "Ended responsibilities nobody took over", .unit = "条", .unit_en = "responsibilities",
          .of = "responsibility", .period = PERIOD_DAY, .severity = SEVERITY_ERROR, .owner = "township",
          .where = "t.tier = 'cadre_household' AND t.to_on < :day AND " POOR_ON("t.household_id", ":day")
                   " AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r")
                   " AND r.household_id = t.household_id AND r.tier = 'cadre_household' AND r.from_on > "
                   "t.from_on) AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE " JOINED("r")
                   " AND r.household_id = t.household_id AND r.tier = 'cadre_household' AND " ON_DAY("r", ":day") ")",
          .mend = "与派出单位核对结束责任的文件，由乡镇和派出单位确定接任的责任人",
          .mend_en = "check the document that ended it with the sending unit; township and unit decide who takes "
                     "the household over",
          .explain = "责任在当天之前结束，户仍«poor»且再无责任人",
          .explain_en = "responsibilities ended before the day whose household is still poor and has nobody" },
};

const struct module helpers_module = {
        .name = "helpers",
        .title = "帮扶责任人",
        .title_en = "Helpers",
        .mechanism = "1.3",
        LISTS(helper_lists),
};
