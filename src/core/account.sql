-- name: account.by_login
-- Who wants in. The credential is the county's own row, so that the hash is never among the reference rows.
SELECT a.id, a.locked, k.hash
  FROM account a
  LEFT JOIN credential k ON k.county = :county AND k.account_id = a.id
 WHERE a.login = :login AND a.voided = 0;

-- name: account.title
-- What people call an account in lists and messages; a login alone says nothing to a county leader.
SELECT title FROM account WHERE login = :login AND voided = 0;

-- name: account.by_id
-- Read for every request: who is it now, is it closed, must the password still be changed.
SELECT a.login, a.title, a.person, a.locked, k.must_change
  FROM account a
  LEFT JOIN credential k ON k.county = :county AND k.account_id = a.id
 WHERE a.id = :id AND a.voided = 0;

-- name: account.same_hand
-- The same person; where one of the two names none, the same name: namesakes are told apart by saying who they are.
-- Also of an account that was voided since: who prepared a run last year stays the same person. A living account of
-- that login comes first.
SELECT id FROM account
 WHERE id = (SELECT b.id FROM account b WHERE b.login = :login ORDER BY b.voided, b.id DESC NULLS LAST LIMIT 1)
   AND CASE WHEN COALESCE(person, '') <> '' AND :person <> '' THEN person = :person ELSE title = :title END;

-- name: account.grants
-- Only grants valid on the day, and at or under the county served.
SELECT g.role, g.place, g.own
  FROM account_grant g
 WHERE g.account_id = :id AND g.voided = 0
   AND (g.from_on IS NULL OR g.from_on <= :today) AND (g.to_on IS NULL OR g.to_on >= :today)
   AND g.place >= :lo AND g.place < :hi
 ORDER BY g.id;

-- name: account.password
-- A new hash; whoever was locked out by wrong guesses is let in again with it.
INSERT INTO credential (county, account_id, hash, failures, locked_until_at, must_change, changed_at)
VALUES (:county, :account_id, :hash, 0, 0, :is_new, :now_at)
ON CONFLICT (county, account_id) DO UPDATE
   SET hash = excluded.hash, failures = 0, locked_until_at = 0, must_change = excluded.must_change,
       changed_at = excluded.changed_at;

-- name: account.keep_old
-- Beside the one that stands, so that none of the last comes again; at the same moment only once.
INSERT INTO password_old (county, account_id, made_at, hash) VALUES (:county, :account_id, :now_at, :hash)
ON CONFLICT (county, account_id, made_at) DO UPDATE SET hash = excluded.hash;

-- name: account.forget_old
-- What lies further back may come again, and a hash that is of no use is not kept.
DELETE FROM password_old WHERE county = :county AND account_id = :account_id
   AND made_at NOT IN (SELECT o.made_at FROM password_old o WHERE o.county = :county AND o.account_id = :account_id
                        ORDER BY o.made_at DESC NULLS LAST LIMIT :limit);

-- name: account.hashes
-- The one that stands, and those before it.
SELECT hash FROM credential WHERE county = :county AND account_id = :account_id
UNION
SELECT hash FROM password_old WHERE county = :county AND account_id = :account_id
LIMIT :limit;

-- name: session.open
-- Only a digest of the token is kept: a copy of the store opens no session.
INSERT INTO session (county, digest, account_id, created_at, seen_at)
VALUES (:county, :digest, :account_id, :now_at, :now_at);

-- name: session.find
-- Not older than its life and not idle longer than its rest, so that a forgotten page closes by itself.
SELECT s.account_id, s.seen_at
  FROM session s
 WHERE s.county = :county AND s.digest = :digest AND s.seen_at > :idle_at AND s.created_at > :oldest_at;

-- name: session.seen
-- Told at most once in a while (SESSION_TOUCH_MS), so that reading does not become writing.
UPDATE session SET seen_at = :now_at WHERE county = :county AND digest = :digest;

-- name: session.close
-- Logging out: the token is worth nothing from here on, whoever has a copy of it.
DELETE FROM session WHERE county = :county AND digest = :digest;

-- name: session.one
-- The row behind a token, which its chain will say is closed.
SELECT s.account_id, s.created_at, a.login
  FROM session s
  LEFT JOIN account a ON a.id = s.account_id
 WHERE s.county = :county AND s.digest = :digest;

-- name: session.others
-- Those a new password is about to close.
SELECT digest, created_at FROM session
 WHERE county = :county AND account_id = :account_id AND digest <> :digest
 ORDER BY created_at NULLS LAST, digest NULLS LAST;

-- name: session.close_all
-- After a new password no older session stays open, save the one that set it.
DELETE FROM session WHERE county = :county AND account_id = :account_id AND digest <> :digest;

-- name: session.sweep
-- What has run out, taken away when somebody logs in: no clock of its own is needed for it.
DELETE FROM session WHERE county = :county AND (seen_at <= :idle_at OR created_at <= :oldest_at);
