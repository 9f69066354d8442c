// Compartments: what is about Party members or personnel files is opened by their own department alone; who else may
// read them (the auditor) leaves a record, whatever road he took. The roads are read off the description of the API and
// off the catalogue, so that a new one is tried without a word here.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, idNumber, login, start } from './server.mjs'

const WEST = '341125100',
        VILLAGE = WEST + '201'
const HH = '34112510020100'
// what a compartment holds here, each word of it found nowhere else
const SECRET = /1999-07-03|发展党员专批|处分事由甲|处分文号乙|问责名单丙|1998-05-06|probationary|中共预备党员|处分扫描丁/
// who answers for the code list itself, which is public: the roads that describe registers, not records
const DESCRIBES = ['/catalogue', '/openapi.json']
const OUTSIDE = ['office', 'finance', 'leader', 'township', 'village', 'helper', 'accounts']

let server, entities, paths
const by = {},
        ids = {},
        made = {}
const send = (client, path, text, name) => client.raw('POST', path, text, { 'X-Filename': encodeURIComponent(name) })
const looks = async () => (await by.auditor.get('/disclosure/count?kind=compartment')).json.count

before(async () => {
        server = await start({
                office: COUNTY,
                organisation: COUNTY,
                finance: COUNTY,
                leader: COUNTY,
                auditor: COUNTY,
                township: WEST,
                village: VILLAGE,
                helper: COUNTY,
                accounts: COUNTY,
                security: COUNTY,
        })
        addAccount(server.store, 'west', 'organisation', WEST)
        for (const name of ['organisation', 'auditor', 'west', ...OUTSIDE]) by[name] = await login(server.base, name)
        entities = (await by.organisation.get('/catalogue')).json.entities
        paths = Object.entries((await by.organisation.get('/openapi.json')).json.paths)
        const { organisation, office } = by
        const keep = async (entity, values, reason) => {
                const sent = await organisation.post('/' + entity, { values, reason })
                assert.equal(sent.status, 201, `${entity}: ${sent.text}`)
                ids[entity] = [...(ids[entity] ?? []), sent.json.id]
                return sent.json
        }
        const person = (await office.make('person', { name: '丁一', id_no: idNumber(1), place: VILLAGE })).id
        ids.person = [person]
        made.person = person
        const branch = (await office.make('organisation', { name: '东河村党支部', kind: '党支部', place: VILLAGE })).id
        await keep('party_member', { person, organisation: branch, kind: '正式党员', joined_on: '1999-07-03', from_on: '2010-01-01' }, '发展党员专批')
        const decided = await keep(
                'accountability',
                { decided_on: '1998-05-06', body: '县纪委', number: '处分文号乙', form: '诫勉谈话', person, matter: '处分事由甲', place: VILLAGE },
                '问责名单丙',
        )
        const paper = await organisation.raw(
                'POST',
                `/attachments?entity=accountability&id=${decided.id}&name=${encodeURIComponent('处分扫描丁.pdf')}`,
                '%PDF-1.4 处分扫描丁',
        )
        assert.equal(paper.status, 201, paper.text)
        made.paper = paper.json.id
        // what tells who is a member, wherever it stands; written by whoever keeps the register
        const stands = (await office.get('/person/' + person)).json
        const told = await office.patch('/person/' + person, { version: stands.version, values: { political_status: 'probationary' } })
        assert.equal(told.status, 200, told.text)
        const team = await office.make('advisory_team', { name: '粮油智囊团', place: WEST, from_on: '2010-01-01' })
        const adviser = await office.make('advisory_member', { team: team.id, person, politics: 'probationary', from_on: '2010-01-01' })
        ids.advisory_member = [adviser.id]
        // three workbooks: a personnel file, one with a wrong row, a roster of persons with the closed column
        const sheet = '决定日期,决定机关,决定文号,处理方式,问责人员,事由\n2017-03-01,县纪委,处分文号乙一,诫勉谈话,丁一,处分事由甲\n2017-13-01,县纪委,处分文号乙二,诫勉谈话,丁一,处分事由甲\n'
        const personnel = await send(organisation, '/imports?for=accountability', sheet, '问责名单丙.csv')
        assert.ok(personnel.status < 300 && personnel.json.returned, personnel.text)
        made.personnel = personnel.json.id
        const strange = await send(organisation, '/imports', '甲乙丙丁,戊己庚辛\n处分事由甲,1998-05-06\n', '问责名单丙二.csv')
        made.strange = strange.json.id
        const roster = await send(by.township, '/imports', `乡镇,村,户编号,姓名,身份证号码,与户主关系,政治面貌\n定城镇,东河村,${HH}1,丁二,${idNumber(2)},户主,中共预备党员\n定城镇,东河村,${HH}2,丁三,12,户主,中共预备党员\n`, '名册.csv')
        assert.ok(roster.status < 300, roster.text)
        made.roster = roster.json.id
        ids.import = [made.personnel, made.strange, made.roster]
})
after(() => server.stop())

