-- How assessments stand (assessment_standing.c).

-- name: assessment_standing.stands
-- How an assessment stands: items without a score, appeals not decided, the sum, and the working days since it was
-- told.
-- A computed item counts as scored only when it has a value: a row with points and no value was typed before
-- the item was said to be computed.
SELECT (SELECT COUNT(*) FROM assessment_item i
        WHERE i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
          AND NOT EXISTS (SELECT 1 FROM assessment_score s
                          WHERE s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
                            AND s.score IS NOT NULL AND (i.source <> 'record' OR s.value IS NOT NULL))) AS unscored,
       (SELECT COUNT(*) FROM assessment_appeal p
        WHERE p.county = a.county AND p.assessment_id = a.id AND p.voided = 0 AND p.decision IS NULL) AS open_appeals,
       COALESCE((SELECT CAST(SUM(s.score) AS BIGINT) FROM assessment_score s
                 WHERE s.county = a.county AND s.assessment_id = a.id AND s.voided = 0), 0) AS total,
       (SELECT COUNT(*) FROM calendar k
        WHERE k.voided = 0 AND k.day > CAST(:told AS TEXT) AND k.day < :today
          AND COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0
                        ORDER BY h.id DESC NULLS LAST LIMIT 1), k.kind)
            IN ('workday', 'makeup')) AS days_told
FROM assessment a
WHERE a.county = :county AND a.id = :id

-- name: assessment_standing.head
-- The head of a score sheet.
-- The list as it stands today: once a result is locked its list can't change, so this is what it was.
SELECT l.year, l.standard, a.place, o.name AS organisation, o.id AS organisation_id, l.title AS list, l.id AS list_id,
       a.told_on, a.locked_on, a.locked_account
FROM assessment a
JOIN assessment_list l ON l.county = a.county AND l.id = a.duty_list_id
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE a.county = :county AND a.id = :id

-- name: assessment_standing.lines
-- The items of a score sheet, in the order they were entered.
-- Read from the items, so that what nobody has scored stands there too.
SELECT i.id AS item, i.title, i.weight, i.source, i.figure, i.goal_kind, i.goal,
       CASE WHEN i.measured_by = 'organisation' THEN 1 ELSE 0 END AS by_organisation,
       s.id AS score_id, CASE WHEN s.score IS NULL THEN 0 ELSE 1 END AS scored, s.score, s.value, s.evidence,
       s.scored_on, s.block, s.scored_account AS account
FROM assessment a
JOIN assessment_item i ON i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
LEFT JOIN assessment_score s ON s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
WHERE a.county = :county AND a.id = :id
ORDER BY i.id NULLS LAST, s.id NULLS LAST

-- name: assessment_standing.rows
-- The organisations assessed by a list: the sum, what is missing, in the order of their places.
-- In the order of places and not of sums, so that the page is no ranking.
SELECT a.id, o.name AS organisation,
       (SELECT p.name FROM place p WHERE p.code = a.place AND p.voided = 0
        ORDER BY p.id DESC NULLS LAST LIMIT 1) AS place_title,
       COALESCE((SELECT CAST(SUM(s.score) AS BIGINT) FROM assessment_score s
                 WHERE s.county = a.county AND s.assessment_id = a.id AND s.voided = 0), 0) AS total,
       (SELECT COUNT(*) FROM assessment_item i
        WHERE i.county = a.county AND i.duty_list_id = a.duty_list_id AND i.voided = 0
          AND NOT EXISTS (SELECT 1 FROM assessment_score s
                          WHERE s.county = a.county AND s.assessment_id = a.id AND s.item_id = i.id AND s.voided = 0
                            AND s.score IS NOT NULL)) AS unscored,
       (SELECT COUNT(*) FROM assessment_appeal p
        WHERE p.county = a.county AND p.assessment_id = a.id AND p.voided = 0 AND p.decision IS NULL) AS open_appeals,
       a.told_on, a.locked_on
FROM assessment a
JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
WHERE a.county = :county AND a.duty_list_id = :list_id AND a.voided = 0
ORDER BY a.place NULLS LAST, o.id NULLS LAST
