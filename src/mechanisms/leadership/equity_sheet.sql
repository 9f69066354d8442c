-- What the sheets of ventures and dividends look up (equity_sheet.c).

-- name: equity_sheet.venture
-- Ventures of a name within a place; without a name, those a title speaks of.
SELECT q.id
FROM equity q
WHERE q.county = :county AND q.voided = 0 AND SUBSTR(q.place, 1, LENGTH(:place)) = :place
  AND (q.name = :name OR (:name IS NULL AND REPLACE(:title, q.name, '') <> :title))
ORDER BY q.id
LIMIT 2

-- name: equity_sheet.household
-- Households of a number, else of a head's name within a place.
SELECT h.id
FROM household h
WHERE h.county = :county AND h.voided = 0
  AND (h.hh_no = :number
       OR (:number IS NULL AND h.head_name = :name AND SUBSTR(h.place, 1, LENGTH(:place)) = :place))
ORDER BY h.id
LIMIT 2

-- name: equity_sheet.share
-- Shares of a venture held by a household of that number or head, or by an organisation of that name.
SELECT s.id
FROM equity_share s
LEFT JOIN household h ON h.county = s.county AND h.id = s.household_id
LEFT JOIN organisation o ON o.county = s.county AND o.id = s.organisation_id
WHERE s.county = :county AND s.voided = 0 AND s.equity_id = :equity_id
  AND (h.hh_no = :number OR (:number IS NULL AND h.head_name = :name) OR o.name = :name)
ORDER BY s.id
LIMIT 2

-- name: equity_sheet.dividend
-- The first dividend a venture declared for a year.
SELECT MIN(d.id) AS id
FROM dividend d
WHERE d.county = :county AND d.voided = 0 AND d.equity_id = :equity_id AND d.year = :year_n
