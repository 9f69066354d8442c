// The public account, counted a second time. This program knows the registers as anybody gets them, exported plainly as
// csv by an auditor, and what each figure says it counts; it shares no statement with the program it checks. Every row
// of figures.tsv is counted for the county on the reference day, on two other days, and for townships on two days.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, login, serve, TOP } from './server.mjs'

const ROWS = readFileSync(join(TOP, 'tests/data/figures.tsv'), 'utf8').trim().split('\n').slice(1).map((line) => {
        const [at, period, op, value, precision] = line.split('\t')
        const [code, place = COUNTY] = at.split('@')
        return { code, place, period, op, value: Number(value), precision: Number(precision) }
})
const TODAY = '2017-12-31' // the demonstration county's

// ---- registers: exported once each, as objects of strings ----

let directory, server, auditor, parameters
const registers = new Map()

function parseCsv(text) {
        const rows = []
        const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g
        let row = []
        text = text.replace(/^\ufeff/, '')
        for (let at = 0; at < text.length; at = cell.lastIndex) {
                const [, value, end] = cell.exec(text)
                row.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
                if (end === ',') continue
                rows.push(row)
                row = []
        }
        return rows
}

const WHY = 'purpose=inspection&reason=' + encodeURIComponent('复核各项数字')
async function register(entity) {
        const file = await auditor.get(`/${entity}/export?format=csv&plain=1&${WHY}`)
        assert.equal(file.status, 200, `${entity}: ${file.text.slice(0, 300)}`)
        const [head, ...rows] = parseCsv(file.text)
        const { count } = (await auditor.get(`/${entity}/count`)).json
        /* an export notes itself, so the register of disclosures alone may have grown */
        assert.equal(rows.length, count, `${entity}: the export holds every row`)
        return rows.map((r) => Object.fromEntries(head.map((name, i) => [name, r[i]])))
}
const NAMES = [
        'place organisation party_member training_session training_attendance enterprise_pairing assistance_item cadre',
        'responsibility household household_status work_team slot posting staff grassroots_recruit advisory_team',
        'advisory_member st_commissioner exit_plan expert_activity expert_household base base_site benefit_link',
        'mobile_branch return_venture workshop workshop_link household_exit collective_income pay_rate pay_run',
        'pay_line village_post insurance_enrolment operating_fund_amount operating_fund dues_grant member_contact appointment',
        'frontline_service parameter_value pay_transfer dividend_payment operating_fund_payment establishment',
]
        .join(' ')
        .split(' ')

// exportsAll: one account takes the whole county in a day here, which two others have to allow.
async function exportsAll(store) {
        addAccount(store, 'asks', 'office', COUNTY)
        addAccount(store, 'allows', 'security', COUNTY)
        const values = { name: 'export.second', value: '10000000', from_on: '2000-01-01', place: COUNTY }
        const asked = await (await login(server.base, 'asks')).post('/parameter_value', { values, reason: '复核' })
        const done = await (await login(server.base, 'allows')).post('/proposals/confirm', { proposals: [asked.json.proposal.id] })
        assert.equal(done.status, 200, done.text)
}

before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-recompute-'))
        const store = join(directory, 'county.bangfu')
        const ready = process.env.BANGFU_DEMO
        if (ready && existsSync(ready)) {
                for (const end of ['', '-wal']) if (existsSync(ready + end)) copyFileSync(ready + end, store + end)
        } else bangfu(['demo', store])
        addAccount(store, 'recompute', 'auditor', COUNTY)
        server = await serve(store)
        auditor = await login(server.base, 'recompute')
        await exportsAll(store)
        for (const name of NAMES) registers.set(name, await register(name))
        parameters = (await auditor.get('/catalogue')).json.parameters
})
after(async () => {
        await server?.stop()
        rmSync(directory, { recursive: true, force: true })
})

// ---- words the account is told in ----

