// The generic registers: what every entity can rely on. One entity of each kind stands for all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bangfu, Client, idNumber, login, PASSWORD, spelled, start } from './server.mjs'

let server, office
before(async () => {
        server = await start({ office: '341125', auditor: '341125', leader: '341125', township: '341125100',
                organisation: '341125' })
        office = await login(server.base, 'office')
})
after(() => server.stop())

const person = (n, more = {}) =>
        office.make('person', { name: `张${spelled(n)}`, id_no: idNumber(n), place: '341125100201', ...more })
let serial = 100
const next = () => serial++

test('a record is entered, read, changed, and tells its words beside its codes', async () => {
        const made = await office.make('organisation', { name: '县水务局', kind: '机关事业单位' })
        assert.match(made.id, /^341125-\d+$/)
        assert.equal(made.version, 1)
        assert.equal(made.titles.kind, '机关事业单位')
        assert.deepEqual(made.may, { write: true, end: true, void: true, reveal: true })
        const changed = await office.patch(`/organisation/${made.id}`, {
                version: 1,
                values: { leader: '李四' },
                reason: '换届',
        })
        assert.equal(changed.status, 200)
        assert.equal(changed.json.version, 2)
        const read = await office.get(`/organisation/${made.id}`)
        assert.equal(read.json.values.leader, '李四')
        assert.equal(read.json.values.name, '县水务局')
})

test('a stale change is refused with the record as it stands', async () => {
        const made = await office.make('organisation', { name: '县林业局', kind: '机关事业单位' })
        await office.patch(`/organisation/${made.id}`, { version: 1, values: { leader: '甲' } })
        const stale = await office.patch(`/organisation/${made.id}`, { version: 1, values: { leader: '乙' } })
        assert.equal(stale.status, 409)
        assert.equal(stale.headers.get('content-type'), 'application/problem+json')
        assert.equal(stale.json.code, 'change.stale')
        assert.equal(stale.json.current.values.leader, '甲')
        assert.equal(
                (await office.patch(`/organisation/${made.id}`, { values: { leader: '乙' } })).json.where,
                'version',
        )
})

test('all faults of a form come at once, in the language asked for', async () => {
        const answer = await office.post(
                '/organisation',
                { values: { kind: '没有这种', nosuch: 1, from_on: '2017-13-01' } },
                { 'Accept-Language': 'en' },
        )
        assert.equal(answer.status, 400)
        assert.deepEqual(answer.json.errors.map((e) => e.field).sort(), ['from_on', 'kind', 'nosuch'])
        assert.equal(answer.json.title, 'Invalid request')
        for (const e of answer.json.errors) assert.ok(e.message.length > 5)
})

test('the same key and body is done once; another body under it is a conflict', async () => {
        const key = { 'Idempotency-Key': 'once-1' },
                body = { values: { name: '县卫健委', kind: '机关事业单位' } }
        const first = await office.post('/organisation', body, key),
                second = await office.post('/organisation', body, key)
        assert.equal(first.status, 201)
        assert.equal(second.status, 201)
        assert.equal(second.text, first.text)
        assert.equal((await office.get('/organisation/count?name=县卫健委')).json.count, 1)
        const other = await office.post('/organisation', { values: { name: '县教育局', kind: '机关事业单位' } }, key)
        assert.equal(other.status, 409)
        assert.equal(other.json.code, 'idempotency.other')
        const twins = await Promise.all(
                [1, 2, 3, 4].map(() =>
                        office.post(
                                '/organisation',
                                { values: { name: '县审计局', kind: '机关事业单位' } },
                                { 'Idempotency-Key': 'twin' },
                        ),
                ),
        )
        for (const t of twins) assert.equal(t.status, 201, t.text)
        assert.equal(new Set(twins.map((t) => t.json.id)).size, 1)
})

