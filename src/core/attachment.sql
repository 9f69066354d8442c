-- name: attachment.part
-- The same bytes under the same digest are the same part: whoever sent them first.
INSERT INTO attachment_part (county, digest, part, bytes)
VALUES (:county, :digest, :part_n, :bytes_blob)
ON CONFLICT (county, digest, part) DO NOTHING;

-- name: attachment.parts
-- In order of their number: put together they must give the digest again.
SELECT p.bytes FROM attachment_part p WHERE p.county = :county AND p.digest = :digest ORDER BY p.part NULLS LAST;

-- name: attachment.by_id
-- A voided one is no paper any more; its row and the journal still say that it was there.
SELECT t.id, t.size, t.name, t.media_type, t.digest, t.owner, t.owner_id
  FROM attachment t
 WHERE t.county = :county AND t.id = :id AND t.voided = 0;

-- name: attachment.of_record
-- The papers of one record, in the order they were brought.
SELECT t.id, t.size, t.name, t.media_type, t.digest, t.owner, t.owner_id
  FROM attachment t
 WHERE t.county = :county AND t.owner = :owner AND t.owner_id = :owner_id AND t.voided = 0
 ORDER BY t.id NULLS LAST;
