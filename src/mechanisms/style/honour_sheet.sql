-- What a list of honours asks of the registers (honour_sheet.c).

-- name: honour_sheet.same
-- The same honour of the same person or organisation on the same day.
SELECT h.id FROM honour h
WHERE h.county = :county AND h.voided = 0 AND h.title = :title AND h.awarded_on = :awarded_on
  AND h.person_id IS NOT DISTINCT FROM :person_id AND h.organisation_id IS NOT DISTINCT FROM :organisation_id
ORDER BY h.id NULLS LAST LIMIT 1
