-- name: job.next_id
-- Jobs are no register and have numbers of their own, in the transaction that adds one.
SELECT COALESCE(MAX(id), 0) + 1 FROM job WHERE county = :county;

-- name: job.same
-- The very same question of the same account that has not ended yet.
SELECT id FROM job
 WHERE county = :county AND account_id = :account_id AND kind = :kind AND identity = :identity
   AND state IN ('waiting', 'running')
 ORDER BY id NULLS LAST LIMIT 1;

-- name: job.add
-- Waiting; seen now, so that it is not taken for one whose server has died.
INSERT INTO job (county, id, account_id, kind, identity, state, input, done_n, total_n, message, result,
                 is_cancelled, created_at, seen_at)
VALUES (:county, :id, :account_id, :kind, :identity, 'waiting', :input, 0, 0, '', '', 0, :now_at, :now_at);

-- name: job.by_id
-- For the page that waits; whose it is, is asked by job_find.
SELECT id, account_id, kind, identity, input, state, done_n, total_n, message, result
  FROM job WHERE county = :county AND id = :id;

-- name: job.waiting
-- The oldest that waits, or that was under way when its server ended.
SELECT id, account_id, kind, identity, input, state, done_n, total_n, message, result
  FROM job
 WHERE county = :county AND (state = 'waiting' OR (state = 'running' AND seen_at < :silent_at))
 ORDER BY id NULLS LAST LIMIT 1;

-- name: job.beat
-- Still alive and so far: a job that stays silent for JOB_HEARTBEAT_MS is taken up again.
UPDATE job SET state = 'running', done_n = :done_n, total_n = :total_n, seen_at = :now_at
 WHERE county = :county AND id = :id;

-- name: job.cancelled
-- Asked between two steps of the job, never in the middle of one: what it was writing is whole.
SELECT is_cancelled FROM job WHERE county = :county AND id = :id;

-- name: job.cancel
-- What waits ends at once, what runs ends at its next beat.
UPDATE job SET is_cancelled = 1, state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
 WHERE county = :county AND id = :id AND state IN ('waiting', 'running');

-- name: job.end
-- How it ended, with the words its asker will read.
UPDATE job SET state = :state, message = :message, result = :result, seen_at = :now_at
 WHERE county = :county AND id = :id;