// roads: every address that is read, with every register and every record that is in the house.
function roads() {
        const out = []
        const lists = ['expert.not_member', 'expert.members', 'org.members', 'accountability.no_document']
        for (const [path, methods] of paths) {
                if (!methods.get || DESCRIBES.includes(path)) continue
                const names = path.includes('{entity}') ? entities.map((e) => e.name) : ['']
                for (const name of names) {
                        const at = path.replace('{entity}', name)
                        const own = name ? (ids[name] ?? []) : path.startsWith('/imports') ? ids.import : path.startsWith('/attachments') ? [made.paper] : [1, 2, 3, 4]
                        for (const id of at.includes('{id}') ? own : ['']) {
                                const to = at.replace('{id}', id)
                                if (to.includes('{seq}')) for (let seq = 1; seq <= 30; seq++) out.push(to.replace('{seq}', seq))
                                else if (/\{(name|code|list)\}/.test(to)) for (const l of lists) out.push(to.replace(/\{(name|code|list)\}/, l))
                                else if (!to.includes('{')) out.push(to)
                        }
                }
        }
        const why = 'format=csv&plain=1&purpose=inspection&reason=' + encodeURIComponent('核对名册里的人员')
        const ask = (text) => encodeURIComponent(text)
        return [
                ...out.map((p) => (p.endsWith('/export') && !p.startsWith('/reconcile') ? `${p}?${why}` : p)),
                ...entities.flatMap((e) => [`/${e.name}?voided=1`, `/${e.name}/group?by=political_status`, `/${e.name}/group?by=politics`, `/${e.name}/group?by=kind`]),
                '/search?q=' + ask('丁一'), '/search?q=' + ask('处分文号乙'), `/life/twins?person=${made.person}`,
                `/attachments?entity=accountability&id=${ids.accountability[0]}`,
                '/journal?limit=500', '/journal?entity=accountability', '/journal?entity=party_member', '/journal?chain=county',
        ]
}

test('nothing that is about a compartment is opened outside its department, by any road', { timeout: 600000 }, async () => {
        const all = roads()
        assert.ok(all.length > 400, `${all.length} roads`)
        for (const who of OUTSIDE)
                for (const road of all) {
                        const { status, text } = await by[who].get(road)
                        // a roster's sender has its own sheet
                        if (who === 'township' && road.startsWith('/imports')) continue
                        assert.ok(status !== 500, `${who} ${road}: ${text}`)
                        assert.doesNotMatch(text, SECRET, `${who} ${road} (${status})`)
                }
        // switched the other way: the same roads do tell it to the department
        let told = 0
        for (const road of all) told += SECRET.test((await by.organisation.get(road)).text)
        assert.ok(told > 20, `the department itself is told it by ${told} roads`)
})

