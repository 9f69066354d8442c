-- Whom and which unit a sheet means (subject.c, subject_person.c).

-- name: subject.county_name
-- What the county is called.
SELECT p.name FROM place p WHERE p.code = :county AND p.voided = 0 ORDER BY p.id DESC NULLS LAST LIMIT 1

-- name: subject.persons_by_name
-- Who bears a name, and what tells them apart: known in this unit, in any unit, or only from a poor household; holding
-- a post in this village.
SELECT p.id, p.sex, p.birth,
  CASE WHEN EXISTS (SELECT 1 FROM cadre k JOIN organisation o ON o.county = k.county AND o.id = k.organisation_id
         WHERE k.county = p.county AND k.person_id = p.id AND k.voided = 0
           AND o.name IN (:unit, :unit_long, :unit_short))
    OR EXISTS (SELECT 1 FROM training_attendance a
         JOIN organisation o ON o.county = a.county AND o.id = a.organisation_id
         WHERE a.county = p.county AND a.person_id = p.id AND a.voided = 0
           AND o.name IN (:unit, :unit_long, :unit_short)) THEN 1 ELSE 0 END AS same_unit,
  CASE WHEN EXISTS (SELECT 1 FROM cadre k WHERE k.county = p.county AND k.person_id = p.id AND k.voided = 0)
    OR EXISTS (SELECT 1 FROM training_attendance a WHERE a.county = p.county AND a.person_id = p.id AND a.voided = 0
         AND a.organisation_id IS NOT NULL) THEN 1 ELSE 0 END AS any_unit,
  CASE WHEN EXISTS (SELECT 1 FROM household_member m WHERE m.county = p.county AND m.person_id = p.id AND m.voided = 0)
    AND NOT EXISTS (SELECT 1 FROM cadre k WHERE k.county = p.county AND k.person_id = p.id AND k.voided = 0)
    AND NOT EXISTS (SELECT 1 FROM staff s WHERE s.county = p.county AND s.person_id = p.id AND s.voided = 0)
    AND NOT EXISTS (SELECT 1 FROM village_post v WHERE v.county = p.county AND v.person_id = p.id AND v.voided = 0)
    AND NOT EXISTS (SELECT 1 FROM party_member y WHERE y.county = p.county AND y.person_id = p.id AND y.voided = 0)
    THEN 1 ELSE 0 END AS only_member,
  CASE WHEN EXISTS (SELECT 1 FROM village_post v WHERE v.county = p.county AND v.person_id = p.id AND v.voided = 0
         AND v.place = :place AND v.to_on IS NULL) THEN 1 ELSE 0 END AS post_in
FROM person p WHERE p.county = :county AND p.voided = 0 AND p.name = :name
ORDER BY p.id NULLS LAST LIMIT 50

-- name: subject.units_called
-- Organisations that were entered with this among their short or former names, several by 、.
SELECT n.id
FROM (SELECT o.id,
             '、' || REPLACE(REPLACE(COALESCE(o.short_name, '') || '、' || COALESCE(o.former_names, ''), '，', '、'), ',',
                             '、') || '、' AS names
      FROM organisation o
      WHERE o.county = :county AND o.voided = 0 AND o.to_on IS NULL
        AND (o.short_name IS NOT NULL OR o.former_names IS NOT NULL)) n
WHERE REPLACE(n.names, '、' || :name || '、', '') <> n.names
ORDER BY n.id NULLS LAST LIMIT 2

-- name: subject.units_by_end
-- Organisations whose name ends so, of a kind where one is given; two are enough to know that it is not one.
SELECT o.id FROM organisation o
WHERE o.county = :county AND o.voided = 0 AND o.to_on IS NULL AND o.name LIKE '%' || :tail
  AND (:kind = '' OR o.kind = :kind)
ORDER BY o.id NULLS LAST LIMIT 2

-- name: subject.document_by_number
-- The document of a number in its written form. Rows of before that form have other brackets. The first entered, where
-- two bear one number.
SELECT d.id FROM document d
WHERE d.county = :county AND d.voided = 0 AND (d.number = :number OR
  REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(d.number,
    ' ', ''), '[', '〔'), ']', '〕'), '(', '〔'), ')', '〕'), '（', '〔'), '）', '〕'), '［', '〔'), '］', '〕'),
    '【', '〔'), '】', '〕') = :number)
ORDER BY d.id NULLS LAST LIMIT 1
