-- Contact of Party members with households (member_contact.c).

-- name: member_contact.linked_member
-- Links of persons who hold no membership on the first day. A county may keep no members' register here: then nobody
-- is asked.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN member_contact m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE x.county = :county AND x.entity = 'member_contact'
  AND EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.voided = 0)
  AND NOT EXISTS (SELECT 1 FROM party_member k WHERE k.county = m.county AND k.person_id = m.person_id AND k.voided = 0
                  AND k.from_on <= m.from_on AND COALESCE(k.to_on, '9999-12-31') >= m.from_on)
ORDER BY 1 NULLS LAST

-- name: member_contact.once
-- One member linked to one household twice on one day.
SELECT DISTINCT p.name || ' ' || COALESCE(h.hh_no, '') AS words
FROM touched x
JOIN member_contact m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN member_contact o ON o.county = m.county AND o.person_id = m.person_id AND o.household_id = m.household_id
  AND o.id <> m.id AND o.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
JOIN household h ON h.county = m.county AND h.id = m.household_id
WHERE x.county = :county AND x.entity = 'member_contact'
  AND m.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(m.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
