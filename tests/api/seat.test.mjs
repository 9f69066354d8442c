// Whose numbers an account is told: its own place's, headed by its name, and the same that the county reads for that
// place; the county's and a neighbour's are refused on every route that narrows by a place, and by the commands.
// The county is the demonstration's, where every figure has something to count.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { addAccount, BANGFU, bangfu, COUNTY, login, PASSWORD, serve } from './server.mjs'

const TOWN = '341125112',
        OTHER = '341125100'
// Accounts: what they reach, what stands over their numbers, and what they are refused. `home` is what is taken when no
// place is named; none: own households.
const SEATS = {
        xiangzhen: { home: TOWN, title: '西卅店镇', reaches: [TOWN, TOWN + '203'], refused: [COUNTY, OTHER, OTHER + '201'] },
        cun: { home: TOWN + '203', title: '幸福村委会', reaches: [TOWN + '203'], refused: [COUNTY, TOWN, OTHER] },
        lingdaoxiang: { home: OTHER, title: '定城镇', reaches: [OTHER], refused: [COUNTY, TOWN] },
        liangzhen: { home: TOWN, title: '西卅店镇', reaches: [TOWN, OTHER], refused: [COUNTY, '341125101'] },
        bangfuren: { home: null, title: '本人帮扶的户', reaches: [], refused: [COUNTY, TOWN, TOWN + '203'] },
}
// Routes that narrow by a place: how each is asked. `directory`: read county-wide, so that any place narrows it.
const ROUTES = {
        '/figures': ['/figures?'],
        '/figures/{code}': ['/figures/household.poor?'],
        '/figures/{code}/places': ['/figures/household.poor/places?'],
        '/lists/{name}': ['/lists/household.poor?'],
        '/lists/{name}/count': ['/lists/household.poor/count?', '/lists/rectification.overdue/count?'],
        '/checks': ['/checks?'],
        '/lists/{name}/export': ['/lists/household.poor/export?purpose=inspection&reason=%E6%A0%B8%E5%AF%B9%E5%90%8D%E5%86%8C&format=csv&'],
        '/mechanisms': ['/mechanisms?'],
        '/brief': ['/brief?'],
        '/brief.docx': ['/brief.docx?'],
        '/brief.md': ['/brief.md?'],
        '/briefs': ['/briefs?'],
        '/ledger': ['/ledger?period=2017&'],
        '/reconcile': ['/reconcile?'],
        '/reconcile/export': ['/reconcile/export?'],
        '/operating_funds': ['/operating_funds?year=2017&'],
        '/pairing/board': ['/pairing/board?'],
        '/proposals': ['/proposals?box=waiting&'],
        '/forms/fill': [], // a body: asked below
        '/{entity}': ['/household?', '/cadre?list=helper.over_limit&'],
        '/{entity}/count': ['/household/count?', '/household/count?list=household.poor&'],
        '/{entity}/group': ['/household/group?by=cause_main&', '/household/group?by=place&'],
        '/{entity}/export': ['/household/export?purpose=inspection&reason=%E6%A0%B8%E5%AF%B9%E5%90%8D%E5%86%8C&format=csv&'],
}

let directory, store, server, auditor, catalogue
const clients = {}

before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-seat-'))
        store = join(directory, 'county.bangfu')
        const made = process.env.BANGFU_DEMO
        if (made && existsSync(made)) copyFileSync(made, store)
        else bangfu(['demo', store])
        addAccount(store, 'quanxian', 'auditor', COUNTY)
        addAccount(store, 'lingdaoxiang', 'leader', OTHER)
        addAccount(store, 'liangzhen', 'township', TOWN)
        bangfu(['account', 'grant', store, 'liangzhen', '--role', 'township', '--place', OTHER])
        server = await serve(store)
        auditor = await login(server.base, 'quanxian')
        catalogue = (await auditor.get('/catalogue')).json
        for (const name of Object.keys(SEATS))
                clients[name] = await login(server.base, name, name.startsWith('l') ? PASSWORD : 'dingyuan-2017')
})
after(async () => {
        await server.stop()
        rmSync(directory, { recursive: true, force: true })
})

const text = (v) => (typeof v === 'string' ? v : JSON.stringify(v))

test('every route of the description that takes a place is in the table', async () => {
        const { paths } = (await auditor.get('/openapi.json')).json
        const taking = Object.entries(paths).filter(([, methods]) =>
                Object.values(methods).some((m) => (m.parameters || []).some((p) => p.name === 'place' && p.in === 'query')))
        const entities = new Set(catalogue.entities.map((e) => e.name))
        const named = (path) => path.replace(/^\/(\w+)/, (all, word) => (entities.has(word) ? '/{entity}' : all))
        assert.deepEqual([...new Set(taking.map(([path]) => named(path)))].filter((p) => !(p in ROUTES)), [])
})

