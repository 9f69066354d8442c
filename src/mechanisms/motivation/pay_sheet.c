/* pay_sheet.c: the table of remuneration of a month, or of several months together (村干部报酬发放表): a row a person, a column
 * a part. How a row is read stands in pay_sheet_months.c and pay_sheet_lines.c. */
#include "mechanisms/motivation/pay_sheet.h"

#include "mechanisms/modules.h"

/* clang-format off */
/* Headers as counties write them, gathered from their tables; the part that is named nowhere else (其他, 补发) is other. A
 * column of months (任职月数) proves or gives the months, a column of the monthly rate gives a base nobody wrote out. */
static const struct column pay_columns[] = {
        HOLDER_COLUMNS,
        { .field = PAY_SHEET_MONTH, .synonyms = "发放月份|月份|所属月份|报酬月份|发放时间|发放年月|所属期|报酬所属月份|年月" },
        { .field = PAY_SHEET_MONTHS, .synonyms = "任职月数|发放月数|月数|任职月|任职月份数|在职月数|计发月数" },
        PAY_SHEET_AMOUNT(PAY_SHEET_RATE, .synonyms = "月基本报酬|月报酬标准|月基本报酬标准|基本报酬月标准|月标准|月工资标准|每月标准|月基础报酬"),
        PAY_SHEET_AMOUNT("pay_sheet.base", .sums = true, .synonyms = "基本报酬|全年基本报酬|年基本报酬|年度基本报酬|全年基本|岗位工资|" \
               "职务报酬|基本|基础报酬|基本工资|基础工资|基本报酬金额|岗位报酬|" \
               "基本部分|基本补贴|固定报酬|基础补贴|基本报酬合计|基本报酬小计|固定补贴|基础部分"),
        PAY_SHEET_PARTS,
};
/* clang-format on */

/* month_row: the run is found by the months, so they come first; the base is among the parts. */
static bool month_row(struct ctx *c, struct change *ch, struct subject_group *g)
{
        struct pay_row r = { .run = 0 };
        return pay_sheet_months(c, g, g->at, &r) && pay_sheet_run(c, ch, g, &r) &&
               pay_sheet_parts(c, ch, g, &r, PAY_SHEET_WITH_BASE);
}

static bool pay_apply(struct ctx *c, struct change *ch, struct subject_group *g)
{
        return subject_each_row(c, ch, g, month_row);
}

/* A roster has names and cards too: only the base, or the rate it is made of, makes a table one of pay. */
static const struct subject_hooks pay_hooks = { .evidence = "pay_sheet.base|pay_sheet.rate", .apply = pay_apply };

/* A county's titles for it, those of the year's table included: which of the two it is the columns say. */
static const struct subject pay_subjects[] = {
        { .name = "pay_sheet", .title = "村干部报酬发放表", .title_en = "Remuneration paid", .root = "pay_line",
          COLUMNS(pay_columns), .hooks = &pay_hooks,
          .called = PAY_SHEET_CALLED },
};

const struct module pay_sheet_module = {
        .name = "pay_sheet",
        .title = "报酬表样",
        .title_en = "Sheets of pay",
        .mechanism = "4.1",
        SUBJECTS(pay_subjects),
};
