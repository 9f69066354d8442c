-- name: idempotency.find
SELECT i.digest, i.status, i.answer
  FROM idempotency i
 WHERE i.county = :county AND i.account_id = :account_id AND i.request_key = :request_key AND i.created_at > :since_at;

-- name: idempotency.keep
INSERT INTO idempotency (county, account_id, request_key, digest, status, answer, created_at)
VALUES (:county, :account_id, :request_key, :digest, :status_n, :answer, :now_at)
ON CONFLICT (county, account_id, request_key) DO NOTHING;

-- name: idempotency.sweep
DELETE FROM idempotency WHERE county = :county AND created_at <= :since_at;
