-- The statements of backup.c.

-- name: backup.heads
-- The last block of each chain: by these a restored store is known to be the one that was copied.
SELECT county AS chain, seq, digest FROM journal_head ORDER BY county

-- name: backup.note
-- Beside the journal and not in it: a store and its backup have one head, and a restored store that of its file.
INSERT INTO backup_run (county, made_at, kind, made_on, actor, file, size_n, head, digest)
VALUES (:county, :made_at, :kind, :made_on, :actor, :file, :size_n, :head, :digest)

-- name: backup.last
-- Part of what kept numbers depend on: a check that asks for the last backup must not answer from before it.
SELECT MAX(made_at) FROM backup_run WHERE county = :county
