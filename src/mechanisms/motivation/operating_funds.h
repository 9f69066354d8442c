/* operating_funds.h: what a village is due for a year: its size class on the year's last day, and that class's amount
 * grown by the year's rate. */
#ifndef BANGFU_MOTIVATION_OPERATING_FUNDS_H
#define BANGFU_MOTIVATION_OPERATING_FUNDS_H

#include "db/db.h"

struct operating_fund_standard {
        struct val class, due; /* V_NULL: the village has no class; its class has no amount for the year */
};
MUST bool operating_fund_standard(struct ctx *c, struct val place, int64_t year, struct operating_fund_standard *out);

#endif
