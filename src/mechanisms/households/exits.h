/* exits.h: what both exits have in common, a household's (exits.c) and a village's (villages.c): one proposes, another
 * confirms.
 *
 * Both entities have EXIT_FIELDS, a `day`, and `household` or `place`; both have exit_prepare as their hook and are
 * named by the rule exit_two_persons. */
#ifndef BANGFU_HOUSEHOLDS_EXITS_H
#define BANGFU_HOUSEHOLDS_EXITS_H

#include "mechanisms/households/households.h"

/* EXIT_FIELDS: last in the fields of both exits. The two accounts are noted by the program: cadres are who the county
 * holds responsible, accounts are who sat at the keyboard, and both have to be two. */
#define EXIT_FIELDS \
        TEXT("evidence", "佐证", "Evidence", .required = true, .lines = true, .max_length = 1000), \
        REF("document", "依据文件", "Document", "document"), \
        REF("proposed_by", "提出人", "Proposed by", "cadre", .required = true), \
        REF("confirmed_by", "确认人", "Confirmed by", "cadre", .help = "不能与提出人相同", \
        .help_en = "another than who proposed"), \
        DATE("confirmed_on", "确认日期", "Confirmed on", .indexed = true), \
        TEXT("proposed_account", "提出账号", "Account that proposed", .derived = true, .hidden = true, \
        .max_length = 100), \
        TEXT("confirmed_account", "确认账号", "Account that confirmed", .derived = true, .hidden = true, \
        .max_length = 100), \
        TEXT("note", "说明", "Note", .hidden = true, .max_length = 500)

/* exit_prepare: an exit is first proposed; confirming names another cadre and a day, by whoever may confirm there.
 * Confirmed, none of what two persons looked at changes any more. */
MUST bool exit_prepare(struct ctx *c, struct change *ch, struct draft *d, const struct draft *old);

#endif