test('pages follow the key, neither losing nor doubling a row, in either direction', async () => {
        const names = Array.from({ length: 25 }, (_, i) => `页${String(i).padStart(2, '0')}`)
        for (const name of names) await office.make('organisation', { name, kind: '合作社' })
        for (const sort of ['name', '-name', 'id', '-id']) {
                const seen = []
                let after = ''
                do {
                        const from = after && '&after=' + encodeURIComponent(after)
                        const page = await office.get(`/organisation?kind=cooperative&limit=7&sort=${sort}${from}`)
                        assert.equal(page.status, 200, page.text)
                        seen.push(...page.json.rows.map((r) => r.values.name))
                        after = page.json.next
                } while (after)
                assert.deepEqual(seen, sort.startsWith('-') ? [...names].reverse() : names, sort)
        }
})

test('what nobody knows is an error, never everything', async () => {
        const bad = [
                '/organisation?nosuch=1',
                '/organisation?kind=nosuch',
                '/organisation?sort=nosuch',
                '/organisation?limit=0',
                '/organisation?limit=501',
                '/organisation?place=999999',
                '/organisation?period=yesterday',
                '/organisation?list=nosuch',
                '/organisation?after=xyz',
                '/organisation?voided=maybe',
                '/household?open=1',
                '/organisation/group?by=nosuch',
                '/organisation/group',
                '/person?sort=id_no',
                '/person/group?by=id_no',
                '/organisation?from_on.from=x',
                '/figures?nosuch=1',
                '/figures?place=abc',
                '/session?x=1',
                '/search',
                '/search?q=',
                '/journal?chain=x',
                '/organisation/export?format=pdf',
        ]
        for (const path of bad) assert.equal((await office.get(path)).status, 400, path)
        for (const path of [
                '/nosuch',
                '/organisation/341125-999999',
                '/organisation/110000-1',
                '/organisation/abc',
                '/lists/nosuch',
                '/figures/nosuch',
                '/a/b/c/d',
        ])
                assert.equal((await office.get(path)).status, 404, path)
        const method = await office.ask('DELETE', '/organisation')
        assert.deepEqual([method.status, method.headers.get('allow')], [405, 'GET, POST'])
})

test('a second record under the same number is refused by the name of its field, not of an index', async () => {
        const values = { number: '定扶〔2017〕99号', title: '通知', issuer: '县扶贫办', issued_on: '2017-03-01' }
        assert.equal((await office.post('/document', { values })).status, 201)
        const again = await office.post('/document', { values })
        assert.deepEqual([again.status, again.json.code], [409, 'record.duplicate'])
        assert.match(again.json.detail, /文件.*文号/)
        assert.doesNotMatch(JSON.stringify(again.json), /UNIQUE|document\./)
})

test('a place with places in it is not voided: the county would lose its name', async () => {
        for (const code of ['341125', '341125100']) {
                const place = (await office.get(`/place?code=${code}`)).json.rows[0]
                const refused = await office.post(`/place/${place.id}/void`, { reason: '误录' })
                assert.deepEqual([refused.status, refused.json.code], [422, 'rule.place_in_use'], code)
        }
})

test('what others rest on is not voided: it would count on under a record that is not there', async () => {
        const place = '341125100201'
        const person = await office.make('person', { name: '在职者', place })
        const post = await office.make('village_post', { person: person.id, place, class: 'deputy', from_on: '2017-01-01' })
        const refused = await office.post(`/person/${person.id}/void`, { reason: '误录' })
        assert.deepEqual([refused.status, refused.json.code], [422, 'record.named'])
        assert.match(refused.json.detail, /村干部任职 1 条/)
        for (const [entity, made] of [['village_post', post], ['person', person]])
                assert.equal((await office.post(`/${entity}/${made.id}/void`, { reason: '误录' })).status, 200, entity)
})

