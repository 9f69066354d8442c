// What the county alone is bound to (a list's county_only) stands on no page of a township: neither among its figures,
// nor its checks, nor on its desk, nor in its account; the county is told as before.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { COUNTY, login, start } from './server.mjs'

const TOWN = '341125100'
const COUNTY_ONLY = ['training.months_below_two', 'study.report_late', 'study.reports', 'place.townships',
        'study.sessions_standing_committee', 'staff.county_office', 'staff.transferred_in']
let county, office, town

before(async () => {
        county = await start()
        office = await login(county.base, 'office')
        town = await login(county.base, 'township')
})
after(() => county.stop())

const named = (text) => COUNTY_ONLY.filter((list) => text.includes(`"${list}"`))
const asked = async (who, path) => {
        const answer = await who.get(path)
        assert.equal(answer.status, 200, path)
        return named(answer.text)
}

for (const path of ['/figures', '/checks', '/desk'])
        test(`${path} of a township holds nothing of the county's`, async () => {
                assert.deepEqual(await asked(town, path), [])
                assert.notDeepEqual(await asked(office, path), [], 'the county is told')
                const below = path === '/desk' ? [] : await asked(office, `${path}?place=${TOWN}`)
                assert.deepEqual(below, [], 'nor is a department that looks at the township')
        })

test('asked by its name it is no number of a township, and has no rows there', async () => {
        for (const list of COUNTY_ONLY) {
                const figure = await office.get(`/figures/${list}?place=${TOWN}&period=2017`)
                if (figure.status === 200) assert.equal(figure.json.value, '—', list)
                const rows = await office.get(`/lists/${list}?place=${TOWN}&period=2017`)
                assert.deepEqual(rows.json.rows, [], list)
        }
        const own = await office.get('/figures/training.months_below_two?period=2017')
        assert.equal(own.json.value, '12')
        assert.equal(own.json.place, COUNTY)
})

test("a township's account gives no number for what is not its duty", async () => {
        const told = async (who) => {
                const answer = await who.get('/brief?day=2017-12-31')
                assert.equal(answer.status, 200)
                const runs = []
                const walk = (x) => {
                        if (Array.isArray(x)) return x.forEach(walk)
                        if (!x || typeof x !== 'object') return
                        if (COUNTY_ONLY.includes(x.code) && x.value !== '—') runs.push(x)
                        Object.values(x).forEach(walk)
                }
                walk(answer.json)
                return runs.length
        }
        assert.equal(await told(town), 0)
        assert.ok((await told(office)) > 0, 'the county is told')
})