test('an import of a compartment is neither opened, nor taken in, nor taken back by another department', async () => {
        for (const what of ['personnel', 'strange', 'roster']) {
                const id = made[what]
                for (const who of OUTSIDE.filter((w) => !(what === 'roster' && w === 'township'))) {
                        const asks = [
                                ['GET', `/imports/${id}`], ['GET', `/imports/${id}/returned`],
                                ['POST', `/imports/${id}/commit`], ['POST', `/imports/${id}/withdraw`], ['POST', `/imports/${id}/resume`],
                                ['POST', `/imports/${id}/map`, { word: '事由', field: '-' }], ['POST', `/imports/${id}/for`, { subject: 'person' }],
                        ]
                        for (const [method, path, body] of asks) {
                                const { status, text } = await by[who].ask(method, path, body)
                                assert.ok([403, 404].includes(status), `${who} ${method} ${path}: ${status} ${text}`)
                        }
                        assert.ok(!(await by[who].get('/imports')).text.includes(`"${id}"`), `${who} is not told of ${what}`)
                }
        }
        assert.equal((await by.organisation.post(`/imports/${made.personnel}/commit`)).status, 200)
        for (const who of OUTSIDE) assert.ok([403, 404].includes((await by[who].post(`/imports/${made.personnel}/withdraw`)).status))
        assert.equal((await by.organisation.post(`/imports/${made.personnel}/withdraw`)).status, 200)
        // what is about nothing closed is as open as ever
        const open = await send(by.township, '/imports', `乡镇,村,户编号,姓名,身份证号码,与户主关系\n定城镇,东河村,${HH}3,丁五,${idNumber(5)},户主\n`, '户.csv')
        assert.equal((await by.office.get('/imports/' + open.json.id)).status, 200)
})

test('every road by which an auditor reads a compartment leaves a record of it', async () => {
        const [member] = ids.party_member, [decision] = ids.accountability
        const why = 'purpose=inspection&reason=' + encodeURIComponent('核对名册里的人员'),
                name = encodeURIComponent('丁一')
        const read = [
                '/party_member', `/party_member/${member}`, `/party_member/${member}/history`, '/party_member/export?format=csv&' + why,
                `/party_member/count?person=${made.person}`, '/party_member/group?by=kind&person=' + made.person, '/lists/org.members',
                `/accountability?q=${encodeURIComponent('丁一')}`, `/accountability/${decision}`, `/accountability/${decision}/history`,
                `/accountability/${decision}/related`, `/attachments?entity=accountability&id=${decision}`, `/attachments/${made.paper}/content`,
                `/imports/${made.personnel}`, `/imports/${made.personnel}/returned`, `/imports/${made.strange}`, `/imports/${made.roster}`, '/imports',
                '/journal?entity=accountability', `/person/${made.person}`, '/person', `/person/${made.person}/history`,
                `/advisory_member/${ids.advisory_member[0]}`, '/person?political_status=probationary',
                // numbers that tell a person: by a field, by place of a few, by a closed field or list, also where none fits
                '/party_member/group?by=person', `/party_member/group?by=person&place=${VILLAGE}`, '/party_member/group?by=kind', '/accountability/group?by=person',
                `/party_member/group?by=place&person=${made.person}`, `/accountability/group?by=place&person=${made.person}`,
                `/person/count?political_status=member&name=${name}&place=${VILLAGE}`, `/person/count?political_status=masses&name=${name}`, `/person/group?by=place&political_status=probationary&name=${name}`,
                `/person/group?by=political_status&name=${name}`, '/person/group?by=political_status', `/person?political_status=masses&name=${name}`,
                '/person?sort=political_status&name=' + encodeURIComponent('没有此人'), '/advisory_member/group?by=politics',
                `/advisory_member/count?list=expert.not_member&person=${made.person}`, `/advisory_member/group?by=place&list=expert.not_member&person=${made.person}`,
        ]
        for (const road of read) {
                const before = await looks()
                const { status, text } = await by.auditor.get(road)
                if (road.startsWith('/lists/') && status === 404) continue
                assert.equal(status, 200, `${road}: ${text}`)
                assert.ok((await looks()) > before, `${road} is noted`)
                const own = await looks()
                await by.organisation.get(road)
                assert.equal(await looks(), own, `${road}: its own department is not`)
        }
        // the plain number of a place and a published figure name nobody
        const numbers = await looks()
        for (const road of ['/party_member/count', `/party_member/count?place=${WEST}`, '/party_member/group?by=place', '/accountability/group?by=place', '/figures/org.members', '/advisory_member/count?list=expert.not_member'])
                assert.equal((await by.auditor.get(road)).status, 200, road)
        assert.equal(await looks(), numbers)
        // once a request and register
        const before = await looks()
        await by.auditor.get('/party_member?limit=500')
        assert.equal(await looks(), before + 1)
        // and by command
        const asked = await looks()
        bangfu(['list', server.store, 'party_member', '--as', 'auditor', '--purpose', 'inspection', '--reason', '核对名册里的人员'])
        assert.ok((await looks()) > asked, 'by command')
        // who looked at whose file is no news for others
        assert.doesNotMatch((await by.leader.get('/disclosure?limit=500')).text, /party_member|accountability/)
        assert.match((await by.organisation.get('/disclosure?limit=500')).text, /party_member/)
})

