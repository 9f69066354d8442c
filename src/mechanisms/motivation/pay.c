/* pay.c: mechanism 4.1, remuneration of village cadres: monthly runs and their lines.
 *
 * A run is a month; its lines say to whom, for which months, which part, how much. Base = the sum of the months' rates
 * (pay_rates.c), to the cent, and nobody is paid for a post not held (village_posts.c): both are hard rules. A run is
 * prepared by one and approved by another, then locked; a locked run and its lines never change, and what was wrong is
 * set right by further lines, also negative ones, in a later run: the bank has been paid by then, and a changed line
 * would say that it was paid something else. Only locked runs count. What the base doesn't cover is called other parts,
 * by kind; those with a rate of their own stand in pay_part_rates.c.
 *
 * Declared beside it: what stands at the bank (pay_transfers.c). Done: computing and approving (pay_run.c), correcting
 * a locked month (pay_run_correct.c), comparing with last month (pay_run_compare.c), the bank's file and return
 * (pay_run_bank.c). Imported: the tables counties draw (pay_sheet.c). */
#include "core/account.h"
#include "mechanisms/ground/shared.h"
#include "mechanisms/modules.h"
#include "mechanisms/motivation/pay_run_private.h"
#include "mechanisms/motivation/village_posts.h"

/* A run is known by its month and batch: most months have one, and a county that pays its performance apart or pays
 * somebody late has a second. Who prepared is kept twice, as a cadre (who answers for it) and as an account (who did
 * it): the two persons are proved by both. */
static const struct field run_fields[] = {
        DATE("month", "发放月份", "Month", .required = true, .month = true, .help = "当月任一天，按当月 1 日保存",
             .help_en = "any day of the month; kept as its first", .synonyms = "月份|发放时间|报酬月份"),
        TEXT("batch", "批次", "Batch", .max_length = 40, .help = "同月发放几次的，写明批次；不填为“月度”",
             .help_en = "tells several runs of one month apart", .synonyms = "发放批次"),
        REF("prepared_by", "编制人", "Prepared by", "cadre", .synonyms = "制表人"),
        TEXT("prepared_account", "编制账号", "Prepared from", .derived = true, .hidden = true, .max_length = 60),
        REF("approved_by", "审批人", "Approved by", "cadre", .help = "不能与编制人相同",
            .help_en = "another than who prepared", .synonyms = "审核人"),
        DATE("locked_on", "锁定日期", "Locked on", .indexed = true,
             .help = "审批后锁定；锁定后不能再改，差错在以后批次补扣",
             .help_en = "after approval; what was wrong is set right in a later run"),
        REF("document", "依据文件", "Document", "document", .hidden = true),
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 300),
};
/* A line has its months beside its run: what is paid late, or for a quarter, is of other months than the run's, and it
 * is the months the post and the rate are asked for. Place and class are kept in the line and not read off the post,
 * for the post may be corrected when the money has long gone. */
static const struct field line_fields[] = {
        REF("run", "发放批次", "Run", "pay_run", .required = true, .indexed = true, .fixed = true,
            .synonyms = "发放月份|月份"),
        REF("person", "姓名", "Person", "person", .required = true, .indexed = true,
            .synonyms = "村干部|领取人|村干部姓名"),
        PLACE("place", "任职村", "Village", .synonyms = "村|行政村|所在村"),
        CODE("class", "职务类别", "Class", &codes_post_class, .indexed = true, .synonyms = "职务|岗位类别",
             .help = "不填时取当月所任职务", .help_en = "when left empty, that of the post held"),
        CODE("part", "报酬项目", "Part", &codes_pay_part, .indexed = true, .synonyms = "项目|发放项目|报酬类别"),
        DATE("from_month", "起始月份", "From month", .month = true, .help = "不填为发放月份",
             .help_en = "the run's month when left empty"),
        DATE("to_month", "截止月份", "To month", .month = true),
        MONEY("amount", "金额", "Amount", .required = true, .min = -YUAN(1000000), .max = YUAN(1000000),
              .synonyms = "发放金额|实发|实发金额|应发金额|发放数"),
        TEXT("reason", "补扣原因", "Reason", .grounds = true, .max_length = 300, .help = "扣回(负数)须写明原因",
             .help_en = "a negative line gives its reason", .synonyms = "原因|备注"),
};

