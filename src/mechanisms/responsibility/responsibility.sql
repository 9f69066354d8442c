-- name: responsibility.once
-- The same cadre for the same household, or the same unit, team or leader for the same place, twice on one day.
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, p.name, '')) AS words
FROM touched x
JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0
JOIN responsibility o ON o.county = r.county AND o.place = r.place AND o.tier = r.tier AND o.id <> r.id
  AND o.voided = 0
  AND o.cadre_id IS NOT DISTINCT FROM r.cadre_id AND o.organisation_id IS NOT DISTINCT FROM r.organisation_id
  AND o.team_id IS NOT DISTINCT FROM r.team_id AND o.household_id IS NOT DISTINCT FROM r.household_id
LEFT JOIN household h ON h.county = r.county AND h.id = r.household_id
LEFT JOIN place p ON p.code = r.place AND p.voided = 0
WHERE x.county = :county AND x.entity = 'responsibility' AND r.version = 1
  AND r.from_on <= COALESCE(o.to_on, '9999-12-31') AND o.from_on <= COALESCE(r.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST

-- name: responsibility.no_withdrawal
-- What this change has ended (version above 1: not a past row entered whole): responsibilities for households, and
-- the service of cadres who bear some. On the day after, today (a span moved out of today by either end has ended
-- too), and the day after every bearer there is from then on (a successor whose end is planned leaves a gap that is
-- known today), a household poor or monitored wants a responsible cadre who is there; an interim one is enough after
-- a listed reason, and with a dated vacancy.
WITH gone AS (
  SELECT r.county, r.household_id, n.day, r.end_reason
  FROM touched x
  JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0 AND r.version > 1
    AND r.tier = 'cadre_household'
  JOIN calendar k ON k.day = r.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  WHERE x.county = :county AND x.entity = 'responsibility'
  UNION
  SELECT r.county, r.household_id, n.day, c.end_reason
  FROM touched x
  JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 0 AND c.version > 1
  JOIN calendar k ON k.day = c.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  JOIN responsibility r ON r.county = c.county AND r.cadre_id = c.id AND r.voided = 0 AND r.tier = 'cadre_household'
    AND r.from_on <= n.day AND COALESCE(r.to_on, '9999-12-31') >= n.day
  WHERE x.county = :county AND x.entity = 'cadre'
  UNION
  SELECT r.county, r.household_id, CAST(:today AS TEXT), r.end_reason
  FROM touched x
  JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0 AND r.version > 1
    AND r.tier = 'cadre_household' AND (r.from_on > :today OR r.to_on < :today)
  WHERE x.county = :county AND x.entity = 'responsibility'
  UNION
  SELECT r.county, r.household_id, CAST(:today AS TEXT), c.end_reason
  FROM touched x
  JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 0 AND c.version > 1
    AND (c.from_on > :today OR c.to_on < :today)
  JOIN responsibility r ON r.county = c.county AND r.cadre_id = c.id AND r.voided = 0 AND r.tier = 'cadre_household'
    AND r.from_on <= :today AND COALESCE(r.to_on, '9999-12-31') >= :today
  WHERE x.county = :county AND x.entity = 'cadre'
), bearers AS (
  SELECT g.county, g.household_id, g.day, g.end_reason, o.to_on, c.to_on AS service_to
  FROM gone g
  JOIN responsibility o ON o.county = g.county AND o.household_id = g.household_id AND o.voided = 0
    AND o.tier = 'cadre_household' AND COALESCE(o.to_on, '9999-12-31') >= g.day
  JOIN cadre c ON c.county = o.county AND c.id = o.cadre_id AND c.voided = 0
), ended AS (
  SELECT g.county, g.household_id, g.day, g.end_reason FROM gone g
  UNION
  SELECT b.county, b.household_id, n.day, b.end_reason
  FROM bearers b
  JOIN calendar k ON k.day = b.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  UNION
  SELECT b.county, b.household_id, n.day, b.end_reason
  FROM bearers b
  JOIN calendar k ON k.day = b.service_to AND k.voided = 0 AND b.service_to >= b.day
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
)
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) AS words
FROM ended e
JOIN household h ON h.county = e.county AND h.id = e.household_id AND h.voided = 0
WHERE EXISTS (SELECT 1 FROM household_status s WHERE s.county = e.county
  AND s.household_id = e.household_id AND s.voided = 0
              AND s.kind IN ('poor', 'pre_exit', 'relapsed', 'unstable', 'marginal', 'sudden', 'prevention')
              AND s.from_on <= e.day AND COALESCE(s.to_on, '9999-12-31') >= e.day)
  AND NOT EXISTS (SELECT 1 FROM responsibility o
                  JOIN cadre k ON k.county = o.county AND k.id = o.cadre_id AND k.voided = 0
                    AND COALESCE(k.from_on, '') <= e.day AND COALESCE(k.to_on, '9999-12-31') >= e.day
                  WHERE o.county = e.county AND o.household_id = e.household_id AND o.voided = 0
                    AND o.tier = 'cadre_household'
                    AND o.from_on <= e.day AND COALESCE(o.to_on, '9999-12-31') >= e.day
                    AND (COALESCE(o.interim, 0) = 0
                         OR (COALESCE(e.end_reason, '') IN ('death', 'illness', 'retirement', 'recall')
                             AND EXISTS (SELECT 1 FROM vacancy v WHERE v.county = e.county
                               AND v.household_id = e.household_id AND v.voided = 0
                                         AND v.from_on <= e.day AND COALESCE(v.to_on, '9999-12-31') >= e.day))))
ORDER BY 1 NULLS LAST

-- name: responsibility.cadre_in_use
-- Cadres taken back while they bear responsibilities or hold posts in villages.
SELECT DISTINCT p.name
FROM touched x
JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 1
JOIN person p ON p.county = c.county AND p.id = c.person_id
WHERE x.county = :county AND x.entity = 'cadre'
  AND (EXISTS (SELECT 1 FROM responsibility r WHERE r.county = c.county AND r.cadre_id = c.id AND r.voided = 0
                 AND COALESCE(r.to_on, '9999-12-31') >= :today)
       OR EXISTS (SELECT 1 FROM posting g WHERE g.county = c.county AND g.cadre_id = c.id AND g.voided = 0
                    AND COALESCE(g.to_on, '9999-12-31') >= :today))
ORDER BY 1 NULLS LAST

-- name: responsibility.slot_in_use
-- Slots of work teams taken back while somebody holds them.
SELECT DISTINCT w.name || ' ' || p.name AS words
FROM touched x
JOIN slot s ON s.county = x.county AND s.id = x.id AND s.voided = 1
JOIN work_team w ON w.county = s.county AND w.id = s.team_id
JOIN posting g ON g.county = s.county AND g.slot_id = s.id AND g.voided = 0
  AND COALESCE(g.to_on, '9999-12-31') >= :today
JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id
JOIN person p ON p.county = k.county AND p.id = k.person_id
WHERE x.county = :county AND x.entity = 'slot'
ORDER BY 1 NULLS LAST
