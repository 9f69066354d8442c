// A value says the same in words wherever it is shown: what was entered is what the record, its history, the journal, a
// proposal, an export and the list on the terminal say. Over every type of field the catalogue has, read off the
// catalogue: a new one fails here until it is told.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'

import { bangfu, login, start } from './server.mjs'

let server, office, organisation, catalogue
const who = {}
const EAST = '341125100201'
const WEST = '341125100202'

before(async () => {
        server = await start()
        for (const name of ['office', 'village', 'finance', 'organisation', 'auditor'])
                who[name] = await login(server.base, name)
        office = who.office
        organisation = who.organisation
        catalogue = (await office.get('/catalogue')).json
})
after(() => server.stop())

let n = 0
const household = (more) => office.make('household', { place: EAST, hh_no: `T${++n}`, ...more })
const unit = (name) => office.make('organisation', { name, kind: '机关事业单位' })

// Each way of showing: how a record with it is made, its field, then what is entered and what is read, before and after.
// `made` gives [who, register, record]; values may be functions of the records of the town.
const town = {}
const SHOWN = {
        text: { made: () => household({ note: '路远' }), of: 'household', field: 'note', was: '路远', to: '路近', is: '路近' },
        code: { made: () => household({ attribute: '低保户' }), of: 'household', field: 'attribute', was: '低保户', to: '特困户', is: '特困供养户' },
        codes: {
                made: () => household({ causes_other: ['因病'] }), of: 'household', field: 'causes_other',
                was: '因病', to: ['因病', '缺劳力'], is: '因病、缺劳力',
        },
        decimal: { made: () => household({ housing_area: '80.5' }), of: 'household', field: 'housing_area', was: '80.50', to: '90', is: '90.00' },
        bool: { made: () => household({ water_safe: false }), of: 'household', field: 'water_safe', was: '否', to: true, is: '是' },
        place: {
                made: () => office.make('organisation', { name: '东河合作社', kind: '合作社', place: EAST }), of: 'organisation',
                field: 'place', was: '定城镇 东河村', to: WEST, is: '定城镇 西河村',
        },
        ref: {
                made: async () => {
                        town.above = await unit('县卫生局')
                        town.other = await unit('县卫健委')
                        return office.make('organisation', { name: '疾控中心', kind: '机关事业单位', parent: town.above.id })
                },
                of: 'organisation', field: 'parent', was: '县卫生局', to: () => town.other.id, is: '县卫健委',
        },
        date: {
                made: () => office.make('organisation', { name: '畜牧站', kind: '机关事业单位', from_on: '2014-01-01' }), of: 'organisation',
                field: 'from_on', was: '2014-01-01', to: '2015.3.5', is: '2015-03-05',
        },
        refs: {
                made: async () => {
                        const by = [await unit('县农委'), await unit('县人社局')]
                        town.organisers = by.map((o) => o.id)
                        return organisation.make('training_session', {
                                title: '养殖班', held_on: '2017-05-03', organisers: [by[0].id], expected: 30, cost: '1200',
                        })
                },
                of: 'training_session', field: 'organisers', was: '县农委', to: () => town.organisers, is: '县农委、县人社局',
                who: 'organisation',
        },
        int: {
                made: () => organisation.make('training_session', { title: '种植班', held_on: '2017-06-03', expected: 30 }),
                of: 'training_session', field: 'expected', was: '30', to: 1, is: '1', who: 'organisation',
        },
        money: {
                made: () => organisation.make('training_session', { title: '电工班', held_on: '2017-06-04', cost: '1200' }),
                of: 'training_session', field: 'cost', was: '1200.00', to: '1250.5', is: '1250.50', who: 'organisation',
        },
        year: {
                made: async () => office.make('household_income', { household: (await household()).id, year: 2016 }),
                of: 'household_income', field: 'year', was: '2016', to: 2017, is: '2017',
        },
        // ways of their own within a type
        month: {
                made: () => who.finance.make('pay_run', { month: '2017-05-09' }), of: 'pay_run', field: 'month',
                was: '2017-05', to: '2017年6月', is: '2017-06', who: 'finance',
        },
        secret: {
                made: () => household({ phone: '13805505678' }), of: 'household', field: 'phone', was: '138****5678',
                to: '13905501234', is: '139****1234', secret: true,
        },
        name: {
                made: () => office.make('code_entry', { list: 'cause', code: 'flood', title: '因洪水' }), of: 'code_entry', field: 'list',
                was: '致贫返贫风险', to: 'industry', is: '产业',
        },
}

