/* shared.h: code lists and pieces of SQL that several modules say in the same words, so that a poor household is the
 * same household in every figure, check and rule.
 *
 * The pieces are string literals, joined by the compiler into the `where` of a list or into one of the .c files'
 * statements. What they take and promise:
 *
 *  - They are conditions, or values, and stand in an AND or a select list as they are, without brackets around them.
 *  - They read over the alias t of the list, or over the alias named; what is called `household` or `column` is SQL as
 *    it stands there ("t.household_id"), `kinds` a list in brackets, `day` a parameter or a column (":day", "e.day").
 *  - Whatever else they look up, they look up in the county of t and among what is not voided. t itself is the query's
 *    (query.h adds county and voided to it).
 *  - A span is open on a day when from_on <= day <= to_on, both inclusive; an empty beginning has always been, an empty
 *    end is open.
 *  - Inside they use the aliases s, h, k, l, e of their own; what is handed in must not be named by these.
 *
 * In .sql files the same is written out, since a named statement is read and prepared as it stands. */
#ifndef BANGFU_GROUND_SHARED_H
#define BANGFU_GROUND_SHARED_H

#include "core/catalogue.h"
#include "core/change.h"

extern const struct codes codes_sex;        /* GB/T 2261.1 */
extern const struct codes codes_politics;   /* political status */
extern const struct codes codes_level;      /* nation, province, city, county, township, village */
extern const struct codes codes_precision;  /* how exactly a day is known */
/* Why something ends, a list a register (end_reasons.c). */
extern const struct codes codes_posting_end, codes_responsibility_end, codes_handover_reason, codes_team_end;
extern const struct codes codes_cadre_end, codes_village_post_end, codes_pairing_end, codes_contact_end;
extern const struct codes codes_commissioner_end, codes_staff_end;
extern const struct codes codes_post_class; /* principal, deputy, other post */
extern const struct codes codes_pay_part;   /* base, performance, seniority … */
extern const struct codes codes_staff_identity; /* civil servant, public institution, seconded, graduate officer … */

/* ---- spans ---- */

/* ON_DAY: the span of alias a is open on the day. IN_PERIOD: it is open on at least one day of :from..:to; only for
 * lists over a period, which have the two. */
#define ON_DAY(a, day) "COALESCE(" a ".from_on, '') <= " day " AND COALESCE(" a ".to_on, '9999-12-31') >= " day
#define IN_PERIOD(a) "COALESCE(" a ".from_on, '') <= :to AND COALESCE(" a ".to_on, '9999-12-31') >= :from"
/* JOINED: alias a belongs to the county of t and stands. Every further table of a condition has it: without the county
 * a sharded store asks all of them, without voided what was taken back counts. */
#define JOINED(a) a ".county = t.county AND " a ".voided = 0"

/* ---- Party organisations ---- */

/* PARTY_KINDS: kinds of organisation that are the Party's own. BRANCH_KINDS: those that are a branch; a general branch
 * is none, nor is a committee. */
#define PARTY_KINDS "('county_committee', 'committee', 'working_committee', 'general_branch', 'branch')"
#define BRANCH_KINDS "('branch', 'joint_branch')"

/* ---- households ---- */

/* HOUSEHOLD_STANDS: the household that t names has not been voided: what was entered twice is not helped twice. */
#define HOUSEHOLD_STANDS "EXISTS (SELECT 1 FROM household h WHERE " JOINED("h") " AND h.id = t.household_id)"

/* The kinds of household_status that bind somebody to help, on the two roads: of poverty, and of monitoring since 2020.
 * They are the same in the rule against withdrawal. */
#define POOR_KINDS "('poor', 'pre_exit', 'relapsed')"
#define MONITORED_KINDS "('unstable', 'marginal', 'sudden', 'prevention')"
/* STATUS_ON: a status of one of these kinds of the household is open on the day; POOR_ON, MONITORED_ON: it is poor, or
 * monitored, that day. One that has a status of each is both: out of poverty and monitored is the usual case. */
#define STATUS_ON(kinds, household, day) "EXISTS (SELECT 1 FROM household_status s WHERE " JOINED("s") \
        " AND s.household_id = " household " AND s.kind IN " kinds " AND " ON_DAY("s", day) ")"
#define POOR_ON(household, day) STATUS_ON(POOR_KINDS, household, day)
#define MONITORED_ON(household, day) STATUS_ON(MONITORED_KINDS, household, day)

/* ---- measures ---- */

/* IN_YEARS: the year in the column lies in a year the period touches, for records that have a year and no day: of
 * half a year the whole year is asked. */
