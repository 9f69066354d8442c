-- Postings (posting.c).

-- name: posting.rank
-- What a cadre is now: post and rank in words.
SELECT TRIM(COALESCE(k.post, '') || ' ' || COALESCE(k.rank, '')) FROM cadre k WHERE k.county = :county AND k.id = :id
