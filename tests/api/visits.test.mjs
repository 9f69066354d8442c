// Visits by a helper's own account: of his own households, in his own name, by form, sheet and paper; and of nobody
// else's, by none of these roads.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, idNumber, login, start } from './server.mjs'

const VILLAGE = '341125100201'
let server, office, helper, leader, mine, other, both, cadre, colleague

before(async () => {
        server = await start({ office: COUNTY, leader: COUNTY })
        office = await login(server.base, 'office')
        leader = await login(server.base, 'leader')
        const unit = await office.make('organisation', { name: '县水务局', kind: '机关事业单位', place: COUNTY })
        const people = []
        for (const [n, name] of ['李帮扶', '吴帮扶'].entries()) {
                const person = await office.make('person', { name, id_no: idNumber(n + 1), place: VILLAGE })
                const made = await office.make('cadre', { person: person.id, organisation: unit.id, post: '科员' })
                people.push({ person: person.id, cadre: made.id })
        }
        ;[cadre, colleague] = people.map((p) => p.cadre)
        const house = async (number, ...helpers) => {
                const { id } = await office.make('household', { hh_no: number, place: VILLAGE })
                for (const c of helpers)
                        await office.make('responsibility', {
                                tier: '干部包户',
                                cadre: c,
                                household: id,
                                from_on: '2017-01-01',
                        })
                return id
        }
        mine = await house('3411250001', cadre)
        other = await house('3411250002', colleague)
        both = await house('3411250003', cadre, colleague)
        addAccount(server.store, 'bangfuren', 'helper', COUNTY, ['--own', '--person', people[0].person])
        helper = await login(server.base, 'bangfuren')
})
after(() => server.stop())

const visit = (household, more = {}) => ({ household, day: '2017-05-04', done: '入户走访', ...more })
const enter = (client, entity, values) => client.post('/' + entity, { values, reason: '测试' })
const mend = (client, id, version, values) => client.patch('/visit/' + id, { version, values })
const paper = (client, id) =>
        client.raw('POST', `/attachments?entity=visit&id=${id}&name=photo.png`, PNG, { 'Content-Type': 'image/png' })
const PNG = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
)

test('a helper enters, mends and proves a visit of his own household', async () => {
        const made = await enter(helper, 'visit', visit(mine))
        assert.equal(made.status, 201, made.text)
        assert.equal(made.json.values.cadre.id ?? made.json.values.cadre, cadre, 'in his own name, unsaid')
        const { json } = await helper.get('/visit/' + made.json.id)
        assert.deepEqual([json.may.write, json.may.void], [true, false])
        const mended = await mend(helper, json.id, json.version, { wanted: '想学养殖' })
        assert.equal(mended.status, 200, mended.text)
        assert.equal((await paper(helper, json.id)).status, 201)
        assert.equal((await helper.get('/figures/visit.visits?period=2017')).json.value, '1')
})

test('no road leads to what is not his', async () => {
        const before = (await office.get('/visit/count')).json.count
        const theirs = await office.make('visit', visit(both, { cadre: colleague }))
        const refused = [
                await enter(helper, 'visit', visit(other)),
                await enter(helper, 'visit', visit(mine, { cadre: colleague })),
                await mend(helper, theirs.id, theirs.version, { done: '改写' }),
                await helper.post(`/visit/${theirs.id}/void`, { reason: '不是我的' }),
                await enter(helper, 'household', { hh_no: '3411250009', place: VILLAGE }),
                await enter(leader, 'visit', visit(mine, { cadre })),
        ]
        for (const answer of refused) assert.ok([400, 403, 404, 409, 422].includes(answer.status), answer.text)
        assert.equal((await office.get('/visit/count')).json.count, before + 1)
        assert.equal((await office.get('/visit/' + theirs.id)).json.version, 1)
        const unseen = await office.make('visit', visit(other, { cadre: colleague }))
        assert.equal((await helper.get('/visit/' + unseen.id)).status, 404)
        assert.notEqual((await paper(helper, unseen.id)).status, 201)
})

test('his sheet is taken for his own households and sent back for others', async () => {
        const sheet =
                '帮扶走访记录\n户编号,走访人,走访日期,走访方式,走访内容\n' +
                '3411250001,李帮扶,2017-06-04,入户,讲解政策\n3411250002,李帮扶,2017-06-05,入户,讲解政策\n'
        const before = (await office.get('/visit/count')).json.count
        const answer = await helper.raw('POST', '/imports?commit=1', Buffer.from(sheet), {
                'X-Filename': encodeURIComponent('走访.csv'),
        })
        assert.equal(answer.status, 201, answer.text)
        const done =
                answer.json.state === 'checked' ? (await helper.post(`/imports/${answer.json.id}/commit`)).json : answer.json
        assert.equal(done.refused.length, 1, JSON.stringify(done.refused))
        assert.equal((await office.get('/visit/count')).json.count, before + 1)
})
