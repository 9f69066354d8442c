// Where two persons are wanted, two accounts of one person are one; who writes into a pay run has prepared it; and what
// is locked is changed by no road, nor in the change that locks it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { A, County, COUNTY, dropTemplate } from './county.mjs'
import { addAccount, login } from './server.mjs'

let county, cadre, another, left, right, third, paid
const account = (name, role, place, person) => {
        addAccount(county.store, name, role, place, person ? ['--person', person] : [])
        return login(county.base, name)
}
const refused = (answer, code) => assert.deepEqual([answer.status, answer.json.code], [422, code], answer.text)
let person

before(async () => {
        county = await County.open()
        person = await county.person(COUNTY)
        another = await county.cadre()
        cadre = (await county.make('cadre', { person, organisation: await county.unit(), post: '科员' })).id
        left = await account('left', 'finance', COUNTY, person)
        right = await account('right', 'finance', COUNTY, person)
        third = await account('third', 'finance', COUNTY)
        paid = await county.person()
        await county.make('pay_rate', { class: 'deputy', from_on: '2017-01-01', monthly: '1772' })
        await county.make('village_post', { person: paid, place: A, class: 'deputy', from_on: '2017-01-01' })
})
after(async () => {
        await county.close()
        dropTemplate()
})

test('a pay run is not approved from another account of who prepared it, whoever he names', async () => {
        const run = await left.make('pay_run', { month: '2017-03-01' })
        assert.equal((await left.post(`/pay_runs/${run.id}/compute`)).status, 200)
        refused(await right.post(`/pay_runs/${run.id}/approve`, { approved_by: another }), 'rule.pay_two_persons')
        assert.equal((await third.post(`/pay_runs/${run.id}/approve`, { approved_by: another })).status, 200)
})

test('who types a line into a run does not approve it', async () => {
        const run = await left.make('pay_run', { month: '2017-04-01' })
        assert.equal((await left.post(`/pay_runs/${run.id}/compute`)).status, 200)
        await third.make('pay_line', { run: run.id, person: paid, part: 'award', amount: '900', reason: '年终' })
        refused(await third.post(`/pay_runs/${run.id}/approve`, { approved_by: another }), 'rule.pay_two_persons')
        assert.equal((await left.post(`/pay_runs/${run.id}/approve`, { approved_by: another })).status, 200)
})

const action = (op, entity, record, more = {}) => ({ op, entity, id: record.id, version: record.version, ...more })
const fresh = async (entity, record) => (await county.get(`/${entity}/${record.id}`)).json

test('no line leaves a locked run, nor joins it or is taken back in the change that locks it', async () => {
        const run = await left.make('pay_run', { month: '2017-05-01' })
        assert.equal((await left.post(`/pay_runs/${run.id}/compute`)).status, 200)
        const line = (await left.get(`/pay_line?run=${run.id}`)).json.rows[0]
        const lock = action('update', 'pay_run', await fresh('pay_run', run), {
                values: { prepared_by: cadre, approved_by: another, locked_on: '2017-12-01' },
        })
        const values = { run: run.id, person: paid, part: 'award', amount: '900', reason: '年终' }
        for (const other of [{ op: 'create', entity: 'pay_line', values }, action('void', 'pay_line', line)])
                refused(await third.post('/changes', { reason: '锁定', actions: [lock, other] }), 'rule.pay_locked')
        assert.equal((await third.post('/changes', { reason: '锁定', actions: [lock] })).status, 200)
        const later = await left.make('pay_run', { month: '2017-06-01' })
        const moved = await left.patch(`/pay_line/${line.id}`, { version: 1, values: { run: later.id }, reason: '移出' })
        assert.equal(moved.status, 400, moved.text)
        assert.equal(moved.json.errors[0].code, 'field.fixed')
})

test('the lines of a run taken back are not paid: the month is due again', async () => {
        const month = '2017-07-01'
        for (const again of [false, true]) {
                const run = await left.make('pay_run', { month })
                assert.equal((await left.post(`/pay_runs/${run.id}/compute`)).json.added, 1, String(again))
                if (!again) await county.second.post(`/pay_run/${run.id}/void`, { reason: '重做' })
        }
})

