// Review: village → township → county for what a county sets so. Tables hold what is confirmed and nothing else.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, idNumber, login, start } from './server.mjs'

const EAST = '341125100201',
        SOUTH = '341125101201'
let server, office, organisation, auditor, village, township, township2, otherVillage, otherTownship, office2
before(async () => {
        server = await start({
                office: '341125',
                organisation: '341125',
                auditor: '341125',
                village: EAST,
                township: '341125100',
        })
        addAccount(server.store, 'township2', 'township', '341125100')
        addAccount(server.store, 'village2', 'village', SOUTH)
        addAccount(server.store, 'othertown', 'township', '341125101')
        addAccount(server.store, 'office2', 'office', '341125')
        addAccount(server.store, 'party', 'organisation', '341125100')
        office = await login(server.base, 'office')
        office2 = await login(server.base, 'office2')
        organisation = await login(server.base, 'organisation')
        auditor = await login(server.base, 'auditor')
        village = await login(server.base, 'village')
        township = await login(server.base, 'township')
        township2 = await login(server.base, 'township2')
        otherVillage = await login(server.base, 'village2')
        otherTownship = await login(server.base, 'othertown')
})
after(() => server.stop())

let serial = 1
const number = () => 'H' + String(serial++).padStart(5, '0')
const household = (who, more = {}) =>
        who.post('/household', { values: { hh_no: number(), place: EAST, ...more }, reason: '新识别' })
const count = async (who = office) => (await who.get('/household/count')).json.count
const figure = async () => (await office.get('/figures/household.registered?period=2017-12-31')).json.value
const proposed = (answer) => {
        assert.equal(answer.status, 202, answer.text)
        return answer.json.proposal.id
}
const box = async (who, name) => (await who.get('/proposals?box=' + name)).json.rows.map((r) => r.id)
const decide = async (who, what, ids, more = {}) => {
        const answer = await who.post('/proposals/' + what, { proposals: ids, ...more })
        assert.equal(answer.status, 200, answer.text)
        /* whatever came of it, the state told is the one it has now */
        for (const o of answer.json.outcomes) {
                const now = await who.get('/proposals/' + o.id)
                assert.equal(o.state, now.json?.values?.state ?? '', `${what}: ${JSON.stringify(o)}`)
        }
        return answer.json.outcomes
}
const verified = () => {
        const words = bangfu(['verify', server.store])
        assert.doesNotMatch(words, /不符|fault:|broken/, words)
}

test('without a setting nothing is reviewed', async () => {
        assert.equal((await household(village)).status, 201)
        assert.deepEqual((await village.get('/proposals/count')).json, { desk: false, waiting: 0, sent: 0, returned: 0 })
})

test('a setting is for a department that may confirm the register county-wide', async () => {
        const values = { register: 'household', steps: 'township_county', from_on: '2017-01-01' }
        assert.equal((await township.post('/review_setting', { values })).status, 403)
        const foreign = await organisation.post('/review_setting', { values })
        assert.equal(foreign.json.code, 'review.setting', foreign.text)
        const none = await office.post('/review_setting', {
                values: { register: 'cadre', steps: 'township', from_on: '2017-01-01' },
        })
        assert.equal(none.json.code, 'review.steps', none.text)
        await office.make('review_setting', values)
        await office.make('review_setting', { register: 'household_income', steps: 'township', from_on: '2017-01-01' })
        await office.make('review_setting', { register: 'household_status', steps: 'county', from_on: '2017-01-01' })
        await organisation.make('review_setting', { register: 'party_member', steps: 'county', from_on: '2017-01-01' })
        await office.make('review_setting', { register: 'person', steps: 'township', from_on: '2017-01-01' })
})

