-- name: disclosures.tally
-- How often the account looked in this way: the rows of today, and since a moment.
SELECT
CAST(COALESCE(SUM(CASE WHEN t.on_day = :today THEN COALESCE(t.row_count, 1) ELSE 0 END), 0) AS BIGINT) AS rows_today,
COUNT(CASE WHEN t.at >= :since THEN 1 END) AS lately
FROM disclosure t WHERE t.county = :county AND t.voided = 0 AND t.account = :account AND t.kind = :kind
AND (t.on_day = :today OR t.at >= :since)

-- name: disclosures.exported
-- The rows of the register the account took away today; what goes to the bank is none of these.
SELECT CAST(COALESCE(SUM(COALESCE(t.row_count, 0)), 0) AS BIGINT) AS row_n FROM disclosure t
WHERE t.county = :county AND t.voided = 0 AND t.account = :account AND t.kind = 'export' AND t.on_day = :today
AND t.fields IS NULL AND t.register = :register

-- name: disclosures.leave
-- The account's last request for the same export that is open or was answered not long ago.
SELECT t.id AS id, COALESCE(t.answer, '') AS answer FROM export_request t WHERE t.county = :county AND t.voided = 0
AND t.account = :account AND t.asked = :asked AND (t.answered_on IS NULL OR t.answered_on >= :since)
ORDER BY t.id DESC LIMIT 1