const all = (name) => registers.get(name)
const indexes = new Map()
const by = (name, field) => {
        const key = `${name}.${field}`
        if (!indexes.has(key)) {
                const index = new Map()
                for (const r of all(name)) index.get(r[field])?.push(r) ?? index.set(r[field], [r])
                indexes.set(key, index)
        }
        return (value) => indexes.get(key).get(value) ?? []
}
const one = (name, id) => by(name, 'id')(id)[0]
const open = (r, day) => !!r && (r.from_on || '') <= day && (r.to_on || '9999-12-31') >= day
const during = (r, q) => !!r && (r.from_on || '') <= q.to && (r.to_on || '9999-12-31') >= q.from
const inside = (day, q) => day !== '' && day >= q.from && day <= q.to
const here = (code, q) => code.startsWith(q.place)
const distinct = (values) => new Set(values).size
const year = (day) => Number(day.slice(0, 4))
const fen = (text) => Math.round(Number(text || 0) * 100)
const yuan = (rows, field) => rows.reduce((sum, r) => sum + fen(r[field]), 0) / 100
const lying = (name, q) => all(name).filter((r) => here(r.lies_in, q))
const person = (cadre) => one('cadre', cadre).person

const townships = (q) =>
        all('place').filter((p) => ['town', 'township'].includes(p.kind) && open(p, q.to) && here(p.code, q))
const villages = (q) => all('place').filter((p) => p.kind === 'village' && open(p, q.to) && here(p.code, q))
const months = (q) => {
        const firsts = []
        for (let y = year(q.from); y <= year(q.to); y++)
                for (let m = 1; m <= 12; m++) firsts.push(`${y}-${String(m).padStart(2, '0')}-01`)
        return firsts.filter((day) => inside(day, q) && day <= TODAY)
}
const sessions = (q) => lying('training_session', q).filter((s) => inside(s.held_on, q))
const paired = (q) =>
        lying('enterprise_pairing', q).filter(
                (p) => during(p, q) && one('organisation', p.enterprise)?.kind === 'private_enterprise',
        )
const items = (q) => lying('assistance_item', q).filter((i) => inside(i.day, q) && one('enterprise_pairing', i.pairing))
const serving = (tier, q) => (r) => r.tier === tier && open(r, q.to)
const poor = (household, day) =>
        by('household_status', 'household')(household).some(
                (s) => ['poor', 'pre_exit', 'relapsed'].includes(s.kind) && open(s, day),
        )
const office = (kind, q) => lying('staff', q).filter((s) => s.office === kind && open(s, q.to))
const parameter = (name, day) => {
        const entered = all('parameter_value')
                .filter((v) => v.name === name && COUNTY.startsWith(v.place) && v.from_on <= day)
                .sort((a, b) => b.place.length - a.place.length || b.from_on.localeCompare(a.from_on))
        return Number(entered[0]?.value ?? parameters.find((p) => p.name === name).fallback)
}
const touchesPlace = (base, q) => {
        const b = one('base', base)
        return !!b && (here(b.place, q) || by('base_site', 'base')(base).some((s) => here(s.place, q)))
}
const wages = (q) =>
        all('benefit_link').filter(
                (l) => l.kind === 'wage' && during(l, q) && touchesPlace(l.base, q) && during(one('base', l.base), q),
        )
const rate = (klass, day) =>
        all('pay_rate')
                .filter((r) => r.class === klass && r.from_on <= day)
                .sort((a, b) => b.from_on.localeCompare(a.from_on))[0]
const locked = (q) =>
        lying('pay_line', q).filter((l) => {
                const run = one('pay_run', l.run)
                return run?.locked_on && inside(run.month, q)
        })
const inPost = (q) => lying('village_post', q).filter((p) => open(p, q.to))
const insured = (q) =>
        inPost(q).filter((p) =>
                ['pension', 'accident', 'medical'].every((kind) =>
                        by('insurance_enrolment', 'person')(p.person).some((e) => e.kind === kind && open(e, q.to)),
                ),
        )
