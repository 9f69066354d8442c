/* pay_sheet.h: what the tables of remuneration every county draws up itself have in common: the one of a month or
 * months (pay_sheet.c) and the one of a year with a column a month (pay_year_sheet.c).
 *
 * A row becomes the lines of a month's run; the run is made when it isn't there, and stays unlocked: approving is
 * another's. Who is paid must hold a village post in the months, and the base must be what the rates say: a row that
 * breaks it is refused by itself, with the amount that would be right. What the sheet has computed itself (应发, 实发) is
 * not believed: a row whose parts don't come to it is refused, for then a part is wrong or stands in a column nobody
 * read. What is withheld for others (代扣) counts in that sum only. A bank card is entered with the post that has none,
 * by whoever may, and must else agree. */
#ifndef BANGFU_MOTIVATION_PAY_SHEET_H
#define BANGFU_MOTIVATION_PAY_SHEET_H

#include "mechanisms/ground/holder_sheet.h"

#define PAY_SHEET_MONTH "pay_sheet.month"
#define PAY_SHEET_MONTHS "pay_sheet.months"
#define PAY_SHEET_CARD "village_post.bank_card"
#define PAY_SHEET_DEDUCTED "pay_sheet.deducted"
#define PAY_SHEET_WITHHELD "pay_sheet.withheld"
#define PAY_SHEET_NOTE "pay_sheet.note"
#define PAY_SHEET_RATE "pay_sheet.rate"

/* clang-format off */
#define PAY_SHEET_AMOUNT(name, ...) \
        { .field = name, .like = "pay_line.amount", __VA_ARGS__ }
/* PAY_SHEET_PARTS: the columns of the parts besides the base, the sums of a row, and what stands beside them. */
#define PAY_SHEET_PARTS \
        PAY_SHEET_AMOUNT("pay_sheet.performance", .sums = true, .synonyms = "绩效报酬|绩效|绩效工资|考核报酬|绩效考核报酬|绩效部分|绩效考核|" \
               "全年绩效报酬|年绩效报酬|年度绩效报酬|全年绩效|年度绩效|绩效考核奖|绩效奖|考核绩效|考核工资|绩效补贴|绩效考核工资|绩效报酬合计|绩效合计|年终绩效|绩效奖金"), \
        PAY_SHEET_AMOUNT("pay_sheet.seniority", .sums = true, .synonyms = "任职年限补贴|工龄补贴|年限补贴|任职年限补助|工龄工资|任职补贴|年限报酬|" \
               "任职年限报酬|工龄报酬|连续任职补贴"), \
        PAY_SHEET_AMOUNT("pay_sheet.allowance", .sums = true, .synonyms = "津贴补贴|补贴|津贴|岗位补贴|岗位津贴|交通补贴|通讯补贴|生活补贴|" \
               "交通通讯补贴|" \
               "一肩挑补贴|兼职补贴|学历补贴|误工补贴|误工补助|其他补贴|其他津贴|专项补贴"), \
        PAY_SHEET_AMOUNT("pay_sheet.award", .sums = true, .synonyms = "奖励|奖金|年终奖|奖励报酬|考核奖|年终考核奖|考核奖励|集体经济发展奖励|奖励部分|" \
               "集体经济奖励|集体经济增收奖励|考核奖金|目标考核奖|创收奖励"), \
        PAY_SHEET_AMOUNT("pay_sheet.other", .sums = true, .synonyms = "其他部分|其他报酬|其他|补发|其他补助"), \
        PAY_SHEET_AMOUNT(PAY_SHEET_DEDUCTED, .sums = true, .synonyms = "扣款|扣发|扣减|考核扣减|扣减金额|缺勤扣减|扣减数|考核扣款|" \
               "扣除|应扣|扣款合计|缺勤扣款|考核扣发|应扣款|扣发金额|扣款金额|扣回|补扣"), \
        PAY_SHEET_AMOUNT(PAY_SHEET_WITHHELD, .sums = true, .synonyms = "代扣|代扣代缴|应扣部分|代扣部分|代扣项目|应扣项目|扣款项目|应扣款项|扣缴部分|" \
               "代扣养老保险|个人缴纳养老保险|代扣保险|代扣个人缴费|个人养老保险|代扣款|" \
               "个人缴养老保险|扣个人养老保险|代扣社保|代缴养老保险|扣养老保险|养老保险个人代扣|个人代扣|代扣个人部分|" \
               "养老保险个人缴费|个人应缴养老保险|代扣养老|代扣医保|代扣意外险|代扣个人养老保险|养老保险代扣|社保个人部分"), \
        PAY_SHEET_AMOUNT("pay_sheet.due", .synonyms = "应发|应发合计|应发部分合计|应发金额|应发报酬|应发工资|应发数|应发小计"), \
        PAY_SHEET_AMOUNT("pay_sheet.net", .synonyms = "实发|实发合计|实发金额|实发报酬|实发工资|实发数|打卡金额|实付金额"), \
        PAY_SHEET_AMOUNT("pay_sheet.total", .synonyms = "合计|小计|总计|报酬合计|全年报酬|全年报酬合计|年报酬合计|年度合计|报酬总额|发放合计|合计金额|" \
               "全年合计|年合计|发放金额|总额"), \
        { .field = PAY_SHEET_NOTE, .synonyms = "扣款原因|扣减原因|备注|补扣原因|扣发原因" }, \
        { .field = PAY_SHEET_CARD, .match_only = true, .synonyms = "卡号|银行账号|账号|一卡通账号|工资卡号|一卡通卡号|银行卡|卡(账)号|" \
          "社保卡号|社会保障卡号|开户账号|账户|银行账户|打卡账号" }