for (const [name, seat] of Object.entries(SEATS))
        test(`${name} is refused what it doesn't reach on every route, and told what it does`, async () => {
                for (const asked of Object.values(ROUTES).flat()) {
                        const own = await clients[name].get(asked)
                        if (own.status === 403) continue /* no right to it at all */
                        assert.equal(own.status, 200, `${asked}: ${own.text.slice(0, 200)}`)
                        for (const place of seat.reaches)
                                assert.equal((await clients[name].get(asked + 'place=' + place)).status, 200, asked + place)
                        for (const place of seat.refused) {
                                const { status, json } = await clients[name].get(asked + 'place=' + place)
                                assert.equal(status, 403, `${asked} gives ${place}`)
                                if (json.code === 'right.place') assert.ok(json.detail.includes(seat.title), json.detail)
                        }
                }
        })

test('no number is refused or given by another list: each of the catalogue', async () => {
        for (const l of catalogue.lists.filter((x) => x.figure || x.severity !== 'none'))
                for (const place of [COUNTY, OTHER])
                        assert.equal((await clients.xiangzhen.get(`/figures/${l.name}?place=${place}`)).status, 403, l.name)
})

// numbers: every figure of an answer, wherever it stands, by its code; and what stands over each.
function numbers(json, out = new Map()) {
        if (!json || typeof json !== 'object') return out
        if (json.code && 'value' in json && 'basis' in json) out.set(`${json.code} ${json.from} ${json.to}`, json)
        if (json.list && 'count' in json && 'severity' in json) {
                assert.ok(json.count !== null || json.why, `${json.list} has a count, or says why not`)
                out.set(json.list, { ...json, value: json.count === null ? '—' : String(json.count) })
        }
        for (const x of Object.values(json)) numbers(x, out)
        return out
}
for (const name of ['xiangzhen', 'cun', 'lingdaoxiang'])
        for (const route of ['/figures', '/mechanisms', '/checks', '/brief', '/brief?day=2016-12-31'])
                test(`${name}: ${route} has the numbers the county reads for that place, under its name`, async () => {
                        const { home, title } = SEATS[name]
                        const mine = await clients[name].get(route)
                        const theirs = await auditor.get(route + (route.includes('?') ? '&' : '?') + 'place=' + home)
                        const told = numbers(mine.json),
                                right = numbers(theirs.json)
                        /* an account has no sentence of what is not there; lists of figures have all */
                        assert.ok(told.size > (route.startsWith('/brief') ? 25 : 50), `${told.size} numbers`)
                        if (mine.json.place !== undefined) {
                                assert.equal(mine.json.place, home)
                                assert.ok(mine.json.place_title.endsWith(title), mine.json.place_title)
                        }
                        for (const [code, x] of told) {
                                if (x.value !== '—') assert.equal(x.value, right.get(code)?.value, code)
                                assert.equal(x.place, home, code)
                                assert.ok(x.place_title.endsWith(title), `${code}: ${x.place_title}`)
                        }
                })

test('each figure and check alone, by place below, and its rows: the county\'s number for the place', async () => {
        const { xiangzhen } = clients
        for (const l of catalogue.lists.filter((x) => x.figure || x.severity !== 'none')) {
                const mine = await xiangzhen.get('/figures/' + l.name)
                if (mine.status === 403) continue
                const theirs = (await auditor.get(`/figures/${l.name}?place=${TOWN}`)).json
                assert.equal(mine.json.value, theirs.value, l.name)
                assert.equal(mine.json.place, TOWN, l.name)
                const below = await xiangzhen.get(`/figures/${l.name}/places`)
                if (below.status === 200)
                        assert.deepEqual(below.json.groups,
                                (await auditor.get(`/figures/${l.name}/places?place=${TOWN}`)).json.groups, l.name)
                const rows = await xiangzhen.get(`/lists/${l.name}/count`)
                if (rows.status !== 200) continue
                const all = (await auditor.get(`/lists/${l.name}/count?place=${TOWN}`)).json.count
                assert.equal(rows.json.place, TOWN, l.name)
                /* the number of what a compartment says is for whoever reads the place, its rows are not; of one list they are
                   persons, who may lie elsewhere: who serves in the township and is of the county */
                const page = await xiangzhen.get(`/lists/${l.name}?limit=1`)
                if (l.name === 'frontline.at_front') assert.ok(rows.json.count <= all, l.name)
                else assert.equal(rows.json.count, all, l.name)
                if (page.json.code === 'area.closed') continue
                assert.equal(page.json.list?.place, TOWN, `${l.name}: ${page.text.slice(0, 200)}`)
        }
})

