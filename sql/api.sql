-- What the pages ask for beside the registers.

-- name: api.own_codes
SELECT e.list, e.code, e.title, COALESCE(e.title_en, ''), COALESCE(e.from_on, ''), COALESCE(e.to_on, '')
  FROM code_entry e
 WHERE e.voided = 0
 ORDER BY e.list NULLS LAST, e.id NULLS LAST;

-- name: api.places
-- The divisions valid on the day at or under one place; :lo and :hi are its range of codes.
SELECT p.code, p.name, COALESCE(p.kind, ''), COALESCE(p.parent, '')
  FROM place p
 WHERE p.voided = 0 AND p.code >= :lo AND p.code < :hi
   AND (p.from_on IS NULL OR p.from_on <= :today) AND (p.to_on IS NULL OR p.to_on >= :today)
 ORDER BY p.code NULLS LAST;

-- name: api.places_above
-- The county and the townships that narrower grants lie in, for the way up.
SELECT p.code, p.name, COALESCE(p.kind, ''), COALESCE(p.parent, '')
  FROM place p
 WHERE p.voided = 0 AND (p.code = :county OR p.code = :first OR p.code = :second OR p.code = :third OR p.code = :fourth)
   AND (p.from_on IS NULL OR p.from_on <= :today) AND (p.to_on IS NULL OR p.to_on >= :today)
 ORDER BY p.code NULLS LAST;

-- name: api.parameters
SELECT v.name, v.place, v.from_on, v.value, COALESCE(v.document, '')
  FROM parameter_value v
 WHERE v.voided = 0
 ORDER BY v.name NULLS LAST, v.place NULLS LAST, v.from_on NULLS LAST;

-- name: api.block_leaves
-- What one page of blocks touched, for the journal's page.
SELECT l.seq, l.entity, l.op, COUNT(*)
  FROM leaf l
 WHERE l.county = :county AND l.seq >= :first_seq_n AND l.seq <= :last_seq_n
 GROUP BY l.seq, l.entity, l.op
 ORDER BY l.seq DESC NULLS LAST, l.entity NULLS LAST, l.op NULLS LAST;
