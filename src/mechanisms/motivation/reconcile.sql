-- The three sides of a person and the rows that differ (reconcile.c).

-- name: reconcile.post_side
-- The post a person holds on a day, else the last begun before it.
-- Whoever left is shown with his last post: that he was paid or insured after it is what the row is about.
SELECT v.id, v.place, v.class, v.from_on, v.to_on
FROM village_post v
WHERE v.county = :county AND v.person_id = :person_id AND v.voided = 0 AND v.from_on <= :day
ORDER BY CASE WHEN COALESCE(v.to_on, '9999-12-31') >= :day THEN 0 ELSE 1 END,
         CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END, v.from_on DESC NULLS LAST, v.id

-- name: reconcile.pay_side
-- The base a person was paid for a month in locked runs: place and class of the newest line, and the sum.
-- A line that was corrected shows the sum, and where the newest says he serves.
SELECT l.id, l.place, l.class,
       (SELECT CAST(SUM(o.amount) AS BIGINT) FROM pay_line o
        JOIN pay_run q ON q.county = o.county AND q.id = o.run_id AND q.voided = 0 AND q.locked_on IS NOT NULL
        WHERE o.county = l.county AND o.person_id = l.person_id AND o.voided = 0 AND o.part = 'base'
          AND o.from_month <= :month AND o.to_month >= :month) AS total
FROM pay_line l
JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.voided = 0 AND r.locked_on IS NOT NULL
WHERE l.county = :county AND l.person_id = :person_id AND l.voided = 0 AND l.part = 'base'
  AND l.from_month <= :month AND l.to_month >= :month
ORDER BY l.id DESC NULLS LAST

-- name: reconcile.roster_side
-- What a person is enrolled in on a day.
SELECT e.id, e.kind, e.place, e.from_on, e.to_on, COALESCE(e.premium, 0) AS premium
FROM insurance_enrolment e
WHERE e.county = :county AND e.person_id = :person_id AND e.voided = 0 AND e.from_on <= :day
  AND COALESCE(e.to_on, '9999-12-31') >= :day
ORDER BY CASE e.kind WHEN 'pension' THEN 1 WHEN 'accident' THEN 2 ELSE 3 END, e.id

-- name: reconcile.month_locked
-- When the runs of a month were locked; NULL: none is, and pay is not compared.
SELECT MAX(r.locked_on) AS locked_on FROM pay_run r
WHERE r.county = :county AND r.voided = 0 AND r.locked_on IS NOT NULL AND r.month = :month

-- name: reconcile.who_village_post
-- Whom a row of a list over posts is about: the three below, one a register that lists of differences are of.
SELECT t.person_id, p.name, t.place
FROM village_post t
JOIN person p ON p.county = t.county AND p.id = t.person_id
WHERE t.county = :county AND t.id = :id

-- name: reconcile.who_pay_line
-- The same of a line of pay.
SELECT t.person_id, p.name, t.place
FROM pay_line t
JOIN person p ON p.county = t.county AND p.id = t.person_id
WHERE t.county = :county AND t.id = :id

-- name: reconcile.who_insurance_enrolment
-- The same of a place in the roster.
SELECT t.person_id, p.name, t.place
FROM insurance_enrolment t
JOIN person p ON p.county = t.county AND p.id = t.person_id
WHERE t.county = :county AND t.id = :id
