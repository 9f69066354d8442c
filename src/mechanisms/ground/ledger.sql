-- The books (ledger.c, ledger.c).

-- name: ledger.books
-- The entry of one record, with its lines: what stands, against what the record is to be posted as now.
SELECT e.id, COALESCE(l.id, 0) AS line_id, l.account
FROM ledger_entry e
LEFT JOIN ledger_line l ON l.county = e.county AND l.entry_id = e.id AND l.voided = 0
WHERE e.county = :county AND e.source = :source AND e.source_id = :source_id AND e.voided = 0
ORDER BY l.id NULLS LAST

-- name: ledger.balanced
-- Entries touched whose lines don't come to nothing, or that stand without lines, or were taken back while lines stand.
WITH asked AS (
  SELECT x.county, x.id FROM touched x WHERE x.county = :county AND x.entity = 'ledger_entry'
  UNION
  SELECT x.county, l.entry_id
  FROM touched x
  JOIN ledger_line l ON l.county = x.county AND l.id = x.id
  WHERE x.county = :county AND x.entity = 'ledger_line'
)
SELECT e.day || ' ' || COALESCE(e.voucher, '') AS words
FROM asked a
JOIN ledger_entry e ON e.county = a.county AND e.id = a.id
LEFT JOIN ledger_line l ON l.county = e.county AND l.entry_id = e.id AND l.voided = 0
WHERE e.county = :county
GROUP BY e.id, e.day, e.voucher, e.voided
HAVING COALESCE(SUM(l.amount), 0) <> 0 OR (e.voided = 0 AND COUNT(l.id) < 2) OR (e.voided = 1 AND COUNT(l.id) > 0)
ORDER BY 1 NULLS LAST

-- name: ledger.with_source
-- Entries and lines touched by a change that didn't touch the record they stand for.
WITH asked AS (
  SELECT x.county, x.id FROM touched x WHERE x.county = :county AND x.entity = 'ledger_entry'
  UNION
  SELECT x.county, l.entry_id
  FROM touched x
  JOIN ledger_line l ON l.county = x.county AND l.id = x.id
  WHERE x.county = :county AND x.entity = 'ledger_line'
)
SELECT e.day || ' ' || COALESCE(e.voucher, '') AS words
FROM asked a
JOIN ledger_entry e ON e.county = a.county AND e.id = a.id
WHERE e.county = :county
  AND NOT EXISTS (SELECT 1 FROM touched y WHERE y.county = e.county AND y.entity = e.source AND y.id = e.source_id)
ORDER BY 1 NULLS LAST

-- name: ledger.journal
-- The lines of a period and of two ranges of places (what is seen, what is asked), entry by entry.
SELECT e.id, e.day, e.voucher, e.source, e.source_id, l.account, l.amount
FROM ledger_entry e
JOIN ledger_line l ON l.county = e.county AND l.entry_id = e.id AND l.voided = 0
WHERE e.county = :county AND e.voided = 0 AND e.day BETWEEN :from AND :to AND e.place >= :lo AND e.place < :hi
  AND e.place >= :place_lo AND e.place < :place_hi
ORDER BY e.day NULLS LAST, e.id NULLS LAST, l.amount DESC NULLS LAST, l.id NULLS LAST
