-- Posts held in villages (village_posts.c).

-- name: village_posts.in_month
-- The post a person holds in a month; of several, the one of the highest class.
-- A post is held in a month it touches, on its first day or its last: months are paid whole. The order is that of the
-- pay: principal, deputy, other, then the newest.
SELECT v.place, v.class
FROM village_post v
WHERE v.county = :county AND v.person_id = :person_id AND v.voided = 0 AND v.from_on <= SUBSTR(:day, 1, 7) || '-31'
  AND COALESCE(v.to_on, '9999-12-31') >= :day
ORDER BY CASE v.class WHEN 'principal' THEN 1 WHEN 'deputy' THEN 2 ELSE 3 END, v.from_on DESC NULLS LAST, v.id
