-- Pay lines and runs (pay.c): the rules over them.

-- name: pay.rate_times_months
-- Base lines that are not the sum of their months' rates (taken back: less that sum), or have a month nobody set a
-- rate for; a line with its reason may also be the difference that brings the months paid to that sum, or to nothing,
-- or all that was paid within its months to what the posts held in each of them are due.
-- (The plus keeps the calendar from being indexed anew for every line: its days are what it is read by.)
-- Three ways in which a line with a reason may be another sum: it brings its own months to what they are due; it takes
-- them back; or, over several months, it brings all that was paid within them to what the posts held in each were due,
-- for a cadre who changed his class within the quarter. Without a reason there is only rate × months.
SELECT DISTINCT p.name || ' ' || SUBSTR(l.from_month, 1, 7) AS words
FROM touched x
JOIN pay_line l ON l.county = x.county AND l.id = x.id AND l.voided = 0 AND l.part = 'base'
JOIN person p ON p.county = l.county AND p.id = l.person_id
WHERE x.county = :county AND x.entity = 'pay_line'
  AND (ABS(l.amount) <> COALESCE((SELECT CAST(SUM(q.monthly) AS BIGINT)
                                  FROM calendar k
                                  JOIN pay_rate q ON q.county = l.county AND q.class = l.class AND q.voided = 0
                                  WHERE +k.voided = 0 AND k.day BETWEEN l.from_month AND l.to_month
                                    AND SUBSTR(k.day, 9, 2) = '01'
                                    AND q.from_on = (SELECT MAX(o.from_on) FROM pay_rate o
                                      WHERE o.county = l.county AND o.class = l.class
                                                     AND o.voided = 0 AND o.from_on <= k.day)), -1)
       OR NOT EXISTS (SELECT 1 FROM pay_rate f WHERE f.county = l.county AND f.class = l.class AND f.voided = 0
                      AND f.from_on <= l.from_month))
  AND NOT (l.reason IS NOT NULL AND COALESCE((SELECT CAST(SUM(o.amount) AS BIGINT) FROM pay_line o
             WHERE o.county = l.county AND o.person_id = l.person_id AND o.part = 'base' AND o.voided = 0
               AND o.from_month = l.from_month AND o.to_month = l.to_month), -1)
           IN (0, COALESCE((SELECT CAST(SUM(q.monthly) AS BIGINT)
                            FROM calendar k
                            JOIN pay_rate q ON q.county = l.county AND q.class = l.class AND q.voided = 0
                            WHERE +k.voided = 0 AND k.day BETWEEN l.from_month AND l.to_month
                              AND SUBSTR(k.day, 9, 2) = '01'
                              AND q.from_on = (SELECT MAX(o.from_on) FROM pay_rate o
                                WHERE o.county = l.county AND o.class = l.class
                                               AND o.voided = 0 AND o.from_on <= k.day)), 0)))
  AND NOT (l.reason IS NOT NULL AND l.from_month < l.to_month
           AND COALESCE((SELECT CAST(SUM(o.amount) AS BIGINT) FROM pay_line o
             WHERE o.county = l.county AND o.person_id = l.person_id AND o.part = 'base' AND o.voided = 0
               AND o.from_month >= l.from_month AND o.to_month <= l.to_month), -1)
           = COALESCE((SELECT CAST(SUM((SELECT q.monthly
                            FROM village_post v
                            JOIN pay_rate q ON q.county = v.county AND q.class = v.class AND q.voided = 0
                            WHERE v.county = l.county AND v.person_id = l.person_id AND v.voided = 0
                              AND v.from_on <= SUBSTR(k.day, 1, 7) || '-31'
                              AND COALESCE(v.to_on, '9999-12-31') >= k.day AND q.from_on <= k.day
                            ORDER BY CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END,
                                     v.from_on DESC NULLS LAST, v.id, q.from_on DESC NULLS LAST
                            LIMIT 1)) AS BIGINT)
                       FROM calendar k
                       WHERE +k.voided = 0 AND k.day BETWEEN l.from_month AND l.to_month
                         AND SUBSTR(k.day, 9, 2) = '01'), 0))
