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

-- name: imports.unfinished
-- what was begun and has not ended, oldest first: what a program that ended left, and what waits for room
SELECT r.id, r.account_id, r.actor, r.state, COALESCE(g.channel, '') AS channel, COALESCE(g.lang, '') AS lang,
       COALESCE(g.day, '') AS day, COALESCE(g.back, '') AS back, COALESCE(g.tries_n, 0) AS tries_n,
       COALESCE(g.needs_n, 0) AS needs_n, g.id AS going_id
FROM import_run r LEFT JOIN import_going g ON g.county = r.county AND g.id = r.id
WHERE r.county = :county AND r.state IN ('taking', 'running', 'waiting', 'interrupted', 'stopped')
  AND (:id = 0 OR r.id = :id) ORDER BY r.id NULLS LAST

-- name: imports.unfinished_n
-- how many rows of the registers belong to an import that has not ended: asked before a desk says so
SELECT COUNT(*) FROM import_run r JOIN import_going g ON g.county = r.county AND g.id = r.id WHERE r.county = :county

-- name: imports.withdraw
-- once, from any state in which some of it may be in
UPDATE import_run SET state = 'withdrawn'
WHERE county = :county AND id = :id AND state IN ('running', 'waiting', 'interrupted', 'stopped', 'done')

-- name: imports.mark
-- of an import that has not ended: one withdrawn meanwhile stays so
UPDATE import_run SET state = :state
WHERE county = :county AND id = :id AND state IN ('running', 'waiting', 'interrupted', 'stopped')

-- name: imports.set_state
-- whoever holds an import goes on with it, and is not waiting any more when a step is made
UPDATE import_run SET state = :state WHERE county = :county AND id = :id

-- name: imports.going_add
-- how far it is: nowhere yet
INSERT INTO import_going (county, id, channel, lang, day, back, shape, done_n, total_n, tries_n, needs_n, message)
VALUES (:county, :id, :channel, :lang, :day, :back, :shape, 0, :total_n, 0, 0, '')

-- name: imports.going
-- how far it is
SELECT shape, done_n, total_n, tries_n FROM import_going WHERE county = :county AND id = :id

-- name: imports.going_move
-- in the transaction of the groups themselves, and only from where this program left it: each group comes in once
UPDATE import_going SET done_n = :to_n, tries_n = 0, message = '', needs_n = 0
WHERE county = :county AND id = :id AND done_n = :from_n

-- name: imports.going_say
-- why it does not go on at present, and how much room it waits for
UPDATE import_going SET message = :message, needs_n = :needs_n WHERE county = :county AND id = :id

-- name: imports.try
-- tried once more without having got any further
UPDATE import_going SET tries_n = tries_n + 1, message = '', needs_n = 0 WHERE county = :county AND id = :id

-- name: imports.going_drop
-- it ended
DELETE FROM import_going WHERE county = :county AND id = :id

-- name: imports.step_add
-- what one change added to the report
INSERT INTO import_step (county, id, step, kept) VALUES (:county, :id, :step_n, :kept)

-- name: imports.steps
-- the report so far, change by change
SELECT kept FROM import_step WHERE county = :county AND id = :id ORDER BY step NULLS LAST

-- name: imports.steps_drop
-- refused cells stand in them as they were written; none is needed when the import has ended
DELETE FROM import_step WHERE county = :county AND id = :id

-- name: imports.bytes_drop
-- the file of an import that ended, where no other import needs the same bytes
DELETE FROM import_part WHERE county = :county
  AND digest = (SELECT digest FROM import_run WHERE county = :county AND id = :id)
  AND digest NOT IN (SELECT digest FROM import_run WHERE county = :county AND id <> :id
                     AND state NOT IN ('done', 'withdrawn'))
  AND digest NOT IN (SELECT returned FROM import_run WHERE county = :county)

-- name: imports.asked_drop
-- what was said of the sheets of an import that never was
DELETE FROM import_asked WHERE county = :county AND id = :id

-- name: imports.drop
-- an import that could not begin leaves no number
DELETE FROM import_run WHERE county = :county AND id = :id AND state = 'running'

-- name: imports.get
-- one, with what its account is called today: the actor is kept as it was
SELECT r.id, r.account_id, r.actor, r.file, r.digest, r.state, r.subject, r.report, r.returned, r.made_at, a.title,
       g.id AS going_id, g.done_n, g.total_n, g.message
FROM import_run r LEFT JOIN account a ON a.id = r.account_id
LEFT JOIN import_going g ON g.county = r.county AND g.id = r.id
WHERE r.county = :county AND r.id = :id

-- name: imports.page
-- the newest first; :account_id 0 sees all
SELECT r.id, r.account_id, r.actor, r.file, r.digest, r.state, r.subject, r.report, r.returned, r.made_at, a.title,
       g.id AS going_id, g.done_n, g.total_n, g.message
FROM import_run r LEFT JOIN account a ON a.id = r.account_id
LEFT JOIN import_going g ON g.county = r.county AND g.id = r.id
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
                     AND state NOT IN ('done', 'withdrawn'))
  AND digest NOT IN (SELECT r.digest FROM import_run r JOIN import_going g ON g.county = r.county AND g.id = r.id
                     WHERE r.county = :county)
  AND digest NOT IN (SELECT returned FROM import_run WHERE county = :county AND made_at >= :before_at)

-- name: imports.places
-- The places of the county in force, in order of code, to match names with.
SELECT code, name FROM place
WHERE voided = 0 AND COALESCE(to_on, '9999-12-31') >= :today AND SUBSTR(code, 1, 6) = :county
ORDER BY code NULLS LAST

-- name: imports.words
-- Words somebody of the county mapped by hand once (before words were a county's own, they had no place).
SELECT list, word, code FROM word_map WHERE voided = 0 AND place IN ('', :county) ORDER BY id NULLS LAST
