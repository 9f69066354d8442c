/* life_fixture.h: families for the tests of what happens to households, and words to order an event in.
 *
 * The small county of mechanism_fixture.h, seen from a page. A test ends by life_county_close, which proves that nobody
 * is left without a helper or a head or in two households, and that the store verifies: whatever an event does, these
 * must not come of it. */
#ifndef BANGFU_HOUSEHOLDS_LIFE_FIXTURE_H
#define BANGFU_HOUSEHOLDS_LIFE_FIXTURE_H

#include "mechanisms/households/life.h"
#include "mechanisms/mechanism_fixture.h"

#define DAY "2017-06-01" /* of most events; the fixture's today is 2017-12-31 */

struct life_family { /* a poor household with a helper: head (man), wife, son */
        int64_t household, head, wife, son, m_head, m_wife, m_son, cadre, help;
};

void life_county(struct fixture *f);
void life_county_close(struct fixture *f);
int64_t life_person(struct fixture *f, const char *name, const char *sex);
int64_t life_member_put(struct fixture *f, int64_t household, int64_t person, const char *relation);
int64_t life_help_put(struct fixture *f, int64_t cadre, int64_t household);
/* life_family: of father, mother and son, with the status and a helper; names and number by `number`. */
struct life_family life_family(struct fixture *f, const char *number, const char *kind);
/* life_try: the code of the error, "" when it was done. */
const char *life_try(struct fixture *f, const struct life_order *o, struct life_done *done);
/* field_words: a field of a record as it stands. */
const char *field_words(struct fixture *f, const char *entity, int64_t id, const char *field);
/* relation_of: what a person is in the household on the last day of 2017; "" when he is no member. */
const char *relation_of(struct fixture *f, int64_t household, int64_t person);

#endif
