// A collection by the API alone: sent, filled in as a workbook and as a grid, handed in, sent back, merged; what was
// changed elsewhere is a conflict; a closed cell stays closed; another township's return is not there.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, login, start } from './server.mjs'
import { cellsOf, fill } from './workbook.mjs'

let server, office, east, west, auditor, households, collection, returns
const EAST = '341125100201'
const WEST = '341125101201'

before(async () => {
        server = await start({ office: COUNTY, township: '341125100', auditor: COUNTY, leader: COUNTY })
        addAccount(server.store, 'west', 'township', '341125101')
        office = await login(server.base, 'office')
        east = await login(server.base, 'township')
        west = await login(server.base, 'west')
        auditor = await login(server.base, 'auditor')
        households = []
        for (const [i, place] of [EAST, EAST, EAST, WEST].entries())
                households.push(
                        await office.make('household', {
                                hh_no: `34112510020${i}`,
                                place,
                                ...(i === 1 ? { bank_name: '农商行' } : {}),
                        }),
                )
})
after(() => server.stop())

const ASKED = {
        title: '补电话和卡号',
        about: 'household',
        shown_fields: 'hh_no,bank_name',
        open_fields: 'phone,group_no,water_safe',
        only_empty: true,
        due_on: '2030-06-30',
}
const grid = async (client, id) => (await client.get('/collection_returns/' + id)).json
const step = (client, id, name, body = {}) => client.post(`/collection_returns/${id}/${name}`, body)
const cells = (client, id, list) => step(client, id, 'cells', { cells: list })
const upload = (client, id, bytes, query = '') =>
        client.raw('POST', `/collection_returns/${id}/workbook${query}`, bytes)
const download = async (client, id) => {
        const answer = await fetch(`${server.base}/api/v1/collection_returns/${id}/workbook`, {
                headers: { Authorization: `Bearer ${client.token}` },
        })
        assert.equal(answer.status, 200)
        return Buffer.from(await answer.arrayBuffer())
}

test('the county sees what it would ask for, and sends it', async () => {
        const preview = await office.post('/collections/preview', { values: ASKED })
        assert.equal(preview.status, 200, preview.text)
        assert.equal(preview.json.count, 4)
        assert.deepEqual(preview.json.groups.map((g) => g.count), [3, 1])
        collection = await office.make('collection', ASKED)
        assert.equal(collection.values.state, 'draft')
        const sent = await office.post(`/collections/${collection.id}/send`, {})
        assert.equal(sent.status, 200, sent.text)
        assert.deepEqual([sent.json.returns, sent.json.rows, sent.json.unplaced], [2, 4, 0])
        assert.equal((await office.post(`/collections/${collection.id}/send`, {})).status, 409, 'not twice')
        const [one] = (await office.get('/collections')).json.collections
        returns = Object.fromEntries(one.returns.map((r) => [r.place, r.id]))
        assert.deepEqual(one.returns.map((r) => [r.rows, r.missing]), [[3, 9], [1, 3]])
})

test('what can\'t be collected is refused with its reason', async () => {
        for (const wrong of [
                { about: 'party_member' },
                { about: 'nothing' },
                { open_fields: 'place' },
                { open_fields: 'nothing' },
                { of_list: 'training.sessions' },
                { filters: 'nothing=1' },
        ]) {
                const answer = await office.post('/collection', { values: { ...ASKED, ...wrong } })
                assert.ok([400, 403].includes(answer.status), JSON.stringify(wrong) + answer.text)
        }
        assert.equal((await east.post('/collection', { values: ASKED })).status, 403, 'a township sends none')
        const late = await office.patch('/collection/' + collection.id, {
                version: (await office.get('/collection/' + collection.id)).json.version,
                values: { open_fields: 'phone' },
        })
        assert.equal(late.status, 422, late.text)
        assert.equal(late.json.code, 'collect.sent')
})

test('a township sees its own return and nobody else\'s', async () => {
        const mine = (await east.get('/collections')).json
        assert.equal(mine.may_send, false)
        assert.deepEqual(mine.collections.map((k) => k.returns.map((r) => r.place)), [['341125100']])
        assert.equal((await east.get('/collection_returns/' + returns['341125101'])).status, 404)
        assert.equal((await cells(east, returns['341125101'], [])).status, 404)
        assert.equal((await step(east, returns['341125101'], 'hand_in')).status, 404)
        assert.equal((await step(east, returns['341125100'], 'merge')).status, 403)
        assert.equal((await step(east, returns['341125100'], 'send_back', { reason: '电话不对' })).status, 403)
        assert.equal((await step(auditor, returns['341125100'], 'merge')).status, 403)
        const t = await grid(east, returns['341125100'])
        assert.deepEqual(t.rows.map((r) => r.title.includes('3411251002')), [true, true, true])
        assert.deepEqual(t.columns.map((k) => k.open), [false, false, true, true, true])
})