/* ---- hooks ---- */

/* first_of_month: a month is kept as its first day. */
static void first_of_month(struct ctx *c, struct draft *d, const char *field)
{
        const struct val v = draft_given(d, field) ? draft_get(d, field) : V_NULL;
        if (v.type == VAL_TEXT && v.s.n == 10)
                draft_set(d, field, V_STR(arena_fmt(c->arena, "%.7s-01", v.s.p)));
}

/* run_two_accounts: who prepared a run from an account doesn't lock it from the same; at the store itself one may. */
static bool run_two_accounts(struct ctx *c, const struct draft *d, const struct draft *old)
{
        const struct val from = draft_now(d, old, "prepared_account");
        bool same;
        if (c->actor->account_id == 0 || draft_now(d, old, "locked_on").type == VAL_NULL || from.type != VAL_TEXT)
                return true;
        if (!account_same_hand(c, from.s, &same))
                return false;
        return !same || fail(c, ERR_RULE, "rule.pay_two_persons", "pay_run.approved_by", "%s",
                             say(c, "编制和审批须由两个账号分别办理",
                                 "a run is prepared from one account and approved from another"));
}

/* run_prepare: a locked run refuses everything, also the note on it: what the books and the bank rest on has one form.
 * The account that made the run is its first preparer; who computes or writes into it later becomes it
 * (pay_run_prepared). */
static bool run_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        (void)ch;
        first_of_month(c, d, "month");
        if (old && draft_get(old, "locked_on").type != VAL_NULL)
                return fail(c, ERR_RULE, "rule.pay_locked", "pay_run.locked_on", "%s",
                            say(c, "已锁定的发放批次不能再改，差错请在以后批次补扣",
                                "a locked run can't be changed: set it right by lines of a later run"));
        if (draft_now(d, old, "batch").type == VAL_NULL)
                draft_set(d, "batch", V_TEXT("月度"));
        if (!old)
                draft_set(d, "prepared_account", V_TEXT(c->actor->name));
        const bool approved =
                draft_now(d, old, "prepared_by").type != VAL_NULL && draft_now(d, old, "approved_by").type != VAL_NULL;
        if (draft_now(d, old, "locked_on").type == VAL_NULL || approved)
                return run_two_accounts(c, d, old);
        return fail(c, ERR_RULE, "rule.pay_two_persons", "pay_run.approved_by", "%s",
                    say(c, "锁定前须填写编制人和审批人",
                        "a run is locked when somebody has prepared it and somebody else approved it"));
}

/* take_post: place and class follow from the post the person holds in the last of the months. */
static bool take_post(struct ctx *c, struct draft *d, struct val person, struct val month)
{
        struct village_post_held held;
        if (!village_post_in_month(c, person, month, &held))
                return false;
        if (held.place.type != VAL_NULL && draft_get(d, "place").type == VAL_NULL)
                draft_set(d, "place", held.place);
        if (held.class.type != VAL_NULL && draft_get(d, "class").type == VAL_NULL)
                draft_set(d, "class", held.class);
        return true;
}

/* take_months: what is not said is the run's month; one end alone is both, as a sheet with one column of months means
 * it. */
static bool take_months(struct ctx *c, struct draft *d)
{
        struct val month;
        if (!db_one(c, S("SELECT month FROM pay_run WHERE county = :county AND id = :id"),
                    ARGS(ARG("id", draft_get(d, "run"))), &month))
                return false;
        if (draft_get(d, "from_month").type == VAL_NULL)
                draft_set(d, "from_month",
                          draft_get(d, "to_month").type == VAL_NULL ? month : draft_get(d, "to_month"));
        if (draft_get(d, "to_month").type == VAL_NULL)
                draft_set(d, "to_month", draft_get(d, "from_month"));
        return true;
}

