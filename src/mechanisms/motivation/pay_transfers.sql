-- Transfers of pay by the bank (pay_transfers.c).

-- name: pay_transfers.of_run
-- Transfers touched that are not what their person's lines in a locked run come to.
-- Asked of every transfer a change writes: so neither an open run nor a sum typed by hand reaches the bank.
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