test('a number is one person\'s: however many ask at once, one record has it', async () => {
        const values = { id_no: idNumber(next()), place: '341125100201' }
        const all = await Promise.all(
                ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => office.post('/person', { values: { name, ...values } })),
        )
        const told = all.map((a) => a.json.code ?? a.status).sort()
        assert.deepEqual(told, [201, ...Array(5).fill('record.duplicate')])
        const other = await person(next())
        const taken = await office.patch(`/person/${other.id}`, { version: 1, values: { id_no: values.id_no } })
        assert.deepEqual([taken.status, taken.json.where], [409, 'id_no'])
})

test('what hangs on a voided household counts no more', async () => {
        const place = '341125100201'
        const household = await office.make('household', { hh_no: `V${next()}`, place })
        const equity = await office.make('equity', { name: '果园', place, shares: 1, from_on: '2017-01-01' })
        const more = { household: household.id, from_on: '2017-01-01' }
        await office.make('equity_share', { equity: equity.id, holder: 'household', shares: 1, ...more })
        await office.make('vacancy', { kind: 'household', place, due_on: '2017-02-01', ...more })
        const counted = async () => {
                const figure = await office.get('/figures/equity.households?period=2017-12-31')
                const rows = await office.get('/lists/responsibility.vacancy_overdue?period=2017-12-31')
                return [figure.json.value, rows.json.rows.length]
        }
        assert.deepEqual(await counted(), ['1', 1])
        assert.equal((await office.post(`/household/${household.id}/void`, { reason: '重复登记' })).status, 200)
        assert.deepEqual(await counted(), ['0', 0])
})

test('filters narrow, and count, group and rows agree', async () => {
        for (const [i, place] of [
                ['1', '341125100201'],
                ['2', '341125100202'],
                ['3', '341125101201'],
        ])
                await office.make('organisation', { name: `学校${i}`, kind: '学校', place, from_on: `201${i}-05-01` })
        const count = async (q) => (await office.get('/organisation/count?kind=school' + q)).json.count
        assert.equal(await count(''), 3)
        assert.equal(await count('&place=341125100'), 2)
        assert.equal(await count('&from_on.from=2012-01-01'), 2)
        assert.equal(await count('&from_on.from=2012-01-01&from_on.to=2012-12-31'), 1)
        assert.equal(await count('&leader.empty=1'), 3)
        assert.equal(await count('&leader.filled=1'), 0)
        const groups = (await office.get('/organisation/group?by=place&kind=school')).json.groups
        assert.deepEqual(
                groups.map((g) => [g.value, g.title, g.count]).filter((g) => g[2]),
                [
                        ['341125100', '定城镇', 2],
                        ['341125101', '炉桥镇', 1],
                ],
        )
        const kinds = (await office.get('/organisation/group?by=kind&kind=school')).json.groups
        assert.deepEqual(
                kinds.map((g) => [g.value, g.title, g.count]),
                [['school', '学校', 3]],
        )
})

test('who is named in a row finds it: by name, by initials, by what a cadre is called, by the village', async () => {
        const found = async (entity, text) =>
                (await office.get(`/${entity}?q=${encodeURIComponent(text)}`)).json.rows.map((r) => r.id)
        const session = await office.make('training_session', { held_on: '2017-03-03', title: '春训' })
        const [a, b] = [await person(next(), { name: '欧阳明月' }), await person(next(), { name: '司马长风' })]
        const [came] = [await office.make('training_attendance', { session: session.id, kind: 'person', person: a.id }),
                await office.make('training_attendance', { session: session.id, kind: 'person', person: b.id })]
        for (const text of ['欧阳明月', 'oymy']) assert.deepEqual(await found('training_attendance', text), [came.id])
        const unit = await office.make('organisation', { name: '县气象局', kind: '机关事业单位' })
        const cadre = await office.make('cadre', { person: a.id, organisation: unit.id, post: '科员', from_on: '2016-01-01' })
        const bears = await office.make('responsibility', { tier: 'leader_township', cadre: cadre.id, place: '341125100',
                from_on: '2017-01-01' })
        assert.deepEqual(await found('responsibility', '欧阳'), [bears.id])
        const village = (await office.get('/place?code=341125100201')).json.rows[0].values.name
        const income = await office.make('collective_income', { place: '341125100201', year: 2016, amount: '1.00' })
        await office.make('collective_income', { place: '341125100202', year: 2016, amount: '1.00' })
        assert.deepEqual(await found('collective_income', village), [income.id])
        assert.deepEqual(await found('collective_income', '查无此村'), [])
        const paper = await office.make('document', { number: '演示组〔2017〕987号', title: '关于提高报酬的通知', issuer: '县委组织部',
                issued_on: '2017-05-01' })
        for (const text of ['演示组〔2017〕987', '〔2017〕987号', '987号', '报酬'])
                assert.deepEqual(await found('document', text), [paper.id], text)
})

