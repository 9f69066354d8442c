-- name: life.members
-- Who belongs to the household after the last day of what was; the head first, so that a list of them begins with him.
SELECT m.id, m.person_id, m.version, p.name, p.sex, m.relation
FROM household_member m
JOIN person p ON p.county = m.county AND p.id = m.person_id
WHERE m.county = :county AND m.household_id = :household_id AND m.voided = 0
  AND (m.to_on IS NULL OR m.to_on > :last)
ORDER BY CASE m.relation WHEN 'head' THEN 0 ELSE 1 END, m.id NULLS LAST

-- name: life.statuses
-- How the household stands on a day: its road, its monitoring. At most one of each (rule status_overlap).
SELECT s.id, s.kind, s.from_on
FROM household_status s
WHERE s.county = :county AND s.household_id = :household_id AND s.voided = 0 AND s.from_on <= :day
  AND (s.to_on IS NULL OR s.to_on >= :day)
ORDER BY s.id NULLS LAST

-- name: life.helpers
-- Responsibilities for the household open after the last day, and who bears them. Of cadres only: units answer for
-- villages, leaders for townships.
SELECT r.id, r.cadre_id, p.name
FROM responsibility r
JOIN cadre k ON k.county = r.county AND k.id = r.cadre_id
JOIN person p ON p.county = k.county AND p.id = k.person_id
WHERE r.county = :county AND r.household_id = :household_id AND r.voided = 0 AND r.tier = 'cadre_household'
  AND (r.to_on IS NULL OR r.to_on > :last)
ORDER BY r.id NULLS LAST

-- name: life.cadre_name
-- For the words of a preview: no row, and the cadre chosen is not there any more.
SELECT p.name
FROM cadre k
JOIN person p ON p.county = k.county AND p.id = k.person_id
WHERE k.county = :county AND k.id = :id AND k.voided = 0

-- name: life.basis
-- What an order on two households rests on: nothing is deleted and versions only grow, so that count and sum of the
-- versions tell every change.
SELECT 'h' AS part, CAST(COUNT(*) AS BIGINT) AS records, CAST(COALESCE(SUM(x.version), 0) AS BIGINT) AS versions
FROM household x
WHERE x.county = :county AND x.id IN (:id, :other_id)
UNION ALL
SELECT 'm', CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(x.version), 0) AS BIGINT)
FROM household_member x
WHERE x.county = :county AND x.household_id IN (:id, :other_id)
UNION ALL
SELECT 's', CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(x.version), 0) AS BIGINT)
FROM household_status x
WHERE x.county = :county AND x.household_id IN (:id, :other_id)
UNION ALL
SELECT 'r', CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(x.version), 0) AS BIGINT)
FROM responsibility x
WHERE x.county = :county AND x.household_id IN (:id, :other_id)

-- name: life.basis_persons
-- The same of two persons.
SELECT 'p' AS part, CAST(COUNT(*) AS BIGINT) AS records, CAST(COALESCE(SUM(x.version), 0) AS BIGINT) AS versions
FROM person x
WHERE x.county = :county AND x.id IN (:id, :other_id)
UNION ALL
SELECT 'm', CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(x.version), 0) AS BIGINT)
FROM household_member x
WHERE x.county = :county AND x.person_id IN (:id, :other_id)
UNION ALL
SELECT 'k', CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(x.version), 0) AS BIGINT)
FROM cadre x
WHERE x.county = :county AND x.person_id IN (:id, :other_id)

-- name: life.merged_by
-- The merger that ends a household's statuses: what it was goes on in the other.
SELECT e.id
FROM household_event e
WHERE e.county = :county AND e.ended_id = :household_id AND e.kind = 'merge' AND e.voided = 0

-- name: life.account_of
-- Accounts of a person, which name him by outside id: a reference table has no key into a county's table.
SELECT a.id
FROM account a
WHERE a.voided = 0 AND a.person = :person
ORDER BY a.id NULLS LAST