const classAmount = (klass) => (q) => {
        const row = all('operating_fund_amount').find((a) => a.class === klass && Number(a.year) === year(q.to))
        if (!row) return null
        return Math.floor((fen(row.amount) * (10000 + fen(row.growth)) + 5000) / 10000) / 100
}
const funds = (q) => lying('operating_fund', q).filter((f) => year(q.from) <= f.year && f.year <= year(q.to))
const grants = (q) => lying('dues_grant', q).filter((g) => inside(g.day, q))
const appointed = (q) => lying('appointment', q).filter((a) => inside(a.published_on, q))
const wasAtFront = (a) =>
        by('frontline_service', 'person')(a.person).some((s) => s.from_on < a.published_on) ||
        all('posting').some((g) => g.from_on < a.published_on && one('cadre', g.cadre)?.person === a.person)
const persons = (rows) => distinct(rows.map((r) => r.person))
const households = (rows) => distinct(rows.map((r) => r.household))

// ---- the figures, each from its own words ----

const COUNT = {
        'org.committees': (q) =>
                lying('organisation', q)
                        .filter((o) => ['committee', 'working_committee'].includes(o.kind))
                        .filter((o) => open(o, q.to)).length,
        'org.general_branches': (q) =>
                lying('organisation', q).filter((o) => o.kind === 'general_branch' && open(o, q.to)).length,
        'org.members': (q) => persons(lying('party_member', q).filter((m) => open(m, q.to))),
        'place.townships': (q) => townships(q).length,
        'place.villages': (q) => villages(q).length,
        'training.sessions': (q) => sessions(q).length,
        'training.person_times': (q) =>
                lying('training_attendance', q)
                        .filter((a) => inside(one('training_session', a.session)?.held_on ?? '', q))
                        .reduce((sum, a) => sum + (a.kind === 'head_count' ? Number(a.head_count) : 1), 0),
        'training.months_below_two': (q) =>
                months(q).filter(
                        (m) =>
                                lying('training_session', q).filter((s) => s.held_on.slice(0, 7) === m.slice(0, 7))
                                        .length < 2,
                ).length,
        'enterprise_pairing.enterprises': (q) => distinct(paired(q).map((p) => p.enterprise)),
        'enterprise_pairing.villages': (q) => distinct(paired(q).map((p) => p.place)),
        'enterprise_pairing.items': (q) => items(q).length,
        'enterprise_pairing.invested': (q) => yuan(
                        lying('assistance_item', q).filter(
                                (i) =>
                                        i.voucher_no &&
                                        inside(i.arrived_on || i.day, q) &&
                                        one('enterprise_pairing', i.pairing),
                        ),
                        'arrived',
                ),
        'enterprise_pairing.jobs': (q) => items(q).reduce((sum, i) => sum + Number(i.jobs), 0),
        'responsibility.uncovered_townships': (q) =>
                townships(q).filter(
                        (t) =>
                                !by('responsibility', 'place')(t.code).some(
                                        (r) => serving('leader_township', q)(r) && open(one('cadre', r.cadre), q.to),
                                ),
                ).length,
        'responsibility.uncovered_villages': (q) =>
                villages(q).filter(
                        (v) =>
                                !by('responsibility', 'place')(v.code).some(
                                        (r) =>
                                                serving('unit_village', q)(r) &&
                                                open(one('organisation', r.organisation), q.to),
                                ),
                ).length,
        'responsibility.uncovered_households': (q) =>
                lying('household', q).filter(
                        (h) =>
                                poor(h.id, q.to) &&
                                !by('responsibility', 'household')(h.id).some(
                                        (r) => serving('cadre_household', q)(r) && open(one('cadre', r.cadre), q.to),
                                ),
                ).length,
        'posting.leaders': (q) =>
                distinct(
                        lying('posting', q)
                                .filter((p) => {
                                        const slot = one('slot', p.slot)
                                        return (
                                                open(p, q.to) &&
                                                slot?.kind === 'leader' &&
                                                open(slot, q.to) &&
                                                open(one('work_team', slot.team), q.to) &&
                                                open(one('cadre', p.cadre), q.to)
                                        )
                                })
                                .map((p) => person(p.cadre)),
                ),
        'helper.cadres': (q) =>
                distinct(
                        lying('responsibility', q)
                                .filter((r) => r.tier !== 'leader_township' && r.cadre && open(r, q.to))
                                .filter((r) => {
                                        const cadre = one('cadre', r.cadre)
                                        return open(cadre, q.to) && cadre.political_status === 'member'
                                })
                                .map((r) => person(r.cadre)),
                ),
        'staff.county_office': (q) => persons(office('county_office', q)),
        'staff.transferred_in': (q) => persons(office('county_office', q).filter((s) => inside(s.from_on, q))),
        'staff.stations': (q) => distinct(office('station', q).map((s) => s.place)),
        'staff.stations_off_strength': (q) => {
                const strength = parameter('station_strength', q.to),
                        tolerance = parameter('station_tolerance', q.to)
                return townships(q).filter((t) => {
                        const there = persons(office('station', { ...q, place: t.code }))
                        const approved = by('establishment', 'place')(t.code).filter(
                                (e) => e.office === 'station' && open(e, q.to),
                        )
                        const due = approved.length ? Math.max(...approved.map((e) => Number(e.posts))) : strength
                        return there > 0 && Math.abs(there - due) > tolerance
                }).length
        },
        'staff.villages_with_officer': (q) => {
                const valid = new Set(villages(q).map((v) => v.code))
                return distinct(
                        office('village_officer', q)
                                .filter((s) => s.full_time === 'true' && valid.has(s.place))
                                .map((s) => s.place),
                )
        },
        'staff.recruits': (q) => persons(lying('grassroots_recruit', q).filter((r) => inside(r.recruited_on, q))),
        'staff.recruits_in_stations': (q) =>
                persons(
                        lying('grassroots_recruit', q).filter(
                                (r) => inside(r.recruited_on, q) && r.placed_in === 'station',
                        ),
                ),
        'expert.members': (q) =>
                persons(
                        lying('advisory_member', q).filter(
                                (m) => open(m, q.to) && open(one('advisory_team', m.team), q.to),
                        ),
                ),
        'expert.teams': (q) => lying('advisory_team', q).filter((t) => open(t, q.to)).length,
        'expert.villages': (q) =>
                distinct(
                        lying('st_commissioner', q)
                                .filter((s) => open(s, q.to))
                                .map((s) => s.place)
                                .filter((place) =>
                                        by('exit_plan', 'place')(place).some(
                                                (x) => !x.household && Number(x.year) === year(q.to),
                                        ),
                                ),
                ),
        'expert.households': (q) =>
                households(
                        lying('expert_household', q).filter((h) =>
                                inside(one('expert_activity', h.activity)?.day ?? '', q),
                        ),
                ),
        'base.area_mu': (q) =>
                yuan(
                        all('base_site').filter(
                                (s) =>
                                        open(s, q.to) &&
                                        open(one('base', s.base), q.to) &&
                                        (here(s.place, q) || here(one('base', s.base).place, q)),
                        ),
                        'area',
                ),
        'base.households': (q) => households(wages(q)),
        'base.persons': (q) => persons(wages(q)),
        'mobile_branch.returned': (q) =>
                persons(
                        all('return_venture').filter(
                                (v) => inside(v.returned_on, q) && here(one('mobile_branch', v.branch).place, q),
                        ),
                ),
        'mobile_branch.households_exited': (q) =>
                households(
                        all('workshop_link').filter((l) => {
                                const branch = one('mobile_branch', one('workshop', l.workshop).branch)
                                return (
                                        here(branch.place, q) &&
                                        by('household_exit', 'household')(l.household).some(
                                                (x) => x.confirmed_on && inside(x.day, q) && open(l, x.day),
                                        )
                                )
                        }),
                ),
        'collective_income.growth': (q) => {
                const grown = lying('collective_income', q)
                        .filter((i) => Number(i.year) === year(q.to))
                        .flatMap((i) =>
                                by('collective_income', 'place')(i.place)
                                        .filter((b) => Number(b.year) === year(q.to) - 1)
                                        .map((b) => fen(i.amount) - fen(b.amount)),
                        )
                return grown.length ? grown.reduce((a, b) => a + b) / 100 : null
        },
        'pay.rate_principal': (q) => Number(rate('principal', q.to)?.monthly ?? NaN),
        'pay.rate_deputy': (q) => Number(rate('deputy', q.to)?.monthly ?? NaN),
        'pay.adjustments': (q) =>
                distinct(
                        all('pay_rate')
                                .filter((r) => r.class === 'principal' && inside(r.from_on, q))
                                .filter((r) => {
                                        const older = all('pay_rate')
                                                .filter((o) => o.class === 'principal' && o.from_on < r.from_on)
                                                .sort((a, b) => b.from_on.localeCompare(a.from_on))
                                        return older.length > 0 && older[0].monthly !== r.monthly
                                })
                                .map((r) => r.from_on),
                ),
        'pay.total': (q) => yuan(locked(q), 'amount'),
        'pay.base': (q) => yuan(locked(q).filter((l) => l.part === 'base'), 'amount'),
        'insurance.townships': (q) => distinct(insured(q).map((p) => p.place.slice(0, 9))),
        'insurance.insured': (q) => persons(insured(q)),
        'insurance.county_paid': (q) =>
                yuan(lying('insurance_enrolment', q).filter((e) => inside(e.paid_on, q)), 'county_paid'),
        'insurance.coverage': (q) => {
                const held = persons(inPost(q))
                return held ? Math.round((persons(insured(q)) * 1000) / held) / 10 : null
        },
        'operating_fund.class_small': classAmount('small'),
        'operating_fund.class_medium': classAmount('medium'),
        'operating_fund.class_large': classAmount('large'),
        'operating_fund.total': (q) => yuan(funds(q), 'amount'),
        'dues_grant.total': (q) => yuan(grants(q), 'amount'),
        'dues_grant.source_levels': (q) => distinct(grants(q).map((g) => g.source_level)),
        'member_contact.households': (q) => households(lying('member_contact', q).filter((m) => open(m, q.to))),
        'appointment.leadership_team': (q) => persons(appointed(q).filter((a) => a.kind === 'leadership_team')),
        'appointment.agency_frontline': (q) =>
                persons(
                        appointed(q).filter(
                                (a) =>
                                        ['promotion', 'important_post'].includes(a.kind) &&
                                        a.from_agency === 'true' &&
                                        wasAtFront(a),
                        ),
                ),
}

