-- What the sheets of pay and funds look up (motivation_sheet.c).

-- name: motivation_sheet.holder
-- Who holds a village post in the months: by person when the number is known, else by name (in the village or township,
-- when it is given); of a person's several posts the one of the highest class first.
SELECT v.person_id, v.class, v.from_on, v.to_on, v.id, p.name
FROM village_post v
JOIN person p ON p.county = v.county AND p.id = v.person_id AND p.voided = 0
WHERE v.county = :county AND v.voided = 0 AND v.from_on <= SUBSTR(:to, 1, 7) || '-31'
  AND COALESCE(v.to_on, '9999-12-31') >= :from
  AND (v.person_id = :person_id
       OR (:person_id IS NULL AND p.name = :name AND (:place = '' OR SUBSTR(v.place, 1, LENGTH(:place)) = :place)))
ORDER BY v.person_id, CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END, v.id

-- name: motivation_sheet.base_due
-- The sum of a class's rates over the months, each the latest begun by the month's first day.
SELECT CAST(SUM(q.monthly) AS BIGINT) AS due
FROM calendar k
JOIN pay_rate q ON q.county = :county AND q.class = :class AND q.voided = 0
WHERE k.voided = 0 AND k.day BETWEEN :from AND :to AND SUBSTR(k.day, 9, 2) = '01'
  AND q.from_on = (SELECT MAX(o.from_on) FROM pay_rate o WHERE o.county = :county AND o.class = :class AND o.voided = 0
                   AND o.from_on <= k.day)

-- name: motivation_sheet.next_class
-- The first day of the first size class a village has after a year.
SELECT MIN(z.from_on) AS day
FROM village_size z
WHERE z.county = :county AND z.place = :place AND z.voided = 0 AND z.from_on > CAST(:year_n AS TEXT) || '-12-31'

-- name: motivation_sheet.person_in
-- Persons of a name within a place; two rows are enough to know that it is not one.
SELECT p.id
FROM person p
WHERE p.county = :county AND p.voided = 0 AND p.name = :name AND SUBSTR(p.place, 1, LENGTH(:place)) = :place
ORDER BY p.id
LIMIT 2

-- name: motivation_sheet.venture
-- Ventures of a name within a place; without a name, those a title speaks of.
SELECT q.id
FROM equity q
WHERE q.county = :county AND q.voided = 0 AND SUBSTR(q.place, 1, LENGTH(:place)) = :place
  AND (q.name = :name OR (:name IS NULL AND REPLACE(:title, q.name, '') <> :title))
ORDER BY q.id
LIMIT 2

-- name: motivation_sheet.household
-- Households of a number, else of a head's name within a place.
SELECT h.id
FROM household h
WHERE h.county = :county AND h.voided = 0
  AND (h.hh_no = :number
       OR (:number IS NULL AND h.head_name = :name AND SUBSTR(h.place, 1, LENGTH(:place)) = :place))
ORDER BY h.id
LIMIT 2

-- name: motivation_sheet.share
-- Shares of a venture held by a household of that number or head, or by an organisation of that name.
SELECT s.id
FROM equity_share s
LEFT JOIN household h ON h.county = s.county AND h.id = s.household_id
LEFT JOIN organisation o ON o.county = s.county AND o.id = s.organisation_id
WHERE s.county = :county AND s.voided = 0 AND s.equity_id = :equity_id
  AND (h.hh_no = :number OR (:number IS NULL AND h.head_name = :name) OR o.name = :name)
ORDER BY s.id
LIMIT 2

-- name: motivation_sheet.dividend
-- The first dividend a venture declared for a year.
SELECT MIN(d.id) AS id
FROM dividend d
WHERE d.county = :county AND d.voided = 0 AND d.equity_id = :equity_id AND d.year = :year_n

-- name: motivation_sheet.class_of_amount
-- The class of villages whose amount in a year, grown or not, is the one given; NULL when none or several have it.
SELECT CASE WHEN COUNT(DISTINCT a.class) = 1 THEN MIN(a.class) END AS class
FROM operating_fund_amount a
WHERE a.county = :county AND a.voided = 0 AND a.year = :year_n
  AND (a.amount = :amount_n OR (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000 = :amount_n)
