// Where two persons are wanted, two accounts of one person are one; and who writes into a pay run has prepared it.
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
})
