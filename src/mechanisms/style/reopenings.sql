-- Results reopened (reopenings.c).

-- name: reopenings.kept
-- Reopenings taken back: they stay.
-- Hooks see writing, not voiding: hence a rule.
SELECT DISTINCT t.reason AS words
FROM touched x
JOIN assessment_reopening t ON t.county = x.county AND t.id = x.id AND t.voided = 1
WHERE x.county = :county AND x.entity = 'assessment_reopening'
ORDER BY 1 NULLS LAST