-- name: life.covered
-- After a split, merger or move, a household that came out of it poor or monitored has a responsible cadre who is
-- there: on the event's day and today. Deaths and departures are not asked: who is left is helped as before, and a
-- household that has ended is helped by nobody. A new head changes nobody's helper.
WITH asked AS (
  SELECT e.county, e.household_id, e.day
  FROM touched x
  JOIN household_event e ON e.county = x.county AND e.id = x.id AND e.voided = 0
    AND e.kind IN ('split', 'merge', 'move')
  WHERE x.county = :county AND x.entity = 'household_event'
  UNION
  SELECT e.county, e.other_id, e.day
  FROM touched x
  JOIN household_event e ON e.county = x.county AND e.id = x.id AND e.voided = 0 AND e.kind = 'split'
  WHERE x.county = :county AND x.entity = 'household_event'
), days AS (
  SELECT a.county, a.household_id, a.day FROM asked a
  UNION
  SELECT a.county, a.household_id, CAST(:today AS TEXT) FROM asked a
)
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) AS words
FROM days d
JOIN household h ON h.county = d.county AND h.id = d.household_id AND h.voided = 0
WHERE EXISTS (SELECT 1 FROM household_status s WHERE s.county = d.county AND s.household_id = d.household_id
                AND s.voided = 0
                AND s.kind IN ('poor', 'pre_exit', 'relapsed', 'unstable', 'marginal', 'sudden', 'prevention')
                AND s.from_on <= d.day AND COALESCE(s.to_on, '9999-12-31') >= d.day)
  AND NOT EXISTS (SELECT 1 FROM responsibility r
                  JOIN cadre k ON k.county = r.county AND k.id = r.cadre_id AND k.voided = 0
                    AND COALESCE(k.from_on, '') <= d.day AND COALESCE(k.to_on, '9999-12-31') >= d.day
                  WHERE r.county = d.county AND r.household_id = d.household_id AND r.voided = 0
                    AND r.tier = 'cadre_household'
                    AND r.from_on <= d.day AND COALESCE(r.to_on, '9999-12-31') >= d.day)
ORDER BY 1 NULLS LAST

-- name: life.event_kept
-- Events taken back by hand: what they did stands in other records, which would stay.
SELECT DISTINCT e.day || ' ' || COALESCE(e.summary, '') AS words
FROM touched x
JOIN household_event e ON e.county = x.county AND e.id = x.id AND e.voided = 1
WHERE x.county = :county AND x.entity = 'household_event'
ORDER BY 1 NULLS LAST

-- name: life.merge_kept
-- The same of mergers. A merger that was confirmed after review is created and may be counted again, but never voided.
SELECT DISTINCT e.day || ' ' || COALESCE(e.summary, '') AS words
FROM touched x
JOIN person_merge e ON e.county = x.county AND e.id = x.id AND e.voided = 1
WHERE x.county = :county AND x.entity = 'person_merge'
ORDER BY 1 NULLS LAST

-- name: life.demo_members
-- For the demonstration: members of a relation ('alone': heads who live alone) in households out of poverty before 2016
-- that hold no share, link or contact; nobody who is something else too. A son is grown up, and to him as head
-- everybody's relation follows.
SELECT m.household_id, m.id, m.person_id, p.name, m.place
FROM household_member m
JOIN person p ON p.county = m.county AND p.id = m.person_id AND p.voided = 0
JOIN household_status s ON s.county = m.county AND s.household_id = m.household_id AND s.voided = 0
  AND s.kind = 'exited' AND s.from_on < '2016-01-01' AND s.to_on IS NULL
WHERE m.county = :county AND m.voided = 0 AND m.to_on IS NULL AND (:place = '' OR m.place = :place)
  AND m.relation = CASE WHEN :relation = 'alone' THEN 'head' ELSE :relation END
  AND CASE WHEN EXISTS (SELECT 1 FROM household_member o WHERE o.county = m.county AND o.household_id = m.household_id
                          AND o.id <> m.id AND o.voided = 0 AND o.to_on IS NULL) THEN 'family' ELSE 'alone' END
    = CASE WHEN :relation = 'alone' THEN 'alone' ELSE 'family' END
  AND (:relation <> 'son' OR (p.birth < '1993-01-01'
         AND NOT EXISTS (SELECT 1 FROM household_member o WHERE o.county = m.county AND o.household_id = m.household_id
                           AND o.voided = 0 AND o.to_on IS NULL
                           AND o.relation NOT IN ('head', 'spouse', 'son', 'daughter', 'father', 'mother'))))
  AND NOT EXISTS (SELECT 1 FROM cadre x WHERE x.county = m.county AND x.person_id = m.person_id)
  AND NOT EXISTS (SELECT 1 FROM party_member x WHERE x.county = m.county AND x.person_id = m.person_id)
  AND NOT EXISTS (SELECT 1 FROM benefit_link x WHERE x.county = m.county AND x.household_id = m.household_id)
  AND NOT EXISTS (SELECT 1 FROM workshop_link x WHERE x.county = m.county AND x.household_id = m.household_id)
  AND NOT EXISTS (SELECT 1 FROM member_contact x WHERE x.county = m.county AND x.household_id = m.household_id)
  AND NOT EXISTS (SELECT 1 FROM brings_along x WHERE x.county = m.county AND x.household_id = m.household_id)
  AND NOT EXISTS (SELECT 1 FROM equity_share x WHERE x.county = m.county AND x.household_id = m.household_id)
ORDER BY m.id NULLS LAST
