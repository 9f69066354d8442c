/* reconcile_lists.c: posts held, the month's locked pay and the roster of insurance compared: each way in which they
 * can differ is a list of its own, so that a difference has a reason, a way to mend it, and can be excused by itself.
 *
 * Three departments keep the three: townships the posts, finance the pay, the insurer the roster; a cadre who left in
 * March is paid until somebody tells the next one. A month without a locked run is not compared with pay, or all of the
 * county would differ until the run is locked. Where one cause would show in two lists, the one that says more speaks
 * (in_post_not_insured leaves to paid_not_insured whoever is paid and in no insurance at all). reconcile.h reads them
 * as one table. */
#include "mechanisms/modules.h"
#include "mechanisms/motivation/insurance.h"

/* The three ways meet in one month: that of the day asked for. MONTH_OF: its first day, as runs and lines have it.
 * PAY_LINES: the base lines of a person for that month in locked runs, with whatever `what` asks of them; other parts
 * say nothing of a post, for a bonus may be paid after leaving. */
#define MONTH_OF(day) "SUBSTR(" day ", 1, 7) || '-01'"
#define PAY_LINES(what, person, more) \
        "(SELECT " what " FROM pay_line l JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.voided = 0 " \
        "AND r.locked_on IS NOT NULL WHERE " JOINED("l") " AND l.person_id = " person " AND l.part = 'base' AND " \
        "l.from_month <= :day AND l.to_month >= " MONTH_OF(":day") more ")"
/* PAID: what was paid for the month and not taken back. */
#define PAID(person) "COALESCE(" PAY_LINES("SUM(l.amount)", person, "") ", 0) > 0"
/* CORRECTED: a further line concerns the month of line t; then that one is judged. */
#define CORRECTED "EXISTS " PAY_LINES("1", "t.person_id", " AND l.reason IS NOT NULL AND l.id > t.id")
/* MONTH_LOCKED: the month has been paid at all; before that nobody is missing from it. */
#define MONTH_LOCKED \
        "EXISTS (SELECT 1 FROM pay_run r WHERE " JOINED("r") " AND r.locked_on IS NOT NULL AND r.month = " \
        MONTH_OF(":day") ")"
/* PAY_OF_MONTH: line t pays base for the month and what it paid was not taken back since. */
#define PAY_OF_MONTH \
        "t.part = 'base' AND t.amount > 0 AND t.from_month <= :day AND t.to_month >= " MONTH_OF(":day") " AND EXISTS " \
        "(SELECT 1 FROM pay_run r WHERE " JOINED("r") " AND r.id = t.run_id AND r.locked_on IS NOT NULL) AND " \
        PAID("t.person_id")
/* HOLDS: t's person holds a post in the month of the day; `more` narrows it. */
#define HOLDS(more) \
        "EXISTS (SELECT 1 FROM village_post v WHERE " JOINED("v") " AND v.person_id = t.person_id AND v.from_on <= " \
        "SUBSTR(:day, 1, 7) || '-31' AND COALESCE(v.to_on, '9999-12-31') >= " MONTH_OF(":day") more ")"
/* IN_POST_ON_DAY: t's person holds a post on the day itself, as insurance asks; HOLDS asks the month, as pay does. */
#define IN_POST_ON_DAY \
        "EXISTS (SELECT 1 FROM village_post v WHERE " JOINED("v") " AND v.person_id = t.person_id AND " \
        CADRE_POST("v") " AND " ON_DAY("v", ":day") ")"
/* ONCE: of several rows of one person the first stands for all, so that one cause is one difference. */
#define ONCE(entity, more) \
        " AND NOT EXISTS (SELECT 1 FROM " entity " o WHERE " JOINED("o") " AND o.person_id = t.person_id AND " \
        ON_DAY("o", ":day") " AND o.id < t.id" more ")"
