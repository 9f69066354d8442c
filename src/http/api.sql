-- What the pages ask for beside the registers.

-- name: api.places
-- The divisions valid on the day at or under one place; :lo and :hi are its range of codes.
SELECT p.code, p.name AS title, p.kind, p.parent
  FROM place p
 WHERE p.voided = 0 AND p.code >= :lo AND p.code < :hi
   AND (p.from_on IS NULL OR p.from_on <= :today) AND (p.to_on IS NULL OR p.to_on >= :today)
 ORDER BY p.code NULLS LAST;

-- name: api.places_above
-- The county and the townships that narrower grants lie in, for the way up.
SELECT p.code, p.name AS title, p.kind, p.parent
  FROM place p
 WHERE p.voided = 0 AND (p.code = :county OR p.code = :first OR p.code = :second OR p.code = :third OR p.code = :fourth)
   AND (p.from_on IS NULL OR p.from_on <= :today) AND (p.to_on IS NULL OR p.to_on >= :today)
 ORDER BY p.code NULLS LAST;

-- name: api.journal_page
-- A page of blocks, newest first, with what each touched: a row a block, register and act.
WITH page AS (
    SELECT b.seq, b.made_at, b.actor, b.channel, b.reason, b.digest
      FROM block b
     WHERE b.county = :county AND b.seq < :seq
       AND (:actor IS NULL OR b.actor = :actor)
       AND (:from_at IS NULL OR b.made_at >= :from_at) AND (:to_at IS NULL OR b.made_at < :to_at)
       AND (:entity IS NULL
            OR EXISTS (SELECT 1 FROM leaf f WHERE f.county = b.county AND f.seq = b.seq AND f.entity = :entity))
     ORDER BY b.seq DESC
     LIMIT :limit)
SELECT p.seq, p.made_at, p.actor, p.channel, p.reason, p.digest, l.entity, l.op, COUNT(l.n) AS leaves
  FROM page p
  LEFT JOIN leaf l ON l.county = :county AND l.seq = p.seq
 GROUP BY p.seq, p.made_at, p.actor, p.channel, p.reason, p.digest, l.entity, l.op
 ORDER BY p.seq DESC NULLS LAST, l.entity NULLS LAST, l.op NULLS LAST;

-- name: api.block_records
-- What one block wrote, each image beside the one before it.
SELECT l.entity, l.id, l.op, l.version, l.image, COALESCE(o.image, '') AS before
  FROM leaf l
  LEFT JOIN leaf o ON o.county = l.county AND o.entity = l.entity AND o.id = l.id AND o.version = l.version - 1
 WHERE l.county = :county AND l.seq = :seq
 ORDER BY l.n NULLS LAST
 LIMIT :limit;

-- name: api.block_registers
-- What one block is about, as far as the register alone says it.
SELECT DISTINCT l.entity FROM leaf l WHERE l.county = :county AND l.seq = :seq ORDER BY l.entity NULLS LAST;

-- name: api.block_images
-- The records of one register in a block: of those that are about another register, which one.
SELECT l.image FROM leaf l WHERE l.county = :county AND l.seq = :seq AND l.entity = :entity ORDER BY l.n NULLS LAST;

-- name: api.block
-- The head of one block: who, when, by which channel and why, above the records it wrote.
SELECT b.seq, b.made_at, b.actor, b.channel, b.reason, b.digest, b.leaves_n
  FROM block b
 WHERE b.county = :county AND b.seq = :seq;

