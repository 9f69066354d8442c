-- What the sign-in of a study session asks of the registers (study_sheet.c).

-- name: study_sheet.sessions
-- The study sessions of a day. Of all bodies: which of them the sheet is of its title says, if there is more than
-- one.
SELECT s.id, s.title FROM study_session s WHERE s.county = :county AND s.voided = 0 AND s.held_on = :day ORDER BY s.id
