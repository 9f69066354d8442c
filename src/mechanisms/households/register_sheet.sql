-- name: register_sheet.head_household
-- The household whose head a person is now, and its number: a sheet with another number means another household.
SELECT m.household_id, h.hh_no FROM household_member m
JOIN household h ON h.county = m.county AND h.id = m.household_id AND h.voided = 0
WHERE m.county = :county AND m.person_id = :person_id AND m.voided = 0 AND m.relation = 'head' AND m.to_on IS NULL
ORDER BY m.id NULLS LAST LIMIT 1

-- name: register_sheet.elsewhere
-- The other household a person is a member of now.
SELECT h.id AS id FROM household_member m
JOIN household h ON h.county = m.county AND h.id = m.household_id AND h.voided = 0
WHERE m.county = :county AND m.person_id = :person_id AND m.household_id <> :household_id
  AND m.voided = 0 AND m.to_on IS NULL
ORDER BY m.id NULLS LAST LIMIT 1

-- name: register_sheet.member_by_name
-- A member without a number is known by his name within the household: a newborn has none yet.
SELECT p.id FROM household_member m JOIN person p ON p.county = m.county AND p.id = m.person_id AND p.voided = 0
WHERE m.county = :county AND m.household_id = :household_id AND m.voided = 0 AND m.to_on IS NULL AND p.name = :name
ORDER BY p.id NULLS LAST LIMIT 1

-- name: register_sheet.road_statuses
-- The stretches of a household's road in order of their days: poor, awaiting exit, out of poverty, relapsed. Monitoring
-- is no part of it.
SELECT s.id, s.kind, s.from_on, s.to_on FROM household_status s
WHERE s.county = :county AND s.household_id = :household_id AND s.voided = 0
  AND s.kind IN ('poor', 'pre_exit', 'exited', 'exited_no_policy', 'relapsed')
ORDER BY COALESCE(s.from_on, ''), s.id

-- name: register_sheet.other_name
-- The name a person is registered under, when it is another and he is no member of the household: within it a sheet may
-- correct how a name is written.
SELECT p.name FROM person p
WHERE p.county = :county AND p.id = :person_id AND p.name <> :name AND NOT EXISTS (
  SELECT 1 FROM household_member m WHERE m.county = p.county AND m.person_id = p.id AND m.household_id = :household_id
    AND m.voided = 0)
