-- The ledger of helpers, and what the sheet of handovers asks in the same words (helper_sheet.c, handover_sheet.c).

-- name: helper_sheet.households_by_head
-- Households of a head's name in a village and a township; :base and :township are empty when the sheet names none.
-- Two are enough to know that there is more than one.
SELECT h.id, h.place FROM household h
WHERE h.county = :county AND h.voided = 0 AND h.head_name = :name
  AND (:base = '' OR h.place = :base OR EXISTS (SELECT 1 FROM place p WHERE p.code = h.place AND p.voided = 0
       AND SUBSTR(p.name, 1, LENGTH(:base)) = :base))
  AND (:township = '' OR EXISTS (SELECT 1 FROM place q WHERE q.code = SUBSTR(h.place, 1, 9) AND q.voided = 0
       AND SUBSTR(q.name, 1, LENGTH(:township)) = :township))
ORDER BY h.id NULLS LAST LIMIT 2

-- name: helper_sheet.household_of_head
-- The household a person heads today: what his ID number says where the name says two, and what must agree with the
-- rest of the row.
SELECT m.household_id FROM household_member m
WHERE m.county = :county AND m.person_id = :person_id AND m.voided = 0 AND m.to_on IS NULL AND m.relation = 'head'
ORDER BY m.household_id NULLS LAST LIMIT 1

-- name: helper_sheet.same_responsibility
-- The same helper for the same household: the one that is open, or ended but begun on the same day. The open one goes
-- before, so that a ledger without days corrects what stands today.
SELECT r.id FROM responsibility r
WHERE r.county = :county AND r.cadre_id = :cadre_id AND r.household_id = :household_id AND r.voided = 0
  AND (r.to_on IS NULL OR r.from_on = :from_on)
ORDER BY r.to_on DESC NULLS FIRST, r.id LIMIT 1

-- name: helper_sheet.other_name_of_cadre
-- The name a person is registered under, when it is another and he is no cadre. A cadre's name may be corrected by
-- the ledger; another person's may not be taken.
SELECT p.name FROM person p
WHERE p.county = :county AND p.id = :person_id AND p.name <> :name AND NOT EXISTS (
  SELECT 1 FROM cadre k WHERE k.county = p.county AND k.person_id = p.id AND k.voided = 0)
