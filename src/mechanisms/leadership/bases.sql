-- Bases and benefit links (bases.c).

-- name: bases.once
-- Two bases of one name led by one place at a time.
-- One after the other may have the same name; the township that led both knows which.
SELECT DISTINCT b.name
FROM touched x
JOIN base b ON b.county = x.county AND b.id = x.id AND b.voided = 0
JOIN base o ON o.county = b.county AND o.name = b.name AND o.place = b.place AND o.id <> b.id AND o.voided = 0
WHERE x.county = :county AND x.entity = 'base'
  AND b.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(b.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST

-- name: bases.benefit_in_link
-- Benefits of a year their link doesn't run in; also when the link's days are changed.
-- The other way round the years would be left over, and the sum stand without what earned it.
SELECT DISTINCT COALESCE(h.hh_no || ' ', '') || COALESCE(h.head_name, '') || ' ' || CAST(b.year AS TEXT) AS words
FROM touched x
JOIN link_benefit b ON b.county = x.county AND b.voided = 0
  AND (x.entity = 'link_benefit' AND b.id = x.id OR x.entity = 'benefit_link' AND b.link_id = x.id)
JOIN benefit_link l ON l.county = b.county AND l.id = b.link_id AND l.voided = 0
JOIN household h ON h.county = l.county AND h.id = l.household_id
WHERE x.county = :county AND x.entity IN ('link_benefit', 'benefit_link')
  AND (CAST(b.year AS TEXT) < SUBSTR(l.from_on, 1, 4) OR CAST(b.year AS TEXT) > SUBSTR(COALESCE(l.to_on, '9999'), 1, 4))
ORDER BY 1 NULLS LAST

-- name: bases.role_of
-- As what an organisation takes part in a base, where nobody says.
-- A school is there for its advice; what is none of these takes part as other.
SELECT CASE o.kind WHEN 'committee' THEN 'committee' WHEN 'general_branch' THEN 'branch' WHEN 'branch' THEN 'branch'
  WHEN 'cooperative' THEN 'cooperative' WHEN 'private_enterprise' THEN 'enterprise'
  WHEN 'state_enterprise' THEN 'enterprise' WHEN 'village_committee' THEN 'collective' WHEN 'school' THEN 'research'
  ELSE 'other' END FROM organisation o WHERE o.county = :county AND o.id = :id
