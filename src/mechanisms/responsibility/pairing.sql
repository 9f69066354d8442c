-- The pairing board (pairing.c).

-- name: pairing.helpers
-- Cadres in service today in the asked place, or serving a place above it, with what they carry. Not among them:
-- members of poor households, leaders of townships, and those whom province or city sent, who have their own post.
-- Titles of places as lists give them, a village with its township, because villages of one name are common.
SELECT k.id, p.name AS title, o.name AS unit, k.place,
       (SELECT CASE WHEN LENGTH(k.place) > 9 THEN COALESCE((SELECT u.name FROM place u
         WHERE u.code = SUBSTR(k.place, 1, 9) AND u.voided = 0
        ORDER BY u.from_on DESC NULLS LAST LIMIT 1) || ' ', '') ELSE '' END || z.name
        FROM place z WHERE z.code = k.place AND z.voided = 0 ORDER BY z.from_on DESC NULLS LAST LIMIT 1) AS place_title,
       COALESCE(l.carried, 0) AS load
FROM cadre k
JOIN person p ON p.county = k.county AND p.id = k.person_id AND p.voided = 0
JOIN organisation o ON o.county = k.county AND o.id = k.organisation_id
LEFT JOIN (SELECT r.county, r.cadre_id, COUNT(DISTINCT r.household_id) AS carried
           FROM responsibility r
           WHERE r.county = :county AND r.voided = 0 AND r.tier = 'cadre_household' AND r.from_on <= :today
             AND COALESCE(r.to_on, '9999-12-31') >= :today
           GROUP BY r.county, r.cadre_id) l ON l.county = k.county AND l.cadre_id = k.id
WHERE k.county = :county AND k.voided = 0 AND COALESCE(k.from_on, '') <= :today
  AND COALESCE(k.to_on, '9999-12-31') >= :today
  AND ((k.place >= :place_lo AND k.place < :place_hi) OR k.place = :county OR k.place = :township)
  AND COALESCE(k.source, '') NOT IN ('province', 'city')
  AND NOT EXISTS (SELECT 1 FROM household_member m
                  JOIN household_status s ON s.county = m.county AND s.household_id = m.household_id
                    AND s.voided = 0
                    AND s.kind IN ('poor', 'pre_exit', 'relapsed') AND s.from_on <= :today
                      AND COALESCE(s.to_on, '9999-12-31') >= :today
                  WHERE m.county = k.county AND m.person_id = k.person_id AND m.voided = 0
                    AND COALESCE(m.from_on, '') <= :today AND COALESCE(m.to_on, '9999-12-31') >= :today)
  AND NOT EXISTS (SELECT 1 FROM responsibility r WHERE r.county = k.county AND r.cadre_id = k.id AND r.voided = 0
                  AND r.tier = 'leader_township' AND r.from_on <= :today
                    AND COALESCE(r.to_on, '9999-12-31') >= :today)
ORDER BY k.id NULLS LAST
