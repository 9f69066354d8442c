-- Mobile branches, their returned members, workshops and stations (mobile_branches.c).

-- name: mobile_branches.returned_member
-- Ventures of persons who were no member of the branch before they returned. A county may keep no member rows: a branch
-- without any is not asked.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN return_venture v ON v.county = x.county AND v.id = x.id AND v.voided = 0
JOIN person p ON p.county = v.county AND p.id = v.person_id
WHERE x.county = :county AND x.entity = 'return_venture'
  AND NOT EXISTS (SELECT 1 FROM mobile_member m WHERE m.county = v.county AND m.branch_id = v.branch_id
                  AND m.person_id = v.person_id AND m.voided = 0 AND m.from_on <= v.returned_on)
  AND EXISTS (SELECT 1 FROM mobile_member m WHERE m.county = v.county AND m.branch_id = v.branch_id AND m.voided = 0)
ORDER BY 1 NULLS LAST

-- name: mobile_branches.workshop_once
-- One household linked to one workshop or station twice on one day.
-- Several of one household may work there, each with a row; the same person not twice.
SELECT DISTINCT COALESCE(h.hh_no || ' ', '') || COALESCE(h.head_name, '') AS words
FROM touched x
JOIN workshop_link l ON l.county = x.county AND l.id = x.id AND l.voided = 0
JOIN workshop_link o ON o.county = l.county AND o.workshop_id = l.workshop_id AND o.household_id = l.household_id
  AND o.id <> l.id AND o.voided = 0 AND o.person_id IS NOT DISTINCT FROM l.person_id
JOIN household h ON h.county = l.county AND h.id = l.household_id
WHERE x.county = :county AND x.entity = 'workshop_link'
  AND l.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(l.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
