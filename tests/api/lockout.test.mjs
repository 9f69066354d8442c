// Wrong passwords: every try is counted, also sixteen at once; a login that does not exist answers like one that does; and
// who tries from afar shuts nobody out of the devices and addresses he came from.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client, PASSWORD, start } from './server.mjs'

let server
before(async () => {
        server = await start({ office: '341125', finance: '341125', leader: '341125', township: '341125100', auditor: '341125' })
})
after(() => server.stop())

// From an address: what a proxy on this machine would say.
const enter = (login, password, from = '10.0.0.1', more = {}) =>
        new Client(server.base).ask('POST', '/session', { login, password }, { 'X-Forwarded-For': from, ...more })
const WRONG = 'wrong wrong wrong'
const codes = (answers) => answers.map((answer) => answer.json?.code ?? 'in')

test('of sixteen tries at once no more than five look at a password', async () => {
        for (const login of ['finance', 'nobody-at-all']) {
                const all = codes(await Promise.all(Array.from({ length: 16 }, () => enter(login, WRONG, '10.0.1.1'))))
                assert.equal(all.filter((code) => code === 'login.wrong').length, 5, `${login} ${all}`)
                assert.equal(all.filter((code) => code === 'login.locked').length, 11, `${login} ${all}`)
        }
})

test('known and unknown logins give the same words before and behind the limit', async () => {
        for (let i = 0; i < 8; i++) {
                const known = await enter('leader', WRONG, '10.0.2.1')
                const unknown = await enter('no-leader', WRONG, '10.0.2.2')
                assert.equal(known.status, unknown.status)
                assert.deepEqual(known.json, unknown.json, `try ${i}`)
        }
})

test('a stranger waits, the holder does not, at an address or on a device he came from', async () => {
        const first = await enter('office', PASSWORD, '10.0.3.1')
        assert.equal(first.status, 200)
        const device = /bangfu_device=([0-9a-f]{64})/.exec(first.headers.get('set-cookie'))[0]
        const tries = []
        for (let i = 0; i < 7; i++) tries.push(await enter('office', WRONG, '10.9.9.9'))
        assert.equal(codes(tries).at(-1), 'login.locked')
        assert.equal((await enter('office', PASSWORD, '10.9.9.8')).json.code, 'login.locked')
        assert.equal((await enter('office', PASSWORD, '10.0.3.1')).status, 200)
        assert.equal((await enter('office', PASSWORD, '10.9.9.7', { Cookie: device })).status, 200)
        assert.equal((await enter('office', PASSWORD, '10.9.9.6', { Cookie: 'bangfu_device=' + 'a'.repeat(64) })).status, 401)
})

test('a known address that guesses waits as well', async () => {
        assert.equal((await enter('township', PASSWORD, '10.0.4.1')).status, 200)
        for (let i = 0; i < 5; i++) await enter('township', WRONG, '10.0.4.1')
        assert.equal((await enter('township', PASSWORD, '10.0.4.1')).json.code, 'login.locked')
})

test('one address that tries many logins waits for all of them', async () => {
        for (let i = 0; i < 60; i++) await enter('guess' + i, WRONG, '10.0.5.1')
        assert.equal((await enter('auditor', PASSWORD, '10.0.5.1')).json.code, 'login.locked')
        assert.equal((await enter('auditor', PASSWORD, '10.0.5.2')).status, 200)
})

test('only the last address a proxy says is believed', async () => {
        for (let i = 0; i < 5; i++) await enter('ghost', WRONG, `10.1.1.${i}, 10.0.6.1`)
        assert.equal((await enter('ghost', WRONG, '10.1.1.99, 10.0.6.1')).json.code, 'login.locked')
})

test('the old password asked again inside a session is counted, too', async () => {
        const token = (await enter('auditor', PASSWORD, '10.0.5.2')).json.token
        const auditor = new Client(server.base, token)
        const all = []
        for (let i = 0; i < 6; i++) all.push(await auditor.post('/session/password', { old: WRONG, new: 'a fine new phrase' }))
        assert.equal(codes(all).at(-1), 'login.locked')
        assert.equal((await enter('auditor', PASSWORD, '10.0.5.2')).status, 200)
})
