// The pages whose work is different: accounts, handover, pairing, the training year, two people at one record, ending and voiding.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enter, open, settle, start } from './server.mjs'

let server
let page
before(
  async () => {
    server = await start()
    page = await open(server, 'test-office')
  },
  { timeout: 240000 }
)
after(() => server?.stop())

async function pick(at, id, typed, words = typed) {
  await at.click('#' + id)
  await at.keyboard.type(typed)
  await at.locator(`#${id}-list [role=option]`, { hasText: words }).first().click()
}

const api = (path) => page.evaluate((p) => fetch('/api/v1' + p).then((r) => r.json()), path)
const tell = (at) => at.locator('.notices')

test('one administrator makes an account and names role and password, another decides; its owner is told and chooses his own', async () => {
  const admin = await open(server, 'test-accounts')
  await admin.goto('/accounts')
  await settle(admin)
  await admin.click('.actions .primary')
  await admin.fill('#form-login', 'xin.yuangong')
  await admin.fill('#form-title', '新员工')
  await pick(admin, 'form-place', '定远')
  await admin.click('.dialog-foot .primary')
  await admin.waitForSelector('#form-role')
  await pick(admin, 'form-role', '县扶贫办')
  await admin.click('.dialog-foot .primary')
  await admin.waitForSelector('dialog', { state: 'detached' })
  await admin.fill('#account-find', 'xin.yuangong')
  const row = admin.locator('tbody tr', { hasText: 'xin.yuangong' })
  await row.locator('.warn').waitFor() // no role yet: it waits
  await row.getByRole('button', { name: '重置密码' }).click()
  await admin.fill('dialog textarea', '新账号')
  await admin.click('.dialog-foot .primary')
  await admin.waitForSelector('dialog', { state: 'detached' })
  const security = await open(server, 'test-security')
  await security.goto('/')
  await security.getByRole('link', { name: /等您决定的授权和限额/ }).waitFor()
  await security.goto('/desk')
  await security.getByRole('link', { name: /等您决定的密码重置/ }).waitFor()
  await security.getByRole('link', { name: /等您决定的授权和限额/ }).click()
  await security.waitForURL(/review/)
  await settle(security)
  const waiting = (await security.evaluate(() => fetch('/api/v1/proposals?box=waiting').then((r) => r.json()))).rows
  assert.equal(waiting.length, 1)
  await security.waitForSelector('text=' + waiting[0].title)
  await security.evaluate(
    (id) =>
      fetch('/api/v1/proposals/confirm', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
        body: JSON.stringify({ proposals: [id] }),
      }),
    waiting[0].id
  )
  await security.goto('/accounts')
  await settle(security)
  await security.getByRole('button', { name: '同意', exact: true }).click()
  const password = await security.textContent('dialog code')
  const fresh = await open(server)
  await fresh.fill('#login', 'xin.yuangong')
  await fresh.fill('#password', password)
  await fresh.keyboard.press('Enter')
  await fresh.waitForSelector('#old')
  assert.match(await fresh.textContent('main'), /test-accounts 提出，test-security 同意/)
  await fresh.fill('#old', password)
  await fresh.fill('#new', 'jianghuai-youcaihua')
  await fresh.fill('#again', 'jianghuai-youcaihua')
  await fresh.keyboard.press('Enter')
  await fresh.waitForSelector('header.bar')
  await security.goto('/journal')
  await settle(security)
  assert.match(await security.textContent('table.records'), /修改密码/)
  assert.deepEqual([admin.faults, security.faults], [[], []])
  for (const each of [admin, security, fresh]) await each.context().close()
})

