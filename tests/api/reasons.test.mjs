// Every road that wants a reason wants one that says something: the roads are read off the description of the API and the
// catalogue, so that a new one can't be forgotten here.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bangfu, COUNTY, idNumber, login, start } from './server.mjs'

const VILLAGE = '341125100201'
const WEAK = [
        '',
        '   ',
        '.',
        '……',
        '1234567890',
        '一二三四五',
        'aaaaaaa',
        'qwertyuiop',
        'QWERTYUIOP',
        'ｑｗｅｒｔｙｕｉｏｐ',
        'asdf jkl',
        'sdfgh xcvbn',
        'testtest',
        'test reason',
        'mistake mistake',
        '核核核核',
        '重复录入重复录入',
        '测试',
        '测试测试',
        '测试 123',
        '理由',
        '原因说明',
        '作废',
        '无',
        '没有',
        '证件号码',
        'ID number',
]
const GOOD = ['户口簿核对有误', '与上一条重复登记', 'entered twice by mistake', '更正 2017 年的名册']

let server, office, finance, organisation, accounts, security, township, api, roads
let n = 300
const person = () => office.make('person', { name: '林若兰', id_no: idNumber(++n), place: VILLAGE })
const words = (o) => new URLSearchParams(o).toString()

before(async () => {
        server = await start({ office: COUNTY, finance: COUNTY, organisation: COUNTY, accounts: COUNTY, security: COUNTY, township: '341125100', leader: COUNTY })
        ;[office, finance, organisation, accounts, security, township] = await Promise.all(
                ['office', 'finance', 'organisation', 'accounts', 'security', 'township'].map((name) => login(server.base, name)),
        )
        api = (await office.get('/openapi.json')).json
        const kept = await person()
        for (let i = 0; i < 12; i++) await person()
        const paper = await office.raw('POST', `/attachments?entity=person&id=${kept.id}&name=a.txt`, Buffer.from('户口簿'))
        const row = { household: (await office.make('household', { hh_no: 'H1', place: VILLAGE })).id }
        const collection = await office.make('collection', {
                title: '补电话', about: 'household', shown_fields: 'hh_no', open_fields: 'phone', only_empty: true, due_on: '2030-06-30',
        })
        await office.post(`/collections/${collection.id}/send`, {})
        const asked = (await office.get('/collections')).json.collections[0].returns[0].id
        const leader = (await accounts.get('/account?login=leader')).json.rows[0].id
        const voided = (extra) => (reason) => office.post('/changes', { ...extra(reason), actions: [{ op: 'void', entity: 'person', id: kept.id, ...(extra(reason).own ?? {}) }] })
        roads = {
                'post /{entity}/{id}/void': (reason) => office.post(`/person/${kept.id}/void`, { reason }),
                'post /attachments/{id}/void': (reason) => office.post(`/attachments/${paper.json.id}/void`, { reason }),
                'post /changes, a void with the reason of the batch': voided((reason) => ({ reason })),
                'post /changes, a void with its own': voided((reason) => ({ own: { reason } })),
                'post /{entity}/{id}/reveal': (reason) => office.post(`/person/${kept.id}/reveal`, { fields: ['id_no'], purpose: 'verify', reason }),
                'get /{entity}/export': (reason) => office.get('/person/export?' + words({ format: 'csv', purpose: 'verify', reason })),
                'post /accounts/{id}/password': (reason) => accounts.post(`/accounts/${leader}/password`, { reason }),
                'post /resets/{reset}/refuse': (reason) => security.post('/resets/1/refuse', { reason }),
                'post /proposals/return': (reason) => security.post('/proposals/return', { proposals: ['341125-1'], reason }),
                'post /collection_returns/{return}/hand_in': (reason) => township.post(`/collection_returns/${asked}/hand_in`, { reason }),
                'post /collection_returns/{return}/cells': async (reason) => {
                        const sent = await township.post(`/collection_returns/${asked}/cells`, { cells: [{ record: row.household, field: 'phone', reason }] })
                        return { ...sent, json: { code: sent.json.refused?.[0]?.code ?? '' } }
                },
                'post /collection_returns/{return}/send_back': (reason) => office.post(`/collection_returns/${asked}/send_back`, { reason }),
        }
})
after(() => server.stop())

