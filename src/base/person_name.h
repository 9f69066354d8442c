/* person_name.h: names of persons, in one way of writing, and what is none.
 *
 * A name is how a county finds somebody who has no number at hand. Sheets write 谢  勇杰 to line up with three
 * characters and use a dozen different dots inside the names of minorities; characters an old program did not know
 * came out as "?" or a box; copies made for a wall hide one as *; and people put into the cell what belongs beside
 * it (张三（户主）, 张三1, 张三、李四). The first two are written in one way, the rest is given back to who can ask. */
#ifndef BANGFU_BASE_PERSON_NAME_H
#define BANGFU_BASE_PERSON_NAME_H

#include "base/arena.h"

/* middle_dot: what input methods, office programs and typists put between the parts of a name (阿卜杜·买买提). */
bool middle_dot(uint32_t cp);
/* person_name: without blanks between Chinese characters, every middle dot between two of them as U+00B7, and without a
 * full stop behind the last. text is clean (utf8_clean). A blank between two names that can each stand alone is kept,
 * so that person_name_fault sees it. */
struct str person_name(struct arena *a, struct str text);
/* person_name_fault: why a text of person_name is no name: "name.lost" (a character lost or hidden, or words that say
 * that nobody knows it), "person.several" (several persons), "name.added" (signs, digits and loose dots); NULL when it
 * may be one. */
const char *person_name_fault(struct str name);

#endif
