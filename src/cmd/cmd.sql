-- Statements of the commands alone.

-- name: cmd.accounts
-- every account with the grants valid today, and the names of their places
-- Shut accounts stand there too: the list is what an administrator goes through to find whom he has forgotten
-- to shut.
SELECT a.login, a.title, a.locked, g.role, g.place, g.own,
       (SELECT p.name FROM place p WHERE p.code = g.place AND p.voided = 0 ORDER BY p.from_on DESC NULLS LAST LIMIT 1)
         AS place_name
  FROM account a
  LEFT JOIN account_grant g ON g.account_id = a.id AND g.voided = 0
       AND (g.from_on IS NULL OR g.from_on <= :today) AND (g.to_on IS NULL OR g.to_on >= :today)
 WHERE a.voided = 0
 ORDER BY a.login NULLS LAST, g.role NULLS LAST
