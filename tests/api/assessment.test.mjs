// Assessment by the API alone: scored from records, told, appealed by who is assessed, decided and locked by others.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, login, start } from './server.mjs'

let server, office, chief, third, township, list, hand, record, result
const TOWN = '341125100'

before(async () => {
        server = await start({ office: COUNTY, organisation: COUNTY, township: TOWN })
        addAccount(server.store, 'third', 'organisation', COUNTY)
        office = await login(server.base, 'office')
        chief = await login(server.base, 'organisation')
        third = await login(server.base, 'third')
        township = await login(server.base, 'township')
        const committee = await office.make('organisation', { name: '定城镇党委', kind: '党委', place: TOWN })
        const subject = 'township_committee'
        list = await office.make('assessment_list', { year: 2017, subject, title: '责任清单', standard: '60' })
        const item = { duty_list: list.id, title: '培训', weight: '60', source: 'record', figure: 'training.sessions' }
        record = await office.make('assessment_item', { ...item, goal_kind: 'reach', goal: 4 })
        hand = await office.make('assessment_item', { ...item, title: '满意度', weight: '40', source: 'hand', figure: null })
        const values = { duty_list: list.id, organisation: committee.id, assessed_on: '2017-12-20' }
        result = await office.make('assessment', values)
        for (const day of ['2017-03-01', '2017-04-01', '2017-05-01'])
                await office.make('training_session', { held_on: day, title: '培训', place: TOWN })
})
after(() => server.stop())

const sheet = async (client) => (await client.get(`/assessments/${result.id}`)).json

test('what records say is computed and can not be typed; by hand it wants evidence', async () => {
        const typed = { assessment: result.id, item: record.id, score: '60', evidence: '说办了' }
        assert.equal((await office.post('/assessment_score', { values: typed })).json.code, 'rule.score_computed')
        const bare = { assessment: result.id, item: hand.id, score: '38' }
        assert.equal((await office.post('/assessment_score', { values: bare })).json.code, 'rule.score_evidence')
        await office.make('assessment_score', { ...bare, evidence: '测评表' })
        const done = await office.post(`/assessments/${result.id}/score`)
        assert.deepEqual([done.json.changed, done.json.by_hand], [1, 0])
        const seen = await sheet(township)
        const line = seen.items.find((i) => i.figure)
        assert.deepEqual([line.value, line.score, seen.total], ['3', 4500, 8300])
        assert.ok(line.block > 0)
        const rows = await township.get(`/lists/${line.figure}?period=${seen.year}&place=${seen.place}`)
        assert.equal(rows.json.rows.length, 3)
        assert.equal((await township.post(`/assessments/${result.id}/score`)).status, 403)
})

test('two who score at once leave one score, and again changes nothing', async () => {
        await office.make('training_session', { held_on: '2017-06-01', title: '培训', place: TOWN })
        const both = await Promise.all([office, third].map((c) => c.post(`/assessment_lists/${list.id}/score`)))
        assert.deepEqual(both.map((b) => b.status), [200, 200])
        assert.deepEqual(both.map((b) => b.json.changed).sort(), [0, 1])
        const scores = await office.get(`/assessment_score?assessment=${result.id}`)
        assert.equal(scores.json.rows.length, 2)
        assert.equal((await sheet(office)).total, 9800)
})

test('the assessed appeals in time, another decides, a second account locks, and then it stands', async () => {
        const set = async (client, values) =>
                client.patch(`/assessment/${result.id}`, {
                        version: (await client.get(`/assessment/${result.id}`)).json.version,
                        values,
                })
        const appeal = { assessment: result.id, item: hand.id, matter: '材料已补', appealed_on: '2017-12-22' }
        assert.equal((await township.post('/assessment_appeal', { values: appeal })).json.code, 'rule.appeal_in_time')
        assert.equal((await set(office, { told_on: '2017-12-20' })).status, 200)
        const late = { ...appeal, appealed_on: '2017-12-28' }
        assert.equal((await township.post('/assessment_appeal', { values: late })).json.code, 'rule.appeal_in_time')
        const made = await township.make('assessment_appeal', appeal)
        const decide = (client) =>
                client.patch(`/assessment_appeal/${made.id}`, {
                        version: made.version,
                        values: { decision: 'rejected', result: '材料仍缺' },
                })
        assert.equal((await decide(township)).status, 403)
        assert.equal((await decide(office)).json.code, 'rule.appeal_by_another')
        assert.equal((await set(chief, { locked_on: '2018-01-10' })).json.code, 'rule.assessment_appealed')
        assert.equal((await decide(chief)).status, 200)
        assert.equal((await set(office, { locked_on: '2018-01-10' })).json.code, 'rule.assessment_two_accounts')
        const locked = await set(chief, { locked_on: '2018-01-10' })
        assert.equal(locked.json.values.total, '98.00')
        assert.equal((await office.post(`/assessments/${result.id}/score`)).json.code, 'rule.assessment_locked')
        const item = { duty_list: list.id, title: '新增', weight: '0.01', source: 'hand' }
        assert.equal((await office.post('/assessment_item', { values: { ...item, weight: '1' } })).status, 422)
})

