// What county.md asks of a mechanism and no hard rule can refuse is watched by a check: a record that breaks it is on the
// list, one beside it that keeps it is not, and mended it leaves. One row a check, all through the API.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { A, A2, B, B2, County, COUNTY, dropTemplate, EAST, WEST } from './county.mjs'

let c
before(async () => {
        c = await County.open()
})
after(async () => {
        await c.close()
        dropTemplate()
})

const DAY = '2017-12-31'
const change = async (answer) => {
        const done = await answer
        assert.ok(done.status < 300, done.text)
        return done.json
}
const update = async (entity, record, values) => {
        const { version } = (await c.get(`/${entity}/${record.id}`)).json
        return change(c.patch(`/${entity}/${record.id}`, { version, values, reason: '更正' }))
}
const end = (entity, record, to_on) => change(c.post(`/${entity}/${record.id}/end`, { to_on, reason: '结束' }))
const placeRecord = async (code) => (await c.get(`/place?code=${code}`)).json.rows[0]
const since = (entity, values) => c.make(entity, { from_on: '2017-01-01', ...values })
const document = () => c.make('document', { title: c.next('文件'), issuer: '县委', issued_on: '2016-12-01' })
const post = async (place = A, more = {}) =>
        since('village_post', { person: await c.person(place), place, class: 'principal', ...more })
const insure = (held, kind) =>
        since('insurance_enrolment', { person: held.values.person, kind, place: A, to_on: '2018-12-31',
                premium: '60', person_paid: '60' })
const family = (place) => c.family(place)
const base = (more = {}) => since('base', { name: c.next('基地'), place: WEST, ...more })
const link = async (of, more = {}) => since('benefit_link',
        { base: of.id, kind: 'rent', household: await c.household(), ...more })
const team = (place = A) => since('work_team', { name: c.next('工作队'), place })
const slot = async (kind = 'member') => since('slot', { team: (await team()).id, kind })
const posting = async () => since('posting', { slot: (await slot()).id, cadre: await c.cadre(), level: 'county' })
const helping = async (household, cadre) =>
        since('responsibility', { household, cadre: cadre ?? (await c.cadre()), tier: 'cadre_household' })
const pairing = async (place) => since('enterprise_pairing', { enterprise: await c.unit('private_enterprise'), place })
const assistance = async (more) =>
        c.make('assistance_item', { pairing: (await pairing(A)).id, title: c.next('事项'), day: '2017-05-01', ...more })
const branch = () => since('mobile_branch', { name: c.next('流动党支部'), place: WEST })
const workshop = async () => since('workshop', { branch: (await branch()).id, kind: 'workshop', name: c.next('车间') })
const equity = () => since('equity', { name: c.next('股份'), place: A, shares: 10 })
const share = async (of, shares) =>
        since('equity_share', { equity: of.id, holder: 'enterprise',
                organisation: await c.unit('private_enterprise'), shares })
// dividend: declared on a venture held whole by one enterprise
async function dividend() {
        const of = await equity()
        const held = await share(of, 10)
        const made = await c.make('dividend', { equity: of.id, year: 2017, declared_on: '2017-06-01', amount: '100' })
        return { ...made, held }
}
const pay = (of, amount) =>
        c.make('dividend_payment', { dividend: of.id, share: of.held.id, amount, paid_on: '2017-07-01' })
const grant = async (more = {}) =>
        c.make('dues_grant', {
                day: '2017-05-01',
                source_level: 'county',
                recipient: 'branch',
                organisation: await c.unit('branch', A2),
                amount: '1000',
                ...more,
        })
const campaign = async () => since('campaign', { title: c.next('教育'), document: (await document()).id })
const topic = async () =>
        c.make('required_topic', {
                campaign: (await campaign()).id,
                title: c.next('专题'),
                document: (await document()).id,
                binds: ['standing_committee'],
                due_on: '2017-06-30',
        })
const study = (more = {}) =>
        c.make('study_session', { body: 'standing_committee', held_on: '2017-03-01', title: c.next('学习'),
                place: COUNTY, ...more })
