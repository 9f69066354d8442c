// The gate of scope, walked from outside: every route × role × place, with one human in three roles in three places.
//
// The oracle below says, apart from the program, which role reads which area; where a record may be seen then follows
// from its place and its register's way of reading. Every answer of every GET route is searched for records the account
// must not see, and for words that stand in such records only; counts, groups, figures, drop-downs, search, exports,
// histories and errors are held against the same oracle; and nothing out of reach can be changed, ended, voided,
// revealed or attached to.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, grant, idNumber, login, start } from './server.mjs'

const READS = {
        organisation: [
                'base',
                'cadre',
                'household',
                'help',
                'visit',
                'training',
                'money',
                'member',
                'personnel',
                'oversight',
        ],
        office: ['base', 'cadre', 'household', 'help', 'visit', 'training', 'money', 'oversight'],
        finance: ['base', 'cadre', 'household', 'help', 'visit', 'training', 'money'],
        township: ['base', 'cadre', 'household', 'help', 'visit', 'training', 'money'],
        village: ['base', 'cadre', 'household', 'help', 'visit', 'training', 'money'],
        helper: ['base', 'cadre', 'household', 'help', 'visit', 'training'],
        leader: ['base', 'cadre', 'household', 'help', 'visit', 'training', 'money', 'oversight'],
        auditor: [
                'base',
                'cadre',
                'household',
                'help',
                'visit',
                'training',
                'money',
                'member',
                'personnel',
                'account',
                'oversight',
        ],
        accounts: ['account'],
        security: ['account'],
}
const WRITES = {
        organisation: ['base', 'cadre', 'help', 'training', 'member', 'personnel'],
        office: ['base', 'cadre', 'household', 'help', 'visit', 'training'],
        finance: ['money'],
        township: ['cadre', 'household', 'help', 'visit', 'training'],
        village: ['cadre', 'household', 'help', 'visit', 'training'],
        helper: ['visit'], // of own households: visits.test.mjs walks it
        leader: [],
        auditor: [],
        accounts: ['account'],
        security: [],
}
const VILLAGES = ['341125100201', '341125100202', '341125101201', '341125101202']
const SPOTS = [COUNTY, '341125100', '341125101202']
const LEVEL = { township: 9, village: 12 } // no role is granted over more than its own level

let server, entities, lists, api
const records = new Map() // id → {entity, place, household, words}
const accounts = [] // {name, grants: [[role, place, own]], client, own: ids of own households}

const note = (entity, made, words, household) => {
        records.set(made.id, { entity, id: made.id, place: made.place, words, household })
        return made
}

// One village's worth: a household with its member and status, an organisation with its cadre, a responsibility, a
// member of the Party, a training.
async function furnish(office, party, village, n) {
        const s = village.slice(6),
                w = s.replace(/\d/g, (digit) => 'abcdefghij'[digit]), // a digit is no part of a person's name
                make = async (who, entity, values, words, household) =>
                        note(entity, await who.make(entity, values), words, household)
        const organisation = await make(
                office,
                'organisation',
                { name: `orgn${s}`, kind: '村(居)委会', place: village },
                [],
        )
        const head = await make(
                office,
                'person',
                {
                        name: `head${w}`,
                        id_no: idNumber(n),
                        phone: `1380000${s.slice(0, 4)}`,
                        place: village,
                        address: `addr${s}`,
                },
                [`head${w}`, `addr${s}`],
        )
        const helper = await make(
                office,
                'person',
                { name: `help${w}`, id_no: idNumber(n + 1), place: village, address: `live${s}` },
                [`live${s}`],
        )
        const member = await make(office, 'person', { name: `memb${w}`, id_no: idNumber(n + 2), place: village }, [
                `memb${w}`,
        ])
        const household = await make(office, 'household', { hh_no: `hous${s}`, place: village, note: `note${s}` }, [
                `hous${s}`,
                `note${s}`,
        ])
        records.get(household.id).household = household.id
        records.get(head.id).household = household.id
        const of = { household: household.id }
        await make(office, 'household_member', { ...of, person: head.id, relation: '户主' }, [], household.id)
        await make(
                office,
                'household_status',
                { ...of, kind: 'poor', from_on: '2014-01-01', note: `stat${s}` },
                [`stat${s}`],
                household.id,
        )
        const cadre = await make(
                office,
                'cadre',
                { person: helper.id, organisation: organisation.id, post: `post${s}` },
                [],
        )
        await make(
                office,
                'responsibility',
                { tier: 'cadre_household', cadre: cadre.id, ...of, from_on: '2016-01-01', note: `resp${s}` },
                [`resp${s}`],
                household.id,
        )
        await make(
                party,
                'party_member',
                { person: member.id, organisation: organisation.id, from_on: '2010-07-01' },
                [],
        )
        await make(
                office,
                'training_session',
                {
                        held_on: '2026-03-0' + (1 + (n % 9)),
                        title: `trai${s}`,
                        place: village,
                        organisers: [organisation.id],
                        topic: await topic(office),
                },
                [`trai${s}`],
        )
        return { household, helper }
}

