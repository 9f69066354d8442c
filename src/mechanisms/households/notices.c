/* notices.c: what the printed lists of households rest on: who is about to be identified, since when who is out of
 * poverty, and the two things a public notice (公示) must say that no record holds: how many days it hangs and where to
 * telephone.
 *
 * A notice comes before the decision, so its list is not of the households that are poor: it is of those whose status
 * is to begin after the day, and of exits proposed and not yet confirmed (household.exit_waiting). Left out: the notice
 * as a workflow with its objections; its paper is a ready form (fill/forms.c). */
#include "mechanisms/modules.h"

#include "mechanisms/households/households.h"

static const struct list notice_lists[] = {
        { .name = "household.to_identify", .title = "拟认定的户", .title_en = "Households to be identified", .unit = "户",
          .unit_en = "households", .of = "household_status", .period = PERIOD_DAY,
          .where = "t.from_on > :day AND (t.kind IN " POOR_KINDS " OR t.kind IN " MONITORED_KINDS ")",
          .explain = "已登记、认定日期在当天之后的«poor_household»和«monitored»；公示以此为准",
          .explain_en = "households entered as poor or monitored from a day still to come; the public notice is of "
                        "these" },
        { .name = "household.exited_on", .title = "脱贫户及脱贫日期", .title_en = "Households out of poverty, with the day",
          .unit = "户", .unit_en = "households", .of = "household_status", .period = PERIOD_DAY,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = "t.kind IN ('exited', 'exited_no_policy') AND " ON_DAY("t", ":day"),
          .explain = "当天处于«exit»状态的户，各附起始日期",
          .explain_en = "households out of poverty on the day, each with the day it came out" },
};

/* Seven days are what the two notices of an identification have at the least; a county whose document says otherwise
 * enters it. A telephone nobody entered stays a line to write on. */
static const struct parameter notice_parameters[] = {
        { "public_notice_days", "公示天数", "Days a notice hangs", "天", FIELD_INT, "7", false, NULL },
        { "public_notice_phone", "公示监督电话", "Telephone for objections to a notice", "", FIELD_TEXT, NULL, false, NULL },
};

const struct module notices_module = {
        .name = "notices",
        .title = "公示",
        .title_en = "Public notices",
        .mechanism = "0",
        LISTS(notice_lists),
        PARAMETERS(notice_parameters),
};
