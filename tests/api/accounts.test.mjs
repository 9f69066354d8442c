// Who gives the keys opens no door with them: what the administrator of accounts names, the administrator of security
// decides, by every road; roles that don't go together are refused over all accounts of one person; nobody decides on
// himself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, BANGFU, COUNTY, grant, idNumber, login, PASSWORD, ROLES, start, spelled } from './server.mjs'
import { spawnSync } from 'node:child_process'

let server, admin, security, office, people
const TODAY = '2017-01-01'
before(async () => {
        server = await start()
        admin = await login(server.base, 'accounts')
        security = await login(server.base, 'security')
        office = await login(server.base, 'office')
        people = []
        for (let i = 0; i < 6; i++)
                people.push(
                        await office.make('person', { name: `人${spelled(i)}`, id_no: idNumber(700 + i), place: '341125100201' }),
                )
})
after(() => server.stop())

const account = async (name) => (await admin.get('/account?login=' + name)).json.rows[0]
const granted = async (id) => (await admin.get('/account_grant?account=' + id)).json.rows.map((r) => r.values.role).sort()
const give = (id, role) => ({ account: id, role, place: COUNTY, from_on: TODAY })
const decide = (who, proposal, what = 'confirm') =>
        who.post('/proposals/' + what, { proposals: [proposal], reason: '同意授权' })
// What waits names who may decide it, and stands in the box of whoever may confirm it and of nobody else.
const whoDecidesIsTold = async () => {
        const box = async (name) => (await (await login(server.base, name)).get('/proposals?box=waiting&limit=500')).json.rows
        const waiting = await box('security')
        assert.ok(waiting.length >= 5)
        for (const r of waiting) assert.match(r.titles.state, /安全管理员/, r.title)
        for (const name of ['organisation', 'office', 'accounts']) assert.deepEqual(await box(name), [], name)
        const counted = (await (await login(server.base, 'auditor')).get('/figures/proposal.at_county')).json
        assert.equal(counted.value, '0', 'none of them is the county departments’')
}
const fresh = async (name, more = {}) => {
        const answer = await admin.post('/account', { values: { login: name, title: name, place: COUNTY, ...more } })
        assert.equal(answer.status, 201, answer.text)
        return answer.json.id
}

test('by no road of the administrator of accounts does a right stand at once', async () => {
        const id = await fresh('roads')
        const standing = await account('leader')
        const own = (await admin.get('/account_grant?account=' + standing.id)).json.rows[0]
        const roads = {
                'a form': () => admin.post('/account_grant', { values: give(id, 'organisation') }),
                'a change': () =>
                        admin.post('/changes', {
                                reason: '授权',
                                actions: [{ op: 'create', entity: 'account_grant', values: give(id, 'finance') }],
                        }),
                'a change with the account': () =>
                        admin.post('/changes', {
                                reason: '授权',
                                actions: [
                                        { op: 'create', entity: 'account', values: { login: 'both', title: '两', place: COUNTY }, as: 'a' },
                                        { op: 'create', entity: 'account_grant', values: { ...give(id, 'office') } },
                                ],
                        }),
                'another role of a grant': () =>
                        admin.ask('PATCH', '/account_grant/' + own.id, {
                                version: own.version,
                                values: { role: 'organisation' },
                        }),
                'another account of a grant': () =>
                        admin.ask('PATCH', '/account_grant/' + own.id, { version: own.version, values: { account: id } }),
                'an ending': () => admin.post(`/account_grant/${own.id}/end`, { version: own.version, to_on: own.values.from_on }),
                'a voiding': () => admin.post(`/account_grant/${own.id}/void`, { version: own.version, reason: '授错了' }),
        }
        const before = JSON.stringify((await admin.get('/account_grant')).json.rows)
        for (const [name, road] of Object.entries(roads)) {
                const answer = await road()
                if (name === 'another account of a grant') assert.deepEqual([answer.status, answer.json.code], [400, 'span.fixed'])
                else assert.equal(answer.status, 202, `${name}: ${answer.status} ${answer.text}`)
                assert.equal(JSON.stringify((await admin.get('/account_grant')).json.rows), before, name)
        }
        await whoDecidesIsTold()
        const sheet = await admin.raw('POST', '/imports?commit=1&for=account_grant', '账号,角色,地区,起始日期\nroads,县扶贫办,定远县,2017-01-01\n', {
                'X-Filename': encodeURIComponent('授权.csv'),
        })
        assert.deepEqual([sheet.status, sheet.json.code], [403, 'scope.write'], 'a sheet')
        assert.equal(JSON.stringify((await admin.get('/account_grant')).json.rows), before, 'a sheet')
        for (const words of [
                ['account', 'add', server.store, 'cmd', '--role', 'office', '--place', COUNTY, '--as', 'accounts'],
                ['account', 'grant', server.store, 'roads', '--role', 'office', '--place', COUNTY, '--as', 'accounts'],
                ['account', 'password', server.store, 'leader', '--as', 'accounts'],
                ['account', 'password', server.store, 'leader', '--as', 'security'],
        ])
                assert.equal(spawnSync(BANGFU, words).status, 5, words.join(' '))
})