test('a span is ended, and what was entered in error is voided with a reason and counts nowhere', async () => {
        const made = await office.make('organisation', { name: '撤并单位', kind: '其他', from_on: '2015-01-01' })
        const ended = await office.post(`/organisation/${made.id}/end`, { to_on: '2017-06-30', reason: '机构改革' })
        assert.equal(ended.json.values.to_on, '2017-06-30')
        assert.equal((await office.post(`/organisation/${made.id}/end`, { to_on: '2014-06-30' })).status, 400)
        const wrong = await office.make('organisation', { name: '录错单位', kind: '其他' })
        assert.equal((await office.post(`/organisation/${wrong.id}/void`, {})).status, 400)
        assert.equal((await office.post(`/organisation/${wrong.id}/void`, { reason: '重复录入' })).json.voided, true)
        assert.equal((await office.get('/organisation/count?name=录错单位')).json.count, 0)
        assert.equal((await office.get('/organisation/count?name=录错单位&voided=1')).json.count, 1)
        assert.equal(
                (await office.patch(`/organisation/${wrong.id}`, { version: 2, values: { leader: '甲' } })).status,
                409,
        )
})

test('secrets are masked everywhere, kept when the mask comes back, shown only for a journalled reason', async () => {
        const n = next(),
                number = idNumber(n),
                made = await person(n, { phone: '13812345678' })
        const mask = made.values.id_no
        assert.match(mask, /^3411\*{14}$/, 'no tail: beside the birth it would be the number')
        for (const path of [
                `/person/${made.id}`,
                '/person',
                `/person/${made.id}/history`,
                `/search?q=${number.slice(-4)}`,
                '/person/export?format=csv&purpose=verify&reason=' + encodeURIComponent('核对名册里的人员'),
                '/journal',
        ])
                assert.ok(!(await office.get(path)).text.includes(number), path)
        assert.equal((await office.post('/person/find', { id_no: number })).json.count, 1, 'exact search by the number')
        const same = await office.patch(`/person/${made.id}`, { version: 1, values: { id_no: mask, name: '张改名' } })
        assert.equal(same.status, 200, same.text)
        assert.equal((await office.post(`/person/${made.id}/reveal`, { fields: ['id_no'] })).status, 400)
        const why = { purpose: 'verify', reason: '核对社保' }
        assert.equal((await office.post(`/person/${made.id}/reveal`, { fields: ['name'], ...why })).status, 400)
        const shown = await office.post(`/person/${made.id}/reveal`, { fields: ['id_no', 'phone'], ...why })
        assert.deepEqual(shown.json.values, { id_no: number, phone: '13812345678' })
        const noted = (await office.get('/disclosure?kind=reveal')).json.rows[0].values
        assert.deepEqual(
                [noted.account, noted.record, noted.fields, noted.purpose, noted.reason],
                ['office', made.id, 'id_no,phone', 'verify', '核对社保'],
        )
        const leader = await login(server.base, 'leader')
        assert.equal((await leader.post(`/person/${made.id}/reveal`, { fields: ['id_no'], reason: 'x' })).status, 403)
})

