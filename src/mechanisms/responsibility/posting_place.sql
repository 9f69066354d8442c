-- What placing somebody in a work team asks of the registers (posting_place.c).

-- name: posting_place.teams
-- The work teams of a village, by name where the sheet gives one; those that stand come first. Two are enough to know
-- that there is more than one.
SELECT w.id, w.from_on FROM work_team w
WHERE w.county = :county AND w.place = :place AND w.voided = 0 AND (:name = '' OR w.name = :name)
ORDER BY CASE WHEN w.to_on IS NULL THEN 0 ELSE 1 END, w.id LIMIT 2

-- name: posting_place.place_name
-- What a place is called. For the name of a team that nobody named. The latest, should the place have been renamed.
SELECT p.name FROM place p WHERE p.code = :place AND p.voided = 0 ORDER BY p.id DESC NULLS LAST LIMIT 1

-- name: posting_place.posting
-- The posting a row speaks of when it was entered before: this cadre in this kind of slot, begun on the day (or, of a
-- month alone, in it or right behind it), or open where the sheet gives no day. A list without days is of those who
-- serve, so it speaks of open postings only.
SELECT g.id, g.from_on FROM posting g
JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.voided = 0
WHERE g.county = :county AND g.voided = 0 AND g.cadre_id = :cadre_id AND s.team_id = :team_id AND s.kind = :kind
  AND (g.from_on BETWEEN :from_on AND :next_on OR (:dated_n = 0 AND g.to_on IS NULL))
ORDER BY g.id NULLS LAST LIMIT 1

-- name: posting_place.free_slot
-- A slot of the team and kind in which nobody is in these days. The oldest first, so that slots are filled before new
-- ones are made.
SELECT s.id, s.from_on FROM slot s
WHERE s.county = :county AND s.voided = 0 AND s.team_id = :team_id AND s.kind = :kind
  AND COALESCE(s.to_on, '9999-12-31') >= :from_on
  AND NOT EXISTS (SELECT 1 FROM posting g WHERE g.county = s.county AND g.slot_id = s.id AND g.voided = 0
    AND g.from_on <= :to_on AND COALESCE(g.to_on, '9999-12-31') >= :from_on)
ORDER BY s.from_on NULLS LAST, s.id LIMIT 1