test('every type of the catalogue is told here', () => {
        const fields = catalogue.entities.flatMap((e) => e.fields)
        for (const type of new Set(fields.map((f) => f.type))) assert.ok(SHOWN[type], `a field of type ${type}`)
        for (const [kind, s] of Object.entries(SHOWN)) {
                const f = catalogue.entities.find((e) => e.name === s.of).fields.find((x) => x.name === s.field)
                assert.ok(f.type === kind || f[kind] || kind === 'name', `${s.of}.${s.field} is a ${f.type}`)
        }
})

const changed = (answer, s, record) =>
        (answer.json.blocks || answer.json.records.filter((r) => r.id === record.id))
                .flatMap((b) => b.changes)
                .find((c) => c.field === s.field && c.old)

for (const [kind, s] of Object.entries(SHOWN))
        test(`${kind}: ${s.was} → ${s.is}, wherever it is shown`, async () => {
                const reader = who[s.who || 'office']
                const made = await s.made()
                const record = (await reader.get(`/${s.of}/${made.id}`)).json
                const to = typeof s.to === 'function' ? s.to() : s.to
                const sent = await reader.patch(`/${s.of}/${made.id}`, { version: record.version, values: { [s.field]: to }, reason: '改' })
                assert.equal(sent.status, 200, sent.text)
                const words = s.secret ? ['••••••', '••••••'] : [s.was, s.is]
                const history = changed(await reader.get(`/${s.of}/${made.id}/history`), s)
                assert.deepEqual([history.old, history.new], words, 'history')
                if (!catalogue.entities.find((e) => e.name === s.of).reference) {
                        const seq = (await who.auditor.get('/journal?limit=1')).json.blocks[0].seq
                        const opened = changed(await who.auditor.get('/journal/' + seq), s, made)
                        assert.deepEqual([opened.old, opened.new], words, 'journal')
                }
                const now = (await reader.get(`/${s.of}/${made.id}`)).json
                const title = now.titles[s.field]
                if (title !== undefined) assert.equal([title].flat().join('、'), s.is, 'record')
                const listed = bangfu(['list', server.store, s.of])
                const shownThere = !catalogue.entities.find((e) => e.name === s.of).fields.find((f) => f.name === s.field).hidden
                if (shownThere) assert.ok(listed.includes(s.is), 'list: ' + listed)
                const file = await reader.get(`/${s.of}/export?format=csv&columns=${s.field}${s.secret ? '&purpose=verify&reason=' + encodeURIComponent('核对换号的电话') : ''}`)
                assert.equal(file.status, 200, file.text)
                assert.ok(file.text.split('\n').some((l) => l.includes(s.is)), 'export: ' + file.text)
        })

// The same of what waits for review, where the words are those of a draft and not of a row.
test('a proposal says what was and what would be, of every type a village enters', async () => {
        const values = {}
        const types = ['text', 'code', 'codes', 'decimal', 'bool', 'secret']
        const from = Object.fromEntries(types.map((k) => [SHOWN[k].field, SHOWN[k].before ?? SHOWN[k].was]))
        from.causes_other = ['因病']
        from.water_safe = false
        from.attribute = '低保户'
        from.phone = '13805505678'
        const made = await household(from)
        await office.make('review_setting', { register: 'household', steps: 'township', from_on: '2017-01-01' })
        for (const k of types) values[SHOWN[k].field] = SHOWN[k].to
        const sent = await who.village.patch('/household/' + made.id, { version: made.version, values })
        assert.equal(sent.status, 202, sent.text)
        const { fields } = (await who.village.get('/proposals/' + sent.json.proposal.id)).json.actions[0]
        for (const k of types) {
                const f = fields.find((x) => x.name === SHOWN[k].field)
                assert.deepEqual([f.was, f.now, f.new], [SHOWN[k].was, SHOWN[k].was, SHOWN[k].is], k)
        }
})
