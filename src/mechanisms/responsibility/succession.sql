-- Who takes over (succession.c).

-- name: succession.posting_written
-- The posting that the ending of this one wrote. Known by predecessor, which nothing but succession.c writes.
SELECT n.id, n.version, n.from_on FROM posting n
WHERE n.county = :county AND n.predecessor_id = :id AND n.voided = 0
ORDER BY n.id NULLS LAST LIMIT 1

-- name: succession.responsibility_written
-- The responsibility that the ending of this one wrote. Handovers write predecessor too; theirs were touched by
-- nobody either, and go with the ending alike.
SELECT n.id, n.version, n.from_on FROM responsibility n
WHERE n.county = :county AND n.predecessor_id = :id AND n.voided = 0
ORDER BY n.id NULLS LAST LIMIT 1

-- name: succession.posting_follower
-- A posting of the successor in the same slot that lasts beyond the last day. He may have been entered by hand, or
-- earlier than the day after: he is there, and that is enough.
SELECT n.id, n.version, n.from_on
FROM posting o
JOIN posting n ON n.county = o.county AND n.slot_id = o.slot_id AND n.cadre_id = o.successor_id AND n.id <> o.id
  AND n.voided = 0 AND COALESCE(n.to_on, '9999-12-31') > o.to_on
WHERE o.county = :county AND o.id = :id
ORDER BY n.id NULLS LAST LIMIT 1

-- name: succession.responsibility_follower
-- A responsibility of the successor for the same household or place that lasts beyond the last day. Of any tier,
-- whose bearer is a cadre, a unit or a team.
SELECT n.id, n.version, n.from_on
FROM responsibility o
JOIN responsibility n ON n.county = o.county AND n.tier = o.tier AND n.id <> o.id AND n.voided = 0
  AND n.household_id IS NOT DISTINCT FROM o.household_id AND (o.household_id IS NOT NULL OR n.place = o.place)
  AND COALESCE(n.to_on, '9999-12-31') > o.to_on
  AND (n.cadre_id = o.successor_id OR n.organisation_id = o.successor_unit_id OR n.team_id = o.successor_team_id)
WHERE o.county = :county AND o.id = :id
ORDER BY n.id NULLS LAST LIMIT 1

-- name: succession.vacancy
-- The vacancy entered with an interim successor, while nobody has touched it: once somebody has, it is his to close.
SELECT v.id FROM vacancy v
WHERE v.county = :county AND v.voided = 0 AND v.version = 1 AND v.kind = :kind AND v.from_on = :from_on
  AND CASE WHEN v.kind = 'slot' THEN v.slot_id ELSE v.household_id END = :concerns_id
ORDER BY v.id NULLS LAST LIMIT 1

-- name: succession.unit
-- The unit of a cadre and its level: an ending names only who comes, and he is sent by his own unit.
SELECT k.organisation_id, o.level
FROM cadre k
JOIN organisation o ON o.county = k.county AND o.id = k.organisation_id
WHERE k.county = :county AND k.id = :id