test('history says who changed what, when, why and through what', async () => {
        const made = await office.make('organisation', { name: '史志办', kind: '机关事业单位' })
        await office.patch(`/organisation/${made.id}`, { version: 1, values: { leader: '王五' }, reason: '任命' })
        const { blocks } = (await office.get(`/organisation/${made.id}/history`)).json
        assert.deepEqual(
                blocks.map((b) => [b.op, b.actor, b.channel, b.reason]),
                [
                        ['update', 'office', 'api', '任命'],
                        ['create', 'office', 'api', 'test'],
                ],
        )
        assert.deepEqual(
                blocks[0].changes.map((x) => [x.field, x.old, x.new]),
                [['leader', '', '王五']],
        )
        const journal = await (await login(server.base, 'auditor')).get('/journal?limit=3')
        assert.equal(journal.status, 200)
        assert.equal(journal.json.blocks.length, 3)
        assert.ok(journal.json.blocks[0].seq > journal.json.blocks[1].seq)
        assert.equal((await (await login(server.base, 'township')).get('/journal')).status, 403)
})

test('the journal is narrowed by day, account and register, and a block opens into what it wrote', async () => {
        const auditor = await login(server.base, 'auditor')
        const made = await office.make('organisation', { name: '县档案局', kind: '机关事业单位' })
        await office.patch(`/organisation/${made.id}`, { version: 1, values: { leader: '王五' }, reason: '换届' })
        const found = (await auditor.get('/journal?entity=organisation&actor=office&limit=1')).json.blocks
        assert.equal(found.length, 1)
        assert.deepEqual(found[0].touched.map((t) => [t.entity, t.op, t.count]), [['organisation', 'update', 1]])
        const block = (await auditor.get(`/journal/${found[0].seq}`)).json
        assert.equal(block.reason, '换届')
        assert.deepEqual(block.records.map((r) => [r.id, r.title]), [[made.id, '县档案局']])
        assert.deepEqual(block.records[0].changes.map((x) => [x.field, x.old, x.new]), [['leader', '', '王五']])
        const day = found[0].at.slice(0, 10)
        assert.ok((await auditor.get(`/journal?from=${day}&to=${day}`)).json.blocks.length > 1)
        assert.equal((await auditor.get('/journal?to=2001-01-01')).json.blocks.length, 0)
        assert.equal((await auditor.get('/journal?actor=nobody')).json.blocks.length, 0)
        assert.equal((await auditor.get('/journal?entity=nothing')).status, 400)
        assert.equal((await auditor.get('/journal/999999')).status, 404)
})

test('a block shows nobody the name of a record he may not see', async () => {
        const p = await person(next(), { name: '上官无名' })
        const branch = await office.make('organisation', { name: '官桥党支部', kind: '党支部' })
        const joined = await (await login(server.base, 'organisation')).make('party_member',
                { person: p.id, organisation: branch.id, from_on: '2016-01-01' })
        const last = (await office.get('/journal?entity=party_member&limit=1')).json.blocks[0]
        const text = JSON.stringify((await office.get(`/journal/${last.seq}`)).json)
        assert.ok(!text.includes('上官无名') && !text.includes(joined.id))
        assert.match(text, /"entity":"party_member"/)
})

test('several actions are one change, all or nothing, and name each other', async () => {
        const n = next()
        const actions = [
                { op: 'create', entity: 'household', as: 'home', values: { hh_no: `H${n}`, place: '341125100201' } },
                {
                        op: 'create',
                        entity: 'person',
                        as: 'head',
                        values: { name: '赵一', id_no: idNumber(n), place: '341125100201' },
                },
                {
                        op: 'create',
                        entity: 'household_member',
                        values: { household: '@home', person: '@head', relation: '户主' },
                },
        ]
        const done = await office.post('/changes', { reason: '新识别', actions })
        assert.equal(done.status, 200, done.text)
        assert.equal(done.json.records.length, 3)
        assert.equal(done.json.records[2].values.household, done.json.records[0].id)
        assert.equal(done.json.records[2].place, '341125100201', 'a member lives where the household does')
        const before = (await office.get('/household/count')).json.count
        const half = await office.post('/changes', {
                actions: [
                        { op: 'create', entity: 'household', values: { hh_no: `H${n}x`, place: '341125100201' } },
                        { op: 'create', entity: 'household_member', values: { household: '@nobody' } },
                ],
        })
        assert.equal(half.status, 400)
        assert.equal((await office.get('/household/count')).json.count, before)
        const related = (await office.get(`/household/${done.json.records[0].id}/related`)).json.related
        assert.deepEqual(
                related.map((r) => [r.entity, r.field, r.count]),
                [['household_member', 'household', 1]],
        )
})