// What a reason left out means, so that one need not be judged: an empty cell is nothing said, and an empty reason of
// handing in is answered with what is missing.
const MAY_BE_EMPTY = ['post /collection_returns/{return}/cells', 'post /collection_returns/{return}/hand_in']

test('no road takes a reason that says nothing', async () => {
        for (const [name, ask] of Object.entries(roads))
                for (const reason of WEAK) {
                        if (!reason.trim() && MAY_BE_EMPTY.includes(name)) continue
                        const answer = await ask(reason)
                        assert.equal(answer.json?.code, 'reason.required', `${name} took “${reason}”: ${answer.text?.slice(0, 200)}`)
                }
})

test('the command is asked as the page is', () => {
        const file = join(server.directory, 'out.csv')
        const out = (reason) => bangfu(['export', server.store, 'person', file, '--purpose', 'verify', '--reason', reason])
        for (const reason of WEAK.slice(2)) assert.throws(() => out(reason), /reason.required/, reason)
        out(GOOD[0])
})

test('a reason that says something is taken by every road', async () => {
        for (const [name, ask] of Object.entries(roads))
                for (const reason of GOOD) {
                        const answer = await ask(reason)
                        assert.notEqual(answer.json?.code, 'reason.required', `${name}: “${reason}”: ${answer.text?.slice(0, 200)}`)
                }
})

// A reason chosen from a list is no words.
const CODES = ['post /handover']
test('every road of the API that wants a reason is walked here', () => {
        const schema = (s) => (s?.$ref ? api.components.schemas[s.$ref.split('/').at(-1)] : s)
        const wants = Object.entries(api.paths).flatMap(([path, item]) =>
                Object.entries(item)
                        .filter(([, o]) => schema(o.requestBody?.content?.['application/json']?.schema)?.required?.includes('reason'))
                        .map(([method]) => `${method} ${path}`),
        )
        const walked = Object.keys(roads).map((name) => name.split(',')[0])
        const general = (name) => name.replace(/^post \/[a-z_]+\/\{id\}\/(void|reveal)$/, 'post /{entity}/{id}/$1')
        const missing = wants.filter((name) => ![...walked, ...CODES].includes(name) && !walked.includes(general(name)))
        assert.ok(wants.length >= 6, wants.join())
        assert.deepEqual(missing, [])
})

// Written by the roads above and by nobody's hand; what somebody on leave is away for, which may be left out.
const FREE = ['disclosure.reason', 'posting_leave.reason']
test('every field that gives grounds is judged', async () => {
        const { entities } = (await office.get('/catalogue')).json
        const fields = entities.flatMap((e) => e.fields.filter((f) => f.type === 'text' && !f.derived && /(^|_)reason$/.test(f.name)).map((f) => [e, f]))
        assert.ok(fields.length >= 5, fields.map(([e, f]) => `${e.name}.${f.name}`).join())
        for (const [e, f] of fields) {
                const name = `${e.name}.${f.name}`
                if (FREE.includes(name)) continue
                assert.ok(f.grounds, name)
                const ask = (who, reason) => who.post('/' + e.name, { values: { [f.name]: reason } })
                const answers = await Promise.all([office, finance, organisation].map(async (who) => [who, (await ask(who, '.')).status]))
                const [writer] = answers.find(([, status]) => status !== 403)
                for (const reason of WEAK.slice(2)) {
                        const answer = await ask(writer, reason)
                        const told = answer.json.errors?.find((x) => x.field.endsWith(f.name))
                        assert.equal(told?.code ?? answer.json.code, 'reason.required', `${name} took “${reason}”: ${answer.text.slice(0, 300)}`)
                }
        }
})