ORDER BY 1 NULLS LAST

-- name: pay.post_held
-- Paid (not taken back) without a post of the class in the months: base in each of them (but for what sets right a
-- locked line over the same several months: that comes to what the posts are due), another part in one of them at
-- least.
-- The other parts are paid for a quarter or a year in which the post was held for some of the months: which, their rate
-- knows (pay_run.work), and by hand nobody says.
SELECT DISTINCT p.name || ' ' || SUBSTR(l.from_month, 1, 7) AS words
FROM touched x
JOIN pay_line l ON l.county = x.county AND l.id = x.id AND l.voided = 0 AND l.amount > 0
JOIN person p ON p.county = l.county AND p.id = l.person_id
WHERE x.county = :county AND x.entity = 'pay_line'
  AND (NOT EXISTS (SELECT 1 FROM village_post v WHERE v.county = l.county AND v.person_id = l.person_id AND v.voided = 0
                   AND v.class = l.class AND v.from_on <= SUBSTR(l.to_month, 1, 7) || '-31'
                   AND COALESCE(v.to_on, '9999-12-31') >= l.from_month)
       OR (l.part = 'base'
           AND NOT (l.reason IS NOT NULL AND l.from_month < l.to_month
                    AND EXISTS (SELECT 1 FROM pay_line o
                                WHERE o.county = l.county AND o.person_id = l.person_id AND o.part = l.part
                                  AND o.voided = 0 AND o.run_id <> l.run_id AND o.from_month = l.from_month
                                  AND o.to_month = l.to_month))
           AND EXISTS (SELECT 1 FROM calendar k
                       WHERE k.voided = 0 AND k.day BETWEEN l.from_month AND l.to_month AND SUBSTR(k.day, 9, 2) = '01'
                         AND NOT EXISTS (SELECT 1 FROM village_post v WHERE v.county = l.county
                           AND v.person_id = l.person_id
                                         AND v.voided = 0 AND v.class = l.class
                                           AND v.from_on <= SUBSTR(k.day, 1, 7) || '-31'
                                         AND COALESCE(v.to_on, '9999-12-31') >= k.day))))
ORDER BY 1 NULLS LAST

-- name: pay.locked
-- Lines of runs that were locked before this change, or taken back in the change that locks it (but for a line that
-- goes with its person, merged into the other record of him), and locked runs taken back.
-- A line taken back in the change that locks its run would change what is being approved. A merged person's lines go to
-- the record that is kept: the sum and the person are the same.
SELECT DISTINCT SUBSTR(r.month, 1, 7) AS words
FROM touched x
JOIN pay_line l ON l.county = x.county AND l.id = x.id
JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.locked_on IS NOT NULL
WHERE x.county = :county AND x.entity = 'pay_line'
  AND (l.voided = 1
       OR NOT EXISTS (SELECT 1 FROM touched y WHERE y.county = r.county AND y.entity = 'pay_run' AND y.id = r.id))
  AND NOT EXISTS (SELECT 1 FROM touched z JOIN person_merge q ON q.county = z.county AND q.id = z.id
                  WHERE z.county = l.county AND z.entity = 'person_merge' AND q.kept_id = l.person_id)
UNION
SELECT SUBSTR(r.month, 1, 7) AS words
FROM touched x
JOIN pay_run r ON r.county = x.county AND r.id = x.id AND r.locked_on IS NOT NULL AND r.voided = 1
WHERE x.county = :county AND x.entity = 'pay_run'
ORDER BY 1 NULLS LAST

