-- Responsibility lists and assessment (assessment.c, assessment_run.c).

-- name: assessment.item
-- What a score is asked about: the item, when it is of the assessment's list, the list's year and the organisation's
-- place.
SELECT i.weight, i.goal, l.year, i.source, i.goal_kind, i.figure, a.place, i.measured_by, a.organisation_id
FROM assessment a
JOIN assessment_list l ON l.county = a.county AND l.id = a.duty_list_id
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = l.id AND i.voided = 0
WHERE a.county = :county AND a.id = :id AND a.voided = 0 AND i.id = :item_id

-- name: assessment.band
-- The score of the highest band a value reaches.
SELECT b.score
FROM assessment_band b
WHERE b.county = :county AND b.item_id = :item_id AND b.voided = 0 AND b.at_least * :unit_n <= :value_n
ORDER BY b.at_least DESC NULLS LAST
LIMIT 1

-- name: assessment.scores_of
-- The scores of an item in results that are not locked.
SELECT s.id
FROM assessment_score s
JOIN assessment a ON a.county = s.county AND a.id = s.assessment_id AND a.voided = 0 AND a.locked_on IS NULL
WHERE s.county = :county AND s.item_id = :item_id AND s.voided = 0
ORDER BY s.id NULLS LAST

-- name: assessment.to_score
-- The items of an assessment that are computed from records, each with the score row it has.
SELECT a.id, i.id AS item_id, s.id AS score_id
FROM assessment a
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
LEFT JOIN assessment_score s ON s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
WHERE a.county = :county AND a.id = :id AND a.voided = 0 AND a.locked_on IS NULL AND i.source = 'record'
ORDER BY i.id NULLS LAST, s.id NULLS LAST

-- name: assessment.stands
-- How an assessment stands: items without a score, appeals not decided, the sum, and the working days since it was
-- told.
SELECT (SELECT COUNT(*) FROM assessment_item i
        WHERE i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
          AND NOT EXISTS (SELECT 1 FROM assessment_score s
                          WHERE s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
                            AND s.score IS NOT NULL AND (i.source <> 'record' OR s.value IS NOT NULL))) AS unscored,
       (SELECT COUNT(*) FROM assessment_appeal p
        WHERE p.county = a.county AND p.assessment_id = a.id AND p.voided = 0 AND p.decision IS NULL) AS appeals,
       COALESCE((SELECT CAST(SUM(s.score) AS BIGINT) FROM assessment_score s
                 WHERE s.county = a.county AND s.assessment_id = a.id AND s.voided = 0), 0) AS total,
       (SELECT COUNT(*) FROM calendar k
        WHERE k.voided = 0 AND k.day > CAST(:told AS TEXT) AND k.day < :today
          AND COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0
                        ORDER BY h.id DESC NULLS LAST LIMIT 1), k.kind)
            IN ('workday', 'makeup')) AS days
FROM assessment a
WHERE a.county = :county AND a.id = :id

-- name: assessment.head
-- The head of a score sheet.
SELECT l.year, l.standard, a.place, o.name, l.title, a.told_on, a.locked_on, a.locked_account, o.id, l.id AS list_id
FROM assessment a
JOIN assessment_list l ON l.county = a.county AND l.id = a.duty_list_id
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE a.county = :county AND a.id = :id

-- name: assessment.lines
-- The items of a score sheet, in the order they were entered.
SELECT i.id, i.title, i.weight, i.source, i.figure, i.goal_kind, i.goal, s.id AS score_id, s.score, s.value, s.evidence,
       s.scored_on, s.block, s.scored_account, i.measured_by
FROM assessment a
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
LEFT JOIN assessment_score s ON s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
WHERE a.county = :county AND a.id = :id
ORDER BY i.id NULLS LAST, s.id NULLS LAST

-- name: assessment.rows
-- The organisations assessed by a list: the sum, what is missing, in the order of their places.
SELECT a.id, o.name,
       (SELECT p.name FROM place p WHERE p.code = a.place AND p.voided = 0
        ORDER BY p.id DESC NULLS LAST LIMIT 1) AS place,
       COALESCE((SELECT CAST(SUM(s.score) AS BIGINT) FROM assessment_score s
                 WHERE s.county = a.county AND s.assessment_id = a.id AND s.voided = 0), 0) AS total,
       (SELECT COUNT(*) FROM assessment_item i
        WHERE i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
          AND NOT EXISTS (SELECT 1 FROM assessment_score s
                          WHERE s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
                            AND s.score IS NOT NULL)) AS unscored,
       (SELECT COUNT(*) FROM assessment_appeal p
        WHERE p.county = a.county AND p.assessment_id = a.id AND p.voided = 0 AND p.decision IS NULL) AS appeals,
       a.told_on, a.locked_on
FROM assessment a
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE a.county = :county AND a.duty_list_id = :list_id AND a.voided = 0
ORDER BY a.place NULLS LAST, o.id NULLS LAST

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

-- name: assessment.band_within
-- Bands that give more than their item weighs.
SELECT DISTINCT i.title AS words
FROM touched x
JOIN assessment_band b ON b.county = x.county AND b.voided = 0
  AND (x.entity = 'assessment_band' AND b.id = x.id OR x.entity = 'assessment_item' AND b.item_id = x.id)
