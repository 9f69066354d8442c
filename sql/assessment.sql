-- Responsibility lists and assessment (src/modules/assessment.c).

-- name: assessment.item
-- What a score is asked about: the item, when it is of the assessment's list, the list's year and the organisation's
-- place.
SELECT i.weight, i.goal, l.year, i.source, i.goal_kind, i.figure, a.place
FROM assessment a
JOIN assessment_list l ON l.county = a.county AND l.id = a.duty_list_id
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = l.id AND i.voided = 0
WHERE a.county = :county AND a.id = :id AND a.voided = 0 AND i.id = :item_id

-- name: assessment.weights_within
-- Lists whose items weigh more than a hundred together (weights have two decimals).
SELECT DISTINCT l.title AS words
FROM touched x
JOIN assessment_item i ON i.county = x.county AND i.id = x.id AND i.voided = 0
JOIN assessment_list l ON l.county = i.county AND l.id = i.duty_list_id
WHERE x.county = :county AND x.entity = 'assessment_item'
  AND (SELECT CAST(SUM(o.weight) AS BIGINT) FROM assessment_item o
       WHERE o.county = i.county AND o.duty_list_id = i.duty_list_id AND o.voided = 0) > 10000
ORDER BY 1 NULLS LAST
