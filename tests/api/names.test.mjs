// Names: one person is written in one way and no mark, second person or remark becomes a name, by every road; whoever is
// looked for is found as people type: initials, syllables, short and former names, with any dot and without.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, idNumber, login, start } from './server.mjs'

const EAST = '341125100201'
let server, office, organisation, serial = 0
before(async () => {
        server = await start({ office: COUNTY, organisation: COUNTY, township: '341125100' })
        addAccount(server.store, 'other', 'township', '341125101')
        office = await login(server.base, 'office')
        organisation = await login(server.base, 'organisation')
})
after(() => server.stop())

const NO_NAMES = {
        'name.lost': ['赵?', '赵？', '赵□', '赵\ufffd', '张*三', '张＊三', '张某', '张某某', '张XX', '张x三', '张×', '赵\ue000', '赵囗', '不详', '未知', '不清楚', '待定'],
        'person.several': ['张三、李四', '张三/李四', '张三，李四', '张三;李四', '张三 李四', '张三\u3000李四'],
        'name.added': ['张三（户主）', '张三(户主)', '张三1', '张三１', '张三A', '张三书记', '【张三】', '张三：', '12345', '张三·', '·张三', '。张三'],
}
const bad = Object.entries(NO_NAMES).flatMap(([code, names]) => names.map((name) => [name, code]))

// Every way a name of a person comes in; each gives the answer's text, where its code stands, and writes nothing.
const upload = (client, name, text, query = '') =>
        client.raw('POST', '/imports?commit=1' + query, text, { 'X-Filename': encodeURIComponent(name) })