test('village proposes, township looks, county confirms; figures move at the end and not before', async () => {
        const before = await count(),
                shown = await figure()
        const sent = await household(village, { group_no: '一组' })
        const id = proposed(sent)
        assert.equal(sent.json.message, '已送审，待乡镇审核')
        assert.equal(sent.json.proposal.titles.state, '待乡镇审核')
        assert.deepEqual(await box(village, 'sent'), [id])
        assert.deepEqual(await box(township, 'waiting'), [id])
        assert.deepEqual(await box(office, 'waiting'), [])
        assert.equal(await count(), before)
        const read = await township.get('/proposals/' + id)
        const field = read.json.actions[0].fields.find((f) => f.name === 'group_no')
        assert.equal(field.new, '一组')
        assert.deepEqual(read.json.may, { confirm: true, return: true, withdraw: false, mend: false })
        assert.equal(read.json.actions[0].fields.find((f) => f.name === 'place').new, '定城镇 东河村', 'as everywhere')
        const first = (await decide(township, 'confirm', [id]))[0]
        assert.equal(first.done, true, first.message)
        assert.equal(first.state, 'waiting_county')
        assert.equal(await count(), before)
        assert.equal(await figure(), shown)
        assert.deepEqual(await box(township, 'waiting'), [])
        assert.deepEqual(await box(office, 'waiting'), [id])
        const last = (await decide(office, 'confirm', [id]))[0]
        assert.equal(last.state, 'confirmed', last.message)
        assert.equal(await count(), before + 1)
        const done = (await office.get('/proposals/' + id)).json
        assert.equal(done.values.proposed_by, 'village')
        assert.equal(done.values.township_by, 'township')
        assert.equal(done.values.county_by, 'office')
        const made = await office.get('/household/' + done.values.record)
        assert.equal(made.json.values.group_no, '一组')
        const history = (await office.get(`/household/${done.values.record}/history`)).json.blocks[0]
        assert.equal(history.actor, 'office')
        assert.match(history.reason, /village 提出.*office 确认.*新识别/)
        verified()
})

test('what is wrong is told at once, and nothing waits', async () => {
        const before = (await village.get('/proposals/count')).json.sent
        const bad = await village.post('/household', { values: { place: EAST, hh_no: 'X', phone: '12' } })
        assert.equal(bad.status, 400, bad.text)
        assert.ok(bad.json.errors.length || bad.json.where)
        const elsewhere = await household(village, { place: SOUTH })
        assert.equal(elsewhere.status, 403)
        assert.equal((await village.get('/proposals/count')).json.sent, before)
})

test('who may confirm at the last step writes directly; a township’s own goes to the county', async () => {
        assert.equal((await household(office)).status, 201)
        const own = await household(township)
        assert.equal(own.json.message, '已送审，待县级审核')
        const outcome = (await decide(township2, 'confirm', [proposed(own)]))[0]
        assert.equal(outcome.code, 'review.right', outcome.message)
        assert.equal((await decide(office, 'confirm', [proposed(own)]))[0].state, 'confirmed')
})

test('returned with a reason, mended, sent again', async () => {
        const id = proposed(await household(village, { group_no: '二组' }))
        assert.equal((await township.post('/proposals/return', { proposals: [id], reason: ' ' })).status, 400)
        assert.equal((await decide(township, 'return', [id], { reason: '小组有误' }))[0].state, 'returned')
        assert.deepEqual(await box(village, 'returned'), [id])
        const read = (await village.get('/proposals/' + id)).json
        assert.equal(read.values.return_reason, '小组有误')
        assert.equal(read.may.mend, true)
        assert.equal(read.form.values.group_no, '二组')
        const values = { ...read.form.values, group_no: '三组' }
        assert.equal((await otherVillage.post('/household', { values, proposal: id })).status, 404)
        const again = await village.post('/household', { values, proposal: id, reason: '已核对户口簿' })
        assert.equal(proposed(again), id)
        assert.deepEqual(await box(village, 'returned'), [])
        assert.equal((await village.get('/proposals/' + id)).json.values.return_reason, null)
        await decide(township, 'confirm', [id])
        await decide(office, 'confirm', [id])
        const record = (await office.get('/proposals/' + id)).json.values.record
        assert.equal((await office.get('/household/' + record)).json.values.group_no, '三组')
})

