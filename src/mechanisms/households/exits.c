/* exits.c: how a household leaves poverty: planned for a year, proposed by one cadre, confirmed by another.
 *
 * An exit is proposed with a day, evidence and a document, and counts for nothing until somebody else confirms it: not
 * the same cadre, not the same person in two posts, not the same account. Confirmed, it ends the poor status the day
 * before and opens "out of poverty" on its day, in the same change, so that no day is counted twice or not at all. What
 * was confirmed is then fixed; an error is voided and proposed anew. Sheets bring statuses of exits the county decided
 * long ago, without a record of who confirmed: they are taken, and stand in a list until the record is there.
 *
 * Left out: relapse, which is a status of its own, and the appraisal and public notice before an exit. */
#include "mechanisms/households/exits.h"

#include "base/date.h"
#include "core/account.h"
#include "mechanisms/modules.h"

/* How they came out of poverty, as the annual tables ask. */
static const struct codes exit_methods = CODES("exit_method", "退出方式", "How they exited",
        { "helped", "正常退出", "Through help", "帮扶脱贫|正常脱贫|脱贫退出" },
        { "covered", "兜底保障", "Covered by allowances", "政策兜底|社会保障兜底" },
        { "natural", "自然消除", "Of itself", .near = "帮扶消除|自然减少|风险消除|自然退出", .kept = true,
          .instead = "“消除”是监测对象解除风险，记在户状态里；户自然减少走户变动",
          .instead_en = "a risk removed is a status of monitored households; a household that is gone is an event" },
);

/* Which village or household is to exit in which year is decided by the county's leading group; the row rests on its
 * document. Without a household it speaks of the village itself. */
static const struct field exit_plan_fields[] = {
        YEAR("year", "计划年度", "Year", .required = true, .min = 2000, .max = 2050, .indexed = true,
             .synonyms = "计划出列时间|计划脱贫时间|计划出列日期|拟出列年度|计划退出年度|计划出列年度|计划脱贫年度"),
        PLACE("place", "村", "Village", .level = "village", .required = true, .synonyms = "行政村|计划出列村|村名"),
        REF("household", "户", "Household", "household", .help = "留空表示整村«delisting»",
            .help_en = "empty: the village itself is to be delisted"),
        REF("document", "依据文件", "Document", "document"),
        TEXT("note", "说明", "Note", .max_length = 500),
};
/* The day is when poverty ended, not when it was confirmed; sheets call it by many names, some of them years alone. */
static const struct field household_exit_fields[] = {
        REF("household", "户", "Household", "household", .required = true, .indexed = true, .synonyms = "户主姓名|户主|"
             "户编号|贫困户|脱贫户"),
        DATE("day", "«exit»日期", "Day of exit", .required = true, .synonyms = "脱贫年度|退出年度|验收日期|脱贫年份|退出日期|出列日期|退出日期|脱贫时间"),
        CODE("precision", "日期精度", "Precision", &codes_precision, .hidden = true),
        CODE("method", "退出方式", "How", &exit_methods),
        MONEY("per_capita", "退出时人均纯收入", "Net income per head", .max = YUAN(100000000), .synonyms = "人均纯收入|"
             "家庭人均纯收入|人均可支配收入"),
        EXIT_FIELDS,
};

/* ---- hooks ---- */

/* exit_may_confirm: villages and townships propose; who confirms where stands in the table of roles. */
static bool exit_may_confirm(struct ctx *c, const struct draft *d, const struct draft *old)
{
        return confirms_here(c, d, old) ||
               fail(c, ERR_FORBIDDEN, "exit.confirm", "confirmed_on", "%s",
                    say(c, "您的账号可以提出退出，不能确认退出",
                        "your account may propose an exit but not confirm it"));
}

/* exit_two_accounts: the rule exit_two_persons compares cadres, whom a clerk can pick at will; that two persons looked
 * at it is told by their logins. The command line has no account to compare. */
static bool exit_two_accounts(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val proposed = draft_now(d, old, "proposed_account");
        bool same;
        if (c->actor->account_id == 0 || proposed.type != VAL_TEXT)
                return true;
        if (!account_same_hand(c, proposed.s, &same))
                return false;
        return !same || fail(c, ERR_RULE, "rule.exit_two_persons", "confirmed_by", "%s",
                    say(c, "提出和确认须由两个账号分别办理",
                        "an exit is proposed from one account and confirmed from another"));
}

