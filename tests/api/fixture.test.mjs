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
        assert.match(JSON.stringify(own.paragraphs[1]), /没有写明小时的互助/)
        await office.make('brief_template', { section: '2.10', language: 'zh', title: '互助', text: '{neighbour_help.persons}人' })
        assert.equal((await section()).title, '互助')
        assert.match((await office.get('/brief.md?day=2017-12-31')).text, /### 互助\n\n\*\*2\*\*人/)
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

test('export, description of the API, dictionary and statements have it, and the store verifies', async () => {
        const file = await office.get('/neighbour_help/export?format=csv')
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