test('the desk counts its own place, and of two places each by itself', async () => {
        const checks = numbers((await auditor.get('/mechanisms?place=' + TOWN)).json)
        const one = (await clients.xiangzhen.get('/desk')).json.todos
        assert.ok(one.length > 0)
        for (const t of one) {
                if (checks.has(t.list)) assert.equal(t.count, checks.get(t.list).count, t.list)
                assert.deepEqual([t.place, t.place_title], [TOWN, '西卅店镇'], t.list)
        }
        const two = (await clients.liangzhen.get('/desk')).json.todos
        assert.deepEqual([...new Set(two.map((t) => t.place))].sort(), [OTHER, TOWN])
        for (const t of two.filter((x) => x.place === TOWN))
                assert.equal(t.count, one.find((x) => x.list === t.list).count, t.list)
})

test('an account of several places takes the first, names it, and is given the others when it asks', async () => {
        const { liangzhen } = clients
        for (const [place, title] of [[TOWN, '西卅店镇'], [OTHER, '定城镇']]) {
                const told = (await liangzhen.get('/figures/household.poor' + (place === TOWN ? '' : '?place=' + place))).json
                assert.deepEqual([told.place, told.place_title], [place, title])
                assert.equal(told.value, (await auditor.get('/figures/household.poor?place=' + place)).json.value)
        }
        const all = (await liangzhen.get('/household/count')).json
        assert.deepEqual([all.place ?? null, all.place_title], [null, '西卅店镇、定城镇'])
})

test('own households are counted and named so; what belongs to none is not told', async () => {
        const { bangfuren } = clients
        const rows = (await bangfuren.get('/household?limit=100')).json.rows
        const told = (await bangfuren.get('/figures/household.registered')).json
        assert.deepEqual([told.place ?? null, told.place_title], [null, '本人帮扶的户'])
        assert.equal(Number(told.value), rows.length)
        assert.equal((await bangfuren.get('/figures/org.committees')).status, 403)
        assert.deepEqual((await bangfuren.get('/figures/household.poor/places')).json.groups, [])
        const brief = (await bangfuren.get('/brief')).json
        assert.ok(brief.title.startsWith('本人帮扶的户'), brief.title)
        for (const x of numbers(brief).values()) assert.equal(x.place_title, '本人帮扶的户', text(x))
})

test('a ratio has no rows, and where it has no value it has none by place either', async () => {
        for (const l of catalogue.lists.filter((x) => x.num)) {
                const rows = await auditor.get('/lists/' + l.name)
                assert.equal(rows.status, 400, l.name)
                assert.equal(rows.json.code, 'list.ratio', l.name)
                assert.ok(rows.json.detail.includes(l.num) && rows.json.detail.includes(l.den), rows.json.detail)
                assert.equal((await auditor.get(`/${l.of}/count?list=${l.name}`)).status, 400, l.name)
                const { groups } = (await auditor.get(`/figures/${l.name}/places`)).json
                for (const g of groups)
                        assert.equal(g.value, (await auditor.get(`/figures/${l.name}?place=${g.place}`)).json.value, l.name)
        }
})

test('the commands tell the same, and refuse the same', async () => {
        const as = (name, ...words) => spawnSync(BANGFU, [...words, '--as', name], { encoding: 'utf8' })
        const value = (await auditor.get('/figures/household.poor?place=' + TOWN + '&period=2017-12-31')).json.value
        assert.equal(as('xiangzhen', 'figure', store, 'household.poor', '2017-12-31').stdout.trim(), value)
        const refused = {
                figure: ['figure', store, 'household.poor@' + COUNTY, '2017'],
                list: ['list', store, 'household.poor', '--place', COUNTY],
                register: ['list', store, 'household', '--place', COUNTY],
                export: ['export', store, 'household', join(directory, 'x.csv'), '--place', COUNTY],
                brief: ['brief', store, '--place', COUNTY],
                docx: ['brief', store, '--place', COUNTY, '--docx', join(directory, 'x.docx')],
                ledger: ['ledger', store, '--place', COUNTY],
                fill: ['fill', store, 'form:village_pay', join(directory, 'x.xlsx'), '--place', COUNTY],
        }
        for (const [what, words] of Object.entries(refused)) {
                const { status, stderr, stdout } = as('xiangzhen', ...words)
                assert.notEqual(status, 0, `${what}: ${stdout.slice(0, 200)}`)
                assert.match(stderr, /西卅店镇|form/, what)
        }
        const brief = as('xiangzhen', 'brief', store).stdout
        assert.match(brief, /^西卅店镇/)
        const why = ['--purpose', 'inspection', '--reason', '核对名册里的户']
        assert.match(as('xiangzhen', 'list', store, 'household.poor', ...why).stdout, /西卅店镇，.*共 \d+ 条\n$/)
        assert.match(as('bangfuren', 'list', store, 'household.poor', ...why).stdout, /本人帮扶的户，/)
})
