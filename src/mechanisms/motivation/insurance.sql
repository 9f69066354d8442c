-- Insurance of village cadres (insurance.c).

-- name: insurance.once
-- Two enrolments of one person in one insurance open on the same day, one of them touched by this change.
-- Either of the two may be the one just written; both are this person's.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN insurance_enrolment e ON e.county = x.county AND e.id = x.id AND e.voided = 0
JOIN insurance_enrolment o ON o.county = e.county AND o.person_id = e.person_id AND o.kind = e.kind
  AND o.id <> e.id AND o.voided = 0
JOIN person p ON p.county = e.county AND p.id = e.person_id
WHERE x.county = :county AND x.entity = 'insurance_enrolment'
  AND e.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(e.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST

-- name: insurance.rate
-- A year's premium of an insurance, and who pays what of it.
SELECT q.premium, q.county_paid, q.township_paid, q.village_paid, q.person_paid, q.charged
FROM insurance_rate q
WHERE q.county = :county AND q.year = :year_n AND q.kind = :kind AND q.voided = 0