test('no state and no answer is set by another road', async () => {
        const id = returns['341125100']
        const now = (await east.get('/collection_return/' + id)).json
        const forged = await east.patch('/collection_return/' + id, { version: now.version, values: { state: 'merged' } })
        assert.equal(forged.status, 400, forged.text)
        assert.equal((await east.post(`/collection_return/${id}/void`, { reason: '不想填' })).status, 422)
})

test('the workbook: only the missing cells are open; wrong values and closed cells are told by row', async () => {
        const id = returns['341125100']
        const book = await download(east, id)
        const before = cellsOf(book)
        assert.equal(before.protected, true)
        assert.ok(before.validations > 0, 'a drop-down for the codes')
        const row = (n) => before.rows.find((r) => Object.values(r.cells).includes(households[n].id)).number
        const back = fill(book, {
                [`F${row(0)}`]: '13855012345',
                [`G${row(0)}`]: '前庄组',
                [`H${row(0)}`]: '是',
                [`E${row(1)}`]: '被改的银行',
                [`F${row(1)}`]: '13955012345',
                [`H${row(1)}`]: '不知道',
                [`G${row(1)}`]: '后庄组',
                [`I${row(2)}`]: '外出失联',
        })
        const answer = await upload(east, id, back)
        assert.equal(answer.status, 200, answer.text)
        assert.equal(answer.json.saved, 5 + 3, 'five values and three reasons')
        assert.deepEqual(
                answer.json.refused.map((x) => [x.cell, x.code]).sort(),
                [[`E${row(1)}`, 'collect.closed_cell'], [`H${row(1)}`, 'bool.invalid']].sort(),
        )
        const again = await upload(east, id, back)
        assert.equal(again.json.saved, 0, 'the same workbook again changes nothing')
        const marked = await fetch(`${server.base}/api/v1/collection_returns/${id}/workbook?marked=1`, {
                method: 'POST',
                body: back,
                headers: { Authorization: `Bearer ${east.token}` },
        })
        const seen = cellsOf(Buffer.from(await marked.arrayBuffer()))
        const told = seen.rows.find((r) => r.number === row(1))
        assert.ok(Object.values(told.cells).some((x) => x.includes('只读栏')), 'the reason stands in the row')
        assert.ok(seen.texts.includes('问题'))
        assert.equal((await office.get('/household/' + households[0].id)).json.values.phone, null, 'not in the register')
        assert.ok(!JSON.stringify(await grid(east, id)).includes('13855012345'), 'secrets are masked')
})

test('handing in wants every cell or a reason', async () => {
        const id = returns['341125100']
        const early = await step(east, id, 'hand_in')
        assert.equal(early.status, 422, early.text)
        assert.deepEqual(early.json.errors.map((e) => e.field), [
                `${households[1].id}.water_safe`,
        ])
        const saved = await cells(east, id, [
                { record: households[1].id, field: 'phone', text: '13955012399' },
                { record: households[1].id, field: 'water_safe', text: '不知道' },
                { record: households[1].id, field: 'bank_name', text: '别的' },
                { record: households[3].id, field: 'phone', text: '13955012346' },
        ])
        assert.deepEqual([saved.json.saved, saved.json.refused.length], [1, 3], saved.text)
        assert.equal((await step(office, id, 'merge')).status, 409, 'not handed in yet')
        const done = await step(east, id, 'hand_in', { reason: '水质未检测' })
        assert.equal(done.status, 200, done.text)
        assert.equal((await cells(east, id, [])).status, 409, 'handed in is closed')
        const { missing, impossible, state } = await grid(office, id)
        assert.deepEqual([missing, impossible, state], [0, 4, 'handed_in'])
})

test('sent back with a reason, mended, handed in again', async () => {
        const id = returns['341125100']
        assert.equal((await step(office, id, 'send_back', { reason: ' ' })).status, 400)
        assert.equal((await step(office, id, 'send_back', { reason: '丙户电话可问村里' })).status, 200)
        const desk = (await east.get('/desk')).json.todos.map((t) => t.list)
        assert.ok(desk.includes('collect.sent_back'), desk)
        assert.equal((await step(office, id, 'remind', { words: '请今天交' })).status, 200)
        assert.ok((await east.get('/desk')).json.todos.map((t) => t.list).includes('collect.reminded'))
        assert.equal((await cells(east, id, [{ record: households[2].id, field: 'phone', text: '13855054321' }])).status, 200)
        assert.equal((await step(east, id, 'hand_in')).status, 200)
        assert.ok((await office.get('/desk')).json.todos.map((t) => t.list).includes('collect.to_merge'))
})

