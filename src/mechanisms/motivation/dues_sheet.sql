-- What the sheets of dues look up (dues_sheet.c).

-- name: dues_sheet.person_in
-- Persons of a name within a place; two rows are enough to know that it is not one.
-- Within the place only: a county has many of one name.
SELECT p.id
FROM person p
WHERE p.county = :county AND p.voided = 0 AND p.name = :name AND SUBSTR(p.place, 1, LENGTH(:place)) = :place
ORDER BY p.id
LIMIT 2
