// Money through the API alone: ten differences planted between roster, pay and posts, and found; a locked month set
// right; a year's funds for all villages; a dividend from its preview to the bank.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addAccount, BANGFU, COUNTY, login, start } from './server.mjs'

let server, office, clerk, chief, cadres
const EAST = '341125100201',
        WEST = '341125100202',
        SOUTH = '341125101201'

before(async () => {
        server = await start({ office: COUNTY, finance: COUNTY, township: '341125100' })
        addAccount(server.store, 'chief', 'finance', COUNTY)
        office = await login(server.base, 'office')
        clerk = await login(server.base, 'finance')
        chief = await login(server.base, 'chief')
        cadres = []
        for (const name of ['制表人', '审批人']) {
                const unit = await office.make('organisation', { name: `${name}单位`, kind: '机关事业单位' })
                const person = await office.make('person', { name, place: COUNTY })
                cadres.push(await office.make('cadre', { person: person.id, organisation: unit.id, post: '科员' }))
        }
        for (const [name, monthly] of [['principal', '2215'], ['deputy', '1772'], ['other', '900']])
                await clerk.make('pay_rate', { class: name, from_on: '2017-01-01', monthly })
})
after(() => server.stop())

async function somebody(name, cls, place = EAST) {
        const person = await office.make('person', { name, place })
        const post = await office.make('village_post', { person: person.id, place, class: cls, from_on: '2016-01-01' })
        const insured = {}
        for (const kind of ['pension', 'accident', 'medical'])
                insured[kind] = await clerk.make('insurance_enrolment', {
                        person: person.id,
                        kind,
                        from_on: '2017-01-01',
                        place,
                })
        return { person, post, insured }
}
const ok = (answer) => assert.ok(answer.status < 300, JSON.stringify(answer.json))
const voided = async (who, entity, record) => ok(await who.post(`/${entity}/${record.id}/void`, { reason: '录错' }))
const set = async (who, entity, record, values) =>
        ok(await who.patch(`/${entity}/${record.id}`, { values, version: record.version }))

async function locked(month) {
        const run = await clerk.make('pay_run', { month, prepared_by: cadres[0].id })
        ok(await clerk.post(`/pay_runs/${run.id}/compute`))
        ok(await chief.post(`/pay_runs/${run.id}/approve`, { approved_by: cadres[1].id }))
        return run
}

