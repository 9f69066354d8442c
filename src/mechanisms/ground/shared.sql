-- What hooks of several mechanisms look up (shared.c).

-- name: shared.own_cadre
-- The cadre an account's person is.
SELECT c.id FROM cadre c WHERE c.county = :county AND c.person_id = :me_id AND c.voided = 0 ORDER BY c.id