/* clang-format on */

/* PAY_SHEET_CALLED: what such a table is called, whether of a month or of a year. */
#define PAY_SHEET_CALLED "报酬发放|干部报酬|报酬花名册|报酬明细|报酬情况|工资发放|工资表|报酬表|补贴发放|基本报酬|绩效报酬|报酬统计"

struct pay_row {
        struct holder who;
        int64_t run;
        char from[11], to[11]; /* first days of the months paid for */
        char month[11];        /* of the run: the last the sheet speaks of, also for who left before */
        bool year_alone;       /* only the year is said: the base must prove the months */
        int64_t sum, deducted; /* of the parts that add, and of those that are taken off */
};

/* pay_sheet_no_month: fails with the words for a sheet that doesn't say which month it is of. */
bool pay_sheet_no_month(struct ctx *c, const struct subject_group *g);
/* pay_sheet_months: who the row is and which months it pays; refuses a row that leaves either open. */
MUST bool pay_sheet_months(struct ctx *c, const struct subject_group *g, size_t row, struct pay_row *r);
/* pay_sheet_held: of the row's period, the months the post was held; a number of months (0: none is given) must agree.
 */
MUST bool pay_sheet_held(struct ctx *c, struct pay_row *r, int64_t n);
/* pay_sheet_month_count: how many months the row pays, both ends counted. */
int pay_sheet_month_count(const struct pay_row *r);

/* pay_sheet_amount: what a column has, in fen; 0 of an empty one. */
int64_t pay_sheet_amount(const struct subject_group *g, size_t row, const char *field);
/* pay_sheet_run: the run of the row's month, made when it isn't there. */
MUST bool pay_sheet_run(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r);
/* pay_sheet_base: a line of base over the row's months in the run of its month, when it is the sum of their rates. */
MUST bool pay_sheet_base(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r,
                         const char *field, int64_t amount);
/* pay_sheet_parts: the lines of the row's parts, with the base or (of a year, whose base is in its months) without it;
 * then its sums are proved and its card is entered. */
enum pay_sheet_first { PAY_SHEET_WITH_BASE, PAY_SHEET_BESIDE_BASE };
MUST bool pay_sheet_parts(struct ctx *c, struct change *ch, struct subject_group *g, struct pay_row *r,
                          enum pay_sheet_first first);

#endif
