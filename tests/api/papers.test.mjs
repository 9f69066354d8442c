// The papers over the API: words of the account proved when saved, an account kept as it was, a row excused, forms filled.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { login, start } from './server.mjs'

let server, office, village
before(async () => {
        server = await start({ office: '341125', village: '341125100201' })
        office = await login(server.base, 'office')
        village = await login(server.base, 'village')
})
after(() => server.stop())

const session = { held_on: '2017-03-05', title: '扶贫政策' }
const sessions = (brief) =>
        brief.sections
                .flatMap((s) => s.paragraphs.flat())
                .find((run) => run.figure?.code === 'training.sessions').figure

test('a kept account says later what it said, with the rows it counted', async () => {
        assert.equal((await office.post('/training_session', { values: session })).status, 201)
        const kept = await office.post('/briefs', { day: '2017-12-31' })
        assert.equal(kept.status, 201)
        assert.equal(sessions(kept.json.brief).value, '1')
        assert.match(sessions(kept.json.brief).rows, /^\d+$/)
        await office.post('/training_session', { values: { ...session, held_on: '2017-04-05' } })
        assert.equal(sessions((await office.get('/brief?day=2017-12-31')).json).value, '2')
        assert.equal(sessions((await office.get(`/briefs/${kept.json.id}`)).json.brief).value, '1')
        assert.equal((await village.post('/briefs', { day: '2017-12-31' })).status, 403)
        assert.equal((await village.get(`/briefs/${kept.json.id}`)).status, 404)
        assert.equal((await office.post('/kept_brief', { values: { title: 'x' } })).json.code, 'register.noted')
})

test('words with a name that is no figure are not saved', async () => {
        const values = { section: '1.2', language: 'zh', text: '共{no.such}期' }
        const refused = await office.post('/brief_template', { values })
        assert.equal(refused.json.code, 'template.mark')
        const right = { ...values, text: '共{training.sessions}期' }
        assert.equal((await office.post('/brief_template', { values: right })).status, 201)
        assert.equal((await village.post('/brief_template', { values })).status, 403)
        const brief = (await office.get('/brief?day=2017-12-31')).json
        assert.equal(brief.sections[2].paragraphs[0][0].text, '共')
})

test('words begun on a day leave the accounts before it as they were', async () => {
        const put = (text, from_on) =>
                office.post('/brief_template', { values: { section: '1.2', language: 'zh', text, from_on } })
        assert.equal((await put('今年的话。', '2018-01-01')).status, 201)
        const said = async (day) => (await office.get(`/brief?day=${day}`)).json.sections[2].paragraphs[0][0].text
        assert.equal(await said('2018-01-01'), '今年的话。')
        assert.equal(await said('2017-12-31'), '共')
        assert.equal((await put('{?training.sessions|有', '2019-01-01')).json.code, 'template.mark')
        assert.equal((await put('{names household.poor 3}', '2019-01-01')).json.code, 'template.mark')
})

test('an excused row leaves its check and is counted beside it', async () => {
        const check = 'responsibility.uncovered_townships'
        const before = (await office.get('/desk')).json.todos.find((t) => t.list === check)
        const row = (await office.get(`/lists/${check}`)).json.rows[0]
        const values = { list: check, record: row.id, reason: '撤并中', evidence: '县政府文件', until_on: '2049-12-31' }
        assert.equal((await village.post('/check_excuse', { values })).status, 403)
        assert.equal((await office.post('/check_excuse', { values })).status, 201)
        const now = (await office.get('/desk')).json.todos.find((t) => t.list === check)
        assert.deepEqual([now.count, now.excused], [before.count - 1, 1])
        assert.equal((await office.get(`/lists/${check}?excused=1`)).json.rows[0].id, row.id)
})

test('forms are filled for who may export, and counted', async () => {
        assert.ok((await office.get('/forms')).json.forms.length >= 10)
        assert.equal((await office.raw('POST', '/forms/fill?form=training&period=2017-12-31')).status, 200)
        assert.equal((await village.raw('POST', '/forms/fill?form=training')).status, 403)
        assert.equal((await office.raw('POST', '/forms/fill?form=none')).status, 404)
        const made = async (what) => (await office.get(`/figures/papers.${what}?period=2000..2050`)).json.value
        assert.deepEqual([await made('tables'), await made('rows')], ['1', '2'])
        assert.equal((await office.raw('POST', '/forms/fill?form=training&period=2016-12-31')).status, 200)
        assert.deepEqual([await made('tables'), await made('rows')], ['2', '2'], 'an empty table saves no row')
        const rows = (await office.get('/lists/papers.rows?period=2000..2050')).json.rows
        assert.deepEqual(rows.map((r) => r.values.filled_rows).sort(), [0, 2])
})
