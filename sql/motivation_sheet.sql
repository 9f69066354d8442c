-- What the sheets of pay and funds look up (src/modules/motivation_sheet.c).

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
