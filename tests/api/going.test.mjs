// An import through the server that is cut off: it goes on with the next server, or is withdrawn; and of what is uploaded
// nothing stays in the temporary folder, however it ends.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, idNumber, login, serve, TOP } from './server.mjs'

const HOUSEHOLDS = 5000 // two changes of 20,000 records
let directory, store, room, server, office

const sheet = () =>
        [
                '户编号,行政村,识别年度,脱贫年度,人均纯收入,姓名,证件号码,性别,与户主关系',
                ...Array.from({ length: HOUSEHOLDS }, (_, i) => {
                        const number = idNumber(i % 500, `19${40 + Math.floor(i / 500)}0101`)
                        const sex = Number(number[16]) % 2 ? '男' : '女'
                        return `34112500${String(i).padStart(7, '0')},幸福村,2014,,${i % 500 === 9 ? 'x' : 3000},户主,${number},${sex},户主`
                }),
        ].join('\n')
const begin = async () => {
        server = await serve(store, { TMPDIR: room })
        office = await login(server.base, 'office')
}
const send = (name, bytes) => office.raw('POST', '/imports', bytes, { 'X-Filename': encodeURIComponent(name) })
const until = async (id, holds) => {
        for (let i = 0; i < 2400; i++) {
                const { json } = await office.get('/imports/' + id)
                if (holds(json)) return json
                await new Promise((r) => setTimeout(r, 50))
        }
        throw new Error('it never comes to that')
}
// takeIn: checked, and the commit begun as a job; its number.
const takeIn = async (name) => {
        const checked = await send(name, sheet())
        assert.equal(checked.status, 201, checked.text)
        assert.equal(checked.json.refused.length, HOUSEHOLDS / 500)
        const job = await office.ask('POST', `/imports/${checked.json.id}/commit`, undefined, { Prefer: 'respond-async' })
        assert.equal(job.status, 202, job.text)
        return checked.json
}

before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-going-'))
        store = join(directory, 'county.bangfu')
        room = join(directory, 'tmp')
        mkdirSync(room)
        bangfu(['init', store, '--county', COUNTY, '--places', join(TOP, 'demo/data/divisions-341125.csv')])
        addAccount(store, 'office', 'office', COUNTY)
        await begin()
})
after(async () => {
        await server.stop()
        rmSync(directory, { recursive: true, force: true })
})

test('a killed server goes on with it; the report is what was checked', { timeout: 300000 }, async () => {
        const { id, accepted } = await takeIn('花名册.csv')
        const half = await until(id, (x) => x.going?.done > 0)
        assert.equal(half.state, 'running')
        await server.stop('SIGKILL')
        await begin()
        const whole = await until(id, (x) => x.state === 'done')
        assert.deepEqual([whole.accepted, whole.refused.length, whole.going], [accepted, HOUSEHOLDS / 500, null])
        assert.equal((await office.get('/household/count')).json.count, accepted.household)
        assert.equal((await office.get(`/imports/${id}/returned`)).status, 200)
        assert.equal((await office.ask('POST', `/imports/${id}/resume`)).status, 409)
        assert.equal((await office.ask('POST', `/imports/${id}/withdraw`)).status, 200)
})

test('withdrawn while it is being written, nothing more comes in', { timeout: 300000 }, async () => {
        const { id } = await takeIn('花名册二.csv')
        await until(id, (x) => x.going?.done > 0)
        const withdrawn = await office.ask('POST', `/imports/${id}/withdraw`)
        assert.equal(withdrawn.status, 200, withdrawn.text)
        await new Promise((r) => setTimeout(r, 3000))
        assert.equal((await office.get('/imports/' + id)).json.state, 'withdrawn')
        assert.equal((await office.get('/household/count')).json.count, 0)
        assert.match(bangfu(['verify', store]), /完好/)
})

test('nothing that was uploaded stays in the temporary folder', { timeout: 120000 }, async () => {
        await send('x.csv', 'a,b\n1,2\n') // not understood
        await office.raw('POST', '/imports', Buffer.alloc(1000), { 'X-Filename': '%ZZ' }) // refused
        assert.deepEqual(readdirSync(room), [])
        const { port } = new URL(server.base)
        const cut = () =>
                new Promise((done) => {
                        const line = connect(Number(port), '127.0.0.1', () =>
                                line.write(
                                        `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${office.token}\r\n` +
                                                'X-Filename: a.csv\r\nContent-Length: 500000\r\n\r\n' + 'a'.repeat(200000),
                                        () => setTimeout(() => { line.destroy(); done() }, 300)
                                )
                        )
                        line.on('error', done)
                })
        await cut()
        assert.deepEqual(readdirSync(room), [])
        const hanging = cut()
        await new Promise((r) => setTimeout(r, 100))
        await server.stop('SIGKILL')
        await hanging
        assert.deepEqual(readdirSync(room), [])
        writeFileSync(join(room, 'bangfu-mine.txt'), 'of somebody else')
        await begin()
        assert.deepEqual(readdirSync(room), ['bangfu-mine.txt'])
})
