-- Frontline development and appointments (frontline.c).

-- name: frontline.served_before
-- How many records show a person at the front before a day: service entered, and postings in villages.
-- Days on or after the appointment don't count: who is sent to a village because of his new post had not been
-- there.
SELECT (SELECT COUNT(*) FROM frontline_service s
        WHERE s.county = :county AND s.person_id = :person_id AND s.voided = 0 AND s.from_on < :day)
     + (SELECT COUNT(*) FROM posting g
        JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND k.voided = 0
        WHERE g.county = :county AND k.person_id = :person_id AND g.voided = 0 AND g.from_on < :day) AS found

-- name: frontline.appointment_service
-- Appointments that claim service at the front which no record shows before their publication.
-- It has the same two sources as the list's condition SERVED, so that rule and figure can't say different
-- things.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN appointment a ON a.county = x.county AND a.id = x.id AND a.voided = 0 AND a.service = 'served'
JOIN person p ON p.county = a.county AND p.id = a.person_id
WHERE x.county = :county AND x.entity = 'appointment'
  AND NOT EXISTS (SELECT 1 FROM frontline_service s WHERE s.county = a.county AND s.person_id = a.person_id
    AND s.voided = 0
                  AND s.from_on < a.published_on)
  AND NOT EXISTS (SELECT 1 FROM posting g JOIN cadre k ON k.county = g.county AND k.id = g.cadre_id AND k.voided = 0
                  WHERE g.county = a.county AND k.person_id = a.person_id AND g.voided = 0
                    AND g.from_on < a.published_on)
ORDER BY 1 NULLS LAST

-- name: frontline.notice_days
-- The working days from one day to another, both in it, holidays as the county entered them.
SELECT COUNT(*) FROM calendar k
WHERE k.voided = 0 AND k.day BETWEEN :from AND :to
  AND COALESCE((SELECT h.kind FROM holiday h WHERE h.day = k.day AND h.voided = 0
                ORDER BY h.id DESC NULLS LAST LIMIT 1), k.kind) IN ('workday', 'makeup')
