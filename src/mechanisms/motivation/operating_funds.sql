-- Operating funds of villages (operating_funds.c).

-- name: operating_funds.standard
-- A village's class on the last day of a year, and what that class is due for the year.
-- Of two classes on that day (one_size forbids it) the newer.
SELECT z.class, (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000 AS due
FROM village_size z
LEFT JOIN operating_fund_amount a ON a.county = z.county AND a.class = z.class AND a.year = :year_n AND a.voided = 0
WHERE z.county = :county AND z.place = :place AND z.voided = 0
  AND z.from_on <= CAST(:year_n AS TEXT) || '-12-31'
    AND COALESCE(z.to_on, '9999-12-31') >= CAST(:year_n AS TEXT) || '-12-31'
ORDER BY z.from_on DESC NULLS LAST

-- name: operating_funds.appropriation
-- Appropriations that are not what class and year say, or have neither.
-- A village without a class, or a class without an amount, can't be appropriated to: what it is due would be a guess.
SELECT DISTINCT CAST(f.year AS TEXT) || ' ' || COALESCE(p.name, f.place) AS words
FROM touched x
JOIN operating_fund f ON f.county = x.county AND f.id = x.id AND f.voided = 0
LEFT JOIN place p ON p.code = f.place AND p.voided = 0
WHERE x.county = :county AND x.entity = 'operating_fund'
  AND NOT EXISTS (SELECT 1 FROM village_size z
                  JOIN operating_fund_amount a ON a.county = z.county AND a.class = z.class AND a.year = f.year
                    AND a.voided = 0
                  WHERE z.county = f.county AND z.place = f.place AND z.voided = 0
                    AND z.from_on <= CAST(f.year AS TEXT) || '-12-31'
                    AND COALESCE(z.to_on, '9999-12-31') >= CAST(f.year AS TEXT) || '-12-31'
                    AND f.amount = (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000)
ORDER BY 1 NULLS LAST

-- name: operating_funds.paid_within
-- Appropriations whose payments come to more than they are.
-- Asked over all payments of the appropriation and not over the one that was made: two changes may each fit.
SELECT DISTINCT CAST(f.year AS TEXT) || ' ' || COALESCE(p.name, f.place) AS words
FROM operating_fund f
LEFT JOIN place p ON p.code = f.place AND p.voided = 0
WHERE f.county = :county AND f.voided = 0
  AND (EXISTS (SELECT 1 FROM touched x WHERE x.county = f.county AND x.entity = 'operating_fund' AND x.id = f.id)
       OR EXISTS (SELECT 1 FROM touched x JOIN operating_fund_payment y ON y.county = x.county AND y.id = x.id
                  WHERE x.county = f.county AND x.entity = 'operating_fund_payment' AND y.fund_id = f.id))
  AND COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM operating_fund_payment y
                WHERE y.county = f.county AND y.fund_id = f.id AND y.voided = 0), 0) > f.amount
ORDER BY 1 NULLS LAST