const csv = (cell) => (/[",\n]/.test(cell) ? `"${cell}"` : cell)
const roads = {
        'a form': (name) => office.post('/person', { values: { name, place: EAST }, reason: 'test' }),
        'several in one change': (name) =>
                office.post('/changes', {
                        reason: 'test',
                        actions: [{ op: 'create', entity: 'person', values: { name, place: EAST } }],
                }),
        'a role with its person': (name) =>
                organisation.post('/changes', {
                        reason: 'test',
                        actions: [
                                { op: 'create', entity: 'person', as: 'who', values: { name } },
                                { op: 'create', entity: 'cadre', values: { person: '@who', organisation: unit, post: '科员' } },
                        ],
                }),
        'a correction': async (name) => {
                const { version } = (await office.get('/person/' + known)).json
                return office.patch('/person/' + known, { version, values: { name }, reason: 'test' })
        },
        'the register of households': (name) =>
                upload(office, '花名册.csv', `户编号,行政村,姓名,证件号码,与户主关系\n34112510020${serial},东河村,${csv(name)},${idNumber(serial++)},户主\n`),
        'a roster of cadres': (name) =>
                upload(office, '干部.csv', `姓名,性别,单位,职务\n${csv(name)},男,县水利局,科员\n`, '&for=cadre'),
        'a register of party members': (name) =>
                upload(
                        organisation,
                        '党员.csv',
                        `姓名,所在党支部,入党日期,转入日期\n${csv(name)},东河村党支部,2000-01-01,2001-01-01\n`,
                        '&for=party_member',
                ),
}
let unit, known
test('what is no name of one person is refused with its reason, by every road', async () => {
        unit = (await office.make('organisation', { name: '定远县水利局', kind: '机关事业单位' })).id
        known = (await office.make('person', { name: '钱已知', place: EAST })).id
        const persons = async () => (await office.get('/person/count')).json.count
        const n = await persons()
        for (const [road, go] of Object.entries(roads))
                for (const [name, code] of bad) {
                        const { status, text } = await go(name)
                        assert.ok(text.includes(`"${code}"`), `${road}: ${name}: ${status} ${text}`)
                        assert.equal(await persons(), n, `${road}: ${name}`)
                }
})

test('a collection refuses it in its cell, and keeps what is a name in its one form', async () => {
        const asked = { title: '核对姓名', about: 'person', shown_fields: 'birth', open_fields: 'name', due_on: '2030-06-30' }
        const collection = await office.make('collection', asked)
        const sent = await office.post(`/collections/${collection.id}/send`, {})
        assert.equal(sent.status, 200, sent.text)
        const [one] = (await office.get('/collections')).json.collections.filter((k) => k.id === collection.id)
        const [back] = one.returns.filter((r) => r.place === '341125100')
        const township = await login(server.base, 'township')
        const cell = (text) =>
                township.post(`/collection_returns/${back.id}/cells`, { cells: [{ record: known, field: 'name', text }] })
        for (const [name, code] of bad) {
                const { status, text } = await cell(name)
                assert.ok(text.includes(`"${code}"`), `${name}: ${status} ${text}`)
        }
        const good = await cell('阿依・古丽')
        assert.equal(good.status, 200, good.text)
        assert.ok(JSON.stringify((await township.get('/collection_returns/' + back.id)).json).includes('阿依·古丽'))
})

test('the catalogue says which fields are names of a person, and none that names one is forgotten', async () => {
        const { entities } = (await office.get('/catalogue')).json
        const named = entities.flatMap((e) =>
                e.fields.filter((f) => f.format === 'person_name').map((f) => `${e.name}.${f.name}`),
        )
        assert.deepEqual(named.sort(), ['household.head_name', 'person.name'])
        // whose name a register is found by is a person's where the register is one of persons
        for (const e of entities)
                for (const f of e.fields)
                        if (f.named && /^(姓名|户主姓名)$/.test(f.title) && e.name !== 'account')
                                assert.equal(f.format, 'person_name', `${e.name}.${f.name}`)
})

test('one person has one name, with whatever dot it is written', async () => {
        const dots = ['·', '•', '・', '‧', '∙', '⋅', '.', '．', '。', '｡', ' · ']
        for (const [i, dot] of dots.entries()) {
                const made = await office.make('person', { name: `古丽${dot}买买提`, place: EAST, phone: '1385501000' + (i % 10) })
                assert.equal(made.values.name, '古丽·买买提', dot)
        }
        for (const q of [...dots.map((d) => `古丽${d.trim()}买买提`), '古丽买买提', '买买提', 'glmmt', 'gulimaimaiti', 'guli'])
                assert.equal((await found(q)).filter((t) => t === '古丽·买买提').length > 0, true, q)
})

const found = async (q, client = office) => {
        const answer = await client.get('/search?q=' + encodeURIComponent(q))
        assert.equal(answer.status, 200, answer.text)
        return answer.json.hits.map((h) => h.title)
}
const picked = async (entity, q) =>
        (await office.get(`/${entity}?q=${encodeURIComponent(q)}`)).json.rows.map((r) => r.title)

const SOUGHT = {
        陈大武: ['陈大武', '大武', 'cdw', 'CDW', 'chendawu', 'chen dawu', 'Chen Da Wu', 'chendaw', 'chen大武', '陈dw', 'chen d'],
        万俟卨: ['mqx', 'moqi', '万俟'],
        尉迟恭: ['ycg', 'yuchi'],
        单雄信: ['sxx', 'shanxiongxin'],
        解小鹏: ['xxp', 'xiexiaopeng'],
        覃一诺: ['qyn', 'tyn', 'qinyinuo', 'tanyinuo'],
        吕绿竹: ['llz', 'lvlvzhu', 'lülüzhu', 'LÜ'],
        䶮小龙: ['yxl', 'yanxiaolong', '䶮', '小龙'],
}
test('a person is found as people type: initials, syllables, half and half, ü as v', async () => {
        for (const name of Object.keys(SOUGHT)) await office.make('person', { name, place: EAST })
        for (const [name, words] of Object.entries(SOUGHT))
                for (const q of words) {
                        assert.ok((await found(q)).includes(name), `${q}: ${await found(q)}`)
                        assert.ok((await picked('person', q)).includes(name), `pick list, ${q}`)
                }
        assert.deepEqual((await found('chendawux')).filter((t) => t === '陈大武'), [])
})

test('namesakes are told apart by village and birth, and no number is shown', async () => {
        for (const [place, birth] of [[EAST, '1968-03-01'], ['341125101201', '1990-05-06']])
                await office.make('person', { name: '王重名', place, birth })
        const { hits } = (await office.get('/search?q=' + encodeURIComponent('王重名'))).json
        assert.deepEqual(hits.map((h) => [h.place_title, h.apart]).sort(), [
                ['定城镇 东河村', '1968 年生'],
                ['炉桥镇 南山村', '1990 年生'],
        ])
        const other = await login(server.base, 'other')
        assert.equal((await other.get('/search?q=wcm')).json.hits.length, 1, 'in scope alone')
})

const OFFICES = {
        中共定远县委组织部: ['zzb', '组织部', 'xwzzb', '县委组织部'],
        定远县扶贫开发领导小组办公室: ['fpb', '扶贫办', '县扶贫办', 'fpkf'],
        中国农业银行定远县支行: ['农行', 'abc'],
        定远县实验学校: ['一中', 'yz', '老一中'],
}
test('an office is found by any run of initials, by its short names and what it was called', async () => {
        const more = {
                中国农业银行定远县支行: { short_name: '农行、ABC' },
                定远县实验学校: { former_names: '定远一中、老一中' },
        }
        for (const name of Object.keys(OFFICES))
                await office.make('organisation', { name, kind: '机关事业单位', ...more[name] })
        for (const [name, words] of Object.entries(OFFICES))
                for (const q of words) {
                        assert.ok((await found(q)).includes(name), `${q}: ${await found(q)}`)
                        assert.ok((await picked('organisation', q)).includes(name), `pick list, ${q}`)
                }
        assert.ok((await found('dhc')).includes('东河村') || (await found('dhc')).some((t) => t.includes('东河村')), 'places')
})

test('a renamed office keeps its old name: found by it, and meant by it in a sheet', async () => {
        const made = await office.make('organisation', { name: '定远县农业委员会', kind: '机关事业单位' })
        const { version } = made
        const renamed = await office.patch('/organisation/' + made.id, {
                version,
                values: { name: '定远县农业农村局' },
                reason: '机构改革',
        })
        assert.equal(renamed.status, 200, renamed.text)
        assert.equal(renamed.json.values.former_names, '定远县农业委员会')
        for (const q of ['农业委员会', '农委', 'nyw', '农业农村局']) assert.ok((await found(q)).includes('定远县农业农村局'), q)
        const units = async () => (await office.get('/organisation/count')).json.count
        const n = await units()
        const rows = [
                ['江一', '定远县农业委员会', '定远县农业农村局'],
                ['江二', '县扶贫办', '定远县扶贫开发领导小组办公室'],
                ['江三', '扶贫办', '定远县扶贫开发领导小组办公室'],
                ['江四', 'ABC', '中国农业银行定远县支行'],
                ['江五', '老一中', '定远县实验学校'],
        ]
        const sheet = '姓名,性别,单位,职务\n' + rows.map(([who, of]) => `${who},男,${of},科员\n`).join('')
        const answer = await upload(office, '干部.csv', sheet, '&for=cadre')
        assert.equal(answer.status, 201, answer.text)
        assert.deepEqual(answer.json.refused, [])
        assert.equal(await units(), n, 'no office was made of another name of one there is')
        for (const [who, , is] of rows) {
                const [cadre] = (await office.get('/cadre?q=' + encodeURIComponent(who))).json.rows
                assert.equal(cadre?.titles.organisation, is, who)
        }
})

// ---- a name beside a number ----

// sheets: one row for every subject a sheet can be of, what its register wants filled in by kind; a person and a record
// of one person (a cadre) are called by a name with a number beside it.
function sheets(catalogue, who, number, household) {
        const { entities, codes, subjects } = catalogue
        const entity = (name) => entities.find((e) => e.name === name)
        const one = { text: '甲', date: '2016-03-01', int: '1', money: '100', decimal: '1', bool: '是', place: '东河村' }
        const persons = ['person', 'cadre', 'village_post', 'member', 'staff']
        return subjects.flatMap(({ name, root }) => {
                const cells = []
                let named = 0
                for (const f of entity(root)?.fields ?? []) {
                        if (f.derived || (!f.required && !persons.includes(f.ref))) continue
                        if (persons.includes(f.ref)) {
                                if (!named++) cells.push([f.title, who], [named > 1 ? f.title + '证件号码' : '证件号码', number])
                        } else if (f.ref === 'household') cells.push(['户编号', household])
                        else if (f.ref) cells.push([f.title, '县民政局'])
                        else if (f.codes) cells.push([f.title, codes[f.codes]?.items[0]?.title ?? '1'])
                        else cells.push([f.title, one[f.type] ?? '1'])
                }
                return named ? [[name, cells.map((x) => x[0]).join() + '\n' + cells.map((x) => x[1]).join() + '\n']] : []
        })
}

test('a number with another’s name beside it is nobody’s, in every register that takes a sheet', async () => {
        const number = idNumber(901),
                home = '3411251002010901'
        await office.make('person', { name: '阿卜杜·买买提', id_no: number, place: EAST })
        const known = (await office.get('/person?q=' + encodeURIComponent('阿卜杜'))).json.rows[0].id
        const bureau = (await office.make('organisation', { name: '县民政局', kind: '机关事业单位' })).id
        await organisation.make('cadre', { person: known, organisation: bureau, post: '科员' })
        const written = (a) => Object.values(a.accepted ?? {}).reduce((x, y) => x + y, 0)
        const catalogue = (await office.get('/catalogue')).json
        const send = async (client, name, text) =>
                (await client.raw('POST', `/imports?for=${name}`, text, { 'X-Filename': 'a.csv' })).json
        let taken = 0
        for (const client of [office, organisation]) {
                const own = sheets(catalogue, '阿卜杜 ・ 买买提', number, home),
                        other = sheets(catalogue, '赵小明', number, home)
                for (const [i, [name, text]] of own.entries()) {
                        const right = await send(client, name, text)
                        const codes = (a) => (a.refused ?? []).map((x) => x.code)
                        assert.ok(!codes(right).includes('person.name_differs'), `${name}: ${text} ${JSON.stringify(right.refused)}`)
                        if (!written(right) || right.sheets[0].left.some((x) => x.header.includes('证件号码'))) continue
                        taken++
                        const wrong = await send(client, name, other[i][1])
                        assert.deepEqual([written(wrong), codes(wrong)], [0, ['person.name_differs']], `${name}: ${other[i][1]}`)
                        assert.ok(!JSON.stringify(wrong).includes('买买提'), name)
                }
        }
        assert.ok(taken >= 20, `${taken} registers took the sheet`)
})
