// What a reader may know of a secret: the mask, and nothing that confirms a guess, by any road; who may know it leaves a
// record of each look; persons leave the house as a file only for a purpose.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, idNumber, login, serve, start } from './server.mjs'

const WEST = '341125100',
        EAST = '341125101'
const WHY = { purpose: 'verify', reason: '核对名册里的人员' }
const words = (o) => new URLSearchParams(o).toString()
let server
const by = {}
before(async () => {
        server = await start({
                office: COUNTY,
                organisation: COUNTY,
                finance: COUNTY,
                leader: COUNTY,
                auditor: COUNTY,
                township: WEST,
                village: WEST + '201',
                helper: COUNTY,
                accounts: COUNTY,
                security: COUNTY,
        })
        addAccount(server.store, 'east', 'township', EAST)
        addAccount(server.store, 'office2', 'office', COUNTY)
        for (const name of ['office', 'office2', 'organisation', 'finance', 'leader', 'auditor', 'security', 'township', 'village', 'helper', 'east'])
                by[name] = await login(server.base, name)
})
after(() => server.stop())
let n = 100
const NUMBER = () => idNumber(++n)
const person = (id_no, place = WEST + '201', more = {}) => by.office.make('person', { name: '林若兰', id_no, place, ...more })
async function parameter(name, value) {
        const found = (await by.office.get('/parameter_value?name=' + name)).json.rows[0]
        const asked = found
                ? await by.office.patch('/parameter_value/' + found.id, { version: found.version, values: { value: String(value) } })
                : await by.office.post('/parameter_value', { values: { name, value: String(value), from_on: '2000-01-01', place: COUNTY } })
        assert.equal(asked.status, 202, asked.text)
        const done = await by.security.post('/proposals/confirm', { proposals: [asked.json.proposal.id ?? asked.json.proposal] })
        assert.equal((await by.office.get('/parameter_value?name=' + name)).json.rows[0]?.values.value + '', String(value), done.text)
}

// candidates: the citizen numbers a mask leaves to who knows district, birth and sex; the check digit is counted.
function candidates(mask, birth, sex) {
        let left = 0
        for (let seq = sex === '1' ? 1 : 0; seq < 1000; seq += sex ? 2 : 1) {
                const number = idNumber(seq, birth.replaceAll('-', ''))
                const seen = mask.length === number.length ? mask : mask.padEnd(18, '*')
                left += [...seen].slice(6).every((c, i) => c === '*' || c === number[i + 6])
        }
        return left
}

// ---- the demonstration county, by who may not reveal ----

