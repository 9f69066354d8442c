-- Scoring all items of an assessment (assessment_run.c).

-- name: assessment_run.to_score
-- The items of an assessment that are computed from records, each with the score row it has.
-- Locked results give no rows here; a second look at the lock is taken before anything is written, to say so.
SELECT i.id AS item, s.id AS score
FROM assessment a
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
LEFT JOIN assessment_score s ON s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
WHERE a.county = :county AND a.id = :id AND a.voided = 0 AND a.locked_on IS NULL AND i.source = 'record'
ORDER BY i.id NULLS LAST, s.id NULLS LAST
