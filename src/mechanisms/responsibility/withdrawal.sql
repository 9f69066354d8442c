-- No withdrawal before exit (withdrawal.c).

-- name: withdrawal.household
-- What this change has ended (version above 1: not a past row entered whole): responsibilities for households, and
-- the service of cadres who bear some. On the day after, today (a span moved out of today by either end has ended
-- too), and the day after every bearer there is from then on (a successor whose end is planned leaves a gap that is
-- known today), a household poor or monitored wants a responsible cadre who is there; an interim one is enough after
-- a listed reason, and with a dated vacancy. While help outlasts the exit (parameters help_after_exit_from, _until),
-- one that has left poverty wants him too, unless the ending names the document that decided it. Of every tier only
-- the cadre of a household is under the rule: a township or village without its leader or unit is a check
-- (responsibility.c). From help_after_exit_from on, what is taken back while it runs or before it has begun is looked
-- at as an ending is, on today or on its first day: else to call it an error would be the short way.
WITH gone AS (
  SELECT r.county, r.household_id, n.day, r.end_reason, r.end_document_id
  FROM touched x
  JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0 AND r.version > 1
    AND r.tier = 'cadre_household'
  JOIN calendar k ON k.day = r.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  WHERE x.county = :county AND x.entity = 'responsibility'
  UNION
  SELECT r.county, r.household_id, n.day, c.end_reason, NULL AS end_document_id
  FROM touched x
  JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 0 AND c.version > 1
  JOIN calendar k ON k.day = c.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  JOIN responsibility r ON r.county = c.county AND r.cadre_id = c.id AND r.voided = 0 AND r.tier = 'cadre_household'
    AND r.from_on <= n.day AND COALESCE(r.to_on, '9999-12-31') >= n.day
  WHERE x.county = :county AND x.entity = 'cadre'
  UNION
  SELECT r.county, r.household_id, CAST(:today AS TEXT), r.end_reason, r.end_document_id
  FROM touched x
  JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 0 AND r.version > 1
    AND r.tier = 'cadre_household' AND (r.from_on > :today OR r.to_on < :today)
  WHERE x.county = :county AND x.entity = 'responsibility'
  UNION
  SELECT r.county, r.household_id, CAST(:today AS TEXT), c.end_reason, NULL
  FROM touched x
  JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 0 AND c.version > 1
    AND (c.from_on > :today OR c.to_on < :today)
  JOIN responsibility r ON r.county = c.county AND r.cadre_id = c.id AND r.voided = 0 AND r.tier = 'cadre_household'
    AND r.from_on <= :today AND COALESCE(r.to_on, '9999-12-31') >= :today
  WHERE x.county = :county AND x.entity = 'cadre'
  UNION
  SELECT r.county, r.household_id, CASE WHEN r.from_on > :today THEN r.from_on ELSE CAST(:today AS TEXT) END,
         r.end_reason, r.end_document_id
  FROM touched x
  JOIN responsibility r ON r.county = x.county AND r.id = x.id AND r.voided = 1 AND r.tier = 'cadre_household'
    AND COALESCE(r.to_on, '9999-12-31') >= :today
  WHERE x.county = :county AND x.entity = 'responsibility' AND :today >= {param:help_after_exit_from}
), bearers AS (
  SELECT g.county, g.household_id, g.day, g.end_reason, o.to_on, o.end_document_id, c.to_on AS service_to
  FROM gone g
  JOIN responsibility o ON o.county = g.county AND o.household_id = g.household_id AND o.voided = 0
    AND o.tier = 'cadre_household' AND COALESCE(o.to_on, '9999-12-31') >= g.day
  JOIN cadre c ON c.county = o.county AND c.id = o.cadre_id AND c.voided = 0
), ended AS (
  SELECT g.county, g.household_id, g.day, g.end_reason, g.end_document_id FROM gone g
  UNION
  SELECT b.county, b.household_id, n.day, b.end_reason, b.end_document_id
  FROM bearers b
  JOIN calendar k ON k.day = b.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  UNION
  SELECT b.county, b.household_id, n.day, b.end_reason, NULL
  FROM bearers b
  JOIN calendar k ON k.day = b.service_to AND k.voided = 0 AND b.service_to >= b.day
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
)
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) AS words
FROM ended e
JOIN household h ON h.county = e.county AND h.id = e.household_id AND h.voided = 0
WHERE (EXISTS (SELECT 1 FROM household_status s WHERE s.county = e.county
  AND s.household_id = e.household_id AND s.voided = 0
              AND s.kind IN ('poor', 'pre_exit', 'relapsed', 'unstable', 'marginal', 'sudden', 'prevention')
              AND s.from_on <= e.day AND COALESCE(s.to_on, '9999-12-31') >= e.day)
         OR (e.end_document_id IS NULL AND COALESCE(h.ended_on, '9999-12-31') >= e.day
             AND e.day BETWEEN {param:help_after_exit_from} AND {param:help_after_exit_until}
             AND EXISTS (SELECT 1 FROM household_status s WHERE s.county = e.county AND s.household_id = e.household_id
                         AND s.voided = 0 AND s.kind IN ('exited', 'exited_no_policy') AND s.from_on <= e.day)))
  AND NOT EXISTS (SELECT 1 FROM responsibility o
                  JOIN cadre k ON k.county = o.county AND k.id = o.cadre_id AND k.voided = 0
                    AND COALESCE(k.from_on, '') <= e.day AND COALESCE(k.to_on, '9999-12-31') >= e.day
                  WHERE o.county = e.county AND o.household_id = e.household_id AND o.voided = 0
                    AND o.tier = 'cadre_household'
                    AND o.from_on <= e.day AND COALESCE(o.to_on, '9999-12-31') >= e.day
                    AND (COALESCE(o.interim, 0) = 0
                         OR (',' || {param:interim_reasons} || ',' LIKE '%,' || e.end_reason || ',%'
                             AND EXISTS (SELECT 1 FROM vacancy v WHERE v.county = e.county
                               AND v.household_id = e.household_id AND v.voided = 0
                                         AND v.from_on <= e.day AND COALESCE(v.to_on, '9999-12-31') >= e.day))))
