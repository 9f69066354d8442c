-- Dividends and their payments (dividends.c): the rules over them.

-- name: dividends.shares_whole
-- Dividends declared on a day when the shares held are not the whole.
-- On that day and not today: shares change.
SELECT DISTINCT q.name AS words
FROM touched x
JOIN dividend d ON d.county = x.county AND d.id = x.id AND d.voided = 0
JOIN equity q ON q.county = d.county AND q.id = d.equity_id
WHERE x.county = :county AND x.entity = 'dividend'
  AND COALESCE((SELECT CAST(SUM(s.shares) AS BIGINT) FROM equity_share s
                WHERE s.county = d.county AND s.equity_id = d.equity_id AND s.voided = 0 AND s.from_on <= d.declared_on
                  AND COALESCE(s.to_on, '9999-12-31') >= d.declared_on), 0) <> q.shares
ORDER BY 1 NULLS LAST

-- name: dividends.within
-- Dividends whose payments come to more than was declared, and payments to holders of another venture.
-- A payment to a holder of another venture would fit the sum and still be wrong.
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
