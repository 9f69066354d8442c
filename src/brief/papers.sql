-- name: papers.template
-- The office's own words of a section of the account: the newest record of the section and the language.
SELECT x.title, x.text FROM brief_template x
WHERE x.county = :county AND x.section = :section AND x.language = :language AND x.voided = 0
ORDER BY x.id DESC NULLS LAST LIMIT 1
