// A pay run from posts to the bank and back, by the API alone; and who may not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addAccount, COUNTY, login, start } from './server.mjs'

let server, office, clerk, chief, run, mapping, people
const EAST = '341125100201'

before(async () => {
        server = await start({ office: COUNTY, finance: COUNTY, township: '341125100' })
        addAccount(server.store, 'chief', 'finance', COUNTY)
        office = await login(server.base, 'office')
        clerk = await login(server.base, 'finance')
        chief = await login(server.base, 'chief')
        const cadres = []
        for (const name of ['制表人', '审批人']) {
                const unit = await office.make('organisation', { name: `${name}单位`, kind: '机关事业单位' })
                const person = await office.make('person', { name, place: COUNTY })
                cadres.push(await office.make('cadre', { person: person.id, organisation: unit.id, post: '科员' }))
        }
        people = []
        for (const [i, name] of ['王村长', '李副职', '赵副职'].entries()) {
                const person = await office.make('person', { name, place: EAST })
                people.push(person)
                await office.make('village_post', {
                        person: person.id,
                        place: EAST,
                        class: i ? 'deputy' : 'principal',
                        from_on: '2017-01-01',
                        ...(i < 2 ? { bank_card: `622202123456789013${i}` } : {}),
                })
        }
        for (const [name, monthly] of [['principal', '2215'], ['deputy', '1772']])
                await clerk.make('pay_rate', { class: name, from_on: '2017-01-01', monthly })
        run = await clerk.make('pay_run', { month: '2017-03-01', prepared_by: cadres[0].id })
        run.approver = cadres[1].id
        mapping = await clerk.make('bank_mapping', {
                name: '农商行',
                separator: 'comma',
                header: true,
                columns: 'name,card,amount',
                returned: 'card,amount,status,reason',
                done_words: '成功',
        })
})
after(() => server.stop())

test('a run is computed, compared, approved by another, paid, and what failed is on a list', async () => {
        const computed = await clerk.post(`/pay_runs/${run.id}/compute`)
        assert.equal(computed.status, 200)
        assert.equal(computed.json.added, 3)
        const seen = await clerk.get(`/pay_runs/${run.id}`)
        assert.equal(seen.json.now, 221500 + 2 * 177200)
        assert.deepEqual([...new Set(seen.json.differences.map((d) => d.reason))], ['new_post'])
        const early = await clerk.post(`/pay_runs/${run.id}/bank_file`, { mapping: mapping.id })
        assert.equal(early.json.code, 'pay.not_approved')
        const own = await clerk.post(`/pay_runs/${run.id}/approve`, { approved_by: run.approver })
        assert.equal(own.status, 422)
        assert.equal(own.json.code, 'rule.pay_two_persons')
        assert.equal((await chief.post(`/pay_runs/${run.id}/approve`, { approved_by: run.approver })).status, 200)
        const recomputed = await clerk.post(`/pay_runs/${run.id}/compute`)
        assert.equal(recomputed.json.code, 'rule.pay_locked')
        const file = await clerk.post(`/pay_runs/${run.id}/bank_file`, { mapping: mapping.id })
        assert.equal(file.status, 200)
        assert.equal(file.json.added, 2)
        assert.match(file.json.file, /^姓名,卡号,金额\(元\)\r\n.*王村长,6222021234567890130,2215\.00\r\n/s)
        const at_bank = await clerk.post(`/pay_runs/${run.id}/bank_file`, { mapping: mapping.id })
        assert.deepEqual([at_bank.json.added, at_bank.json.waiting], [0, 2]) // who waits is not sent again
        const again = await clerk.post(`/pay_runs/${run.id}/bank_file`, { mapping: mapping.id, again: true })
        assert.equal(again.json.file, file.json.file)
        const back = await clerk.post(`/pay_runs/${run.id}/bank_return`, {
                mapping: mapping.id,
                text:
                        '卡号,金额,结果,原因\n6222021234567890130,2215.00,成功,\n6222021234567890131,1772.00,失败,户名不符\n' +
                        '6222021234567890131,9.00,成功,\n6222029999999999999,9.00,成功,\n',
        })
        assert.deepEqual([back.json.paid, back.json.failed, back.json.unmatched], [1, 1, 2])
        assert.deepEqual(
                back.json.unmatched_rows.map((r) => [r.line, r.card, r.amount, r.why]),
                [
                        [4, '****0131', '9.00', '金额不同：送出的是 1772.00'],
                        [5, '****9999', '9.00', '卡号不在这一批里'],
                ]
        )
        const later = await clerk.post(`/pay_runs/${run.id}/bank_return`, {
                mapping: mapping.id,
                text: '卡号,金额,结果,原因\n6222021234567890130,2215.00,失败,退汇\n',
        })
        assert.deepEqual([later.json.paid, later.json.failed, later.json.unmatched], [0, 0, 1])
        assert.match(later.json.unmatched_rows[0].why, /早已到账/)
        const failed = await clerk.get('/lists/pay.transfer_failed')
        assert.equal(failed.json.rows.length, 2)
})