test('all households of one who leaves go to a successor in one change', async () => {
  const board = await api('/pairing/board')
  const [from, to] = [
    board.helpers.find((h) => h.load > 0 && h.load < 4),
    board.helpers.find((h) => h.load === 0) || board.helpers.at(-1),
  ]
  const before = await api(`/responsibility/count?open=1&tier=cadre_household&cadre=${from.id}`)
  await page.goto('/handover?from=' + from.id)
  await settle(page)
  await pick(page, 'handover-reason', '工作调动')
  assert.ok(await page.locator('.panel-head .primary').isDisabled())
  await pick(page, 'handover-to', to.title, to.unit)
  await page.fill('#handover-supervisor', '王监交')
  await page.click('.panel-head .primary')
  assert.match(await page.textContent('dialog'), new RegExp(to.title + ' ' + before.count + ' 户'), 'asked before it is done')
  await page.click('.dialog-foot .primary')
  await tell(page).getByText('已交接').waitFor()
  assert.equal(await page.locator('table.records').count(), 0, 'nothing is left to be handed over')
  await page.getByRole('link', { name: '查看交接单' }).click()
  await page.getByText('王监交').waitFor()
  const after = await api(`/responsibility/count?cadre=${to.id}&to_on.empty=1`)
  assert.ok(before.count > 0 && after.count >= before.count)
})

test('a responsibility that a poor household cannot lose is not ended, and the page says which household', async () => {
  const poor = await api('/lists/responsibility.covered_households?limit=1')
  const open1 = await api(`/responsibility?open=1&household=${poor.rows[0].id}`)
  if (open1.rows.length !== 1) return
  await page.goto('/r/responsibility/' + open1.rows[0].id)
  await settle(page)
  await page.getByRole('button', { name: '结束', exact: true }).click()
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('dialog .fault-box')
  assert.match(await page.textContent('dialog .fault-box'), new RegExp(poor.rows[0].values.head_name))
  await page.keyboard.press('Escape')
})

test('the pairing board assigns the chosen households by keyboard', async () => {
  await page.goto('/pairing')
  await settle(page)
  const uncovered = await page.locator('[aria-labelledby=uncovered-title] .card').count()
  if (!uncovered) return assert.match(await page.textContent('[aria-labelledby=uncovered-title]'), /都有责任人/)
  await page.locator('[aria-labelledby=uncovered-title] .card input').first().focus()
  await page.keyboard.press('Space')
  await page.locator('[aria-labelledby=helpers-title] .card button').first().focus()
  await page.keyboard.press('Enter')
  await tell(page).getByText('安排给').waitFor()
})

test('an assignment has a day, is undone, and a household without a helper leads to one', async () => {
  const [poor] = (await api('/lists/responsibility.covered_households?limit=1')).rows
  for (const r of (await api(`/responsibility?open=1&household=${poor.id}`)).rows) {
    await page.goto('/r/responsibility/' + r.id)
    await settle(page)
    await page.getByRole('button', { name: '作废' }).click()
    await page.fill('#reason', '录错')
    await page.click('.dialog-foot .primary')
    await tell(page).getByText('已作废').first().waitFor()
  }
  await page.goto('/pairing')
  await settle(page)
  const mine = page.locator('[aria-labelledby=uncovered-title] .card', { hasText: poor.values.hh_no })
  await mine.locator('input').check()
  await page.fill('#pairing-day', '2017-12-01')
  await page.locator('[aria-labelledby=helpers-title] .card button').first().click()
  await tell(page).getByText('安排给').last().waitFor()
  const [given] = (await api(`/responsibility?open=1&household=${poor.id}`)).rows
  assert.equal(given.values.from_on, '2017-12-01')
  await tell(page).getByRole('button', { name: '撤销' }).last().click()
  await mine.waitFor()
  await page.goto('/r/household/' + poor.id)
  await settle(page)
  await page.locator('.summary').getByRole('button', { name: '包保责任' }).click()
  await page.waitForSelector('#form-cadre')
  await page.keyboard.press('Escape')
})

test('a team leader is ended and followed in one dialog that says what it will write', async () => {
  const open1 = await api('/posting?open=1&limit=100')
  const leader = open1.rows.find((r) => r.titles.slot.includes('队长') && !r.titles.slot.includes('副'))
  const next = (await api('/pairing/board')).helpers.find((h) => h.load === 0 && h.id !== leader.values.cadre)
  await page.goto('/r/posting/' + leader.id)
  await settle(page)
  await page.getByRole('button', { name: '结束并接任' }).click()
  await page.locator('.dialog-foot').getByText('还要填').waitFor()
  assert.ok(await page.locator('.dialog-foot .primary').isDisabled())
  await pick(page, 'succeed-why', '轮换')
  await pick(page, 'succeed-to', next.title, next.unit)
  await page.locator('.preview').getByText('2018-01-01').waitFor()
  await page.click('.dialog-foot .primary')
  await tell(page).getByText('接任').waitFor()
  const of = async () => (await api(`/posting?slot=${leader.values.slot}&cadre=${next.id}`)).rows
  assert.equal((await of())[0].values.from_on, '2018-01-01')
  await tell(page).getByRole('button', { name: '撤销' }).last().click()
  await tell(page).getByText('已撤销').last().waitFor()
  assert.equal((await of()).length, 0)
})