test('who is a Party member is written by a roster and read back by nobody outside', async () => {
        const { office, organisation, auditor, leader } = by
        const person = '/person/' + made.person
        assert.equal((await office.get(person)).json.values.political_status, null)
        assert.equal((await organisation.get(person)).json.values.political_status, 'probationary')
        assert.equal((await auditor.get(person)).json.values.political_status, 'probationary')
        assert.equal((await by.west.get(person)).json.values.political_status, 'probationary', 'a department of the township there')
        for (const road of [
                '/person?political_status=member', '/person?political_status.is=member', '/person?political_status.empty=1', '/person?political_status.filled=1',
                '/person/count?political_status=probationary', '/person/group?by=political_status', '/person?sort=political_status',
                '/advisory_member?politics=member', '/advisory_member/group?by=politics', '/advisory_member/count?politics=member',
                '/advisory_member?sort=politics', '/lists/expert.not_member', '/advisory_member?list=expert.not_member',
                `/advisory_member/count?list=expert.not_member&person=${made.person}`, '/advisory_member/group?list=expert.not_member&by=team',
                `/advisory_member/group?by=place&list=expert.not_member&person=${made.person}`,
        ])
                for (const who of [office, leader]) {
                        const { status, text } = await who.get(road)
                        assert.equal(status, 403, `${road}: ${text}`)
                        assert.equal((await organisation.get(road)).status, 200, road)
                }
        assert.equal((await office.post('/person/find', { political_status: 'member' })).status, 403)
        // the number of a place stays
        assert.equal((await leader.get('/advisory_member/count?list=expert.not_member')).status, 200)
        assert.equal((await leader.get('/figures/org.members')).json.value, '1')
        // a form that showed none takes none away
        const stands = (await office.get(person)).json
        const saved = await office.patch(person, { version: stands.version, values: { ethnicity: '01', political_status: null } })
        assert.equal(saved.status, 200, saved.text)
        assert.equal((await organisation.get(person)).json.values.political_status, 'probationary')
        // the same value again tells nothing of itself
        const guessed = []
        for (const code of ['probationary', 'probationary', 'masses', 'probationary']) {
                const now = (await office.get(person)).json
                guessed.push((await office.patch(person, { version: now.version, values: { political_status: code } })).json.version - now.version)
        }
        assert.deepEqual(guessed, [1, 1, 1, 1])
        // townships fill a collection in, and can't see it: neither shown there nor asked for
        for (const columns of [{ shown_fields: 'name,political_status', open_fields: 'ethnicity' }, { shown_fields: 'name', open_fields: 'political_status' }]) {
                const plan = await office.post('/collection', { values: { title: '收政治面貌', about: 'person', due_on: '2099-01-01', ...columns } })
                assert.equal(plan.json.code, 'collect.plan', plan.text)
        }
})

