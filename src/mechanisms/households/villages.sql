-- name: villages.true_delisting
-- The same of a village: poor, or designated for a work team, it stays so until its delisting is confirmed. A key
-- village, or another designation of the county's own, may end as it began.
WITH closed AS (
  SELECT s.county, s.place, n.day
  FROM touched x
  JOIN village_designation s ON s.county = x.county AND s.id = x.id AND s.voided = 0 AND s.to_on IS NOT NULL
    AND s.kind IN ('poor_village', 'work_team') AND s.version > 1
  JOIN calendar k ON k.day = s.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  WHERE x.county = :county AND x.entity = 'village_designation'
  UNION
  SELECT s.county, s.place, CAST(:today AS TEXT)
  FROM touched x
  JOIN village_designation s ON s.county = x.county AND s.id = x.id AND s.voided = 0 AND s.from_on > :today
    AND s.kind IN ('poor_village', 'work_team') AND s.version > 1
  WHERE x.county = :county AND x.entity = 'village_designation'
)
SELECT DISTINCT COALESCE(p.name, s.place) AS words
FROM closed s
LEFT JOIN place p ON p.code = s.place AND p.voided = 0 AND p.to_on IS NULL
WHERE :import_id = 0 AND :channel IN ('page', 'api')
  AND NOT EXISTS (SELECT 1 FROM village_exit e WHERE e.county = s.county AND e.place = s.place
    AND e.voided = 0 AND e.confirmed_on IS NOT NULL AND e.day <= s.day)
