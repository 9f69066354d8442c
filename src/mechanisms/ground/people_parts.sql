-- What the sheets of people ask of the registers (people_parts.c).

-- name: people.unit_level
-- The level of a unit, where it is entered.
SELECT o.level FROM organisation o WHERE o.county = :county AND o.id = :id
