-- name: exits.two_persons
-- Exits proposed and confirmed by one and the same person (two cadre rows may be one person).
SELECT DISTINCT p.name
FROM (SELECT e.county, e.id, e.proposed_by_id, e.confirmed_by_id, 'household_exit' AS entity FROM household_exit e
      WHERE e.county = :county AND e.voided = 0
      UNION ALL
      SELECT v.county, v.id, v.proposed_by_id, v.confirmed_by_id, 'village_exit' AS entity FROM village_exit v
      WHERE v.county = :county AND v.voided = 0) e
JOIN touched x ON x.county = e.county AND x.entity = e.entity AND x.id = e.id
JOIN cadre a ON a.county = e.county AND a.id = e.proposed_by_id
JOIN cadre b ON b.county = e.county AND b.id = e.confirmed_by_id
JOIN person p ON p.county = a.county AND p.id = a.person_id
WHERE a.id = b.id OR a.person_id = b.person_id
ORDER BY 1 NULLS LAST

-- name: exits.open_poor_status
-- The poor status a confirmed exit ends: open on the day of exit, and begun before it (one begun that day would be left
-- without a day). Of several the latest, which is where the household stands.
SELECT s.id
FROM household_status s
WHERE s.county = :county AND s.household_id = :household_id AND s.voided = 0
  AND s.kind IN ('poor', 'pre_exit', 'relapsed')
  AND s.from_on < :day AND COALESCE(s.to_on, '9999-12-31') >= :day
ORDER BY s.from_on DESC NULLS LAST