/* NOT_INSURED: in none of the three, which is another matter than one of them missing: somebody forgot the person. */
#define NOT_INSURED "NOT " ENROLLED("t.person_id", AS_ANY)
/* RATED: what the year's rate comes to for enrolment t: once, or for each of its months in the year. */
#define RATED(column) \
        "COALESCE(q." column ", 0) * CASE WHEN q.charged = 'month' THEN CASE WHEN COALESCE(SUBSTR(t.to_on, 1, 4), " \
        "'9999') > SUBSTR(t.from_on, 1, 4) THEN 12 ELSE CAST(SUBSTR(t.to_on, 6, 2) AS BIGINT) END - " \
        "CAST(SUBSTR(t.from_on, 6, 2) AS BIGINT) + 1 ELSE 1 END <> COALESCE(t." column ", 0)"
/* DIFFERENCE: one reason. All are suspicions of finance's: which of the three is wrong only people know, so the way to
 * mend it names more than one. */
#define DIFFERENCE(code, entity, zh, en, condition, mend_zh, mend_english) \
        { .name = "reconcile." code, .title = zh, .title_en = en, .unit = "条", .unit_en = "records", \
          .of = entity, .period = PERIOD_DAY, .severity = SEVERITY_SUSPECT, .owner = "finance", \
          .where = condition, .mend = mend_zh, .mend_en = mend_english, \
          .explain = "任职、当月已锁定报酬、当天参保三方勾稽：" zh, \
          .explain_en = "posts held, the month's locked pay and the roster of the day compared: " en }

/* By the register the row is of: posts, then lines of pay, then the roster; last, the premium, and who may be one
 * person entered twice. The list is the row's reason on the page, and what is excused on a desk is excused there
 * too. */
