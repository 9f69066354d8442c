/* insured.h: what it means to be in post, to be insured and to be excused from it, as pieces of SQL for lists over
 * village posts (insurance.c) and for the comparison with pay (reconcile_lists.c): one meaning, or a figure and a
 * difference could disagree about the same person.
 *
 * They read over alias t, a record with a person, on :day. */
#ifndef BANGFU_MOTIVATION_INSURED_H
#define BANGFU_MOTIVATION_INSURED_H

#include "mechanisms/ground/shared.h"

/* IN_POST: t is a post held on the day. */
#define IN_POST ON_DAY("t", ":day")
/* ENROLLED: the person is in one of the kinds on the day; ALL_THREE: in each of them, which is what everybody in post
 * must be. */
#define ENROLLED(person, kinds) \
        "EXISTS (SELECT 1 FROM insurance_enrolment e WHERE " JOINED("e") " AND e.person_id = " person \
        " AND e.kind IN " kinds " AND " ON_DAY("e", ":day") ")"
#define ALL_THREE \
        ENROLLED("t.person_id", "('pension')") \
        " AND " ENROLLED("t.person_id", "('accident')") " AND " ENROLLED("t.person_id", "('medical')")
/* EXEMPT: a reason why the person is not insured is entered for the day, in whichever kind. */
#define EXEMPT \
        "EXISTS (SELECT 1 FROM insurance_exemption e WHERE " JOINED("e") " AND e.person_id = t.person_id AND " \
        ON_DAY("e", ":day") ")"

#endif
