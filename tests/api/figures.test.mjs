// A figure for every planted record, none for its decoys. One row a code of figures.tsv: in an empty county the figure
// is nothing; then records are entered that count, and beside them those that must not: ended or not begun, outside the
// period, of another code, voided, in another place. The figure is what was planted and opens into those rows alone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { A, A2, B, County, COUNTY, dropTemplate, EAST, WEST } from './county.mjs'
import { TOP } from './server.mjs'

const CODES = readFileSync(join(TOP, 'tests/data/figures.tsv'), 'utf8').trim().split('\n').slice(1)
        .map((line) => line.split('\t')[0].split('@')[0])
const DAY = '2017-12-31',
        YEAR = '2017'

// ---- ways to plant ----

// spans: open on the day, from its first and to its last; ended the day before, begun the day after, voided; elsewhere.
async function spans(c, entity, values) {
        const enter = async (place, dates) => c.make(entity, { ...(await values(place)), ...dates })
        const yes = [
                await enter(A, { from_on: '2017-01-01' }),
                await enter(A2, { from_on: DAY }),
                await enter(A, { from_on: '2016-01-01', to_on: DAY }),
        ]
        await enter(A, { from_on: '2016-01-01', to_on: '2017-12-30' })
        await enter(A, { from_on: '2018-01-01' })
        await c.void(entity, await enter(A, { from_on: '2017-01-01' }))
        await enter(B, { from_on: '2017-01-01' })
        return { yes, elsewhere: 1 }
}
// events: on the period's first and last day; the days before and after; voided; elsewhere.
async function events(c, entity, day, values) {
        const enter = async (place, on) => c.make(entity, { ...(await values(place)), [day]: on })
        const yes = [await enter(A, '2017-01-01'), await enter(A2, DAY)]
        await enter(A, '2016-12-31')
        await enter(A, '2018-01-01')
        await c.void(entity, await enter(A, '2017-06-01'))
        await enter(B, '2017-06-01')
        return { yes, elsewhere: 1 }
}
const township = (village) => village.slice(0, 9)
const year = (day) => ({ year: Number(day.slice(0, 4)) })

const organisation = (c, kind) => spans(c, 'organisation', (place) => ({ name: c.next('组织'), kind, place }))
const place = (code, name, kind, dates = {}) =>
        ({ code, name, kind, parent: code.slice(0, code.length > 9 ? 9 : 6), ...dates })

async function places(c, kind, code, digits) {
        const enter = (i, word, dates) =>
                c.make('place', place(code + String(i).padStart(digits, '0'), word, kind, dates))
        const yes = [await enter(111, '甲'), await enter(112, '乙', { from_on: DAY })]
        await enter(113, '丙', { from_on: '2010-01-01', to_on: '2017-12-30' })
        await enter(114, '丁', { from_on: '2018-01-01' })
        await c.void('place', await enter(115, '戊'))
        await c.make('place', place(code + String(116).padStart(digits, '0'), '己', 'other'))
        return { yes }
}

const session = (c, place = A, held_on = '2017-05-01') =>
        c.make('training_session', { title: c.next('培训'), held_on, place })
const pairing = async (c, place = A, values = {}) =>
        c.make('enterprise_pairing', {
                enterprise: await c.unit('private_enterprise'),
                place,
                from_on: '2016-05-01',
                ...values,
        })
// pairings: touching the period; before and after it; a state enterprise; voided; elsewhere. One enterprise has two.
async function pairings(c) {
        const enterprise = await c.unit('private_enterprise')
        const yes = [
                await pairing(c, A, { enterprise }),
                await pairing(c, A2, { enterprise, from_on: DAY }),
                await pairing(c, A2, { to_on: '2017-01-01' }),
        ]
        await pairing(c, A, { to_on: '2016-12-31' })
        await pairing(c, A, { from_on: '2018-01-01' })
        await pairing(c, A, { enterprise: await c.unit('state_enterprise') })
        await c.void('enterprise_pairing', await pairing(c))
        await pairing(c, B)
        return { yes, value: 2, elsewhere: 1 }
}
const items = (c, more = () => ({})) =>
        events(c, 'assistance_item', 'day', async (at) => ({
                pairing: (await pairing(c, at)).id,
                title: c.next('事项'),
                ...more(),
        }))

const team = async (c, at, values = {}) =>
        (await c.make('work_team', { name: c.next('工作队'), place: at, from_on: '2015-01-01', ...values })).id