let topics
async function topic(client) {
        if (!topics) {
                const c = (await client.get('/catalogue')).json
                topics =
                        c.codes[
                                c.entities
                                        .find((e) => e.name === 'training_session')
                                        .fields.find((f) => f.name === 'topic').codes
                        ].items
        }
        return topics[0].code
}

async function person(name, grants, own = []) {
        const [[role, place, mine]] = grants,
                more = mine ? ['--own', '--person', mine] : []
        addAccount(server.store, name, role, place, more)
        for (const [r, p] of grants.slice(1)) grant(server.store, name, r, p)
        accounts.push({ name, grants, own, client: await login(server.base, name) })
}

before(async () => {
        server = await start({ organisation: COUNTY, office: COUNTY, accounts: COUNTY, security: COUNTY })
        const office = await login(server.base, 'office'),
                party = await login(server.base, 'organisation')
        const villages = []
        for (const [i, v] of VILLAGES.entries()) villages.push(await furnish(office, party, v, 100 + 10 * i))
        const catalogue = (await office.get('/catalogue')).json
        entities = Object.fromEntries(catalogue.entities.map((e) => [e.name, e]))
        lists = catalogue.lists
        api = (await office.get('/openapi.json')).json
        for (const role of Object.keys(READS))
                for (const place of SPOTS.filter((spot) => spot.length >= (LEVEL[role] || 6)))
                        await person(`${role}.${place.length === 6 ? 'county' : place.slice(6)}`, [[role, place]])
        // Three roles in three places: village officer here, leader there, helper of one household elsewhere.
        await person(
                'three.in.one',
                [
                        ['helper', COUNTY, villages[2].helper.id],
                        ['village', VILLAGES[0]],
                        ['leader', VILLAGES[3]],
                ],
                [villages[2].household.id],
        )
        await person('two.villages', [
                ['village', VILLAGES[0]],
                ['village', VILLAGES[1]],
                ['township', '341125101'],
        ])
})
after(() => server.stop())

// ---- the oracle ----

const within = (place, above) => place.startsWith(above)
const area = (e) => entities[e].area

function seenBy(grant, own, r) {
        const [role, place, mine] = grant,
                e = entities[r.entity]
        if (!READS[role].includes(area(r.entity))) return false
        if (e.reference || e.reading === 'directory') return true
        if (mine) return own.includes(r.household)
        if (within(r.place, place)) return true
        return e.reading === 'ancestors' && within(place, r.place)
}
const maySee = (a, r) => a.grants.some((g) => seenBy(g, a.own, r))
const readsSome = (a, entity) => a.grants.some(([role]) => READS[role].includes(area(entity)))
const mayWrite = (a, r) =>
        a.grants.some(([role, place, mine]) => !mine && WRITES[role].includes(area(r.entity)) && within(r.place, place))
const hidden = (a) => [...records.values()].filter((r) => !maySee(a, r))

