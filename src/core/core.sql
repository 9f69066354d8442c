-- The statements of src/core that no walker makes. Each names its county, or reads a reference table.

-- name: core.secret_add
-- The plain row and the journal hold only the digest; this row, which can be erased, holds the rest.
INSERT INTO secret (county, digest, entity, id, field, salt, sealed, lookup, tail)
VALUES (:county, :digest, :entity, :id, :field, :salt, :sealed, :lookup, :tail)

-- name: core.secret_erase
-- Salt and value go, the digest stays: the chain still proves, and nobody can try values against it any more.
UPDATE secret SET salt = NULL, sealed = NULL, lookup = NULL, tail = NULL WHERE county = :county
    AND entity = :entity AND id = :id AND field = :field

-- name: core.secret_check
-- verify: every live secret still is what its digest says; one that is erased is so in all its parts
SELECT entity, id, field, digest, salt, sealed, lookup, tail FROM secret WHERE county = :county
    AND (salt IS NOT NULL OR sealed IS NOT NULL OR lookup IS NOT NULL OR tail IS NOT NULL)

-- name: core.id_next
-- Read inside the write transaction: two changes never take the same number.
SELECT next_n FROM id_counter WHERE county = :county

-- name: core.id_save
-- Written with the change: a change taken back gives its numbers back, too.
INSERT INTO id_counter (county, next_n) VALUES (:county, :next_n)
ON CONFLICT (county) DO UPDATE SET next_n = excluded.next_n

-- name: core.head
-- The last block of a chain. Read inside the writer by a change; outside, the state that answers are remembered
-- under.
SELECT seq, digest FROM journal_head WHERE county = :county

-- name: core.head_save
-- Beside the block it points to, in one transaction: a chain cut at its end is found by verify because of this
-- row.
INSERT INTO journal_head (county, seq, digest) VALUES (:county, :seq, :digest)
ON CONFLICT (county) DO UPDATE SET seq = excluded.seq, digest = excluded.digest

-- name: core.block_add
-- What the digest covers and what people ask for: when, who, by which way, why, in which import.
INSERT INTO block (county, seq, previous, digest, schema_version, made_at, actor, channel, reason, change_key,
    import_id, leaves_n)
VALUES (:county, :seq, :previous, :digest, :schema_version, :made_at, :actor, :channel, :reason, :change_key,
    :import_id, :leaves_n)

-- name: core.block_key
-- An idempotency key is used once in the life of a store: the block that used it says so, long after the answer
-- was swept.
SELECT seq FROM block WHERE county = :county AND change_key = :change_key

-- name: core.leaf_add
-- The whole image, not the difference: replay needs no leaf before it, and the version before is one look away.
INSERT INTO leaf (county, seq, n, entity, id, version, op, image, digest) VALUES (:county, :seq, :n, :entity, :id,
    :version, :op, :image, :digest)

-- name: core.blocks
-- the whole chain of a county, in order
SELECT seq, previous, digest, schema_version, made_at, actor, channel, reason, import_id, leaves_n FROM block
    WHERE county = :county ORDER BY seq

-- name: core.leaves
-- In the order they were written, which is the order of their digests in the block's.
SELECT n, entity, id, version, op, image, digest FROM leaf WHERE county = :county AND seq = :seq ORDER BY n

-- name: core.record_leaves
-- the history of one record: what each block made of it
SELECT l.seq, b.made_at, b.actor, b.channel, b.reason, l.op, l.version, l.image
FROM leaf l JOIN block b ON b.county = l.county AND b.seq = l.seq
WHERE l.county = :county AND l.entity = :entity AND l.id = :id ORDER BY l.seq, l.n

-- name: core.import_known
SELECT 1 AS known FROM block WHERE county IN (:county, '000000') AND import_id = :import_id LIMIT 1

-- name: core.import_leaves
-- what an import made, newest first, to take it back
SELECT l.entity, l.id, l.version, l.op FROM leaf l JOIN block b ON b.county = l.county AND b.seq = l.seq
WHERE l.county = :county AND b.import_id = :import_id ORDER BY l.seq DESC, l.n DESC