test('a page costs the same number of statements however many rows it shows', async () => {
        for (let i = 0; i < 12; i++) await person(next())
        for (const path of ['/person', '/organisation', '/household_member']) {
                const one = await office.get(`${path}?limit=1`),
                        many = await office.get(`${path}?limit=100`)
                assert.equal(many.statements, one.statements, path)
                assert.ok(many.statements <= 6, `${path}: ${many.statements} statements`)
        }
})

test('a figure is its list: value, rows, count and export agree', async () => {
        const figures = (await office.get('/figures')).json.figures
        assert.ok(figures.length > 10)
        assert.ok(figures.some((f) => f.code === 'org.members'))
        const { entities } = (await office.get('/catalogue')).json
        const closed = entities.filter((e) => ['member', 'personnel'].includes(e.area)).map((e) => e.name)
        for (const f of figures) {
                assert.equal((await office.get(`/figures/${f.code}`)).json.value, f.value, f.code)
                /* the number of a compartment is for whoever reads the place, its rows for the organisation department */
                const rows = (await office.get(`/lists/${f.code}?limit=5`)).status
                /* so of the lists over an open register that tell what the members' or the personnel's says of somebody */
                const tells = ['member_contact.no_post_members', 'frontline.at_front'].includes(f.code)
                /* a ratio has no rows of its own */
                assert.equal(rows, closed.includes(f.of) || tells ? 403 : f.num ? 400 : 200, f.code)
                assert.ok(f.basis && f.explain, f.code)
        }
        const villages = figures.find((f) => f.code === 'place.villages')
        assert.equal(villages.value, '4')
        assert.equal((await office.get('/lists/place.villages')).json.rows.length, 4)
        const byPlace = (await office.get('/figures/place.villages/places')).json.groups
        assert.deepEqual(
                byPlace.map((g) => [g.place, g.value]),
                [
                        ['341125100', '2'],
                        ['341125101', '2'],
                ],
        )
        assert.equal((await office.get('/figures/place.villages?place=341125101')).json.value, '2')
})

test('a figure asked for again costs no list, and a change made by any process is seen at once', async () => {
        const path = '/figures/place.villages'
        const first = await office.get(path)
        const again = await office.get(path)
        assert.equal(again.text, first.text)
        assert.ok(again.statements < first.statements, `${again.statements} < ${first.statements}`)
        assert.notEqual((await office.ask('GET', path, undefined, { 'Accept-Language': 'en' })).text, first.text)
        const village = (await office.get('/place?code=341125101202')).json.rows[0]
        bangfu(['account', 'add', server.store, 'someone', '--role', 'leader', '--place', '341125', '--password'], PASSWORD)
        assert.equal((await office.get(path)).json.value, '4')
        await office.post(`/place/${village.id}/end`, { to_on: '2017-12-31', reason: '撤并' })
        assert.equal((await office.get(path)).json.value, '3')
        assert.equal((await office.get(path + '?period=2017-12-31')).json.value, '4')
})