test('persons entered twice are named in pairs, and the merge opens with the other', async () => {
  await page.goto('/l/person.duplicate_suspect')
  await settle(page)
  const link = page.locator('.row-acts a').first()
  const other = (await link.textContent()).match(/\d+-\d+/)[0]
  await link.click()
  await page.locator(`dialog a[href="/r/person/${other}"]`).waitFor()
  assert.match(await page.inputValue('#life-twin'), new RegExp(other))
  await page.fill('dialog textarea', '已入户核实')
  await page.click('.dialog-foot .primary')
  const which = page.locator('dialog fieldset label', { hasText: '并入的' })
  assert.match(await which.textContent(), /\d{4}-\d{2}-\d{2}/, 'masked numbers look alike: the birth date tells them apart')
  const self = page.url().match(/person\/([\d-]+)/)[1]
  const name = await page.textContent('dialog .twin tbody tr td')
  await page.click('#life-twin')
  await page.keyboard.type(name)
  await page.locator('#life-twin-list [role=option]').first().waitFor()
  assert.ok(!(await page.locator('#life-twin-list').innerHTML()).includes(self), 'never the person itself')
  await page.keyboard.press('Escape')
})

test('the training year has twelve months; a session added stands in its month', async () => {
  await page.goto('/training?year=2017')
  await settle(page)
  assert.equal(await page.locator('.months > li').count(), 12)
  const march = page.locator('.months > li').nth(2)
  const before = await march.locator('li').count()
  await march.getByRole('button').click()
  await page.fill('#form-title', '测试培训班')
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('dialog', { state: 'detached' })
  await march.getByText('测试培训班').waitFor()
  assert.equal(await march.locator('li').count(), before + 1)
})

test('a session: the people of a unit at once, the sum beside what was expected, a sign-in sheet sent where it is asked', async () => {
  await page.goto('/training?year=2017')
  await page.locator('.months > li').nth(2).getByText('测试培训班').click()
  await page.getByText('到会合计 0 人次').waitFor()
  await page.getByRole('button', { name: '登记到会人员' }).click()
  await pick(page, 'many-unit', '县扶贫开发办公室', '定远县扶贫开发办公室')
  const boxes = page.locator('dialog .checks input')
  await boxes.nth(2).waitFor()
  const n = (await boxes.count()) - 1
  await boxes.first().uncheck()
  await page.getByRole('button', { name: `登记 ${n} 人` }).click()
  await page.getByText(`到会合计 ${n} 人次`).waitFor()
  await tell(page).getByRole('button', { name: '撤销' }).click()
  await page.getByText('到会合计 0 人次').waitFor()
  await page.getByRole('button', { name: '＋ 参训', exact: true }).click()
  await page.setInputFiles('#sign-in-file', { name: '签到.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') })
  await page.waitForFunction(() => document.querySelector('#form-sign_in').value === '签到.pdf')
  await pick(page, 'form-kind', '按签到表')
  await page.fill('#form-head_count', '31')
  await page.getByRole('button', { name: /保存并到下一条/ }).click()
  // what is said is in reach while the drawer is open
  await page.locator('dialog .notices').getByRole('button', { name: '撤销' }).waitFor()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByText('到会合计 31 人次').waitFor()
})