test('withdrawn by who sent it and by nobody else', async () => {
        const id = proposed(await household(village))
        assert.equal((await decide(township, 'withdraw', [id]))[0].code, 'review.not_own')
        assert.equal((await decide(village, 'withdraw', [id]))[0].state, 'withdrawn')
        assert.equal((await decide(township, 'confirm', [id]))[0].code, 'review.state')
        assert.equal((await decide(village, 'withdraw', [id]))[0].code, 'review.state')
})

test('nobody confirms his own, nor twice; another township sees nothing', async () => {
        const id = proposed(await household(village))
        assert.equal((await decide(village, 'confirm', [id]))[0].done, false)
        assert.equal((await otherTownship.get('/proposals/' + id)).status, 404)
        assert.equal((await otherVillage.get('/proposals/' + id)).status, 404)
        assert.equal((await otherTownship.get('/proposal/' + id)).status, 404)
        assert.equal((await decide(otherTownship, 'confirm', [id]))[0].done, false)
        assert.deepEqual(await box(otherTownship, 'all'), [])
        await decide(office, 'confirm', [id]) // stands in for the township
        assert.equal((await decide(office, 'confirm', [id]))[0].code, 'review.own')
        assert.equal((await decide(office2, 'confirm', [id]))[0].state, 'confirmed')
})

test('nobody writes a proposal by the register’s own routes', async () => {
        const id = proposed(await household(village))
        const answers = [
                await office.post('/proposal', { values: { state: 'confirmed' } }),
                await office.patch('/proposal/' + id, { version: 1, values: { state: 'confirmed' } }),
                await office.post(`/proposal/${id}/void`, { reason: '送错了' }),
                await office.post(`/proposal/${id}/reveal`, { fields: ['content'], reason: 'x' }),
        ]
        for (const a of answers) assert.equal(a.status, 403, a.text)
        await decide(village, 'withdraw', [id])
})

test('in bulk each has its own outcome', async () => {
        const ids = []
        for (let i = 0; i < 4; i++) ids.push(proposed(await household(village)))
        await decide(village, 'withdraw', [ids[1]])
        const outcomes = await decide(township, 'confirm', ids)
        assert.deepEqual(
                outcomes.map((o) => o.done),
                [true, false, true, true]
        )
        const back = await decide(office, 'return', [ids[0], ids[2]], { reason: '材料不全' })
        assert.ok(back.every((o) => o.state === 'returned'))
        assert.equal((await decide(office, 'confirm', [ids[3]]))[0].state, 'confirmed')
        assert.equal((await village.get('/proposals/count')).json.returned, 2)
})

test('what a rule of the day refuses at the end goes on waiting, and says so', async () => {
        const of = (await office.make('household', { hh_no: number(), place: EAST })).id
        const values = { household: of, kind: 'poor', from_on: '2017-01-01' }
        const two = []
        for (const kind of ['poor', 'pre_exit'])
                two.push(proposed(await village.post('/household_status', { values: { ...values, kind }, reason: '认定' })))
        const [first, second] = await decide(office, 'confirm', two)
        assert.deepEqual([first.done, first.state], [true, 'confirmed'], first.message)
        assert.deepEqual([second.done, second.state, second.state_title], [false, 'waiting_county', '待县级审核'],
                JSON.stringify(second))
        assert.equal((await decide(office, 'return', [second.id], { reason: '重复' }))[0].state, 'returned')
})

test('two confirm at once: one wins, the other is told', async () => {
        const before = await count()
        const id = proposed(await household(village))
        await decide(township, 'confirm', [id])
        const both = (await Promise.all([decide(office, 'confirm', [id]), decide(office2, 'confirm', [id])])).map((o) => o[0])
        assert.deepEqual(both.map((o) => o.done).sort(), [false, true])
        assert.equal(both.find((o) => !o.done).code, 'review.state')
        assert.equal(await count(), before + 1)
        const stale = { id: proposed(await household(village)), version: 7 }
        assert.equal((await decide(township, 'confirm', [stale]))[0].code, 'review.state')
})

