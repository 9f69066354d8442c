// A person entered once more is told at the saving, by every road, and never refused; nobody is told of a person he
// doesn't read.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, idNumber, login, ROLES, start } from './server.mjs'

const EAST = '341125100201',
        WEST = '341125100202',
        SOUTH = '341125101201'
let server, office, village, township, far
before(async () => {
        server = await start({ ...ROLES })
        addAccount(server.store, 'far', 'township', '341125101')
        office = await login(server.base, 'office')
        village = await login(server.base, 'village')
        township = await login(server.base, 'township')
        far = await login(server.base, 'far')
})
after(() => server.stop())

const person = (name, more) => ({ name, ...more })
const told = (record) => (record.alike || []).map((r) => r.id)

test('of one name in one village, or born on one day, told with what tells them apart; then both stand', async () => {
        const first = await office.make('person', person('韦东升', { place: EAST }))
        assert.equal(first.alike, undefined)
        const same = await office.make('person', person('韦东升', { place: EAST }))
        assert.deepEqual(told(same), [first.id])
        assert.deepEqual([same.alike[0].title, same.alike[0].place_title], ['韦东升', '定城镇 东河村'])
        const born = await office.make('person', person('韦东升', { place: WEST, birth: '1950-03-04' }))
        assert.deepEqual(told(born), [], 'another village, and nobody’s day of birth')
        const day = await office.make('person', person('韦东升', { place: SOUTH, birth: '1950-03-04' }))
        assert.deepEqual(told(day), [born.id])
        assert.equal((await office.get('/person/count?q=韦东升')).json.count, 4)
})

test('two numbers are two persons', async () => {
        const one = await office.make('person', person('庞立夏', { place: EAST, id_no: idNumber(1) }))
        const two = await office.make('person', person('庞立夏', { place: EAST, id_no: idNumber(2) }))
        assert.deepEqual(told(two), [])
        const none = await office.make('person', person('庞立夏', { place: EAST }))
        assert.deepEqual(told(none).sort(), [one.id, two.id].sort())
        assert.ok(!JSON.stringify(none.alike).includes(idNumber(1)), 'numbers stay masked')
})

test('told by every road: a change of several, a new name, a new village; not by a change of something else', async () => {
        const one = await office.make('person', person('苗小满', { place: EAST }))
        const batch = await office.post('/changes', {
                reason: '登记',
                actions: [{ op: 'create', entity: 'person', values: person('苗小满', { place: EAST }) }],
        })
        assert.deepEqual(told(batch.json.records[0]), [one.id], batch.text)
        const two = batch.json.records[0]
        let other = await office.make('person', person('苗大满', { place: WEST }))
        const patch = async (values) => {
                const answer = await office.patch('/person/' + other.id, { version: other.version, values })
                assert.equal(answer.status, 200, answer.text)
                other = answer.json
                return told(answer.json).sort()
        }
        assert.deepEqual(await patch({ name: '苗小满' }), [], 'the other village')
        assert.deepEqual(await patch({ place: EAST }), [one.id, two.id].sort())
        assert.deepEqual(await patch({ ethnicity: '03' }), [])
        assert.equal((await office.get('/person/' + other.id)).json.alike, undefined, 'reading tells nothing')
})

test('nobody is told of a person he does not read', async () => {
        const east = await office.make('person', person('柏春分', { place: EAST, birth: '1961-01-02' }))
        const south = await far.make('person', person('柏春分', { place: SOUTH, birth: '1961-01-02' }))
        assert.deepEqual(told(south), [], 'another township’s')
        const west = await township.make('person', person('柏春分', { place: WEST, birth: '1961-01-02' }))
        assert.deepEqual(told(west), [east.id], 'of three only his own')
        const here = await village.make('person', person('柏春分', { place: EAST, birth: '1961-01-02' }))
        assert.deepEqual(told(here), [east.id], 'and a village’s account only the village’s')
        const wide = await office.make('person', person('柏春分', { place: EAST, birth: '1961-01-02' }))
        assert.equal(told(wide).length, 4)
})
