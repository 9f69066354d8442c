// The ready forms as the office that receives them reads them: every column filled, a row a person, totals that are the
// figures, in capitals too, villages with their townships, signatures and dates; ID numbers for who may know them alone.
import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, bangfu, COUNTY, login, serve } from './server.mjs'
import { sheetsOf } from './workbook.mjs'

const TOWN = '341125112', VILLAGE = '341125112203'
const WHY = 'purpose=inspection&reason=%E6%A0%B8%E5%AF%B9%E5%90%8D%E5%86%8C'
let directory, server, office

before(async () => {
        directory = mkdtempSync(join(tmpdir(), 'bangfu-forms-'))
        const store = join(directory, 'county.bangfu')
        const made = process.env.BANGFU_DEMO
        if (made && existsSync(made)) {
                for (const end of ['', '-wal']) if (existsSync(made + end)) copyFileSync(made + end, store + end)
        } else bangfu(['demo', store])
        addAccount(store, 'banshi', 'office', COUNTY)
        addAccount(store, 'anquanyuan', 'security', COUNTY)
        addAccount(store, 'lingdaozhe', 'leader', COUNTY)
        addAccount(store, 'shenjizhe', 'auditor', COUNTY)
        server = await serve(store)
        office = await login(server.base, 'banshi')
        // the whole county is more than one account takes away alone; here it is the forms that are looked at
        const values = { name: 'export.second', value: '10000000', from_on: '2000-01-01', place: COUNTY }
        const asked = await office.post('/parameter_value', { values, reason: '核对名册' })
        const second = await login(server.base, 'anquanyuan')
        const done = await second.post('/proposals/confirm', { proposals: [asked.json.proposal.id] })
        assert.equal(done.status, 200, done.text)
})
after(async () => {
        await server?.stop()
        rmSync(directory, { recursive: true, force: true })
})

// filled: the sheets of a form: its title, the line under it, its columns, its rows, and what stands below them.
async function filled(who, form, place, period = '2017-12-31', more = '') {
        const path = `/api/v1/forms/fill?form=${form}&place=${place}&period=${period}&${WHY}${more}`
        const answer = await fetch(server.base + path, { method: 'POST', headers: { Authorization: `Bearer ${who.token}` } })
        const bytes = Buffer.from(await answer.arrayBuffer())
        assert.equal(answer.status, 200, `${form} ${place}: ${bytes}`)
        return sheetsOf(bytes).map((sheet) => {
                const header = sheet.rows.findIndex((r) => r[0] === '序号')
                const rows = sheet.rows.slice(header + 1).filter((r) => /^\d+$/.test(r[0]))
                const below = sheet.rows.slice(header + 1 + Math.max(rows.length, 1))
                const cells = (column) => rows.map((r) => r[sheet.rows[header].indexOf(column)] ?? '')
                return { ...sheet, title: sheet.rows[0][0], head: sheet.rows[1][0], columns: sheet.rows[header], rows, below, cells }
        })
}
const forms = async () => (await office.get('/forms')).json.forms.map((f) => f.name)
const BY_HAND = /签字$|^备注$/ // columns that are written on
const figure = async (name, place, period) => (await office.get(`/figures/${name}?place=${place}&period=${period}`)).json.value
const cents = (texts) => texts.reduce((n, x) => n + Math.round(Number(x || 0) * 100), 0)

// To be identified: nobody in the demonstration county is, so somebody is entered.
async function toIdentify() {
        const house = await office.make('household', { hh_no: '34112511220399001', place: VILLAGE, group_no: '3组', id_standard: '国家标准' })
        const person = await office.make('person', { name: '夏待定', place: VILLAGE })
        await office.make('household_member', { household: house.id, person: person.id, relation: 'head', from_on: '2017-12-01' })
        await office.make('household_status', { household: house.id, kind: 'poor', from_on: '2018-01-10' })
}

