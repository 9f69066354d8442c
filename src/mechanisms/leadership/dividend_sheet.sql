-- What the list of a dividend looks up (dividend_sheet.c).

-- name: dividend_sheet.share
-- Shares of a venture held by a household of that number or head, or by an organisation of that name.
SELECT s.id
FROM equity_share s
LEFT JOIN household h ON h.county = s.county AND h.id = s.household_id
LEFT JOIN organisation o ON o.county = s.county AND o.id = s.organisation_id
WHERE s.county = :county AND s.voided = 0 AND s.equity_id = :equity_id
  AND (h.hh_no = :number OR (:number IS NULL AND h.head_name = :name) OR o.name = :name)
ORDER BY s.id
LIMIT 2

-- name: dividend_sheet.of_year
-- The first dividend a venture declared for a year.
SELECT MIN(d.id) AS id
FROM dividend d
WHERE d.county = :county AND d.voided = 0 AND d.equity_id = :equity_id AND d.year = :year_n
