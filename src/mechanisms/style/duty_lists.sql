-- Responsibility lists (duty_lists.c).

-- name: duty_lists.weights_within
-- Lists whose items weigh more than a hundred together (weights have two decimals).
-- Asked of the items a change touched and not of every list: an old list that was entered wrong must not stop
-- work on another.
SELECT DISTINCT l.title AS words
FROM touched x
JOIN assessment_item i ON i.county = x.county AND i.id = x.id AND i.voided = 0
JOIN assessment_list l ON l.county = i.county AND l.id = i.duty_list_id
WHERE x.county = :county AND x.entity = 'assessment_item'
  AND (SELECT CAST(SUM(o.weight) AS BIGINT) FROM assessment_item o
       WHERE o.county = i.county AND o.duty_list_id = i.duty_list_id AND o.voided = 0) > 10000
ORDER BY 1 NULLS LAST

-- name: duty_lists.band_within
-- Bands that give more than their item weighs.
-- Both sides are watched: a weight that is lowered under its bands is as wrong as a band put above it.
SELECT DISTINCT i.title AS words
FROM touched x
JOIN assessment_band b ON b.county = x.county AND b.voided = 0
  AND (x.entity = 'assessment_band' AND b.id = x.id OR x.entity = 'assessment_item' AND b.item_id = x.id)
JOIN assessment_item i ON i.county = b.county AND i.id = b.item_id
WHERE x.county = :county AND x.entity IN ('assessment_band', 'assessment_item') AND b.score > i.weight
ORDER BY 1 NULLS LAST
