// The fifteen mechanisms and the households they serve, each through the API alone: a change its rule refuses, one it
// allows, and two at once from two accounts, of which exactly one may win. Where a mechanism is watched by a check, the
// check names the record, and the mended record leaves it. A refused change leaves nothing behind.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bangfu } from './server.mjs'
import { A, A2, B, County, COUNTY, dropTemplate, WEST } from './county.mjs'

let c // one county for all rows: each enters its own people and places
before(async () => {
        c = await County.open()
})
after(async () => {
        await c.close()
        dropTemplate()
})

// The journal's head just before a change was tried, while somebody wants to know.
let seen
const head = async () => (await c.get('/journal?limit=1')).json
const tried = async (change) => {
        if (seen) seen = await head()
        return change()
}
const create = (entity, values, by = c) => tried(() => by.post('/' + entity, { values, reason: '测试' }))
const end = (entity, record, to_on, values = {}, by = c) =>
        tried(() => by.post(`/${entity}/${record.id}/end`, { to_on, values, reason: '测试' }))
const update = (entity, record, values, by = c) =>
        tried(() => by.patch(`/${entity}/${record.id}`, { version: record.version, values, reason: '测试' }))
// both: the same kind of record from both accounts at once.
const both = (entity, first, second = first) => [create(entity, first), create(entity, second, c.second)]
const since = (from_on, to_on) => ({ from_on, to_on })

// ---- things the rows are about ----

const helping = async (household) =>
        c.make('responsibility', { household, cadre: await c.cadre(), tier: 'cadre_household', from_on: '2016-01-01' })
// led: a poor village designated for a team, its leader there.
async function led(place) {
        const from_on = '2016-01-01'
        for (const kind of ['poor_village', 'work_team']) await c.make('village_designation', { place, kind, from_on })
        const team = await c.make('work_team', { name: c.next('工作队'), place, from_on })
        const slot = await c.make('slot', { team: team.id, kind: 'leader', from_on })
        return c.make('posting', { slot: slot.id, cadre: await c.cadre(), level: 'county', from_on })
}
const campaign = async () => {
        const document = (await c.make('document', { title: c.next('文件'), issuer: '县委', issued_on: '2017-01-01' })).id
        const of = await c.make('campaign', { title: c.next('教育'), document, ...since('2017-01-01', '2017-06-30') })
        return c.make('required_topic', { campaign: of.id, title: c.next('专题'), document,
                binds: ['standing_committee'], due_on: '2017-06-30' })
}
const study = (topic, held_on) => ({ body: 'standing_committee', held_on, title: c.next('学习'),
        topics: [topic.id], place: COUNTY })
const base = () => c.make('base', { name: c.next('基地'), place: WEST, from_on: '2016-01-01' })
const workshop = async () => {
        const branch = await c.make('mobile_branch', { name: c.next('流动党支部'), place: WEST, from_on: '2016-01-01' })
        return c.make('workshop', { branch: branch.id, kind: 'workshop', name: c.next('车间'), from_on: '2016-01-01' })
}
const equity = () => c.make('equity', { name: c.next('股份'), place: A, shares: 100, from_on: '2016-01-01' })
const share = async (of, shares) => ({
        equity: of.id,
        holder: 'enterprise',
        organisation: await c.unit('private_enterprise'),
        shares,
        from_on: '2017-01-01',
})
const post = async () =>
        c.make('village_post', { person: await c.person(), place: A, class: 'principal', from_on: '2017-01-01' })
let months = 0
const run = async () => {
        const month = `${2018 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, '0')}-01`
        return c.make('pay_run', { month, prepared_by: await c.cadre() })
}
const pay = (of, held, amount) => ({
        run: of.id,
        person: held.values.person,
        part: 'base',
        from_month: of.values.month,
        to_month: of.values.month,
        amount,
})
let years = 2030
const fund = async () => {
        const year = years++
        await c.make('operating_fund_amount', { year, class: 'small', amount: '50000', growth: '0' })
        return c.make('operating_fund', { year, place: A })
}
const paid = (of, part, amount) => ({ fund: of.id, day: '2017-03-01', part, amount, voucher_no: c.next('凭') })
const enrolled = (person, dates) => ({ person, kind: 'medical', place: A, premium: '180', person_paid: '180',
        ...dates })
