/* subjects.h: everything a sheet of this county can be about: the composite subjects modules declare, and every single
 * entity, its columns read off its fields.
 *
 * A single entity is taken when the headers of its required fields are there. One whose key is an ID number (a person)
 * is taken only from our own export: a list of mere persons is some other department's. A reference is written as its
 * title or key; where it leads to a person, a column of ID numbers beside it is understood too ("cadre.person>id_no").
 */
#ifndef BANGFU_IMPORT_SUBJECTS_H
#define BANGFU_IMPORT_SUBJECTS_H

#include "import/cells.h"

#define SUBJECT_VIA_ID ">id_no" /* end of the column name of an ID number that finds a reference */
#define SUBJECT_SPAN ">span"    /* end of the column name of a first and last day in one cell: "posting.from_on>span" */

#define MATCH_CODE_NOTHING "-"  /* of a header mapped to nothing */

/* subjects_build: columns in words mapped by hand (list "column") are among the words. */
void subjects_build(struct ctx *c, const struct cell_words *words, size_t n_words, struct match_book *out);
/* subject_column: the column of that name; subject_last_day: that of the last day beside a first one (posting.from_on).
 * MATCH_NONE when there is none. */
size_t subject_column(const struct subject *s, struct str field);
size_t subject_last_day(struct arena *a, const struct subject *s, struct str first);
/* subject_called: what has a number, and in its place a name people call it by (a household its head's); NULL. Its keys
 * say so: "hh_no|place,head_name". subject_number_column: the column of that number beside a reference f of e, named
 * "benefit_link.household>hh_no"; "" where f leads to nothing of the kind. */
const struct field *subject_called(const struct entity *e);
struct str subject_number_column(struct arena *a, const struct entity *e, const struct field *f);
/* subject_made_of_name: a reference to what is made of a name alone when nobody has entered it yet (a unit). */
bool subject_made_of_name(const struct field *f);
/* subject_beside: a sheet about `of` may write e in the same row. */
bool subject_beside(const struct entity *e, const struct entity *of);
/* subjects_can: a sheet can be taken as this, and not only our own export of it. */
bool subjects_can(const struct match_subject *s);
/* subjects_title: of a register or a table that modules declare; NULL: there is none of this name. */
const char *subjects_title(const struct ctx *c, struct str name);
/* subject_target: what a column of a subject writes. */
struct match_target subject_target(const struct column *column);

#endif