const slot = async (c, at, kind, values = {}) =>
        (await c.make('slot', { team: await team(c, at), kind, from_on: '2015-01-01', ...values })).id
const posting = async (c, at, kind = 'leader') =>
        ({ slot: await slot(c, at, kind), cadre: await c.cadre(), level: 'county' })
const helping = async (c, at, cadre, more = {}) =>
        c.make('responsibility', {
                tier: 'cadre_household',
                household: await c.household(at),
                cadre,
                from_on: '2017-01-01',
                ...more,
        })
const member = (c, more = {}) => c.cadre({ political_status: 'member', ...more })

const staff = async (c, office, at, more = {}) => ({ person: await c.person(), office, place: at, ...more })
const recruit = async (c, placed_in, at) => ({ person: await c.person(), placed_in, place: at })

const base = async (c, at, more = {}) =>
        (await c.make('base', { name: c.next('基地'), place: township(at), from_on: '2015-01-01', ...more })).id
// wages: links to a base led by the place and to one with a site in it.
async function wages(c) {
        const wage = async (at, of, more) => ({ base: of, ...(await c.family(at)), kind: 'wage', ...more })
        const ours = await base(c, A),
                sited = await base(c, B),
                theirs = await base(c, B)
        await c.make('base_site', { base: sited, place: A, area: '1' })
        const enter = async (at, of, more) =>
                c.make('benefit_link', await wage(at, of, { from_on: '2017-01-01', ...more }))
        const yes = [
                await enter(A, ours, { to_on: '2017-01-01' }),
                await enter(B, ours, { from_on: DAY }),
                await enter(A, sited),
        ]
        await enter(A, ours, { from_on: '2016-01-01', to_on: '2016-12-31' })
        await enter(A, ours, { from_on: '2018-01-01' })
        await enter(A, ours, { kind: 'rent' })
        await enter(A, await base(c, A, { to_on: '2016-12-31' }))
        await enter(A, theirs)
        await c.void('benefit_link', await enter(A, ours))
        await c.void('household', (await enter(A, ours)).values.household)
        return { yes, elsewhere: 2 }
}
const branch = async (c, at) =>
        (await c.make('mobile_branch', { name: c.next('流动党支部'), place: township(at), from_on: '2015-01-01' })).id
const workshop = async (c, at) =>
        (
                await c.make('workshop', {
                        branch: await branch(c, at),
                        kind: 'workshop',
                        name: c.next('车间'),
                        from_on: '2015-01-01',
                })
        ).id

const rate = (c, klass, from_on, monthly) => c.make('pay_rate', { class: klass, from_on, monthly })
async function rates(c, klass, other) {
        await rate(c, klass, '2013-01-01', '954')
        const yes = [await rate(c, klass, '2017-06-01', '2215.50')]
        await rate(c, klass, '2018-01-01', '3000')
        await rate(c, other, '2017-07-01', '1772')
        await c.void('pay_rate', await rate(c, klass, '2017-08-01', '9999'))
        return { yes, value: 2215.5 }
}
const post = async (c, at, more = {}) =>
        c.make('village_post', { person: await c.person(at), place: at, class: 'principal',
                from_on: '2015-01-01', ...more })

// pays: a locked run of the year; beside it one open, one of another year; a voided line; other parts.
async function pays(c, parts) {
        const cadre = [await c.cadre(), await c.cadre()]
        await rate(c, 'principal', '2013-01-01', '1000')
        const held = [await post(c, A), await post(c, B)]
        const runs = {}
        for (const month of ['2016-12-01', '2017-03-01', '2017-04-01'])
                runs[month] = await c.make('pay_run', { month, prepared_by: cadre[0] })
        const line = (month, at, part, amount) =>
                c.make('pay_line', {
                        run: runs[month].id,
                        person: held[at].values.person,
                        part,
                        from_month: month,
                        to_month: month,
                        amount,
                })
        const lines = { base: await line('2017-03-01', 0, 'base', '1000'),
                award: await line('2017-03-01', 0, 'award', '50.50') }
        await c.void('pay_line', await line('2017-03-01', 0, 'seniority', '7'))
        await line('2017-03-01', 1, 'base', '1000')
        await line('2016-12-01', 0, 'base', '1000')
        await line('2017-04-01', 0, 'base', '1000')
        for (const month of ['2016-12-01', '2017-03-01']) {
                const { version } = (await c.get(`/pay_run/${runs[month].id}`)).json
                const values = { approved_by: cadre[1], locked_on: month.slice(0, 8) + '25' }
                const locked = await c.second.patch(`/pay_run/${runs[month].id}`, { version, values, reason: '审批' })
                assert.equal(locked.status, 200, locked.text)
        }
        return { yes: parts.map((p) => lines[p]), value: parts.length === 2 ? 1050.5 : 1000, elsewhere: 1000 }
}
const enrol = (c, person, at, kind, more = {}) =>
        c.make('insurance_enrolment', { person, kind, place: at, from_on: '2017-12-01', to_on: DAY,
                premium: '120', county_paid: '120', ...more })