test('of nobody in the demonstration county fewer than 365 numbers are left, nor 10,000 phones or cards', { timeout: 600000 }, async () => {
        const directory = mkdtempSync(join(tmpdir(), 'bangfu-secrets-'))
        const store = join(directory, 'county.bangfu'),
                ready = process.env.BANGFU_DEMO
        if (ready && existsSync(ready)) {
                for (const end of ['', '-wal']) if (existsSync(ready + end)) copyFileSync(ready + end, store + end)
        } else bangfu(['demo', store])
        for (const role of ['leader', 'finance', 'organisation']) addAccount(store, 'secret.' + role, role, COUNTY)
        const demo = await serve(store)
        let least = Infinity,
                persons = 0
        const shown = (e, values, where) => {
                for (const f of e.fields.filter((x) => x.secret && values[x.name])) {
                        const mask = values[f.name]
                        if (f.format === 'id_number') {
                                const left = candidates(mask, values.birth || '1970-01-01', values.sex)
                                least = Math.min(least, left)
                                persons++
                                assert.ok(left >= 365, `${where}: ${mask} leaves ${left}`)
                        } else {
                                const digits = mask.replaceAll('*', '')
                                const room = f.format === 'phone' ? 11 - digits.length : 15 - 6 - 1 - digits.length
                                assert.ok(mask === '****' || room >= 4, `${where}: ${mask}`)
                        }
                }
        }
        for (const role of ['leader', 'finance', 'organisation']) {
                const reader = await login(demo.base, 'secret.' + role)
                const { entities } = (await reader.get('/catalogue')).json
                for (const e of entities.filter((x) => x.may.read && x.fields.some((f) => f.secret))) {
                        for (let after = '', page = 0; after !== null && (page < 140 || role !== 'leader') && (role === 'leader' || page < 4); page++) {
                                const { rows, next } = (await reader.get(`/${e.name}?limit=500${after && '&after=' + after}`)).json
                                for (const r of rows) shown(e, r.values, `${role} /${e.name}/${r.id}`)
                                after = next
                        }
                        if (!e.may.export) continue
                        const file = await reader.get(`/${e.name}/export?format=csv&plain=1&place=341125100&` + words({ ...WHY, purpose: 'report' }))
                        assert.equal(file.status, 200, file.text)
                        const [head, ...lines] = file.text.replace('\ufeff', '').split('\r\n').map((l) => l.split(','))
                        for (const l of lines.filter((x) => x.length === head.length).slice(0, 2000))
                                shown(e, Object.fromEntries(head.map((h, i) => [h, l[i]])), `${role} export of ${e.name}`)
                }
                for (const q of ['0031', '003X', '8000', '100000'])
                        for (const h of (await reader.get('/search?q=' + q)).json.hits)
                                assert.doesNotMatch(h.matched, /id_no|phone|card/, 'no search finds by a tail')
        }
        await demo.stop()
        rmSync(directory, { recursive: true, force: true })
        assert.ok(persons > 60000 && least === 500, `${persons} persons, ${least} left`)
})

// ---- equality ----

// Every road a condition can take: [what, ask]; each is tried with the right number and with a wrong one.
const LIST = { person: 'study.member_missed', household: 'household.poor' }
const roads = (e, field, number) => [
        ['rows', (c) => c.get(`/${e}?${field}=${number}`)],
        ['rows, .is', (c) => c.get(`/${e}?${field}.is=${number}`)],
        ['count', (c) => c.get(`/${e}/count?${field}=${number}`)],
        ['groups', (c) => c.get(`/${e}/group?by=place&${field}=${number}`)],
        ['a list', (c) => c.get(`/lists/${LIST[e]}?${field}=${number}`)],
        ['an export', (c) => c.get(`/${e}/export?format=csv&${field}=${number}&` + words(WHY))],
        ['a body', (c) => c.post(`/${e}/find`, { [field]: number })],
        ['a collection', (c) =>
                c.post('/collection', {
                        values: { title: '收' + n++, about: e, filters: `${field}=${number}`, open_fields: 'name', due_on: '2099-01-01' },
                })],
]
const SECRETS = [
        ['person', 'id_no', () => NUMBER()],
        ['person', 'phone', () => '138000' + (10000 + ++n)],
        ['household', 'bank_card', () => '62178812345' + (10000 + ++n)],
]