test('a paper says whether it is a scan, and is voided with a reason', async () => {
  await page.setInputFiles('#paper-file', { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('字') })
  const papers = page.locator('.papers li')
  await papers.filter({ hasText: '说明.txt' }).getByText('不算扫描件').waitFor()
  assert.ok(!(await papers.filter({ hasText: '签到.pdf' }).textContent()).includes('不算'))
  await papers.filter({ hasText: '说明.txt' }).getByRole('button', { name: '作废' }).click()
  const sure = page.locator('dialog').getByRole('button', { name: '作废' })
  assert.equal(await sure.isDisabled(), true)
  await page.fill('#reason', '传错了')
  await sure.click()
  await papers.filter({ hasText: '说明.txt' }).waitFor({ state: 'detached' })
  assert.equal(await papers.count(), 1)
})

test('a row is a link; a record shows what is filled in and folds what is not', async () => {
  await page.goto('/r/training_session')
  await settle(page)
  await page.locator('.records tbody tr', { hasText: '测试培训班' }).locator('td').nth(4).click()
  await page.waitForURL(/training_session\/341125-/)
  await settle(page)
  const values = page.locator('dl.values').first()
  assert.ok(!(await values.textContent()).includes('—'))
  await page.getByText(/没有填的、系统记的栏目/).click()
  await page.locator('details dl.values').getByText('应到人数').waitFor()
})

test('two people at one record: the second sees both values and decides', async () => {
  const { rows } = await api('/training_session?q=' + encodeURIComponent('测试培训班'))
  const other = await open(server, 'test-office')
  for (const at of [page, other]) {
    await at.goto('/r/training_session/' + rows[0].id)
    await settle(at)
    await at.locator('.head .primary').click()
  }
  await page.fill('#form-lecturer', '甲老师')
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('dialog', { state: 'detached' })
  await other.fill('#form-lecturer', '乙老师')
  await other.click('.dialog-foot .primary')
  await other.waitForSelector('.conflict')
  assert.match(await other.textContent('.conflict'), /甲老师.*乙老师/s)
  await other.locator('.conflict .primary').click()
  await other.click('.dialog-foot .primary')
  await other.waitForSelector('dialog', { state: 'detached' })
  await other.getByText('乙老师').first().waitFor()
  await other.context().close()
})

test('a record entered in error is voided with a reason and stays in its history', async () => {
  const { rows } = await api('/training_session?q=' + encodeURIComponent('测试培训班'))
  await page.goto('/r/training_session/' + rows[0].id)
  await settle(page)
  await page.locator('.actions').getByRole('button', { name: '作废' }).click()
  assert.ok(await page.locator('.dialog-foot .primary').isDisabled())
  await page.fill('#reason', '测试录入')
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('h1 .mark.bad')
  await page.click('details.history summary')
  await page.locator('.timeline li', { hasText: '测试录入' }).first().waitFor()
})

test('a filled form asks before Escape closes it; a form within it has fields of its own', async () => {
  await page.goto('/r/work_plan')
  await page.locator('.actions .primary').click()
  await page.fill('#form-title', '没写完的方案')
  await page.fill('#form-document', '新办法')
  await page.getByText('新增“').click()
  const inner = page.locator('dialog').nth(1)
  await inner.getByText('标题', { exact: false }).first().click()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'form-new-title')
  assert.equal(await inner.getByText('保存并到下一条').count(), 0)
  await page.keyboard.press('Escape')
  await page.locator('dialog').nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByText('填的内容还没有保存').waitFor()
  await page.getByRole('button', { name: '继续填写' }).click()
  assert.equal(await page.inputValue('#form-title'), '没写完的方案')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不保存，关闭' }).click()
  await page.waitForSelector('dialog', { state: 'detached' })
})

test('the history of a record leads to the block of the journal', async () => {
  const { rows } = await api('/training_session?limit=1')
  await page.goto('/r/training_session/' + rows[0].id)
  await settle(page)
  await page.click('details.history summary')
  const link = page.locator('.timeline a').first()
  const seq = (await link.textContent()).slice(1)
  await link.click()
  await page.locator('tr.opened .timeline').waitFor()
  assert.equal(await page.locator('table.records > tbody > tr:not(.opened)').count(), 1)
  assert.equal((await page.locator('button.link').first().textContent()).trim(), seq)
})

