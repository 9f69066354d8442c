-- What the sheets of trainings ask of the registers (training_sheet.c).

-- name: training_sheet.head_count
-- The head count of a session that rests on this sign-in.
SELECT a.id FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0 AND a.kind = 'head_count'
  AND a.sign_in = :sign_in
ORDER BY a.id NULLS LAST LIMIT 1

-- name: training_sheet.attended
-- How many are entered for a session one by one, and how many as a number.
SELECT COUNT(a.person_id), CAST(COALESCE(SUM(a.head_count), 0) AS BIGINT) FROM training_attendance a
WHERE a.county = :county AND a.session_id = :session_id AND a.voided = 0