struct run_state { /* of the run a line is of */
        struct str prepared_account;
        struct val locked_on;
};
static const struct db_column run_state_columns[] = {
        DB_COLUMN(struct run_state, prepared_account),
        DB_COLUMN(struct run_state, locked_on),
};

/* run_takes: whether a run is still open to lines; mine: prepared from this account. At the store itself, where there
 * is no account, the hard rules alone decide. */
static bool run_takes(struct ctx *c, struct val run, bool *mine)
{
        struct run_state state;
        bool found;
        *mine = true;
        if (c->actor->account_id == 0 || run.type != VAL_INT)
                return true;
        if (!db_first(c, S("SELECT prepared_account, locked_on FROM pay_run WHERE county = :county AND id = :id"),
                      ARGS(ARG("id", run)), c->arena, DB_COLUMNS(run_state_columns), &state, &found) ||
            !found)
                return c->err.kind == ERR_NONE;
        *mine = str_is(state.prepared_account, c->actor->name);
        return state.locked_on.type == VAL_NULL ||
               fail(c, ERR_RULE, "rule.pay_locked", "pay_line.run", "%s",
                    say(c, "发放批次已锁定，明细不能再增改", "the run is locked: no line joins or changes"));
}

/* from_here: who writes a line into a run has prepared it, and so is not who approves it, nor in the same change: else
 * one person could write a line into another's run and lock it. */
static bool from_here(struct ctx *c, struct change *ch, struct val run)
{
        bool mine;
        return run_takes(c, run, &mine) && (mine || pay_run_prepared(c, ch, run.i));
}

/* line_prepare: what a line leaves out follows from its run and from the post held; once written it doesn't follow any
 * more, and an update changes only what it says. A line taken off must say why, for it is read by whoever got less. */
static bool line_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old)
{
        if (!from_here(c, ch, draft_now(d, old, "run")))
                return false;
        first_of_month(c, d, "from_month");
        first_of_month(c, d, "to_month");
        if (draft_now(d, old, "part").type == VAL_NULL)
                draft_set(d, "part", V_TEXT("base"));
        if (!old && draft_get(d, "run").type == VAL_INT) {
                if (!take_months(c, d))
                        return false;
                const struct val person = draft_get(d, "person"), month = draft_get(d, "to_month");
                if (person.type == VAL_INT && month.type == VAL_TEXT && !take_post(c, d, person, month))
                        return false;
        }
        const struct val amount = draft_now(d, old, "amount");
        if (amount.type == VAL_INT && amount.i < 0 && draft_now(d, old, "reason").type == VAL_NULL)
                return fail(c, ERR_INVALID, "pay.reason", "pay_line.reason", "%s",
                            say(c, "扣回(负数)须写明原因", "a negative line gives its reason"));
        const struct val from = draft_now(d, old, "from_month"), to = draft_now(d, old, "to_month");
        if (from.type != VAL_TEXT || to.type != VAL_TEXT || str_cmp(from.s, to.s) <= 0)
                return true;
        return fail(c, ERR_INVALID, "span.reversed", "pay_line.to_month", "%s",
                    say(c, "截止月份早于起始月份", "the last month is before the first"));
}

/* A run is the county's: a township reads it as it reads whatever stands above its place (READ_ANCESTORS). The lines
 * lie in the village of the post, so that a township sees its own people and no others. */