test('the administrator of security decides, not who named it, not the one it is for, not the auditor', async () => {
        const id = await fresh('decided')
        const asked = await admin.post('/account_grant', { values: give(id, 'leader'), reason: '新领导' })
        assert.equal(asked.status, 202, asked.text)
        const { proposal } = asked.json
        const key = proposal.id || proposal
        for (const name of Object.keys(ROLES).filter((role) => role !== 'security')) {
                const answer = await decide(await login(server.base, name), key)
                const done = answer.json?.done?.length || answer.json?.results?.some((r) => r.state === 'confirmed')
                assert.ok(answer.status >= 400 || !done, `${name} ${answer.text}`)
                assert.deepEqual(await granted(id), [], name)
        }
        assert.equal((await decide(security, key)).status, 200)
        assert.deepEqual(await granted(id), ['leader'])
        assert.equal((await security.post('/account_grant', { values: give(id, 'office') })).status, 403)
        const noted = (await security.get('/security?event=grant')).json.blocks[0]
        assert.equal(noted.actor, 'security')
        assert.match(bangfu(['verify', server.store]), /完好/)
})

test('roles that do not go together are refused, over all accounts of one person', async () => {
        const apart = [
                ['accounts', 'office'],
                ['office', 'accounts'],
                ['accounts', 'security'],
                ['security', 'leader'],
                ['auditor', 'finance'],
                ['village', 'auditor'],
                ['auditor', 'helper'],
        ]
        let n = 0
        for (const [first, second] of apart) {
                const one = `one${n++}`,
                        where = first === 'village' ? '341125100201' : COUNTY
                addAccount(server.store, one, first, where, [])
                const here = spawnSync(BANGFU, ['account', 'grant', server.store, one, '--role', second, '--place', COUNTY])
                assert.match(here.stderr + '', /rule.grants_apart/, `${first} ${second}`)
                const id = (await account(one)).id
                const asked = await admin.post('/account_grant', { values: give(id, second) })
                assert.deepEqual([asked.status, asked.json.code], [422, 'rule.grants_apart'], asked.text)
        }
        addAccount(server.store, 'hand1', 'auditor', COUNTY, ['--person', people[4].id])
        const second = spawnSync(
                BANGFU,
                ['account', 'add', server.store, 'hand2', '--role', 'office', '--place', COUNTY, '--person', people[4].id, '--password'],
                { input: PASSWORD + '\n' },
        )
        assert.match(second.stderr + '', /rule.grants_apart/, 'another account of the same person')
        addAccount(server.store, 'fine1', 'auditor', COUNTY)
        grant(server.store, 'fine1', 'leader', COUNTY)
})

