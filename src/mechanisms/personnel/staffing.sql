-- Staffing of the county office, the stations and the villages (staffing.c).

-- name: staffing.once
-- One person in two places of work on one day; covering several villages as their officer is one place of work.
-- Which of the two rows is right is the clerk's to say: it is refused, and nothing is ended by itself.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN staff s ON s.county = x.county AND s.id = x.id AND s.voided = 0
JOIN staff o ON o.county = s.county AND o.person_id = s.person_id AND o.id <> s.id AND o.voided = 0
  AND (o.office <> s.office OR o.office <> 'village_officer' OR o.place = s.place)
JOIN person p ON p.county = s.county AND p.id = s.person_id
WHERE x.county = :county AND x.entity = 'staff'
  AND s.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(s.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
