-- Appeals against results (appeals.c).

-- name: appeals.in_time
-- Appeals before the result was told, or after the working days allowed.
-- Counted from the day behind the telling up to the day of the appeal itself, both by the calendar with the
-- county's holidays in it, where the last entry for a day holds: days moved to make up for a holiday are
-- working days.
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

-- name: appeals.by_another
-- Appeals decided from the account that made them or that scored, or another of the same person; at the store itself
-- one may.
-- Hands: every login that is the same person's as the decider's, himself among them. A decision on one item
-- asks who scored that item; on the whole result, who scored any.
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