static const struct entity pay_entities[] = {
        { .name = "pay_run", .title = "报酬发放批次", .title_en = "Pay runs", .life = LIFE_EVENT,
          .day = "month", .reading = READ_ANCESTORS, .area = AREA_MONEY, .unreviewed = true,
          .help = "一月一批：一人编制、另一人审批、锁定后计数",
          .help_en = "one a month: prepared by one, approved by another, counted when locked", .keys = "month,batch",
          .sort = "month", .sort_down = true,
          .title_sql = "SUBSTR(r.month, 1, 7) || CASE WHEN r.batch = '月度' THEN '' ELSE ' ' || r.batch END",
          FIELDS(run_fields), .prepare = run_prepare },
        { .name = "pay_line", .title = "报酬发放明细", .title_en = "Pay lines", .life = LIFE_EVENT,
          .day = "from_month", .reading = READ_SCOPED, .area = AREA_MONEY, .unreviewed = true,
          .help = "一人一项一行：基本报酬等于各月标准之和", .help_en = "one row a person and part; base is the sum of the months' rates",
          .keys = "run,person,part,from_month", .sort = "from_month", .sort_down = true,
          .title_sql = "SUBSTR(r.from_month, 1, 7) || ' ' || " PERSON_TITLE, FIELDS(line_fields),
          .prepare = line_prepare },
};

/* The first two are the county's promise (paid = rate × months, to the cent; nobody for a post not held), the third
 * keeps a sum that went to the bank what it was, the last two keep one person from paying himself and anybody from
 * being paid twice. They are rules over what a change has touched, so they hold on every road: a form, a sheet, a
 * computed run, a merged person. pay_once is asked when a run is locked, not line by line: while it is open two batches
 * may both propose the month. */
static const struct rule pay_rules[] = {
        { .name = "pay_rate_times_months", .title = "基本报酬须等于各月标准之和",
          .title_en = "base pay must equal the sum of the months' rates", .on = "pay_line",
          .when = RULE_CREATE | RULE_UPDATE, .sql = "pay.rate_times_months" },
        { .name = "pay_post_held", .title = "未任该职务的月份不能发放报酬", .title_en = "nobody is paid for a post not held",
          .on = "pay_line", .when = RULE_CREATE | RULE_UPDATE, .sql = "pay.post_held" },
        { .name = "pay_locked", .title = "发放批次已锁定，不能增改或作废", .title_en = "the run is locked", .on = "pay_line|pay_run",
          .when = RULE_ANY, .sql = "pay.locked" },
        { .name = "pay_two_persons", .title = "编制人与审批人不能是同一人", .title_en = "who prepares a run doesn't approve it",
          .on = "pay_run", .when = RULE_CREATE | RULE_UPDATE, .sql = "pay.two_persons" },
        { .name = "pay_once", .title = "同一人同一月份同一项只发一次，括号内的批次已经发过；请重新计算本批次（更正行要再更正一次那个月），或去掉重复的行",
          .title_en = "a month is paid once: the run in brackets paid it; compute or correct again, or drop the lines",
          .on = "pay_run", .when = RULE_CREATE | RULE_UPDATE, .sql = "pay.paid_once" },
};

/* ---- lists ---- */

/* LOCKED: line t is of a locked run of the period's months. A figure goes by the run's month, not by the months a line
 * is for: what is paid late counts when it is paid, and last year's total stays. */
#define LOCKED \
        "EXISTS (SELECT 1 FROM pay_run r WHERE " JOINED("r") " AND r.id = t.run_id AND r.locked_on IS NOT NULL AND " \
        "r.month BETWEEN :from AND :to)"
/* OVERPAID: the base lines over months of t come to more than the posts held in all their months give, whichever runs
 * and reasons they have (hard rule pay_once says so of locked runs). MONTH_DUE: what a month gives, of several posts
 * the one paid best, so that whoever changed his class in the middle of a month is no suspect. (The plus keeps the
 * calendar from being indexed anew for every line.) */
#define MONTH_DUE \
        "(SELECT MAX((SELECT q.monthly FROM pay_rate q WHERE " JOINED("q") " AND q.class = v.class AND " \
        "q.from_on <= k.day ORDER BY q.from_on DESC NULLS LAST LIMIT 1)) FROM village_post v WHERE " JOINED("v") \
        " AND v.person_id = t.person_id AND v.from_on <= SUBSTR(k.day, 1, 7) || '-31' AND " \
        "COALESCE(v.to_on, '9999-12-31') >= k.day)"
