-- What the sheets of people ask of the registers (people_parts.c).

-- name: people.unit_level
-- The level of a unit, where it is entered.
SELECT o.level FROM organisation o WHERE o.county = :county AND o.id = :id

-- name: people.cadres_of_person
-- Cadres in service who are one person.
SELECT k.id FROM cadre k
WHERE k.county = :county AND k.voided = 0 AND k.to_on IS NULL AND k.person_id = :person_id
ORDER BY k.id NULLS LAST LIMIT 2

-- name: people.cadres_by_name
-- Cadres of a name in a unit, for ledgers without ID numbers; :unit is empty when the sheet names none.
SELECT k.id FROM cadre k
JOIN person p ON p.county = k.county AND p.id = k.person_id AND p.voided = 0
JOIN organisation o ON o.county = k.county AND o.id = k.organisation_id
WHERE k.county = :county AND k.voided = 0 AND k.to_on IS NULL AND p.name = :name AND (:unit = '' OR o.name = :unit)
ORDER BY k.id NULLS LAST LIMIT 2
