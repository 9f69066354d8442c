// Logging in: who may, what a session is worth, and what the border refuses.
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { Client, login, PASSWORD, start } from './server.mjs'

let server
before(async () => {
        server = await start({ office: '341125', finance: '341125', accounts: '341125', security: '341125', village: '341125100201' })
})
after(() => server.stop())

test('a login gives a token, a strict cookie and who I am', async () => {
        const answer = await new Client(server.base).post('/session', { login: 'office', password: PASSWORD })
        assert.equal(answer.status, 200)
        assert.match(answer.json.token, /^[0-9a-f]{64}$/)
        const cookie = answer.headers.get('set-cookie')
        for (const word of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.includes(word), cookie)
        assert.deepEqual(
                answer.json.account.grants.map((g) => [g.role, g.place, g.place_title]),
                [['office', '341125', '定远县']],
        )
})

test('without a session nothing but the login and the description is served', async () => {
        const nobody = new Client(server.base)
        for (const path of [
                '/session',
                '/catalogue',
                '/household',
                '/figures',
                '/search?q=a',
                '/journal',
                '/places',
                '/desk',
        ])
                assert.equal((await nobody.get(path)).status, 401, path)
        assert.equal((await nobody.get('/openapi.json')).status, 200)
        assert.equal((await new Client(server.base, 'f'.repeat(64)).get('/session')).status, 401)
})

test('a wrong name and a wrong password look the same', async () => {
        const nobody = new Client(server.base)
        const a = await nobody.post('/session', { login: 'nobody', password: 'not the password' })
        const b = await nobody.post('/session', { login: 'office', password: 'not the password' })
        assert.equal(a.status, 401)
        assert.deepEqual(a.json, b.json)
})

test('an administrator of accounts gives himself nothing', async () => {
        const admin = await login(server.base, 'accounts')
        const me = (await admin.get('/account?login=accounts')).json.rows[0]
        const own = { account: me.id, role: 'organisation', place: '341125', own: false, from_on: '2017-01-01' }
        const refused = await admin.post('/account_grant', { values: own, reason: 'test' })
        assert.equal(refused.status, 403)
        assert.equal(refused.json.code, 'account.own_grant')
        assert.equal((await admin.get('/household')).status, 403)
})

test('five wrong passwords shut the account, also for the right one', async () => {
        const nobody = new Client(server.base)
        for (let i = 0; i < 5; i++)
                assert.equal(
                        (await nobody.post('/session', { login: 'village', password: 'wrong wrong wrong' })).json.code,
                        'login.wrong',
                )
        const shut = await nobody.post('/session', { login: 'village', password: PASSWORD })
        assert.equal(shut.status, 401)
        assert.equal(shut.json.code, 'login.locked')
})

test('a page must say it is one before it writes', async () => {
        const token = (await new Client(server.base).post('/session', { login: 'office', password: PASSWORD })).json
                .token
        const cookie = { Cookie: `bangfu_${new URL(server.base).port}=${token}` },
                nobody = new Client(server.base)
        assert.equal((await nobody.raw('GET', '/session', undefined, cookie)).status, 200)
        assert.equal((await nobody.ask('POST', '/organisation', { values: {} }, cookie)).json.code, 'request.page')
        assert.notEqual(
                (await nobody.ask('POST', '/organisation', { values: {} }, { ...cookie, 'X-Bangfu': '1' })).json.code,
                'request.page',
        )
})

test('two counties on one machine keep their sessions apart in one browser', async () => {
        const other = await start({ office: '341125' })
        const jar = new Map()
        const ask = async (base, method, path, body) => {
                const answer = await new Client(base).ask(method, path, body, {
                        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
                        'X-Bangfu': '1',
                })
                const [pair] = (answer.headers.get('set-cookie') || '').split(';')
                if (pair) jar.set(...pair.split('='))
                return answer.status
        }
        try {
                for (const base of [server.base, other.base])
                        assert.equal(await ask(base, 'POST', '/session', { login: 'office', password: PASSWORD }), 200)
                for (const base of [server.base, other.base]) assert.equal(await ask(base, 'GET', '/session'), 200)
                assert.equal(await ask(server.base, 'DELETE', '/session'), 204)
                assert.equal(await ask(server.base, 'GET', '/session'), 401)
                assert.equal(await ask(other.base, 'GET', '/session'), 200)
        } finally {
                await other.stop()
        }
})

test('logout ends the session at once', async () => {
        const office = await login(server.base, 'office')
        assert.equal((await office.ask('DELETE', '/session')).status, 204)
        assert.equal((await office.get('/session')).status, 401)
})