ORDER BY 1 NULLS LAST

-- name: withdrawal.village
-- What this change has ended of a village's leader: the posting, its slot, its team, or the cadre's service. On the
-- day after, today (a span moved out of today by either end has ended too), and the day after the planned end of
-- every leader from then on, a village still poor and designated for a work team wants a leader who is there; an
-- interim one is enough after a listed reason, with a dated vacancy. A successor may lead from another slot, or
-- another team, of the village: what counts is that somebody leads there. A village that was delisted wants him too
-- while help outlasts the exit, and from the day teams follow the designation alone as long as that stands, unless
-- the ending names the document that decided it. What is taken back is looked at as of a household's helper; a slot is
-- not taken back under who holds it (withdrawal.slot_in_use).
WITH gone AS (
  SELECT g.county, w.place, g.slot_id, g.from_on, g.to_on, g.end_reason, g.end_document_id
  FROM touched x
  JOIN posting g ON g.county = x.county AND g.id = x.id AND g.voided = 0 AND g.version > 1
  JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.kind = 'leader'
  JOIN work_team w ON w.county = s.county AND w.id = s.team_id
  WHERE x.county = :county AND x.entity = 'posting'
  UNION
  SELECT s.county, w.place, s.id, s.from_on, s.to_on, s.end_reason, s.end_document_id
  FROM touched x
  JOIN slot s ON s.county = x.county AND s.id = x.id AND s.voided = 0 AND s.version > 1 AND s.kind = 'leader'
  JOIN work_team w ON w.county = s.county AND w.id = s.team_id
  WHERE x.county = :county AND x.entity = 'slot'
  UNION
  SELECT w.county, w.place, s.id, w.from_on, w.to_on, w.end_reason, w.end_document_id
  FROM touched x
  JOIN work_team w ON w.county = x.county AND w.id = x.id AND w.voided = 0 AND w.version > 1
  JOIN slot s ON s.county = w.county AND s.team_id = w.id AND s.voided = 0 AND s.kind = 'leader'
  WHERE x.county = :county AND x.entity = 'work_team'
  UNION
  SELECT c.county, w.place, s.id, c.from_on, c.to_on, c.end_reason, NULL
  FROM touched x
  JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 0 AND c.version > 1
  JOIN posting g ON g.county = c.county AND g.cadre_id = c.id AND g.voided = 0
  JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.voided = 0 AND s.kind = 'leader'
  JOIN work_team w ON w.county = s.county AND w.id = s.team_id
  WHERE x.county = :county AND x.entity = 'cadre' AND (COALESCE(g.to_on, '9999-12-31') > c.to_on OR c.from_on > :today)
), taken_back AS (
  SELECT g.county, w.place, g.slot_id, g.from_on, g.end_reason, g.end_document_id
  FROM touched x
  JOIN posting g ON g.county = x.county AND g.id = x.id AND g.voided = 1 AND COALESCE(g.to_on, '9999-12-31') >= :today
  JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.kind = 'leader'
  JOIN work_team w ON w.county = s.county AND w.id = s.team_id
  WHERE x.county = :county AND x.entity = 'posting'
  UNION
  SELECT w.county, w.place, s.id, w.from_on, w.end_reason, w.end_document_id
  FROM touched x
  JOIN work_team w ON w.county = x.county AND w.id = x.id AND w.voided = 1 AND COALESCE(w.to_on, '9999-12-31') >= :today
  JOIN slot s ON s.county = w.county AND s.team_id = w.id AND s.voided = 0 AND s.kind = 'leader'
  WHERE x.county = :county AND x.entity = 'work_team'
), ended AS (
  SELECT b.county, b.place, b.slot_id, CASE WHEN b.from_on > :today THEN b.from_on ELSE CAST(:today AS TEXT) END AS day,
         b.end_reason, b.end_document_id
  FROM taken_back b
  WHERE :today >= {param:help_after_exit_from}
  UNION
  SELECT e.county, e.place, e.slot_id, n.day, e.end_reason, e.end_document_id
  FROM gone e
  JOIN calendar k ON k.day = e.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
  UNION
  SELECT e.county, e.place, e.slot_id, CAST(:today AS TEXT), e.end_reason, e.end_document_id
  FROM gone e
  WHERE e.from_on > :today OR e.to_on < :today
  UNION
  SELECT e.county, e.place, e.slot_id, n.day, e.end_reason, g.end_document_id
  FROM gone e
  JOIN work_team w ON w.county = e.county AND w.place = e.place AND w.voided = 0
  JOIN slot s ON s.county = w.county AND s.team_id = w.id AND s.voided = 0 AND s.kind = 'leader'
  JOIN posting g ON g.county = s.county AND g.slot_id = s.id AND g.voided = 0 AND g.to_on > e.to_on
  JOIN calendar k ON k.day = g.to_on AND k.voided = 0
  JOIN calendar n ON n.number = k.number + 1 AND n.voided = 0
)
SELECT DISTINCT p.name AS words
FROM ended e
JOIN place p ON p.code = e.place AND p.voided = 0
WHERE ((EXISTS (SELECT 1 FROM village_designation d WHERE d.county = e.county AND d.place = e.place
         AND d.voided = 0 AND d.kind = 'work_team'
         AND d.from_on <= e.day AND COALESCE(d.to_on, '9999-12-31') >= e.day)
        AND EXISTS (SELECT 1 FROM village_designation d WHERE d.county = e.county AND d.place = e.place
         AND d.voided = 0 AND d.kind = 'poor_village'
         AND d.from_on <= e.day AND COALESCE(d.to_on, '9999-12-31') >= e.day)
        AND NOT EXISTS (SELECT 1 FROM village_exit v WHERE v.county = e.county AND v.place = e.place
         AND v.voided = 0 AND v.confirmed_on IS NOT NULL AND v.day <= e.day))
       OR (e.end_document_id IS NULL
           AND EXISTS (SELECT 1 FROM village_designation d WHERE d.county = e.county AND d.place = e.place
             AND d.voided = 0 AND d.kind = 'work_team' AND d.from_on <= e.day
             AND (e.day BETWEEN {param:help_after_exit_from} AND {param:help_after_exit_until}
                    AND EXISTS (SELECT 1 FROM village_exit v WHERE v.county = e.county AND v.place = e.place
                      AND v.voided = 0 AND v.confirmed_on IS NOT NULL AND v.day <= e.day)
                  OR e.day >= {param:teams_by_designation} AND COALESCE(d.to_on, '9999-12-31') >= e.day))))
  AND NOT EXISTS (SELECT 1 FROM posting g
                  JOIN slot s ON s.county = g.county AND s.id = g.slot_id AND s.voided = 0 AND s.kind = 'leader'
                    AND s.from_on <= e.day AND COALESCE(s.to_on, '9999-12-31') >= e.day
                  JOIN work_team w ON w.county = s.county AND w.id = s.team_id AND w.voided = 0
                    AND w.place = e.place
                    AND w.from_on <= e.day AND COALESCE(w.to_on, '9999-12-31') >= e.day
                  JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND k.voided = 0
                    AND COALESCE(k.from_on, '') <= e.day AND COALESCE(k.to_on, '9999-12-31') >= e.day
                  WHERE g.county = e.county AND g.voided = 0 AND g.from_on <= e.day
                    AND COALESCE(g.to_on, '9999-12-31') >= e.day
                    AND (COALESCE(g.interim, 0) = 0
                         OR (',' || {param:interim_reasons} || ',' LIKE '%,' || e.end_reason || ',%'
                             AND EXISTS (SELECT 1 FROM vacancy v JOIN slot vs ON vs.county = v.county
                               AND vs.id = v.slot_id
                                         WHERE v.county = e.county AND v.voided = 0 AND vs.team_id = w.id
                                           AND v.from_on <= e.day AND COALESCE(v.to_on, '9999-12-31') >= e.day))))
ORDER BY 1 NULLS LAST

-- name: withdrawal.cadre_in_use
-- Cadres taken back while they bear responsibilities or hold posts in villages. Only what is open today or later:
-- what ended is history, and history keeps its cadre though he is voided.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN cadre c ON c.county = x.county AND c.id = x.id AND c.voided = 1
JOIN person p ON p.county = c.county AND p.id = c.person_id
WHERE x.county = :county AND x.entity = 'cadre'
  AND (EXISTS (SELECT 1 FROM responsibility r WHERE r.county = c.county AND r.cadre_id = c.id AND r.voided = 0
                 AND COALESCE(r.to_on, '9999-12-31') >= :today)
       OR EXISTS (SELECT 1 FROM posting g WHERE g.county = c.county AND g.cadre_id = c.id AND g.voided = 0
                    AND COALESCE(g.to_on, '9999-12-31') >= :today))
ORDER BY 1 NULLS LAST

-- name: withdrawal.slot_in_use
-- Slots of work teams taken back while somebody holds them. Named by team and person: the slot itself has no name
-- anybody knows.
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
