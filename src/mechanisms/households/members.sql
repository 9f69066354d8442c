-- name: members.one_head
-- Households with two heads on one day, one of them touched by this change. Both memberships may be over by now: a past
-- day has one head too.
SELECT DISTINCT TRIM(COALESCE(h.hh_no, '') || ' ' || COALESCE(h.head_name, '')) AS words
FROM touched x
JOIN household_member m ON m.county = x.county AND m.id = x.id AND m.voided = 0 AND m.relation = 'head'
JOIN household_member o ON o.county = m.county AND o.household_id = m.household_id AND o.id <> m.id AND o.voided = 0
  AND o.relation = 'head'
JOIN household h ON h.county = m.county AND h.id = m.household_id
WHERE x.county = :county AND x.entity = 'household_member'
  AND COALESCE(m.from_on, '') <= COALESCE(o.to_on, '9999-12-31')
    AND COALESCE(o.from_on, '') <= COALESCE(m.to_on, '9999-12-31')
ORDER BY 1 NULLS LAST
