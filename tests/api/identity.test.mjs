// Who keeps a register of roles enters the people in it: a person new to the county comes in together with a post, a
// membership or an attendance, in one change. Alone, changed, or taken out of the households' register: closed as ever.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, idNumber, login, start } from './server.mjs'

const EAST = '341125100201'
let server, unit
const by = {}

before(async () => {
        server = await start()
        addAccount(server.store, 'helper', 'helper', EAST)
        for (const role of ['organisation', 'office', 'finance', 'leader', 'auditor', 'helper', 'village'])
                by[role] = await login(server.base, role)
        unit = (await by.office.make('organisation', { name: '县水务局', kind: '机关事业单位' })).id
})
after(() => server.stop())

const person = (name, more = {}) => ({ op: 'create', entity: 'person', as: 'who', values: { name, ...more } })
const cadre = (who = '@who') => ({
        op: 'create',
        entity: 'cadre',
        values: { person: who, organisation: unit, post: '科员' },
})
const change = (role, ...actions) => by[role].post('/changes', { reason: '新进干部', actions })
const persons = async () => (await by.office.get('/person/count')).json.count
const upload = (client, name, text) =>
        client.raw('POST', '/imports', text, { 'X-Filename': encodeURIComponent(name) })

// closed: the answer forbids, and nobody is entered on the way.
async function closed(what, answer, wanted = 403) {
        const n = await persons()
        const { status, text } = await answer()
        assert.equal(status, wanted, `${what}: ${text}`)
        assert.equal(await persons(), n, what)
}

test('the organisation department enters a cadre new to the county as one change', async () => {
        const done = await change('organisation', person('新来者', { id_no: idNumber(1) }), cadre())
        assert.equal(done.status, 200, done.text)
        const [who, post] = done.json.records
        assert.deepEqual([who.values.name, post.values.person.id ?? post.values.person], ['新来者', who.id])
        assert.equal(who.may?.write ?? false, false, 'entered, not kept')
})

test('without a role, with another’s, or by who may write no role: closed', async () => {
        const known = (await by.office.make('person', { name: '已有者', id_no: idNumber(2) })).id
        await closed('alone', () => by.organisation.post('/person', { values: { name: '甲' }, reason: '试' }))
        await closed('alone in a change', () => change('organisation', person('甲')))
        await closed('for somebody else', () => change('organisation', person('甲'), cadre(known)))
        await closed('one of two', () =>
                change('organisation', person('甲'), cadre(), { ...person('乙'), as: 'other' }),
        )
        for (const role of ['finance', 'leader', 'auditor', 'helper'])
                await closed(role, () => change(role, person('甲'), cadre()))
        const elsewhere = () => change('village', person('甲', { place: '341125101201' }), cadre())
        await closed('a home out of the village’s reach', elsewhere, 400)
})

test('what stands is not changed, ended or shown by it', async () => {
        const who = await by.office.make('person', { name: '不动者', id_no: idNumber(3), phone: '13800000001' })
        await by.organisation.make('cadre', { person: who.id, organisation: unit, post: '科员' })
        await closed('patch', () =>
                by.organisation.patch('/person/' + who.id, { version: 1, values: { name: '改' }, reason: '试' }),
        )
        await closed('in a change', () =>
                change('organisation', person('丙'), cadre(), {
                        op: 'update',
                        entity: 'person',
                        id: who.id,
                        version: 1,
                        values: { name: '改' },
                }),
        )
        await closed('void', () => by.organisation.post(`/person/${who.id}/void`, { reason: '录错的人员' }))
        await closed('reveal', () =>
                by.organisation.post(`/person/${who.id}/reveal`, { fields: ['id_no'], reason: '试' }),
        )
        assert.equal((await by.office.get('/person/' + who.id)).json.values.name, '不动者')
})

test('its roster comes in with the new, leaves the known as they are, and is withdrawn again', async () => {
        const known = await by.office.make('person', { name: '老干部', id_no: idNumber(4) })
        const roster = ['县扶贫办工作人员花名册', '序号,姓名,身份证号,职务,到岗时间,联系电话']
        roster.push(`1,老干部,${idNumber(4)},主任,2016-03-01,13800000002`, `2,新干部,${idNumber(5)},科员,2017-03-01,`)
        const before = await persons()
        const checked = await upload(by.organisation, '花名册.csv', roster.join('\n') + '\n')
        assert.equal(checked.status, 201, checked.text)
        const done = await by.organisation.post(`/imports/${checked.json.id}/commit`)
        assert.equal(done.status, 200, done.text)
        assert.deepEqual([done.json.accepted.staff, done.json.accepted.person], [2, 1], done.text)
        assert.equal(await persons(), before + 1)
        assert.equal((await by.office.get('/person/' + known.id)).json.version, 1, 'the known one is not written')
        const back = await by.organisation.post(`/imports/${checked.json.id}/withdraw`)
        assert.equal(back.status, 200, back.text)
        assert.equal(await persons(), before)
        assert.equal((await by.office.get('/staff/count')).json.count, 0)
})