static const struct list reconcile_lists[] = {
        DIFFERENCE("in_post_not_insured", "village_post", "在职，三险不全且无说明", "in post, not all three, no reason",
                   IN_POST " AND NOT (" ALL_THREE ") AND NOT " EXEMPT " AND NOT (" PAID("t.person_id") " AND "
                   NOT_INSURED ")" ONCE("village_post", ""),
                   "与乡镇、经办机构核对任免文件和参保名册：已参保的据名册登记；不能参保的，由乡镇登记情形和佐证",
                   "compare notice of appointment and roster with township and insurer: enter what the roster "
                   "shows; where enrolment is not possible the township enters why, with evidence"),
        DIFFERENCE("in_post_not_paid", "village_post", "在职，当月没有报酬", "in post, not paid for the month",
                   IN_POST " AND " MONTH_LOCKED " AND NOT " PAID("t.person_id") ONCE("village_post", ""),
                   "与乡镇核对任免文件和发放表：任职日期有误的凭文件更正；确未发放的，由财政在以后批次发放",
                   "compare notice of appointment and pay table with the township: it corrects wrong dates by the "
                   "notice; what was not paid finance pays in a later run"),
        DIFFERENCE("paid_not_in_post", "pay_line", "有报酬，当月不在职", "paid, not in post in the month",
                   PAY_OF_MONTH " AND NOT " HOLDS(""),
                   "与乡镇核对任免文件和发放表：有任免文件的据以登记任职；确不应发的，由财政按规定扣回",
                   "compare notice of appointment and pay table with the township: a post is entered by its notice; "
                   "what was not due finance takes back as the rules say"),
        DIFFERENCE("paid_other_class", "pay_line", "报酬的职务类别与任职不同", "paid for another class than held",
                   PAY_OF_MONTH " AND NOT " CORRECTED " AND " HOLDS("") " AND NOT " HOLDS(" AND v.class = t.class"),
                   "与乡镇核对任免文件和发放表：登记有误的凭文件更正；发放有误的，由财政在以后批次补扣差额",
                   "compare notice of appointment and pay table with the township: what was entered wrongly is "
                   "corrected by the notice, what was paid wrongly by finance in a later run"),
        DIFFERENCE("paid_other_village", "pay_line", "报酬的村与任职的村不同", "paid for another village than held",
                   PAY_OF_MONTH " AND NOT " CORRECTED " AND " HOLDS("") " AND NOT " HOLDS(" AND v.place = t.place"),
                   "与乡镇核对任免文件，确认该人在哪个村任职后更正",
                   "check in the notice of appointment, with the township, which village the person serves, and "
                   "correct it"),
        DIFFERENCE("paid_not_insured", "pay_line", "有报酬，没有参加任何保险", "paid, in no insurance at all",
                   PAY_OF_MONTH " AND NOT " CORRECTED " AND " HOLDS("") " AND " NOT_INSURED " AND NOT " EXEMPT,
                   "与乡镇、经办机构核对参保名册：已参保的据名册登记；不能参保的，由乡镇登记情形和佐证",
                   "compare the roster with township and insurer: enter what it shows; where enrolment is not "
                   "possible the township enters why, with evidence"),
        DIFFERENCE("insured_not_paid", "insurance_enrolment", "在保，不在职，当月也没有报酬",
                   "insured, neither in post nor paid for the month",
                   ON_DAY("t", ":day") " AND " MONTH_LOCKED " AND NOT " PAID("t.person_id") " AND NOT " IN_POST_ON_DAY
                   ONCE("insurance_enrolment", ""),
                   "与乡镇核对任免文件和参保名册：已离任的，按文件写明的离任日期和停缴规定办理；仍在职的据文件登记任职",
                   "compare notice of appointment and roster with the township: who left is taken off by the day "
                   "the notice says; who is in post is entered by it"),
        DIFFERENCE("insured_other_village", "insurance_enrolment", "参保的村与任职的村不同",
                   "insured for another village than held",
                   ON_DAY("t", ":day") " AND " HOLDS("") " AND NOT " HOLDS(" AND v.place = t.place") " AND NOT EXISTS "
                   PAY_LINES("1", "t.person_id", " AND l.place = t.place")
                   ONCE("insurance_enrolment", " AND o.place = t.place"),
                   "与乡镇核对任免文件，确认该人在哪个村任职后更正参保名册",
                   "check in the notice of appointment, with the township, which village the person serves, and "
                   "correct the roster"),
        DIFFERENCE("premium", "insurance_enrolment", "保费或各方承担与当年标准不同",
                   "premium or shares that are not the year's rate",
                   ON_DAY("t", ":day") " AND EXISTS (SELECT 1 FROM insurance_rate q WHERE " JOINED("q") " AND q.kind = "
                   "t.kind AND CAST(q.year AS TEXT) = SUBSTR(t.from_on, 1, 4) AND (" RATED("premium") " OR "
                   RATED("county_paid") " OR " RATED("township_paid") " OR " RATED("village_paid") " OR "
                   RATED("person_paid") "))",
                   "与经办机构核对缴费凭证和当年标准文件，由财政更正有误的一方",
                   "compare the voucher and the document of the year's rate with the insurer; finance corrects the "
                   "one that is wrong"),
        DIFFERENCE("same_name", "village_post", "同村同名的在职村干部", "two in post with one name in one village",
                   IN_POST " AND EXISTS (SELECT 1 FROM village_post o JOIN person a ON a.county = o.county AND a.id = "
                   "o.person_id JOIN person b ON b.county = o.county AND b.id = t.person_id WHERE " JOINED("o")
                   " AND o.place = t.place AND o.person_id < t.person_id AND " ON_DAY("o", ":day")
                   " AND a.name = b.name)",
                   "由乡镇核对两人身份证和任免文件，确认是否同一人",
                   "the township checks ID cards and notices of appointment, to find out whether it is one person"),
};

const struct module reconcile_lists_module = {
        .name = "reconcile_lists",
        .title = "任职、报酬、参保勾稽",
        .title_en = "Posts, pay and insurance compared",
        .mechanism = "4.2",
        LISTS(reconcile_lists),
};
