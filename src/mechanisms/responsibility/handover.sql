-- Handing over all households of one who leaves (handover.c, handover_sheet.c).

-- name: handover.carried
-- What a leaver is responsible for on the day after, household by household.
SELECT r.id, r.household_id, r.place
FROM responsibility r
WHERE r.county = :county AND r.cadre_id = :cadre_id AND r.voided = 0 AND r.tier = 'cadre_household'
  AND COALESCE(r.to_on, '9999-12-31') > :on
ORDER BY r.id NULLS LAST

-- name: handover.already
-- Whether the successor is responsible for the household on the day already.
SELECT r.id
FROM responsibility r
WHERE r.county = :county AND r.cadre_id = :cadre_id AND r.household_id = :household_id AND r.voided = 0
  AND r.tier = 'cadre_household'
  AND r.from_on <= :day AND COALESCE(r.to_on, '9999-12-31') >= :day
ORDER BY r.id NULLS LAST LIMIT 1

-- name: handover.same_handover
-- The handover of a leaver on a day, entered before.
SELECT h.id FROM handover h
WHERE h.county = :county AND h.voided = 0 AND h.cadre_id = :cadre_id AND h.day = :day
ORDER BY h.id NULLS LAST LIMIT 1
