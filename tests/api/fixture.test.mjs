// A mechanism of one file and one line (tests/fixture/neighbours.c), which nothing else in the tree knows: what stands in
// CONTRIBUTING.md comes by itself is looked for here, from the catalogue to the export. The program is the one beside
// $BANGFU that has it.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

process.env.BANGFU = join(dirname(process.env.BANGFU || 'build/bangfu'), 'bangfu_fixture')
const { BANGFU, addAccount, bangfu, idNumber, login, start } = await import('./server.mjs')

const EAST = '341125100201'
let server, office, village, township, home, next, wang, li
before(async () => {
        server = await start({ office: '341125', village: EAST, township: '341125100' })
        addAccount(server.store, 'party', 'organisation', '341125')
        office = await login(server.base, 'office')
        village = await login(server.base, 'village')
        township = await login(server.base, 'township')
        home = await office.make('household', { hh_no: 'N1', place: EAST })
        next = await office.make('household', { hh_no: 'N2', place: EAST })
        wang = await member(home, '王小勤', 1, 'head')
        li = await member(next, '李小勤', 2, 'head')
})
after(() => server.stop())

async function member(household, name, n, relation) {
        const person = await office.make('person', { name, id_no: idNumber(n), place: EAST })
        await office.make('household_member', { household: household.id, person: person.id, relation })
        return person
}
const count = async (register) => (await office.get(`/${register}/count`)).json.count
const send = (rows, commit = '') =>
        office.raw('POST', '/imports' + commit, '户编号,姓名,互助内容,开始日期,每月小时\n' + rows, {
                'X-Filename': encodeURIComponent('邻里互助.csv'),
        })

test('the catalogue tells it with its pillar, pages and registers, behind 2.3 and before 3.1', async () => {
        const c = (await office.get('/catalogue')).json
        const numbers = c.mechanisms.map((m) => m.number)
        assert.equal(numbers[numbers.indexOf('2.10') - 1], '2.3')
        assert.equal(numbers[numbers.indexOf('2.10') + 1], '3.1')
        const m = c.mechanisms.find((x) => x.number === '2.10')
        assert.deepEqual([m.pillar, m.title, m.responsible], ['pillar_personnel', '邻里互助', '村委会'])
        assert.deepEqual([m.daily, m.entities], [['neighbour_help'], ['neighbour_help']])
        assert.deepEqual([m.pages[0].path, m.pages[0].entity], ['/l/neighbour_help.no_hours', 'neighbour_help'])
        const codes = (list) => c.codes[list].items.map((i) => i.code)
        assert.ok(codes('brief_section').includes('2.10'))
        assert.ok(codes('reviewed_register').includes('neighbour_help'))
        assert.ok(c.subjects.some((s) => s.root === 'neighbour_help'))
})

test('its tile is the fourth of its pillar', async () => {
        const { pillars } = (await office.get('/mechanisms')).json
        const tiles = pillars.find((p) => p.name === 'pillar_personnel').mechanisms
        assert.deepEqual(
                tiles.map((t) => t.mechanism),
                ['2.1', '2.2', '2.3', '2.10'],
        )
        assert.deepEqual([tiles[3].figures.length, tiles[3].checks.length], [1, 1])
})

test('one at a time and members only, as its tables say: the refusal names who and since when', async () => {
        const help = { household: home.id, person: wang.id, kind: 'harvest', from_on: '2017-03-01' }
        await office.make('neighbour_help', help)
        const twice = await office.post('/neighbour_help', { values: { ...help, from_on: '2017-08-01' } })
        assert.equal(twice.json.code, 'rule.alone', twice.text)
        assert.match(twice.text, /互助安排.*互助人.*王小勤 收割（自 2017-03-01 起）/s)
        const foreign = await office.post('/neighbour_help', { values: { ...help, person: li.id } })
        assert.equal(foreign.json.code, 'rule.member_of', foreign.text)
})

