/* status.c: what a household is on a day: poor, awaiting exit, out of poverty, relapsed, monitored.
 *
 * What a household is lies in dated rows, in the terms of the rule pack of their day (registration 2014 to 2020,
 * monitoring 2021 to 2025, standing assistance from 2026): nothing is overwritten, and one household may have been
 * poor, out of poverty, monitored, free of risk and monitored again. It is poor on a day when a row of kind poor,
 * awaiting exit or relapsed is open that day; all figures and the duty to help rest on that (POOR_ON of shared.h). It
 * is on one stretch of the road out of poverty at a time, and in one state of monitoring beside it: a household out of
 * poverty can be monitored.
 *
 * Poverty ends truly or not at all: by hand nobody turns a poor row into another kind, and an end wants an exit that
 * two persons looked at (exits.c). A year alone in a sheet is its 31 December for an exit and 1 January for an
 * identification, so that an exit of the same year follows it; `precision` keeps that no day was known. Left out: the
 * steps of identification (public notice and appraisal), which are a workflow of their own. */
#include "mechanisms/modules.h"

#include "mechanisms/households/households.h"

/* First and last days of the rule packs: registration 2014 to 2020, the five years of transition, and from 2026 on. */
#define MONITORED_2020 "2020-01-01" /* the first monitored households */
#define RULES_2020 "2020-12-31"
#define RULES_2021 "2021-01-01"
#define RULES_2025 "2025-12-31"
#define RULES_2026 "2026-01-01"

/* One code, several words: what an unstable household was called changed with each pack, the household did not, and a
 * figure over the years must count it as one kind. 监测户 is what sheets of 2020 and after call it alike. */
static const struct codes status_kinds = OPEN_CODES("household_status", "户状态", "Status of a household",
        { "poor", "贫困户", "Poor", "未脱贫|未脱贫户|建档立卡贫困户|贫困|在册贫困户", .to = RULES_2020 },
        { "pre_exit", "预脱贫户", "Awaiting exit", "预脱贫|拟脱贫|拟退出", .to = RULES_2020 },
        { "exited", "脱贫户", "Out of poverty", "已脱贫|脱贫|脱贫(享受政策)|脱贫（享受政策）|已脱贫(享受政策)|退出", .near = "稳定脱贫" },
        { "exited_no_policy", "脱贫户(不享受政策)", "Out of poverty, without benefits", "脱贫不享受政策|脱贫(不享受政策)|稳定脱贫不享受政策" },
        { "relapsed", "返贫户", "Relapsed", "返贫" },
        { "unstable", "脱贫监测户", "Monitored after exit", NULL, .near = "监测户|监测对象",
          .from = MONITORED_2020, .to = RULES_2020 },
        { "unstable", "脱贫不稳定户", "Unstable after exit", "脱贫不稳定", .from = RULES_2021, .to = RULES_2025 },
        { "unstable", "脱贫不稳定对象", "Unstable after exit", "脱贫不稳定户", .from = RULES_2026 },
        { "marginal", "边缘户", "Marginal", NULL, .from = MONITORED_2020, .to = RULES_2020 },
        { "marginal", "边缘易致贫户", "Marginal", "边缘户|边缘易致贫", .from = RULES_2021, .to = RULES_2025 },
        { "marginal", "边缘易致贫对象", "Marginal", "边缘易致贫户", .from = RULES_2026 },
        { "sudden", "突发严重困难户", "Sudden hardship", "突发严重困难", .from = RULES_2021 },
        { "prevention", "防止返贫致贫对象", "In standing assistance", NULL, .near = "帮扶对象",
          .from = RULES_2026 },
        { "risk_removed", "风险消除户", "Risk removed", "风险消除|已消除|消除风险", .from = MONITORED_2020 },
        { "general", "一般农户", "Not registered", "非贫困户", .near = "一般户" },
);

/* First and last day, each with how exactly it is known. The cause is that of a relapse or a risk; the one of poverty
 * stands with the household. */
static const struct field status_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true),
        CODE("kind", "状态", "Status", &status_kinds, .required = true, .indexed = true,
             .synonyms = "户状态|脱贫属性|贫困状态|贫困户状态|脱贫状态|监测对象类别|监测类型|脱贫情况"),
        DATE("from_on", "起始日期", "From", .required = true, .indexed = true,
             .synonyms = "识别时间|认定时间|纳入时间"),
        DATE("to_on", "截止日期", "To"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        CODE("end_precision", "截止日期精度", "Precision of the end", &codes_precision, .hidden = true),
        CODE("cause", "返贫(致险)原因", "Cause", &codes_cause, .hidden = true,
             .synonyms = "返贫原因|致返贫原因|风险类型|致贫返贫风险"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500),
};

/* ---- hooks ---- */

/* lifted: poverty or monitoring taken from a household: another kind, or an end where there was none. */
static bool lifted(const struct draft *d, const struct draft *old)
{
        static const char *const bound[] = { "poor",     "pre_exit", "relapsed",  "unstable",
                                             "marginal", "sudden",   "prevention" };
        bool was = false;
        for (size_t i = 0; old && i < COUNT(bound); i++)
                was = was || draft_now_is(old, NULL, "kind", bound[i]);
        return was && (!draft_same(d, old, "kind") || !draft_same(d, old, "household") ||
                       (!draft_same(d, old, "to_on") && draft_now(d, old, "to_on").type != VAL_NULL));
}