test('the journal opens a block into the records it wrote, and is narrowed', async () => {
  await page.goto('/journal')
  await page.locator('button.link').first().click()
  await page.locator('tr.opened a').first().waitFor()
  const shown = await page.locator('table.records > tbody > tr:not(.opened)').count()
  await page.fill('#journal-actor', 'test-office')
  await page.getByRole('button', { name: '筛选' }).click()
  await page.waitForFunction((n) => document.querySelectorAll('table.records > tbody > tr').length < n, shown)
  const actors = await page.locator('table.records > tbody > tr td[data-label="经办人"]').allTextContents()
  assert.ok(actors.length > 0 && actors.every((a) => a === 'test-office'), actors.join())
})

test('every parameter stands with its default and what is set; its document is picked', async () => {
  await page.goto('/r/parameter_value')
  const row = page.locator('tr', { hasText: '每名责任人帮扶户数上限' }).first()
  await row.getByText(/定远县 \d+/).waitFor()
  await page.locator('tr', { hasText: '考核申诉期' }).getByText('按默认值').waitFor()
  await page.getByRole('button', { name: '新增', exact: true }).click()
  await pick(page, 'form-document', '扶贫', '')
  assert.match(await page.inputValue('#form-document'), /〔20\d\d〕/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '不保存，关闭' }).click()
})

test('the words of the account: a figure is picked by name, unsaved words are not kept, the given ones come back', async () => {
  await page.goto('/brief')
  await settle(page)
  await page.getByRole('button', { name: '编辑文字' }).click()
  const given = await page.inputValue('#brief-text')
  await pick(page, 'brief-figure', '培训期数')
  assert.ok((await page.inputValue('#brief-text')).includes('{training.sessions}'))
  await page.getByRole('button', { name: '留存', exact: true }).click()
  await tell(page).getByText('还没有保存').waitFor()
  await page.fill('#brief-text', '本县的话。')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('button', { name: '恢复原来的文字' }).click()
  await page.getByRole('button', { name: '确定恢复原来的文字' }).click()
  await page.waitForFunction((t) => document.querySelector('#brief-text')?.value === t, given)
  await page.getByRole('button', { name: '取消' }).click()
  assert.equal(await page.locator('#brief-text').count(), 0)
})

test('a list is headed by its figure, with the rows it stands on', async () => {
  /* of what place, and why the two differ */
  for (const [name, unit] of [['training.person_times', '人次'], ['pay.total', '元']]) {
    const { value } = await api(`/figures/${name}?period=2017`)
    const { count } = await api(`/${name === 'pay.total' ? 'pay_line' : 'training_attendance'}/count?list=${name}&period=2017`)
    await page.goto(`/l/${name}?period=2017`)
    await page.locator('h1', { hasText: '报告数字' }).waitFor()
    const plain = (await page.textContent('h1')).replaceAll(',', '')
    assert.ok(plain.includes(`定远县 ${value} ${unit}（报告数字），名单 ${count} 行`), plain)
  }
})

test('who only reads is offered nothing to write', async () => {
  const leader = await open(server)
  await enter(leader, 'test-leader')
  await leader.goto('/r/household')
  await settle(leader)
  assert.equal(await leader.locator('.actions .primary').count(), 0)
  await leader.goto('/desk')
  await leader.getByText('您的账号只看不改').waitFor()
  await leader.getByText(/由乡镇扶贫工作站办理：\d+ 项/).waitFor()
  assert.equal(await leader.getByText('由您办理的核查问题').count(), 0)
  await leader.context().close()
})

test('a helper is offered the pages of his own households only', async () => {
  const helper = await open(server)
  await enter(helper, 'bangfuren', 'dingyuan-2017')
  await helper.goto('/mechanism/1.3')
  await settle(helper)
  assert.equal(await helper.locator('a[href="/pairing"], a[href="/handover"]').count(), 0)
})

test('the county’s picture goes from the county to a township to a village to rows', async () => {
  await page.goto('/picture')
  await settle(page)
  await page.locator('.tiles button').first().click()
  await page.waitForURL(/place=\d{9}(&|$)/)
  await page.waitForSelector('.tiles a')
  await page.waitForSelector('.chart svg')
  await page.locator('.tiles a').first().click()
  await page.waitForURL(/\/l\/.*place=\d{12}/)
  await settle(page)
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
