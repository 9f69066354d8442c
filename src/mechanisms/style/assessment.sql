-- Assessments and their results (assessment.c).

-- name: assessment.locked
-- Results locked before this change whose list, items, bands, scores or appeals it touches, or whose items it changes
-- or scores takes back as it locks them (the demonstration is made in one), and locked results taken back.
-- What is locked in this very change may be touched in it, else nothing could be locked together with its last
-- score; but on a page or by the API not its list, items and bands, nor a score taken back, for that would be
-- changing what the eyes of two have just agreed on.
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
-- A person may have two accounts: compared are the persons behind them, where accounts name one. The command
-- line has no account; whoever may open the store's file is beyond such a rule.
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
