-- Visits (visits.c).

-- name: visits.helper
-- Who is responsible for a household on a day; nobody where there are several: then it isn't known who of them went.
SELECT CASE WHEN COUNT(DISTINCT r.cadre_id) = 1 THEN MIN(r.cadre_id) END AS cadre_id
FROM responsibility r
WHERE r.county = :county AND r.voided = 0 AND r.tier = 'cadre_household' AND r.household_id = :household_id
  AND r.from_on <= :day AND COALESCE(r.to_on, '9999-12-31') >= :day
