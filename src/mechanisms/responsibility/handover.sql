-- Handing over all households of one who leaves (handover.c, handover_sheet.c).

-- name: handover.carried
-- What a leaver is responsible for on the day after, household by household. Those that begin later too: a
-- responsibility entered ahead goes with the others.
SELECT r.id AS responsibility_id, r.household_id, r.place
FROM responsibility r
WHERE r.county = :county AND r.cadre_id = :cadre_id AND r.voided = 0 AND r.tier = 'cadre_household'
  AND COALESCE(r.to_on, '9999-12-31') > :on
ORDER BY r.id NULLS LAST

-- name: handover.already
-- Whether the successor is responsible for the household on the day already. He may be the second helper of a
-- household that now becomes his alone.
SELECT r.id
FROM responsibility r
WHERE r.county = :county AND r.cadre_id = :cadre_id AND r.household_id = :household_id AND r.voided = 0
  AND r.tier = 'cadre_household'
  AND r.from_on <= :day AND COALESCE(r.to_on, '9999-12-31') >= :day
ORDER BY r.id NULLS LAST LIMIT 1

-- name: handover.same_handover
-- The handover of a leaver on a day, entered before. A sheet sent twice must not hand over what the successor has
-- taken since.
SELECT h.id FROM handover h
WHERE h.county = :county AND h.voided = 0 AND h.cadre_id = :cadre_id AND h.day = :day
ORDER BY h.id NULLS LAST LIMIT 1