// insured: all three on the day; two only; the third ended, voided or next year's; out of post; elsewhere.
async function insured(c) {
        const cover = async (held, kinds = ['pension', 'accident', 'medical'], more = {}) => {
                for (const kind of kinds) await enrol(c, held.values.person, held.place, kind, more)
                return held
        }
        const yes = [await cover(await post(c, A)), await cover(await post(c, A2))]
        await cover(await post(c, A), ['pension', 'accident'])
        const lapsed = await cover(await post(c, A), ['pension', 'accident'])
        await enrol(c, lapsed.values.person, A, 'medical', { to_on: '2017-12-30' })
        await enrol(c, lapsed.values.person, A, 'medical', { from_on: '2018-01-01', to_on: '2018-12-31' })
        const wrong = await cover(await post(c, A), ['pension', 'accident'])
        await c.void('insurance_enrolment', await enrol(c, wrong.values.person, A, 'medical'))
        await cover(await post(c, A, { to_on: '2017-12-30' }))
        await cover(await post(c, A, { from_on: '2018-01-01' }))
        await cover(await post(c, B))
        return { yes, elsewhere: 1 }
}
async function classAmount(c, klass, other) {
        const enter = (y, k, amount, growth) => c.make('operating_fund_amount', { year: y, class: k, amount, growth })
        await enter(2016, klass, '50000', '0')
        const yes = [await enter(2017, klass, '50000.01', '5.00')]
        await enter(2018, klass, '90000', '5.00')
        await enter(2017, other, '70000', '5.00')
        return { yes, value: 52500.01 }
}
const grant = async (c, at, more = {}) => ({
        source_level: 'county',
        recipient: 'branch',
        organisation: await c.unit('branch', at),
        amount: '1000.25',
        ...more,
})
const appoint = async (c, kind, at, more = {}) =>
        ({ person: await c.person(), kind, post_after: '副镇长', place: township(at), ...more })
const served = async (c, from_on) => {
        const person = await c.person()
        await c.make('frontline_service', { person, kind: 'first_secretary', place: A, from_on })
        return person
}

// ---- one row a code: where it is asked, for when, what is planted; `yes` are the records of its list ----