test('what was changed elsewhere meanwhile is a conflict, decided and never overwritten', async () => {
        const id = returns['341125100']
        const stands = (await office.get('/household/' + households[0].id)).json
        const changed = await office.patch('/household/' + households[0].id, {
                version: stands.version,
                values: { group_no: '县里填的组' },
        })
        assert.equal(changed.status, 200, changed.text)
        const t = await grid(office, id)
        const cell = t.rows.find((r) => r.record === households[0].id).cells[3]
        assert.deepEqual([t.conflicts, cell.conflict, cell.now, cell.answer], [1, true, '县里填的组', '前庄组'])
        const refused = await step(office, id, 'merge')
        assert.deepEqual([refused.status, refused.json.code], [409, 'collect.conflict'])
        const decisions = [{ record: households[0].id, field: 'group_no', take: 'record' }]
        const both = await Promise.all([
                step(office, id, 'merge', { decisions }),
                step(office, id, 'merge', { decisions }),
        ])
        assert.deepEqual(both.map((a) => a.status), [200, 200], both[0].text)
        assert.deepEqual(both.map((a) => a.json.already).sort(), [false, true], 'two at once are one')
        const done = both.find((a) => !a.json.already).json
        assert.deepEqual([done.records, done.cells, done.kept], [3, 5, 1])
        const now = (await office.get('/household/' + households[0].id)).json.values
        assert.deepEqual([now.group_no, now.water_safe, now.phone], ['县里填的组', true, '138****2345'])
        assert.equal((await office.get('/household/' + households[1].id)).json.values.group_no, '后庄组')
        const history = (await auditor.get(`/journal?limit=5`)).json.blocks
        assert.ok(history.some((b) => b.reason.includes('数据并入')))
})

test('a closed collection takes nothing more', async () => {
        assert.equal((await west.post(`/collections/${collection.id}/close`, {})).status, 403)
        assert.equal((await office.post(`/collections/${collection.id}/close`, {})).status, 200)
        const late = await cells(west, returns['341125101'], [
                { record: households[3].id, field: 'phone', text: '13855000000' },
        ])
        assert.deepEqual([late.status, late.json.code], [409, 'collect.closed'])
})

test('a reference is filled in by name or number, in the grid and in the workbook; of two nothing is guessed', async () => {
        const file = (number, title) =>
                office.make('document', { title, number, issuer: '县委组织部', issued_on: '2016-12-01' })
        const first = await file('定组〔2016〕8号', '任职通知一')
        await file('定组〔2016〕9号', '任职通知二')
        for (const n of [1, 2]) await file(`定组〔2017〕${n}号`, '补任通知')
        const posts = []
        for (const name of ['甲书记', '乙主任', '丙委员']) {
                const person = await office.make('person', { name, place: EAST })
                posts.push(await office.make('village_post', {
                        person: person.id, place: EAST, class: 'other', from_on: '2017-01-01' }))
        }
        const asked = { title: '补任职文件', about: 'village_post', shown_fields: 'person', open_fields: 'document',
                due_on: '2030-06-30' }
        const member = await office.post('/collection', { values: { ...asked, about: 'party_member', open_fields: 'kind' } })
        assert.match(member.json.detail, /组织部门/)
        const own = await office.make('collection', asked)
        assert.equal((await office.post(`/collections/${own.id}/send`, {})).status, 200)
        const id = (await east.get('/collections')).json.collections.find((x) => x.id === own.id).returns[0].id
        const say = (post, text) => cells(east, id, [{ record: post.id, field: 'document', text }])
        assert.equal((await say(posts[0], '任职通知一')).json.saved, 1)
        const [two] = (await say(posts[1], '补任通知')).json.refused
        assert.match(two.message, /不止一个/)
        assert.match((await say(posts[1], '没有的通知')).json.refused[0].message, /没有/)
        assert.equal((await say(posts[1], first.id)).json.saved, 1)
        const row = (await grid(east, id)).rows.find((r) => r.record === posts[0].id)
        assert.match(row.cells[1].answer, /任职通知一/)
        const book = await download(east, id)
        const third = cellsOf(book).rows.find((r) => Object.values(r.cells).includes(posts[2].id)).number
        const read = await upload(east, id, fill(book, { [`E${third}`]: '定组〔2016〕9号' }))
        assert.equal(read.status, 200, read.text)
        assert.equal((await step(east, id, 'hand_in')).status, 200)
        assert.equal((await step(office, id, 'merge')).status, 200)
        const now = await office.get('/village_post/' + posts[2].id)
        assert.match(now.json.titles.document, /任职通知二/)
})