test('an export holds what is seen and is noted', async () => {
        const csv = await office.get('/organisation/export?format=csv&kind=school&reason=' + encodeURIComponent('存档'))
        assert.equal(csv.status, 200, csv.text)
        assert.match(csv.headers.get('content-type'), /^text\/csv/)
        assert.match(csv.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''/)
        assert.equal(csv.text.trim().split('\r\n').length, 4)
        assert.equal((await office.get('/disclosure?kind=export')).json.rows[0].values.reason, '存档')
})

test('a paper is kept under its record and comes back byte for byte', async () => {
        const made = await office.make('organisation', { name: '附件单位', kind: '其他' })
        const bytes = new Uint8Array(300000).map((_, i) => i * 7)
        bytes.set(new TextEncoder().encode('%PDF-1.4')) // a paper is what its bytes are, not what it is called
        const sent = await office.raw(
                'POST',
                `/attachments?entity=organisation&id=${made.id}&name=${encodeURIComponent('批文.pdf')}`,
                bytes,
                { 'Content-Type': 'application/octet-stream' },
        )
        assert.equal(sent.status, 201, sent.text)
        assert.equal(sent.json.type, 'application/pdf')
        const list = (await office.get(`/attachments?entity=organisation&id=${made.id}`)).json.attachments
        assert.deepEqual(
                list.map((a) => [a.name, a.size]),
                [['批文.pdf', 300000]],
        )
        const back = await fetch(`${server.base}/api/v1/attachments/${sent.json.id}/content`, {
                headers: { Authorization: `Bearer ${office.token}` },
        })
        assert.deepEqual(new Uint8Array(await back.arrayBuffer()), bytes)
        assert.equal(sent.json.scan, true)
        assert.equal((await office.post(`/attachments/${sent.json.id}/void`, {})).status, 400)
        assert.equal((await office.post(`/attachments/${sent.json.id}/void`, { reason: '传错了' })).status, 200)
        assert.equal((await office.get(`/attachments?entity=organisation&id=${made.id}`)).json.attachments.length, 0)
        assert.equal((await office.get(`/attachments/${sent.json.id}/content`)).status, 404)
})

// Bytes, their type, and whether they count as a scan: the name says pdf for all of them.
const text = (s) => new TextEncoder().encode(s)
const png = (w, h) =>
        new Uint8Array([0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, w, 1, 0, 0, h, 1, 8, 2, 0, 0, 0, 1, 2, 3, 4])
