-- Lists signed for and reports on duty (duty_reports.c).

-- name: duty_reports.secretary
-- Who was secretary of an organisation on a day.
SELECT k.person_id FROM party_post k
WHERE k.county = :county AND k.organisation_id = :id AND k.voided = 0 AND k.post = 'secretary'
  AND k.from_on <= :day AND COALESCE(k.to_on, '9999-12-31') >= :day
ORDER BY k.from_on DESC NULLS LAST, k.id DESC NULLS LAST LIMIT 1