const FIGURES = {
        'org.committees': {
                async plant(c) {
                        const found = await organisation(c, 'committee')
                        found.yes.push(await c.make('organisation',
                                { name: '工委', kind: 'working_committee', place: A }))
                        await c.make('organisation', { name: '县委', kind: 'county_committee', place: WEST })
                        await organisation(c, 'general_branch')
                        return found
                },
        },
        'org.general_branches': {
                async plant(c) {
                        await organisation(c, 'branch')
                        return organisation(c, 'general_branch')
                },
        },
        'org.members': {
                plant: (c) =>
                        spans(c, 'party_member', async (at) => ({
                                person: await c.person(at),
                                organisation: await c.unit('branch', at),
                        })),
        },
        'place.townships': { place: COUNTY, plant: (c) => places(c, 'township', COUNTY, 3) },
        'place.villages': { plant: (c) => places(c, 'village', WEST, 3) },
        'training.sessions': {
                period: YEAR,
                plant: (c) => events(c, 'training_session', 'held_on', (at) =>
                        ({ title: c.next('培训'), place: township(at) })),
        },
        'training.person_times': {
                period: YEAR,
                async plant(c) {
                        const attend = async (of, more) => c.make('training_attendance', { session: of.id, ...more })
                        const heads = (head_count) => ({ kind: 'head_count', head_count, sign_in: '签到表1' })
                        const held = await session(c, A)
                        const yes = [
                                await attend(held, { kind: 'person', person: await c.person() }),
                                await attend(held, heads(40)),
                        ]
                        await c.void('training_attendance', await attend(held, heads(500)))
                        await attend(await session(c, A, '2016-12-31'), heads(500))
                        await attend(await session(c, A, '2018-01-01'), heads(500))
                        await attend(await session(c, B), heads(7))
                        return { yes, value: 41, elsewhere: 7 }
                },
        },
        'training.months_below_two': {
                place: COUNTY,
                period: YEAR,
                async plant(c) {
                        for (const day of ['2017-02-01', '2017-02-28', '2017-03-01', '2016-04-01', '2017-04-30'])
                                await session(c, A, day)
                        await c.void('training_session', await session(c, A, '2017-03-02'))
                        await session(c, B, '2017-04-01')
                        return { gone: ['2017-02-01', '2017-04-01'], value: -2, elsewhere: 0 }
                },
        },
        'enterprise_pairing.enterprises': { period: YEAR, plant: pairings },
        'enterprise_pairing.villages': { period: YEAR, plant: pairings },
        'enterprise_pairing.items': { period: YEAR, plant: (c) => items(c) },
        'enterprise_pairing.invested': {
                period: YEAR,
                async plant(c) {
                        const found = await items(c, () => ({ arrived: '1000.50', promised: '9000', voucher_no: '凭1' }))
                        const of = (await pairing(c)).id
                        const day = '2017-05-05'
                        await c.make('assistance_item', { pairing: of, title: '无凭证', day, arrived: '99' })
                        await c.make('assistance_item',
                                { pairing: of, title: '只承诺', day, promised: '99', voucher_no: '凭2' })
                        return { ...found, value: 2001, elsewhere: 1000.5 }
                },
        },
        'enterprise_pairing.jobs': {
                period: YEAR,
                async plant(c) {
                        const found = await items(c, () => ({ jobs: 3 }))
                        await c.make('assistance_item', { pairing: (await pairing(c)).id, title: '无岗', day: DAY })
                        return { ...found, value: 6, elsewhere: 3 }
                },
        },
        'responsibility.uncovered_townships': {
                place: COUNTY,
                async plant(c) {
                        const lead = async (at, more = {}) =>
                                c.make('responsibility', {
                                        tier: 'leader_township',
                                        cadre: await c.cadre(),
                                        place: at,
                                        from_on: '2017-01-01',
                                        ...more,
                                })
                        await lead(WEST)
                        await lead(EAST, { to_on: '2017-12-30' })
                        await lead(EAST, { from_on: '2018-01-01' })
                        await lead(EAST, { cadre: await c.cadre({ to_on: '2017-06-30' }) })
                        return { gone: ['定城镇'], value: -1 }
                },
        },
        'responsibility.uncovered_villages': {
                place: COUNTY,
                async plant(c) {
                        const serve = async (at, more = {}) =>
                                c.make('responsibility', {
                                        tier: 'unit_village',
                                        organisation: await c.unit(),
                                        place: at,
                                        from_on: '2017-01-01',
                                        ...more,
                                })
                        await serve(A)
                        await serve(A2, { to_on: '2017-12-30' })
                        await serve(A2, { from_on: '2018-01-01' })
                        await c.void('responsibility', await serve(B))
                        return { gone: ['东河村'], value: -1 }
                },
        },
        'responsibility.uncovered_households': {
                async plant(c) {
                        const help = async (household, more = {}) =>
                                c.make('responsibility',
                                        { cadre: await c.cadre(), household, from_on: '2017-01-01', ...more })
                        const status = (household, kind, more = {}) =>
                                c.make('household_status', { household, kind, from_on: '2016-01-01', ...more })
                        const yes = []
                        for (const kind of ['poor', 'pre_exit', 'relapsed']) {
                                yes.push(await c.household())
                                await status(yes.at(-1), kind)
                        }
                        await help(yes[1], { to_on: '2017-12-30' })
                        await help(yes[2], { cadre: await c.cadre({ to_on: '2017-06-30' }) })
                        await help(await c.poor())
                        await status(await c.household(), 'general')
                        await status(await c.household(), 'poor', { to_on: '2017-12-30' })
                        await status(await c.household(), 'poor', { from_on: '2018-01-01' })
                        await c.exit(await c.poor(), '2017-06-01')
                        await c.void('household', await c.poor())
                        await c.poor(B)
                        return { yes, elsewhere: 1 }
                },
        },
        'posting.leaders': {
                async plant(c) {
                        const found = await spans(c, 'posting', (at) => posting(c, at))
                        const from_on = '2017-01-01'
                        await c.make('posting', { ...(await posting(c, A, 'member')), from_on })
                        const ended = await slot(c, A, 'leader', { to_on: '2017-12-30' })
                        await c.make('posting', { slot: ended, cadre: await c.cadre(), level: 'city', from_on })
                        const left = { slot: await slot(c, A, 'leader'), cadre: await c.cadre({ to_on: '2017-06-30' }) }
                        await c.make('posting', { ...left, level: 'city', from_on })
                        return found
                },
        },
        'helper.cadres': {
                async plant(c) {
                        const twice = await member(c)
                        const yes = [await helping(c, A, twice), await helping(c, A2, twice),
                                await helping(c, A, await member(c))]
                        await helping(c, A, await c.cadre({ political_status: 'masses' }))
                        await helping(c, A, await member(c, { to_on: '2017-06-30' }))
                        await helping(c, A, await member(c), { to_on: '2017-12-30' })
                        await helping(c, A, await member(c), { from_on: '2018-01-01' })
                        const of = { tier: 'leader_township', place: WEST, cadre: await member(c),
                                from_on: '2017-01-01' }
                        await c.make('responsibility', of)
                        await c.void('responsibility', await helping(c, A, await member(c)))
                        await c.void('household', (await helping(c, A, await member(c))).values.household)
                        await helping(c, B, await member(c))
                        return { yes, value: 2, elsewhere: 1 }
                },
        },
        'staff.county_office': {
                place: COUNTY,
                async plant(c) {
                        const found = await spans(c, 'staff', (at) =>
                                at === B ? staff(c, 'station', EAST) : staff(c, 'county_office', COUNTY),
                        )
                        return { yes: found.yes }
                },
        },
        'staff.transferred_in': {
                place: COUNTY,
                period: YEAR,
                async plant(c) {
                        const come = async (from_on, more = {}, office = 'county_office') =>
                                c.make('staff',
                                        { ...(await staff(c, office, office === 'station' ? WEST : COUNTY)),
                                        from_on, ...more })
                        const yes = [await come('2017-01-01'), await come(DAY)]
                        await come('2016-12-31')
                        await come('2018-01-01')
                        await come('2017-03-01', { to_on: '2017-12-30' })
                        await come('2017-03-01', {}, 'station')
                        await c.void('staff', await come('2017-03-01'))
                        return { yes }
                },
        },
        'staff.stations': {
                async plant(c) {
                        const found = await spans(c, 'staff', (at) => staff(c, 'station', township(at)))
                        await c.make('staff', { ...(await staff(c, 'village_officer', A)), from_on: '2017-01-01' })
                        return { ...found, value: 1 }
                },
        },
        'staff.stations_off_strength': {
                place: COUNTY,
                async plant(c) {
                        const from_on = '2017-01-01'
                        for (let i = 0; i < 5; i++) await c.make('staff',
                                { ...(await staff(c, 'station', EAST)), from_on })
                        for (let i = 0; i < 3; i++) await c.make('staff',
                                { ...(await staff(c, 'station', WEST)), from_on })
                        await c.make('staff', { ...(await staff(c, 'station', WEST)), from_on, to_on: '2017-12-30' })
                        await c.void('staff', await c.make('staff', { ...(await staff(c, 'station', WEST)), from_on }))
                        return { yes: (await c.get(`/place?code=${WEST}`)).json.rows }
                },
        },
        'staff.villages_with_officer': {
                async plant(c) {
                        const found = await spans(c, 'staff', (at) => staff(c, 'village_officer', at))
                        await c.make('staff',
                                { ...(await staff(c, 'village_officer', A, { full_time: false })),
                                from_on: '2017-01-01' })
                        return { ...found, value: 2 }
                },
        },
        'staff.recruits': {
                period: YEAR,
                plant: (c) => events(c, 'grassroots_recruit', 'recruited_on', (at) => recruit(c, 'village', at)),
        },
        'staff.recruits_in_stations': {
                period: YEAR,
                async plant(c) {
                        const found = await events(c, 'grassroots_recruit', 'recruited_on', (at) =>
                                recruit(c, 'station', township(at)))
                        await c.make('grassroots_recruit',
                                { ...(await recruit(c, 'village', A)), recruited_on: '2017-05-05' })
                        return found
                },
        },
        'expert.members': {
                async plant(c) {
                        const advisers = async (at, more = {}) =>
                                (await c.make('advisory_team',
                                        { name: c.next('智囊团'), place: at, from_on: '2015-01-01', ...more })).id
                        const found = await spans(c, 'advisory_member', async (at) => ({
                                team: await advisers(at),
                                person: await c.person(),
                        }))
                        const team = await advisers(A, { to_on: '2017-12-30' })
                        await c.make('advisory_member', { team, person: await c.person(), from_on: '2017-01-01' })
                        return found
                },
        },
        'expert.teams': { plant: (c) => spans(c, 'advisory_team', (at) => ({ name: c.next('智囊团'), place: at })) },
        'expert.villages': {
                async plant(c) {
                        for (const at of [A, B]) await c.make('exit_plan', { year: 2017, place: at })
                        await c.make('exit_plan', { year: 2016, place: A2 })
                        await c.make('exit_plan', { year: 2017, place: A2, household: await c.household(A2) })
                        const { yes } = await spans(c, 'st_commissioner', async (at) =>
                                ({ person: await c.person(), place: at }))
                        return { yes: yes.filter((r) => r.place === A), value: 1, elsewhere: 1 }
                },
        },
        'expert.households': {
                period: YEAR,
                async plant(c) {
                        const act = async (day) =>
                                (await c.make('expert_activity',
                                { day, kind: 'industry', title: c.next('活动'), place: WEST })).id
                        const reach = async (activity, household) => c.make('expert_household', { activity, household })
                        const [first, last] = [await act('2017-01-01'), await act(DAY)]
                        const twice = await c.household()
                        const yes = [await reach(first, twice), await reach(last, twice),
                                await reach(last, await c.household(A2))]
                        await reach(await act('2016-12-31'), await c.household())
                        await reach(await act('2018-01-01'), await c.household())
                        await c.void('expert_household', await reach(first, await c.household()))
                        const gone = await c.household()
                        await reach(first, gone)
                        await c.void('household', gone)
                        await reach(first, await c.household(B))
                        return { yes, value: 2, elsewhere: 1 }
                },
        },
        'base.area_mu': {
                async plant(c) {
                        const site = (of, at, area, more = {}) =>
                                c.make('base_site', { base: of, place: at, area, ...more })
                        const ours = await base(c, A),
                                theirs = await base(c, B)
                        const yes = [await site(ours, A, '10.5'), await site(ours, B, '3'), await site(theirs, A2, '2')]
                        await site(ours, A, '100', { to_on: '2017-12-30' })
                        await site(ours, A, '100', { from_on: '2018-01-01' })
                        await site(await base(c, A, { to_on: '2017-12-30' }), A, '100')
                        await c.void('base_site', await site(ours, A, '100'))
                        await site(theirs, B, '4')
                        return { yes, value: 15.5, elsewhere: 9 }
                },
        },
        'base.households': { period: YEAR, plant: wages },
        'base.persons': { period: YEAR, plant: wages },
        'mobile_branch.returned': {
                period: YEAR,
                plant: (c) =>
                        events(c, 'return_venture', 'returned_on', async (at) => ({
                                branch: await branch(c, at),
                                person: await c.person(),
                                name: c.next('项目'),
                        })),
        },
        'mobile_branch.households_exited': {
                period: YEAR,
                async plant(c) {
                        const [ours, theirs] = [await workshop(c, A), await workshop(c, B)]
                        const link = async (of, on, more = {}, confirmed = true) => {
                                const household = await c.household()
                                if (on) await c.exit(household, on, confirmed)
                                return c.make('workshop_link',
                                        { workshop: of, household, from_on: '2016-01-01', ...more })
                        }
                        const yes = [await link(ours, '2017-01-01'), await link(ours, DAY, { to_on: DAY })]
                        await link(ours, '2016-12-31')
                        await link(ours, '2018-01-01')
                        await link(ours, '2017-06-01', {}, false)
                        await link(ours, '2017-06-01', { to_on: '2017-05-31' })
                        await link(ours, '2017-06-01', { from_on: '2017-06-02' })
                        await link(ours)
                        await c.void('workshop_link', await link(ours, '2017-06-01'))
                        await c.void('household', (await link(ours, '2017-06-01')).values.household)
                        await link(theirs, '2017-06-01')
                        return { yes, elsewhere: 1 }
                },
        },
        'collective_income.growth': {
                period: YEAR,
                async plant(c) {
                        const income = (at, y, amount) => c.make('collective_income', { place: at, year: y, amount })
                        await income(A, 2016, '1000')
                        const yes = [await income(A, 2017, '1500.50')]
                        await income(A, 2018, '90000')
                        await income(A2, 2017, '70000')
                        await c.void('collective_income', await income(A2, 2016, '1'))
                        await income(B, 2016, '100')
                        await income(B, 2017, '50')
                        return { yes, value: 500.5, elsewhere: -50 }
                },
        },
        'pay.rate_principal': { plant: (c) => rates(c, 'principal', 'deputy') },
        'pay.rate_deputy': { plant: (c) => rates(c, 'deputy', 'principal') },
        'pay.adjustments': {
                period: '2013..2017',
                async plant(c) {
                        await rate(c, 'principal', '2012-12-31', '900')
                        const yes = [await rate(c, 'principal', '2013-01-01', '954')]
                        await rate(c, 'principal', '2014-01-01', '954')
                        yes.push(await rate(c, 'principal', DAY, '2215'))
                        await rate(c, 'principal', '2018-01-01', '3000')
                        await rate(c, 'deputy', '2015-01-01', '668')
                        await c.void('pay_rate', await rate(c, 'principal', '2016-01-01', '1800'))
                        return { yes }
                },
        },
        'pay.total': { period: YEAR, plant: (c) => pays(c, ['base', 'award']) },
        'pay.base': { period: YEAR, plant: (c) => pays(c, ['base']) },
        'insurance.townships': {
                async plant(c) {
                        return { ...(await insured(c)), value: 1 }
                },
        },
        'insurance.insured': { plant: insured },
        'insurance.county_paid': {
                period: YEAR,
                async plant(c) {
                        const found = await events(c, 'insurance_enrolment', 'paid_on', async (at) => ({
                                person: (await post(c, at)).values.person,
                                kind: 'accident',
                                place: at,
                                from_on: '2017-01-01',
                                to_on: DAY,
                                premium: '120',
                                county_paid: '100.25',
                                person_paid: '19.75',
                        }))
                        const person = (await post(c, A)).values.person
                        await enrol(c, person, A, 'accident', { paid_on: '2018-01-05' })
                        const self = { premium: '60', county_paid: '0', person_paid: '60', paid_on: '2017-06-01' }
                        await enrol(c, person, A, 'medical', self)
                        return { ...found, value: 200.5, elsewhere: 100.25 }
                },
        },
        'insurance.coverage': {
                ratio: true,
                async plant(c) {
                        await insured(c)
                        return { value: 40, elsewhere: 100 }
                },
        },
        'operating_fund.class_small': { plant: (c) => classAmount(c, 'small', 'medium') },
        'operating_fund.class_medium': { plant: (c) => classAmount(c, 'medium', 'large') },
        'operating_fund.class_large': { plant: (c) => classAmount(c, 'large', 'small') },
        'operating_fund.total': {
                period: YEAR,
                async plant(c) {
                        for (const y of [2016, 2017, 2018])
                                await c.make('operating_fund_amount',
                                        { year: y, class: 'small', amount: '50000', growth: y === 2017 ? '5' : '0' })
                        for (const at of [A, A2, B]) await c.make('village_size',
                                { place: at, class: 'small', from_on: '2010-01-01' })
                        const fund = (at, y) => c.make('operating_fund', { place: at, year: y })
                        const yes = [await fund(A, 2017)]
                        await fund(A, 2016)
                        await fund(A, 2018)
                        await c.void('operating_fund', await fund(A2, 2017))
                        await fund(B, 2017)
                        return { yes, value: 52500, elsewhere: 52500 }
                },
        },
        'dues_grant.total': {
                period: YEAR,
                async plant(c) {
                        const found = await events(c, 'dues_grant', 'day', (at) => grant(c, at))
                        return { ...found, value: 2000.5, elsewhere: 1000.25 }
                },
        },
        'dues_grant.source_levels': {
                period: YEAR,
                async plant(c) {
                        const found = await events(c, 'dues_grant', 'day', (at) => grant(c, at))
                        found.yes.push(await c.make('dues_grant',
                                { ...(await grant(c, A, { source_level: 'city' })), day: '2017-05-01' }))
                        await c.make('dues_grant',
                                { ...(await grant(c, A, { source_level: 'province' })), day: '2016-05-01' })
                        return { ...found, value: 2 }
                },
        },
        'member_contact.households': {
                async plant(c) {
                        const found = await spans(c, 'member_contact', async (at) => ({
                                person: await c.person(),
                                household: await c.household(at),
                        }))
                        const twice = { household: found.yes[0].values.household, person: await c.person(),
                                from_on: '2017-01-01' }
                        found.yes.push(await c.make('member_contact', twice))
                        const gone = await c.household()
                        await c.make('member_contact',
                                { household: gone, person: await c.person(), from_on: '2017-01-01' })
                        await c.void('household', gone)
                        return { ...found, value: 3 }
                },
        },
        'appointment.leadership_team': {
                period: '2013..2017',
                async plant(c) {
                        const publish = async (published_on, at = A, kind = 'leadership_team', more = {}) =>
                                c.make('appointment', { ...(await appoint(c, kind, at, more)), published_on })
                        const yes = [await publish('2013-01-01'), await publish(DAY)]
                        await publish('2012-12-31')
                        await publish('2018-01-01')
                        await publish('2016-01-01', A, 'promotion')
                        await c.void('appointment', await publish('2016-01-01'))
                        await publish('2016-01-01', B)
                        return { yes, elsewhere: 1 }
                },
        },
        'appointment.agency_frontline': {
                period: '2013..2017',
                async plant(c) {
                        const publish = async (person, more = {}, at = A, kind = 'promotion') =>
                                c.make('appointment', {
                                        ...(await appoint(c, kind, at)),
                                        person,
                                        from_agency: true,
                                        published_on: '2017-05-01',
                                        ...more,
                                })
                        const yes = [
                                await publish(await served(c, '2016-01-01')),
                                await publish(await served(c, '2017-04-30'), {}, A, 'important_post'),
                        ]
                        await publish(await served(c, '2017-05-01'))
                        await publish(await c.person())
                        await publish(await served(c, '2016-01-01'), { from_agency: false })
                        await publish(await served(c, '2016-01-01'), {}, A, 'transfer')
                        await publish(await served(c, '2016-01-01'), { published_on: '2018-01-01' })
                        await c.void('appointment', await publish(await served(c, '2016-01-01')))
                        await publish(await served(c, '2016-01-01'), {}, B)
                        return { yes, elsewhere: 1 }
                },
        },
}