test('what has changed since is a conflict with both values, and goes on waiting', async () => {
        const made = (await household(office, { group_no: '四组' })).json
        const sent = await village.patch('/household/' + made.id, { version: 1, values: { group_no: '五组' } })
        const id = proposed(sent)
        assert.equal((await office.get('/household/' + made.id)).json.values.group_no, '四组')
        const about = await village.get('/proposals?register=household&record=' + made.id)
        assert.deepEqual(about.json.rows.map((r) => r.id), [id])
        await decide(township, 'confirm', [id])
        await office.patch('/household/' + made.id, { version: 1, values: { group_no: '六组' } })
        assert.equal((await decide(office2, 'confirm', [id]))[0].code, 'change.stale')
        const read = (await office.get('/proposals/' + id)).json
        assert.equal(read.values.state, 'waiting_county')
        const [action] = read.actions
        assert.equal(action.stale, true)
        const { was, now, new: asked, moved } = action.fields[0]
        assert.deepEqual({ was, now, asked, moved }, { was: '四组', now: '六组', asked: '五组', moved: true })
        assert.equal((await decide(office, 'return', [id], { reason: '记录已变' }))[0].state, 'returned')
})

test('an ID number stands neither in the proposal nor in the journal, and comes out whole', async () => {
        const id_no = idNumber(321)
        const id = proposed(await village.post('/person', { values: { name: '赵六', id_no, place: EAST } }))
        const text = execFileSync(
                'python3',
                [
                        '-c',
                        `import sqlite3,sys
d=sqlite3.connect(sys.argv[1])
for t in ('proposal','leaf','block','search_term'):
    for r in d.execute('SELECT * FROM '+t): print(r)`,
                        server.store,
                ],
                { encoding: 'utf8', maxBuffer: 1 << 26 }
        )
        assert.match(text, /赵六/)
        assert.doesNotMatch(text, new RegExp(id_no))
        for (const path of ['/proposals/' + id, '/proposal/' + id, `/proposal/${id}/history`, '/proposals?box=all']) {
                const read = await township.get(path)
                assert.equal(read.status, 200, read.text)
                assert.doesNotMatch(read.text, new RegExp(id_no.slice(4, 14)), path)
        }
        await decide(township, 'return', [id], { reason: '性别未填' })
        const form = (await village.get('/proposals/' + id)).json.form
        assert.match(form.values.id_no, /\*/)
        proposed(await village.post('/person', { values: { ...form.values, sex: '男' }, proposal: id }))
        assert.equal((await decide(township, 'confirm', [id]))[0].state, 'confirmed')
        const record = (await office.get('/proposals/' + id)).json.values.record
        const shown = await township.post(`/person/${record}/reveal`, {
                fields: ['id_no'],
                purpose: 'verify',
                reason: '核对送审的证件号码',
        })
        assert.equal(shown.json.values.id_no, id_no)
        verified()
})

test('several actions are one proposal, and refer to what they make', async () => {
        const made = (await household(office)).json
        const answer = await village.post('/changes', {
                reason: '添人',
                actions: [
                        { op: 'create', entity: 'person', as: 'p', values: { name: '钱七', id_no: idNumber(322), place: EAST } },
                        {
                                op: 'create',
                                entity: 'household_member',
                                values: { household: made.id, person: '@p', relation: 'head', from_on: '2017-01-01' },
                        },
                ],
        })
        const id = proposed(answer)
        const read = (await township.get('/proposals/' + id)).json
        assert.equal(read.values.action, 'several')
        assert.equal(read.actions[1].fields.find((f) => f.name === 'person').new, '钱七')
        assert.equal((await decide(township, 'confirm', [id]))[0].state, 'confirmed')
        const members = (await office.get('/household_member?household=' + made.id)).json.rows
        assert.equal(members.length, 1)
        assert.equal(members[0].titles.person, '钱七')
})

