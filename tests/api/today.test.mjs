// A county of today speaks no word of 2017: everything the program says of itself there is read against the list. What
// a sheet may call a thing is understood whenever it was made, and codes of a time that is over keep their names.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { bangfu, login, serve } from './server.mjs'

const DAY = '2026-06-30'
const OLD = /贫困户|贫困村|贫困人口|扶贫|脱贫攻坚|脱贫退出|脱贫计划|出列|百企帮百村|不脱贫不撤岗|未脱贫|卫生和计划生育|农业委员会/
const TODAYS = '巩固拓展脱贫攻坚成果' // what a document of today says
const ACCOUNTS = ['zuzhibu', 'xiangzhen', 'bangfuren'] // the county, a township, a helper
const PATHS = ['/catalogue', '/words', '/mechanisms', '/brief', '/desk', '/forms', '/checks']
const UNDERSTOOD = new Set(['synonyms', 'called', 'ways']) // words of all times, for sheets

let server
let directory
before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-today-'))
        const store = join(directory, 'today.bangfu')
        const ready = process.env.BANGFU_TODAY
        if (ready && existsSync(ready)) {
                for (const end of ['', '-wal']) if (existsSync(ready + end)) copyFileSync(ready + end, store + end)
        } else bangfu(['demo', store, '--day', DAY])
        server = await serve(store)
})
after(async () => {
        await server?.stop()
        rmSync(directory, { recursive: true, force: true })
})

// said: every text of an answer that somebody reads, with where it stands.
function* said(value, path) {
        if (typeof value === 'string') yield [path, value]
        else if (Array.isArray(value)) for (const item of value) yield* said(item, `${path}[]`)
        else if (value && typeof value === 'object') {
                if (value.to && value.to < DAY) return // a code or a word of a time that is over
                for (const [key, item] of Object.entries(value))
                        if (!UNDERSTOOD.has(key)) yield* said(item, `${path}.${key}`)
        }
}

test('titles, helps, mends, roles, menu, desk, forms and the account speak of today, whoever reads them', async () => {
        for (const name of ACCOUNTS) {
                const client = await login(server.base, name, 'dingyuan-2017')
                let read = 0
                for (const path of PATHS) {
                        const answer = await client.get(path)
                        if (answer.status === 403) continue
                        assert.equal(answer.status, 200, `${name} ${path}`)
                        for (const [where, text] of said(answer.json, path)) {
                                read++
                                assert.doesNotMatch(text.replaceAll(TODAYS, ''), OLD, `${name} ${where}`)
                        }
                }
                assert.ok(read > 1000, `${name} read ${read} texts`)
        }
})

test('the same pages asked of 2017 speak of 2017', async () => {
        const client = await login(server.base, 'zuzhibu', 'dingyuan-2017')
        const words = (await client.get('/words?day=2017-12-31')).json.words
        assert.equal(words.poor_household.title, '贫困户')
        assert.match((await client.get('/catalogue?day=2017-12-31')).text, OLD)
})