for (const [level, place] of [['county', COUNTY], ['township', TOWN], ['village', VILLAGE]])
        test(`every form of a ${level} has something in each of its columns`, async () => {
                if (level === 'county') await toIdentify()
                const none = []
                for (const form of await forms())
                        for (const s of await filled(office, form, place)) {
                                if (!s.rows.length) none.push(form)
                                const holes = s.columns.filter((c) => !BY_HAND.test(c) && s.rows.length && s.cells(c).every((x) => x === ''))
                                // a few persons of one village need not have each of what some persons have
                                if (level !== 'village') assert.deepEqual(holes, [], `${form} ${s.name}`)
                                assert.ok(!s.xml.includes('{{') && !s.xml.includes('«'), form)
                                assert.match(s.below.at(-1)[0], /盖章|填表人|制表人/, `${form} is signed by nobody`)
                        }
                if (level === 'county') assert.deepEqual(none, [], 'the demonstration county has rows for each')
        })

test('villages are said with their township, on the paper and in its rows', async () => {
        const [s] = await filled(office, 'poor_households', VILLAGE)
        assert.equal(s.title, '西卅店镇幸福村贫困户登记表')
        assert.match(s.head, /填报单位：西卅店镇幸福村 +截止日期：2017年12月31日/)
        assert.ok(s.cells('所在村').every((x) => x === '西卅店镇幸福村'))
        for (const name of ['poor_persons', 'village_cadre_pay', 'operating_funds'])
                for (const sheet of await filled(office, name, TOWN))
                        assert.ok(sheet.rows.every((r) => /^西卅店镇.+[村区]$/.test(r[1])), name)
})

test('the ledger of helpers has a table a tier, and everybody has a unit', async () => {
        const sheets = await filled(office, 'helpers', COUNTY)
        assert.deepEqual(sheets.map((s) => s.name), ['县领导包乡镇', '单位包村', '工作队驻村', '干部包户'])
        const households = sheets[3]
        assert.ok(households.cells('单位').every((x) => x), 'a unit for every helper')
        assert.ok(households.cells('职务').every((x) => x) && households.cells('帮扶责任人').every((x) => x))
        assert.ok(households.cells('家庭人口').every((x) => Number(x) > 0))
        const open = (await office.get('/responsibility/count?tier=cadre_household&open=1')).json.count
        assert.equal(households.rows.length, open, 'who has ended is not in it')
})

test('money is added up in figures and in capitals, and is what the figures say', async () => {
        const [pay] = await filled(office, 'village_cadre_pay', COUNTY, '2017-12')
        assert.equal(pay.title, '定远县村干部报酬发放表')
        assert.match(pay.head, /所属期：2017年12月 +单位：元/)
        const total = cents(pay.cells('应发(元)'))
        assert.equal((total / 100).toFixed(2), await figure('pay.total', COUNTY, '2017-12'))
        assert.equal(total, cents(pay.cells('基本报酬')) + cents(pay.cells('其他部分(含补扣)')))
        assert.ok(pay.cells('任职月数').every((x) => x === '1'), 'a month is a month')
        const [year] = await filled(office, 'village_cadre_pay', VILLAGE, '2017')
        assert.ok(year.cells('任职月数').some((x) => x === '12'))
        const spoken = await filled(office, 'village_cadre_pay', VILLAGE, '2017-12')
        assert.equal((cents(spoken[0].cells('应发(元)')) / 100).toFixed(2), await figure('pay.total', VILLAGE, '2017-12'))
        assert.match(spoken[0].below[1][0], /^合计（大写）：人民币[零壹贰叁肆伍陆柒捌玖拾佰仟万元角分整]+$/)
        const [funds] = await filled(office, 'operating_funds', TOWN)
        assert.equal((cents(funds.cells('金额(元)')) / 100).toFixed(2), await figure('operating_fund.total', TOWN, '2017'))
        assert.equal(funds.below[1][0], '合计（大写）：人民币玖拾壹万叁仟伍佰元整')
        assert.equal(cents(funds.cells('金额(元)')), 91350000)
})

