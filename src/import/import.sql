-- What an import knows before it reads a sheet (import.c).

-- name: import.places
-- The places of the county in force, in order of code, to match names with.
SELECT code, name FROM place
WHERE voided = 0 AND COALESCE(to_on, '9999-12-31') >= :today AND SUBSTR(code, 1, 6) = :county
ORDER BY code NULLS LAST

-- name: import.words
-- Words somebody of the county mapped by hand once (before words were a county's own, they had no place).
SELECT list, word, code FROM word_map WHERE voided = 0 AND place IN ('', :county) ORDER BY id NULLS LAST
