-- What the sheets of trainings ask of the registers (training_sheet.c).

-- name: training_sheet.head_count
-- The head count of a session that rests on this sign-in. By its sign-in: a session may have several, one a day or a
-- hall.
SELECT a.id FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0 AND a.kind = 'head_count'
  AND a.sign_in = :sign_in
ORDER BY a.id NULLS LAST LIMIT 1

-- name: training_sheet.attended
-- How many are entered for a session one by one, and how many as a number. Both are asked at once, since entering one
-- is refused or left out where the other stands.
SELECT COUNT(a.person_id) AS persons, CAST(COALESCE(SUM(a.head_count), 0) AS BIGINT) AS heads FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0
