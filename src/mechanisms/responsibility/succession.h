/* succession.h: an ending that names who takes over writes his row in the same change, from the day after; as an
 * interim one, with the vacancy that is to be filled by a day.
 *
 * It is settled when all actions of the change are written: a row of the successor that the change, or the register,
 * has already stands instead. What an ending wrote and nobody has touched since goes when the ending is taken back, and
 * is written anew when its day moves. */
#ifndef BANGFU_RESPONSIBILITY_SUCCESSION_H
#define BANGFU_RESPONSIBILITY_SUCCESSION_H

#include "core/change.h"

/* Fields of a span that has successors, besides `successor`, `interim` and the derived `predecessor`. */
#define SUCCESSOR_INTERIM \
        BOOLEAN("successor_interim", "接任人为临时", "Successor is interim", .hidden = true, \
                .help = "限参数“可以由人临时接替的离岗原因”所列；同时登记空缺", \
                .help_en = "after a reason of parameter interim_reasons; a vacancy is entered with it")
/* Asked beside it; left empty the parameter vacancy_days says it. */
#define VACANCY_DUE \
        DATE("vacancy_due_on", "空缺补齐期限", "Vacancy due on", .hidden = true, .help = "接任人为临时时，何时之前补齐", \
             .help_en = "by when an interim successor is to be replaced")

/* What ends help for a household or village that has left poverty while help goes on (withdrawal.c). */
#define END_DOCUMENT \
        REF("end_document", "结束决定文件", "Document of the ending", "document", .hidden = true, \
            .help = "已退出的户(村)在继续帮扶期内不再帮扶，凭哪份文件决定", \
            .help_en = "by which document help ends for a household or village that has left poverty")

/* succession_check: for prepare: the successor is another, and interim for a listed reason (parameter interim_reasons)
 * only. */
MUST bool succession_check(struct ctx *c, const struct draft *d, const struct draft *old);
/* succession_settle: for settled. */
MUST bool succession_settle(struct ctx *c, struct change *ch, const struct draft *d);

#endif
