-- Who leads a Party organisation (party_posts.c).

-- name: party_posts.party_kind
-- The kind of an organisation, when it is one of the Party's. The kinds are those of PARTY_KINDS (shared.h).
SELECT o.kind FROM organisation o
WHERE o.county = :county AND o.id = :id AND o.voided = 0
  AND o.kind IN ('county_committee', 'committee', 'working_committee', 'general_branch', 'branch')

-- name: party_posts.secretary
-- The name of today's secretary.
SELECT p.name FROM party_post k
JOIN person p ON p.county = k.county AND p.id = k.person_id
WHERE k.county = :county AND k.organisation_id = :id AND k.voided = 0 AND k.post = 'secretary'
  AND k.from_on <= :today AND COALESCE(k.to_on, '9999-12-31') >= :today
ORDER BY k.from_on DESC NULLS LAST, k.id DESC NULLS LAST LIMIT 1

-- name: party_posts.one_secretary
-- Organisations with two secretaries on one day; ending and beginning on the same day is one day of two.
SELECT DISTINCT o.name AS words
FROM touched x
JOIN party_post a ON a.county = x.county AND a.id = x.id AND a.voided = 0 AND a.post = 'secretary'
JOIN party_post b ON b.county = a.county AND b.organisation_id = a.organisation_id AND b.voided = 0
 AND b.post = 'secretary' AND b.id <> a.id AND b.person_id <> a.person_id
 AND b.from_on <= COALESCE(a.to_on, '9999-12-31') AND a.from_on <= COALESCE(b.to_on, '9999-12-31')
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE x.county = :county AND x.entity = 'party_post'
ORDER BY 1 NULLS LAST

-- name: party_posts.post_of_member
-- Posts of persons who hold no membership on the first day. A county may keep no members' register here: then nobody
-- is asked. The first day, since who is secretary before he is entered as a member was entered in the wrong order.
SELECT DISTINCT p.name AS words, p.id AS person_id
FROM touched x
JOIN party_post m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE x.county = :county AND x.entity = 'party_post'
  AND EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.voided = 0)
  AND NOT EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.person_id = m.person_id AND k.voided = 0
                  AND k.from_on <= m.from_on AND COALESCE(k.to_on, '9999-12-31') >= m.from_on)
ORDER BY 1 NULLS LAST, 2 NULLS LAST
