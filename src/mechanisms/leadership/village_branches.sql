-- Shares of village ventures (village_branches.c).

-- name: village_branches.shares_within
-- On the first day of some share of a venture whose shares, or whose whole, were touched, more is held than the whole.
-- The first days are the days on which a sum can grow: asking all other days would find the same.
WITH asked AS (
  SELECT s.county, s.equity_id, s.from_on AS day
  FROM touched x
  JOIN equity_share s ON s.county = x.county AND s.id = x.id AND s.voided = 0
  WHERE x.county = :county AND x.entity = 'equity_share'
  UNION
  SELECT o.county, o.equity_id, o.from_on
  FROM touched x
  JOIN equity_share s ON s.county = x.county AND s.id = x.id AND s.voided = 0
  JOIN equity_share o ON o.county = s.county AND o.equity_id = s.equity_id AND o.voided = 0
  WHERE x.county = :county AND x.entity = 'equity_share'
  UNION
  SELECT s.county, s.equity_id, s.from_on
  FROM touched x
  JOIN equity_share s ON s.county = x.county AND s.equity_id = x.id AND s.voided = 0
  WHERE x.county = :county AND x.entity = 'equity'
)
SELECT DISTINCT q.name AS words
FROM asked a
JOIN equity q ON q.county = a.county AND q.id = a.equity_id AND q.voided = 0
WHERE (SELECT CAST(SUM(s.shares) AS BIGINT) FROM equity_share s
       WHERE s.county = a.county AND s.equity_id = a.equity_id AND s.voided = 0 AND s.from_on <= a.day
         AND COALESCE(s.to_on, '9999-12-31') >= a.day) > q.shares
ORDER BY 1 NULLS LAST
