-- What the roster of holders looks up (equity_sheet.c).

-- name: equity_sheet.household
-- Households of a number, else of a head's name within a place.
-- Two rows are enough to know that it is not one.
SELECT h.id
FROM household h
WHERE h.county = :county AND h.voided = 0
  AND (h.hh_no = :number
       OR (:number IS NULL AND h.head_name = :name AND SUBSTR(h.place, 1, LENGTH(:place)) = :place))
ORDER BY h.id
LIMIT 2
