// Sheets by the API: at once, as a job, as a form; whose imports one sees; the same file twice changes nothing.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, login, serve, TOP } from './server.mjs'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'

const SHEETS = join(TOP, 'tests/data/sheets')
const REGISTER = '建档立卡贫困户花名册.xlsx'
let directory, server, office

before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-imports-'))
        const store = join(directory, 'county.bangfu')
        bangfu(['init', store, '--county', COUNTY, '--places', join(TOP, 'demo/data/divisions-341125.csv')])
        for (const [name, role, place] of [
                ['office', 'office', COUNTY],
                ['leader', 'leader', COUNTY],
                ['auditor', 'auditor', COUNTY],
                ['colleague', 'office', COUNTY],
                ['village', 'village', '341125100205'],
        ])
                addAccount(store, name, role, place)
        server = await serve(store)
        office = await login(server.base, 'office')
})
after(async () => {
        await server.stop()
        rmSync(directory, { recursive: true, force: true })
})

const send = (client, path, bytes, name, headers = {}) =>
        client.raw('POST', path, bytes, { 'X-Filename': encodeURIComponent(name), ...headers })
const settled = async (client, job) => {
        for (let i = 0; i < 600; i++) {
                const { json } = await client.get('/jobs/' + job)
                if (!['waiting', 'running'].includes(json.state)) return json
                await new Promise((r) => setTimeout(r, 100))
        }
        throw new Error('the job does not end')
}

let id
test('a check writes nothing and says what it would do', { timeout: 120000 }, async () => {
        const answer = await send(office, '/imports', readFileSync(join(SHEETS, REGISTER)), REGISTER)
        assert.equal(answer.status, 201, answer.text)
        const { accepted, refused, state, returned } = answer.json
        assert.deepEqual([accepted.household, accepted.person, refused.length], [1179, 3048, 41])
        assert.deepEqual([state, returned], ['checked', true])
        assert.equal((await office.get('/household/count')).json.count, 0)
        id = answer.json.id
})

test('committed as a job, it is there; the refused come back in the same workbook', { timeout: 120000 }, async () => {
        const answer = await office.ask('POST', `/imports/${id}/commit`, undefined, { Prefer: 'respond-async' })
        assert.equal(answer.status, 202, answer.text)
        const job = await settled(office, answer.json.job)
        assert.deepEqual([job.state, job.result], ['done', { id }], job.message)
        assert.equal((await office.get('/household/count')).json.count, 1179)
        const done = (await office.get('/imports/' + id)).json
        assert.deepEqual([done.state, done.accepted.person], ['done', 3048])
        const back = await fetch(`${server.base}/api/v1/imports/${id}/returned`, {
                headers: { Authorization: `Bearer ${office.token}` },
        })
        assert.equal(back.status, 200)
        assert.equal(Buffer.from(await back.arrayBuffer()).toString('latin1', 0, 2), 'PK')
        assert.equal((await office.post(`/imports/${id}/commit`)).status, 409, 'not twice')
})

test('its rows are found by it: all it wrote, those it made, those it changed', { timeout: 120000 }, async () => {
        const { accepted, changed } = (await office.get('/imports/' + id)).json
        for (const register of Object.keys(accepted)) {
                const count = async (filter) => (await office.get(`/${register}/count?${filter}=${id}`)).json.count
                assert.equal(await count('import.made'), accepted[register], register)
                assert.equal(await count('import.changed'), changed[register] || 0, register)
                assert.equal(await count('import'), accepted[register] + (changed[register] || 0), register)
        }
        const rows = (await office.get(`/household?import=${id}&limit=5`)).json.rows
        assert.equal(rows.length, 5)
        const other = await office.get('/household?import=341125-999999')
        assert.deepEqual([other.status, other.json.code], [400, 'filter.import'], other.text)
        assert.equal((await office.get('/household?import=abc')).json.code, 'filter.import')
})

