// The chain of security: every event of the doors is in it with account, address and channel, failures are gathered, and
// only the auditor and the administrator of security read it.
import assert from 'node:assert/strict'
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