// A record's words are such as no other record shows: a cadre's name, say, is shown by whatever refers to him.
function leaks(a, path, text, json) {
        const found = []
        const walk = (x) => {
                if (!x || typeof x !== 'object') return
                if (x.id && x.values && x.version && records.has(x.id) && !maySee(a, records.get(x.id)))
                        found.push(`${x.id} (${records.get(x.id).entity})`)
                if (x.id && x.entity && x.matched !== undefined && records.has(x.id) && !maySee(a, records.get(x.id)))
                        found.push(`hit ${x.id}`)
                for (const v of Object.values(x)) walk(v)
        }
        walk(json)
        for (const r of hidden(a))
                for (const w of r.words) if (text.includes(w)) found.push(`“${w}” of ${r.entity} ${r.id}`)
        return found.map((f) => `${a.name} GET ${path}: ${f}`)
}

async function pool(items, work, width = 8) {
        const queue = [...items],
                out = []
        await Promise.all(
                Array.from({ length: width }, async () => {
                        while (queue.length) out.push(...(await work(queue.shift())))
                }),
        )
        return out
}

// The GET routes of the description, each with every kind of thing that can stand in its place. Where a register holds no
// record of ours, its routes are walked plainly: there is nothing in it to leak, but an answer must still be one.
const idsOf = (entity) => [...records.values()].filter((r) => r.entity === entity).map((r) => r.id)

function ofRegister(path, entity, ids) {
        if (path.includes('{id}')) return (ids.length ? ids : ['341125-1']).map((id) => path.replace('{id}', id))
        if (path.endsWith('/group')) {
                const codes = ids.length ? entities[entity].fields.filter((f) => f.type === 'code') : []
                return ['place', ...codes.map((f) => f.name)].map((by) => `${path}?by=${by}`)
        }
        if (path.endsWith('/export'))
                return ids.length ? [path + '?format=csv&purpose=verify&reason=' + encodeURIComponent('核对名册人员')] : []
        if (path !== '/' + entity || !ids.length) return [path]
        return [path, path + '?voided=1', path + '?limit=500&sort=-id', ...VILLAGES.map((v) => `${path}?place=${v}`)]
}

function ofList(path) {
        const plain = !/\/(export|places)$/.test(path)
        const of = lists.filter((l) => plain || idsOf(l.of).length)
        return of.map((l) => path.replace(/\{(name|code)\}/, l.name) + (path === '/lists/{name}' ? '?limit=500' : ''))
}

function addresses() {
        const paths = Object.keys(api.paths).filter((p) => api.paths[p].get)
        return paths.flatMap((path) => {
                const entity = path.split('/')[1]
                if (entities[entity]) return ofRegister(path, entity, idsOf(entity))
                if (/\{(name|code)\}/.test(path)) return ofList(path)
                if (path === '/attachments') return [...records.values()].map((r) => `${path}?entity=${r.entity}&id=${r.id}`)
                if (path === '/search') return ['head', 'hous', 'memb', 'trai', 'orgn', '0201'].map((w) => `${path}?q=${w}`)
                return [path.replace('{id}', '341125-1')]
        })
}

test('no GET route shows anybody a record or a word that is not for him', { timeout: 600000 }, async () => {
        const paths = addresses()
        assert.ok(paths.length > 300, `${paths.length} addresses`)
        const found = await pool(
                accounts.flatMap((a) => paths.map((p) => [a, p])),
                async ([a, path]) => {
                        const answer = await a.client.get(path)
                        const own =
                                answer.status >= 500
                                        ? [`${a.name} GET ${path}: ${answer.status} ${answer.text.slice(0, 200)}`]
                                        : []
                        return [...own, ...leaks(a, path, answer.text, answer.json)]
                },
        )
        assert.deepEqual(found.slice(0, 40), [], `${found.length} leaks`)
})

test('one record is opened by exactly those who may see it; others learn only that it is not theirs', async () => {
        const found = await pool(
                accounts.flatMap((a) => [...records.values()].map((r) => [a, r])),
                async ([a, r]) => {
                        const { status } = await a.client.get(`/${r.entity}/${r.id}`)
                        const expected = maySee(a, r) ? 200 : readsSome(a, r.entity) ? 404 : 403
                        return status === expected
                                ? []
                                : [`${a.name} ${r.entity} ${r.id} at ${r.place}: ${status}, not ${expected}`]
                },
        )
        assert.deepEqual(found.slice(0, 40), [], `${found.length} wrong`)
})