test('the same file again changes nothing, also as a form', { timeout: 120000 }, async () => {
        const bytes = readFileSync(join(SHEETS, REGISTER)), boundary = 'x'.repeat(30)
        const form = Buffer.concat([
                Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; `),
                Buffer.from(`filename="${REGISTER}"\r\n\r\n`),
                bytes,
                Buffer.from(`\r\n--${boundary}--\r\n`),
        ])
        const answer = await office.raw('POST', '/imports?commit=1', form, {
                'Content-Type': `multipart/form-data; boundary=${boundary}`,
        })
        assert.equal(answer.status, 201, answer.text)
        assert.equal(answer.json.file, REGISTER)
        const sum = (x) => Object.values(x).reduce((a, b) => a + b, 0)
        assert.deepEqual([sum(answer.json.accepted), sum(answer.json.changed)], [0, 0])
})

test('a list of another department is refused with what was understood', async () => {
        const name = '财政供养人员名单.csv'
        const answer = await send(office, '/imports?commit=1', readFileSync(join(SHEETS, name)), name)
        assert.equal(answer.json.state, 'refused', answer.text)
})

test('an import is seen by who made it and by who may reveal what it quotes, and by nobody else', async () => {
        for (const name of ['leader', 'village']) {
                const other = await login(server.base, name)
                assert.deepEqual((await other.get('/imports')).json.imports, [], name)
                for (const path of [`/imports/${id}`, `/imports/${id}/returned`])
                        assert.equal((await other.get(path)).status, 404, `${name} ${path}`)
                assert.ok([403, 404].includes((await other.post(`/imports/${id}/withdraw`)).status), name)
                assert.equal((await other.get('/jobs/1')).status, 404, 'nor its job')
        }
        // it holds whole numbers: another's is noted, one's own is not
        const opened = async () => (await office.get('/disclosure/count?kind=returned')).json.count
        const own = await opened()
        assert.equal((await office.get(`/imports/${id}/returned`)).status, 200)
        assert.equal(await opened(), own)
        const colleague = await login(server.base, 'colleague')
        assert.equal((await colleague.get(`/imports/${id}/returned`)).status, 200)
        assert.equal(await opened(), own + 1)
        assert.equal((await office.get('/disclosure?kind=returned')).json.rows[0].values.account, 'colleague')
        const leader = await login(server.base, 'leader')
        assert.equal((await send(leader, '/imports', 'a,b\n1,2\n', 'a.csv')).status, 403)
})

test('withdrawn, nothing of it stands', { timeout: 120000 }, async () => {
        const answer = await office.post(`/imports/${id}/withdraw`)
        assert.equal(answer.status, 200, answer.text)
        assert.equal(answer.json.left, 0)
        assert.equal((await office.get('/household/count')).json.count, 0)
        assert.equal((await office.get('/imports/' + id)).json.state, 'withdrawn')
})

test('what a sheet is can be said, and a refusal names what it lacks', { timeout: 60000 }, async () => {
        const teachers = Buffer.from('姓名,性别,身份证号码,工作单位,职务\n图二,男,34119919470207769X,县水利局,科员\n')
        const wrong = await send(office, '/imports?for=household', teachers, 'who.csv')
        assert.equal(wrong.status, 201, wrong.text)
        const [sheet] = wrong.json.sheets
        assert.deepEqual([wrong.json.state, sheet.asked, sheet.choices[0].subject], ['refused', 'household', 'cadre'])
        assert.match(sheet.missing, /与户主关系/)
        const say = (id, subject) => office.ask('POST', `/imports/${id}/for`, { sheet: '', subject })
        const right = await say(wrong.json.id, 'cadre')
        assert.deepEqual([right.json.state, right.json.subject, right.json.accepted.cadre], ['checked', 'cadre', 1])
        assert.equal((await say(wrong.json.id, 'account')).json.code, 'import.for')
        assert.equal((await say(wrong.json.id, '')).json.sheets[0].asked, '')
        assert.equal((await send(office, '/imports?for=nonsense', teachers, 'who.csv')).json.code, 'import.for')
        const page = (await office.get('/imports')).json.imports[0]
        assert.deepEqual([page.subject_title, page.actor, page.actor_name], ['干部', 'office', 'office'])
        const { subjects } = (await office.get('/catalogue')).json
        assert.ok(subjects.some((s) => s.name === 'training_sheet' && s.root === 'training_session'))
        assert.ok(!subjects.some((s) => ['account', 'person'].includes(s.name)))
})

test('a word outside a list is said once, and can be taken back', { timeout: 60000 }, async () => {
        const rows = Buffer.from('组织名称,组织类别\n龙山农业公司,洋行\n')
        const first = await send(office, '/imports', rows, '单位.csv')
        const { list, word, code } = first.json.refused[0]
        assert.deepEqual([list, word, code], ['organisation_kind', '洋行', 'code.unknown'])
        const map = (values) => office.ask('POST', `/imports/${first.json.id}/map`, values)
        assert.equal((await map({ list, word, code: 'nonsense' })).json.code, 'import.map')
        const mapped = await map({ list, word, code: 'private_enterprise' })
        assert.deepEqual([mapped.json.refused, mapped.json.words[0].word], [[], '洋行'], mapped.text)
        assert.deepEqual((await send(office, '/imports', rows, '单位.csv')).json.refused, [])
        const back = await map({ list, word, code: '' })
        assert.deepEqual([back.json.refused.length, back.json.words], [1, []])
})

test('a header nobody knows is said once, and known from then on', { timeout: 60000 }, async () => {
        const rows = (unit) =>
                Buffer.from(
                        `定远县驻村工作队员花名册\n村,姓名,驻村职务,${unit},选派层级,到岗日期\n` +
                                '十八岗村,图一,工作队长,县水务局,县,2017-03-01\n',
                )
        const first = await send(office, '/imports', rows('他从哪来'), 'roster.csv')
        assert.equal(first.status, 201, first.text)
        const sheet = first.json.sheets[0]
        assert.deepEqual(
                sheet.left.map((h) => [h.column, h.word]),
                [['D', '他从哪来']],
        )
        assert.equal(first.json.refused[0].code, 'cadre.no_unit')
        const field = sheet.can.find((x) => x.title === '选派单位').field
        const map = (values, headers) => office.ask('POST', `/imports/${first.json.id}/map`, values, headers)
        assert.equal((await map({ word: '他从哪来', field: 'posting.nonsense' })).json.code, 'import.map')
        const mapped = await map({ word: '他从哪来', field })
        assert.equal(mapped.status, 200, mapped.text)
        assert.deepEqual([mapped.json.sheets[0].left, mapped.json.refused], [[], []])
        assert.equal(mapped.json.accepted.posting, 1)
        const again = await send(office, '/imports', rows('他从哪来'), 'again.csv')
        assert.deepEqual(again.json.sheets[0].left, [])
        const dropped = await office.ask('POST', `/imports/${again.json.id}/map`, { word: '他从哪来', field: '-' })
        assert.equal(dropped.json.sheets[0].left.length, 1)
})

test('however many ask at once, what was checked is taken in once and taken back once', { timeout: 60000 }, async () => {
        const before = (await office.get('/training_session/count')).json.count
        const sent = await send(office, '/imports', '培训时间,培训主题\n2017-03-01,种养技术\n', '培训.csv')
        assert.equal(sent.json.state, 'checked', sent.text)
        const auditor = await login(server.base, 'auditor') // who sees it, and writes nothing
        assert.equal((await auditor.post(`/imports/${sent.json.id}/commit`)).status, 403)
        const all = (step) =>
                Promise.all(Array.from({ length: 8 }, () => office.post(`/imports/${sent.json.id}/${step}`)))
        for (const [step, count] of [['commit', before + 1], ['withdraw', before]]) {
                const answers = await all(step)
                assert.equal(answers.filter((a) => a.status === 200).length, 1, step)
                /* who asks while it goes in is told that it does, who asks behind it that it is in */
                for (const a of answers.filter((b) => b.status !== 200))
                        assert.equal({ 'import.state': 409, 'import.at_work': 503 }[a.json.code], a.status, a.text)
                assert.equal((await office.get('/training_session/count')).json.count, count)
        }
})

test('what comes out otherwise than it was seen is not written: the new check stands, and is agreed to in its turn', async () => {
        const roster = Buffer.from('村干部花名册\n乡镇,村,姓名,现任职务\n定城镇,南大街社区,甲新任,居委会主任\n,,乙新任,居委会委员\n')
        const checked = (await send(office, '/imports', roster, '花名册.csv')).json
        assert.equal(checked.state, 'checked')
        const same = (await send(office, '/imports', roster, '花名册.csv')).json
        assert.equal(same.outcome, checked.outcome)
        const agree = (of) => office.post(`/imports/${of.id}/commit?outcome=${of.outcome}`)
        await office.make('person', { name: '别人', place: COUNTY }) // what others do beside it is no matter
        const first = await agree(checked)
        assert.equal(first.status, 200, JSON.stringify(first.json))
        const late = await agree(same)
        assert.deepEqual([late.status, late.json.code], [409, 'import.changed'])
        const anew = (await office.get(`/imports/${same.id}`)).json
        assert.equal(anew.state, 'checked')
        assert.notEqual(anew.outcome, same.outcome)
        assert.deepEqual(Object.values(anew.accepted).filter(Boolean), [])
        assert.equal((await agree(same)).json.code, 'import.changed') // the old outcome is agreed to no more
        assert.equal((await agree(anew)).status, 200)
})

test('what an import changed is told from what it made, and a withdrawn one shows its rows as void', async () => {
        await office.make('organisation', { name: '县畜牧局', kind: '机关事业单位', address: '东街' })
        const own = (await office.get('/organisation/export?format=csv&columns=name,kind,address')).text
        const sheet = own.replace('东街', '西街').trimEnd() + '\r\n,,县水务局,机关事业单位,南街\r\n'
        const taken = await send(office, '/imports?commit=1&for=organisation', sheet, '单位.csv')
        assert.equal(taken.json?.state, 'done', taken.text)
        const rows = async (filter) =>
                (await office.get(`/organisation?${filter}&limit=50`)).json.rows.map((r) => r.title).sort()
        const n = taken.json.id
        assert.deepEqual(await rows('import.made=' + n), ['县水务局'])
        assert.deepEqual(await rows('import.changed=' + n), ['县畜牧局'])
        assert.deepEqual(await rows('import=' + n), ['县水务局', '县畜牧局'])
        assert.equal((await office.post(`/imports/${n}/withdraw`, {})).status, 200)
        assert.deepEqual(await rows('import.made=' + n), [], 'void')
        assert.deepEqual(await rows('import.made=' + n + '&voided=1'), ['县水务局'])
})