// Figures beside the account's, whose definition an auditor asked about: the same two counts, with no value to meet.
const BESIDE = {
        'household.registered': (q) =>
                lying('household', q).filter((h) =>
                        by('household_status', 'household')(h.id).some(
                                (s) =>
                                        !['general', 'marginal', 'sudden', 'prevention', 'risk_removed'].includes(
                                                s.kind,
                                        ) && open(s, q.to),
                        ),
                ).length,
        'pay.reached': (q) =>
                yuan(lying('pay_transfer', q).filter((t) => t.state === 'paid' && inside(t.returned_on, q)), 'amount'),
        'dividend.paid': (q) =>
                yuan(
                        lying('dividend_payment', q).filter(
                                (p) => ['', 'paid'].includes(p.state) && inside(p.paid_on, q),
                        ),
                        'amount',
                ),
        'frontline.at_front': (q) =>
                distinct([
                        ...lying('frontline_service', q)
                                .filter((s) => open(s, q.to))
                                .map((s) => s.person),
                        ...lying('posting', q)
                                .filter((p) => open(p, q.to))
                                .map((p) => person(p.cadre)),
                ]),
        'collective_income.comparable': (q) =>
                distinct(
                        lying('collective_income', q)
                                .filter((i) => Number(i.year) === year(q.to))
                                .filter((i) =>
                                        by('collective_income', 'place')(i.place).some(
                                                (b) => Number(b.year) === year(q.to) - 1,
                                        ),
                                )
                                .map((i) => i.place),
                ),
        'operating_fund.released': (q) =>
                yuan(
                        lying('operating_fund_payment', q).filter((p) => {
                                const f = one('operating_fund', p.fund)
                                return p.day <= q.to && f && year(q.from) <= f.year && f.year <= year(q.to)
                        }),
                        'amount',
                ),
}
Object.assign(COUNT, BESIDE)