#define OVERPAID \
        "EXISTS (SELECT 1 FROM (SELECT COUNT(*) AS n, SUM(l.amount) AS amount, MIN(l.from_month) AS first_month, " \
        "MAX(l.to_month) AS last_month FROM pay_line l WHERE " JOINED("l") " AND l.person_id = t.person_id AND " \
        "l.part = 'base' AND l.from_month <= t.to_month AND l.to_month >= t.from_month) w WHERE w.n > 1 AND " \
        "w.amount > COALESCE((SELECT SUM(" MONTH_DUE ") FROM calendar k WHERE +k.voided = 0 AND " \
        "k.day BETWEEN w.first_month AND w.last_month AND SUBSTR(k.day, 9, 2) = '01'), 0))"

/* RUN_SUM: what run t pays of the parts. */
#define RUN_SUM(parts) "(SELECT SUM(l.amount) FROM pay_line l WHERE " JOINED("l") " AND l.run_id = t.id AND " parts ")"

/* The figures are the source's: 21.46 million yuan paid in 2017, of it 16.23 million base (figures.tsv). It doesn't say
 * what the rest is; so it is called other parts, and its kinds stand in the lines. A figure counts locked runs only; a
 * check looks at open ones too, where there is still time. */
static const struct list pay_lists[] = {
        { .name = "pay.total", .title = "应发报酬（已锁定）", .title_en = "Remuneration due (locked)", .unit = "元",
          .unit_en = "yuan",
          .of = "pay_line", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = LOCKED, .measure = SUM_OF("t.amount"),
          .explain = "期内各月已锁定批次全部明细之和，按所属月份；是应发数，到账的见“实发报酬（已到账）”",
          .explain_en = "the sum of all lines of the locked runs of the period's months: what is due; what arrived is "
                        "pay.reached" },
        { .name = "pay.base", .title = "其中基本报酬", .title_en = "Of this, base", .unit = "元", .unit_en = "yuan",
          .of = "pay_line", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.part = 'base' AND " LOCKED, .measure = SUM_OF("t.amount"),
          .explain = "期内各月已锁定批次中的基本报酬之和，按所属月份",
          .explain_en = "the sum of the base parts of the locked runs of the period's months" },
        { .name = "pay.other", .title = "其他部分", .title_en = "Other parts", .unit = "元", .unit_en = "yuan",
          .of = "pay_line", .period = PERIOD_SPAN, .figure = true, .scale = 2,
          .where = "t.part <> 'base' AND " LOCKED, .measure = SUM_OF("t.amount"),
          .explain = "期内各月已锁定批次中基本报酬以外的部分，分项目见明细",
          .explain_en = "what the locked runs paid besides the base, by kind in the lines" },
        /* Persons and not lines: whoever has three parts in twelve months was paid once. */
        { .name = "pay.persons", .title = "应发报酬的村干部", .title_en = "Persons pay is due to", .unit = "名",
          .unit_en = "persons",
          .of = "pay_line", .period = PERIOD_SPAN, .figure = true, .counts = "person",
          .measure = "COUNT(DISTINCT t.person_id)",
          .where = LOCKED,
          .explain = "期内已锁定批次中不同的人，一人只计一次",
          .explain_en = "distinct persons in the locked runs of the period's months" },
        /* A line put right later has its reason, and is no further month. */
        { .name = "pay.months", .title = "发放月数", .title_en = "Months paid", .unit = "月", .unit_en = "months",
          .of = "pay_line", .period = PERIOD_SPAN,
          .where = "t.part = 'base' AND t.amount > 0 AND t.reason IS NULL AND " LOCKED,
          .measure = "CAST(COALESCE(SUM((CAST(SUBSTR(t.to_month, 1, 4) AS BIGINT) - CAST(SUBSTR(t.from_month, 1, 4) AS "
                     "BIGINT)) * 12 + CAST(SUBSTR(t.to_month, 6, 2) AS BIGINT) - CAST(SUBSTR(t.from_month, 6, 2) AS "
                     "BIGINT) + 1), 0) AS BIGINT)",
          .explain = "期内已锁定批次中基本报酬所属的月份数，更正行不计",
          .explain_en = "the months that base pay in the locked runs of the period is for; corrections add none" },
        /* What the printed roll (发放表) is of: a row a person, with the post he holds now. */
        { .name = "pay.paid_posts", .title = "领取报酬的村干部任职", .title_en = "Posts of persons paid", .unit = "名",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_SPAN,
          .where = "t.from_on <= :to AND EXISTS (SELECT 1 FROM pay_line l JOIN pay_run r ON r.county = l.county AND "
                   "r.id = l.run_id AND r.voided = 0 AND r.locked_on IS NOT NULL AND r.month BETWEEN :from AND :to "
                   "WHERE " JOINED("l") " AND l.person_id = t.person_id) AND NOT EXISTS (SELECT 1 FROM village_post o "
                   "WHERE " JOINED("o") " AND o.person_id = t.person_id AND o.from_on <= :to AND (o.from_on > "
                   "t.from_on OR (o.from_on = t.from_on AND o.id > t.id)))",
          .explain = "期内已锁定批次中领取报酬的人，各取其最近一项任职；发放表一人一行",
          .explain_en = "of everybody in the period's locked runs the latest post: a row a person" },
        /* A suspicion and finance's: who is in post and unpaid was forgotten, or his post has ended and nobody said
         * so. */
        { .name = "pay.unpaid", .title = "在职却没有基本报酬的村干部", .title_en = "Posts held without base pay", .unit = "人",
          .unit_en = "persons", .of = "village_post", .period = PERIOD_SPAN, .severity = SEVERITY_SUSPECT,
          .owner = "finance",
          .where = CADRE_POST("t") " AND " IN_PERIOD("t")
                   " AND NOT EXISTS (SELECT 1 FROM pay_line l JOIN pay_run r ON r.county = l.county AND "
                   "r.id = l.run_id AND r.voided = 0 AND r.locked_on IS NOT NULL WHERE " JOINED("l")
                   " AND l.person_id = t.person_id AND l.part = 'base' AND l.from_month <= :to AND l.to_month >= "
                   "SUBSTR(:from, 1, 7))",
          .mend = "与乡镇核对任免文件和银行回单：任职日期有误的，由乡镇凭文件更正；确未发放的，由财政在以后批次发放",
          .mend_en = "compare notice of appointment and bank slip with the township: it corrects wrong dates by the "
                     "notice; what was not paid finance pays in a later run",
          .explain = "期内任职、期内各月已锁定批次中没有基本报酬的村干部；村民小组长、后备干部不在内",
          .explain_en = "posts held in the period with no base line for its months in a locked run; without leaders of "
                        "villagers' groups and reserve cadres" },
        /* An error, since money has left; open runs are looked at too, where it can still be stopped. */
        { .name = "pay.paid_twice", .title = "同月重复发放基本报酬", .title_en = "Base paid twice for a month", .unit = "条",
          .unit_en = "lines", .of = "pay_line", .period = PERIOD_SPAN, .severity = SEVERITY_ERROR, .owner = "finance",
          .where = "t.part = 'base' AND t.amount > 0 AND ((t.from_month <= :to AND t.to_month >= SUBSTR(:from, 1, 7)) "
                   "OR EXISTS (SELECT 1 FROM pay_run r WHERE " JOINED("r") " AND r.id = t.run_id AND r.month BETWEEN "
                   "SUBSTR(:from, 1, 7) AND :to)) AND " OVERPAID,
          .mend = "与乡镇核对任免文件、发放表和银行回单：确属重复发放的，由财政按规定在以后批次扣回",
          .mend_en = "compare notice of appointment, pay table and bank slip with the township: what was paid twice "
                     "finance takes back in a later run, as the rules say",
          .explain = "期内月份或期内批次的基本报酬行：同一人这些月份各批次(含更正、未锁定的)合计超过所任职务各月标准之和",
          .explain_en = "base lines of the period's months or runs whose months come, over all runs with "
                        "corrections, to more than the posts held give" },
        /* A hint only: a run is open until it is checked, and that may be the month after. */
        { .name = "pay.run_open", .title = "到月未锁定的发放批次", .title_en = "Runs not locked", .unit = "批",
          .unit_en = "runs", .of = "pay_run", .period = PERIOD_DAY, .severity = SEVERITY_HINT, .owner = "finance",
          .where = "t.locked_on IS NULL AND t.month <= :day",
          .mend = "由制表人以外的人对照任职文件核对发放表，审批后锁定；未锁定的不计入发放数",
          .mend_en = "somebody else than who made the run checks its table against the notices of appointment, "
                     "approves and locks it: until then it does not count",
          .explain = "当天所在月份及以前、尚未锁定的批次", .explain_en = "runs of months begun by the day that are not locked" },
        /* The books are written by the program alone; a difference is a fault of ours, or of somebody at the store. */
        UNBOOKED("pay_run", "4.1", "发放批次", "runs", "t.locked_on IS NOT NULL", RUN_SUM("l.amount <> 0")),
};

