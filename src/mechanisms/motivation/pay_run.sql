-- A pay run from computing to the bank's return (pay_run.c). What somebody is due is worked out in SQL as a whole, and
-- not person by person in C: a county has some 1,500 persons in post, each with up to seven parts, and a run is
-- computed while somebody waits. Four words go through all of it. A month is its first day. held: one post for each
-- person and month. due: what the posts and rates of today give. have, paid: what lines give, in this run and in locked
-- ones. A difference between them becomes a line; nothing else is ever written.

-- name: pay_run.work
-- What everybody in post is due for the month, part by part, beside the lines the run has; lines of parts nothing is
-- due of. A part paid by the quarter or year is due in its last month, for the months the post was held. A line with a
-- reason, and base over several months, is somebody's own: it is left alone, and its months count as paid.
-- How it is put together: months are those of the year up to the run's; rates are the base's and the other parts' as
-- one; held is one post for each person and month, the best paid class, where its class has a base rate at all (a class
-- without one is nobody's to pay, and stands on a list); due_month has what each month gives, due adds the months of a
-- quarter or year and leaves out those another line has paid; have are the run's own lines that were computed. A month
-- counts as held when the post touches it: a post begun on the 20th is paid the month.
WITH months AS (
  SELECT k.day AS month
  FROM calendar k
  WHERE k.voided = 0 AND k.day BETWEEN SUBSTR(:month, 1, 4) || '-01-01' AND :month AND SUBSTR(k.day, 9, 2) = '01'
),
rates AS (
  SELECT q.class, 'base' AS part, 'month' AS cycle, q.from_on, q.monthly
  FROM pay_rate q
  WHERE q.county = :county AND q.voided = 0
  UNION ALL
  SELECT q.class, q.part, q.cycle, q.from_on, q.monthly
  FROM pay_part_rate q
  WHERE q.county = :county AND q.voided = 0
),
held AS (
  SELECT m.month, v.person_id, v.place, v.class,
         ROW_NUMBER() OVER (PARTITION BY m.month, v.person_id
                            ORDER BY CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END,
                                     v.from_on DESC NULLS LAST, v.id) AS nth
  FROM months m
  JOIN village_post v ON v.county = :county AND v.voided = 0 AND v.from_on <= SUBSTR(m.month, 1, 7) || '-31'
    AND COALESCE(v.to_on, '9999-12-31') >= m.month
  WHERE EXISTS (SELECT 1 FROM rates q WHERE q.class = v.class AND q.part = 'base' AND q.from_on <= m.month)
),
due_month AS (
  SELECT m.month, m.person_id, m.place, m.class, q.part, q.monthly
  FROM held m
  JOIN rates q ON q.class = m.class
    AND q.from_on = (SELECT MAX(o.from_on) FROM rates o
                     WHERE o.class = q.class AND o.part = q.part AND o.from_on <= m.month)
  WHERE m.nth = 1
    AND ((q.cycle = 'month' AND m.month = :month)
      OR (q.cycle = 'year' AND SUBSTR(:month, 6, 2) = '12')
      OR (q.cycle = 'quarter' AND SUBSTR(:month, 6, 2) IN ('03', '06', '09', '12')
          AND SUBSTR(m.month, 6, 2) >= CASE SUBSTR(:month, 6, 2) WHEN '03' THEN '01' WHEN '06' THEN '04'
                                                                 WHEN '09' THEN '07' ELSE '10' END))
),
due AS (
  SELECT d.person_id, d.part, d.class, d.place, MIN(d.month) AS from_month, MAX(d.month) AS to_month,
         CAST(SUM(d.monthly) AS BIGINT) AS amount
  FROM due_month d
  WHERE COALESCE((SELECT CAST(SUM(l.amount) AS BIGINT) FROM pay_line l
                  JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.voided = 0
                  WHERE l.county = :county AND l.person_id = d.person_id AND l.voided = 0 AND l.part = d.part
                    AND (l.run_id <> :run_id OR l.reason IS NOT NULL OR (l.part = 'base' AND l.from_month < l.to_month))
                    AND l.from_month <= d.month AND l.to_month >= d.month), 0) <= 0
  GROUP BY d.person_id, d.part, d.class, d.place
  HAVING SUM(d.monthly) > 0
),
have AS (
  SELECT l.id, l.person_id, l.part, l.place, l.class, l.from_month, l.to_month, l.amount
  FROM pay_line l
  WHERE l.county = :county AND l.run_id = :run_id AND l.voided = 0 AND l.reason IS NULL AND l.amount > 0
    AND l.to_month = :month AND (l.part <> 'base' OR l.from_month = :month)
    AND EXISTS (SELECT 1 FROM rates q WHERE q.part = l.part AND (l.part = 'base' OR q.class = l.class)
                AND q.from_on <= :month)
)
SELECT d.person_id, d.place, d.class, d.amount, h.id AS line_id, h.place AS old_place, h.class AS old_class,
       h.amount AS old_amount, d.part, d.from_month, d.to_month, h.to_month AS old_to
FROM due d
LEFT JOIN have h ON h.person_id = d.person_id AND h.part = d.part AND h.from_month = d.from_month
UNION ALL
SELECT h.person_id, h.place, h.class, NULL, h.id, h.place, h.class, h.amount, h.part, h.from_month, h.to_month,
       h.to_month
FROM have h
WHERE NOT EXISTS (SELECT 1 FROM due d WHERE d.person_id = h.person_id AND d.part = h.part
                  AND d.from_month = h.from_month)
ORDER BY 2 NULLS LAST, 1 NULLS LAST, 9 NULLS LAST, 10 NULLS LAST

-- name: pay_run.corrections
-- A locked month computed again from today's records: what everybody is due for it, what the locked runs paid of it
-- altogether, and the line the open run has for the difference. A month paid by one line with others can't be told from
-- them, so the line's months (windows) are computed again together. left_why: what is left alone, and only told: other
-- parts somebody set by hand, and lines whose months cross.
-- How it is put together: as pay_run.work, but of a month that is over, and due is set beside paid, all that locked
-- runs paid of it, instead of being reduced by it. asked is whoever appears in either or has a proposed line: somebody
-- paid who was due nothing, and somebody due who was paid nothing, are both differences. Only rows whose difference is
-- not yet proposed to the cent are given.
WITH rates AS (
  SELECT q.class, 'base' AS part, 'month' AS cycle, q.from_on, q.monthly
  FROM pay_rate q
  WHERE q.county = :county AND q.voided = 0
  UNION ALL
  SELECT q.class, q.part, q.cycle, q.from_on, q.monthly
  FROM pay_part_rate q
  WHERE q.county = :county AND q.voided = 0
),
windows AS (
  SELECT l.person_id, l.part, MIN(l.from_month) AS from_month, MAX(l.to_month) AS to_month
  FROM pay_line l
  JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.voided = 0 AND r.locked_on IS NOT NULL
  WHERE l.county = :county AND l.voided = 0 AND l.run_id <> :run_id AND l.from_month < l.to_month
    AND l.from_month <= :month AND l.to_month >= :month
    AND EXISTS (SELECT 1 FROM rates q WHERE q.part = l.part AND q.class = l.class AND q.cycle = 'month'
                AND q.from_on <= l.to_month)
  GROUP BY l.person_id, l.part
),
months AS (
  SELECT k.day AS month
  FROM calendar k
  WHERE k.voided = 0 AND SUBSTR(k.day, 9, 2) = '01'
    AND k.day >= COALESCE((SELECT MIN(w.from_month) FROM windows w WHERE w.from_month < SUBSTR(:month, 1, 4)),
                          SUBSTR(:month, 1, 4) || '-01-01')
    AND k.day <= COALESCE((SELECT MAX(w.to_month) FROM windows w), :month)
),
held AS (
  SELECT m.month, v.person_id, v.place, v.class,
         ROW_NUMBER() OVER (PARTITION BY m.month, v.person_id
                            ORDER BY CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END,
                                     v.from_on DESC NULLS LAST, v.id) AS nth
  FROM months m
  JOIN village_post v ON v.county = :county AND v.voided = 0 AND v.from_on <= SUBSTR(m.month, 1, 7) || '-31'
    AND COALESCE(v.to_on, '9999-12-31') >= m.month
  WHERE EXISTS (SELECT 1 FROM rates q WHERE q.class = v.class AND q.part = 'base' AND q.from_on <= m.month)
),
due_month AS (
  SELECT m.month, m.person_id, m.place, m.class, q.part, q.monthly, w.from_month, w.to_month
  FROM held m
  JOIN rates q ON q.class = m.class
    AND q.from_on = (SELECT MAX(o.from_on) FROM rates o
                     WHERE o.class = q.class AND o.part = q.part AND o.from_on <= m.month)
  LEFT JOIN windows w ON w.person_id = m.person_id AND w.part = q.part AND q.cycle = 'month'
    AND m.month BETWEEN w.from_month AND w.to_month
  WHERE m.nth = 1
    AND (w.part IS NOT NULL
      OR (q.cycle = 'month' AND m.month = :month)
      OR (q.cycle = 'year' AND SUBSTR(:month, 6, 2) = '12'
          AND m.month BETWEEN SUBSTR(:month, 1, 4) || '-01-01' AND :month)
      OR (q.cycle = 'quarter' AND SUBSTR(:month, 6, 2) IN ('03', '06', '09', '12')
          AND m.month BETWEEN SUBSTR(:month, 1, 4)
                              || CASE SUBSTR(:month, 6, 2) WHEN '03' THEN '-01-01' WHEN '06' THEN '-04-01'
                                                           WHEN '09' THEN '-07-01' ELSE '-10-01' END AND :month))
),
due AS (
  SELECT d.person_id, d.part, COALESCE(d.from_month, MIN(d.month)) AS from_month,
         COALESCE(d.to_month, MAX(d.month)) AS to_month, SUBSTR(MAX(d.month || d.place), 11) AS place,
         SUBSTR(MAX(d.month || d.class), 11) AS class, CAST(SUM(d.monthly) AS BIGINT) AS amount
  FROM due_month d
  GROUP BY d.person_id, d.part, d.from_month, d.to_month, CASE WHEN d.from_month IS NULL THEN d.class END
  HAVING SUM(d.monthly) > 0
),
paid AS (
  SELECT l.person_id, l.part, COALESCE(w.from_month, l.from_month) AS from_month,
         COALESCE(w.to_month, l.to_month) AS to_month, MAX(l.place) AS place, MAX(l.class) AS class,
         CAST(SUM(l.amount) AS BIGINT) AS amount,
         MAX(CASE WHEN l.part <> 'base' AND l.reason IS NOT NULL AND r.month = l.to_month THEN 1 ELSE 0 END) AS typed
  FROM pay_line l
  JOIN pay_run r ON r.county = l.county AND r.id = l.run_id AND r.voided = 0 AND r.locked_on IS NOT NULL
  LEFT JOIN windows w ON w.person_id = l.person_id AND w.part = l.part AND l.from_month >= w.from_month
    AND l.to_month <= w.to_month
  WHERE l.county = :county AND l.voided = 0 AND l.run_id <> :run_id
    AND (w.part IS NOT NULL OR (l.to_month = :month AND (l.part <> 'base' OR l.from_month = :month)))
    AND EXISTS (SELECT 1 FROM rates q WHERE q.part = l.part AND (l.part = 'base' OR q.class = l.class)
                AND q.from_on <= :month)
  GROUP BY l.person_id, l.part, COALESCE(w.from_month, l.from_month), COALESCE(w.to_month, l.to_month)
),
have AS (
  SELECT l.id, l.person_id, l.part, l.from_month, l.to_month, l.place, l.class, l.amount
  FROM pay_line l
  WHERE l.county = :county AND l.run_id = :run_id AND l.voided = 0 AND l.reason IS NOT NULL
    AND (l.to_month = :month
      OR EXISTS (SELECT 1 FROM windows w WHERE w.person_id = l.person_id AND w.part = l.part
                 AND w.from_month = l.from_month AND w.to_month = l.to_month))
),
asked AS (
  SELECT d.person_id, d.part, d.from_month, d.to_month FROM due d
  UNION
  SELECT p.person_id, p.part, p.from_month, p.to_month FROM paid p
  UNION
  SELECT h.person_id, h.part, h.from_month, h.to_month FROM have h
)
SELECT a.person_id, COALESCE(d.place, p.place, h.place) AS place, COALESCE(d.class, p.class, h.class) AS class,
       COALESCE(d.amount, 0) AS due, COALESCE(p.amount, 0) AS paid, h.id AS line_id, COALESCE(h.amount, 0) AS have,
       a.part, a.from_month, a.to_month,
       CASE WHEN p.typed = 1 THEN 'typed'
            WHEN EXISTS (SELECT 1 FROM pay_line o
                         JOIN pay_run r ON r.county = o.county AND r.id = o.run_id AND r.voided = 0
                           AND r.locked_on IS NOT NULL
                         WHERE o.county = :county AND o.person_id = a.person_id AND o.voided = 0 AND o.part = a.part
                           AND o.run_id <> :run_id AND o.from_month <= a.to_month AND o.to_month >= a.from_month
                           AND o.to_month <> a.to_month
                           AND (o.from_month < a.from_month OR o.to_month > a.to_month)) THEN 'crossed'
            END AS left_why,
       n.name
FROM asked a
JOIN person n ON n.county = :county AND n.id = a.person_id
LEFT JOIN due d ON d.person_id = a.person_id AND d.part = a.part AND d.from_month = a.from_month
  AND d.to_month = a.to_month
LEFT JOIN paid p ON p.person_id = a.person_id AND p.part = a.part AND p.from_month = a.from_month
  AND p.to_month = a.to_month
LEFT JOIN have h ON h.person_id = a.person_id AND h.part = a.part AND h.from_month = a.from_month
  AND h.to_month = a.to_month
WHERE COALESCE(d.amount, 0) - COALESCE(p.amount, 0) <> COALESCE(h.amount, 0)
ORDER BY 2 NULLS LAST, 1 NULLS LAST, 8 NULLS LAST, 9 NULLS LAST

-- name: pay_run.locked_month
-- Whether a month has a locked run, or is paid by a line of one.
SELECT MAX(r.id) AS id FROM pay_run r
WHERE r.county = :county AND r.voided = 0 AND r.locked_on IS NOT NULL
  AND (r.month = :month
    OR EXISTS (SELECT 1 FROM pay_line l WHERE l.county = r.county AND l.run_id = r.id AND l.voided = 0
               AND l.from_month <= :month AND l.to_month >= :month))

-- name: pay_run.head
-- The month, whether it is locked, and the last locked run of the same batch before it.
-- A run of another batch is no month to compare with: performance paid apart would differ in everybody.
SELECT r.month, r.locked_on,
       (SELECT p.id FROM pay_run p
        WHERE p.county = r.county AND p.voided = 0 AND p.locked_on IS NOT NULL AND p.batch = r.batch
          AND p.month < r.month
        ORDER BY p.month DESC NULLS LAST LIMIT 1) AS before_id,
       (SELECT MAX(p.month) FROM pay_run p
        WHERE p.county = r.county AND p.voided = 0 AND p.locked_on IS NOT NULL AND p.batch = r.batch
          AND p.month < r.month) AS before_month
FROM pay_run r
WHERE r.county = :county AND r.id = :run_id AND r.voided = 0

-- name: pay_run.compare
-- Everybody of two runs: the sums, why they differ, and the facts the reason is told with.
-- A correction is asked for first, since it would else look like a rate that changed for one; who came and who left
-- next, then class, then rate, for whoever has another class has another rate for that reason. (SUBSTR of a reason:
-- what pay_run_correct wrote begins with its months and is told as it is.)
WITH sums AS (
  SELECT l.county, l.run_id, l.person_id, MAX(l.place) AS place, CAST(SUM(l.amount) AS BIGINT) AS total,
         CAST(SUM(CASE WHEN l.part = 'base' AND l.from_month = r.month AND l.amount > 0 THEN l.amount ELSE 0 END)
              AS BIGINT) AS base,
         MAX(CASE WHEN l.part = 'base' AND l.from_month = r.month THEN l.class END) AS class,
         MAX(CASE WHEN l.amount < 0 OR (l.part = 'base' AND l.from_month <> r.month)
                    OR (l.reason IS NOT NULL AND l.to_month <> r.month) THEN 1 ELSE 0 END) AS corrected,
         MAX(CASE WHEN l.amount >= 0 AND l.to_month = r.month THEN NULL
                  WHEN SUBSTR(l.reason, 1, 7) = SUBSTR(l.from_month, 1, 7) THEN l.reason
                  ELSE SUBSTR(l.to_month, 1, 7) || ' ' || COALESCE(l.reason, '') END) AS correction
  FROM pay_line l
  JOIN pay_run r ON r.county = l.county AND r.id = l.run_id
  WHERE l.county = :county AND l.voided = 0 AND (l.run_id = :run_id OR l.run_id = :before_id)
  GROUP BY l.county, l.run_id, l.person_id
),
pairs AS (
  SELECT n.person_id, n.place, b.total AS before, n.total AS now,
         CASE WHEN n.corrected = 1 OR b.corrected = 1 THEN 'correction'
              WHEN b.person_id IS NULL OR b.base = 0 AND n.base > 0 THEN 'new_post'
              WHEN n.base = 0 AND b.base > 0 THEN 'left'
              WHEN n.class <> b.class THEN 'class'
              WHEN n.base <> b.base THEN 'rate'
              ELSE 'other_parts' END AS reason,
         n.class AS class, b.class AS old_class, n.base AS base, b.base AS old_base,
         COALESCE(n.correction, b.correction) AS correction
  FROM sums n
  LEFT JOIN sums b ON b.county = n.county AND b.person_id = n.person_id AND b.run_id = :before_id
  WHERE n.run_id = :run_id
  UNION ALL
  SELECT b.person_id, b.place, b.total, NULL, 'left', NULL, b.class, NULL, b.base, b.correction
  FROM sums b
  WHERE b.run_id = :before_id
    AND NOT EXISTS (SELECT 1 FROM sums n WHERE n.county = b.county AND n.person_id = b.person_id AND n.run_id = :run_id)
)
SELECT x.person_id, p.name, x.place, COALESCE(x.before, 0) AS before, COALESCE(x.now, 0) AS now, x.reason,
       (SELECT q.name FROM place q WHERE q.code = x.place AND q.voided = 0
        ORDER BY q.id DESC NULLS LAST LIMIT 1) AS title,
       x.class, x.old_class, COALESCE(x.base, 0) AS base, COALESCE(x.old_base, 0) AS old_base, x.correction,
       (SELECT MAX(v.from_on) FROM village_post v
        WHERE v.county = :county AND v.person_id = x.person_id AND v.voided = 0
          AND v.from_on <= SUBSTR(:month, 1, 7) || '-31') AS began,
       (SELECT MAX(v.to_on) FROM village_post v
        WHERE v.county = :county AND v.person_id = x.person_id AND v.voided = 0 AND v.to_on < :month) AS ended,
       (SELECT MAX(q.from_on) FROM pay_rate q
        WHERE q.county = :county AND q.class = x.class AND q.voided = 0 AND q.from_on <= :month) AS rate_from,
       (SELECT COALESCE(d.number, d.title) FROM pay_rate q
        JOIN document d ON d.county = q.county AND d.id = q.document_id
        WHERE q.county = :county AND q.class = x.class AND q.voided = 0 AND q.from_on <= :month
        ORDER BY q.from_on DESC NULLS LAST LIMIT 1) AS rate_document
FROM pairs x
JOIN person p ON p.county = :county AND p.id = x.person_id
ORDER BY x.place NULLS LAST, p.name_py NULLS LAST, x.person_id NULLS LAST

-- name: pay_run.part_changes
-- Parts other than the base of two runs, person by person, where the sums differ.
-- They are told behind the reason, and count as the difference's own where the base is the same.
SELECT l.person_id, l.part, CAST(SUM(CASE WHEN l.run_id = :before_id THEN l.amount ELSE 0 END) AS BIGINT) AS before,
       CAST(SUM(CASE WHEN l.run_id = :run_id THEN l.amount ELSE 0 END) AS BIGINT) AS now
FROM pay_line l
WHERE l.county = :county AND l.voided = 0 AND l.part <> 'base' AND (l.run_id = :run_id OR l.run_id = :before_id)
GROUP BY l.person_id, l.part
HAVING SUM(CASE WHEN l.run_id = :before_id THEN l.amount ELSE -l.amount END) <> 0
ORDER BY l.person_id, l.part

-- name: pay_run.standing
-- Who prepared a run, from which account, and who approved it; its transfers that wait and that failed.
SELECT r.prepared_account, r.prepared_by_id, r.approved_by_id,
       (SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id = k.person_id
        WHERE k.county = r.county AND k.id = r.prepared_by_id) AS preparer,
       (SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id = k.person_id
        WHERE k.county = r.county AND k.id = r.approved_by_id) AS approver,
       (SELECT p.name FROM cadre k JOIN person p ON p.county = k.county AND p.id = k.person_id
        WHERE k.county = r.county AND k.person_id = :me_id AND k.voided = 0
        ORDER BY k.id LIMIT 1) AS me,
       (SELECT COUNT(*) FROM pay_transfer t
        WHERE t.county = r.county AND t.run_id = r.id AND t.voided = 0 AND t.state = 'sent') AS waiting,
       (SELECT COUNT(*) FROM pay_transfer t
        WHERE t.county = r.county AND t.run_id = r.id AND t.voided = 0 AND t.state = 'failed') AS failed
FROM pay_run r
WHERE r.county = :county AND r.id = :run_id AND r.voided = 0

-- name: pay_run.to_send
-- Every person of a run with the sum, the newest card among his posts, and the transfer made before.
-- Who comes to nothing or less is not sent, for a bank takes no such line. The newest post that has a
-- card is asked, also one that has ended: the last month is paid after leaving.
WITH sums AS (
  SELECT l.county, l.person_id, MAX(l.place) AS place, CAST(SUM(l.amount) AS BIGINT) AS total
  FROM pay_line l
  WHERE l.county = :county AND l.run_id = :run_id AND l.voided = 0
  GROUP BY l.county, l.person_id
)
SELECT t.id, s.person_id AS payee, p.name, s.place, v.bank_name AS bank, k.sealed, t.state, s.total AS amount, r.month
FROM sums s
JOIN pay_run r ON r.county = s.county AND r.id = :run_id
JOIN person p ON p.county = s.county AND p.id = s.person_id
LEFT JOIN village_post v ON v.county = s.county
  AND v.id = (SELECT MAX(w.id) FROM village_post w
              WHERE w.county = s.county AND w.person_id = s.person_id AND w.voided = 0 AND w.bank_card IS NOT NULL)
LEFT JOIN secret k ON k.county = v.county AND k.digest = v.bank_card
LEFT JOIN pay_transfer t ON t.county = s.county AND t.run_id = :run_id AND t.person_id = s.person_id AND t.voided = 0
WHERE s.total > 0
ORDER BY s.place NULLS LAST, p.name_py NULLS LAST, s.person_id NULLS LAST

-- name: pay_run.sent
-- The transfers of a run as the bank knows them.
-- The card is the one the transfer was sent to, not the post's of today: the return speaks of that one.
SELECT t.id, t.person_id AS payee, p.name, t.place, t.bank_name AS bank, k.sealed, t.state, t.amount, r.month
FROM pay_transfer t
JOIN pay_run r ON r.county = t.county AND r.id = t.run_id
JOIN person p ON p.county = t.county AND p.id = t.person_id
LEFT JOIN secret k ON k.county = t.county AND k.digest = t.bank_card
WHERE t.county = :county AND t.run_id = :run_id AND t.voided = 0
ORDER BY t.id
