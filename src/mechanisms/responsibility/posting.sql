-- Selection and dispatch (posting.c).

-- name: posting.one_occupant
-- Two postings in one slot on one day, one of them touched by this change. The one who is named is the one already
-- there, since whoever enters the other knows him.
SELECT DISTINCT w.name || ' ' || p.name AS words
FROM touched x
JOIN posting g ON g.county = x.county AND g.id = x.id AND g.voided = 0
JOIN posting o ON o.county = g.county AND o.slot_id = g.slot_id AND o.id <> g.id AND o.voided = 0
JOIN slot s ON s.county = g.county AND s.id = g.slot_id
JOIN work_team w ON w.county = s.county AND w.id = s.team_id
JOIN cadre k ON k.county = o.county AND k.id = o.cadre_id
JOIN person p ON p.county = k.county AND p.id = k.person_id
WHERE x.county = :county AND x.entity = 'posting'
  AND g.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(g.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