const CONTENTS = [
        ['pdf', text('%PDF-1.7 x'), 'application/pdf', true],
        ['png', png(1, 1), 'image/png', true],
        ['png of no size', png(255, 255), 'application/octet-stream', false],
        ['png cut off', png(1, 1).slice(0, 20), 'application/octet-stream', false],
        ['jpeg', new Uint8Array([255, 216, 255, 224, 0, 4, 0, 0, 255, 192, 0, 17, 8, 0, 9, 0, 9, 3, 0, 0]), 'image/jpeg', true],
        ['jpeg without a frame', new Uint8Array([255, 216, 255, 224, 0, 4, 0, 0]), 'application/octet-stream', false],
        ['gif', text('GIF89a\x01\x00\x01\x00\x00\x00\x00'), 'image/gif', true],
        ['tiff', text('II*\x00\x08\x00'), 'image/tiff', true],
        ['ofd', text('PK\x03\x04....OFD.xml'), 'application/ofd', true],
        ['docx', text('PK\x03\x04....word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
        ['xlsx', text('PK\x03\x04....xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', false],
        ['zip', text('PK\x03\x04....a.exe'), 'application/octet-stream', false],
        ['text', text('签到表'), 'text/plain', false],
        ['words that begin like a program', text('MZ 村名单'), 'text/plain', false],
]
const MARKUP = ['<html><script>alert(1)</script>', '\ufeff  <!DOCTYPE html>', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<?xml version="1.0"?><x/>', 'words <script>x</script>', '#!/bin/sh', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'From: <Saved by Blink>']

const PROGRAMS = ['MZ\x00\x01', '\x7fELF\x02\x01\x01\0', '\xcf\xfa\xed\xfe\0', '\xca\xfe\xba\xbe\0', 'L\0\0\0\x01\x14\x02\0']

test('the type of a paper is that of its bytes, and a page, a script or a program is refused', async () => {
        const made = await office.make('organisation', { name: '格式单位', kind: '其他' })
        const send = (name, bytes, type = 'application/pdf') =>
                office.raw('POST', `/attachments?entity=organisation&id=${made.id}&name=${encodeURIComponent(name)}`, bytes, {
                        'Content-Type': type,
                })
        const open = (id) =>
                fetch(`${server.base}/api/v1/attachments/${id}/content`, { headers: { Authorization: `Bearer ${office.token}` } })
        const kept = async (sent, type, scan, what) => {
                assert.equal(sent.status, 201, `${what}: ${sent.text}`)
                assert.deepEqual([sent.json.type, sent.json.scan], [type, scan], what)
                const back = await open(sent.json.id)
                assert.equal(back.headers.get('content-type').split(';')[0], type, what)
                assert.match(back.headers.get('content-disposition'), /^attachment/, what)
                assert.equal(back.headers.get('x-content-type-options'), 'nosniff', what)
                assert.equal(back.headers.get('content-security-policy'), "default-src 'none'; sandbox", what)
        }
        for (const [what, bytes, type, scan] of CONTENTS) await kept(await send('件.pdf', bytes), type, scan, what)
        const refused = async (name, bytes, what) => {
                const sent = await send(name, bytes)
                assert.deepEqual([sent.status, sent.json.code], [400, 'attachment.type'], name + what)
        }
        const wide = (s, first) => Buffer.from(first + s, 'utf16le')
        for (const markup of MARKUP)
                for (const name of ['件.pdf', '件.PNG', '件.docx', '件.txt', '件.csv', '件.html', '件.svg', '件']) {
                        await refused(name, text(markup), markup)
                        for (const bytes of [wide(markup, '\ufeff'), wide(markup, '')]) {
                                await refused(name, bytes, markup + ' in UTF-16')
                                await refused(name, Buffer.from(bytes).swap16(), markup + ' in UTF-16, high byte first')
                        }
                }
        for (const head of PROGRAMS) await refused('件.pdf', Buffer.from(head, 'latin1'), head)
        for (const end of ['exe', 'EXE', 'hta', 'mht', 'js', 'xhtml', 'vbs', 'bat', 'lnk', 'exe.', 'js '])
                await refused('件.' + end, text('签到表'), end)
        assert.equal((await send('件.txt', wide('签到表 <1>', '\ufeff'))).status, 201, 'words in UTF-16')
})

test('an address that cannot be read is refused in the language of who asks', async () => {
        const many = '/person?' + 'a=1&'.repeat(200)
        for (const path of ['/person?q=a%0d%0aSet-Cookie:x', '/person?q=%ff', '/per%0ason', '/person/..%5caccount', many]) {
                const zh = await office.get(path)
                const en = await office.ask('GET', path, undefined, { 'Accept-Language': 'en' })
                assert.deepEqual([zh.status, en.status], [400, 400], path)
                assert.match(zh.json.detail, /^网址/, path)
                assert.doesNotMatch(en.json.detail, /[\u4e00-\u9fff]/, path)
        }
})

test('the catalogue keeps until it changes, and the description names every route', async () => {
        const first = await office.get('/catalogue')
        const again = await office.ask('GET', '/catalogue', undefined, { 'If-None-Match': first.headers.get('etag') })
        assert.equal(again.status, 304)
        const api = (await new Client(server.base).get('/openapi.json')).json
        assert.equal(api.openapi, '3.1.0')
        for (const e of first.json.entities) assert.ok(api.paths[`/${e.name}/{id}`]?.patch, e.name)
        const ids = Object.values(api.paths).flatMap((p) => Object.values(p).map((o) => o.operationId))
        assert.equal(new Set(ids).size, ids.length, 'operation ids are unique')
})
