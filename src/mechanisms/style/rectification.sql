-- Rectification (rectification.c): what is put right, by when, and who closed it.

-- name: rectification.due_after_found
-- Problems due no later than they were found, or closed before that day or after today.
-- Strictly later: what is due on the day it was found was never given any time.
SELECT t.problem AS words
FROM touched x
JOIN rectification t ON t.county = x.county AND t.id = x.id AND t.voided = 0
WHERE x.county = :county AND x.entity = 'rectification'
  AND (t.due_on <= t.found_on OR t.closed_on < t.found_on OR t.closed_on > :today)
ORDER BY 1 NULLS LAST

-- name: rectification.closed_proved
-- Problems closed with neither a text of evidence nor an attachment; also when the last attachment is taken back.
SELECT t.problem AS words
FROM touched x
JOIN rectification t ON t.county = x.county AND t.voided = 0 AND t.closed_on IS NOT NULL AND t.evidence IS NULL
  AND (x.entity = 'rectification' AND t.id = x.id
       OR x.entity = 'attachment' AND t.id IN (SELECT a.owner_id FROM attachment a
                                               WHERE a.county = x.county AND a.id = x.id
                                                 AND a.owner = 'rectification'))
WHERE x.county = :county AND x.entity IN ('rectification', 'attachment')
  AND NOT EXISTS (SELECT 1 FROM attachment a
                  WHERE a.county = t.county AND a.owner = 'rectification' AND a.owner_id = t.id AND a.voided = 0)
ORDER BY 1 NULLS LAST

-- name: rectification.closed_by_another
-- Problems closed by nobody, or by who is responsible for them (two cadre rows may be one person).
SELECT t.problem AS words
FROM touched x
JOIN rectification t ON t.county = x.county AND t.id = x.id AND t.voided = 0 AND t.closed_on IS NOT NULL
JOIN cadre k ON k.county = t.county AND k.id = t.cadre_id
LEFT JOIN cadre b ON b.county = t.county AND b.id = t.closed_by_id
WHERE x.county = :county AND x.entity = 'rectification'
  AND (b.id IS NULL OR b.id = k.id OR b.person_id = k.person_id)
ORDER BY 1 NULLS LAST
