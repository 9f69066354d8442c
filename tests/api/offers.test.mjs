// What the catalogue and a record offer is what the server does, over all registers and roles: pages draw their buttons
// from it and know no register by its name.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bangfu, idNumber, login, serve } from './server.mjs'

// Demonstration accounts; two of a place below the county, where a person they enter has to live.
const PLACES = { xiangzhen: '341125112', cun: '341125112203' }
const LOGINS = ['zuzhibu', 'fupinban', 'caizheng', 'xiangzhen', 'cun', 'bangfuren', 'lingdao', 'shenji', 'zhanghao', 'anquan']
// A file that a browser sends, a hand-over with its own page, an export that wants leave: some of it is open, nobody begins one.
const NOTED = ['attachment', 'handover', 'export_request']

let directory, server
const all = []
let turn = 0
before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-offers-'))
        const store = join(directory, 'county.bangfu')
        const made = process.env.BANGFU_DEMO
        if (made && existsSync(made)) copyFileSync(made, store)
        else bangfu(['demo', store])
        server = await serve(store)
        for (const name of LOGINS) {
                const client = await login(server.base, name, 'dingyuan-2017')
                client.home = PLACES[name]
                all.push({ name, client, catalogue: (await client.get('/catalogue')).json })
        }
})
after(async () => {
        await server.stop()
        rmSync(directory, { recursive: true, force: true })
})

// each: every account with every register.
async function each(what) {
        for (const { name, client, catalogue } of all)
                for (const e of catalogue.entities) await what(client, e, `${name} ${e.name}`, catalogue)
}
// A hand-over is posted to a route of its own, whatever its register says.
const form = (client, e) =>
        e.name === 'handover'
                ? { status: 422, json: { code: 'register.noted', errors: [] } }
                : client.post('/' + e.name, { values: values(e, client.home) })
const change = (client, e) =>
        client.post('/changes', { reason: '登记', actions: [{ op: 'create', entity: e.name, values: values(e, client.home) }] })
// Who a person is comes in together with a role of his, so that only a whole record shows who may enter him alone.
const values = (e, place) =>
        e.name === 'person' ? { name: '程多福', id_no: idNumber(400 + turn++), ...(place && { place }) } : {}

test('a new record is offered where one can be entered, by form and change, and nowhere else', async () => {
        let offered = 0,
                noted = new Set()
        await each(async (client, e, where) => {
                const derived = new Set(e.fields.filter((f) => f.derived).map((f) => f.name))
                assert.equal(e.may.add, e.may.write && e.entered, where)
                for (const answer of [await form(client, e), await change(client, e)]) {
                        const said = `${where} ${answer.status} ${answer.text ?? ''}`
                        if (e.may.add) {
                                assert.notEqual(answer.status, 403, said)
                                assert.notEqual(answer.json.code, 'register.noted', said)
                                for (const x of answer.json.errors || [])
                                        assert.ok(!derived.has(x.field), `${said}: a form has no field ${x.field}`)
                                offered++
                        } else if (e.entered) assert.equal(answer.status, 403, said)
                        else assert.ok(answer.status === 403 || answer.json.code === 'register.noted', said)
                        if (answer.json.code === 'register.noted') noted.add(e.name)
                }
        })
        assert.ok(offered > 200, String(offered))
        for (const name of NOTED) assert.ok(noted.has(name), name)
})

test('a sheet is offered where one is taken', async () => {
        await each(async (client, e, where, catalogue) => {
                assert.ok(!e.may.import || e.may.add, where)
                assert.equal(e.may.import, e.may.add && catalogue.subjects.some((s) => s.name === e.name), where)
        })
        const offered = (name, entity) => all.find((x) => x.name === name).catalogue.entities.find((e) => e.name === entity).may
        assert.equal(offered('zuzhibu', 'export_request').import, false)
        assert.equal(offered('zhanghao', 'account').import, false, 'no file gives anybody a right')
        assert.equal(offered('fupinban', 'household').import, true)
})

test('a record offers no ending and no voiding that its register refuses to this account', async () => {
        let shut = 0
        await each(async (client, e, where) => {
                if (!e.may.read) return
                const row = (await client.get(`/${e.name}?limit=1`)).json?.rows?.[0]
                const record = row && (await client.get(`/${e.name}/${row.id}`)).json
                if (!record?.may) return
                if (!e.may.write || e.fields.every((f) => f.derived))
                        assert.deepEqual([record.may.write, record.may.end, record.may.void], [false, false, false], where)
                if (record.may.void) return
                const answer = await client.post(`/${e.name}/${row.id}/void`, { reason: '登记有误，按原始凭证作废' })
                assert.ok(answer.status >= 400, `${where} ${answer.status}`)
                shut++
        })
        assert.ok(shut > 100, String(shut))
})