-- name: core.leaf_last
-- replay: the last image of every record of an entity
SELECT l.id, l.version, l.image FROM leaf l
WHERE l.county = :county AND l.entity = :entity
  AND l.version = (SELECT MAX(m.version) FROM leaf m WHERE m.county = l.county AND m.id = l.id
    AND m.entity = l.entity)
ORDER BY l.id

-- name: core.touch
-- Which records the rules of this change will look at; the same record twice is one.
INSERT INTO touched (county, entity, id) VALUES (:county, :entity, :id) ON CONFLICT (county, entity, id) DO NOTHING

-- name: core.touched_clear
-- The table is a note of one change and empty outside.
DELETE FROM touched WHERE county = :county

-- name: core.meta_get
-- What the store says of itself: county, key, schema, a fixed day.
SELECT value FROM meta WHERE name = :name

-- name: core.meta_set
-- The rows of meta are few and none of them is a record: they are not journalled.
INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: core.imports_unended
-- What an import needs to go on stands here until it has ended or is withdrawn: meanwhile a part of its rows counts.
SELECT COUNT(*) FROM import_going WHERE county = :county

-- name: core.term_add
-- A record is found by several terms, and several of its fields may give the same.
INSERT INTO search_term (county, term, entity, id) VALUES (:county, :term, :entity, :id) ON CONFLICT (county,
    entity, term, id) DO NOTHING

-- name: core.terms_drop
-- Rewritten as a whole with the record: the old terms of a name that changed must not find it.
DELETE FROM search_term WHERE county = :county AND entity = :entity AND id = :id

-- name: core.code_of
-- What a county calls a code, its own or one of ours: of two words alike the older entry, as nobody could say better.
SELECT code FROM code_entry WHERE list IN (:list, :was) AND voided = 0 AND (code = :text OR title = :text
    OR '|' || COALESCE(synonyms, '') || '|' LIKE '%|' || :text || '|%')
ORDER BY id NULLS LAST LIMIT 1

-- name: core.code_title
-- A county's word for a code on a day; of a day that none of its stretches holds, the last before it, so that what was
-- entered then is still read.
SELECT title, title_en, CASE WHEN (from_on IS NULL OR from_on <= :day) AND (to_on IS NULL OR to_on >= :day)
    THEN 1 ELSE 0 END AS holds_n
  FROM code_entry
 WHERE list IN (:list, :was) AND code = :code AND voided = 0
 ORDER BY holds_n DESC, COALESCE(from_on, '') DESC, id LIMIT 1

-- name: core.own_codes
-- What a county added to a list or calls otherwise, oldest first.
SELECT code, title, title_en, from_on, to_on
  FROM code_entry
 WHERE list IN (:list, :was) AND voided = 0
 ORDER BY COALESCE(from_on, ''), id

-- name: core.own_lists
-- Asked once, so that words of a list the county says nothing of cost no further question.
SELECT DISTINCT list FROM code_entry WHERE voided = 0 ORDER BY list

-- name: core.terms
-- The county's own words: read with every context, for whatever is said may hold one.
SELECT word, from_on, to_on, zh, en FROM term WHERE voided = 0 ORDER BY word NULLS LAST, from_on NULLS LAST

-- name: core.place_name
-- Of a division that was renamed, the name it bears now: old records are listed under it.
SELECT name FROM place WHERE code = :code AND voided = 0 ORDER BY from_on DESC NULLS LAST LIMIT 1

-- name: core.parameter_chosen
-- the same of a day or of words, which stand in a column of their own
SELECT chosen FROM parameter_value WHERE name = :name AND voided = 0 AND from_on <= :day
  AND (place = '' OR place = :place6 OR place = :place9 OR place = :place12)
ORDER BY LENGTH(place) DESC NULLS LAST, from_on DESC NULLS LAST LIMIT 1

-- name: core.parameter
-- the longest matching place first, then the latest day
SELECT value FROM parameter_value WHERE name = :name AND voided = 0 AND from_on <= :day
  AND (place = '' OR place = :place6 OR place = :place9 OR place = :place12)
ORDER BY LENGTH(place) DESC NULLS LAST, from_on DESC NULLS LAST LIMIT 1
