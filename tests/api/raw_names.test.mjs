// Nobody reads a name of the program: in no register, history or chain does a register, list or field stand by its name
// where people read it. Looked for among what the demonstration county holds, and what this test adds to it.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bangfu, login, serve } from './server.mjs'

let directory, server, names
const clients = {}
before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-names-'))
        const store = join(directory, 'county.bangfu')
        const made = process.env.BANGFU_DEMO
        if (made && existsSync(made)) copyFileSync(made, store)
        else bangfu(['demo', store])
        server = await serve(store)
        for (const name of ['fupinban', 'zuzhibu', 'caizheng', 'shenji', 'anquan', 'zhanghao'])
                clients[name] = await login(server.base, name, 'dingyuan-2017')
        const { entities, lists, parameters, codes } = (await clients.shenji.get('/catalogue')).json
        names = new Set([
                ...entities.map((e) => e.name),
                ...entities.flatMap((e) => e.fields.map((f) => f.name)),
                ...lists.map((l) => l.name),
                ...parameters.map((p) => p.name),
                ...Object.keys(codes),
        ])
        const person = (await clients.fupinban.get('/person?limit=1')).json.rows[0]
        const shown = await clients.fupinban.post(`/person/${person.id}/reveal`, {
                fields: ['id_no', 'phone'],
                purpose: 'verify',
                reason: '核对该户联系电话',
        })
        assert.equal(shown.status, 200, shown.text)
        await clients.fupinban.get('/person/export?format=csv&purpose=inspection&reason=' + encodeURIComponent('核对花名册上报'))
        await clients.fupinban.get('/household/export?limit=3&place=341125112203&format=csv&purpose=inspection&reason=' + encodeURIComponent('核对花名册上报'))
})
after(async () => {
        await server.stop()
        rmSync(directory, { recursive: true, force: true })
})

const words = (t) => [t].flat().flatMap((x) => (x && typeof x === 'object' ? Object.values(x) : [x])).join('、')
// Logins are names people gave; the answer of a collection stands in the words of the column it is of, on its own page.
const SAID = /(^|_)(account|login|by)$/
const named = (text) => String(text).split(/[,、：，\s]+/).filter((part) => names.has(part))

test('in no column that is shown does a name of the catalogue stand', async () => {
        let cells = 0
        const found = new Set()
        for (const client of Object.values(clients))
                for (const e of (await client.get('/catalogue')).json.entities) {
                        if (!e.may.read || e.name === 'collection_answer') continue
                        for (const r of (await client.get(`/${e.name}?limit=200`)).json?.rows || [])
                                for (const f of e.fields) {
                                        const v = r.values[f.name]
                                        if (typeof v !== 'string' || f.hidden || SAID.test(f.name)) continue
                                        cells++
                                        for (const x of named(words(r.titles?.[f.name] ?? v))) found.add(`${e.name}.${f.name}: ${x}`)
                                }
                }
        assert.deepEqual([...found], [])
        assert.ok(cells > 10000, String(cells))
})

test('nor in what was looked at, as the register and the chain of security tell it', async () => {
        const looked = (await clients.shenji.get('/disclosure?kind=reveal')).json.rows[0]
        assert.equal(looked.titles.fields, '证件号码、联系电话')
        const { blocks } = (await clients.anquan.get('/security?limit=200')).json
        const told = blocks.map((b) => b.reason).filter(Boolean)
        assert.ok(told.some((t) => t.includes('查看完整内容：人员') && t.includes('证件号码')), told.join('\n'))
        for (const t of told) assert.deepEqual(named(t), [], t)
})
