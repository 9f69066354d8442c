-- What the sheets of pay look up (pay_sheet.c).

-- name: pay_sheet.base_due
-- The sum of a class's rates over the months, each the latest begun by the month's first day.
-- NULL, not 0, where no rate is entered: the row is then told so.
SELECT CAST(SUM(q.monthly) AS BIGINT) AS due
FROM calendar k
JOIN pay_rate q ON q.county = :county AND q.class = :class AND q.voided = 0
WHERE k.voided = 0 AND k.day BETWEEN :from AND :to AND SUBSTR(k.day, 9, 2) = '01'
  AND q.from_on = (SELECT MAX(o.from_on) FROM pay_rate o WHERE o.county = :county AND o.class = :class AND o.voided = 0
                   AND o.from_on <= k.day)
