-- What the sheets of operating funds look up (funds_sheet.c).

-- name: funds_sheet.next_class
-- The first day of the first size class a village has after a year.
-- A sheet of an earlier year, imported later, must not overlap what stands.
SELECT MIN(z.from_on) AS day
FROM village_size z
WHERE z.county = :county AND z.place = :place AND z.voided = 0 AND z.from_on > CAST(:year_n AS TEXT) || '-12-31'

-- name: funds_sheet.class_of_amount
-- The class of villages whose amount in a year, grown or not, is the one given; NULL when none or several have it.
-- Grown or not, since people go on calling a class 5 万 when it has long grown.
SELECT CASE WHEN COUNT(DISTINCT a.class) = 1 THEN MIN(a.class) END AS class
FROM operating_fund_amount a
WHERE a.county = :county AND a.voided = 0 AND a.year = :year_n
  AND (a.amount = :amount_n OR (a.amount * (10000 + COALESCE(a.growth, 0)) + 5000) / 10000 = :amount_n)
