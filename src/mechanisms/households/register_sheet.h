/* register_sheet.h: between the files of the household register's sheet: its columns (register_sheet.c), what is looked
 * at before anything is written (register_sheet_check.c), and what is written (register_sheet_apply.c).
 *
 * A group is one household. Check runs outside the writer and may refuse; apply runs inside the change, again and again
 * when a row of the group fails, so it reads what stands each time and keeps nothing between two runs. */
#ifndef BANGFU_HOUSEHOLDS_REGISTER_SHEET_H
#define BANGFU_HOUSEHOLDS_REGISTER_SHEET_H

#include "base/date.h"
#include "core/subject.h"

/* Columns that are no field: a year or a day of which a status is made. */
#define IDENTIFIED "status.identified"
#define EXITED "status.exited"

/* register_day: as exactly as the sheet knows it; what is written of it goes into the status with its precision. */
struct register_day { /* a day and how exactly it is known; text[0] 0: none */
        char text[11];
        const char *precision;
};

void register_check(struct ctx *c, struct subject_group *g);
MUST bool register_apply(struct ctx *c, struct change *ch, struct subject_group *g);

/* register_by_person: the sheet has a row a person; else a row speaks of its household, and of the head alone. */
bool register_by_person(const struct subject *s);
/* register_heads: how many rows are heads, and the last of them. */
size_t register_heads(const struct subject_group *g, size_t *last);
/* register_days: the day of identification and of exit; false when one can't be read, and which (wrong). */
bool register_days(const struct subject_group *g, struct register_day *identified, struct register_day *exited,
                   const char **wrong);

#endif
