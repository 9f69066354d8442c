-- Paying a dividend (src/modules/dividend_run.c).

-- name: dividend_run.parts
-- The holders on the day of a dividend, what they hold, and what each was paid already.
SELECT s.id, s.shares, COALESCE(p.id, 0) AS paid_id, COALESCE(p.amount, 0) AS paid, d.amount
FROM dividend d
JOIN equity_share s ON s.county = d.county AND s.equity_id = d.equity_id AND s.voided = 0
  AND s.from_on <= d.declared_on AND COALESCE(s.to_on, '9999-12-31') >= d.declared_on
LEFT JOIN dividend_payment p ON p.county = d.county AND p.dividend_id = d.id AND p.share_id = s.id AND p.voided = 0
WHERE d.county = :county AND d.id = :id AND d.voided = 0
ORDER BY s.id
