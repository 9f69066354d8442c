-- The statements of accounts.c.

-- name: accounts.login_of
-- By which login an account is known.
SELECT login FROM account WHERE id = :id;

-- name: accounts.watches
-- A grant, of today or to come, by which the account gives the keys, decides on them or looks at what others did.
SELECT g.id FROM account_grant g
 WHERE g.account_id = :id AND g.voided = 0 AND g.role IN ('accounts', 'security', 'auditor')
   AND (g.to_on IS NULL OR g.to_on >= :today)
 ORDER BY g.id LIMIT 1;

-- name: accounts.person_stands
-- A person that was merged away is another by now.
SELECT id FROM person WHERE county = :county AND id = :id AND voided = 0;

-- name: accounts.grants_apart
-- Two grants of one hand on one day whose roles don't go together: the account's own, or those of two accounts of one
-- person, or of one name where a person is not said. Asked of what was touched on either side, so that it is found by
-- whichever of the four records came last.
SELECT DISTINCT CASE WHEN a.id = b.id THEN a.login ELSE a.login || '/' || b.login END AS words
FROM account_grant g
JOIN account a ON a.id = g.account_id AND a.voided = 0
JOIN account b ON b.voided = 0 AND (b.id = a.id
  OR CASE WHEN COALESCE(a.person, '') <> '' AND COALESCE(b.person, '') <> '' THEN b.person = a.person
          ELSE b.title = a.title END)
JOIN account_grant h ON h.account_id = b.id AND h.voided = 0 AND h.id <> g.id
WHERE g.voided = 0
  AND g.from_on <= COALESCE(h.to_on, '9999-12-31') AND h.from_on <= COALESCE(g.to_on, '9999-12-31')
  AND ((g.role IN ('accounts', 'security') AND h.role <> g.role)
    OR (g.role = 'auditor' AND h.role NOT IN ('auditor', 'leader')))
  AND EXISTS (SELECT 1 FROM touched x WHERE x.county = :county
                AND ((x.entity = 'account_grant' AND x.id IN (g.id, h.id))
                  OR (x.entity = 'account' AND x.id IN (a.id, b.id))))
ORDER BY 1 NULLS LAST;