test('nobody shuts out alone who watches him: voiding, opening and closing an account, by every road', async () => {
        for (const role of ['accounts', 'security', 'auditor', 'leader', 'office']) addAccount(server.store, 'shut-' + role, role, COUNTY)
        bangfu(['account', 'lock', server.store, 'shut-office'])
        const patch = (row, locked) => () => admin.patch('/account/' + row.id, { version: row.version, values: { locked }, reason: '人已调离' })
        const changes = (row, action) => () =>
                admin.post('/changes', { reason: '人已调离', actions: [{ entity: 'account', id: row.id, version: row.version, ...action }] })
        const as = (what, name) => () => {
                const done = spawnSync(BANGFU, ['account', what, server.store, name, '--as', 'accounts'])
                assert.equal(done.status, 5, `${what} ${name} ${done.stderr}`)
                return { status: 403 }
        }
        const roads = {}
        for (const name of ['shut-leader', 'shut-auditor', 'shut-security', 'shut-accounts']) {
                const row = await account(name)
                roads['void ' + name] = [name, 202, () => admin.post(`/account/${row.id}/void`, { version: row.version, reason: '人已调离' })]
                roads['void in a change ' + name] = [name, 202, changes(row, { op: 'void' })]
        }
        for (const name of ['shut-auditor', 'shut-security', 'shut-accounts']) {
                const row = await account(name)
                roads['close ' + name] = [name, 202, patch(row, true)]
                roads['close in a change ' + name] = [name, 202, changes(row, { op: 'update', values: { locked: true } })]
                roads['close by command ' + name] = [name, 403, as('lock', name)]
        }
        const shut = await account('shut-office')
        roads['open'] = ['shut-office', 202, patch(shut, false)]
        roads['open in a change'] = ['shut-office', 202, changes(shut, { op: 'update', values: { locked: false } })]
        roads['open by command'] = ['shut-office', 403, as('unlock', 'shut-office')]
        for (const [name, [login, status, road]] of Object.entries(roads)) {
                const before = JSON.stringify(await account(login))
                const answer = await road()
                assert.equal(answer.status, status, `${name}: ${answer.text}`)
                assert.equal(JSON.stringify(await account(login)), before, name)
        }
        const leader = await account('shut-leader')
        assert.equal((await patch(leader, true)()).status, 200, 'an ordinary account is closed at once')
        const asked = await patch(await account('shut-auditor'), true)()
        const key = asked.json.proposal.id || asked.json.proposal
        await decide(admin, key)
        assert.ok(!(await account('shut-auditor')).values.locked)
        await decide(security, key)
        assert.ok((await account('shut-auditor')).values.locked)
        const gone = await admin.post(`/account/${leader.id}/void`, { reason: '人已调离' })
        await decide(security, gone.json.proposal.id || gone.json.proposal)
        assert.equal(await account('shut-leader'), undefined)
        assert.equal(spawnSync(BANGFU, ['account', 'unlock', server.store, 'shut-auditor']).status, 0, 'at the machine')
})

test('which person an account is: two accounts say so, and nobody of his own', async () => {
        addAccount(server.store, 'clerk', 'office', COUNTY)
        const clerk = await account('clerk'),
                me = await account('accounts')
        const own = await admin.ask('PATCH', '/account/' + me.id, {
                version: me.version,
                values: { person: people[5].id },
        })
        assert.deepEqual([own.status, own.json.code], [403, 'account.own_person'])
        const asked = await admin.ask('PATCH', '/account/' + clerk.id, {
                version: clerk.version,
                values: { person: people[5].id },
        })
        assert.equal(asked.status, 202, asked.text)
        assert.equal((await account('clerk')).values.person ?? null, null)
        assert.equal((await decide(security, asked.json.proposal.id || asked.json.proposal)).status, 200)
        assert.equal((await account('clerk')).values.person, people[5].id)
        const rename = await admin.ask('PATCH', '/account/' + clerk.id, {
                version: (await account('clerk')).version,
                values: { login: 'boss' },
        })
        assert.equal(rename.status, 422, rename.text)
        const nobody = await admin.ask('PATCH', '/account/' + clerk.id, {
                version: (await account('clerk')).version,
                values: { person: '341125-999999' },
        })
        assert.equal(nobody.status, 422)
})

