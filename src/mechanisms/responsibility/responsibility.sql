-- Assigned responsibility (responsibility.c).

-- name: responsibility.once
-- The same cadre for the same household, or the same unit, team or leader for the same place, twice on one day. Two
-- different cadres for one household are allowed: counties assign a first and a second helper.
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, p.name, '')) AS words
FROM touched x
JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0
JOIN responsibility o ON o.county = r.county AND o.place = r.place AND o.tier = r.tier AND o.id <> r.id
  AND o.voided = 0
  AND o.cadre_id IS NOT DISTINCT FROM r.cadre_id AND o.organisation_id IS NOT DISTINCT FROM r.organisation_id
  AND o.team_id IS NOT DISTINCT FROM r.team_id AND o.household_id IS NOT DISTINCT FROM r.household_id
LEFT JOIN household h ON h.county = r.county AND h.id = r.household_id
LEFT JOIN place p ON p.code = r.place AND p.voided = 0
WHERE x.county = :county AND x.entity = 'responsibility' AND r.version = 1
  AND r.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(r.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