// ---- asking ----

const number = (value) => (value === '—' ? 0 : Number(value))

async function ask(c, code, period, at) {
        const found = await c.get(`/figures/${code}?period=${period}&place=${at}`)
        assert.equal(found.status, 200, `${code}: ${found.text}`)
        return found.json.value
}
async function rows(c, code, period, at) {
        const found = await c.get(`/lists/${code}?period=${period}&place=${at}&limit=100`)
        assert.equal(found.status, 200, `${code}: ${found.text}`)
        return found.json.rows
}

before(async () => (await County.open()).close())
after(dropTemplate)

test('every code of the account has its row here', () => {
        assert.deepEqual(Object.keys(FIGURES).sort(), [...new Set(CODES)].sort())
})

test('in an empty county every figure is nothing, whatever year is asked', async () => {
        const c = await County.open()
        const counted = { 'place.townships': 2, 'place.villages': 4, 'training.months_below_two': 12 }
        counted['responsibility.uncovered_townships'] = 2
        counted['responsibility.uncovered_villages'] = 4
        for (const code of new Set(CODES))
                for (const period of ['2016', '2017', '2017-12-31'])
                        assert.equal(number(await ask(c, code, period, COUNTY)), counted[code] ?? 0,
                                `${code} ${period}`)
        await c.close()
})

for (const [code, { place: at = WEST, period = DAY, ratio, plant }] of Object.entries(FIGURES))
        test(code, async () => {
                const c = await County.open()
                try {
                        const value = await ask(c, code, period, at),
                                listed = ratio ? [] : await rows(c, code, period, at),
                                away = await ask(c, code, period, EAST)
                        const { yes = [], gone = [], value: wanted = yes.length, elsewhere } = await plant(c)
                        assert.equal(number(await ask(c, code, period, at)) - number(value), wanted)
                        if (elsewhere !== undefined)
                                assert.equal(number(await ask(c, code, period, EAST)) - number(away), elsewhere,
                                        'elsewhere')
                        if (ratio) return
                        const now = await rows(c, code, period, at)
                        const ids = new Set(now.map((r) => r.id)),
                                old = new Set(listed.map((r) => r.id))
                        assert.deepEqual(
                                now.filter((r) => !old.has(r.id)).map((r) => r.id).sort(),
                                yes.map((r) => r.id ?? r).sort(),
                        )
                        assert.deepEqual(
                                listed.filter((r) => !ids.has(r.id)).map((r) => r.title),
                                gone,
                        )
                } finally {
                        await c.close()
                }
        })
