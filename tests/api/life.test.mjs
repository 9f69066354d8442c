// What happens to households and persons, over the API: previewed, done once, refused with the way out, seen from both
// sides; and an old sheet does not bring back what was merged.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { idNumber, login, start } from './server.mjs'

const EAST = '341125100201'
const NORTH = '341125101202'
let server, office, township, serial = 500
before(async () => {
        server = await start({ office: '341125', township: '341125100', leader: '341125' })
        office = await login(server.base, 'office')
        township = await login(server.base, 'township')
})
after(() => server.stop())

const person = (name) => office.make('person', { name, id_no: idNumber(serial++), place: EAST })
async function household(number, names) {
        const h = await office.make('household', { hh_no: number, place: EAST })
        const members = []
        for (const [i, name] of names.entries()) {
                const p = await person(name)
                const m = await office.make('household_member', {
                        household: h.id,
                        person: p.id,
                        relation: i ? 'sibling' : 'head',
                })
                members.push({ ...m, person: p })
        }
        await office.make('household_status', { household: h.id, kind: 'exited', from_on: '2016-01-01' })
        return { id: h.id, members }
}
let sent = 0
const life = (client, kind, body) =>
        client.post('/life/' + kind, { day: '2017-06-01', ...body }, { 'Idempotency-Key': `life-${sent++}-abcdefgh` })
const related = async (id, entity) =>
        (await office.get(`/household/${id}/related`)).json.related
                .filter((g) => g.entity === entity)
                .flatMap((g) => g.rows)

test('a merger is previewed in words, done once, and both households show it', async () => {
        const a = await household('A1', ['甲户主']),
                b = await household('B1', ['乙户主'])
        const body = { household: a.id, other: b.id, reason: '同住' }
        const open = await life(office, 'merge', { ...body, dry: true })
        assert.equal(open.status, 200, open.text)
        assert.deepEqual([open.json.open, open.json.members[0].name], [true, '乙户主'])
        const said = { ...body, members: [{ member: b.members[0].id, relation: '兄弟姐妹' }] }
        const preview = await life(office, 'merge', { ...said, dry: true })
        assert.equal(preview.json.open, false)
        assert.match(preview.json.words.join('\n'), /乙户主.*并入.*甲户主/)
        assert.equal((await related(a.id, 'household_event')).length, 0, 'a preview writes nothing')
        const done = await life(office, 'merge', { ...said, basis: preview.json.basis })
        assert.equal(done.status, 200, done.text)
        for (const id of [a.id, b.id])
                assert.equal((await related(id, 'household_event'))[0]?.id, done.json.event, 'from both sides')
        const gone = (await office.get('/household/' + b.id)).json
        assert.deepEqual([gone.values.ended_on, gone.values.successor], ['2017-05-31', a.id])
        const again = await life(office, 'merge', { ...said, basis: preview.json.basis })
        assert.deepEqual([again.status, again.json.code], [409, 'change.stale'])

        const sheet =
                '行政村,户编号,户主姓名,姓名,证件号码,与户主关系\n' +
                `东河村,B1,乙户主,乙户主,${idNumber(serial - 1)},户主\n`
        const back = await office.raw('POST', '/imports?commit=1', sheet, {
                'X-Filename': encodeURIComponent('旧花名册.csv'),
        })
        assert.equal(back.status, 201, back.text)
        assert.equal(back.json.refused[0]?.code, 'household.merged', back.text)
        assert.match(JSON.stringify(back.json.refused), /并入“A1 甲户主”/)
        assert.equal((await related(b.id, 'household_member')).filter((m) => !m.values.to_on).length, 0)
})

