-- What a roster of village cadres asks of the registers (village_post_sheet.c).

-- name: village_post_sheet.held
-- The post a row of a roster speaks of: what the person holds in the village within the row's days; of several the one
-- of the class, then of the title.
SELECT v.id, v.class, v.from_on FROM village_post v
WHERE v.county = :county AND v.voided = 0 AND v.person_id = :person_id AND v.place = :place
  AND v.from_on <= :to_on AND COALESCE(v.to_on, '9999-12-31') >= :from_on
ORDER BY CASE WHEN v.class = :class THEN 0 ELSE 1 END, CASE WHEN v.title = :title THEN 0 ELSE 1 END, v.id LIMIT 1
