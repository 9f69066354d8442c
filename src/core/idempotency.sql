-- name: idempotency.find
-- The answer given before; one that has expired is none, even while its row still stands.
SELECT i.digest, i.status, i.answer
  FROM idempotency i
 WHERE i.county = :county AND i.account_id = :account_id AND i.request_key = :request_key AND i.created_at > :since_at;

-- name: idempotency.keep
-- The first answer stays: two requests of one key at the same moment wrote one change (block_change_key), and
-- one answer.
INSERT INTO idempotency (county, account_id, request_key, digest, status, answer, created_at)
VALUES (:county, :account_id, :request_key, :digest, :status_n, :answer, :now_at)
ON CONFLICT (county, account_id, request_key) DO NOTHING;

-- name: idempotency.sweep
-- Swept when the next is kept, so that the table needs no hour of its own.
DELETE FROM idempotency WHERE county = :county AND created_at <= :since_at;