test('counts and groups count what may be seen, no more and no less', async () => {
        const kinds = [...new Set([...records.values()].map((r) => r.entity))]
        const found = await pool(
                accounts.flatMap((a) => kinds.map((k) => [a, k])),
                async ([a, kind]) => {
                        const expected = [...records.values()].filter((r) => r.entity === kind && maySee(a, r)).length
                        const count = await a.client.get(`/${kind}/count`),
                                group = await a.client.get(`/${kind}/group?by=place`)
                        if (!readsSome(a, kind))
                                return count.status === 403 && group.status === 403
                                        ? []
                                        : [`${a.name} counts ${kind}: ${count.status}`]
                        const sum = group.json.groups.reduce((n, g) => n + g.count, 0),
                                out = []
                        if (count.json.count !== expected)
                                out.push(`${a.name} ${kind}: counts ${count.json.count}, sees ${expected}`)
                        if (sum > expected) out.push(`${a.name} ${kind}: groups add up to ${sum}, sees ${expected}`)
                        return out
                },
        )
        assert.deepEqual(found, [])
})

test('drop-downs of places hold one’s own places and the way up, nothing beside', async () => {
        for (const a of accounts) {
                const { places } = (await a.client.get('/places')).json
                const stray = places.filter(
                        (p) => !a.grants.some(([, place]) => within(p.code, place) || within(place, p.code)),
                )
                assert.deepEqual(
                        stray.map((p) => p.code),
                        [],
                        a.name,
                )
                assert.equal(new Set(places.map((p) => p.code)).size, places.length, `${a.name}: no place twice`)
        }
})

test('a figure for one place is what the county reads for that place', async () => {
        const office = accounts.find((a) => a.name === 'office.county'),
                village = accounts.find((a) => a.name === 'village.101202')
        for (const l of lists.filter(
                (x) => x.figure && ['household', 'household_member', 'responsibility'].includes(x.of),
        )) {
                const whole = await office.client.get(`/figures/${l.name}?place=341125101202`),
                        part = await village.client.get(`/figures/${l.name}`)
                assert.equal(part.json.value, whole.json.value, l.name)
        }
})

test('a compartment is closed to clerks, and an auditor’s reading of it is noted', async () => {
        for (const a of accounts) {
                const { status } = await a.client.get('/party_member')
                assert.equal(status, readsSome(a, 'party_member') ? 200 : 403, a.name)
        }
        const auditor = accounts.find((a) => a.name === 'auditor.county')
        const before = (await auditor.client.get('/disclosure/count?kind=compartment')).json.count
        await auditor.client.get('/party_member')
        assert.equal((await auditor.client.get('/disclosure/count?kind=compartment')).json.count, before + 1)
})

test(
        'nothing out of reach can be changed, ended, voided, revealed or attached to, by any route',
        { timeout: 300000 },
        async () => {
                const office = await login(server.base, 'office'),
                        party = await login(server.base, 'organisation')
                const versions = async () => {
                        const out = {}
                        for (const r of records.values())
                                out[r.id] = (
                                        await (area(r.entity) === 'member' ? party : office).get(`/${r.entity}/${r.id}`)
                                ).json.version
                        return out
                }
                const before = await versions()
                const pairs = accounts.flatMap((a) =>
                        [...records.values()].filter((r) => !mayWrite(a, r)).map((r) => [a, r]),
                )
                const found = await pool(pairs, async ([a, r]) => {
                        const at = `/${r.entity}/${r.id}`,
                                values = {},
                                reason = 'leak'
                        const answers = [
                                await a.client.patch(at, { version: before[r.id], values, reason }),
                                await a.client.post(at + '/void', { reason }),
                                await a.client.post(at + '/end', { to_on: '2017-12-31', reason }),
                                await a.client.post('/changes', {
                                        reason,
                                        actions: [{ op: 'void', entity: r.entity, id: r.id, reason }],
                                }),
                                await a.client.raw(
                                        'POST',
                                        `/attachments?entity=${r.entity}&id=${r.id}&name=a.pdf`,
                                        'x',
                                        { 'Content-Type': 'application/octet-stream' },
                                ),
                        ]
                        if (!maySee(a, r))
                                answers.push(await a.client.post(at + '/reveal', { fields: ['id_no'], reason }))
                        return answers.flatMap((x, i) => {
                                const out = leaks(a, `${at} write ${i}`, x.text, x.json)
                                if (![400, 403, 404].includes(x.status))
                                        out.push(`${a.name} ${at} write ${i}: ${x.status} ${x.text.slice(0, 150)}`)
                                return out
                        })
                })
                assert.deepEqual(found.slice(0, 40), [], `${found.length} wrong`)
                assert.deepEqual(await versions(), before)
        },
)

