/* mechanism_fixture.h: a small county for the tests of the mechanisms, and words to ask it in.
 *
 * The county of core_fixture.h with the days of three years in its calendar. Records are put as a person would type
 * them; a figure is asked by its code, a period and a place, and FIGURE_NONE stands for "—". */
#ifndef BANGFU_MECHANISMS_MECHANISM_FIXTURE_H
#define BANGFU_MECHANISMS_MECHANISM_FIXTURE_H

#include "core/core_fixture.h"
#include "import/import.h"

#define EAST "341125100201" /* two villages of one township */
#define WEST "341125100202"
#define ERLONG "341125200201" /* a village of the other */
#define TOWN "341125100"
#define OTHER_TOWN "341125200"
#define FIGURE_NONE INT64_MIN

/* mechanism_county: opens the fixture; every day of 2016, 2017 and 2018 stands in the calendar. */
void mechanism_county(struct fixture *f);
int64_t figure_of(struct fixture *f, const char *name, const char *period, const char *place);
const char *id_of(struct fixture *f, int64_t id); /* as a form gives it */
int64_t person_of(struct fixture *f, const char *name, const char *place);
int64_t unit_of(struct fixture *f, const char *name, const char *kind, const char *place);
int64_t cadre_of(struct fixture *f, const char *name);
/* in_post: somebody in a village post; the person's id as text. */
const char *in_post(struct fixture *f, const char *name, const char *village, const char *class, const char *from);
/* poor_of: a poor household since 2016-01-01 of which no member is entered. */
int64_t poor_of(struct fixture *f, const char *number, const char *village);
/* household_of: a poor household since 2016-01-01 with its head, whose person is *head. */
int64_t household_of(struct fixture *f, const char *number, const char *village, int64_t *head);
/* void_of: takes a record back; the code of the error, "" when it was done. */
const char *void_of(struct fixture *f, const char *entity, int64_t id);

/* import_sheet: a table as a county drew it, in text with commas, imported and committed; what is refused stands in the
 * report. */
struct import_report import_sheet(struct fixture *f, const char *csv);

#define PUT(entity, ...) fixture_put(&f, entity, 0, PAIRS(__VA_ARGS__))
#define SET(entity, id, ...) fixture_put(&f, entity, id, PAIRS(__VA_ARGS__))
#define assert_refused(code, entity, id, ...) assert_string_equal(fixture_try(&f, entity, id, PAIRS(__VA_ARGS__)), code)
#define assert_figure(name, period, value) assert_int_equal(figure_of(&f, name, period, NULL), value)
#define assert_figure_at(name, period, place, value) assert_int_equal(figure_of(&f, name, period, place), value)

#endif
