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
