-- name: job.next_id
SELECT COALESCE(MAX(id), 0) + 1 FROM job WHERE county = :county;

-- name: job.same
SELECT id FROM job
 WHERE county = :county AND account_id = :account_id AND kind = :kind AND identity = :identity
   AND state IN ('waiting', 'running')
 ORDER BY id NULLS LAST LIMIT 1;

-- name: job.add
INSERT INTO job (county, id, account_id, kind, identity, state, input, done_n, total_n, message, result,
                 is_cancelled, created_at, seen_at)
VALUES (:county, :id, :account_id, :kind, :identity, 'waiting', :input, 0, 0, '', '', 0, :now_at, :now_at);

-- name: job.by_id
SELECT id, account_id, kind, identity, input, state, done_n, total_n, message, result
  FROM job WHERE county = :county AND id = :id;

-- name: job.waiting
-- The oldest that waits, or that was under way when its server ended.
SELECT id, account_id, kind, identity, input, state, done_n, total_n, message, result
  FROM job
 WHERE county = :county AND (state = 'waiting' OR (state = 'running' AND seen_at < :silent_at))
 ORDER BY id NULLS LAST LIMIT 1;

-- name: job.beat
UPDATE job SET state = 'running', done_n = :done_n, total_n = :total_n, seen_at = :now_at
 WHERE county = :county AND id = :id;

-- name: job.cancelled
SELECT is_cancelled FROM job WHERE county = :county AND id = :id;

-- name: job.cancel
UPDATE job SET is_cancelled = 1, state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
 WHERE county = :county AND id = :id AND state IN ('waiting', 'running');

-- name: job.end
UPDATE job SET state = :state, message = :message, result = :result, seen_at = :now_at
 WHERE county = :county AND id = :id;
