-- name: security.credentials
-- Every stored password with the last that its chain says of it; a row without one was never noted.
SELECT k.account_id, k.hash, k.must_change, k.changed_at, a.login,
       (SELECT l.image FROM leaf l WHERE l.county = :chain AND l.entity = 'credential' AND l.id = k.account_id
         ORDER BY l.seq DESC NULLS LAST, l.n DESC NULLS LAST LIMIT 1) AS noted
  FROM credential k
  LEFT JOIN account a ON a.id = k.account_id
 WHERE k.county = :county
 ORDER BY k.account_id NULLS LAST;

-- name: security.credential
-- One, as it stands inside the transaction that wrote it.
SELECT account_id, hash, must_change, changed_at FROM credential WHERE county = :county AND account_id = :account_id;

-- name: security.credentials_gone
-- Noted once and not there any more: nothing of the program takes one away.
SELECT DISTINCT l.id FROM leaf l
 WHERE l.county = :chain AND l.entity = 'credential'
   AND NOT EXISTS (SELECT 1 FROM credential k WHERE k.county = :county AND k.account_id = l.id)
 ORDER BY l.id NULLS LAST;

-- name: security.sessions
-- Who is logged in, as the table says.
SELECT s.digest, s.account_id, s.created_at, a.login
  FROM session s
  LEFT JOIN account a ON a.id = s.account_id
 WHERE s.county = :county
 ORDER BY s.created_at NULLS LAST, s.digest NULLS LAST;

-- name: security.requests
-- Resets asked for, with the last that their chain says of each.
SELECT r.id, r.account_id, r.asked_at, r.decided_at, r.is_told, r.state, r.reason, r.asked_by, r.agreed_by, a.login,
       (SELECT l.image FROM leaf l WHERE l.county = :chain AND l.entity = 'password_request' AND l.id = r.id
         ORDER BY l.seq DESC NULLS LAST, l.n DESC NULLS LAST LIMIT 1) AS noted
  FROM password_request r
  LEFT JOIN account a ON a.id = r.account_id
 WHERE r.county = :county
 ORDER BY r.id NULLS LAST;

-- name: security.requests_of
-- One of them, or those an account has, as they stand inside the transaction that wrote them.
SELECT id, account_id, asked_at, decided_at, is_told, state, reason, asked_by, agreed_by
  FROM password_request WHERE county = :county AND (id = :id OR account_id = :account_id)
 ORDER BY id NULLS LAST;

-- name: security.requests_gone
-- Kept for good: none is taken away.
SELECT DISTINCT l.id FROM leaf l
 WHERE l.county = :chain AND l.entity = 'password_request'
   AND NOT EXISTS (SELECT 1 FROM password_request r WHERE r.county = :county AND r.id = l.id)
 ORDER BY l.id NULLS LAST;

-- name: security.old_passwords
-- What may not come again. Older than the chain are those of a program that noted none.
SELECT o.account_id, o.made_at, o.hash, a.login
  FROM password_old o
  LEFT JOIN account a ON a.id = o.account_id
 WHERE o.county = :county AND o.made_at >= (SELECT MIN(b.made_at) FROM block b WHERE b.county = :chain)
 ORDER BY o.account_id NULLS LAST, o.made_at NULLS LAST;

-- name: security.old_passwords_gone
-- As many are kept as were set, up to the limit; of one moment one. What an older store brought along was not kept.
SELECT n.id, a.login
  FROM (SELECT l.id, COUNT(DISTINCT b.made_at) AS times
          FROM leaf l
          JOIN block b ON b.county = l.county AND b.seq = l.seq
         WHERE l.county = :chain AND l.entity = 'credential'
           AND NOT EXISTS (SELECT 1 FROM leaf o WHERE o.county = l.county AND o.seq = l.seq AND o.entity = 'adopt')
         GROUP BY l.id) n
  LEFT JOIN account a ON a.id = n.id
 WHERE (SELECT COUNT(*) FROM password_old o WHERE o.county = :county AND o.account_id = n.id)
       < CASE WHEN n.times < :limit THEN n.times ELSE :limit END
 ORDER BY n.id NULLS LAST;

-- name: security.backups_unknown
-- Noted in the same moment under the same name of a file, with a head that is a block; both since there is the chain.
SELECT r.made_on, r.file
  FROM backup_run r
 WHERE r.county = :county AND r.made_at >= (SELECT MIN(b.made_at) FROM block b WHERE b.county = :chain)
   AND (NOT EXISTS (SELECT 1 FROM block b WHERE b.county = SUBSTR(r.head, 1, 6)
                       AND b.seq = CAST(SUBSTR(r.head, 8, LENGTH(r.head) - 72) AS BIGINT)
                       AND r.head = b.county || ' ' || CAST(b.seq AS TEXT) || ' ' || b.digest)
        OR (r.kind = 'backup'
            AND NOT EXISTS (SELECT 1 FROM leaf l JOIN block b ON b.county = l.county AND b.seq = l.seq
                             WHERE l.county = :chain AND l.entity = 'backup' AND b.made_at = r.made_at
                               AND b.reason = r.file AND b.actor = r.actor)))
 ORDER BY r.made_at NULLS LAST;

-- name: security.noted
-- What the chain says last of this one row.
SELECT l.op FROM leaf l
 WHERE l.county = :chain AND l.entity = :entity AND l.id = :id AND l.image = :image
 ORDER BY l.seq DESC NULLS LAST, l.n DESC NULLS LAST LIMIT 1;