-- name: pay.two_persons
-- Runs prepared and approved by one and the same person (two cadre rows may be one person).
-- Accounts are compared elsewhere (run_prepare of pay.c): one person may have two of them, and one account may name
-- another's cadre.
SELECT DISTINCT SUBSTR(r.month, 1, 7) || ' ' || p.name AS words
FROM touched x
JOIN pay_run r ON r.county = x.county AND r.id = x.id AND r.voided = 0
JOIN cadre a ON a.county = r.county AND a.id = r.prepared_by_id
JOIN cadre b ON b.county = r.county AND b.id = r.approved_by_id
JOIN person p ON p.county = a.county AND p.id = a.person_id
WHERE x.county = :county AND x.entity = 'pay_run' AND (a.id = b.id OR a.person_id = b.person_id)
ORDER BY 1 NULLS LAST

-- name: pay.paid_once
-- Lines of runs locked by this change that pay what locked runs had paid: where another locked line of the person and
-- part overlaps in months, the lines together come to more than the post gives for all their months (of several posts,
-- the one paid best). Parts without a rate, and those set by hand for their own month, are the clerk's own. The words
-- name the other runs.
-- The sum is compared and not the number of lines: what was taken back and paid again is paid once. A month without a
-- post gives nothing for base; for a part without a rate nobody can say what is due, so the clerk's sum stands.
WITH rates AS (
  SELECT q.class, 'base' AS part, q.from_on, q.monthly
  FROM pay_rate q
  WHERE q.county = :county AND q.voided = 0
  UNION ALL
  SELECT q.class, q.part, q.from_on, q.monthly
  FROM pay_part_rate q
  WHERE q.county = :county AND q.voided = 0
),
paid AS (
  SELECT l.person_id, l.part, l.to_month, MIN(o.from_month) AS first_month, MAX(o.to_month) AS last_month,
         CAST(SUM(o.amount) AS BIGINT) AS amount,
         MAX(CASE WHEN o.id <> l.id THEN SUBSTR(q.month, 1, 7) || ' ' || q.batch ELSE '' END) AS other_run
  FROM touched x
  JOIN pay_run r ON r.county = x.county AND r.id = x.id AND r.voided = 0 AND r.locked_on IS NOT NULL
  JOIN pay_line l ON l.county = r.county AND l.run_id = r.id AND l.voided = 0 AND l.amount > 0
  JOIN pay_line o ON o.county = l.county AND o.person_id = l.person_id AND o.part = l.part AND o.voided = 0
    AND o.from_month <= l.to_month AND o.to_month >= l.from_month
  JOIN pay_run q ON q.county = o.county AND q.id = o.run_id AND q.voided = 0 AND q.locked_on IS NOT NULL
  WHERE x.county = :county AND x.entity = 'pay_run'
  GROUP BY l.id, l.person_id, l.part, l.to_month
  HAVING COUNT(*) > 1
    AND MAX(CASE WHEN o.part <> 'base' AND o.reason IS NOT NULL AND o.to_month = q.month THEN 1 ELSE 0 END) = 0
),
due AS (
  SELECT d.person_id, d.part, d.to_month, d.first_month, d.last_month, d.amount, d.other_run,
         (SELECT CAST(SUM((SELECT MAX((SELECT q.monthly FROM rates q
                                       WHERE q.class = v.class AND q.part = d.part AND q.from_on <= k.day
                                       ORDER BY q.from_on DESC NULLS LAST LIMIT 1))
                           FROM village_post v
                           WHERE v.county = :county AND v.person_id = d.person_id AND v.voided = 0
                             AND v.from_on <= SUBSTR(k.day, 1, 7) || '-31'
                             AND COALESCE(v.to_on, '9999-12-31') >= k.day)) AS BIGINT)
          FROM calendar k
          WHERE +k.voided = 0 AND k.day BETWEEN d.first_month AND d.last_month AND SUBSTR(k.day, 9, 2) = '01') AS due
  FROM paid d
)
SELECT DISTINCT p.name || ' ' || SUBSTR(d.to_month, 1, 7) || '（' || d.other_run || '）' AS words
FROM due d
JOIN person p ON p.county = :county AND p.id = d.person_id
WHERE d.amount > COALESCE(d.due, CASE d.part WHEN 'base' THEN 0 ELSE d.amount END)
ORDER BY 1 NULLS LAST