test('two persons whose accounts conflict are not merged, and nobody merges himself', async () => {
        const a = await office.make('person', { name: '王合并', id_no: idNumber(800), place: '341125100201' })
        const b = await office.make('person', { name: '王合并', place: '341125100201' })
        addAccount(server.store, 'merge1', 'auditor', COUNTY, ['--person', a.id])
        addAccount(server.store, 'merge2', 'office', COUNTY, ['--person', b.id])
        const order = { keep: a.id, other: b.id, day: '2017-06-01', reason: '重复登记' }
        const merge = async (who) => {
                const seen = await who.post('/life/duplicate', { ...order, dry: true })
                const { status, json } = seen.status === 200 ? await who.post('/life/duplicate', { ...order, basis: seen.json.basis }) : seen
                return [status, json.code]
        }
        assert.deepEqual(await merge(office), [422, 'rule.grants_apart'])
        assert.deepEqual(await merge(await login(server.base, 'merge2')), [403, 'account.own_person'])
        assert.equal((await office.get('/person/' + b.id)).json.voided, false)
})

test('a reset is asked for by one, agreed to by another, never on his own; an administrator wants two', async () => {
        const reset = async (name) =>
                admin.post(`/accounts/${(await account(name)).id}/password`, { reason: '忘记' })
        assert.equal((await reset('accounts')).json.code, 'reset.own')
        const asked = await reset('leader')
        assert.equal(asked.status, 202)
        assert.equal((await reset('leader')).json.code, 'reset.waiting')
        assert.equal((await admin.post(`/resets/${asked.json.reset}/agree`)).status, 403)
        const agreed = await security.post(`/resets/${asked.json.reset}/agree`)
        assert.ok(agreed.json.password)
        assert.equal((await security.post(`/resets/${asked.json.reset}/agree`)).status, 404)
        const strong = await reset('auditor')
        assert.equal((await security.post(`/resets/${strong.json.reset}/agree`)).json.password, undefined)
        assert.equal((await security.post(`/resets/${strong.json.reset}/agree`)).json.code, 'reset.own')
        addAccount(server.store, 'security2', 'security', COUNTY)
        const other = await login(server.base, 'security2')
        assert.ok((await other.post(`/resets/${strong.json.reset}/agree`)).json.password)
        const mine = await reset('security2')
        assert.equal((await other.post(`/resets/${mine.json.reset}/agree`)).json.code, 'reset.own')
        assert.equal((await security.post(`/resets/${mine.json.reset}/refuse`, { reason: '不必' })).status, 204)
        assert.deepEqual((await security.get('/resets')).json.resets, [])
})

