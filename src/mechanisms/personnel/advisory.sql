-- Expert advisory teams (advisory.c).

-- name: advisory.one_team
-- One specialist in two teams (or twice in one) on one day, one of the rows touched by this change. Counted over days
-- and not over open ends: a list of last year's members overlaps as well. Named by person: the clerk has his name
-- before him, not the row.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN advisory_member m ON m.county = x.county AND m.id = x.id AND m.voided = 0
JOIN advisory_member o ON o.county = m.county AND o.person_id = m.person_id AND o.id <> m.id AND o.voided = 0
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE x.county = :county AND x.entity = 'advisory_member'
  AND m.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(m.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
