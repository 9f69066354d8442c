-- The village cadre a row of a money sheet speaks of (holder_sheet.c).

-- name: holder_sheet.holder
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
