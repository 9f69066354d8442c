/* insurance.h: what insurance.c says to others: what it means to be insured, and a year's rate.
 *
 * The meaning stands as pieces of SQL for lists over village posts (insurance.c) and for the comparison with pay
 * (reconcile_lists.c): one meaning, or a figure and a difference could disagree about the same person. The pieces read
 * over alias t, a record with a person, on :day. */
#ifndef BANGFU_MOTIVATION_INSURANCE_H
#define BANGFU_MOTIVATION_INSURANCE_H

#include "mechanisms/ground/shared.h"

/* IN_POST: t is a post held on the day that makes a village cadre: leaders of villagers' groups and reserve cadres are
 * on no establishment and draw no remuneration of the county's. */
#define IN_POST CADRE_POST("t") " AND " ON_DAY("t", ":day")
/* Which kinds are the county's own insurance of its cadres: what a roster calls by the general word, and an employee's;
 * a resident's or one of serious illness only where the county's document says so (parameters, 1). e is an
 * enrolment. */
#define AS_PENSION \
        "(e.kind IN ('pension', 'employee_pension') OR (e.kind = 'resident_pension' AND " \
        "{param:resident_pension_counts} = 1))"
#define AS_ACCIDENT "e.kind = 'accident'"
#define AS_MEDICAL \
        "(e.kind IN ('medical', 'employee_medical') OR (e.kind IN ('resident_medical', 'rural_medical') AND " \
        "{param:resident_medical_counts} = 1) OR (e.kind = 'serious_illness' AND {param:serious_illness_counts} = 1))"
#define AS_ANY "(" AS_PENSION " OR " AS_ACCIDENT " OR " AS_MEDICAL ")"
/* ENROLLED: the person is in one of the kinds on the day; ALL_THREE: in each of them, which is what everybody in post
 * must be. */
#define ENROLLED(person, which) \
        "EXISTS (SELECT 1 FROM insurance_enrolment e WHERE " JOINED("e") " AND e.person_id = " person " AND " which \
        " AND " ON_DAY("e", ":day") ")"
#define ALL_THREE \
        ENROLLED("t.person_id", AS_PENSION) " AND " ENROLLED("t.person_id", AS_ACCIDENT) \
        " AND " ENROLLED("t.person_id", AS_MEDICAL)
/* EXEMPT: a reason why the person is not insured is entered for the day, in whichever kind. */
#define EXEMPT \
        "EXISTS (SELECT 1 FROM insurance_exemption e WHERE " JOINED("e") " AND e.person_id = t.person_id AND " \
        ON_DAY("e", ":day") ")"
/* EXCUSED: who lacks an insurance, and has for each he lacks a reason entered with its evidence, of those the county
 * takes for good (parameter insurance_excused): who only declined is still due. */
#define IN_OR_EXEMPT(which) \
        "(" ENROLLED("t.person_id", which) " OR EXISTS (SELECT 1 FROM insurance_exemption e WHERE " \
        JOINED("e") " AND e.person_id = t.person_id AND " which " AND " ON_DAY("e", ":day") \
        " AND ',' || {param:insurance_excused} || ',' LIKE '%,' || e.reason || ',%'))"
#define EXCUSED \
        "NOT (" ALL_THREE ") AND " IN_OR_EXEMPT(AS_PENSION) " AND " IN_OR_EXEMPT(AS_ACCIDENT) " AND " \
        IN_OR_EXEMPT(AS_MEDICAL)

/* insurance_rate: what an insurance costs a person in a year, once or (by_month) for each month, and who pays what of
 * it; V_NULL: nobody said. shares are in the order of insurance_payers, whose names are fields of rate and enrolment.
 */
enum { INSURANCE_PAYERS = 4 };
extern const char *const insurance_payers[INSURANCE_PAYERS];
struct insurance_rate {
        bool known;
        struct val premium, shares[INSURANCE_PAYERS];
        struct str charged;
};
MUST bool insurance_rate(struct ctx *c, int64_t year, struct val kind, struct insurance_rate *out);

#endif
