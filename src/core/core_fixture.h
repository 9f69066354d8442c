/* core_fixture.h: a small county for tests: 341125 with two townships of two villages each, on a fixed day, in the
 * temporary directory.
 *
 * Made through change.h like any other; only the day is fixed. */
#ifndef BANGFU_CORE_CORE_FIXTURE_H
#define BANGFU_CORE_CORE_FIXTURE_H

#include "core/change.h"
#include "core/query.h"
#include "core/store.h"

#define FIXTURE_DAY "2017-12-31"

struct fixture {
        struct arena arena;
        struct ctx c;
        struct actor actor; /* county-wide; c.actor points to it until a test sets another */
};

/* fixture_open: asserts that all went well. */
void fixture_open(struct fixture *f);
void fixture_close(struct fixture *f);
const char *fixture_store_path(struct fixture *f);
/* fixture_put: one record from "field", "text" pairs ending in NULL; its id. Asserts success. */
int64_t fixture_put(struct fixture *f, const char *entity, int64_t id, const char *const *pairs);
/* fixture_try: the same, giving the code of the error ("" when it was taken). */
const char *fixture_try(struct fixture *f, const char *entity, int64_t id, const char *const *pairs);
/* fixture_name: a name with a number, told by characters: a digit is no part of one. 户主 and "12" give 户主一二. */
const char *fixture_name(struct fixture *f, const char *base, const char *digits);
int64_t fixture_count(struct fixture *f, const char *entity);
/* fixture_as: acts from now on with one role in one place; own narrows to own households of that person. */
void fixture_as(struct fixture *f, enum role role, const char *place, int64_t own_person);
int64_t fixture_faults(struct fixture *f); /* of store_verify */
int64_t fixture_household(struct fixture *f, const char *number, const char *village);
#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL })

#endif
