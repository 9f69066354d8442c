-- name: review.rules
-- What is reviewed today, in which steps; of two for one register the later.
SELECT t.register, t.steps FROM review_setting t WHERE t.county = :county AND t.voided = 0
AND t.from_on <= :today AND (t.to_on IS NULL OR t.to_on >= :today) ORDER BY t.from_on DESC NULLS LAST, t.id DESC

-- name: review.same
-- A proposal of the same account and the same content that still waits: a sheet that comes twice. The content is
-- sealed, but its keyed digest is the same for the same text.
SELECT t.id FROM proposal t WHERE t.county = :county AND t.voided = 0 AND t.proposed_by = :account
AND t.waits_at IS NOT NULL AND t.content IN (SELECT s.digest FROM secret s WHERE s.county = :county
AND s.lookup = :lookup) ORDER BY t.id LIMIT 1
