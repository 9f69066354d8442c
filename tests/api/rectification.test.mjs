// Rectification by the API alone: made from a row of a check, closed with evidence by somebody else, and two at once.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { COUNTY, login, start } from './server.mjs'

let server, office, village, township, cadres, owner
const TOWN = '341125100',
        EAST = '341125100201'

before(async () => {
        server = await start({ office: COUNTY, leader: COUNTY, township: TOWN, village: EAST })
        office = await login(server.base, 'office')
        township = await login(server.base, 'township')
        village = await login(server.base, 'village')
        owner = await office.make('organisation', { name: '定城镇政府', kind: '机关事业单位', place: TOWN })
        cadres = []
        for (const name of ['责任干部', '验收干部']) {
                const person = await office.make('person', { name, place: TOWN })
                cadres.push(await office.make('cadre', { person: person.id, organisation: owner.id, post: '科员' }))
        }
})
after(() => server.stop())

const problem = (more) => ({
        problem: '档案不全',
        source: 'city_inspection',
        found_on: '2017-03-01',
        place: EAST,
        owner: owner.id,
        cadre: cadres[0].id,
        due_on: '2017-04-01',
        ...more,
})

test('it is closed with evidence by somebody else, and opened again with the reason', async () => {
        const early = await village.post('/rectification', { values: problem({ due_on: '2017-03-01' }) })
        assert.equal(early.json.code, 'rule.due_after_found')
        const made = await village.make('rectification', problem({ measure: '补齐档案' }))
        const close = (client, more) =>
                client.patch(`/rectification/${made.id}`, {
                        version: made.version,
                        values: { closed_on: '2017-03-28', ...more },
                })
        const seen = { evidence: '档案照片', closed_by: cadres[1].id }
        assert.equal((await close(village, seen)).status, 403)
        assert.equal((await close(township, { closed_by: cadres[1].id })).json.code, 'rule.closed_proved')
        assert.equal((await close(township, { ...seen, closed_by: cadres[0].id })).json.code, 'rule.closed_by_another')
        const closed = await close(township, seen)
        assert.equal(closed.status, 200)
        assert.equal((await office.get('/figures/rectification.closed?period=2017')).json.value, '1')
        const again = { version: closed.json.version, values: { closed_on: null } }
        assert.equal((await township.patch(`/rectification/${made.id}`, again)).json.code, 'rule.reopened_why')
        again.values.reopen_reason = '复查发现仍不全'
        const open = await township.patch(`/rectification/${made.id}`, again)
        assert.equal(open.json.values.reopened, 1)
        assert.equal(open.json.values.closed_by, null)
})

test('of two who close it at once one is told that it has changed', async () => {
        const made = await township.make('rectification', problem({ problem: '公示不全', measure: '重新公示' }))
        const values = { closed_on: '2017-03-28', evidence: '照片', closed_by: cadres[1].id }
        const both = await Promise.all(
                [township, office].map((c) => c.patch(`/rectification/${made.id}`, { version: made.version, values })),
        )
        assert.deepEqual(both.map((b) => b.status).sort(), [200, 409])
})

test('a row of a check says what was found, and is on the desk when overdue', async () => {
        const check = 'responsibility.uncovered_townships'
        const row = (await office.get(`/lists/${check}`)).json.rows[0]
        const values = { list: check, record: row.id, owner: owner.id, cadre: cadres[0].id, due_on: '2049-12-31' }
        const made = await office.make('rectification', values)
        assert.equal(made.values.register, row.id.startsWith('000000') ? 'place' : made.values.register)
        assert.equal(made.values.source, 'check')
        assert.ok(made.values.problem.length > 4)
        const unknown = await office.post('/rectification', { values: { ...values, record: '000000-99999' } })
        assert.equal(unknown.status, 404)
        const todo = (client) =>
                client.get('/desk').then((d) => d.json.todos.find((t) => t.list === 'rectification.no_measure'))
        assert.equal((await todo(office)).count, 1)
        assert.equal(await todo(township), undefined)
        const reader = await login(server.base, 'leader') // sees it, mends nothing
        const { station } = (await reader.get('/words')).json.words
        assert.equal((await todo(reader)).owner_title, '乡镇' + station.title)
        for (const [client, own] of [[office, (t) => ['', 'office'].includes(t.owner || '')], [reader, () => false]])
                for (const t of (await client.get('/desk')).json.todos) assert.equal(t.yours, own(t), t.list)
})