test('a decision on accountability names the body and its number', async () => {
        const organisation = (await office.get('/organisation')).json.rows[0].id
        const values = { decided_on: '2017-08-15', form: 'admonition', organisation, matter: '工作不实', body: '县纪委' }
        assert.equal((await chief.post('/accountability', { values })).status, 400)
        assert.equal((await chief.post('/accountability', { values: { ...values, number: '定纪3号' } })).status, 201)
        const talk = await chief.post('/accountability', { values: { ...values, form: 'talk', number: '定纪5号' } })
        assert.equal(talk.json.code, 'code.retired', 'a talk is a reminder and no accountability')
        assert.equal((await office.post('/accountability', { values: { ...values, number: '定纪4号' } })).status, 403)
})

test('a locked result found wrong is reopened by another account on a document; what it was stays to be seen', async () => {
        const locked = (await office.get('/assessment/' + result.id)).json
        assert.ok(locked.values.locked_on)
        const paper = await office.make('document', { title: '复核意见', issuer: '县委', issued_on: '2017-12-30' })
        const values = { assessment: result.id, reason: '满意度测评表算错', document: paper.id }
        const reopen = (who, more = {}) => who.post('/assessment_reopening', { values: { ...values, ...more } })
        const clients = { office, organisation: chief, third }
        const locker = clients[locked.values.locked_account],
                other = locker === office ? chief : office
        assert.equal((await reopen(locker)).json.code, 'rule.assessment_reopened')
        assert.equal((await reopen(township)).status, 403)
        assert.equal((await reopen(other, { document: null })).status, 400)
        const patched = await other.patch('/assessment/' + result.id, { version: locked.version, values: { locked_on: null } })
        assert.equal(patched.json.code, 'rule.assessment_locked')
        const done = await reopen(other)
        assert.equal(done.status, 201, done.text)
        assert.deepEqual([done.json.values.old_total, done.json.values.old_locked_on],
                [locked.values.total, locked.values.locked_on])
        const open = (await office.get('/assessment/' + result.id)).json
        assert.deepEqual([open.values.locked_on, open.values.told_on, open.values.total], [null, null, null])
        assert.equal((await other.post(`/assessment_reopening/${done.json.id}/void`, { reason: '撤回重开' })).json.code,
                'rule.assessment_reopened')
        assert.equal((await reopen(other)).json.code, 'rule.assessment_open')
})

test('an item is measured by the organisation where the records name one; by place elsewhere', async () => {
        const units = []
        for (const name of ['县农委', '县水务局'])
                units.push(await office.make('organisation', { name, kind: '机关事业单位' }))
        const subject = 'county_unit'
        const own = await office.make('assessment_list', { year: 2017, subject, title: '单位清单', standard: '60' })
        const item = { duty_list: own.id, title: '办班', weight: '50', source: 'record', goal: 2 }
        const none = await office.post('/assessment_item', {
                values: { ...item, figure: 'household.registered', measured_by: 'organisation' } })
        assert.equal(none.json.code, 'item.measured_by')
        await office.make('assessment_item', { ...item, figure: 'training.sessions', measured_by: 'organisation' })
        await office.make('training_session', { held_on: '2017-07-01', title: '农技', place: TOWN,
                organisers: [units[0].id] })
        const values = []
        for (const unit of units) {
                const made = await office.make('assessment', { duty_list: own.id, organisation: unit.id,
                        assessed_on: '2017-12-20' })
                await office.post(`/assessments/${made.id}/score`)
                const [line] = (await office.get('/assessments/' + made.id)).json.items
                values.push([line.value, line.by])
        }
        assert.deepEqual(values, [['1', 'organisers'], ['0', 'organisers']])
})
