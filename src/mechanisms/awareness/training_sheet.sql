-- Sheets of people as counties keep them (posting_sheet.c, training_sheet.c).

-- name: people_sheet.teams
-- The work teams of a village, by name where the sheet gives one; those that stand come first.
SELECT w.id, w.from_on FROM work_team w
WHERE w.county = :county AND w.place = :place AND w.voided = 0 AND (:name = '' OR w.name = :name)
ORDER BY CASE WHEN w.to_on IS NULL THEN 0 ELSE 1 END, w.id LIMIT 2

-- name: people_sheet.place_name
-- What a place is called.
SELECT p.name FROM place p WHERE p.code = :place AND p.voided = 0 ORDER BY p.id DESC NULLS LAST LIMIT 1

-- name: people_sheet.posting
-- The posting a row speaks of when it was entered before: this cadre in this kind of slot, begun on the day (or, of a
-- month alone, the day after), or open where the sheet gives no day.
SELECT g.id, g.from_on FROM posting g
JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.voided = 0
WHERE g.county = :county AND g.voided = 0 AND g.cadre_id = :cadre_id AND s.team_id = :team_id AND s.kind = :kind
  AND (g.from_on = :from_on OR g.from_on = :next_on OR (:dated_n = 0 AND g.to_on IS NULL))
ORDER BY g.id NULLS LAST LIMIT 1

-- name: people_sheet.free_slot
-- A slot of the team and kind in which nobody is in these days.
SELECT s.id, s.from_on FROM slot s
WHERE s.county = :county AND s.voided = 0 AND s.team_id = :team_id AND s.kind = :kind
  AND COALESCE(s.to_on, '9999-12-31') >= :from_on
  AND NOT EXISTS (SELECT 1 FROM posting g WHERE g.county = s.county AND g.slot_id = s.id AND g.voided = 0
    AND g.from_on <= :to_on AND COALESCE(g.to_on, '9999-12-31') >= :from_on)
ORDER BY s.from_on NULLS LAST, s.id LIMIT 1

-- name: people_sheet.unit_level
-- The level of a unit, where it is entered.
SELECT o.level FROM organisation o WHERE o.county = :county AND o.id = :id

-- name: people_sheet.head_count
-- The head count of a session that rests on this sign-in.
SELECT a.id FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0 AND a.kind = 'head_count'
  AND a.sign_in = :sign_in
ORDER BY a.id NULLS LAST LIMIT 1

-- name: people_sheet.honour
-- The same honour of the same person or organisation on the same day.
SELECT h.id FROM honour h
WHERE h.county = :county AND h.voided = 0 AND h.title = :title AND h.awarded_on = :awarded_on
  AND h.person_id IS NOT DISTINCT FROM :person_id AND h.organisation_id IS NOT DISTINCT FROM :organisation_id
ORDER BY h.id NULLS LAST LIMIT 1

-- name: people_sheet.attended
-- How many are entered for a session one by one, and how many as a number.
SELECT COUNT(a.person_id), CAST(COALESCE(SUM(a.head_count), 0) AS BIGINT) FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0

-- name: people_sheet.post
-- The post a row of a roster speaks of: what the person holds in the village within the row's days; of several the one
-- of the class, then of the title.
SELECT v.id, v.class, v.from_on FROM village_post v
WHERE v.county = :county AND v.voided = 0 AND v.person_id = :person_id AND v.place = :place
  AND v.from_on <= :to_on AND COALESCE(v.to_on, '9999-12-31') >= :from_on
ORDER BY CASE WHEN v.class = :class THEN 0 ELSE 1 END, CASE WHEN v.title = :title THEN 0 ELSE 1 END, v.id LIMIT 1

-- name: people_sheet.posted
-- The postings of a person in a month, in the village or township where the sheet names one.
SELECT g.id FROM posting g
JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND k.voided = 0
JOIN slot s ON s.county = g.county AND s.id = g.slot_id
JOIN work_team w ON w.county = s.county AND w.id = s.team_id
WHERE g.county = :county AND g.voided = 0 AND k.person_id = :person_id AND g.from_on <= :to_on
  AND COALESCE(g.to_on, '9999-12-31') >= :from_on AND SUBSTR(w.place, 1, LENGTH(:place)) = :place
ORDER BY g.id

-- name: people_sheet.sessions
-- The study sessions of a day.
SELECT s.id, s.title FROM study_session s WHERE s.county = :county AND s.voided = 0 AND s.held_on = :day ORDER BY s.id
