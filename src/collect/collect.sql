-- Collections (collect.c, collect_load.c, collect_progress.c).

-- name: collect.kept
-- Parts of a return that were voided while its collection stands.
-- Asked of each of the four registers by its own way to the return; a collection that was voided itself is no
-- bar.
SELECT DISTINCT k.title AS words
FROM touched x
JOIN collection_return r ON r.county = x.county AND r.voided <= 1
JOIN collection k ON k.county = r.county AND k.id = r.collection_id AND k.voided = 0
WHERE x.county = :county
  AND ((x.entity = 'collection_return' AND r.id = x.id AND r.voided = 1)
    OR (x.entity = 'collection_row' AND r.id = (SELECT w.collection_return_id FROM collection_row w
        WHERE w.county = x.county AND w.id = x.id AND w.voided = 1))
    OR (x.entity = 'collection_answer' AND r.id = (SELECT w.collection_return_id FROM collection_row w
        JOIN collection_answer a ON a.county = w.county AND a.collection_row_id = w.id
        WHERE a.county = x.county AND a.id = x.id AND a.voided = 1))
    OR (x.entity = 'collection_reminder' AND r.id = (SELECT m.collection_return_id FROM collection_reminder m
        WHERE m.county = x.county AND m.id = x.id AND m.voided = 1)))
ORDER BY 1 NULLS LAST

-- name: collect.image
-- A record as it stood in one version: what somebody saw who answered by it.
SELECT l.image FROM leaf l
WHERE l.county = :county AND l.id = :id AND l.entity = :entity AND l.version = :version
ORDER BY l.seq DESC NULLS LAST LIMIT 1

-- name: collect.filled
-- How much each return of a collection holds: its rows, the cells answered, those said to be impossible, the last
-- reminder.
-- A secret answer has no plain value, hence both columns are asked. Impossible is said of cells without any
-- answer.
SELECT r.id,
       (SELECT COUNT(*) FROM collection_row w
        WHERE w.county = r.county AND w.collection_return_id = r.id AND w.voided = 0) AS rows,
       (SELECT COUNT(*) FROM collection_row w
        JOIN collection_answer a ON a.county = w.county AND a.collection_row_id = w.id AND a.voided = 0
        WHERE w.county = r.county AND w.collection_return_id = r.id AND w.voided = 0
          AND (a.value IS NOT NULL OR a.sealed IS NOT NULL)) AS answered,
       (SELECT COUNT(*) FROM collection_row w
        JOIN collection_answer a ON a.county = w.county AND a.collection_row_id = w.id AND a.voided = 0
        WHERE w.county = r.county AND w.collection_return_id = r.id AND w.voided = 0
          AND a.value IS NULL AND a.sealed IS NULL AND a.reason IS NOT NULL) AS impossible,
       COALESCE((SELECT MAX(m.day) FROM collection_reminder m
        WHERE m.county = r.county AND m.collection_return_id = r.id AND m.voided = 0), '') AS reminded_on,
       COALESCE((SELECT m.words FROM collection_reminder m
        WHERE m.county = r.county AND m.collection_return_id = r.id AND m.voided = 0
        ORDER BY m.day DESC NULLS LAST, m.id DESC NULLS LAST LIMIT 1), '') AS reminded_words
FROM collection_return r
WHERE r.county = :county AND r.collection_id = :collection_id AND r.voided = 0
ORDER BY r.id NULLS LAST
