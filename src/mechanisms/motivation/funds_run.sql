-- A year's operating funds for all villages (funds_run.c, api_money.c).

-- name: funds_run.to_appropriate
-- Villages with a class on the year's last day and an amount for it, without an appropriation.
-- The class of the year's last day decides, also for a village whose class changed in it. (left_over is nothing here:
-- the reader is that of to_pay.)
SELECT z.id, (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000 AS amount, 0 AS left_over, z.place
FROM village_size z
JOIN operating_fund_amount a ON a.county = z.county AND a.class = z.class AND a.year = :year_n AND a.voided = 0
WHERE z.county = :county AND z.voided = 0
  AND z.from_on <= CAST(:year_n AS TEXT) || '-12-31'
  AND COALESCE(z.to_on, '9999-12-31') >= CAST(:year_n AS TEXT) || '-12-31'
  AND NOT EXISTS (SELECT 1 FROM operating_fund f
                  WHERE f.county = z.county AND f.place = z.place AND f.year = :year_n AND f.voided = 0)
ORDER BY z.place, z.id

-- name: funds_run.to_pay
-- Appropriations of a year with something left, whose villages don't have this part yet.
-- Whoever has had the part is left out, so pressing twice pays once.
SELECT f.id, f.amount,
       f.amount - COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM operating_fund_payment y
                            WHERE y.county = f.county AND y.fund_id = f.id AND y.voided = 0), 0) AS left_over, f.place
FROM operating_fund f
WHERE f.county = :county AND f.year = :year_n AND f.voided = 0
  AND f.amount > COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM operating_fund_payment y
                           WHERE y.county = f.county AND y.fund_id = f.id AND y.voided = 0), 0)
  AND NOT EXISTS (SELECT 1 FROM operating_fund_payment y
                  WHERE y.county = f.county AND y.fund_id = f.id AND y.part = :part_n AND y.voided = 0)
ORDER BY f.place, f.id

-- name: funds_run.classes
-- Each class of a year: amount, growth, what a village is due, how many villages are of it and are appropriated.
-- In the order of the amounts, as documents list them.
SELECT a.class, a.amount, COALESCE(a.growth, 0) AS growth,
       (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000 AS due,
       (SELECT COUNT(*) FROM village_size z
        WHERE z.county = a.county AND z.class = a.class AND z.voided = 0 AND z.place >= :place_lo
          AND z.place < :place_hi AND z.from_on <= CAST(a.year AS TEXT) || '-12-31'
          AND COALESCE(z.to_on, '9999-12-31') >= CAST(a.year AS TEXT) || '-12-31') AS villages,
       (SELECT COUNT(*) FROM operating_fund f
        WHERE f.county = a.county AND f.class = a.class AND f.year = a.year AND f.voided = 0 AND f.place >= :place_lo
          AND f.place < :place_hi) AS appropriated,
       (SELECT d.number FROM document d WHERE d.county = a.county AND d.id = a.document_id) AS document
FROM operating_fund_amount a
WHERE a.county = :county AND a.year = :year_n AND a.voided = 0
ORDER BY a.amount, a.class

-- name: funds_run.townships
-- What the villages of each township are due for a year, have been paid, and in how many of them something is left.
SELECT t.town AS place, (SELECT MAX(p.name) FROM place p WHERE p.code = t.town AND p.voided = 0) AS place_title,
       COUNT(*) AS villages,
       CAST(SUM(t.amount) AS BIGINT) AS due, CAST(SUM(t.paid) AS BIGINT) AS paid,
       CAST(SUM(CASE WHEN t.paid < t.amount THEN 1 ELSE 0 END) AS BIGINT) AS waiting
FROM (SELECT SUBSTR(f.place, 1, 9) AS town, f.amount,
             COALESCE((SELECT CAST(SUM(y.amount) AS BIGINT) FROM operating_fund_payment y
                       WHERE y.county = f.county AND y.fund_id = f.id AND y.voided = 0), 0) AS paid
      FROM operating_fund f
      WHERE f.county = :county AND f.year = :year_n AND f.voided = 0 AND f.place >= :place_lo AND f.place < :place_hi) t
GROUP BY t.town
ORDER BY t.town

-- name: funds_run.paid_parts
-- The parts paid of a year: how many villages, how much, from which day, and how many vouchers have their scan.
-- A scan attached to any payment under the voucher serves all of it: the villages of a part share one paper.
SELECT y.part, COUNT(*) AS villages, CAST(SUM(y.amount) AS BIGINT) AS amount, MIN(y.day) AS day,
       CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM attachment a
                                  JOIN operating_fund_payment w ON w.county = a.county AND w.id = a.owner_id
                                  WHERE a.county = y.county AND a.owner = 'operating_fund_payment' AND a.voided = 0
                                    AND (a.media_type LIKE 'image/%'
                                        OR a.media_type IN ('application/pdf', 'application/ofd'))
                                    AND w.voucher_no = y.voucher_no AND w.voided = 0) THEN 1 ELSE 0 END) AS BIGINT)
         AS scanned
FROM operating_fund_payment y
JOIN operating_fund f ON f.county = y.county AND f.id = y.fund_id AND f.voided = 0
WHERE y.county = :county AND f.year = :year_n AND y.voided = 0 AND y.place >= :place_lo AND y.place < :place_hi
GROUP BY y.part
ORDER BY y.part

-- name: funds_run.dues
-- Grants from dues of a year by source level and kind of recipient.
-- Each of the three levels is to be above nil (county.md 4.3).
SELECT g.source_level, g.recipient, COUNT(*) AS grants, CAST(SUM(g.amount) AS BIGINT) AS amount
FROM dues_grant g
WHERE g.county = :county AND g.voided = 0 AND SUBSTR(g.day, 1, 4) = CAST(:year_n AS TEXT) AND g.place >= :place_lo
  AND g.place < :place_hi
GROUP BY g.source_level, g.recipient
ORDER BY g.source_level, g.recipient
