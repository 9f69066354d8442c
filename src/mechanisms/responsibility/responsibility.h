/* responsibility.h: pieces of SQL that the lists of mechanism 1.3 and of its helpers say in the same words. Like
 * those of ground/shared.h they are literals, joined by the compiler. */
#ifndef BANGFU_RESPONSIBILITY_RESPONSIBILITY_H
#define BANGFU_RESPONSIBILITY_RESPONSIBILITY_H

#include "mechanisms/ground/shared.h"

/* CADRE_THERE: the cadre whom alias a names is in service on the day: a name on a list helps nobody. */
#define CADRE_THERE(a, day) \
        "EXISTS (SELECT 1 FROM cadre k WHERE k.county = " a ".county AND k.id = " a \
        ".cadre_id AND k.voided = 0 AND " ON_DAY("k", day) ")"

/* COVERED_TITLE: a record r that is for a household or for a place is called after it. */
#define COVERED_TITLE \
        "COALESCE((SELECT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) FROM household h " \
        "WHERE h.county = r.county AND " \
        "h.id = r.household_id), (SELECT p.name FROM place p WHERE p.code = " \
        "r.place AND p.voided = 0), '')"

#endif
