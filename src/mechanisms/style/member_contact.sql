-- Contact of Party members with households (member_contact.c).

-- name: member_contact.linked_member
-- Links of persons who hold no membership on the first day. A county may keep no members' register here: then nobody
-- is asked.
-- The members' register is a compartment and may be kept elsewhere. The day asked is the link's first: who
-- joins later is linked from then on, and who leaves the Party ends no link by it.
SELECT DISTINCT p.name AS words, p.id AS person_id
FROM touched x
JOIN member_contact m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE x.county = :county AND x.entity = 'member_contact'
  AND EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.voided = 0)
  AND NOT EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.person_id = m.person_id AND k.voided = 0
                  AND k.from_on <= m.from_on AND COALESCE(k.to_on, '9999-12-31') >= m.from_on)
ORDER BY 1 NULLS LAST, 2 NULLS LAST