test('who may not write both places, or at all, is refused', async () => {
        const a = await household('A2', ['丙户主'])
        const move = { household: a.id, place: NORTH }
        assert.equal((await life(township, 'move', move)).json.code, 'scope.write')
        assert.equal((await life(await login(server.base, 'leader'), 'move', move)).status, 403)
        assert.equal((await life(office, 'marry', { household: a.id })).status, 404)
        assert.equal((await life(office, 'move', { ...move, day: '2017-6' })).json.code, 'date.invalid')
        const moved = await life(office, 'move', move)
        assert.equal(moved.status, 200, moved.text)
        assert.equal((await office.get('/household/' + a.id)).json.place, NORTH)
})

test('the record of an event is the program’s own', async () => {
        const a = await household('A3', ['丁户主', '丁二'])
        const made = await office.post('/household_event', {
                values: { kind: 'merge', day: '2017-06-01', household: a.id, ended: a.id },
        })
        assert.equal(made.json.code, 'register.noted')
        const done = await life(office, 'head', { household: a.id, person: a.members[1].person.id })
        assert.equal(done.status, 200, done.text)
        const voided = await office.post(`/household_event/${done.json.event}/void`, { reason: '登记错了' })
        assert.equal(voided.json.code, 'register.noted')
})

test('two records of one person become one; his old number still finds him', async () => {
        const a = await household('A4', ['戊户主'])
        const keep = a.members[0].person,
                other = await person('戊户主')
        const number = serial - 1
        const asked = { keep: keep.id, other: other.id, day: '2017-06-02' }
        const differs = await life(township, 'duplicate', { ...asked, dry: true })
        assert.equal(differs.json.code, 'life.id_differs')
        const done = await life(township, 'duplicate', { ...asked, id_no: 'keep', reason: '一人两号' })
        assert.equal(done.status, 200, done.text)
        const gone = (await office.get('/person/' + other.id)).json
        assert.deepEqual([gone.voided, gone.values.merged_into], [true, keep.id])
        const sheet =
                '行政村,户编号,户主姓名,姓名,证件号码,与户主关系\n' + `东河村,A4,戊户主,戊户主,${idNumber(number)},户主\n`
        const before = (await office.get('/person/count')).json.count
        const back = await office.raw('POST', '/imports?commit=1', sheet, {
                'X-Filename': encodeURIComponent('旧花名册二.csv'),
        })
        assert.equal(back.status, 201, back.text)
        assert.equal((await office.get('/person/count')).json.count, before, 'nobody is brought back: ' + back.text)
})

test('two entries of one person in one household become one, shown first; what they say otherwise is asked', async () => {
        const a = await household('D1', ['丁户主', '丁成员'])
        const again = await office.make('person', { name: '丁成员', place: EAST })
        const twice = await office.make('household_member', {
                household: a.id,
                person: again.id,
                relation: 'son',
                education: 'primary',
                from_on: '2016-05-01',
        })
        const [, kept] = a.members
        const body = { keep: kept.person.id, other: again.id, reason: '同一人' }
        const asked = await life(office, 'duplicate', { ...body, dry: true })
        assert.deepEqual([asked.status, asked.json.code], [409, 'life.facts_differ'], asked.text)
        assert.match(asked.json.detail, /与户主关系 兄弟姐妹 \/ 之子/)
        assert.equal((await life(office, 'duplicate', { ...body, facts: 'both', dry: true })).status, 400)
        const preview = await life(office, 'duplicate', { ...body, facts: 'other', dry: true })
        assert.equal(preview.status, 200, preview.text)
        assert.match(preview.json.words.join('\n'), /“家庭成员” .* 与 .* 合为一条：.* 至 今/)
        assert.equal((await office.get('/household_member/' + twice.id)).json.voided, false, 'shown, not done')
        const done = await life(office, 'duplicate', { ...body, facts: 'other', basis: preview.json.basis })
        assert.equal(done.status, 200, done.text)
        const { values } = (await office.get('/household_member/' + kept.id)).json
        assert.deepEqual([values.relation, values.education, values.to_on], ['son', 'primary', null])
        assert.equal((await related(a.id, 'household_member')).length, 2)
})