test('equality on a secret wants the right to reveal: 403 by every road, and not a count', async () => {
        for (const [e, field, make] of SECRETS) {
                const right = make(),
                        wrong = make()
                if (e === 'person') await by.office.make(e, { name: '林', place: WEST + '201', [field]: right })
                else await by.office.make(e, { hh_no: 'S' + n++, place: WEST + '201', [field]: right })
                for (const who of ['leader', 'finance', 'organisation', 'helper'])
                        for (const number of [right, wrong])
                                for (const [what, ask] of roads(e, field, number)) {
                                        const a = await ask(by[who])
                                        assert.ok([400, 403].includes(a.status), `${who} ${e}.${field} ${what}: ${a.status} ${a.text}`)
                                        assert.ok(!a.text.includes(right), what)
                                }
                for (const [what, ask] of roads(e, field, right).filter(([w]) => w !== 'a body')) {
                        const a = await ask(by.office)
                        assert.equal(a.status, 400, `office, ${what}: ${a.text}`)
                }
                for (const path of [`/${e}?sort=${field}`, `/${e}?${field}.from=1`, `/${e}?${field}.to=9`, `/${e}/group?by=${field}`])
                        assert.equal((await by.office.get(path)).status, 400, path)
                const found = await by.office.post(`/${e}/find`, { [field]: right })
                assert.deepEqual([found.status, found.json.count, found.json.rows.length], [200, 1, 1], found.text)
                assert.ok(!found.text.includes(right), 'found, and masked still')
                assert.equal((await by.office.post(`/${e}/find`, { [field]: make() })).json.count, 0)
                const noted = (await by.office.get('/disclosure?kind=find&limit=1&sort=-id')).json.rows[0].values
                assert.deepEqual([noted.account, noted.register, noted.fields], ['office', e, field])
        }
})

test('it reaches no further than the right: a township finds its own', async () => {
        const [own, other] = [NUMBER(), NUMBER()]
        await person(own)
        await person(other, EAST + '201')
        assert.equal((await by.township.post('/person/find', { id_no: own })).json.count, 1)
        assert.equal((await by.township.post('/person/find', { id_no: other })).json.count, 0)
})

test('a number in an address is refused, whatever the parameter', async () => {
        const number = NUMBER()
        await person(number)
        for (const path of ['/search?q=', '/person?q=', '/person?name=', '/household?hh_no=', '/organisation?q=']) {
                const a = await by.office.get(path + number)
                assert.deepEqual([a.status, a.json.code], [400, 'secret.address'], path)
                assert.ok(!a.text.includes(number))
        }
})

test('the search finds by number, or by its last four, only who may know it, on request, noted', async () => {
        const number = NUMBER(),
                made = await person(number, WEST + '201', { phone: '13800004321' })
        for (const q of [number, number.slice(-4), '13800004321', '4321']) {
                for (const who of ['leader', 'finance', 'organisation']) {
                        const asked = await by[who].post('/search', { q, numbers: true })
                        /* who may reveal what its own registers hold (cards of pay, phones of branches) finds nothing else */
                        if (who === 'leader') assert.equal(asked.status, 403)
                        else assert.deepEqual(asked.json.hits, [], who)
                        assert.deepEqual((await by[who].post('/search', { q })).json.hits, [], who)
                }
                const hits = (await by.office.post('/search', { q, numbers: true })).json.hits
                assert.ok(hits.some((h) => h.id === made.id), q)
                assert.deepEqual((await by.east.post('/search', { q, numbers: true })).json.hits, [], 'another township')
        }
        assert.deepEqual((await by.office.get('/search?q=4321')).json.hits, [])
})

test('a sheet that guesses is answered as one that knows', async () => {
        const number = NUMBER(),
                made = await person(number)
        const line = (id_no) => `编号,版本,姓名,证件号码\n${made.id},${made.version},${made.values.name},${id_no}\n`
        const check = async (who, id_no) => {
                const a = await by[who].raw('POST', '/imports', line(id_no), { 'X-Filename': 'a.csv' })
                const { accepted, changed, unchanged, refused } = a.json
                return JSON.stringify([a.status, accepted, changed, unchanged, (refused || []).map((x) => [x.code, x.message])])
        }
        for (const who of ['leader', 'organisation', 'east']) assert.equal(await check(who, number), await check(who, NUMBER()), who)
        assert.match(await check('office', number), /"unchanged":?.*1|{"person":1}/)
})

test('searches by number are limited in a day', async () => {
        await parameter('disclosure.finds', 2)
        const found = []
        for (let i = 0; i < 3; i++) found.push((await by.village.post('/person/find', { phone: '1380000000' + i })).status)
        found.push((await by.village.post('/search', { q: '1380', numbers: true })).status)
        assert.deepEqual(found, [200, 200, 503, 503], 'by either road')
        await parameter('disclosure.finds', 100000)
})

