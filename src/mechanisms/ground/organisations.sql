-- name: organisations.membership_once
-- Two memberships of one person that are open on the same day, one of them touched by this change.
SELECT DISTINCT p.name
FROM touched x
JOIN party_member m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN party_member o ON o.county = m.county AND o.person_id = m.person_id AND o.id <> m.id AND o.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE x.county = :county AND x.entity = 'party_member'
  AND COALESCE(m.from_on, '') <= COALESCE(o.to_on, '9999-12-31')
    AND COALESCE(o.from_on, '') <= COALESCE(m.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