test('the pairing board wants a right over places: own households alone do not open it', async () => {
        const helper = [...records.values()].find((r) => r.entity === 'person')
        addAccount(server.store, 'own.only', 'helper', COUNTY, ['--own', '--person', helper.id])
        const own = await login(server.base, 'own.only')
        assert.equal((await own.get('/pairing/board')).status, 403)
        assert.equal((await own.post('/pairing/proposal', { place: null })).status, 403)
        const township = accounts.find((a) => a.name === 'township.100').client
        assert.equal((await township.get('/pairing/board')).status, 200)
        assert.equal((await township.get('/pairing/board?place=341125101')).status, 403)
})

test('nobody enters a record outside his place, nor by a reference into another’s', async () => {
        const village = accounts.find((a) => a.name === 'village.101202').client
        assert.equal((await village.post('/household', { values: { hh_no: 'x1', place: '341125100201' } })).status, 403)
        const other = [...records.values()].find((r) => r.entity === 'household' && r.place === '341125100201')
        assert.ok(
                [400, 403, 404].includes(
                        (
                                await village.post('/household_status', {
                                        values: { household: other.id, kind: 'exited', from_on: '2017-12-31' },
                                })
                        ).status,
                ),
        )
        const mine = [...records.values()].find((r) => r.entity === 'household' && r.place === '341125101202')
        const { version } = (await village.get(`/household/${mine.id}`)).json
        assert.equal(
                (await village.patch(`/household/${mine.id}`, { version, values: { place: '341125100201' } })).status,
                403,
        )
})

test('a number written into a reference tells nobody the name of a record he may not read', async () => {
        const township = accounts.find((a) => a.name === 'township.100').client
        const stranger = [...records.values()].find((r) => r.entity === 'person' && r.place === '341125101202')
        const mine = [...records.values()].find((r) => r.entity === 'organisation' && r.place === '341125100201')
        const values = { post: '干事', person: stranger.id, organisation: mine.id }
        const refused = await township.post('/cadre', { values })
        assert.equal(refused.status, 400)
        const nobody = await township.post('/cadre', { values: { ...values, person: '341125-99999999' } })
        const shape = (r) => [r.status, r.json.code, JSON.stringify(r.json).replace(/341125-\d+/g, 'ID')]
        assert.deepEqual(shape(refused), shape(nobody))
        assert.match(JSON.stringify(refused.json), /reference.missing/)
})

test('a role that ended yesterday opens nothing today', async () => {
        addAccount(server.store, 'former', 'office', COUNTY)
        const former = await login(server.base, 'former'),
                admin = await login(server.base, 'accounts')
        assert.equal((await former.get('/household')).status, 200)
        const account = (await admin.get('/account?login=former')).json.rows[0]
        const grant = (await admin.get(`/account_grant?account=${account.id}`)).json.rows[0]
        const changed = await admin.patch(`/account_grant/${grant.id}`, {
                version: 1,
                values: { from_on: '2017-01-01', to_on: '2017-12-31' },
        })
        assert.equal(changed.status, 202, changed.text)
        const decided = await (await login(server.base, 'security')).post('/proposals/confirm', {
                proposals: [{ id: changed.json.proposal.id, version: changed.json.proposal.version }],
        })
        assert.equal(decided.status, 200, decided.text)
        assert.equal((await former.get('/household')).status, 403)
        const closed = await admin.patch(`/account/${account.id}`, { version: 1, values: { locked: true } })
        assert.equal(closed.status, 200, closed.text)
        assert.equal((await former.get('/session')).status, 401)
})
