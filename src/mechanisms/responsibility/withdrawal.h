/* withdrawal.h: until when help goes on for who has left poverty (withdrawal.c), for the lists that say who is without.
 * */
#ifndef BANGFU_RESPONSIBILITY_WITHDRAWAL_H
#define BANGFU_RESPONSIBILITY_WITHDRAWAL_H

/* HELP_GOES_ON: the day lies in the stretch in which help outlasts the exit (摘帽不摘责任). TEAMS_GO_ON: from then on a
 * village designated for a team keeps it, poor or not (向重点乡村持续选派). Of SQL with {param:} (parameter.h). */
#define HELP_GOES_ON(day) \
        "(" day " BETWEEN {param:help_after_exit_from} AND {param:help_after_exit_until} OR " day \
        " >= {param:teams_by_designation})"

#endif