test('an insured cadre is one row, his three insurances beside one another', async () => {
        const [s] = await filled(office, 'insured_cadres', TOWN)
        assert.equal(s.rows.length, Number(await figure('insurance.cadres', TOWN, '2017-12-31')))
        const persons = s.rows.map((r) => r.slice(1, 5).join())
        assert.equal(new Set(persons).size, persons.length)
        for (const [column, list] of [['养老参保', 'pension'], ['意外参保', 'accident'], ['医疗参保', 'medical']])
                assert.equal(cents(s.cells(column)) / 100, Number(await figure(`insurance.${list}`, TOWN, '2017-12-31')))
        const parts = ['养老', '意外', '医疗'].reduce((n, x) => n + cents(s.cells(`${x}保费(元)`)), 0)
        assert.equal(parts, cents(s.cells('保费合计(元)')))
        assert.equal(parts, cents(s.cells('其中县财政承担')) + cents(s.cells('其中个人承担')))
})

test('the ledger of training says who came', async () => {
        const [s] = await filled(office, 'training', COUNTY)
        assert.equal(String(cents(s.cells('实到人次')) / 100), await figure('training.person_times', COUNTY, '2017'))
        assert.ok(cents(s.cells('应到人数')) >= cents(s.cells('实到人次')))
        assert.match(s.head, /所属期：2017年/)
})

test('a notice is of who is to be identified or to exit, says how long it hangs and where to object', async () => {
        const phone = { name: 'public_notice_phone', place: TOWN, from_on: '2017-01-01', words: '0550-4000999' }
        assert.equal((await office.post('/parameter_value', { values: phone })).status, 201)
        const [s] = await filled(office, 'public_notice', VILLAGE)
        assert.equal(s.title, '西卅店镇幸福村拟认定贫困户公示')
        assert.deepEqual(s.cells('户主姓名'), ['夏待定'], 'not who is poor already')
        assert.match(s.head, /监督电话：0550-4000999。[^]*公示期：2017年12月31日至2018年1月6日（7天）/)
        assert.match(s.below[0][0], /公示单位（盖章）：西卅店镇幸福村 +2017年12月31日/)
        const [out] = await filled(office, 'exit_notice', COUNTY)
        assert.equal(out.rows.length, (await office.get('/lists/household.exit_waiting/count')).json.count)
        assert.match(out.head, /监督电话：_+。/, 'what the county has not entered is a line to write on')
        for (const sheet of [s, out]) assert.ok(!/\d{17}[\dXx]|\*{4}/.test(sheet.xml), 'no number of anybody')
})

test('who may know ID numbers has them in the clear, says why, and it is noted; nobody else has', async () => {
        const number = /^\d{17}[\dX]$/
        const [masked] = await filled(office, 'poor_persons', VILLAGE)
        assert.ok(masked.cells('公民身份号码').every((x) => x.includes('****')))
        const [clear] = await filled(office, 'poor_persons', VILLAGE, '2017-12-31', '&reveal=1')
        assert.ok(clear.cells('公民身份号码').every((x) => number.test(x)))
        const looks = (await (await login(server.base, 'shenjizhe')).get('/disclosure?kind=export&limit=20')).json.rows
        assert.ok(looks.some((r) => r.values.register === 'person' && /id_no/.test(r.values.fields)))
        const leader = await login(server.base, 'lingdaozhe')
        const [still] = await filled(leader, 'poor_persons', VILLAGE, '2017-12-31', '&reveal=1')
        assert.ok(still.cells('公民身份号码').every((x) => !number.test(x)))
        const bare = await office.raw('POST', `/forms/fill?form=poor_persons&place=${VILLAGE}&reveal=1`)
        assert.equal(bare.json.code, 'purpose.required')
})

test('a form speaks the words of its day', async () => {
        const titles = async (form, day) => (await filled(office, form, TOWN, day)).map((s) => s.title + s.columns.join())
        assert.match((await titles('training', '2017-12-31'))[0], /扶贫培训台账/)
        for (const form of ['training', 'poor_households', 'poor_persons', 'public_notice', 'helpers'])
                for (const words of await titles(form, '2026-06-30')) assert.doesNotMatch(words, /扶贫|贫困|致贫原因/, form)
})

test('a form is printed on A4 with its head and its number on every page', async () => {
        for (const form of await forms())
                for (const s of await filled(office, form, TOWN)) {
                        assert.match(s.xml, /<pageSetup paperSize="9"[^>]*fitToHeight="0"/, form)
                        assert.match(s.xml, /<oddFooter>.*&amp;P.*&amp;N/, form)
                        assert.ok(s.names.includes('_xlnm.Print_Titles'), form)
                }
})
