-- name: status.overlap
-- A household is on one stretch of its road (poor, awaiting exit, out of poverty, relapsed) at a time, and in one
-- state of monitoring. A county's own kind is a road of its own.
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) AS words
FROM touched x
JOIN household_status s ON s.county = x.county AND s.id = x.id AND s.voided = 0
JOIN household_status o ON o.county = s.county AND o.household_id = s.household_id AND o.id <> s.id AND o.voided = 0
JOIN household h ON h.county = s.county AND h.id = s.household_id
WHERE x.county = :county AND x.entity = 'household_status'
  AND COALESCE(s.from_on, '') <= COALESCE(o.to_on, '9999-12-31')
    AND COALESCE(o.from_on, '') <= COALESCE(s.to_on, '9999-12-31')
  AND CASE WHEN s.kind IN ('poor', 'pre_exit', 'exited', 'exited_no_policy', 'relapsed') THEN 'road'
           WHEN s.kind IN ('unstable', 'marginal', 'sudden', 'prevention',
             'risk_removed') THEN 'monitoring' ELSE s.kind END
    = CASE WHEN o.kind IN ('poor', 'pre_exit', 'exited', 'exited_no_policy', 'relapsed') THEN 'road'
           WHEN o.kind IN ('unstable', 'marginal', 'sudden', 'prevention',
             'risk_removed') THEN 'monitoring' ELSE o.kind END
ORDER BY 1 NULLS LAST

-- name: status.true_exit
-- A poor status that this change has closed, or moved out of today by its beginning, wants a confirmed exit by the day
-- after, or another poor status from that day on, or an event that ended the household with it. A sheet states what the
-- county has decided already; the demonstration is made, not decided.
WITH closed AS (
  SELECT s.county, s.id, s.household_id, s.from_on, n.day
  FROM touched x
  JOIN household_status s ON s.county = x.county AND s.id = x.id AND s.voided = 0 AND s.to_on IS NOT NULL
    AND s.kind IN ('poor', 'pre_exit', 'relapsed') AND s.version > 1
  JOIN calendar k ON k.day = s.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  WHERE x.county = :county AND x.entity = 'household_status'
  UNION
  SELECT s.county, s.id, s.household_id, s.from_on, CAST(:today AS TEXT)
  FROM touched x
  JOIN household_status s ON s.county = x.county AND s.id = x.id AND s.voided = 0 AND s.from_on > :today
    AND s.kind IN ('poor', 'pre_exit', 'relapsed') AND s.version > 1
  WHERE x.county = :county AND x.entity = 'household_status'
)
SELECT DISTINCT COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '') AS words
FROM closed s
JOIN household h ON h.county = s.county AND h.id = s.household_id
WHERE :import_id = 0 AND :channel IN ('page', 'api')
  AND NOT EXISTS (SELECT 1 FROM household_exit e WHERE e.county = s.county AND e.household_id = s.household_id
    AND e.voided = 0 AND e.confirmed_on IS NOT NULL AND e.day >= s.from_on AND e.day <= s.day)
  AND NOT EXISTS (SELECT 1 FROM household_status o WHERE o.county = s.county AND o.household_id = s.household_id
    AND o.voided = 0 AND o.kind IN ('poor', 'pre_exit', 'relapsed') AND o.id <> s.id AND o.from_on <= s.day
    AND (o.to_on IS NULL OR o.to_on >= s.day))
  AND NOT EXISTS (SELECT 1 FROM household_event v WHERE v.county = s.county AND v.ended_id = s.household_id
    AND v.voided = 0 AND v.day <= s.day)
