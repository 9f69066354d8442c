-- name: reset.waiting
-- What waits for the administrator of security; administrators and auditors want two to agree.
SELECT r.id, r.account_id, r.asked_at, a.login, a.title, r.reason, r.asked_by, r.agreed_by,
       CASE WHEN EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = a.id AND g.voided = 0
                           AND g.role IN ('accounts', 'security', 'auditor')
                           AND COALESCE(g.to_on, '9999-12-31') >= :today) THEN 1 ELSE 0 END AS strong
  FROM password_request r
  JOIN account a ON a.id = r.account_id AND a.voided = 0
 WHERE r.county = :county AND r.state = 'waiting' AND r.asked_at > :oldest_at
 ORDER BY r.id NULLS LAST;

-- name: reset.next
-- Numbers of a county's requests.
SELECT CAST(COALESCE(MAX(id), 0) + 1 AS BIGINT) FROM password_request WHERE county = :county;

-- name: reset.ask
-- Kept when it is done: the chain says more, this says what its holder has to be told.
INSERT INTO password_request (county, id, account_id, state, reason, asked_by, asked_at, agreed_by, decided_at, is_told)
VALUES (:county, :id, :account_id, 'waiting', :reason, :asked_by, :now_at, '', 0, 0);

-- name: reset.agree
-- One more name; with the last the state is done.
UPDATE password_request SET agreed_by = :agreed_by, state = :state, decided_at = :now_at
 WHERE county = :county AND id = :id AND state = 'waiting';

-- name: reset.given
-- The last password others gave this account and its holder has not replaced.
SELECT asked_by, agreed_by, decided_at AS at FROM password_request
 WHERE county = :county AND account_id = :account_id AND state = 'done' AND is_told = 0
 ORDER BY id DESC NULLS LAST LIMIT 1;

-- name: reset.replaced
-- He has set his own.
UPDATE password_request SET is_told = 1 WHERE county = :county AND account_id = :account_id AND state = 'done';