test('nobody lifts alone a limit that binds himself: every guarding parameter, every road, and back', async () => {
        const { parameters } = (await office.get('/catalogue')).json
        const names = parameters.filter((p) => p.guards).map((p) => p.name)
        for (const name of ['export.second', 'disclosure.finds', 'backup_days']) assert.ok(names.includes(name), name)
        const all = async () => JSON.stringify((await office.get('/parameter_value?limit=200')).json.rows)
        // a limit is a number, or a day from which one is bound
        const dated = new Set(parameters.filter((p) => p.type === 'date').map((p) => p.name))
        assert.ok(names.some((name) => dated.has(name)))
        const value = (name) => (dated.has(name) ? { words: '2049-01-01' } : { value: '99999999' })
        const of = (name, more = {}) => ({ name, place: COUNTY, from_on: '2017-01-01', ...value(name), ...more })
        const waits = async (road, what) => {
                const before = await all()
                const answer = await road()
                assert.equal(answer.status, 202, `${what} ${answer.text}`)
                assert.equal(await all(), before, what)
                assert.match(answer.json.message, /安全管理员/, what)
                return answer.json.proposal.id ?? answer.json.proposal
        }
        const organisation = await login(server.base, 'organisation')
        for (const name of names) {
                await waits(() => organisation.post('/parameter_value', { values: of(name) }), name)
                await waits(
                        () => office.post('/changes', { reason: '调整', actions: [{ op: 'create', entity: 'parameter_value', values: of(name) }] }),
                        name,
                )
        }
        const before = await all()
        const sheet = await office.raw('POST', '/imports?commit=1&for=parameter_value',
                '参数,适用区划,执行日期,数值,日期或各项名称\n' +
                        names.map((name) => `${name},定远县,2017-01-01,${value(name).value ?? ''},${value(name).words ?? ''}\n`).join(''),
                { 'X-Filename': encodeURIComponent('参数.csv') })
        assert.equal(sheet.json.sent, names.length, sheet.text)
        assert.equal(await all(), before, 'a sheet')
        const asked = await waits(() => office.post('/parameter_value', { values: of('export.second', { value: '7' }), reason: '调整' }), 'form')
        const sent = (await office.get('/proposals?box=sent')).json.rows
        assert.ok(sent.some((r) => r.id === asked), 'who sent it sees it')
        assert.ok((await security.get('/proposals?box=waiting')).json.rows.some((r) => r.id === asked), 'on the desk of security')
        for (const who of [organisation, office, admin]) {
                await decide(who, asked)
                assert.ok(!(await all()).includes('export.second'))
        }
        await decide(security, asked)
        const row = (await office.get('/parameter_value?name=export.second')).json.rows[0]
        assert.equal(String(row.values.value), '7')
        const patch = (values) => () => office.patch('/parameter_value/' + row.id, { version: row.version, values, reason: '调整' })
        await waits(patch({ value: '8' }), 'another value')
        await waits(patch({ name: 'helper_limit' }), 'another parameter')
        await waits(patch({ from_on: '2017-12-31' }), 'a later day')
        await waits(() => office.post(`/parameter_value/${row.id}/void`, { version: row.version, reason: '参数填错' }), 'void')
        const plain = await office.post('/parameter_value', { values: of('helper_limit', { value: '9' }) })
        assert.equal(plain.status, 201, 'what binds nobody who sets it stands at once')
        const turned = await office.patch('/parameter_value/' + plain.json.id, { version: 1, values: { name: 'disclosure.finds' }, reason: '调整' })
        assert.equal(turned.status, 202, turned.text)
})

test('two accounts of one name are one hand until both say whose they are', async () => {
        const twin = await fresh('twinone', { title: '孙一鸣' })
        const other = await fresh('twintwo', { title: '孙一鸣' })
        const given = await admin.post('/account_grant', { values: give(twin, 'office'), reason: '授权办公室' })
        assert.equal(given.status, 202, given.text)
        await decide(security, given.json.proposal.id ?? given.json.proposal)
        assert.deepEqual(await granted(twin), ['office'])
        const asked = await admin.post('/account_grant', { values: give(other, 'accounts'), reason: '授权账号管理' })
        const told = asked.status === 202 ? (await decide(security, asked.json.proposal.id ?? asked.json.proposal)).json.outcomes[0] : asked.json
        assert.equal(told.code, 'rule.grants_apart', JSON.stringify(told))
        const rows = (await security.get('/lists/account.alike')).json.rows.map((r) => r.values.login)
        for (const name of ['twinone', 'twintwo']) assert.ok(rows.includes(name), name + ' of ' + rows)
        const nobody = (await security.get('/lists/account.no_person')).json.rows.map((r) => r.values.login)
        assert.ok(nobody.includes('twinone') && !nobody.includes('twintwo'), nobody.join())
})

test('what the administrator of security decides stands in no change that nobody could confirm', async () => {
        const parameter = { op: 'create', entity: 'parameter_value', values: { name: 'disclosure.finds', value: '9', from_on: '2000-01-01', place: COUNTY } }
        const household = { op: 'create', entity: 'household', values: { hh_no: 'M1', place: COUNTY + '100201' } }
        const mixed = await office.post('/changes', { reason: '调整参数', actions: [parameter, household] })
        assert.deepEqual([mixed.status, mixed.json.code], [422, 'review.mixed'], mixed.text)
        assert.equal((await office.get('/household/count?hh_no=M1')).json.count, 0)
        assert.equal((await office.post('/changes', { reason: '调整参数', actions: [household] })).status, 200, 'alone it goes')
})