/* exit_fixed: what was confirmed is what two persons looked at; another household, village or day is another exit.
 * Note, method and income stay open: they are told about it, not what it is. */
static bool exit_fixed(struct ctx *c, const struct draft *d, const struct draft *old)
{
        static const char *const fixed[] = { "household", "place",        "day",         "evidence",
                                             "proposed_by", "confirmed_by", "confirmed_on" };
        for (size_t i = 0; i < COUNT(fixed); i++)
                if (field_find(d->e, str_of(fixed[i])) && !draft_same(d, old, fixed[i]))
                        return fail(c, ERR_RULE, "rule.exit_confirmed", fixed[i], "%s",
                                    say(c, "已确认的退出不能再改：录错的请作废，另行提出和确认",
                                        "a confirmed exit can't be changed: void it and propose another"));
        return true;
}

/* Cadre and day of the confirmation come together: one of them alone would leave it open whether it was confirmed. */
bool exit_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        if (old && draft_get(old, "confirmed_on").type != VAL_NULL)
                return exit_fixed(c, d, old);
        if (!old)
                draft_set(d, "proposed_account", V_TEXT(c->actor->name));
        const bool day = draft_now(d, old, "confirmed_on").type != VAL_NULL;
        const bool cadre = draft_now(d, old, "confirmed_by").type != VAL_NULL;
        if (day != cadre)
                return fail(c, ERR_INVALID, "exit.incomplete", "confirmed_by", "%s",
                            say(c, "确认人和确认日期须同时填写", "who confirmed and the day belong together"));
        if (!day)
                return true;
        if (!exit_may_confirm(c, d, old) || !exit_two_accounts(c, d, old))
                return false;
        draft_set(d, "confirmed_account", V_TEXT(c->actor->name));
        return true;
}

/* household_exit_applied: a confirmed exit ends the open poor status the day before, and opens "out of poverty" on its
 * day. */
static bool household_exit_applied(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (draft_now(d, old, "confirmed_on").type == VAL_NULL ||
            (old && draft_get(old, "confirmed_on").type != VAL_NULL))
                return true;
        const struct entity *status = entity_find(S("household_status"));
        const struct val household = draft_now(d, old, "household"), day = draft_now(d, old, "day");
        struct val open;
        if (!db_one(c, db_sql(c->db, "exits.open_poor_status"),
                    ARGS(ARG("household_id", household), ARG("day", day)), &open))
                return false;
        /* a sheet has put the household out of poverty before: the exit is its proof, and ends nothing */
        if (open.type != VAL_INT)
                return true;
        char before[11];
        date_add(arena_copy(c->arena, day.s), -1, before);
        struct draft *next = draft_new(c->arena, status);
        draft_set(next, "household", household);
        draft_set(next, "kind", V_TEXT("exited"));
        draft_set(next, "from_on", day);
        draft_set(next, "precision", draft_now(d, old, "precision"));
        draft_set(next, "document", draft_now(d, old, "document"));
        return change_end(c, ch, status, open.i, before, NULL) && change_put(c, ch, next);
}

/* Titles of sheets name these registers in many words (called), because every county has such a table and none has
 * ours. */
static const struct entity exit_entities[] = {
        { .name = "exit_plan", .title = "«exit_plan»", .title_en = "«exit_plan»s", .life = LIFE_EVENT,
          .day = "year", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "哪一年哪个村«delisting»、哪一户«exit»", .help_en = "which village or household is to exit in which year",
          .called = "脱贫规划|脱贫计划|出列计划|滚动计划|出列规划", .keys = "year,place,household", .sort = "year", .sort_down = true,
          .own = OWN_HOUSEHOLD,
          .title_sql = "CAST(r.year AS TEXT) || ' ' || " PLACE_TITLE,
          FIELDS(exit_plan_fields) },
        { .name = "household_exit", .title = "«household_exit»", .title_en = "Exits of households", .guarded = true,
          .life = LIFE_EVENT, .day = "day", .reading = READ_SCOPED, .area = AREA_HOUSEHOLD,
          .help = "一人提出、另一人确认的«exit»，附佐证和文件",
          .help_en = "exits proposed by one and confirmed by another, with evidence and document",
          .called = "脱贫贫困户|脱贫户|退出户|贫困户退出", .keys = "household,day", .place_from = "household", .own = OWN_HOUSEHOLD,
          .sort = "day", .sort_down = true, .title_sql = HOUSEHOLD_OF_TITLE,
          FIELDS(household_exit_fields), .prepare = exit_prepare, .applied = household_exit_applied },
};

