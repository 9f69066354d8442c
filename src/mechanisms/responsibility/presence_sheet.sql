-- What a sheet of days on post asks of the registers (presence_sheet.c).

-- name: presence_sheet.posted
-- The postings of a person in a month, in the village or township where the sheet names one. By person and not by
-- cadre: who changed his unit is another cadre and the same man on the list.
SELECT g.id FROM posting g
JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND k.voided = 0
JOIN slot s ON s.county = g.county AND s.id = g.slot_id
JOIN work_team w ON w.county = s.county AND w.id = s.team_id
WHERE g.county = :county AND g.voided = 0 AND k.person_id = :person_id AND g.from_on <= :to_on
  AND COALESCE(g.to_on, '9999-12-31') >= :from_on AND SUBSTR(w.place, 1, LENGTH(:place)) = :place
ORDER BY g.id
