-- Shares and dividends of village ventures (village_branches.c).

-- name: village_branches.shares_within
-- On the first day of a share touched (or today, for an equity touched), more shares are held than the whole.
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

-- name: village_branches.shares_whole
-- Dividends declared on a day when the shares held are not the whole.
SELECT DISTINCT q.name AS words
FROM touched x
JOIN dividend d ON d.county = x.county AND d.id = x.id AND d.voided = 0
JOIN equity q ON q.county = d.county AND q.id = d.equity_id
WHERE x.county = :county AND x.entity = 'dividend'
  AND COALESCE((SELECT CAST(SUM(s.shares) AS BIGINT) FROM equity_share s
                WHERE s.county = d.county AND s.equity_id = d.equity_id AND s.voided = 0 AND s.from_on <= d.declared_on
                  AND COALESCE(s.to_on, '9999-12-31') >= d.declared_on), 0) <> q.shares
ORDER BY 1 NULLS LAST

-- name: village_branches.dividend_within
-- Dividends whose payments come to more than was declared, and payments to holders of another venture.
SELECT DISTINCT q.name AS words
FROM dividend d
JOIN equity q ON q.county = d.county AND q.id = d.equity_id
WHERE d.county = :county AND d.voided = 0
  AND (EXISTS (SELECT 1 FROM touched x WHERE x.county = d.county AND x.entity = 'dividend' AND x.id = d.id)
       OR EXISTS (SELECT 1 FROM touched x JOIN dividend_payment y ON y.county = x.county AND y.id = x.id
                  WHERE x.county = d.county AND x.entity = 'dividend_payment' AND y.dividend_id = d.id))
  AND (COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM dividend_payment y
                 WHERE y.county = d.county AND y.dividend_id = d.id AND y.voided = 0), 0) > d.amount
       OR EXISTS (SELECT 1 FROM dividend_payment y JOIN equity_share s ON s.county = y.county AND s.id = y.share_id
                  WHERE y.county = d.county AND y.dividend_id = d.id AND y.voided = 0 AND s.equity_id <> d.equity_id))
ORDER BY 1 NULLS LAST
