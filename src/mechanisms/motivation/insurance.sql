-- Insurance of village cadres (insurance.c).

-- name: insurance.rate
-- A year's premium of an insurance, and who pays what of it.
SELECT q.premium, q.county_paid, q.township_paid, q.village_paid, q.person_paid, q.charged
FROM insurance_rate q
WHERE q.county = :county AND q.year = :year_n AND q.kind = :kind AND q.voided = 0