// ---- who has it already ----

test('a number registered elsewhere is registered, and not where', async () => {
        const number = NUMBER(),
                there = await person(number, EAST + '201', { name: '欧阳若兰' })
        const told = []
        const again = await by.township.post('/person', { values: { name: '别人', id_no: number, place: WEST + '201' } })
        assert.deepEqual([again.status, again.json.code], [409, 'record.elsewhere'], again.text)
        const ask = (await by.township.get('/words')).json.words.office.title
        assert.ok(again.json.detail.includes(`已登记，请联系${ask}`), again.json.detail)
        assert.ok(!again.text.includes(there.id))
        told.push(again.text)
        const tried = (await by.office.get('/disclosure?kind=find&account=township&limit=1&sort=-id')).json.rows[0].values
        assert.deepEqual([tried.fields, tried.row_count], ['id_no', 1], 'the try is noted')
        for (const name of ['别人', '欧阳若兰']) {
                const sheet = `姓名,证件号码,家庭所在地\n${name},${number},东河村\n`
                for (const path of ['/imports', '/imports?commit=1', '/imports?for=person']) {
                        const a = await by.township.raw('POST', path, sheet, { 'X-Filename': 'a.csv' })
                        told.push(a.text.replaceAll(name, ''))
                        if (a.json?.id) told.push((await by.township.get(`/imports/${a.json.id}`)).text.replaceAll(name, ''))
                }
        }
        for (const text of told) for (const word of ['欧阳若兰', '南山村', '炉桥']) assert.ok(!text.includes(word), `${word}: ${text}`)
        const near = await by.east.post('/person', { values: { name: '别人', id_no: number, place: EAST + '201' } })
        assert.equal(near.json.code, 'record.duplicate', 'told to who reads it')
        for (const a of [again, near]) assert.ok(!a.text.includes(number))
})

test('whoever tries numbers and takes the change back is noted and limited, whether he hit or missed', async () => {
        const there = NUMBER()
        await person(there, EAST + '201')
        const values = (id_no) => ({ name: '赵测试', id_no, place: WEST + '201' })
        const fails = { op: 'create', entity: 'household', values: {} }
        const roads = {
                form: (no) => by.township.post('/person', { values: { ...values(no), sex: no === there ? undefined : '9', name: no === there ? '赵测试' : '' } }),
                change: (no) => by.township.post('/changes', { reason: '录入人员', actions: [{ op: 'create', entity: 'person', values: values(no) }, fails] }),
                late: (no) =>
                        by.township.post('/changes', {
                                reason: '录入人员',
                                actions: [
                                        { op: 'create', entity: 'person', as: 'n', values: values(no) },
                                        { op: 'create', entity: 'household_member', values: { person: '@n' } },
                                ],
                        }),
        }
        const noted = async () => (await by.auditor.get('/disclosure/count?kind=find&account=township')).json.count
        const persons = async () => (await by.office.get('/person/count')).json.count
        const n = await persons()
        for (const [road, go] of Object.entries(roads))
                for (const no of [there, NUMBER()]) {
                        const before = await noted(),
                                a = await go(no)
                        assert.ok(a.status >= 400 && a.status < 500, `${road}: ${a.text}`)
                        assert.equal(await noted(), before + 1, `${road} ${no === there ? 'hit' : 'miss'} is noted: ${a.text}`)
                }
        await parameter('disclosure.finds', (await noted()) + 1)
        const seen = []
        for (const no of [there, there, NUMBER()]) seen.push((await roads.change(no)).json.code)
        assert.deepEqual(seen.slice(1), ['secret.finds', 'secret.finds'], 'beyond the limit hit and miss are one answer')
        assert.equal(seen[0], 'record.elsewhere')
        assert.equal(await persons(), n)
        await parameter('disclosure.finds', 100000)
})

