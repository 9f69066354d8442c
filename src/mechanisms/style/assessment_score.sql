-- The score of an item (assessment_score.c).

-- name: assessment_score.item
-- What a score is asked about: the item, when it is of the assessment's list, the list's year and the organisation's
-- place.
-- One statement asks all, so that an item of another list is found out before anything is computed: a score row
-- is keyed by two references, and each alone may be right.
SELECT i.weight, i.goal, l.year, i.source, i.goal_kind, i.figure, a.place, a.organisation_id,
       CASE WHEN i.measured_by = 'organisation' THEN 1 ELSE 0 END AS by_organisation
FROM assessment a
JOIN assessment_list l ON l.county = a.county AND l.id = a.duty_list_id
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = l.id AND i.voided = 0
WHERE a.county = :county AND a.id = :id AND a.voided = 0 AND i.id = :item_id

-- name: assessment_score.band
-- The score of the highest band a value reaches.
-- Bands are whole numbers; the value comes in its list's smallest unit, hence the factor.
SELECT b.score
FROM assessment_band b
WHERE b.county = :county AND b.item_id = :item_id AND b.voided = 0 AND b.at_least * :unit_n <= :value_n
ORDER BY b.at_least DESC NULLS LAST
LIMIT 1

-- name: assessment_score.scores_of
-- The scores of an item in results that are not locked.
SELECT s.id
FROM assessment_score s
JOIN assessment a ON a.county = s.county AND a.id = s.assessment_id AND a.voided = 0 AND a.locked_on IS NULL
WHERE s.county = :county AND s.item_id = :item_id AND s.voided = 0
ORDER BY s.id NULLS LAST