/* goes_on_merged: what a household merged into another was goes on there (life_merge.c), so its end lifts nothing. */
static bool goes_on_merged(struct ctx *c, const struct draft *old)
{
        struct val event = V_NULL;
        return db_one(c, db_sql(c->db, "life.merged_by"),
                      ARGS(ARG("household_id", draft_get(old, "household"))),
                      &event) && event.type == VAL_INT;
}

/* status_prepare: who may only propose an exit can't end the status by hand instead. */
static bool status_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (!household_there(c, d, old))
                return false;
        if (!lifted(d, old) || (draft_same(d, old, "kind") && goes_on_merged(c, old)))
                return c->err.kind == ERR_NONE;
        if (!confirms_here(c, d, old))
                return fail(c, ERR_FORBIDDEN, "exit.confirm", "household_status", "%s",
                            say(c, "您的账号可以提出退出，不能自行结束«poor»或监测状态",
                                "your account may propose an exit but not end the status by hand"));
        return draft_same(d, old, "kind") || change_by_import(ch) ||
               fail(c, ERR_INVALID, "span.fixed", "kind", "%s",
                    say(c, "状态不能改为另一种：«exit»请登记并确认退出，录错的请作废",
                        "a status is not changed into another: confirm an exit, or void an entry made in error"));
}

/* Guarded: taking a status back wants the right to confirm, else voiding would be the short way out of poverty. */
static const struct entity status_entities[] = {
        { .name = "household_status", .title = "户状态", .title_en = "Status of households",
          .life = LIFE_SPAN, .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "户的身份及起止日期，用当年的叫法", .help_en = "what a household is, with dates, in the terms of its time",
          .keys = "household,kind,from_on", .place_from = "household", .own = OWN_HOUSEHOLD, .sort = "from_on",
          .sort_down = true, .title_sql = HOUSEHOLD_OF_TITLE, FIELDS(status_fields), .guarded = true,
          .prepare = status_prepare },
};

/* Both are rules and not checks: while two statuses overlap a household counts as poor and as out of poverty, and an
 * exit without proof is what the county answers for. */
static const struct rule status_rules[] = {
        { .name = "status_overlap", .title = "同一户的«poor»、«exit»状态日期重叠",
          .title_en = "poor and exited statuses of a household overlap", .on = "household_status",
          .when = RULE_CREATE | RULE_UPDATE | RULE_END, .sql = "status.overlap" },
        { .name = "true_exit", .title = "没有确认的退出，不能结束«poor»状态",
          .title_en = "without a confirmed exit no poor status ends", .on = "household_status",
          .when = RULE_UPDATE | RULE_END, .sql = "status.true_exit" },
};

/* States of households that were never registered as poor: monitoring found them. One that was has its row of poverty
 * or exit open beside. A county's own kinds are of the register. */
#define NEVER_REGISTERED "('general', 'marginal', 'sudden', 'prevention', 'risk_removed')"

/* How many households are what; one without any row counts nowhere, which is why it is a check (no_status). */
static const struct list status_lists[] = {
        { .name = "household.registered", .title = "建档立卡户", .title_en = "Registered households", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = "EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") " AND s.household_id = t.id AND "
                   "s.kind NOT IN " NEVER_REGISTERED " AND " ON_DAY("s", ":day") ")",
          .explain = "当天处于«poor»、预«exit»、返贫、«exit»或脱贫不稳定状态的户；边缘易致贫户、突发严重困难户等从未建档立卡的不计",
          .explain_en = "households poor, awaiting exit, relapsed, out of poverty or unstable after it on the day; "
                        "those monitored without ever having been registered (marginal, sudden hardship) don't count" },
        { .name = "household.poor", .title = "«poor_household»", .title_en = "«poor_households»", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = POOR_ON("t.id", ":day"),
          .explain = "当天处于«poor_states»状态的户", .explain_en = "households poor, awaiting exit or relapsed on the day" },
        { .name = "household.exited", .title = "脱贫户", .title_en = "Households out of poverty", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = STATUS_ON("('exited', 'exited_no_policy')", "t.id", ":day"),
          .explain = "当天处于«exit»状态的户", .explain_en = "households out of poverty on the day" },
        { .name = "household.monitored", .title = "«monitored»", .title_en = "Monitored households", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_DAY, .figure = true,
          .where = MONITORED_ON("t.id", ":day"),
          .explain = "当天未消除风险的«monitored»", .explain_en = "households monitored on the day" },
        { .name = "household.no_status", .title = "没有状态的户", .title_en = "Households without a status", .unit = "户",
          .unit_en = "households", .of = "household", .period = PERIOD_NONE,
          .severity = SEVERITY_SUSPECT, .owner = "office",
          .where = "NOT EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") " AND s.household_id = t.id)",
          .mend = "核对该户档案(申请、评议、公示、审定材料)，由乡镇按审定文件登记状态和日期",
          .mend_en = "check the file of the household (application, appraisal, notice, decision); the township "
                     "enters status and day as the decision says",
          .explain = "没有任何状态记录的户，不会计入任何数字", .explain_en = "households with no status row: they count in no figure" },
};

const struct module status_module = {
        .name = "status",
        .title = "户状态",
        .title_en = "Status of households",
        .mechanism = "0",
        ENTITIES(status_entities),
        RULES(status_rules),
        LISTS(status_lists),
};
