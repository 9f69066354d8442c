-- name: guard.bucket
-- How often, and until when one waits.
SELECT failures, next_at, seen_at FROM login_guard WHERE county = :county AND kind = :kind AND name = :name;

-- name: guard.count
-- Written before the password is looked at.
INSERT INTO login_guard (county, kind, name, failures, next_at, seen_at)
VALUES (:county, :kind, :name, :failures_n, :next_at, :now_at)
ON CONFLICT (county, kind, name) DO UPDATE
   SET failures = excluded.failures, next_at = excluded.next_at, seen_at = excluded.seen_at;

-- name: guard.forget
-- The right password: this bucket is empty again.
DELETE FROM login_guard WHERE county = :county AND kind = :kind AND name = :name;

-- name: guard.give_back
-- Of an address only the one try: else an account of one's own would empty what was tried at others.
UPDATE login_guard SET failures = failures - 1
 WHERE county = :county AND kind = :kind AND name = :name AND failures > 0;

-- name: guard.sweep
-- What nobody waits for any more; gathered failures stay until they are told.
DELETE FROM login_guard
 WHERE county = :county AND seen_at < :oldest_at AND next_at < :now_at AND (kind <> 'gather' OR failures = 0);

-- name: guard.gathered
-- Addresses with failures that no record has told.
SELECT name, failures FROM login_guard WHERE county = :county AND kind = 'gather' AND failures > 0
 ORDER BY name NULLS LAST;

-- name: guard.known
-- Whether the account came from there before.
SELECT seen_at FROM login_known
 WHERE county = :county AND account_id = :account_id AND mark = :mark AND seen_at > :oldest_at;

-- name: guard.know
-- It did now.
INSERT INTO login_known (county, account_id, mark, seen_at) VALUES (:county, :account_id, :mark, :now_at)
ON CONFLICT (county, account_id, mark) DO UPDATE SET seen_at = excluded.seen_at;

-- name: guard.unknow
-- Long ago is never; also what a new password makes strangers of.
DELETE FROM login_known WHERE county = :county AND account_id = :account_id AND seen_at <= :oldest_at;