JOIN assessment_item i ON i.county = b.county AND i.id = b.item_id
WHERE x.county = :county AND x.entity IN ('assessment_band', 'assessment_item') AND b.score > i.weight
ORDER BY 1 NULLS LAST

-- name: assessment.locked
-- Results locked before this change whose list, items, bands, scores or appeals it touches, or whose items it changes
-- or scores takes back as it locks them (the demonstration is made in one), and locked results taken back.
SELECT DISTINCT o.name AS words
FROM touched x
JOIN assessment a ON a.county = x.county AND a.locked_on IS NOT NULL
  AND (x.entity = 'assessment' AND a.id = x.id AND a.voided = 1
       OR a.voided = 0
          AND (NOT EXISTS (SELECT 1 FROM touched y
                           WHERE y.county = a.county AND y.entity = 'assessment' AND y.id = a.id)
               OR :channel IN ('page', 'api')
                  AND (x.entity IN ('assessment_list', 'assessment_item', 'assessment_band')
                       OR x.entity = 'assessment_score'
                          AND EXISTS (SELECT 1 FROM assessment_score v
                                      WHERE v.county = x.county AND v.id = x.id AND v.voided = 1)))
          AND (x.entity = 'assessment_list' AND a.duty_list_id = x.id
               OR x.entity = 'assessment_item'
                  AND a.duty_list_id IN (SELECT i.duty_list_id FROM assessment_item i
                                         WHERE i.county = x.county AND i.id = x.id)
               OR x.entity = 'assessment_band'
                  AND a.duty_list_id IN (SELECT i.duty_list_id FROM assessment_band b
                                         JOIN assessment_item i ON i.county = b.county AND i.id = b.item_id
                                         WHERE b.county = x.county AND b.id = x.id)
               OR x.entity = 'assessment_score'
                  AND a.id IN (SELECT s.assessment_id FROM assessment_score s
                               WHERE s.county = x.county AND s.id = x.id)
               OR x.entity = 'assessment_appeal'
                  AND a.id IN (SELECT p.assessment_id FROM assessment_appeal p
                               WHERE p.county = x.county AND p.id = x.id)))
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE x.county = :county
ORDER BY 1 NULLS LAST

-- name: assessment.two_accounts
-- Results locked from an account that scored one of their items, or another of the same person; at the store itself one
-- may.
SELECT DISTINCT o.name AS words
FROM touched x
JOIN assessment a ON a.county = x.county AND a.id = x.id AND a.voided = 0 AND a.locked_on IS NOT NULL
  AND a.locked_account NOT LIKE 'local:%'
JOIN assessment_score s ON s.county = a.county AND s.assessment_id = a.id AND s.voided = 0
  AND (s.scored_account = a.locked_account
       OR EXISTS (SELECT 1 FROM account m JOIN account n ON n.person = m.person
                  WHERE m.login = s.scored_account AND n.login = a.locked_account))
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE x.county = :county AND x.entity = 'assessment'
ORDER BY 1 NULLS LAST

-- name: assessment.appeal_in_time
-- Appeals before the result was told, or after the working days allowed.
SELECT DISTINCT o.name AS words
FROM touched x
JOIN assessment_appeal p ON p.county = x.county AND p.id = x.id AND p.voided = 0
JOIN assessment a ON a.county = p.county AND a.id = p.assessment_id
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE x.county = :county AND x.entity = 'assessment_appeal'
  AND (a.told_on IS NULL OR p.appealed_on < a.told_on
       OR (SELECT COUNT(*) FROM calendar k
           WHERE k.voided = 0 AND k.day > a.told_on AND k.day <= p.appealed_on
             AND COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0
                           ORDER BY h.id DESC NULLS LAST LIMIT 1), k.kind)
               IN ('workday', 'makeup')) > {param:appeal_days})
ORDER BY 1 NULLS LAST

-- name: assessment.appeal_by_another
-- Appeals decided from the account that made them or that scored, or another of the same person; at the store itself
-- one may.
WITH hands AS (
  SELECT n.login AS decider, m.login FROM account m JOIN account n ON n.person = m.person
  UNION
  SELECT m.login, m.login FROM account m
)
SELECT DISTINCT p.matter AS words
FROM touched x
JOIN assessment_appeal p ON p.county = x.county AND p.id = x.id AND p.voided = 0 AND p.decision IS NOT NULL
  AND p.decided_account NOT LIKE 'local:%'
WHERE x.county = :county AND x.entity = 'assessment_appeal'
  AND (EXISTS (SELECT 1 FROM hands h WHERE h.decider = p.decided_account AND h.login = p.appealed_account)
       OR EXISTS (SELECT 1 FROM assessment_score s
                  JOIN hands h ON h.login = s.scored_account AND h.decider = p.decided_account
                  WHERE s.county = p.county AND s.assessment_id = p.assessment_id AND s.voided = 0
                    AND (p.item_id IS NULL OR s.item_id = p.item_id)))
ORDER BY 1 NULLS LAST

-- name: assessment.reopened
-- Reopenings taken back: they stay.
SELECT DISTINCT t.reason AS words
FROM touched x
JOIN assessment_reopening t ON t.county = x.county AND t.id = x.id AND t.voided = 1
WHERE x.county = :county AND x.entity = 'assessment_reopening'
ORDER BY 1 NULLS LAST
