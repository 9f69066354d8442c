// The chain of security: every event of the doors is in it with account, address and channel, failures are gathered, and
// only the auditor and the administrator of security read it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bangfu, Client, login, PASSWORD, ROLES, start } from './server.mjs'

let server, auditor
before(async () => {
        server = await start()
        auditor = await login(server.base, 'auditor')
})
after(() => server.stop())

const events = async (query = '') => (await auditor.get('/security?limit=500' + query)).json.blocks
const details = async (block) => {
        const { records } = (await auditor.get('/security/' + block.seq)).json
        return Object.fromEntries(records[0].changes.map((part) => [part.field, part.new]))
}
const wrong = (name) => new Client(server.base).post('/session', { login: name, password: 'not the password' })

test('login and logout are noted with account, address and channel', async () => {
        const office = await login(server.base, 'office')
        assert.equal((await office.ask('DELETE', '/session')).status, 204)
        for (const kind of ['login', 'logout']) {
                const [last] = await events(`&event=${kind}&actor=office`)
                assert.ok(last, kind)
                assert.deepEqual(await details(last), {
                        account: 'office',
                        address: '127.0.0.1',
                        channel: 'api',
                })
        }
})

test('the server says when it began, the command what it gave', async () => {
        assert.equal((await events('&event=start')).length, 1)
        const made = await events('&event=account_change')
        assert.ok(made.length >= 9)
        assert.equal((await details(made[0])).channel, 'command')
        assert.ok((await events('&event=reset')).length >= 9)
        assert.ok((await events('&event=grant')).every((block) => block.actor.startsWith('local:')))
})

test('thirty failures are two records at most, and their number is told', async () => {
        const before = (await events('&event=failure')).length
        for (let i = 0; i < 4; i++) await wrong('leader')
        for (let i = 0; i < 26; i++) await wrong('nobody' + i)
        const failures = await events('&event=failure')
        assert.ok(failures.length - before >= 1 && failures.length - before <= 2, `${failures.length - before}`)
        await login(server.base, 'finance')
        const told = failures.slice(0, failures.length - before)
        told.push((await events('&event=login'))[0])
        let sum = 0
        for (const block of told) sum += Number((await details(block)).failures || 0)
        assert.equal(sum, 30)
})

test('what was typed as an unknown login is kept nowhere', async () => {
        await wrong('my-secret-phrase')
        const all = JSON.stringify(await events())
        assert.ok(!all.includes('my-secret-phrase'))
})

test('auditor and administrator of security read it, nobody else, not who makes accounts', async () => {
        const may = { auditor: 200, security: 200 }
        for (const name of Object.keys(ROLES)) {
                const who = await login(server.base, name)
                for (const path of ['/security', '/security/1'])
                        assert.equal((await who.get(path)).status, may[name] || 403, `${name} ${path}`)
                assert.equal((await who.get('/journal?chain=security')).status >= 400, true, name)
        }
})

test('an unknown kind of event is answered with those there are', async () => {
        const answer = await auditor.get('/security?event=party')
        assert.equal(answer.json.code, 'query.event')
        assert.match(answer.json.detail || answer.text, /login/)
})

test('a changed password is noted, and the store is sound with all of it', async () => {
        const township = await login(server.base, 'township')
        assert.equal(
                (await township.post('/session/password', { old: PASSWORD, new: 'another fine phrase' })).status,
                204,
        )
        assert.equal((await events('&event=password&actor=township')).length, 1)
        assert.match(bangfu(['verify', server.store]), /完好/)
})

test('a request for a password is proved by the chain: changed, moved, added or taken away, it is found', async () => {
        const admin = await login(server.base, 'accounts'),
                security = await login(server.base, 'security')
        const id = (await admin.get('/account?login=township')).json.rows[0].id
        const asked = await admin.post(`/accounts/${id}/password`, { reason: '本人忘记密码' })
        assert.equal(asked.status, 202, asked.text)
        const copy = join(server.directory, 'tampered.bangfu')
        const verify = (sql) => {
                for (const end of ['', '-wal']) if (existsSync(server.store + end)) copyFileSync(server.store + end, copy + end)
                if (sql) execFileSync('sqlite3', [copy, sql])
                try {
                        return bangfu(['verify', copy, '--without-wal'])
                } catch (failed) {
                        return failed.stdout
                }
        }
        const found = (sql) => assert.match(verify(sql), /重置密码申请/, sql)
        const forged = () => {
                found("UPDATE password_request SET agreed_by = 'leader'")
                found("UPDATE password_request SET account_id = account_id + 1")
                found("UPDATE password_request SET state = CASE state WHEN 'done' THEN 'waiting' ELSE 'done' END")
                found('UPDATE password_request SET is_told = 1 - is_told')
                found('INSERT INTO password_request SELECT county, id + 7, account_id, state, reason, asked_by, asked_at, agreed_by, decided_at, is_told FROM password_request')
                found('DELETE FROM password_request')
        }
        assert.match(verify(), /完好/)
        forged()
        const agreed = await security.post(`/resets/${asked.json.reset}/agree`, {})
        assert.equal(agreed.status, 200, agreed.text)
        assert.match(verify(), /完好/, 'agreed to')
        forged()
        const own = await login(server.base, 'township', agreed.json.password)
        const set = await own.post('/session/password', { old: agreed.json.password, new: 'a phrase of my own choice' })
        assert.ok(set.status < 300, set.text)
        assert.match(verify(), /完好/, 'and replaced by its holder')
        forged()
})