/* Cadres, and the persons behind them: two posts of one person are one person. */
static const struct rule exit_rules[] = {
        { .name = "exit_two_persons", .title = "提出人与确认人不能是同一人", .title_en = "who proposes an exit doesn't confirm it",
          .on = "household_exit|village_exit", .when = RULE_CREATE | RULE_UPDATE,
          .sql = "exits.two_persons" },
};

/* An exit of the past that was confirmed on paper is a hint, one confirmed here without its guarantees an error. Splits
 * and mergers carry a status over to another household and are no exits of it. */
static const struct list exit_lists[] = {
        { .name = "household.exit_waiting", .title = "待确认的«exit»", .title_en = "Exits waiting for confirmation",
          .unit = "户", .unit_en = "households", .of = "household_exit", .period = PERIOD_NONE,
          .severity = SEVERITY_HINT, .owner = "office",
          .where = "t.confirmed_on IS NULL",
          .mend = "由提出人以外的人核对佐证和评议、公示材料，符合的确认，不符合的写明原因作废",
          .mend_en = "somebody else than who proposed checks evidence, appraisal and notice, and confirms it, or "
                     "voids it and says why",
          .explain = "已提出、尚未确认的«exit»", .explain_en = "exits proposed and not yet confirmed" },
        { .name = "household.exited_unconfirmed",
          .title = "没有确认记录的脱贫户",
          .title_en = "Out of poverty without a confirmed exit",
          .unit = "户",
          .unit_en = "households",
          .of = "household_status",
          .period = PERIOD_SPAN,
          .severity = SEVERITY_HINT,
          .owner = "office",
          .where = "t.kind IN ('exited', 'exited_no_policy') AND t.from_on BETWEEN :from AND :to AND NOT EXISTS "
                   "(SELECT 1 FROM household_exit x WHERE " JOINED("x") " AND x.household_id = t.household_id AND "
                   "x.confirmed_on IS NOT NULL AND x.day <= t.from_on) AND NOT EXISTS (SELECT 1 FROM household_event e "
                   "WHERE " JOINED("e") " AND e.day = t.from_on AND (e.other_id = t.household_id OR e.household_id = "
                   "t.household_id) AND e.kind IN ('split', 'merge'))",
          .mend = "与乡镇核对该户档案和批准退出的文件：有文件的按文件登记；没有的由县主管部门核实当时的状态",
          .mend_en = "check the file and the document that approved the exit with the township: enter what the "
                     "document says; where there is none the office finds out what the household was then",
          .explain = "期内转为«exit»状态、没有已确认«exit»记录的户，多为表格带入",
          .explain_en = "households that came out of poverty in the period with no confirmed exit, mostly brought in "
                        "by sheets" },
        { .name = "household.exit_unproved", .title = "三保障不全却已确认«exit»",
          .title_en = "Confirmed exits without all guarantees", .unit = "户", .unit_en = "households",
          .of = "household_exit", .period = PERIOD_SPAN, .severity = SEVERITY_ERROR, .owner = "office",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to AND (SELECT COUNT(DISTINCT g.item) "
                   "FROM guarantee g WHERE " JOINED("g") " AND g.household_id = t.household_id AND g.met = 1 AND "
                   "g.day <= t.day AND g.item <> 'water') < 5",
          .mend = "由乡镇入户核实并对照退出档案中的保障核查材料：材料齐全的据以登记；确不达标的，报县主管部门按程序处理",
          .mend_en = "the township checks at home and against the guarantees in the file of the exit: what is "
                     "proved is entered; what is not met goes to the office, by the rules",
          .explain = "期内确认«exit»、但此前没有五项都达标记录的户",
          .explain_en = "exits confirmed in the period without all five items found met before" },
        { .name = "household.exits", .title = "脱贫户数", .title_en = "Households that exited", .unit = "户",
          .unit_en = "households", .of = "household_exit", .period = PERIOD_SPAN, .figure = true,
          .counts = "household", .measure = "COUNT(DISTINCT t.household_id)",
          .where = "t.confirmed_on IS NOT NULL AND t.day BETWEEN :from AND :to",
          .explain = "期内«exit»且已确认的不同的户", .explain_en = "distinct households whose exit in the period is confirmed" },
};

const struct module exits_module = {
        .name = "exits",
        .title = "户的退出",
        .title_en = "Exits",
        .mechanism = "0",
        ENTITIES(exit_entities),
        RULES(exit_rules),
        LISTS(exit_lists),
};