test('an ending and a voiding are proposed too', async () => {
        const made = (await household(office)).json
        const voided = proposed(await township.post(`/household/${made.id}/void`, { reason: '重复' }))
        assert.equal((await office.get('/household/' + made.id)).json.voided, false)
        assert.equal((await decide(office, 'confirm', [voided]))[0].state, 'confirmed')
        assert.equal((await office.get('/household/' + made.id)).json.voided, true)
        const second = (await household(office)).json
        const status = await office.make('household_status', {
                household: second.id,
                kind: 'exited',
                from_on: '2016-01-01',
        })
        const ended = proposed(await township.post(`/household_status/${status.id}/end`, { to_on: '2017-06-30' }))
        assert.equal((await decide(office, 'confirm', [ended]))[0].state, 'confirmed')
        assert.equal((await office.get('/household_status/' + status.id)).json.values.to_on, '2017-06-30')
})

test('a compartment stays closed: its proposals are read by its own department alone', async () => {
        const party = await login(server.base, 'party')
        const person = (await office.make('person', { name: '孙八', id_no: idNumber(323), place: EAST })).id
        const branch = (await office.make('organisation', { name: '东河村党支部', kind: '党支部', place: EAST })).id
        const sent = await party.post('/party_member', {
                values: { person, organisation: branch, kind: '正式党员', from_on: '2017-01-01' },
        })
        const id = proposed(sent)
        for (const who of [office, village, township, auditor]) {
                assert.equal((await who.get('/proposals/' + id)).status, 404)
                assert.equal((await who.get('/proposal/' + id)).status, 404)
                assert.ok(!(await box(who, 'all')).includes(id))
                assert.doesNotMatch((await who.get('/search?q=' + encodeURIComponent('孙八'))).text, /proposal/)
        }
        assert.ok((await box(organisation, 'waiting')).includes(id))
        assert.equal((await decide(office, 'confirm', [id]))[0].done, false)
        assert.equal((await decide(organisation, 'confirm', [id]))[0].state, 'confirmed')
})

test('a sheet becomes proposals, a household with its members one of them', async () => {
        const before = await count(),
                hh = [number(), number()]
        const rows = [
                '乡镇,村,户编号,姓名,身份证号码,与户主关系',
                `定城镇,东河村,${hh[0]},周一,${idNumber(401)},户主`,
                `定城镇,东河村,${hh[0]},周二,${idNumber(402, '19720202')},配偶`,
                `定城镇,东河村,${hh[1]},吴一,${idNumber(403)},户主`,
                `炉桥镇,南山村,${number()},郑一,${idNumber(404)},户主`,
        ].join('\r\n')
        const send = (who) =>
                who.raw('POST', '/imports?commit=1', rows, { 'X-Filename': encodeURIComponent('户表.csv') })
        const first = await send(village)
        assert.ok(first.status < 300, first.text)
        assert.equal(first.json.sent, 2, first.text)
        assert.equal(first.json.refused.length, 1, 'another township’s household')
        assert.equal(first.json.accepted.household, 0)
        assert.equal(await count(), before)
        const ids = await box(township, 'waiting')
        const read = (await township.get('/proposals/' + ids.at(-2))).json
        assert.match(read.title, /周一/)
        assert.ok(read.actions.length >= 5, 'household, two persons, two members')
        const again = await send(village)
        assert.equal(again.json.sent, 2)
        assert.deepEqual(await box(township, 'waiting'), ids, 'the same sheet twice is sent once')
        const last = ids.slice(-2)
        assert.ok((await decide(township, 'confirm', last)).every((o) => o.done))
        const outcomes = await decide(office, 'confirm', last)
        assert.ok(outcomes.every((o) => o.state === 'confirmed'), JSON.stringify(outcomes))
        assert.equal(await count(), before + 2)
        const [record] = (await office.get('/household?hh_no=' + hh[0])).json.rows
        assert.equal(record.values.head_name, '周一')
        assert.equal((await office.get('/household_member/count?household=' + record.id)).json.count, 2)
        const more = rows.replaceAll(hh[0], number()).replaceAll(hh[1], number()).split('\r\n').slice(0, 2).join('\r\n')
        const fourth = await village.raw('POST', '/imports?commit=1', more.replace(/[0-9]{17}[0-9X]/, idNumber(420)), {
                'X-Filename': encodeURIComponent('补表.csv'),
        })
        assert.equal(fourth.json.sent, 1, fourth.text)
        const back = await village.post(`/imports/${fourth.json.id}/withdraw`)
        assert.equal(back.json.left, 1, back.text)
        assert.match(back.json.left_lines, /送审/)
        const third = await send(office)
        assert.equal(third.json.sent, 0)
        assert.equal(third.json.accepted.household, 1, third.text)
        verified()
})