// ---- what is asked ----

// A figure over a period that is asked for a day counts from 1 January of its year, these from some years before.
const YEARS = { pay: 5, appointment: 5, dues_grant: 2 }
const spans = (code) => {
        const [family] = code.split('.')
        return ['pay.total', 'pay.base', 'pay.reached'].includes(code) ? 1 : YEARS[family] ?? 1
}
function question(code, period, place) {
        if (/^\d{4}-\d\d-\d\d$/.test(period)) return { place, from: `${year(period) - spans(code) + 1}-01-01`,
                to: period }
        const [first, last = first] = period.split('..')
        const months = (part) => {
                if (part[5] === 'Q') return [part[6] * 3 - 2, part[6] * 3]
                return part[5] ? [Number(part.slice(5)), Number(part.slice(5))] : [1, 12]
        }
        const month = (part, n) => `${year(part)}-${String(n).padStart(2, '0')}`
        const end = month(last, months(last)[1])
        const days = new Date(Date.UTC(year(last), months(last)[1], 0)).getUTCDate()
        return { place, from: month(first, months(first)[0]) + '-01', to: `${end}-${days}` }
}

// What the county alone is bound to has no number below it: neither its own nor a nought.
const OF_THE_COUNTY = ['place.townships', 'training.months_below_two', 'staff.county_office', 'staff.transferred_in']
const told = (code, q) => (q.place !== COUNTY && OF_THE_COUNTY.includes(code) ? null : COUNT[code](q))

