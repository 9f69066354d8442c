/* style.h: what the registers of work style share. */
#ifndef BANGFU_STYLE_STYLE_H
#define BANGFU_STYLE_STYLE_H

#include "core/change.h"

/* style_refuse: a rule of these registers is broken; code is "rule.NAME". Always false. */
MUST bool style_refuse(struct ctx *c, const char *code, const char *where, const char *zh, const char *en);
/* style_names_somebody: prepare hook of what is about an organisation or a person: one of them is named. */
MUST bool style_names_somebody(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);

#endif