test('a sheet that tries the numbers of one day of birth is refused as guessing', async () => {
        const sheet = (n) => '姓名,证件号码,所在党支部,入党时间\n' + [...Array(n)].map((_, i) => `赵小明,${idNumber(500 + i, '19841105')},东河村党支部,2010-01-01\n`).join('')
        const named = (n) => '党员,所在党支部,入党时间\n' + [...Array(n)].map((_, i) => `${idNumber(500 + i, '19841105')},东河村党支部,2010-01-01\n`).join('')
        const send = (who, text) =>
                by[who].raw('POST', '/imports?for=party_member', text, { 'X-Filename': 'a.csv' })
        for (const text of [sheet(21), named(21)])
                for (const who of ['township', 'east', 'organisation'])
                        assert.equal((await send(who, text)).json.code, 'lookup.guess', who)
        const twice = sheet(20) + sheet(20).split('\n').slice(1).join('\n')
        for (const [who, text] of [['township', twice], ['office', sheet(40)]])
                assert.notEqual((await send(who, text)).json.code, 'lookup.guess', who)
        const [last] = (await by.auditor.get('/disclosure?kind=find&account=organisation&limit=1&sort=-id')).json.rows
        assert.equal(last?.values.fields, 'id_no', 'the guess is noted')
        const noted = async () => (await by.auditor.get('/disclosure/count?kind=find&account=township')).json.count
        const before = await noted()
        const file = join(server.directory, 'guess.csv')
        writeFileSync(file, named(21))
        assert.throws(() => bangfu(['import', server.store, file, '--for', 'party_member', '--dry-run', '--as', 'township']), /lookup.guess/)
        assert.equal(await noted(), before + 1, 'by command, too')
})

// ---- reveals ----

test('a reveal says what for in words that say something', async () => {
        const { id } = await person(NUMBER())
        const reveal = (more) => by.office.post(`/person/${id}/reveal`, { fields: ['id_no'], ...more })
        for (const reason of [undefined, '', '.', '....', 'aaaa', '     ', '1234', '核核核核', '核对核对', '。。。。。。', '核对']) {
                const a = await reveal({ purpose: 'verify', ...(reason === undefined ? {} : { reason }) })
                assert.deepEqual([a.status, a.json.code], [400, 'reason.required'], `${reason}: ${a.text}`)
        }
        for (const purpose of [undefined, '', '随便', 'nosuch']) {
                const a = await reveal({ reason: '核对名册里的人员', ...(purpose === undefined ? {} : { purpose }) })
                assert.deepEqual([a.status, a.json.code], [400, 'purpose.required'], `${purpose}: ${a.text}`)
                assert.match(a.json.detail, /核对身份/)
        }
        assert.equal((await reveal(WHY)).status, 200)
        assert.equal((await reveal({ ...WHY, purpose: '核对身份' })).status, 200)
        await parameter('disclosure.reason', 12)
        assert.equal((await reveal(WHY)).status, 400)
        await parameter('disclosure.reason', 4)
})

