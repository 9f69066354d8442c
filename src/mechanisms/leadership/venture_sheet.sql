-- The venture a sheet speaks of (venture_sheet.c).

-- name: venture_sheet.venture
-- Ventures of a name within a place; without a name, those a title speaks of.
-- (REPLACE finds the venture's name within the title; a title often says nothing else of it.)
SELECT q.id
FROM equity q
WHERE q.county = :county AND q.voided = 0 AND SUBSTR(q.place, 1, LENGTH(:place)) = :place
  AND (q.name = :name OR (:name IS NULL AND REPLACE(:title, q.name, '') <> :title))
ORDER BY q.id
LIMIT 2
