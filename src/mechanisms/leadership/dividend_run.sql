-- Paying a dividend (dividend_run.c).

-- name: dividend_run.declared
-- A dividend as it was declared.
-- One that was voided is as if it had never been.
SELECT d.id, d.equity_id, d.declared_on, d.amount
FROM dividend d
WHERE d.county = :county AND d.id = :id AND d.voided = 0

-- name: dividend_run.parts
-- The holders on the day of a dividend, what they hold, and what each was paid already (id: 0, when not yet declared).
-- By share and not by holder: a holder with two shares gets two parts, each with its own cents.
SELECT s.id AS share_id, s.shares, COALESCE(p.id, 0) AS paid_id, COALESCE(p.amount, 0) AS paid_amount
FROM equity_share s
LEFT JOIN dividend_payment p ON p.county = s.county AND p.dividend_id = :id AND p.share_id = s.id AND p.voided = 0
WHERE s.county = :county AND s.equity_id = :equity_id AND s.voided = 0
  AND s.from_on <= :day AND COALESCE(s.to_on, '9999-12-31') >= :day
ORDER BY s.id

-- name: dividend_run.holders
-- The holders of dividend_run.parts, in the same order, with what paying them needs: names, cards, and whether anybody
-- of a household is still there.
-- A household that has ended is still a holder: its share is somebody's to inherit, and the page says so before money
-- goes there.
SELECT s.holder AS kind, COALESCE(s.household_id, 0) AS household_id, COALESCE(s.organisation_id, 0) AS organisation_id,
       COALESCE(h.head_name, h.hh_no, (SELECT o.name FROM organisation o
                                       WHERE o.county = s.county AND o.id = s.organisation_id), '') AS title,
       CASE WHEN h.id IS NULL THEN 0 WHEN h.voided = 1 THEN 1
            WHEN EXISTS (SELECT 1 FROM household_member m
                         WHERE m.county = h.county AND m.household_id = h.id AND m.voided = 0
                           AND COALESCE(m.from_on, '') <= :day
                           AND COALESCE(m.to_on, '9999-12-31') >= :day) THEN 0 ELSE 1 END AS ended,
       CASE WHEN h.bank_card IS NULL THEN 0 ELSE 1 END AS card, p.paid_on, p.state, p.reason
FROM equity_share s
LEFT JOIN household h ON h.county = s.county AND h.id = s.household_id
LEFT JOIN dividend_payment p ON p.county = s.county AND p.dividend_id = :id AND p.share_id = s.id AND p.voided = 0
WHERE s.county = :county AND s.equity_id = :equity_id AND s.voided = 0
  AND s.from_on <= :day AND COALESCE(s.to_on, '9999-12-31') >= :day
ORDER BY s.id

-- name: dividend_run.absent
-- Households one would expect among the holders of a dividend: linked to the venture's base by shares on its day
-- without holding any, or holders once whose share ended before it.
-- Neither is an error the program could mend: a link may be without shares, and a share may have been given back. The
-- page names them, and the village decides.
SELECT h.id AS household_id, COALESCE(h.head_name, h.hh_no, '') AS title, 0 AS was
FROM equity q
JOIN benefit_link b ON b.county = q.county AND b.base_id = q.base_id AND b.kind = 'share' AND b.voided = 0
  AND COALESCE(b.from_on, '') <= :day AND COALESCE(b.to_on, '9999-12-31') >= :day
JOIN household h ON h.county = b.county AND h.id = b.household_id AND h.voided = 0
WHERE q.county = :county AND q.id = :equity_id
  AND NOT EXISTS (SELECT 1 FROM equity_share s
                  WHERE s.county = q.county AND s.equity_id = q.id AND s.household_id = h.id AND s.voided = 0)
UNION
SELECT h.id AS household_id, COALESCE(h.head_name, h.hh_no, '') AS title, 1 AS was
FROM equity_share s
JOIN household h ON h.county = s.county AND h.id = s.household_id AND h.voided = 0
WHERE s.county = :county AND s.equity_id = :equity_id AND s.voided = 0 AND s.to_on < :day
  AND NOT EXISTS (SELECT 1 FROM equity_share o
                  WHERE o.county = s.county AND o.equity_id = s.equity_id AND o.household_id = s.household_id
                    AND o.voided = 0 AND o.from_on <= :day AND COALESCE(o.to_on, '9999-12-31') >= :day)
ORDER BY 3, 2, 1

-- name: dividend_run.to_send
-- Payments of a dividend to households with a card that the bank has not paid yet.
-- Organisations have no card here and are left out; so is a household without one, which the page shows.
SELECT p.id, h.id AS payee, COALESCE(h.head_name, h.hh_no, '') AS name, h.place, h.bank_name AS bank, k.sealed,
       p.state, p.amount, d.declared_on AS month
FROM dividend_payment p
JOIN dividend d ON d.county = p.county AND d.id = p.dividend_id
JOIN equity_share s ON s.county = p.county AND s.id = p.share_id
JOIN household h ON h.county = s.county AND h.id = s.household_id
JOIN secret k ON k.county = h.county AND k.digest = h.bank_card
WHERE p.county = :county AND p.dividend_id = :id AND p.voided = 0 AND COALESCE(p.state, '') <> 'paid'
ORDER BY p.id

-- name: dividend_run.sent
-- Payments of a dividend as the bank knows them.
-- The card is the one it was sent to, as the return speaks of that one.
SELECT p.id, h.id AS payee, COALESCE(h.head_name, h.hh_no, '') AS name, p.place, p.bank_name AS bank, k.sealed,
       p.state, p.amount, d.declared_on AS month
FROM dividend_payment p
JOIN dividend d ON d.county = p.county AND d.id = p.dividend_id
JOIN equity_share s ON s.county = p.county AND s.id = p.share_id
JOIN household h ON h.county = s.county AND h.id = s.household_id
LEFT JOIN secret k ON k.county = p.county AND k.digest = p.bank_card
WHERE p.county = :county AND p.dividend_id = :id AND p.voided = 0 AND p.state IS NOT NULL
ORDER BY p.id