async function compare(code, period, place) {
        const found = (await auditor.get(`/figures/${code}?period=${period}&place=${place}`)).json
        const q = question(code, period, place)
        const counted = told(code, q)
        const name = `${code}@${place} ${period}`
        assert.equal(found.to, q.to, name)
        if (found.from !== found.to) assert.equal(found.from, q.from, name)
        const ours = counted === null || Number.isNaN(counted) ? '—' : counted
        const theirs = found.value === '—' ? '—' : Number(found.value)
        return ours === theirs ? { name, ours } : { name, ours, theirs }
}

async function agree(questions) {
        const answers = []
        for (const [code, period, place] of questions) answers.push(await compare(code, period, place))
        assert.deepEqual(
                answers.filter((a) => 'theirs' in a),
                [],
        )
        return answers
}
const CODES = [...new Set(ROWS.map((r) => r.code)), ...Object.keys(BESIDE)]

test('every row of the account, for its own period and place', async () => {
        assert.equal(ROWS.length, 60)
        const answers = await agree(ROWS.map((r) => [r.code, r.period, r.place]))
        for (const [i, r] of ROWS.entries()) {
                const { ours } = answers[i]
                const near = r.op === '>' ? ours > r.value : Math.abs(ours - r.value) <= r.precision
                assert.ok(near, `${r.code} ${r.period}: ${ours}, wanted ${r.op} ${r.value}`)
        }
})
for (const day of [TODAY, '2017-06-30', '2016-06-30'])
        test(`the county on ${day}`, async () => {
                const answers = await agree(CODES.map((code) => [code, day, COUNTY]))
                assert.equal(answers.length, CODES.length)
        })
for (const [place, day] of [
        ['341125112', TODAY],
        ['341125115', '2017-06-30'],
        ['341125100', TODAY],
])
        test(`the township ${place} on ${day}`, async () => {
                await agree(CODES.map((code) => [code, day, place]))
        })
