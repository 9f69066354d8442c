-- A pay run from computing to the bank's return (src/modules/pay_run.c).

-- name: pay_run.work
-- What everybody in post is due for the month beside the line the run has; lines of those nothing is due to.
WITH due AS (
  SELECT v.person_id, v.place, v.class, q.monthly,
         ROW_NUMBER() OVER (PARTITION BY v.person_id
                            ORDER BY CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END,
                                     v.from_on DESC NULLS LAST, v.id) AS nth
  FROM village_post v
  JOIN pay_rate q ON q.county = v.county AND q.class = v.class AND q.voided = 0
    AND q.from_on = (SELECT MAX(o.from_on) FROM pay_rate o
                     WHERE o.county = v.county AND o.class = v.class AND o.voided = 0 AND o.from_on <= :month)
  WHERE v.county = :county AND v.voided = 0 AND v.from_on <= SUBSTR(:month, 1, 7) || '-31'
    AND COALESCE(v.to_on, '9999-12-31') >= :month
    AND COALESCE((SELECT CAST(SUM(CASE WHEN l.amount < 0 THEN -1 ELSE 1 END) AS BIGINT) FROM pay_line l
                  WHERE l.county = v.county AND l.person_id = v.person_id AND l.voided = 0 AND l.part = 'base'
                    AND l.run_id <> :run_id AND l.from_month <= :month AND l.to_month >= :month), 0) <= 0
),
have AS (
  SELECT l.id, l.person_id, l.place, l.class, l.amount
  FROM pay_line l
  WHERE l.county = :county AND l.run_id = :run_id AND l.voided = 0 AND l.part = 'base' AND l.amount > 0
    AND l.from_month = :month AND l.to_month = :month
)
SELECT d.person_id, d.place, d.class, d.monthly, h.id AS line_id, h.place AS old_place, h.class AS old_class,
       h.amount AS old_amount
FROM due d
LEFT JOIN have h ON h.person_id = d.person_id
WHERE d.nth = 1
UNION ALL
SELECT h.person_id, h.place, h.class, NULL, h.id, h.place, h.class, h.amount
FROM have h
WHERE NOT EXISTS (SELECT 1 FROM due d WHERE d.person_id = h.person_id)
ORDER BY 2 NULLS LAST, 1 NULLS LAST

-- name: pay_run.head
-- The month, whether it is locked, and the last locked run of the same batch before it.
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
-- Everybody of two runs: the sums, and why they differ.
WITH sums AS (
  SELECT l.county, l.run_id, l.person_id, MAX(l.place) AS place, CAST(SUM(l.amount) AS BIGINT) AS total,
         CAST(SUM(CASE WHEN l.part = 'base' AND l.from_month = r.month AND l.amount > 0 THEN l.amount ELSE 0 END)
              AS BIGINT) AS base,
         MAX(CASE WHEN l.part = 'base' AND l.from_month = r.month THEN l.class END) AS class,
         MAX(CASE WHEN l.amount < 0 OR (l.part = 'base' AND l.from_month <> r.month) THEN 1 ELSE 0 END) AS corrected
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
              ELSE 'other_parts' END AS reason
  FROM sums n
  LEFT JOIN sums b ON b.county = n.county AND b.person_id = n.person_id AND b.run_id = :before_id
  WHERE n.run_id = :run_id
  UNION ALL
  SELECT b.person_id, b.place, b.total, NULL, 'left'
  FROM sums b
  WHERE b.run_id = :before_id
    AND NOT EXISTS (SELECT 1 FROM sums n WHERE n.county = b.county AND n.person_id = b.person_id AND n.run_id = :run_id)
)
SELECT x.person_id, p.name, x.place, COALESCE(x.before, 0) AS before, COALESCE(x.now, 0) AS now, x.reason,
       (SELECT q.name FROM place q WHERE q.code = x.place AND q.voided = 0
        ORDER BY q.id DESC NULLS LAST LIMIT 1) AS title
FROM pairs x
JOIN person p ON p.county = :county AND p.id = x.person_id
ORDER BY x.place NULLS LAST, p.name_py NULLS LAST, x.person_id NULLS LAST

-- name: pay_run.transfer_of_run
-- Transfers touched that are not what their person's lines in a locked run come to.
SELECT DISTINCT p.name AS words
FROM touched x
JOIN pay_transfer t ON t.county = x.county AND t.id = x.id AND t.voided = 0
JOIN person p ON p.county = t.county AND p.id = t.person_id
WHERE x.county = :county AND x.entity = 'pay_transfer'
  AND (NOT EXISTS (SELECT 1 FROM pay_run r WHERE r.county = t.county AND r.id = t.run_id AND r.voided = 0
                   AND r.locked_on IS NOT NULL)
       OR t.amount <> COALESCE((SELECT CAST(SUM(l.amount) AS BIGINT) FROM pay_line l WHERE l.county = t.county
                                AND l.run_id = t.run_id AND l.person_id = t.person_id AND l.voided = 0), 0))
ORDER BY 1 NULLS LAST

-- name: pay_run.to_send
-- Every person of a run with the sum, the newest card among his posts, and the transfer made before.
WITH sums AS (
  SELECT l.county, l.person_id, MAX(l.place) AS place, CAST(SUM(l.amount) AS BIGINT) AS total
  FROM pay_line l
  WHERE l.county = :county AND l.run_id = :run_id AND l.voided = 0
  GROUP BY l.county, l.person_id
)
SELECT s.person_id, p.name, s.place, s.total, v.bank_name, k.sealed, t.id AS transfer_id, t.state
FROM sums s
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
SELECT t.id, p.name, t.amount, k.sealed, t.state
FROM pay_transfer t
JOIN person p ON p.county = t.county AND p.id = t.person_id
LEFT JOIN secret k ON k.county = t.county AND k.digest = t.bank_card
WHERE t.county = :county AND t.run_id = :run_id AND t.voided = 0
ORDER BY t.id

-- name: pay_run.mapping
SELECT m.separator, m.header, m.columns, m.returned, m.done_words
FROM bank_mapping m
WHERE m.county = :county AND m.id = :id AND m.voided = 0

-- name: pay_run.cadre_of
-- The cadre an account's person is.
SELECT c.id FROM cadre c WHERE c.county = :county AND c.person_id = :me_id AND c.voided = 0 ORDER BY c.id
