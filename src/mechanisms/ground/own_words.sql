-- What a county may call things (own_words.c).

-- name: own_words.overlap
-- Another word of the same code on one of the days: of two that hold together nobody could say which is meant.
SELECT title
  FROM code_entry
 WHERE list = :list AND code = :code AND voided = 0 AND id <> :id
   AND (to_on IS NULL OR CAST(:from_on AS TEXT) IS NULL OR to_on >= :from_on)
   AND (from_on IS NULL OR CAST(:to_on AS TEXT) IS NULL OR from_on <= :to_on)
 ORDER BY id LIMIT 1;
