/* shared.h: code lists and pieces of SQL that several modules say in the same words.
 *
 * The pieces are string literals, joined by the compiler into the `where` of a list. They read over the alias t of the
 * list, or over the alias named. A span is open on a day when from_on <= day <= to_on, both inclusive, an empty end
 * being open. */
#ifndef BANGFU_GROUND_SHARED_H
#define BANGFU_GROUND_SHARED_H

#include "core/catalogue.h"
#include "core/change.h"

extern const struct codes codes_sex;        /* GB/T 2261.1 */
extern const struct codes codes_politics;   /* political status */
extern const struct codes codes_level;      /* nation, province, city, county, township, village */
extern const struct codes codes_precision;  /* how exactly a day is known */
extern const struct codes codes_end_reason; /* why an occupant or a responsible party leaves */
extern const struct codes codes_post_class; /* principal, deputy, other post */
extern const struct codes codes_pay_part;   /* base, performance, seniority … */

/* ON_DAY: the span of alias a is open on the day; IN_PERIOD: it touches :from..:to. */
#define ON_DAY(a, day) "COALESCE(" a ".from_on, '') <= " day " AND COALESCE(" a ".to_on, '9999-12-31') >= " day
#define IN_PERIOD(a) "COALESCE(" a ".from_on, '') <= :to AND COALESCE(" a ".to_on, '9999-12-31') >= :from"
/* JOINED: alias a belongs to the county of t and stands. */
#define JOINED(a) a ".county = t.county AND " a ".voided = 0"

/* HOUSEHOLD_STANDS: the household that t names has not been voided: what was entered twice is not helped twice. */
#define HOUSEHOLD_STANDS "EXISTS (SELECT 1 FROM household h WHERE " JOINED("h") " AND h.id = t.household_id)"

/* The kinds of household_status that bind somebody to help. */
#define POOR_KINDS "('poor', 'pre_exit', 'relapsed')"
#define MONITORED_KINDS "('unstable', 'marginal', 'sudden', 'prevention')"
#define STATUS_ON(kinds, household, day) "EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") \
        " AND s.household_id = " household " AND s.kind IN " kinds " AND " ON_DAY("s", day) ")"
#define POOR_ON(household, day) STATUS_ON(POOR_KINDS, household, day)
#define MONITORED_ON(household, day) STATUS_ON(MONITORED_KINDS, household, day)

/* IN_YEARS: the year column lies in the period. SUM_OF: a sum that is 0 over nothing. */
#define IN_YEARS(column) "CAST(" column " AS TEXT) BETWEEN SUBSTR(:from, 1, 4) AND SUBSTR(:to, 1, 4)"
#define SUM_OF(column) "CAST(COALESCE(SUM(" column "), 0) AS BIGINT)"

/* Measures that count people: distinct persons, or the persons behind the cadres that rows name. */
#define PERSONS "COUNT(DISTINCT t.person_id)"
#define CADRES_PERSONS \
        "COUNT(DISTINCT (SELECT k.person_id FROM cadre k WHERE k.county = t.county AND k.id = t.cadre_id))"
/* WHOLE_COUNTY: the row holds for the whole county, not for a township of it. */
#define WHOLE_COUNTY "t.place = :county"

/* BOOKED: what the books have for record t (its debits). UNBOOKED: a check that books and records say the same; `when`
 * and `amount` are those of its postings together. */
#define BOOKED(entity) "COALESCE((SELECT CAST(SUM(l.amount) AS BIGINT) FROM ledger_entry e JOIN ledger_line l ON " \
        "l.county = e.county AND l.entry_id = e.id AND l.voided = 0 AND l.amount > 0 WHERE " JOINED("e") \
        " AND e.source = '" entity "' AND e.source_id = t.id), 0)"
#define UNBOOKED(entity, number, zh, en, holds, sum) \
        { .name = "ledger.differs_" entity, .title = "与账目不符的" zh, .title_en = en " that differ from the books", \
          .unit = "条", .unit_en = "records", .mechanism = number, .of = entity, .period = PERIOD_NONE, \
          .severity = SEVERITY_ERROR, .owner = "finance", \
          .where = BOOKED(entity) " <> CASE WHEN " holds " THEN CAST(COALESCE(" sum ", 0) AS BIGINT) ELSE 0 END", \
          .mend = "重新保存该记录；仍不符的，请管理员核验账本", \
          .mend_en = "save the record again; if it still differs, have the store verified", \
          .explain = "金额与其会计分录不一致的" zh, .explain_en = en " whose amount is not what their entry says" }

/* What people call a record that is somebody's, some place's, some organisation's or some household's. */
#define PERSON_TITLE "(SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id)"
#define PLACE_TITLE \
        "(SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0 ORDER BY p.id DESC NULLS LAST LIMIT 1)"
#define ORGANISATION_TITLE \
        "(SELECT o.name FROM organisation o WHERE o.county = r.county AND o.id = r.organisation_id)"
#define HOUSEHOLD_OF_TITLE \
        "(SELECT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) FROM household h WHERE " \
        "h.county = r.county AND h.id = r.household_id)"

/* Reasons for which a successor may be an interim one (county.md 2.1). */
#define INTERIM_REASONS "('death', 'illness', 'retirement', 'recall')"

/* not_made_interim: who was appointed for good can't be turned into a stand-in: that would be a withdrawal. */
MUST bool not_made_interim(struct ctx *c, const struct draft *d, const struct draft *old);
/* end_in_calendar: refuses an end outside 2000..2050, where the calendar can't tell the day after. For prepare hooks of
 * what must not end uncovered. */
MUST bool end_in_calendar(struct ctx *c, const struct draft *d);
/* draft_now: the value a record will have: the one given, else the old one, else NULL. */
struct val draft_now(const struct draft *d, const struct draft *old, const char *field);
bool draft_now_is(const struct draft *d, const struct draft *old, const char *field, const char *text);
/* draft_same: false when the draft gives the field another value than the record has. */
bool draft_same(const struct draft *d, const struct draft *old, const char *field);
/* own_cadre: the cadre the actor's person is; null when his account names none. */
MUST bool own_cadre(struct ctx *c, struct val *out);

#endif