const duties = () =>
        c.make('assessment_list', { year: 2017, subject: 'township_committee', title: c.next('清单'), standard: '75' })
const item = (list, weight) => ({ duty_list: list.id, title: c.next('事项'), weight, source: 'hand' })
const appointment = async (person, service) => ({
        person,
        kind: 'promotion',
        post_after: '副镇长',
        place: WEST,
        published_on: '2017-05-01',
        service,
})
const served = async () => {
        const person = await c.person()
        await c.make('frontline_service', { person, kind: 'helper', place: A, from_on: '2016-01-01' })
        return person
}

// ---- one row a mechanism: `set` makes what the row is about, fresh for each question ----

const MECHANISMS = {
        '0 households': {
                rule: 'rule.status_overlap',
                set: () => c.household(),
                refused: async (household) => {
                        await c.make('household_status', { household, kind: 'poor', from_on: '2016-01-01' })
                        return create('household_status', { household, kind: 'relapsed', from_on: '2017-01-01' })
                },
                allowed: (household) => create('household_status', { household, kind: 'poor', from_on: '2016-01-01' }),
                two: (household) =>
                        both(
                                'household_status',
                                { household, kind: 'poor', from_on: '2016-01-01' },
                                { household, kind: 'relapsed', from_on: '2016-06-01' },
                        ),
        },
        '1.1 building consensus': {
                rule: 'rule.topic_in_campaign',
                set: campaign,
                refused: (topic) => create('study_session', study(topic, '2017-07-01')),
                allowed: (topic) => create('study_session', study(topic, '2017-06-30')),
                two: async (topic) => {
                        const session = await c.make('study_session', study(topic, '2017-05-01'))
                        return [
                                update('study_session', session, { held_on: '2017-05-02' }),
                                update('study_session', session, { held_on: '2017-05-03' }, c.second),
                        ]
                },
                lost: 'change.stale',
                check: {
                        list: 'study.topic_missed',
                        period: '2017',
                        record: (topic) => topic,
                        mend: (topic) => create('study_session', study(topic, '2017-03-01')),
                },
        },
        '1.2 training': {
                rule: 'attendance.sign_in',
                set: () => c.make('training_session', { title: c.next('培训'), held_on: '2017-05-01', place: WEST }),
                refused: (session) => create('training_attendance',
                        { session: session.id, kind: 'head_count', head_count: 30 }),
                allowed: (session) =>
                        create('training_attendance',
                                { session: session.id, kind: 'head_count', head_count: 30, sign_in: '签到表' }),
                lost: 'record.duplicate',
                two: async (session) => {
                        const person = await c.person()
                        return both('training_attendance', { session: session.id, kind: 'person', person })
                },
                check: {
                        list: 'training.no_attendance',
                        period: '2017',
                        record: (session) => session,
                        mend: async (session) =>
                                create('training_attendance',
                                        { session: session.id, kind: 'person', person: await c.person() }),
                },
        },
        '1.3 assigned responsibility': {
                rule: 'rule.no_withdrawal',
                set: () => c.poor(),
                refused: async (household) =>
                        end('responsibility', await helping(household), '2017-12-31', { end_reason: 'rotation' }),
                allowed: async (household) => {
                        const old = await helping(household),
                                cadre = await c.cadre()
                        return c.post('/changes', {
                                reason: '轮换',
                                actions: [
                                        { op: 'end', entity: 'responsibility', id: old.id, to_on: '2017-12-31',
                                                values: { end_reason: 'rotation', successor: cadre } },
                                        { op: 'create', entity: 'responsibility',
                                                values: { household, cadre, tier: 'cadre_household',
                                                from_on: '2018-01-01' } },
                                ],
                        })
                },
                // two helpers of one poor household leave at once: one must stay
                two: async (household) => {
                        const [first, second] = [await helping(household), await helping(household)]
                        return [
                                end('responsibility', first, '2017-12-31', { end_reason: 'rotation' }),
                                end('responsibility', second, '2017-12-31', { end_reason: 'rotation' }, c.second),
                        ]
                },
                check: {
                        list: 'responsibility.uncovered_households',
                        period: '2017-12-31',
                        record: (household) => ({ id: household }),
                        mend: async (household) =>
                                create('responsibility',
                                        { household, cadre: await c.cadre(), tier: 'cadre_household',
                                        from_on: '2017-01-01' }),
                },
        },
        '2.1 selection and dispatch': {
                rule: 'rule.no_withdrawal',
                set: () => c.make('place',
                        { code: WEST + c.next('3').padEnd(3, '0').slice(0, 3), name: c.next('某') + '村',
                        parent: WEST, kind: 'village' }),
                refused: async (village) =>
                        end('posting', await led(village.values.code), '2017-12-31', { end_reason: 'rotation' }),
                allowed: async (village) => {
                        const old = await led(village.values.code),
                                cadre = await c.cadre()
                        return c.post('/changes', {
                                reason: '轮换',
                                actions: [
                                        { op: 'end', entity: 'posting', id: old.id, to_on: '2017-12-31',
                                                values: { end_reason: 'rotation' } },
                                        { op: 'create', entity: 'posting',
                                                values: { slot: old.values.slot, cadre, level: 'city',
                                                from_on: '2018-01-01' } },
                                ],
                        })
                },
                lost: 'rule.one_occupant',
                two: async (village) => {
                        const team = await c.make('work_team',
                                { name: c.next('工作队'), place: village.values.code, from_on: '2016-01-01' })
                        const slot = await c.make('slot',
                                { team: team.id, kind: 'first_secretary', from_on: '2016-01-01' })
                        const sent = async () =>
                                ({ slot: slot.id, cadre: await c.cadre(), level: 'county', from_on: '2017-01-01' })
                        return both('posting', await sent(), await sent())
                },
        },
        '2.2 staffing': {
                rule: 'rule.staff_once',
                set: () => c.person(),
                refused: async (person) => {
                        await c.make('staff', { person, office: 'county_office', from_on: '2017-01-01' })
                        return create('staff', { person, office: 'station', place: WEST, from_on: '2017-06-01' })
                },
                allowed: async (person) => {
                        await c.make('staff', { person, office: 'village_officer', place: A, from_on: '2017-01-01' })
                        return create('staff', { person, office: 'village_officer', place: A2, from_on: '2017-01-01' })
                },
                two: (person) =>
                        both(
                                'staff',
                                { person, office: 'county_office', from_on: '2017-01-01' },
                                { person, office: 'station', place: WEST, from_on: '2017-01-01' },
                        ),
        },
        '2.3 expert advisory teams': {
                rule: 'rule.one_team',
                set: async () => {
                        const enter = () =>
                                c.make('advisory_team', { name: c.next('智囊团'), place: WEST, from_on: '2016-01-01' })
                        return { person: await c.person(), teams: [(await enter()).id, (await enter()).id] }
                },
                refused: async ({ person, teams }) => {
                        await c.make('advisory_member', { person, team: teams[0], from_on: '2017-01-01' })
                        return create('advisory_member', { person, team: teams[1], from_on: '2017-06-01' })
                },
                allowed: async ({ person, teams }) => {
                        await c.make('advisory_member',
                                { person, team: teams[0], ...since('2017-01-01', '2017-05-31') })
                        return create('advisory_member', { person, team: teams[1], from_on: '2017-06-01' })
                },
                two: ({ person, teams }) =>
                        both('advisory_member', ...teams.map((team) => ({ person, team, from_on: '2017-01-01' }))),
        },
        '3.1 township-led bases': {
                rule: 'rule.member_of',
                set: async () => ({ base: (await base()).id, kind: 'wage', from_on: '2017-01-01',
                        ...(await c.family()) }),
                refused: async (link) => create('benefit_link', { ...link, person: await c.person() }),
                allowed: (link) => create('benefit_link', link),
                lost: 'rule.linked_once',
                two: (link) => both('benefit_link', link, { ...link, from_on: '2017-06-01' }),
        },
        '3.2 mobile branches': {
                rule: 'rule.workshop_once',
                set: async () => ({ workshop: (await workshop()).id, household: await c.household(),
                        from_on: '2017-01-01' }),
                refused: async (link) => {
                        await c.make('workshop_link', link)
                        return create('workshop_link', { ...link, from_on: '2017-06-01' })
                },
                allowed: async (link) => {
                        await c.make('workshop_link', { ...link, to_on: '2017-05-31' })
                        return create('workshop_link', { ...link, from_on: '2017-06-01' })
                },
                two: (link) => both('workshop_link', link, { ...link, from_on: '2017-03-01' }),
        },
        '3.3 village branches': {
                rule: 'rule.shares_within',
                set: equity,
                refused: async (of) => create('equity_share', await share(of, 101)),
                allowed: async (of) => create('equity_share', await share(of, 100)),
                two: async (of) => both('equity_share', await share(of, 60), await share(of, 60)),
                check: {
                        list: 'equity.not_whole',
                        period: '2017-12-31',
                        record: (of) => of,
                        mend: async (of) => create('equity_share', await share(of, 100)),
                },
        },
        '4.1 remuneration': {
                rule: 'rule.pay_rate_times_months',
                set: async () => ({ of: await run(), held: await post() }),
                refused: ({ of, held }) => create('pay_line', pay(of, held, '2215.01')),
                allowed: ({ of, held }) => create('pay_line', pay(of, held, '2215')),
                lost: ['rule.pay_locked', 'change.stale'],
                two: async ({ of }) => {
                        const values = { approved_by: await c.cadre(), locked_on: of.values.month }
                        return [update('pay_run', of, values, c.second),
                                update('pay_run', of, { ...values, approved_by: await c.cadre() }, c.second)]
                },
        },
        '4.2 insurance': {
                rule: 'rule.insured_once',
                set: async () => (await post()).values.person,
                refused: async (person) => {
                        await c.make('insurance_enrolment', enrolled(person, since('2017-01-01', '2017-12-31')))
                        return create('insurance_enrolment', enrolled(person, since('2017-12-31', '2018-12-30')))
                },
                allowed: async (person) => {
                        await c.make('insurance_enrolment', enrolled(person, since('2017-01-01', '2017-12-31')))
                        return create('insurance_enrolment', enrolled(person, since('2018-01-01', '2018-12-31')))
                },
                two: (person) =>
                        both(
                                'insurance_enrolment',
                                enrolled(person, since('2017-01-01', '2017-12-31')),
                                enrolled(person, since('2017-07-01', '2018-06-30')),
                        ),
        },
        '4.3 operating funds': {
                rule: 'rule.paid_within',
                set: fund,
                refused: (of) => create('operating_fund_payment', paid(of, 1, '50000.01')),
                allowed: (of) => create('operating_fund_payment', paid(of, 1, '50000')),
                two: (of) => both('operating_fund_payment', paid(of, 1, '30000'), paid(of, 2, '30000')),
        },
        '5.1 member–household contact': {
                rule: 'rule.contact_once',
                set: async () => ({ person: await c.person(), household: await c.household(), from_on: '2017-01-01' }),
                refused: async (link) => {
                        await c.make('member_contact', link)
                        return create('member_contact', { ...link, from_on: '2017-06-01' })
                },
                allowed: async (link) => {
                        await c.make('member_contact', { ...link, to_on: '2017-05-31' })
                        return create('member_contact', { ...link, from_on: '2017-06-01' })
                },
                two: (link) => both('member_contact', link, { ...link, from_on: '2017-03-01' }),
        },
        '5.2 lists and assessment': {
                rule: 'rule.weights_within',
                set: duties,
                refused: async (list) => {
                        await c.make('assessment_item', item(list, '60'))
                        return create('assessment_item', item(list, '40.01'))
                },
                allowed: async (list) => {
                        await c.make('assessment_item', item(list, '60'))
                        return create('assessment_item', item(list, '40'))
                },
                two: (list) => both('assessment_item', item(list, '60'), item(list, '60')),
        },
        '5.3 frontline development': {
                rule: 'rule.appointment_service',
                set: served,
                refused: async () => create('appointment', await appointment(await c.person(), 'served')),
                allowed: async (person) => create('appointment', await appointment(person, 'served')),
                lost: 'change.stale',
                two: async (person) => {
                        const made = await c.make('appointment', await appointment(person, 'served'))
                        return [
                                update('appointment', made, { post_after: '镇长' }),
                                update('appointment', made, { post_after: '书记' }, c.second),
                        ]
                },
                check: {
                        list: 'appointment.contradicts',
                        period: '2017',
                        record: async (person) =>
                                (c.claimed = await c.make('appointment', await appointment(person, 'none'))),
                        mend: () => update('appointment', c.claimed, { service: 'served' }),
                },
        },
        '6.1 public-interest posts': {
                rule: 'rule.alone',
                set: async () => ({ ...(await c.family()), kind: 'cleaning', from_on: '2017-01-01' }),
                refused: async (post) => {
                        await c.make('public_post', post)
                        return create('public_post', { ...post, kind: 'forest', from_on: '2017-06-01' })
                },
                allowed: async (post) => {
                        await c.make('public_post', { ...post, to_on: '2017-05-31' })
                        return create('public_post', { ...post, kind: 'forest', from_on: '2017-06-01' })
                },
                two: (post) => both('public_post', post, { ...post, from_on: '2017-03-01' }),
                check: {
                        list: 'public_post.left',
                        period: '2017-12-31',
                        record: async (post) => {
                                c.held = await c.make('public_post', post)
                                const { rows } = (await c.get(`/household_member?household=${post.household}`)).json
                                await update('household_member', rows[0], { to_on: '2017-09-30' })
                                return c.held
                        },
                        mend: () => update('public_post', c.held, { to_on: '2017-09-30' }),
                },
        },
}