test('many in a short time are on the auditor’s desk, with account and number', async () => {
        const { id } = await person(NUMBER())
        await parameter('disclosure.many', 4)
        const many = async () => (await by.auditor.get('/lists/disclosure.many')).json.rows.filter((r) => r.values.account === 'office2')
        for (let i = 0; i < 4; i++) {
                assert.deepEqual(await many(), [])
                assert.equal((await by.office2.post(`/person/${id}/reveal`, { fields: ['id_no'], ...WHY })).status, 200)
        }
        const rows = await many()
        assert.deepEqual(rows.map((r) => [r.values.kind, r.values.lately]), [['reveal', 4]])
        assert.match(rows[0].values.at, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
        const { todos } = (await by.auditor.get('/desk')).json
        assert.ok(todos.some((t) => t.list === 'disclosure.many' && t.count >= 1 && t.yours))
        await parameter('disclosure.many', 1000)
})

// ---- exports ----

test('an export of persons says what for, is noted with rows and digest, and bears its mark', async () => {
        for (let i = 0; i < 7; i++) await person(NUMBER())
        for (const path of ['/person/export', '/person/export?format=csv', '/person/export?purpose=verify', '/person/export?purpose=verify&reason=....'])
                assert.equal((await by.leader.get(path)).status, 400, path)
        for (const format of ['csv', 'xlsx']) {
                const url = server.base + '/api/v1/person/export?' + words({ format, ...WHY })
                const answer = await fetch(url, { headers: { Authorization: 'Bearer ' + by.leader.token } })
                const bytes = Buffer.from(await answer.arrayBuffer())
                assert.equal(answer.status, 200)
                const noted = (await by.auditor.get('/disclosure?kind=export&limit=1&sort=-id')).json.rows[0].values
                const { count } = (await by.leader.get('/person/count')).json
                assert.deepEqual(
                        [noted.account, noted.register, noted.purpose, noted.reason, noted.row_count, noted.digest],
                        ['leader', 'person', 'verify', WHY.reason, count, createHash('sm3').update(bytes).digest('hex')]
                )
                const file = join(server.directory, 'persons.' + format)
                writeFileSync(file, bytes)
                if (format === 'csv') {
                        const [head, ...lines] = bytes.toString().trim().split('\r\n')
                        assert.match(head, /,导出 leader \d{4}-\d\d-\d\d 核对身份$/)
                        assert.equal(lines.length, count, 'the mark is no row')
                } else {
                        const { execFileSync } = await import('node:child_process')
                        const part = (name) => execFileSync('unzip', ['-p', file, name], { encoding: 'utf8' })
                        assert.match(part('xl/worksheets/sheet1.xml'), /<oddFooter>&amp;L导出 leader [^<]*核对身份&amp;R/)
                        assert.match(part('docProps/core.xml'), /导出 leader/)
                }
                const back = await by.office.raw('POST', '/imports', readFileSync(file), { 'X-Filename': 'persons.' + format })
                assert.deepEqual([back.json.accepted.person, back.json.changed.person, back.json.refused], [0, 0, []], back.text)
        }
        assert.equal((await by.office.get('/organisation/export?format=csv')).status, 200, 'of no persons')
})

test('every register whose rows show a name of a person or a head asks what an export is for', async () => {
        const { entities } = (await by.office.get('/catalogue')).json
        const CALLED_BY_NAME = ['person', 'cadre', 'household', 'posting', 'staff', 'party_member', 'collection_row']
        const names = entities.filter(
                (e) =>
                        e.name === 'collection_row' ||
                        e.fields.some((f) => f.secret || f.format === 'person_name' || CALLED_BY_NAME.includes(f.ref))
        ).map((e) => e.name)
        for (const name of ['responsibility', 'training_attendance', 'exit_plan', 'collection_row', 'dues_grant', 'expert_activity'])
                assert.ok(names.includes(name), name)
        for (const e of entities) if (names.includes(e.name)) assert.ok(e.persons, e.name)
        await parameter('export.few', 0)
        await by.office.make('exit_plan', { year: 2017, place: WEST + '201' })
        assert.equal((await by.office.get('/exit_plan/export?format=csv')).json?.code, 'purpose.required')
        await parameter('export.few', 5)
        assert.equal((await by.office.get('/place/export?format=csv')).status, 200, 'of no persons')
})

test('many rows want a second person: not the same one, not by hand, and once said no it is no', async () => {
        await parameter('export.second', 5)
        const ask = () => by.finance.get('/person/export?format=csv&' + words(WHY))
        const refused = await ask()
        assert.deepEqual([refused.status, refused.json.code], [403, 'export.second'], refused.text)
        assert.equal((await ask()).json.code, 'export.second')
        const { rows } = (await by.office.get('/export_request?sort=-id')).json
        assert.equal(rows.length, 1, 'asked twice is one request')
        const request = rows[0]
        assert.match(refused.json.detail, new RegExp(request.id))
        assert.deepEqual([request.values.account, request.values.register], ['finance', 'person'])
        const answer = (who, value) =>
                by[who].patch('/export_request/' + request.id, { version: request.version, values: { answer: value } })
        for (const who of ['finance', 'leader', 'auditor', 'township', 'helper']) assert.notEqual((await answer(who, 'agreed')).status, 200, who)
        assert.notEqual((await by.office.post('/export_request', { values: { answer: 'agreed' } })).status, 201)
        assert.notEqual((await by.office.post('/export_request', { values: { account: 'office', answer: 'agreed' } })).status, 201)
        assert.equal((await answer('office', 'agreed')).status, 200)
        assert.equal((await ask()).status, 200)
        assert.equal((await by.finance.get('/person/export?format=csv&place=341125100&' + words(WHY))).json.code, 'export.second', 'another one')

        const mine = await by.office.get('/person/export?format=csv&' + words(WHY))
        assert.equal(mine.json.code, 'export.second')
        const own = (await by.office.get('/export_request?account=office')).json.rows[0]
        const self = await by.office.patch('/export_request/' + own.id, { version: own.version, values: { answer: 'agreed' } })
        assert.equal(self.json.code, 'export.answer', self.text)
        assert.equal(
                (await by.office2.patch('/export_request/' + own.id, { version: own.version, values: { answer: 'refused' } })).status,
                200
        )
        assert.equal((await by.office.get('/person/export?format=csv&' + words(WHY))).json.code, 'export.refused')
        await parameter('export.second', 100000)
})

test('many rows taken in parts are many rows: what left that day counts', async () => {
        addAccount(server.store, 'parts', 'leader', COUNTY)
        const parts = await login(server.base, 'parts')
        const { count } = (await parts.get('/person/count')).json
        await parameter('export.second', 2 * count - 1)
        const take = (more) => parts.get('/person/export?format=csv&' + words({ ...WHY, ...more }))
        assert.equal((await parts.get('/place/export?format=csv')).status, 200, 'places are nobody and count for nothing')
        assert.equal((await take({ columns: 'name' })).status, 200)
        const second = await take({ columns: 'name,sex' })
        assert.deepEqual([second.status, second.json.code], [403, 'export.second'])
        assert.match(second.json.detail, new RegExp(`今天已导出“人员” ${count} 条`))
        await parameter('export.second', 2 * count)
        assert.equal((await take({ columns: 'name,sex' })).status, 200)
        await parameter('export.second', 100000)
})

test('the command with an account asks the same; without one it is noted', async () => {
        const file = join(server.directory, 'out.csv')
        const run = (...more) => bangfu([...more])
        const status = (...more) => {
                try {
                        run(...more)
                        return 0
                } catch (x) {
                        return x.status
                }
        }
        const as = ['--as', 'leader']
        for (const line of [
                ['export', server.store, 'person', file, ...as],
                ['list', server.store, 'person', '--csv', file, ...as],
                ['list', server.store, 'person', ...as],
                ['list', server.store, 'person', ...as, '--purpose', 'verify', '--reason', '....'],
        ]) {
                assert.equal(status(...line), 2, line.join(' '))
                assert.ok(!existsSync(file))
        }
        for (const line of [
                ['export', server.store, 'person', file],
                ['list', server.store, 'person', '--csv', file],
                ['list', server.store, 'person'],
        ])
                assert.equal(status(...line, ...as, '--purpose', 'verify', '--reason', WHY.reason), 0)
        const before = (await by.auditor.get('/disclosure/count?kind=export')).json.count
        assert.equal(status('export', server.store, 'person', file), 0)
        assert.equal((await by.auditor.get('/disclosure/count?kind=export')).json.count, before + 1)
})