#define IN_YEARS(column) "CAST(" column " AS TEXT) BETWEEN SUBSTR(:from, 1, 4) AND SUBSTR(:to, 1, 4)"
/* SUM_OF: a sum that is 0 over nothing, and an integer on both engines (PostgreSQL sums BIGINT into NUMERIC). */
#define SUM_OF(column) "CAST(COALESCE(SUM(" column "), 0) AS BIGINT)"
/* Measures that count people and not rows: PERSONS the distinct persons t names, CADRES_PERSONS the distinct persons
 * behind the cadres it names, for a person may be a cadre twice. `.counts` of such a list is "person". */
#define PERSONS "COUNT(DISTINCT t.person_id)"
#define CADRES_PERSONS \
        "COUNT(DISTINCT (SELECT k.person_id FROM cadre k WHERE k.county = t.county AND k.id = t.cadre_id))"
/* WHOLE_COUNTY: the row holds for the whole county, not for a township of it: a plan of the county is not measured
 * again in each township. */
#define WHOLE_COUNTY "t.place = :county"

/* CADRE_POST: v's village post makes a village cadre, by its class. */
#define CADRE_POST(v) "COALESCE(" v ".class, '') NOT IN ('group_leader', 'reserve')"

/* ---- the books ---- */

/* BOOKED: what the books have for record t of the entity: the debits of its one entry, in fen, 0 when it has none.
 * UNBOOKED: a whole row of a table of lists: the check ledger.differs_ENTITY, that books and records say the same. zh
 * and en name the records in the plural; holds is the condition under which a record is posted at all, sum the amount
 * of its postings together, both over t: those of the module's own struct ledger_posting, said a second time on
 * purpose, in SQL, so that a fault of the posting shows. */
#define BOOKED(entity) "COALESCE((SELECT CAST(SUM(l.amount) AS BIGINT) FROM ledger_entry e JOIN ledger_line l ON " \
        "l.county = e.county AND l.entry_id = e.id AND l.voided = 0 AND l.amount > 0 WHERE " JOINED("e") \
        " AND e.source = '" entity "' AND e.source_id = t.id), 0)"
#define UNBOOKED(entity, number, zh, en, holds, sum) \
        { .name = "ledger.differs_" entity, .title = "与账目不符的" zh, .title_en = en " that differ from the books", \
          .unit = "条", .unit_en = "records", .mechanism = number, .of = entity, .period = PERIOD_NONE, \
          .severity = SEVERITY_ERROR, .owner = "finance", \
          .where = BOOKED(entity) " <> CASE WHEN " holds " THEN CAST(COALESCE(" sum ", 0) AS BIGINT) ELSE 0 END", \
          .mend = "由财政对照凭证核对该记录的金额；金额无误仍不符的，请系统管理员核验账本(bangfu verify)", \
          .mend_en = "finance compares the amount with the voucher; where it is right and still differs, the " \
                     "administrator verifies the store (bangfu verify)", \
          .explain = "金额与其会计分录不一致的" zh, .explain_en = en " whose amount is not what their entry says" }

/* ---- titles ---- */

/* What people call a record that is somebody's, some place's, some organisation's or some household's: for
 * `.title_sql`, over its alias r. Of a person, organisation or household taken back the title stays; a place entered
 * twice is called by its latest name. */
#define PERSON_TITLE "(SELECT p.name FROM person p WHERE p.county = r.county AND p.id = r.person_id)"
#define PLACE_TITLE \
        "(SELECT p.name FROM place p WHERE p.code = r.place AND p.voided = 0 ORDER BY p.id DESC NULLS LAST LIMIT 1)"
#define ORGANISATION_TITLE \
        "(SELECT o.name FROM organisation o WHERE o.county = r.county AND o.id = r.organisation_id)"
#define HOUSEHOLD_OF_TITLE \
        "(SELECT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) FROM household h WHERE " \
        "h.county = r.county AND h.id = r.household_id)"

/* ---- leaving a post ---- */

/* not_made_interim: who was appointed for good can't be turned into a stand-in: that would be a withdrawal. For prepare
 * hooks of entities with a field `interim`. */
MUST bool not_made_interim(struct ctx *c, const struct draft *d, const struct draft *old);
/* end_in_calendar: refuses an end outside 2000..2050, where the calendar can't tell the day after. For prepare hooks of
 * what must not end uncovered: the rule against withdrawal asks who is there the day after. */
MUST bool end_in_calendar(struct ctx *c, const struct draft *d);

/* ---- what hooks ask of a draft ---- */

/* draft_now: the value a record will have: the one given, else the old one, else NULL. */
struct val draft_now(const struct draft *d, const struct draft *old, const char *field);
bool draft_now_is(const struct draft *d, const struct draft *old, const char *field, const char *text);
/* draft_same: false when the draft gives the field another value than the record has; a new record has nothing that
 * could become another. */
bool draft_same(const struct draft *d, const struct draft *old, const char *field);
/* own_cadre: the cadre the actor's person is; null when his account names none. */
MUST bool own_cadre(struct ctx *c, struct val *out);

#endif