test('ten differences planted between roster, pay and posts are ten, each under its reason', async () => {
        for (const kind of ['pension', 'accident', 'medical'])
                await clerk.make('insurance_rate', {
                        year: 2017,
                        kind,
                        premium: '1500',
                        county_paid: '1000',
                        person_paid: '500',
                })
        const who = []
        for (const name of ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬']) who.push(await somebody(name, 'deputy'))
        await locked('2017-03-01')
        const clean = await clerk.get('/reconcile?period=2017-03-31')
        assert.equal(clean.status, 200)
        assert.equal(clean.json.locked, true)
        assert.deepEqual(clean.json.rows, [])
        assert.equal(clean.json.reasons.length, 10)

        await somebody('癸', 'other') // in post, not paid
        await set(office, 'village_post', who[0].post, { to_on: '2017-02-28' }) // paid, not in post
        await voided(office, 'village_post', who[1].post) // paid as deputy, holds another class
        await office.make('village_post', { person: who[1].person.id, place: EAST, class: 'other', from_on: '2016-01-01' })
        await voided(office, 'village_post', who[2].post) // serves another village
        await office.make('village_post', { person: who[2].person.id, place: WEST, class: 'deputy', from_on: '2016-01-01' })
        for (const kind of ['pension', 'accident', 'medical'])
                await voided(clerk, 'insurance_enrolment', who[3].insured[kind]) // paid, in no insurance
        await voided(clerk, 'insurance_enrolment', who[4].insured.medical) // in two of the three
        await set(clerk, 'insurance_enrolment', who[5].insured.accident, { place: WEST }) // insured for another village
        await set(clerk, 'insurance_enrolment', who[6].insured.pension, { premium: '1600', county_paid: '1100' })
        const stranger = await office.make('person', { name: '子', place: EAST })
        await clerk.make('insurance_enrolment', { person: stranger.id, kind: 'medical', from_on: '2017-01-01', place: EAST })
        await set(office, 'person', who[7].person, { name: '壬' }) // one name twice in one village

        const found = await clerk.get('/reconcile?period=2017-03-31')
        assert.deepEqual(found.json.rows.map((r) => `${r.reason.slice(10)} ${r.name}`).sort(), [
                'in_post_not_insured 戊',
                'in_post_not_paid 癸',
                'insured_not_paid 子',
                'insured_other_village 己',
                'paid_not_in_post 甲',
                'paid_not_insured 丁',
                'paid_other_class 乙',
                'paid_other_village 丙',
                'premium 庚',
                'same_name 壬',
        ])
        for (const row of found.json.rows) {
                assert.ok(row.reason_title && row.mend && row.person)
                assert.equal((await clerk.get(`/${row.entity}/${row.id}`)).status, 200)
        }
        const left = found.json.rows.find((r) => r.reason.endsWith('paid_not_in_post'))
        assert.match(left.post, /2017-02-28/)
        assert.match(left.pay, /1772\.00/)
        assert.match(left.roster, /养老.*1500\.00/)
})

test('the differences are narrowed by place and reason, and come as a file', async () => {
        const none = await clerk.get('/reconcile?period=2017-03-31&place=341125101')
        assert.deepEqual(none.json.rows, [])
        const one = await clerk.get('/reconcile?period=2017-03-31&reason=reconcile.premium')
        assert.equal(one.json.rows.length, 1)
        assert.equal((await clerk.get('/reconcile?reason=nothing')).status, 400)
        const file = await clerk.get('/reconcile/export?period=2017-03-31&format=csv')
        assert.equal(file.status, 200)
        assert.equal(file.text.trim().split('\n').length, 11)
        const township = await login(server.base, 'township')
        const theirs = await township.get('/reconcile?period=2017-03-31')
        assert.equal(theirs.json.rows.length, 10)
})

test('a locked month is computed again, and what differs becomes lines of the open run', async () => {
        const april = await clerk.make('pay_run', { month: '2017-04-01', prepared_by: cadres[0].id })
        ok(await clerk.post(`/pay_runs/${april.id}/compute`))
        const future = await clerk.post(`/pay_runs/${april.id}/correct`, { month: '2017-05-01' })
        assert.equal(future.status, 422)
        assert.equal(future.json.code, 'pay.correct_month')
        const done = await clerk.post(`/pay_runs/${april.id}/correct`, { month: '2017-03-01', reason: '三方核对' })
        ok(done)
        // 甲 left: taken back; 乙 paid as deputy, holds another post: the difference; 癸 was not paid
        assert.equal(done.json.added, 3)
        const seen = await clerk.get(`/pay_runs/${april.id}`)
        const words = seen.json.differences.filter((d) => d.reason === 'correction').map((d) => d.words)
        assert.equal(words.length, 3)
        assert.ok(words.every((w) => w.includes('2017-03 更正') && w.includes('三方核对')))
        assert.equal(seen.json.own, true)
        assert.equal(seen.json.prepared_by, '制表人')
        const nobody = await chief.post(`/pay_runs/${april.id}/approve`, {})
        assert.equal(nobody.status, 422)
        assert.match(nobody.json.detail, /选择审批人/)
        ok(await chief.post(`/pay_runs/${april.id}/approve`, { approved_by: cadres[1].id }))
        const mended = await clerk.get('/reconcile?period=2017-03-31')
        const names = (reason) => mended.json.rows.filter((r) => r.reason.endsWith(reason)).map((r) => r.name)
        for (const gone of ['paid_not_in_post', 'paid_other_class', 'in_post_not_paid']) assert.deepEqual(names(gone), [])
        // what was behind it comes out: his insurance runs on
        assert.deepEqual(new Set(names('insured_not_paid')), new Set(['甲', '子']))
})

test('a run computes every part that has a rate', async () => {
        const base = await clerk.post('/pay_part_rate', {
                values: { part: 'base', class: 'deputy', from_on: '2017-05-01', monthly: '1', cycle: 'month' },
        })
        assert.equal(base.json.code, 'pay.base_rate')
        await clerk.make('pay_part_rate', {
                part: 'allowance',
                class: 'deputy',
                from_on: '2017-05-01',
                monthly: '60',
                cycle: 'month',
        })
        const may = await clerk.make('pay_run', { month: '2017-05-01', prepared_by: cadres[0].id })
        ok(await clerk.post(`/pay_runs/${may.id}/compute`))
        const lines = await clerk.get(`/pay_line?run=${may.id}&part=allowance&limit=50`)
        assert.equal(lines.json.rows.length, 7) // the deputies in post
        assert.ok(lines.json.rows.every((r) => r.values.amount === '60.00'))
        const seen = await clerk.get(`/pay_runs/${may.id}`)
        assert.ok(seen.json.differences.some((d) => /津贴补贴 \+60\.00/.test(d.words)))
        ok(await chief.post(`/pay_runs/${may.id}/approve`, { approved_by: cadres[1].id }))
})

test("a year's funds are appropriated for all villages in one change, and paid in parts to the cent", async () => {
        for (const [place, size] of [[EAST, 'small'], [WEST, 'large'], [SOUTH, 'small']])
                await clerk.make('village_size', { place, class: size, from_on: '2016-01-01' })
        const early = await clerk.post('/operating_funds/appropriate', { year: '2018' })
        assert.equal(early.json.code, 'funds.no_amounts')
        for (const [size, amount] of [['small', '50000'], ['large', '90000.01']])
                await clerk.make('operating_fund_amount', { year: 2018, class: size, amount, growth: '5' })
        const made = await clerk.post('/operating_funds/appropriate', { year: '2018' })
        ok(made)
        assert.deepEqual([made.json.added, made.json.amount], [3, 2 * 5250000 + 9450001])
        assert.equal((await clerk.post('/operating_funds/appropriate', { year: '2018' })).json.added, 0)
        const first = { year: '2018', part: '1', percent: '33.33', day: '2018-03-01', voucher_no: '拨1' }
        const paid = await clerk.post('/operating_funds/pay', first)
        ok(paid)
        assert.deepEqual([paid.json.amount, paid.json.capped], [2 * 1749825 + 3149685, 0])
        assert.equal((await clerk.post('/operating_funds/pay', first)).json.code, 'funds.nothing')
        const second = { ...first, part: '2', percent: '80', day: '2018-09-01', voucher_no: '拨2' }
        assert.equal((await clerk.post('/operating_funds/pay', second)).json.capped, 3) // what was left
        const standing = await clerk.get('/operating_funds?year=2018')
        assert.deepEqual(
                standing.json.townships.map((t) => [t.place, t.due - t.paid, t.waiting]),
                [['341125100', 0, 0], ['341125101', 0, 0]],
        )
        assert.deepEqual(standing.json.classes.map((k) => [k.class, k.due, k.villages]), [
                ['small', 5250000, 2],
                ['large', 9450001, 1],
        ])
        const unscanned = await clerk.get('/lists/operating_fund.no_scan?period=2018')
        assert.equal(unscanned.json.rows.length, 6)
        const township = await login(server.base, 'township')
        assert.equal((await township.post('/operating_funds/appropriate', { year: '2018' })).status, 403)
        assert.equal((await township.get('/operating_funds?year=2018')).json.townships.length, 1)
        assert.equal((await township.get('/operating_funds?year=2018&place=341125101')).status, 403)
})

test('a dividend is seen before it is paid: parts to the cent, who lacks a card, who is missing', async () => {
        const venture = await office.make('equity', { name: '茶园', place: EAST, shares: 3, from_on: '2016-01-01' })
        const households = []
        for (const [i, name] of ['赵户', '钱户', '孙户'].entries()) {
                const person = await office.make('person', { name, place: EAST })
                const household = await office.make('household', {
                        hh_no: `D0${i}`,
                        place: EAST,
                        ...(i ? {} : { bank_name: '农商行', bank_card: '6222021234567890130' }),
                })
                if (i < 2)
                        await office.make('household_member', {
                                household: household.id,
                                person: person.id,
                                relation: '户主',
                                from_on: '2014-01-01',
                        })
                households.push(household)
                await office.make('equity_share', {
                        equity: venture.id,
                        holder: 'household',
                        household: household.id,
                        shares: 1,
                        from_on: '2016-01-01',
                })
        }
        const thought = (ask) => office.get(`/dividends?equity=${venture.id}&${ask}`)
        const before = (await thought('declared_on=2017-12-01&amount=100')).json
        assert.deepEqual([before.amount, before.paid, ...before.holders.map((h) => h.amount)], [10000, 0, 3334, 3333, 3333])
        assert.equal((await office.get('/dividend')).json.rows.length, 0)
        assert.equal((await thought('declared_on=2017-12-01&amount=-1')).json.code, 'body.number')
        assert.equal((await thought('declared_on=1.12.&amount=100')).json.code, 'date.format')
        assert.equal((await thought('declared_on=2015-12-01&amount=100')).status, 404) // nobody held shares then
        const dividend = await office.make('dividend', {
                equity: venture.id,
                year: 2017,
                declared_on: '2017-12-01',
                amount: '100.00',
        })
        const seen = await office.get(`/dividends/${dividend.id}`)
        assert.deepEqual(seen.json.holders.map((h) => [h.amount, h.paid, h.no_card, h.ended]), [
                [3334, 0, false, false],
                [3333, 0, true, false],
                [3333, 0, true, true],
        ])
        const township = await login(server.base, 'township')
        assert.equal((await clerk.post(`/dividends/${dividend.id}/pay`, { paid_on: '2017-12-10' })).status, 403)
        ok(await township.post(`/dividends/${dividend.id}/pay`, { paid_on: '2017-12-10' }))
        const after = await office.get(`/dividends/${dividend.id}`)
        assert.equal(after.json.paid, 10000)
        const mapping = await clerk.make('bank_mapping', {
                name: '农商行',
                separator: 'comma',
                header: false,
                columns: 'number,card,amount',
                returned: 'card,status',
                done_words: '成功',
        })
        const file = await office.post(`/dividends/${dividend.id}/bank_file`, { mapping: mapping.id })
        assert.equal(file.json.file, '1,6222021234567890130,33.34\r\n')
        assert.equal((await clerk.post(`/dividends/${dividend.id}/bank_file`, { mapping: mapping.id })).status, 403)
        await returned(dividend, mapping, households[0])
})

// returned: the bank's answers to a dividend: what it sent back is nobody's money, on a list; sent again, it arrives.
async function returned(dividend, mapping, household) {
        const answer = async (text) =>
                (await office.post(`/dividends/${dividend.id}/bank_return`, { mapping: mapping.id, text })).json
        const figure = async () => (await office.get('/figures/dividend.paid?period=2017')).json.value
        const first = await answer('6222021234567890130,户名不符\r\n9999000011112222,成功\r\n')
        assert.deepEqual([first.paid, first.failed, first.unmatched], [0, 1, 1])
        assert.deepEqual([first.unmatched_rows[0].line, first.unmatched_rows[0].card.slice(0, 4)], [2, '****'])
        const failed = (await office.get('/lists/dividend.transfer_failed')).json.rows
        assert.deepEqual(failed.map((r) => r.values.reason), ['户名不符'])
        assert.equal((await office.get(`/dividends/${dividend.id}`)).json.paid, 6666)
        assert.equal(await figure(), '66.66')
        assert.equal((await office.get('/lists/ledger.differs_dividend_payment')).json.rows.length, 0)
        const card = '6222021234567890148'
        await set(office, 'household', { ...household, version: 2 }, { bank_card: card }) // its head was a change
        const again = await office.post(`/dividends/${dividend.id}/bank_file`, { mapping: mapping.id })
        assert.equal(again.json.file, `1,${card},33.34\r\n`)
        assert.equal(await figure(), '66.66', 'what is on its way has not reached anybody')
        assert.equal((await answer(`${card},成功`)).paid, 1)
        assert.equal((await answer(`${card},成功`)).same, 1)
        assert.equal((await answer(`${card},失败`)).unmatched, 1) // paid it stays, and the refusal is told
        assert.equal(await figure(), '100.00')
        assert.equal((await office.get('/lists/dividend.transfer_failed')).json.rows.length, 0)
        const changed = await office.patch(`/dividend_payment/${failed[0].id}`, { version: 5, values: { amount: '1' } })
        assert.equal(changed.json.code, 'dividend.sent')
}

test('everything posted balances, for hledger too', async () => {
        const text = execFileSync(BANGFU, ['ledger', server.store], { encoding: 'utf8' })
        assert.match(text, /expenses:pay:other/)
        assert.match(text, /liabilities:dividends/)
        const path = join(server.directory, 'books.journal')
        writeFileSync(path, text)
        execFileSync('hledger', ['-f', path, 'check', '--strict'])
})
