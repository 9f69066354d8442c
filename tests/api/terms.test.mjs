// Words that change with the day: what is asked of 2017 is answered in the words of 2017, what is asked of today in
// today's, and a county's own word is said from its first day on, wherever it stands.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { County, dropTemplate } from './county.mjs'
import { Client } from './server.mjs'

let c
before(async () => {
        c = await County.open()
})
after(async () => {
        await c.close()
        dropTemplate()
})

const word = async (key, day) => (await c.get(`/words?day=${day}`)).json.words[key].title
const roleOf = async (role, day) => {
        const { codes } = (await c.get(`/catalogue?day=${day}`)).json
        return codes.account_role.items.find((i) => i.code === role).title
}

test('the words of a day are told to whoever stands at the door, with the days they hold', async () => {
        const stranger = new Client(c.base, '')
        const then = (await stranger.get('/words?day=2017-12-31')).json
        assert.equal(then.words.office.title, '县扶贫办')
        assert.equal(then.since, null)
        assert.equal(then.until, '2021-01-01')
        const now = (await stranger.get('/words?day=2026-06-30')).json
        assert.equal(now.words.office.title, '县农业农村局')
        assert.equal(now.until, null)
        assert.equal((await stranger.get('/words?day=2017-13-31')).status, 400)
})

test('titles are of the day that is asked for, and no mark is left in any answer', async () => {
        assert.equal(await roleOf('township', '2017-12-31'), '乡镇扶贫工作站')
        assert.equal(await roleOf('township', '2026-06-30'), '乡镇乡村振兴工作站')
        for (const day of ['2017-12-31', '2022-12-31', '2026-06-30'])
                for (const path of [`/catalogue?day=${day}`, `/words?day=${day}`, `/mechanisms?day=${day}`, `/brief?day=${day}`])
                        assert.doesNotMatch((await c.get(path)).text, /[«»]/, path)
        assert.doesNotMatch((await c.get('/openapi.json')).text, /[«»]/)
})

test("a county's own word is said from its first day, and not of the days before", async () => {
        await c.make('term', { word: 'office', from_on: '2026-03-01', zh: '县乡村振兴服务局', basis: '定编〔2026〕3号' })
        assert.equal(await word('office', '2026-02-28'), '县农业农村局')
        assert.equal(await word('office', '2026-03-01'), '县乡村振兴服务局')
        assert.equal(await roleOf('office', '2026-06-30'), '县乡村振兴服务局')
        assert.equal(await roleOf('office', '2017-12-31'), '县扶贫办')
        const told = (await c.get('/words?day=2026-02-28')).json
        assert.equal(told.until, '2026-03-01')
})

test('a word that would break sheets or the account is refused, and so is one without its basis', async () => {
        for (const zh of ['县«office»', '办{x}', '一|二', '百分%s', "局' OR '1"]) {
                const said = await c.post('/term', { values: { word: 'station', from_on: '2026-01-01', zh, basis: '文件' } })
                assert.equal(said.status, 400, zh)
                assert.match(said.text, /term\.plain/)
        }
        const bare = await c.post('/term', { values: { word: 'station', from_on: '2026-01-01', zh: '防返贫中心' } })
        assert.equal(bare.status, 400)
        const unknown = await c.post('/term', {
                values: { word: 'no_such_word', from_on: '2026-01-01', zh: '某', basis: '文件' },
        })
        assert.equal(unknown.status, 400)
})
