/* testing.h: what a unit test includes first: cmocka, with the headers it silently needs before it.
 *
 * Tests have no mocks: the store is a real one, the clock and the day stand in the context, and chance is drawn from
 * a seed. */
#ifndef BANGFU_BASE_TESTING_H
#define BANGFU_BASE_TESTING_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#undef fail /* that of base/ctx.h is meant; fail_msg needs the other: print_message and assert_true instead */

#include "base/str.h"

#define assert_str(actual, literal)                                                     \
        do {                                                                            \
                struct str assert_str_ = (actual);                                      \
                assert_int_equal(assert_str_.n, strlen(literal));                       \
                assert_memory_equal(assert_str_.p ? assert_str_.p : "", literal, assert_str_.n); \
        } while (0)

#endif