test('a township and an office can neither compute nor see the cards', async () => {
        const township = await login(server.base, 'township')
        assert.equal((await township.get(`/pay_runs/${run.id}`)).status, 403)
        assert.equal((await township.post(`/pay_runs/${run.id}/compute`)).status, 403)
        assert.equal((await office.post(`/pay_runs/${run.id}/bank_file`, { mapping: mapping.id })).status, 403)
        assert.equal((await clerk.get('/pay_runs/341125-999999')).status, 404)
})

test('nobody writes the books or a transfer by hand', async () => {
        const made = await clerk.post('/ledger_entry', { values: { day: '2017-01-01', source: 'pay_run', source_id: 1 } })
        assert.equal(made.json.code, 'register.noted')
        const entries = await clerk.get('/ledger_entry')
        const voided = await clerk.post(`/ledger_entry/${entries.json.rows[0].id}/void`, { reason: '录错' })
        assert.equal(voided.status, 422)
})

test('two runs that pay the same month, approved at the same moment: one is locked, the other refused by its name', async () => {
        const person = await office.make('person', { name: '孙漏发', place: EAST })
        await office.make('village_post', { person: person.id, place: EAST, class: 'deputy', from_on: '2017-03-01' })
        const preparer = (await clerk.get(`/pay_run/${run.id}`)).json.values.prepared_by
        const runs = []
        for (const batch of ['补发甲', '补发乙']) {
                const made = await clerk.make('pay_run', { month: '2017-03-01', batch, prepared_by: preparer })
                await clerk.make('pay_line', { run: made.id, person: person.id, amount: '1772' })
                runs.push(made.id)
        }
        assert.equal((await clerk.get('/lists/pay.paid_twice?period=2017')).json.rows.length, 2)
        const answers = await Promise.all(runs.map((id) => chief.post(`/pay_runs/${id}/approve`, { approved_by: run.approver })))
        assert.deepEqual(answers.map((a) => a.status).sort(), [200, 422])
        const refused = answers.find((a) => a.status === 422).json
        assert.equal(refused.code, 'rule.pay_once')
        assert.match(JSON.stringify(refused), /孙漏发 2017-03（2017-03 补发[甲乙]）/)
})

test('the columns of a bank are written in Chinese or as codes, in any order and repeated; another word is refused', async () => {
        const made = await clerk.make('bank_mapping', {
                name: '邮储',
                separator: 'comma',
                header: true,
                columns: '序号、户名,账号，金额',
                returned: '不用,不用,卡号,结果',
                done_words: '成功',
        })
        assert.deepEqual([made.values.columns, made.values.returned], ['number,name,card,amount', '-,-,card,status'])
        assert.equal(made.titles.columns, '序号、姓名、卡号、金额(元)')
        const wrong = await clerk.post('/bank_mapping', { values: { ...made.values, name: '农行', columns: '序号,住址' } })
        assert.equal(wrong.status, 400)
        assert.match(JSON.stringify(wrong.json), /住址.*序号、姓名、卡号/)
})

test('a card is digits, as many as a bank gives; whatever is typed or imported', async () => {
        const post = (await office.get(`/village_post?person=${people[2].id}`)).json.rows[0]
        for (const card of ['622848000000100004X', '62284800', '6222-0212-3456-7890'])
                assert.match(
                        JSON.stringify((await office.patch(`/village_post/${post.id}`, { version: post.version, values: { bank_card: card } })).json),
                        /card\.invalid/
                )
})

test('who may only read a register is told whose it is; a check says on whose desk it is', async () => {
        const { entities, lists } = (await clerk.get('/catalogue')).json
        const { station, office } = (await clerk.get('/words')).json.words
        const post = entities.find((e) => e.name === 'village_post')
        assert.equal(post.may.write, false)
        assert.ok(post.writers.includes('乡镇' + station.title) && !post.writers.includes('财政'), post.writers.join())
        assert.deepEqual(entities.find((e) => e.name === 'document').writers, ['组织部', office.title])
        assert.equal(lists.find((l) => l.name === 'pay.transfer_failed').owner_title, '财政')
        assert.equal(lists.find((l) => l.name === 'pay.card_refused').owner_title, '乡镇' + station.title)
})