test('a poor status is not moved out of today by its beginning: no exit is gone around', async () => {
        const household = await county.poor()
        const status = (await county.get(`/household_status?household=${household}`)).json.rows[0]
        const set = (from_on) =>
                county.patch(`/household_status/${status.id}`, { version: 1, values: { from_on }, reason: '更正' })
        refused(await set('2050-01-01'), 'rule.true_exit')
        assert.equal((await set('2016-02-01')).status, 200)
        const village = await county.make('village_designation', { place: A, kind: 'poor_village', from_on: '2014-01-01' })
        const moved = { version: 1, values: { from_on: '2050-01-01' }, reason: '更正' }
        refused(await county.patch(`/village_designation/${village.id}`, moved), 'rule.true_delisting')
})

test('an exit is not confirmed from another account of who proposed it', async () => {
        const [one, other] = [
                await account('one', 'office', COUNTY, person),
                await account('other', 'office', COUNTY, person),
        ]
        const exit = await one.make('household_exit', {
                household: await county.poor(),
                day: '2017-11-01',
                evidence: '核实表',
                proposed_by: another,
        })
        const confirmed = { version: 1, values: { confirmed_by: cadre, confirmed_on: '2017-11-02' }, reason: '确认' }
        refused(await other.patch(`/household_exit/${exit.id}`, confirmed), 'rule.exit_two_persons')
})

test('what somebody sent for review he does not confirm from another account', async () => {
        await county.make('review_setting', { register: 'household', steps: 'township', from_on: '2017-01-01' })
        const village = await account('village', 'village', A, person)
        const township = await account('township', 'township', A.slice(0, 9), person)
        const sent = await village.post('/household', { values: { hh_no: 'Q1', place: A }, reason: '新识别' })
        const { outcomes } = (await township.post('/proposals/confirm', { proposals: [sent.json.proposal.id] })).json
        assert.equal(outcomes[0].code, 'review.own')
})

test('a result is not locked, nor an appeal decided, from another account of who scored or appealed', async () => {
        const [scorer, locker] = [
                await account('scorer', 'organisation', COUNTY, person),
                await account('locker', 'organisation', COUNTY, person),
        ]
        const list = await county.make('assessment_list', { year: 2017, subject: 'other', title: '清单', standard: '60' })
        const item = await county.make('assessment_item', {
                duty_list: list.id,
                title: '工作',
                weight: '100',
                source: 'hand',
        })
        const assessment = await county.make('assessment', {
                duty_list: list.id,
                organisation: await county.unit(),
                assessed_on: '2017-03-01',
        })
        await scorer.make('assessment_score', { assessment: assessment.id, item: item.id, score: '80', evidence: '材料' })
        const set = async (client, entity, id, values) =>
                client.patch(`/${entity}/${id}`, {
                        version: (await county.get(`/${entity}/${id}`)).json.version,
                        values,
                        reason: '办理',
                })
        assert.equal((await set(county, 'assessment', assessment.id, { told_on: '2017-03-02' })).status, 200)
        const appeal = await scorer.make('assessment_appeal', {
                assessment: assessment.id,
                appealed_on: '2017-03-03',
                matter: '重新核对',
        })
        const decision = { decision: 'rejected', result: '维持' }
        refused(await set(locker, 'assessment_appeal', appeal.id, decision), 'rule.appeal_by_another')
        const decided = await set(county, 'assessment_appeal', appeal.id, decision)
        assert.equal(decided.status, 200, decided.text)
        refused(await set(locker, 'assessment', assessment.id, { locked_on: '2017-12-01' }), 'rule.assessment_two_accounts')
        const lock = action('update', 'assessment', await fresh('assessment', assessment), {
                values: { locked_on: '2017-12-01' },
        })
        const score = (await county.get(`/assessment_score?assessment=${assessment.id}`)).json.rows[0]
        for (const other of [
                action('void', 'assessment_score', score),
                action('update', 'assessment_item', item, { values: { weight: '90' } }),
        ])
                refused(await county.post('/changes', { reason: '锁定', actions: [lock, other] }), 'rule.assessment_locked')
})
