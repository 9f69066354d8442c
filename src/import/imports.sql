-- Imports as they are kept, and what an import asks the store (import_store.c, import.c, withdraw.c). The rows of
-- import_run, import_part and import_asked serve pages and the second step of check-then-commit; what an import wrote
-- stands in the journal and needs none of them.

-- name: imports.next_id
-- the county's own numbers: people say "the twelfth import"
SELECT COALESCE(MAX(id), 0) + 1 FROM import_run WHERE county = :county

-- name: imports.add
-- made before anything is read, so that an import that dies leaves a trace
INSERT INTO import_run (county, id, account_id, actor, file, digest, state, subject, report, returned, made_at)
VALUES (:county, :id, :account_id, :actor, :file, :digest, :state, '', '{}', '', :made_at)

-- name: imports.done
-- what came of it, and under which digest the returned workbook is kept
UPDATE import_run SET state = :state, subject = :subject, report = :report, returned = :returned
WHERE county = :county AND id = :id

-- name: imports.state
-- only from the state it was seen in: of two who confirm at once, the second changes no row and is told so
UPDATE import_run SET state = :state WHERE county = :county AND id = :id AND state = :from_state

-- name: imports.resume
-- what a server that ended left half taken in may be taken in again
UPDATE import_run SET state = 'checked' WHERE county = :county AND state = 'taking'

-- name: imports.get
-- one, with what its account is called today: the actor is kept as it was
SELECT r.id, r.account_id, r.actor, r.file, r.digest, r.state, r.subject, r.report, r.returned, r.made_at, a.title
FROM import_run r LEFT JOIN account a ON a.id = r.account_id
WHERE r.county = :county AND r.id = :id

-- name: imports.page
-- the newest first; :account_id 0 sees all
SELECT r.id, r.account_id, r.actor, r.file, r.digest, r.state, r.subject, r.report, r.returned, r.made_at, a.title
FROM import_run r LEFT JOIN account a ON a.id = r.account_id
WHERE r.county = :county AND (:account_id = 0 OR r.account_id = :account_id) ORDER BY r.id DESC NULLS LAST LIMIT :limit

-- name: imports.asked
-- the sheet "" first: what is said of one sheet goes before what is said of all, so it is read behind it
SELECT sheet, asked FROM import_asked WHERE county = :county AND id = :id ORDER BY sheet NULLS LAST

-- name: imports.unask
-- what was said of a sheet before gives way
DELETE FROM import_asked WHERE county = :county AND id = :id AND sheet = :sheet

-- name: imports.ask
-- what somebody says a sheet is, kept so that the second check and the commit read it alike
INSERT INTO import_asked (county, id, sheet, asked) VALUES (:county, :id, :sheet, :asked)

-- name: imports.part_add
-- by digest: the same file sent twice is kept once
INSERT INTO import_part (county, digest, part, bytes) VALUES (:county, :digest, :part_n, :bytes_blob)
ON CONFLICT (county, digest, part) DO NOTHING

-- name: imports.parts
-- a file in the order of its parts
SELECT bytes FROM import_part WHERE county = :county AND digest = :digest ORDER BY part NULLS LAST

-- name: imports.image
-- the record as it stood at a version, to be restored when an import is taken back
SELECT image FROM leaf WHERE county = :county AND entity = :entity AND id = :id AND version = :version

-- name: imports.sealed
-- a secret's image holds its digest alone; what it stood for is sealed beside it
SELECT sealed FROM secret WHERE county = :county AND digest = :digest

-- name: imports.expire
-- bytes nobody can ask for any more: of old imports, and uploads that were taken in
DELETE FROM import_part WHERE county = :county
  AND digest NOT IN (SELECT digest FROM import_run WHERE county = :county AND made_at >= :before_at
                     AND state IN ('running', 'checked', 'taking'))
  AND digest NOT IN (SELECT returned FROM import_run WHERE county = :county AND made_at >= :before_at)

-- name: imports.places
-- The places of the county in force, in order of code, to match names with.
SELECT code, name FROM place
WHERE voided = 0 AND COALESCE(to_on, '9999-12-31') >= :today AND SUBSTR(code, 1, 6) = :county
ORDER BY code NULLS LAST

-- name: imports.words
-- Words somebody of the county mapped by hand once (before words were a county's own, they had no place).
SELECT list, word, code FROM word_map WHERE voided = 0 AND place IN ('', :county) ORDER BY id NULLS LAST