test('its sheet finds persons among the members and makes none; the workbook comes back', async () => {
        const persons = await count('person')
        const done = await send('N2,李小勤,代办,2017-04-01,8\nN2,赵不在,代办,2017-04-01,8\n', '?commit=1')
        assert.equal(done.status, 201, done.text)
        assert.deepEqual([done.json.accepted.neighbour_help, done.json.refused.length], [1, 1], done.text)
        assert.equal(await count('person'), persons)
        assert.equal(await count('neighbour_help'), 2)
        const back = await office.get(`/imports/${done.json.id}/returned`)
        assert.equal(back.status, 200)
        const again = await send('N2,李小勤,代办,2017-04-01,8\n', '?commit=1')
        assert.deepEqual(again.json.refused, [], again.text)
        assert.equal(await count('neighbour_help'), 2, 'the same sheet twice is the same records')
})

test('figure, check and account count it, in the words of its module or of the office', async () => {
        const of = async (name) => (await office.get(`/figures/${name}?period=2017-12-31`)).json.value
        assert.equal(await of('neighbour_help.persons'), '2')
        assert.equal((await office.get('/lists/neighbour_help.no_hours?period=2017-12-31')).json.rows.length, 1)
        const section = async () => {
                const { sections } = (await office.get('/brief?day=2017-12-31')).json
                const at = sections.findIndex((s) => s.mechanism === '2.10')
                assert.equal(sections[at - 1].mechanism, '2.3')
                return sections[at]
        }
        const own = await section()
        assert.deepEqual([own.title, own.pillar], ['邻里互助', '强化人员调配'])
        assert.equal(own.paragraphs[0].find((r) => r.figure).figure.code, 'neighbour_help.persons')
        const { problems } = (await office.get('/brief?day=2017-12-31')).json
        assert.deepEqual(problems.filter((p) => p.mechanism === '2.10').map((p) => p.runs[0].figure.title), ['没有写明小时的互助'])
        await office.make('brief_template', { section: '2.10', language: 'zh', title: '互助', text: '{neighbour_help.persons}人' })
        assert.equal((await section()).title, '互助')
        assert.match((await office.get('/brief.md?day=2017-12-31')).text, /### （[一二三]）互助\n\n\*\*2\*\*人/)
})

test('a county may have it reviewed: village, township, and only then it counts', async () => {
        await office.make('review_setting', { register: 'neighbour_help', steps: 'township', from_on: '2017-01-01' })
        const chen = await member(next, '陈小勤', 3, 'son')
        const before = await count('neighbour_help')
        const sent = await village.post('/neighbour_help', {
                values: { household: next.id, person: chen.id, kind: 'errand', from_on: '2017-05-01', hours: 4 },
        })
        assert.equal(sent.status, 202, sent.text)
        assert.equal(await count('neighbour_help'), before)
        const done = await township.post('/proposals/confirm', { proposals: [sent.json.proposal.id] })
        assert.equal(done.status, 200, done.text)
        assert.equal(await count('neighbour_help'), before + 1)
})

// The roads to a second arrangement of one person, or to one of somebody who is no member. Each is tried, and each leaves
// nobody with two on a day; switched off in src/core/rule.c, either rule fails here.
test('every road around the two rules is shut', async () => {
        const kim = await member(next, '金小勤', 4, 'son')
        const one = { household: next.id, person: kim.id, kind: 'errand', from_on: '2017-03-01' }
        const first = await office.make('neighbour_help', one)
        const past = await office.make('neighbour_help', { ...one, from_on: '2016-01-01', to_on: '2016-12-31' })
        const patch = (record, values) => office.patch('/neighbour_help/' + record.id, { version: record.version, values })
        const sheet = (rows) => office.raw('POST', '/imports?commit=1', rows, { 'X-Filename': encodeURIComponent('邻里互助.csv') })
        const code = (answer) => answer.json.code
        const action = (values) => ({ op: 'create', entity: 'neighbour_help', values: { ...one, ...values } })
        const roads = {
                'a span opened again': ['rule.alone', async () => code(await patch(past, { to_on: null }))],
                'a span lengthened': ['rule.alone', async () => code(await patch(past, { to_on: '2017-03-01' }))],
                'somebody else put in': ['span.fixed', async () => code(await patch(past, { person: wang.id }))],
                'another household put in': ['rule.member_of', async () => code(await patch(past, { household: home.id }))],
                'two in one change': [
                        'rule.alone',
                        async () => {
                                const actions = [action({ from_on: '2015-01-01', to_on: '2015-06-30' }), action({ from_on: '2015-05-01', to_on: '2015-05-31' })]
                                return code(await office.post('/changes', { actions }))
                        },
                ],
                'a sheet': [
                        'rule.alone',
                        async () => (await sheet('户编号,姓名,互助内容,开始日期\nN2,金小勤,收割,2017-06-01\n')).json.refused[0]?.code,
                ],
                'a sheet of somebody who is no member': [
                        'member.unknown',
                        async () => (await sheet('户编号,姓名,互助内容,开始日期\nN2,王小勤,收割,2017-06-01\n')).json.refused[0]?.code,
                ],
                'sent for review': ['rule.alone', async () => code(await village.post('/neighbour_help', { values: { ...one, from_on: '2017-09-01' } }))],
                // the merge has a gate of its own before the rules: spans of both on one day are a conflict
                'a second account of the same person, merged': [
                        'life.person_conflict',
                        async () => {
                                const twin = await office.make('person', { name: '金小勤', id_no: idNumber(6), place: EAST })
                                const elsewhere = await office.make('household', { hh_no: 'N3', place: EAST })
                                const there = { household: elsewhere.id, person: twin.id }
                                await office.make('household_member', { ...there, relation: 'head', from_on: '2016-01-01', to_on: '2016-12-31' })
                                await office.make('neighbour_help', { ...one, ...there, from_on: '2016-06-01', to_on: '2016-09-30' })
                                const { json } = await office.post('/life/duplicate', { keep: kim.id, other: twin.id, day: '2017-10-01', id_no: 'keep', reason: '一人两号' })
                                return json.code
                        },
                ],
        }
        const before = await count('neighbour_help')
        const found = {}
        for (const [name, [, go]] of Object.entries(roads)) found[name] = await go()
        assert.deepEqual(found, Object.fromEntries(Object.entries(roads).map(([name, [wanted]]) => [name, wanted])))
        assert.equal(await count('neighbour_help'), before + 1, 'the twin\'s own, in years when he was somebody else')

        // an import that ended it is withdrawn after the next has begun
        const ended = await sheet('户编号,姓名,互助内容,开始日期,结束日期\nN2,金小勤,代办,2017-03-01,2017-05-31\n')
        assert.equal(ended.json.changed.neighbour_help, 1, ended.text)
        await office.make('neighbour_help', { ...one, from_on: '2017-06-01' })
        await office.post(`/imports/${ended.json.id}/withdraw`, {})
        assert.equal((await office.get('/neighbour_help/' + first.id)).json.values.to_on, '2017-05-31')
})

test('export, description of the API, dictionary and statements have it, and the store verifies', async () => {
        const file = await office.get('/neighbour_help/export?format=csv&purpose=report&reason=' + encodeURIComponent('报送互助名单'))
        assert.equal(file.status, 200)
        assert.match(file.text, /互助人/)
        assert.match(file.text, /李小勤/)
        const openapi = (await office.get('/openapi.json')).text
        assert.match(openapi, /"\/api\/v1\/neighbour_help"|"\/neighbour_help"/)
        const print = (what) => execFileSync(BANGFU, ['catalogue', '--' + what], { encoding: 'utf8', maxBuffer: 1 << 26 })
        assert.match(print('dictionary'), /\| 2\.10 \| 邻里互助/)
        assert.match(print('statements'), /^rule\.neighbour_help\.alone\t/m)
        assert.doesNotMatch(bangfu(['verify', server.store]), /不符|fault:|broken/)
})