test('the fifteen mechanisms, the households, and measures of help', () => {
        const named = Object.keys(MECHANISMS).map((name) => name.split(' ')[0])
        assert.deepEqual(named, [...['0', ...'12345'].flatMap((p) =>
                (p === '0' ? ['0'] : [1, 2, 3].map((m) => `${p}.${m}`))), '6.1'])
})
test('4.1 and 4.3 have their rates and classes', async () => {
        await c.make('pay_rate', { class: 'principal', from_on: '2013-01-01', monthly: '2215' })
        await c.make('village_size', { place: A, class: 'small', from_on: '2010-01-01' })
})

for (const [name, m] of Object.entries(MECHANISMS)) {
        test(`${name}: refused, and nothing is left behind`, async () => {
                const about = await m.set()
                seen = {}
                const answer = await m.refused(about)
                const before = seen
                seen = undefined
                assert.ok([400, 422].includes(answer.status), `${answer.status} ${answer.text}`)
                assert.equal(answer.json.code, m.rule)
                assert.match(answer.json.detail, /[\u4e00-\u9fff]/, 'told in Chinese')
                assert.deepEqual(await head(), before, 'the journal stands where it stood')
        })
        test(`${name}: allowed`, async () => {
                const answer = await m.allowed(await m.set())
                assert.ok([200, 201].includes(answer.status), `${answer.status} ${answer.text}`)
        })
        test(`${name}: two at once, one wins`, async () => {
                for (let turn = 0; turn < 3; turn++) {
                        const answers = await Promise.all(await m.two(await m.set()))
                        const won = answers.filter((a) => a.status < 300),
                                lost = answers.filter((a) => a.status >= 300)
                        assert.equal(won.length, 1, answers.map((a) => a.status + a.text).join('\n'))
                        const wanted = [m.lost ?? m.rule].flat()
                        assert.ok(wanted.includes(lost[0].json.code), `${lost[0].json.code}, wanted ${wanted}`)
                }
        })
        if (m.check)
                test(`${name}: ${m.check.list} lists it until it is mended`, async () => {
                        const { list, period } = m.check
                        const about = await m.set()
                        const record = await m.check.record(about)
                        const listed = async () =>
                                (await c.get(`/lists/${list}?period=${period}&limit=200`)).json.rows.some((r) =>
                                        r.id === record.id)
                        assert.ok(await listed(), 'listed')
                        const mended = await m.check.mend(about)
                        assert.ok(mended.status < 300, mended.text)
                        assert.ok(!(await listed()), 'mended')
                })
}

test('after all that the chain holds and every register is what the journal says', () => {
        assert.match(bangfu(['verify', c.store]), /完好/)
})
