-- What the sheets of people ask of the registers (people_parts.c).

-- name: people.unit_level
-- The level of a unit, where it is entered.
SELECT o.level FROM organisation o WHERE o.county = :county AND o.id = :id

-- name: people.cadres_of_person
-- Cadres in service who are one person.
SELECT k.id FROM cadre k
WHERE k.county = :county AND k.voided = 0 AND k.to_on IS NULL AND k.person_id = :person_id
ORDER BY k.id NULLS LAST LIMIT 2