// told by refusals: who is a member may not be read off what is refused; what has to be refused is noted, up to a limit
test('a refusal tells nobody outside who is a member, and what it must tell is noted', async () => {
        const { office, organisation, township, auditor } = by
        const noted = async () => (await auditor.get('/disclosure/count?kind=refusal')).json.count
        const refused = async (asked, status, code) => {
                const before = await noted()
                const { text, json, status: got } = await asked()
                assert.deepEqual([got, json.code], [status, code], text)
                assert.doesNotMatch(text, /党员花名册|Party member|其他登记 \d|其他登记：\d|无权查看的登记/)
                return [json, (await noted()) - before]
        }
        let serial = 40
        const persons = {}
        for (const name of ['member', 'second', 'plain', 'other']) {
                const values = { name: name.startsWith('m') || name === 'second' ? '赵甲' : '钱乙', id_no: idNumber(serial++), place: VILLAGE }
                persons[name] = (await office.make('person', values)).id
        }
        for (const [name, from_on] of [['member', '2010-01-01'], ['second', '2012-01-01']]) {
                const values = { person: persons[name], organisation: (await organisation.get('/organisation')).json.rows[0].id, kind: '正式党员', from_on }
                assert.equal((await organisation.post('/party_member', { values, reason: '发展' })).status, 201)
        }
        const voiding = (name) => () => township.post(`/person/${persons[name]}/void`, { reason: '录错的人员' })
        const [void_words, void_notes] = await refused(voiding('member'), 422, 'record.named')
        assert.match(void_words.detail, /其他登记。/)
        assert.equal(void_notes, 1)
        // a preview says the same of members and of others; a conflict is noted and says who settles it
        const merge = (keep, other) => () => township.post('/life/duplicate', { keep: persons[keep], other: persons[other], day: '2017-06-01', dry: true, id_no: 'keep' })
        const previews = []
        for (const other of ['member', 'other']) previews.push((await merge('plain', other)()).text.replaceAll(persons[other], '').replaceAll('赵甲', '').replaceAll('钱乙', ''))
        for (const text of previews) assert.match(text, /其他登记一并改挂/)
        const [merge_words, merge_notes] = await refused(merge('member', 'second'), 409, 'life.person_conflict')
        const settles = (await township.get('/words')).json.words.office.title
        assert.ok(merge_words.detail.includes(`请由组织部或${settles}办理`), merge_words.detail)
        assert.equal(merge_notes, 2)
        // twice the same link: refused alike for both
        const household = (await office.make('household', { hh_no: 'L1', place: VILLAGE })).id
        const link = (name) => ({ op: 'create', entity: 'member_contact', values: { person: persons[name], household, from_on: '2017-06-01' } })
        const linking = (name, n) => () => office.post('/changes', { reason: '党员联户', actions: Array(n).fill(link(name)) })
        for (const name of ['member', 'plain']) assert.deepEqual((await refused(linking(name, 2), 422, 'rule.contact_once'))[1], 0, name)
        assert.equal((await refused(linking('plain', 1), 422, 'rule.linked_member'))[1], 1)
        // over the limit nothing is told, whoever it is
        const limit = { name: 'disclosure.finds', value: '1', from_on: '2000-01-01', place: COUNTY }
        const sent = await office.post('/parameter_value', { values: limit, reason: '收紧' })
        assert.equal(sent.status, 202, sent.text)
        const decided = await (await login(server.base, 'security')).post('/proposals/confirm', { proposals: [sent.json.proposal.id] })
        assert.equal(decided.status, 200, decided.text)
        for (const asked of [voiding('member'), voiding('other'), merge('member', 'second'), merge('plain', 'other'), linking('plain', 1), linking('member', 1)]) {
                const { status, json } = await asked()
                assert.deepEqual([status, json.code], [503, 'secret.refusals'])
        }
})
