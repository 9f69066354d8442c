-- name: papers.template
-- The office's own words of a part of the account on its day: of those in force the one begun last, then the newest. A
-- template without days is of every day, as all were before they had any.
SELECT x.title, x.text FROM brief_template x
WHERE x.county = :county AND x.section = :section AND x.language = :language AND x.voided = 0
  AND COALESCE(x.from_on, '') <= :day AND COALESCE(x.to_on, '9999-12-31') >= :day
ORDER BY COALESCE(x.from_on, '') DESC NULLS LAST, x.id DESC NULLS LAST LIMIT 1