const task = async (due_on) => {
        const plan = await c.make('work_plan',
                { title: c.next('方案'), document: (await document()).id, issued_on: '2017-01-01' })
        return c.make('plan_task', { plan: plan.id, title: c.next('任务'), owner: await c.unit(), due_on })
}
const appointment = async (more = {}) =>
        c.make('appointment', {
                person: await c.person(),
                kind: 'promotion',
                post_after: '副镇长',
                place: WEST,
                published_on: '2017-05-01',
                ...more,
        })

// ---- one row a check: `wrong` enters what breaks it, `right` one that keeps it, `mend` sets the first right ----

const CHECKS = {
        // 0
        'household.no_head': {
                wrong: async () => ({ id: await c.household() }),
                right: async () => ({ id: (await family()).household }),
                mend: async (r) => c.make('household_member',
                        { household: r.id, person: await c.person(), relation: 'head' }),
        },
        'household.no_income': {
                wrong: async () => ({ id: await c.poor() }),
                right: async () => ({ id: await c.household() }),
                mend: (r) => c.make('household_income', { household: r.id, year: 2017, persons: 1, wage: '1000' }),
        },
        'household.exit_waiting': {
                wrong: async () => c.exit(await c.poor(), '2017-06-01', false),
                right: async () => c.exit(await c.poor(), '2017-06-01'),
                mend: async (r) =>
                        change(
                                c.second.patch(`/household_exit/${r.id}`, {
                                        version: r.version,
                                        values: { confirmed_by: await c.cadre(), confirmed_on: '2017-06-10' },
                                        reason: '确认',
                                }),
                        ),
        },
        // 1.1
        'study.topic_missed': {
                wrong: topic,
                right: async () => {
                        const of = await topic()
                        await study({ topics: [of.id] })
                        return of
                },
                mend: (r) => study({ topics: [r.id] }),
        },
        'study.task_overdue': {
                wrong: () => task('2017-06-30'),
                right: () => task('2018-01-01'),
                mend: (r) => update('plan_task', r,
                        { state: 'done', done_on: '2017-07-01', result: '完成', evidence: '纪要' }),
        },
        'study.absent': {
                period: '2017',
                wrong: async () =>
                        c.make('study_attendance',
                                { session: (await study()).id, person: await c.person(), presence: 'absent' }),
                right: async () =>
                        c.make('study_attendance',
                                { session: (await study()).id, person: await c.person(), presence: 'present' }),
                mend: (r) => update('study_attendance', r, { presence: 'made_up', made_up_on: '2017-04-01' }),
        },
        'study.report_late': {
                period: '2014',
                wrong: async () => (await c.get('/calendar?day=2014-05-01')).json.rows[0],
                mend: () => c.make('thematic_report',
                        { heard_on: '2014-04-15', title: '专题汇报', body: 'standing_committee' }),
        },
        // 1.2
        'training.months_below_two': {
                period: '2014',
                wrong: async () => (await c.get('/calendar?day=2014-05-01')).json.rows[0],
                mend: async () => {
                        for (const held_on of ['2014-05-01', '2014-05-31'])
                                await c.make('training_session', { title: c.next('培训'), held_on, place: COUNTY })
                },
        },
        'training.plan_behind': {
                wrong: async () => c.make('training_plan',
                        { title: c.next('计划'), sessions: 1, due_on: '2017-06-30', owner: await c.unit() }),
                right: async () => c.make('training_plan',
                        { title: c.next('计划'), sessions: 1, due_on: '2018-06-30', owner: await c.unit() }),
                mend: (r) => c.make('training_session',
                        { title: c.next('培训'), held_on: '2017-06-01', plan: r.id, place: COUNTY }),
        },
        // 1.3
        'responsibility.uncovered_villages': {
                wrong: () => placeRecord(B2),
                right: async () => {
                        await since('responsibility', { tier: 'unit_village', organisation: await c.unit(), place: B })
                        return placeRecord(B)
                },
                mend: async () => since('responsibility',
                        { tier: 'unit_village', organisation: await c.unit(), place: B2 }),
        },
        'helper.over_limit': {
                wrong: async () => {
                        await c.make('parameter_value',
                                { name: 'helper_limit', place: COUNTY, from_on: '2017-01-01', value: 2 })
                        const cadre = await c.cadre()
                        c.third = null
                        for (let i = 0; i < 3; i++) c.third = await helping(await c.household(), cadre)
                        return { id: cadre }
                },
                right: async () => {
                        const cadre = await c.cadre()
                        for (let i = 0; i < 2; i++) await helping(await c.household(), cadre)
                        return { id: cadre }
                },
                mend: () => end('responsibility', c.third, '2017-12-30'),
        },
        'helper.left': {
                wrong: async () => helping(await c.household(), await c.cadre({ to_on: '2017-06-30' })),
                right: async () => helping(await c.household()),
                mend: (r) => end('responsibility', r, '2017-06-30'),
        },
        'enterprise_pairing.not_planned': {
                period: '2017',
                wrong: () => pairing(B2),
                right: async () => {
                        await c.make('exit_plan', { year: 2017, place: A })
                        return pairing(A)
                },
                mend: () => c.make('exit_plan', { year: 2017, place: B2 }),
        },
        'enterprise_pairing.no_voucher': {
                period: '2017',
                wrong: () => assistance({ arrived: '100' }),
                right: () => assistance({ arrived: '100', voucher_no: '凭1' }),
                mend: (r) => update('assistance_item', r, { voucher_no: '凭2' }),
        },
        'enterprise_pairing.short': {
                period: '2017',
                wrong: () => assistance({ promised: '100.01', arrived: '100', voucher_no: '凭1' }),
                right: () => assistance({ promised: '100', arrived: '100', voucher_no: '凭1' }),
                mend: (r) => update('assistance_item', r, { arrived: '100.01' }),
        },
        // 2.1
        'posting.no_leader': {
                wrong: async () => since('village_designation', { place: B, kind: 'work_team' }),
                mend: async () => {
                        const held = await since('slot', { team: (await team(B)).id, kind: 'leader' })
                        return since('posting', { slot: held.id, cadre: await c.cadre(), level: 'county' })
                },
        },
        'posting.empty_slots': {
                wrong: () => slot(),
                right: async () => ({ id: (await posting()).values.slot }),
                mend: async (r) => since('posting', { slot: r.id, cadre: await c.cadre(), level: 'county' }),
        },
        'posting.days_short': {
                period: '2017',
                wrong: async () => c.make('attendance',
                        { posting: (await posting()).id, month: '2017-03-01', days_on_post: 19 }),
                right: async () => c.make('attendance',
                        { posting: (await posting()).id, month: '2017-03-01', days_on_post: 20 }),
                mend: (r) => update('attendance', r, { days_on_post: 21 }),
        },
        'posting.no_days': {
                period: '2017',
                wrong: () => posting(),
                right: async () => {
                        const of = await posting()
                        await c.make('attendance', { posting: of.id, month: '2017-03-01', days_on_post: 22 })
                        return of
                },
                mend: (r) => c.make('attendance', { posting: r.id, month: '2017-03-01', days_on_post: 22 }),
        },
        // 2.2
        'staff.no_station': {
                wrong: () => placeRecord(EAST),
                right: async () => {
                        await since('staff', { person: await c.person(), office: 'station', place: WEST })
                        return placeRecord(WEST)
                },
                mend: async () => since('staff', { person: await c.person(), office: 'station', place: EAST }),
        },
        'staff.stations_off_strength': {
                wrong: () => placeRecord(EAST),
                mend: async () => {
                        for (let i = 0; i < 4; i++) await since('staff',
                                { person: await c.person(), office: 'station', place: EAST })
                },
        },
        'staff.villages_without_officer': {
                wrong: async () => {
                        await since('staff',
                                { person: await c.person(), office: 'village_officer', place: B, full_time: false })
                        return placeRecord(B)
                },
                right: async () => {
                        await since('staff', { person: await c.person(), office: 'village_officer', place: A })
                        return placeRecord(A)
                },
                mend: async () => since('staff', { person: await c.person(), office: 'village_officer', place: B }),
        },
        'staff.recruits_elsewhere': {
                period: '2017',
                wrong: async () =>
                        c.make('grassroots_recruit',
                                { person: await c.person(), recruited_on: '2017-08-01', placed_in: 'village',
                                place: A }),
                mend: async (r) => {
                        const person = r.values.person
                        await c.make('staff', { person, office: 'station', place: WEST, from_on: '2017-08-01' })
                        return update('grassroots_recruit', r, { placed_in: 'station', place: WEST })
                },
        },
        // 2.3
        'expert.no_commissioner': {
                wrong: () => c.make('exit_plan', { year: 2017, place: A2 }),
                mend: async () => since('st_commissioner', { person: await c.person(), place: A2 }),
        },
        'expert.not_member': {
                wrong: async () => adviser('masses'),
                right: async () => adviser('member'),
                mend: (r) => update('advisory_member', r, { politics: 'member' }),
        },
        'expert.idle': {
                period: '2017',
                wrong: () => since('advisory_team', { name: c.next('智囊团'), place: WEST }),
                mend: (r) => c.make('expert_activity',
                        { day: '2017-05-01', kind: 'industry', title: '指导', place: WEST, team: r.id }),
        },
        // 3.1
        'base.assisted_unlinked': {
                period: '2017',
                wrong: () => base({ assistance: '1000' }),
                right: () => base(),
                mend: (r) => link(r),
        },
        'base.no_benefit': {
                period: '2017',
                wrong: async () => link(await base()),
                mend: (r) => c.make('link_benefit', { link: r.id, year: 2017, amount: '500' }),
        },
        'base.no_site': {
                wrong: () => base(),
                mend: (r) => c.make('base_site', { base: r.id, place: A, area: '10' }),
        },
        // 3.2
        'mobile_branch.no_report': {
                period: '2017',
                wrong: () => branch(),
                mend: (r) => c.make('mobile_report', { branch: r.id, year: 2017, reported_on: DAY, summary: '年报' }),
        },
        'mobile_branch.exit_waiting': {
                period: '2017',
                wrong: async () => {
                        const household = await c.poor()
                        c.waiting = await c.exit(household, '2017-06-01', false)
                        return since('workshop_link', { workshop: (await workshop()).id, household })
                },
                right: async () => {
                        const household = await c.poor()
                        await c.exit(household, '2017-06-01')
                        return since('workshop_link', { workshop: (await workshop()).id, household })
                },
                mend: () => c.void('household_exit', c.waiting),
        },
        'mobile_branch.idle_venue': {
                wrong: () => workshop(),
                mend: async (r) => since('workshop_link', { workshop: r.id, household: await c.household() }),
        },
        // 3.3
        'equity.not_whole': {
                wrong: async () => {
                        const of = await equity()
                        await share(of, 9)
                        return of
                },
                right: async () => {
                        const of = await equity()
                        await share(of, 10)
                        return of
                },
                mend: (r) => share(r, 1),
        },
        'dividend.not_paid_out': {
                period: '2017',
                wrong: async () => {
                        const of = await dividend()
                        c.partly = await pay(of, '99.99')
                        return of
                },
                right: async () => {
                        const of = await dividend()
                        await pay(of, '100')
                        return of
                },
                mend: () => update('dividend_payment', c.partly, { amount: '100' }),
        },
        'collective_income.fell': {
                period: '2017',
                wrong: async () => {
                        await c.make('collective_income', { place: A, year: 2016, amount: '1000' })
                        return c.make('collective_income', { place: A, year: 2017, amount: '999.99' })
                },
                mend: (r) => update('collective_income', r, { amount: '1000' }),
        },
        // 4.1
        'pay.two_posts': {
                wrong: async () => {
                        const held = await post()
                        c.other = await post(A2, { person: held.values.person, class: 'deputy' })
                        return held
                },
                right: () => post(),
                mend: () => end('village_post', c.other, '2017-06-30'),
        },
        'pay.no_rate': {
                wrong: () => post(A, { class: 'other' }),
                mend: () => c.make('pay_rate', { class: 'other', from_on: '2017-01-01', monthly: '800' }),
        },
        'pay.run_open': {
                wrong: async () => c.make('pay_run', { month: '2017-11-01', prepared_by: await c.cadre() }),
                right: async () => c.make('pay_run', { month: '2018-01-01', prepared_by: await c.cadre() }),
                mend: async (r) =>
                        change(
                                c.second.patch(`/pay_run/${r.id}`, {
                                        version: r.version,
                                        values: { approved_by: await c.cadre(), locked_on: '2017-11-25' },
                                        reason: '审批',
                                }),
                        ),
        },
        // 4.2
        ...Object.fromEntries(
                ['pension', 'accident', 'medical'].map((kind) => [
                        `insurance.no_${kind}`,
                        {
                                wrong: () => post(),
                                right: async () => {
                                        const held = await post()
                                        await insure(held, kind)
                                        return held
                                },
                                mend: (r) => insure(r, kind),
                        },
                ]),
        ),
        'insurance.not_in_post': {
                wrong: async () => insure(await post(A, { to_on: '2017-06-30' }), 'medical'),
                right: async () => insure(await post(), 'medical'),
                mend: (r) => update('insurance_enrolment', r, { to_on: '2017-06-30' }),
        },
        // 4.3
        'operating_fund.no_class': {
                wrong: () => placeRecord(A2),
                mend: () => since('village_size', { place: A2, class: 'small' }),
        },
        'operating_fund.missing': {
                wrong: async () => (await c.get(`/village_size?place=${A2}`)).json.rows[0],
                mend: async () => {
                        await c.make('operating_fund_amount', { year: 2017, class: 'small', amount: '50000' })
                        return c.make('operating_fund', { year: 2017, place: A2 })
                },
        },
        'operating_fund.unpaid': {
                period: '2017',
                wrong: async () => (await c.get(`/operating_fund?place=${A2}`)).json.rows[0],
                mend: (r) => c.make('operating_fund_payment',
                        { fund: r.id, day: '2017-05-01', part: 1, amount: '50000', voucher_no: '凭3' }),
        },
        'dues_grant.no_voucher': {
                period: '2017',
                wrong: () => grant(),
                right: () => grant({ voucher_no: '凭4' }),
                mend: (r) => update('dues_grant', r, { voucher_no: '凭5' }),
        },
        'dues_grant.not_poor': {
                period: '2017',
                wrong: () => grant(),
                mend: () => since('village_designation', { place: A2, kind: 'poor_village' }),
        },
        // 5.1
        'member_contact.item_missed': {
                period: '2017',
                wrong: async () => {
                        c.item = await since('five_five_item', { kind: 'help', title: '帮就业' })
                        return since('member_contact',
                                { person: await c.person(), household: await c.household(), items: [c.item.id] })
                },
                mend: (r) => c.make('contact_item',
                        { contact: r.id, item: c.item.id, day: '2017-05-01', result: '已办' }),
        },
        'member_contact.nobody': {
                wrong: async () => ({ id: await c.poor() }),
                right: async () => ({ id: await c.household() }),
                mend: async (r) => since('member_contact', { person: await c.person(), household: r.id }),
        },
        // 5.2
        'assessment.unscored': {
                period: '2017',
                wrong: async () => {
                        const list = await c.make('assessment_list',
                                { year: 2017, subject: 'township_committee', title: c.next('清单'), standard: '75' })
                        c.scored = await c.make('assessment_item',
                                { duty_list: list.id, title: '群众满意', weight: '100', source: 'hand' })
                        const organisation = await c.unit('committee', WEST)
                        return c.make('assessment', { duty_list: list.id, organisation, assessed_on: DAY })
                },
                mend: (r) =>
                        c.make('assessment_score',
                                { assessment: r.id, item: c.scored.id, score: '80', evidence: '问卷', scored_on: DAY }),
        },
        // 5.3
        'appointment.no_document': {
                period: '2017',
                wrong: () => appointment(),
                right: async () => appointment({ document: (await document()).id }),
                mend: async (r) => update('appointment', r, { document: (await document()).id }),
        },
}

async function adviser(politics) {
        const of = await since('advisory_team', { name: c.next('智囊团'), place: WEST })
        return since('advisory_member', { team: of.id, person: await c.person(), politics })
}

for (const [name, { period = DAY, wrong, right, mend }] of Object.entries(CHECKS))
        test(name, async () => {
                const listed = async () => {
                        const found = await c.get(`/lists/${name}?period=${period}&limit=200`)
                        assert.equal(found.status, 200, found.text)
                        assert.equal(found.json.next, null)
                        return new Set(found.json.rows.map((r) => r.id))
                }
                const broken = await wrong(),
                        kept = right && (await right())
                const before = await listed()
                assert.ok(before.has(broken.id), 'what breaks it is listed')
                if (kept) assert.ok(!before.has(kept.id), 'what keeps it is not')
                await mend(broken)
                assert.ok(!(await listed()).has(broken.id), 'mended, it leaves')
        })