test('a household is split: the whole event is one proposal, and comes out as it was previewed', async () => {
        const old = await office.make('household', { hh_no: number(), place: EAST })
        const members = []
        for (const [i, relation] of ['户主', '之子'].entries()) {
                const p = await office.make('person', { name: '冯' + '甲乙'[i], id_no: idNumber(410 + i), place: EAST })
                members.push(
                        await office.make('household_member', { household: old.id, person: p.id, relation, from_on: '2016-01-01' })
                )
        }
        await office.make('household_status', { household: old.id, kind: 'exited', from_on: '2016-01-01' })
        const before = await count()
        const body = {
                household: old.id,
                day: '2017-06-01',
                reason: '成家分户',
                number: number(),
                person: members[1].values.person,
                members: [{ member: members[1].id, relation: '户主' }],
        }
        const preview = await village.post('/life/split', { ...body, dry: true })
        assert.equal(preview.status, 200, preview.text)
        assert.equal(preview.json.open, false, preview.text)
        const id = proposed(await village.post('/life/split', { ...body, basis: preview.json.basis }))
        assert.equal(await count(), before)
        const [first] = await decide(township, 'confirm', [id])
        assert.equal(first.state, 'waiting_county', first.message)
        const [last] = await decide(office, 'confirm', [id])
        assert.equal(last.state, 'confirmed', last.message)
        assert.equal(await count(), before + 1)
        const [made] = (await office.get('/household?hh_no=' + body.number)).json.rows
        assert.equal(made.values.head_name, '冯乙')
        verified()
})

test('two persons merged wait as one proposal, and what follows follows when it is confirmed', async () => {
        const twice = []
        for (let i = 0; i < 2; i++) twice.push(await office.make('person', { name: '褚一', birth: '1970-01-01', place: EAST }))
        const post = await office.make('village_post', { person: twice[1].id, place: EAST, class: 'other', from_on: '2017-01-01' })
        const body = { keep: twice[0].id, other: twice[1].id, day: '2017-12-01', reason: '重复' }
        const seen = await village.post('/life/duplicate', { ...body, dry: true })
        assert.equal(seen.status, 200, seen.text)
        const id = proposed(await village.post('/life/duplicate', { ...body, basis: seen.json.basis }))
        assert.equal((await office.get('/person/' + twice[1].id)).json.voided, false)
        const late = await office.make('village_post', { person: twice[1].id, place: EAST, class: 'deputy', from_on: '2018-01-01' })
        const one = (await township.get('/proposals/' + id)).json
        assert.equal(one.values.action, 'create')
        assert.equal((await decide(township, 'confirm', [id]))[0].done, true)
        assert.equal((await office.get('/person/' + twice[1].id)).json.voided, true)
        for (const held of [post, late]) // also what came after it was sent
                assert.equal((await office.get('/village_post/' + held.id)).json.values.person, twice[0].id)
        assert.equal((await office.get('/person_merge?kept=' + twice[0].id)).json.rows[0].values.moved, 2)
        verified()
})

