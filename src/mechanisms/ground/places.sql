-- name: places.in_use
-- Places taken back while others lie in them or records do.
SELECT DISTINCT p.name
FROM touched x
JOIN place p ON p.id = x.id AND p.voided = 1
WHERE x.county = :county AND x.entity = 'place'
  AND (p.code = :county
       OR EXISTS (SELECT 1 FROM place q WHERE q.parent = p.code AND q.voided = 0)
       OR EXISTS (SELECT 1 FROM organisation o WHERE o.county = x.county AND o.place = p.code AND o.voided = 0)
       OR EXISTS (SELECT 1 FROM household h WHERE h.county = x.county AND h.place = p.code AND h.voided = 0)
       OR EXISTS (SELECT 1 FROM person n WHERE n.county = x.county AND n.place = p.code AND n.voided = 0))
ORDER BY 1 NULLS LAST