/* A locked run is owed to the persons until the bank has paid (pay_transfers.c settles it). Base and other parts are
 * expenses of two accounts, as the figures tell them apart. */
static const struct ledger_posting pay_postings[] = {
        { .entity = "pay_run", .when = "t.locked_on IS NOT NULL", .day = "t.locked_on", .debit = "'expenses:pay:base'",
          .credit = "'liabilities:pay'", .amount = RUN_SUM("l.part = 'base'") },
        { .entity = "pay_run", .when = "t.locked_on IS NOT NULL", .day = "t.locked_on", .debit = "'expenses:pay:other'",
          .credit = "'liabilities:pay'", .amount = RUN_SUM("l.part <> 'base'") },
};

/* Rates are records, so the account names them of the day; adjustments are counted over several years (`since`). */
static const struct mechanism pay_mechanism = {
        .number = "4.1",
        .pillar = PILLAR_MOTIVATION,
        .title = "村干部报酬",
        .title_en = "Village cadre remuneration",
        .responsible = "组织部、财政局",
        .responsible_en = "Organisation department, finance bureau",
        .words =
                "{?county|{?pay.rate_principal|村干部基本报酬标准为正职每月{pay.rate_principal}元、副职每月{pay.rate_deputy}元"
                "{?pay.rate_other|、其他职务每月{pay.rate_other}元|}{?pay.adjustments|，{since pay.adjustments}年以来正职标准调整"
                "{pay.adjustments}次|}。|}|}{?pay.total|{span}应发村干部报酬{pay.total 万元}{?pay.base|，其中基本报酬{pay.base 万元}|}"
                "{?pay.other|、其他部分{pay.other 万元}|}，涉及村干部{pay.persons}名{?pay.reached|；经银行代发、回单确认到账{pay.reached 万元}|}。|"
                "}",
        .words_en =
                "{?county|{?pay.rate_principal|The monthly base is {pay.rate_principal} yuan for a principal, "
                "{pay.rate_deputy} for a deputy{?pay.rate_other| and {pay.rate_other} for other posts|}"
                "{?pay.adjustments|; since the beginning of {since pay.adjustments} the principal's rate was "
                "adjusted {pay.adjustments} times|}. |}|}{?pay.total|{pay.total million} yuan were due {span} to "
                "{pay.persons} village cadres{?pay.base|, {pay.base million} of it base|}{?pay.other| and "
                "{pay.other million} other parts|}{?pay.reached|; the bank has confirmed {pay.reached million}|}.|}",
        PAGES({ "/payrun", "报酬发放", "Pay runs", "pay_run", .writes = true, .records = "pay_run:run" }),
};

const struct module pay_module = {
        .name = "pay",
        .title = "村干部报酬",
        .title_en = "Village cadre remuneration",
        .declares = &pay_mechanism,
        ENTITIES(pay_entities),
        RULES(pay_rules),
        LISTS(pay_lists),
        POSTINGS(pay_postings),
};