test('money only the county writes waits for another account of it; the books follow once it is confirmed', async () => {
        addAccount(server.store, 'treasury', 'finance', '341125')
        addAccount(server.store, 'treasury2', 'finance', '341125')
        const treasury = await login(server.base, 'treasury'),
                other = await login(server.base, 'treasury2')
        const from_on = '2017-01-01'
        for (const register of ['dues_grant', 'operating_fund'])
                await office.make('review_setting', { register, steps: 'second', from_on })
        const paid = async () => (await treasury.get('/figures/dues_grant.total?period=2017')).json.value
        const branch = await office.make('organisation', { name: '东河村党支部', kind: 'branch', place: EAST })
        const grant = { day: '2017-06-28', source_level: 'county', recipient: 'branch', organisation: branch.id }
        const id = proposed(await treasury.post('/dues_grant', { values: { ...grant, place: EAST, amount: '500' } }))
        assert.equal((await treasury.get('/proposals/' + id)).json.values.action, 'create') // its entry is no second item
        assert.equal(await paid(), '0.00')
        const own = (await decide(treasury, 'confirm', [id]))[0]
        assert.equal(own.done, false, JSON.stringify(own))
        assert.equal((await decide(other, 'confirm', [id]))[0].done, true)
        assert.equal(await paid(), '500.00')
        assert.equal((await treasury.get('/lists/ledger.differs_dues_grant')).json.rows.length, 0)
        await treasury.make('operating_fund_amount', { year: 2017, class: 'small', amount: '50000', growth: '0' })
        await treasury.make('village_size', { place: EAST, class: 'small', from_on })
        const whole = proposed(await treasury.post('/operating_funds/appropriate', { year: '2017' }))
        assert.equal((await treasury.get('/operating_fund/count')).json.count, 0)
        assert.equal((await decide(other, 'confirm', [whole]))[0].done, true)
        assert.equal((await treasury.get('/operating_fund/count')).json.count, 1)
        assert.equal((await treasury.get('/lists/ledger.differs_operating_fund')).json.rows.length, 0)
})

test('the same request twice is one proposal', async () => {
        const key = { 'Idempotency-Key': 'review-once' },
                body = { values: { hh_no: number(), place: EAST } }
        const first = await village.post('/household', body, key),
                second = await village.post('/household', body, key)
        assert.equal(first.status, 202)
        assert.equal(second.text, first.text)
})

test('what waits stands on the desk, and is a list like any other', async () => {
        const todos = (await township.get('/desk')).json.todos
        assert.ok(todos.find((t) => t.list === 'proposal.at_township')?.count > 0)
        assert.ok(!(await otherTownship.get('/desk')).json.todos.find((t) => t.list.startsWith('proposal.')))
        assert.equal((await township.get('/lists/proposal.at_township')).status, 200)
        verified()
})

test('an ending with a successor waits, and is confirmed with what follows from it', async () => {
        const place = EAST
        const unit = await office.make('organisation', { name: '县水务局', kind: 'government_unit', place: '341125' })
        const cadre = async (name) => {
                const person = await office.make('person', { name, id_no: idNumber(900 + serial++), place: '341125' })
                return (await office.make('cadre', { person: person.id, organisation: unit.id, post: '科员' })).id
        }
        const [from, to] = [await cadre('原责任人'), await cadre('接任的人')]
        const h = (await office.make('household', { hh_no: number(), place })).id
        const helping = await office.make('responsibility', { household: h, cadre: from, from_on: '2016-01-01' })
        await office.make('review_setting', { register: 'responsibility', steps: 'township', from_on: '2017-01-01' })
        const id = proposed(
                await village.post(`/responsibility/${helping.id}/end`, {
                        to_on: '2017-12-20', values: { end_reason: 'transfer', successor: to },
                })
        )
        const of = async () => (await office.get(`/responsibility?household=${h}`)).json.rows.length
        assert.equal(await of(), 1, 'nothing stands before it is confirmed')
        await decide(township, 'confirm', [id])
        assert.equal(await of(), 2)
        verified()
})
