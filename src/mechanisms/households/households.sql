-- name: households.ended
-- The day a household ended, and the words of the one it went into. No row: it has not ended.
SELECT h.ended_on, TRIM(COALESCE(s.hh_no, '') || ' ' || COALESCE(s.head_name, '')) AS into_words
FROM household h
LEFT JOIN household s ON s.county = h.county AND s.id = h.successor_id
WHERE h.county = :county AND h.id = :household_id AND h.ended_on IS NOT NULL
