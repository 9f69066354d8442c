#!/bin/sh
# serve.sh: the door opens on the address printed, closes on SIGTERM with status 0, and says so when it can't open.
. "$BANGFU_TOP/tests/cmd/lib.inc"
store a.db

"$B" serve a.db --listen 127.0.0.1:0 >served 2>served.err &
pid=$!
for _ in $(seq 200); do
        grep -q '还没有账号' served && break
        sleep 0.1
done
address=$(head -n 1 served)
says serve.prints_its_address 'http://127.0.0.1:' "$address"
says serve.says_how_to_make_an_account 'bangfu account add' "$(cat served)"
is serve.answers 401 "$(curl -s -o /dev/null -w '%{http_code}' "$address/api/v1/session")"
run timeout 5 "$B" serve a.db --listen "${address#http://}"
is serve.address_taken 1 "$status"
says serve.address_taken_says_which "${address#http://}" "$err"
run "$B" account add a.db chief --role accounts --place 341125
is serve.commands_write_beside_it 0 "$status"
kill -TERM "$pid"
wait "$pid"
is serve.ends_on_sigterm 0 "$?"
run timeout 5 "$B" serve a.db --listen nonsense
is serve.bad_address yes "$([ "$status" -ne 0 ] && echo yes)"
