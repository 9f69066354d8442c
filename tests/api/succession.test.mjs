// Who leaves and who takes over, over the API: one ending writes both, its undoing takes both back; a handover says who
// stood by; who may be entered twice is named in pairs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { A, County, dropTemplate } from './county.mjs'
import { spelled } from './server.mjs'

let c
before(async () => {
        c = await County.open()
})
after(async () => {
        await c.close()
        dropTemplate()
})

const rows = async (path) => (await c.get(path)).json.rows
async function leader() {
        for (const kind of ['poor_village', 'work_team'])
                await c.make('village_designation', { place: A, kind, from_on: '2016-01-01' })
        const team = await c.make('work_team', { name: c.next('工作队'), place: A, from_on: '2016-01-01' })
        const slot = await c.make('slot', { team: team.id, kind: 'leader', from_on: '2016-01-01' })
        const posting = { slot: slot.id, cadre: await c.cadre(), level: 'county', from_on: '2016-03-01' }
        return c.make('posting', posting)
}

test('a team leader is followed by one ending, and its undoing takes both back', async () => {
        const first = await leader(),
                successor = await c.cadre()
        const alone = await c.post(`/posting/${first.id}/end`, { to_on: '2017-12-20', values: { end_reason: 'rotation' } })
        assert.equal(alone.json.code, 'rule.no_withdrawal')
        assert.match(alone.json.detail, /接任人/, 'the refusal says what to do')
        const done = await c.post(`/posting/${first.id}/end`, {
                to_on: '2017-12-20',
                values: { end_reason: 'rotation', successor },
        })
        assert.equal(done.status, 200, done.text)
        const [next] = await rows(`/posting?cadre=${successor}`)
        assert.deepEqual(
                [next.values.from_on, next.values.to_on, next.values.slot, next.values.predecessor],
                ['2017-12-21', null, first.values.slot, first.id]
        )
        const related = (await c.get(`/posting/${first.id}/related`)).json.related
        assert.ok(related.some((g) => g.field === 'predecessor' && g.rows[0].id === next.id), 'each leads to the other')
        const back = await c.patch(`/posting/${first.id}`, {
                version: done.json.version,
                values: { to_on: null, end_reason: null, successor: null },
                reason: '撤销',
        })
        assert.equal(back.status, 200, back.text)
        assert.equal((await c.get('/posting/' + next.id)).json.voided, true)
})

test('a household’s helper is followed in a list of changes, an interim one with the vacancy', async () => {
        const household = await c.poor(),
                successor = await c.cadre()
        const first = await c.make('responsibility', {
                tier: 'cadre_household', household, cadre: await c.cadre(), from_on: '2016-01-01',
        })
        const early = await c.post(`/responsibility/${first.id}/end`, { to_on: '2015-12-31' })
        assert.equal(early.json.code, 'span.reversed')
        assert.match(early.text, /包保责任 H\d+：“结束日期”/, 'whose end it is')
        const values = { end_reason: 'illness', successor, successor_interim: true, vacancy_due_on: '2018-01-31' }
        const done = await c.post('/changes', {
                actions: [{ op: 'end', entity: 'responsibility', id: first.id, to_on: '2017-12-20', values }],
        })
        assert.equal(done.status, 200, done.text)
        const [next] = await rows(`/responsibility?cadre=${successor}`)
        assert.deepEqual([next.values.household, next.values.from_on, next.values.interim], [household, '2017-12-21', true])
        const [vacancy] = await rows(`/vacancy?household=${household}`)
        assert.deepEqual([vacancy.values.from_on, vacancy.values.due_on], ['2017-12-21', '2018-01-31'])
})

test('a handover keeps who stood by and the paper it rests on', async () => {
        const household = await c.poor(),
                [from, to] = [await c.cadre(), await c.cadre()]
        await c.make('responsibility', { tier: 'cadre_household', household, cadre: from, from_on: '2016-01-01' })
        const paper = await c.make('document', {
                number: '演办〔2017〕9号', title: '关于交接的通知', issuer: '县委办', issued_on: '2017-12-01',
        })
        const done = await c.post('/handover', {
                from, to, on: '2017-12-20', reason: 'transfer', supervisor: '王监交', document: paper.id,
        })
        assert.equal(done.status, 200, done.text)
        const record = (await c.get('/handover/' + done.json.handover)).json
        assert.deepEqual(
                [record.values.supervisor, record.values.document, record.values.households],
                ['王监交', paper.id, 1]
        )
        assert.equal((await rows(`/responsibility?cadre=${to}&household=${household}`)).length, 1)
})

test('who may be entered twice is named with whom', async () => {
        const name = '同名' + spelled(c.next())
        const twin = () => c.make('person', { name, birth: '1970-01-01', sex: '1', place: A })
        const [a, b] = [await twin(), await twin()]
        const { twins } = (await c.get(`/life/twins?persons=${a.id},${b.id}`)).json
        assert.deepEqual(
                twins.map((t) => [t.person, t.records.map((r) => r.id)]),
                [[a.id, [b.id]], [b.id, [a.id]]]
        )
})