test('a first password must be changed before anything else, and closes the older sessions', async () => {
        const admin = await login(server.base, 'accounts')
        const account = (await admin.get('/account?login=finance')).json.rows[0]
        const old = await login(server.base, 'finance')
        const asked = await admin.post(`/accounts/${account.id}/password`, { reason: '忘记密码' })
        assert.equal(asked.status, 202, asked.text)
        const security = await login(server.base, 'security')
        const { password } = (await security.post(`/resets/${asked.json.reset}/agree`)).json
        assert.match(password, /^[a-zA-Z0-9]{14}$/)
        assert.equal((await old.get('/session')).status, 401)
        const finance = await login(server.base, 'finance', password)
        const me = (await finance.get('/session')).json
        assert.equal(me.must_change, true)
        assert.deepEqual([me.reset.asked_by, me.reset.agreed_by], ['accounts', 'security'])
        assert.equal((await finance.get('/pay_run')).json.code, 'password.first')
        assert.equal((await finance.post('/session/password', { old: 'wrong', new: PASSWORD })).status, 401)
        assert.equal((await finance.post('/session/password', { old: password, new: PASSWORD })).json.code, 'password.used')
        assert.equal((await finance.post('/session/password', { old: password, new: 'a phrase of finance alone' })).status, 204)
        assert.equal((await finance.get('/pay_run')).status, 200)
        assert.equal((await finance.get('/session')).json.reset, null)
})

// send: bytes as they are, because no client would send them.
const send = (text) =>
        new Promise((done, failed) => {
                const { hostname, port } = new URL(server.base)
                let answer = ''
                const socket = connect(Number(port), hostname, () => socket.write(text))
                socket.on('data', (piece) => {
                        answer += piece
                })
                socket.on('close', () => done(answer))
                socket.on('error', failed)
                setTimeout(() => socket.destroy(), 1500)
        })

test('framing that two readers could read in two ways is refused and the connection closed', async () => {
        const ambiguous = {
                'two lengths': 'Content-Length: 2\r\nContent-Length: 3\r\n',
                'length beside chunks': 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n',
                'unknown coding': 'Transfer-Encoding: gzip\r\n',
                'coding twice': 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n',
                'two hosts': 'Host: other\r\n',
        }
        for (const [name, lines] of Object.entries(ambiguous)) {
                const answer = await send(
                        `POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${lines}\r\n{}`,
                )
                assert.match(answer, /^HTTP\/1\.[01] 400 /, `${name}: ${answer.slice(0, 200)}`)
                assert.equal(answer.split('HTTP/1.').length, 2, `${name}: one answer`)
        }
})

test('escapes that are no UTF-8, control characters and dotted paths are refused', async () => {
        for (const path of [
                '/api/v1/search?q=%ff',
                '/api/v1/search?q=%zz',
                '/api/v1/search?q=%00',
                '/api/v1/%2e%2e/session',
                '/api/v1/search?q=%',
        ])
                assert.match(
                        await send(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
                        /^HTTP\/1\.[01] 400 /,
                        path,
                )
})

test('connections are kept, and answers carry what a browser needs to be strict', async () => {
        const answer = await send(
                'GET /api/v1/session HTTP/1.1\r\nHost: a\r\n\r\n' +
                        'GET /api/v1/session HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
        )
        assert.equal(answer.split('HTTP/1.1 401').length, 3)
        for (const head of [
                "Content-Security-Policy: default-src 'self'",
                'X-Content-Type-Options: nosniff',
                'Referrer-Policy:',
                'Cache-Control: no-store',
        ])
                assert.ok(answer.includes(head), head)
})

test('a body over the maximum is refused in words', async () => {
        const office = await login(server.base, 'office')
        const answer = await office.post('/organisation', { values: { name: 'x'.repeat(1 << 21) } })
        assert.equal(answer.status, 413)
        assert.equal(answer.json.code, 'request.size')
})

test('bodies: doubled members, other types and non-objects are refused', async () => {
        const office = await login(server.base, 'office')
        const json = { 'Content-Type': 'application/json' }
        assert.equal(
                (await office.raw('POST', '/organisation', '{"values":{},"values":{}}', json)).json.code,
                'body.json',
        )
        assert.equal((await office.raw('POST', '/organisation', '[]', json)).json.code, 'body.json')
        assert.equal(
                (
                        await office.raw('POST', '/organisation', 'values=1', {
                                'Content-Type': 'application/x-www-form-urlencoded',
                        })
                ).json.code,
                'body.type',
        )
})