test('paid is what reached the person: less than what was due, by what the bank sent back', () => {
        const q = question('pay.reached', '2017', COUNTY)
        const sent = all('pay_transfer').filter((t) => inside(t.sent_on, q))
        const failed = yuan(sent.filter((t) => t.state === 'failed'), 'amount')
        assert.ok(failed > 0 && COUNT['pay.reached'](q) < COUNT['pay.total'](q))
        assert.equal(COUNT['pay.reached'](q) + failed, yuan(sent.filter((t) => t.state !== 'sent'), 'amount'))
})
// A sentence that says "2016年以来" over a figure that counts from 2013 would be false.
test('each figure of the account counts from the year its sentence names', async () => {
        const { sections } = (await auditor.get(`/brief?day=${TODAY}`)).json
        let looked = 0
        for (const paragraph of sections.flatMap((s) => s.paragraphs)) {
                let since
                for (const { text = '', figure } of paragraph) {
                        since = /[。]/.test(text) ? undefined : since
                        since = [...text.matchAll(/(\d{4})年以来/g)].pop()?.[1] ?? since
                        if (!figure || figure.from === figure.to) continue
                        assert.equal(figure.from.slice(0, 4), since ?? figure.to.slice(0, 4), figure.code)
                        looked++
                }
        }
        assert.ok(looked > 20)
})
test('other periods: a quarter, a month, two years, a year before any record', async () => {
        for (const period of ['2016..2017', '2017-Q2', '2016-02', '2009'])
                await agree(CODES.map((code) => [code, period, COUNTY]))
})
test('a figure by township is what each township is told', async () => {
        for (const code of CODES) {
                const answer = await auditor.get(`/figures/${code}/places?period=${TODAY}`)
                assert.equal(answer.status, 200, `${code}: ${answer.text}`)
                const groups = new Map(answer.json.groups.map((g) => [g.place, g.value]))
                for (const place of ['341125100', '341125112', '341125115']) {
                        const counted = told(code, question(code, TODAY, place))
                        const value = groups.get(place) ?? '—'
                        assert.equal(value === '—' ? 0 : Number(value), counted || 0, `${code} by place, ${place}`)
                }
        }
})
test('a list comes out whole: as many rows exported as counted, each of them known to the register', async () => {
        const { lists } = (await auditor.get('/catalogue')).json
        /* a ratio has no rows: those of its two lists are looked at */
        for (const { name, of, num } of lists.filter((l) => CODES.includes(l.name) && !l.num)) {
                const where = `period=${TODAY}&place=341125112`
                const file = await auditor.get(`/lists/${name}/export?format=csv&plain=1&${where}&${WHY}`)
                assert.equal(file.status, 200, `${name}: ${file.text}`)
                const [head, ...rows] = parseCsv(file.text)
                const { count } = (await auditor.get(`/${of}/count?list=${name}&${where}`)).json
                assert.equal(rows.length, count, name)
                const known = registers.has(of) ? by(of, 'id') : () => [true]
                for (const r of rows) assert.equal(known(r[head.indexOf('id')]).length, 1, `${name} ${num}`)
        }
})
test('a register page by page, however sorted, is the register: every row once', async () => {
        for (const path of ['/organisation?sort=name', '/organisation?sort=-name', '/place?sort=name', '/staff?sort=to_on']) {
                const found = []
                for (let after = ''; after !== null; ) {
                        const page = await auditor.get(`${path}&limit=40${after && '&after=' + after}`)
                        assert.equal(page.status, 200, `${path}: ${page.text}`)
                        found.push(...page.json.rows.map((r) => r.id))
                        after = page.json.next
                }
                assert.deepEqual(found.sort(), all(path.slice(1).split('?')[0]).map((r) => r.id).sort(), path)
        }
})
test('a list that knows only how things stand says so, whatever day is asked', async () => {
        const { lists } = (await auditor.get('/catalogue')).json
        for (const l of lists.filter((x) => x.figure && x.period === 'none')) {
                const past = (await auditor.get(`/figures/${l.name}?period=2015-06-30`)).json
                assert.match(past.basis, new RegExp(`截至 ${TODAY}`), l.name)
        }
        assert.deepEqual(
                lists.filter((x) => CODES.includes(x.name) && x.period === 'none').map((x) => x.name),
                [],
                'no figure of the account is such a list',
        )
})
