-- The statements of src/core that no walker makes. Each names its county, or reads a reference table.

-- name: core.secret_add
INSERT INTO secret (county, digest, entity, id, field, salt, sealed, lookup, tail)
VALUES (:county, :digest, :entity, :id, :field, :salt, :sealed, :lookup, :tail)

-- name: core.secret_erase
UPDATE secret SET salt = NULL, sealed = NULL, lookup = NULL, tail = NULL WHERE county = :county
    AND entity = :entity AND id = :id AND field = :field

-- name: core.secret_check
-- verify: every live secret still is what its digest says
SELECT digest, salt, sealed FROM secret WHERE county = :county AND salt IS NOT NULL

-- name: core.id_next
SELECT next_n FROM id_counter WHERE county = :county

-- name: core.id_save
INSERT INTO id_counter (county, next_n) VALUES (:county, :next_n)
ON CONFLICT (county) DO UPDATE SET next_n = excluded.next_n

-- name: core.head
SELECT seq, digest FROM journal_head WHERE county = :county

-- name: core.head_save
INSERT INTO journal_head (county, seq, digest) VALUES (:county, :seq, :digest)
ON CONFLICT (county) DO UPDATE SET seq = excluded.seq, digest = excluded.digest

-- name: core.block_add
INSERT INTO block (county, seq, previous, digest, schema_version, made_at, actor, channel, reason, change_key,
    import_id, leaves_n)
VALUES (:county, :seq, :previous, :digest, :schema_version, :made_at, :actor, :channel, :reason, :change_key,
    :import_id, :leaves_n)

-- name: core.block_key
SELECT seq FROM block WHERE county = :county AND change_key = :change_key

-- name: core.leaf_add
INSERT INTO leaf (county, seq, n, entity, id, version, op, image, digest) VALUES (:county, :seq, :n, :entity, :id,
    :version, :op, :image, :digest)

-- name: core.blocks
-- the whole chain of a county, in order
SELECT seq, previous, digest, schema_version, made_at, actor, channel, reason, import_id, leaves_n FROM block
    WHERE county = :county ORDER BY seq

-- name: core.leaves
SELECT n, entity, id, version, op, image, digest FROM leaf WHERE county = :county AND seq = :seq ORDER BY n

-- name: core.record_leaves
-- the history of one record: what each block made of it
SELECT l.seq, b.made_at, b.actor, b.channel, b.reason, l.op, l.version, l.image
FROM leaf l JOIN block b ON b.county = l.county AND b.seq = l.seq
WHERE l.county = :county AND l.entity = :entity AND l.id = :id ORDER BY l.seq, l.n

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
INSERT INTO touched (county, entity, id) VALUES (:county, :entity, :id) ON CONFLICT (county, entity, id) DO NOTHING

-- name: core.touched_clear
DELETE FROM touched WHERE county = :county

-- name: core.meta_get
SELECT value FROM meta WHERE name = :name

-- name: core.meta_set
INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: core.term_add
INSERT INTO search_term (county, term, entity, id) VALUES (:county, :term, :entity, :id) ON CONFLICT (county,
    entity, term, id) DO NOTHING

-- name: core.terms_drop
DELETE FROM search_term WHERE county = :county AND entity = :entity AND id = :id

-- name: core.code_of
-- a county's own codes, and its words for the national ones
SELECT code FROM code_entry WHERE list = :list AND voided = 0 AND (code = :text OR title = :text
    OR '|' || COALESCE(synonyms, '') || '|' LIKE '%|' || :text || '|%')
ORDER BY id NULLS LAST LIMIT 1

-- name: core.code_title
SELECT title, title_en FROM code_entry WHERE list = :list AND code = :code
    AND voided = 0 ORDER BY id NULLS LAST LIMIT 1

-- name: core.place_name
SELECT name FROM place WHERE code = :code AND voided = 0 ORDER BY from_on DESC NULLS LAST LIMIT 1

-- name: core.parameter
-- the longest matching place first, then the latest day
SELECT value FROM parameter_value WHERE name = :name AND voided = 0 AND from_on <= :day
  AND (place = '' OR place = :place6 OR place = :place9 OR place = :place12)
ORDER BY LENGTH(place) DESC NULLS LAST, from_on DESC NULLS LAST LIMIT 1
