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

-- name: security.session_noted
-- What the chain says last of this one session.
SELECT l.op FROM leaf l
 WHERE l.county = :chain AND l.entity = 'session' AND l.id = :id AND l.image = :image
 ORDER BY l.seq DESC NULLS LAST, l.n DESC NULLS LAST LIMIT 1;
