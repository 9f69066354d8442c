// Money in a browser: a pay run from computing to the bank's return by two accounts, the three ways reconciled, a year's
// operating funds, and a dividend.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { PHONE, TOP, open, overflow, settle, start, violations } from './server.mjs'

const BANGFU = process.env.BANGFU || join(TOP, 'build/bangfu')
let server, clerk, chief, office

before(
  async () => {
    server = await start()
    for (const login of ['test-clerk', 'test-chief'])
      execFileSync(
        BANGFU,
        ['account', 'add', server.store, login, '--role', 'finance', '--place', '341125', '--name', login, '--password'],
        { input: 'Ceshi-2017-mima\n', stdio: ['pipe', 'ignore', 'inherit'] }
      )
    clerk = await open(server, 'test-clerk')
    chief = await open(server, 'test-chief')
    office = await open(server, 'test-office')
  },
  { timeout: 240000 }
)
after(() => server?.stop())

const said = (page, text) => page.waitForFunction((t) => document.body.textContent.includes(t), text)
async function shows(page, path) {
  await page.goto(path)
  await settle(page)
}

test('a run is computed by one and approved by another, who is told what is missing', async () => {
  await shows(clerk, '/payrun')
  await clerk.getByRole('button', { name: '计算', exact: true }).click()
  await said(clerk, '新增 3 行')
  await said(clerk, '须由另一个账号审批')
  assert.equal(await clerk.getByRole('button', { name: '审批并锁定' }).count(), 0)
  await said(clerk, '2017-12-01 到任(其他)')
  await shows(chief, '/payrun')
  const approve = chief.getByRole('button', { name: '审批并锁定' })
  assert.equal(await approve.isDisabled(), true)
  await said(chief, '您的账号没有对应的干部')
  await chief.fill('#approver', '马雨')
  await chief.waitForSelector('#approver-list [role=option]')
  await chief.locator('#approver-list [role=option]').first().click()
  await approve.click()
  await said(chief, '审批后锁定并记入账目')
  await chief.locator('dialog .primary').click()
  await said(chief, '已审批锁定')
})

// bankFile: its lines, as the browser saves it.
async function bankFile(page) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成银行文件' }).click(),
  ])
  return readFileSync(await file.path(), 'utf8').replace('\ufeff', '').trim().split('\r\n')
}

// gb18030: as most banks write, by the system's own converter.
const gb18030 = (text) => execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: text })

// enterCards: the office enters a card for each post of those whose transfer failed for want of one.
const enterCards = () =>
  office.evaluate(async () => {
    const ask = (path, more) => fetch('/api/v1' + path, more).then((r) => r.json())
    const failed = (await ask('/lists/pay.transfer_failed')).rows.filter((t) => t.values.reason === '没有银行卡号')
    for (const [i, t] of failed.entries()) {
      const post = (await ask('/village_post?person=' + t.values.person)).rows[0]
      await ask('/village_post/' + post.id, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
        body: JSON.stringify({ version: post.version, values: { bank_card: '622202123456789013' + i } }),
      })
    }
    return failed.length
  })

test("the bank's file is made, its return read, and what failed stands below with its reason", async () => {
  await shows(clerk, '/payrun')
  await clerk.getByRole('button', { name: '生成银行文件' }).click()
  await said(clerk, '3 人没有卡号')
  await said(clerk, '代发未成功 3 笔')
  await said(clerk, '没有银行卡号')
  assert.equal(await enterCards(), 3)
  const lines = await bankFile(clerk)
  assert.equal(lines[0], '序号,姓名,卡号,开户行,金额(元),月份')
  assert.equal(lines.length, 4)
  const answers = lines.slice(1).map((line, i) => `${line},${i ? '成功,' : '失败,户名不符'}`)
  const back = join(server.directory, 'return.txt')
  await said(clerk, '等待返回 3 笔，不会重复送出')
  const stranger = '9,外人,6222029999999999999,农商行,1.00,2017-12,成功,'
  writeFileSync(back, gb18030(['序号,户名,账号,行,金额,月份,结果,原因', ...answers, stranger].join('\r\n') + '\r\n'))
  await clerk.setInputFiles('#bank-return', back)
  await said(clerk, '到账 2 笔，未成功 1 笔')
  await said(clerk, '返回文件有 1 行对不上')
  await said(clerk, '卡号不在这一批里')
  await clerk.waitForSelector('#payrun-failed')
  await said(clerk, '户名不符')
  await shows(clerk, '/l/pay.transfer_failed')
  assert.equal((await clerk.textContent('h1 .count')).replace(/\D/g, ''), '4') // three of November's stand there
})

test('differences of three ways are rows, narrowed by reason and township, gone when they are mended', async () => {
  await shows(clerk, '/reconcile')
  await said(clerk, '4 处差异') // those paid above are gone
  await clerk.getByRole('button', { name: /在保，不在职，当月也没有报酬/ }).click()
  await clerk.waitForURL(/reason=reconcile.insured_not_paid/)
  const first = clerk.locator('table.records tbody tr').first()
  await first.getByRole('link', { name: '有差异的记录' }).click()
  await clerk.waitForURL(/\/r\/insurance_enrolment\//)
  await shows(clerk, '/reconcile?place=341125100')
  await said(clerk, '三方一致')
  const [file] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '导出差异' }).click(),
  ])
  assert.match(file.suggestedFilename(), /三方核对/)
})

test("a year's operating funds are appropriated and paid for all villages at a press", async () => {
  await shows(clerk, '/funds?year=2017')
  await said(clerk, '17,115,000.00')
  await clerk.fill('#funds-voucher', '拨2017-余')
  await clerk.getByRole('button', { name: '拨付全部村' }).click()
  await said(clerk, '拨付了')
  await clerk.getByRole('button', { name: '拨付全部村' }).waitFor({ state: 'detached' })
  await shows(clerk, '/funds?year=2018')
  await said(clerk, '2018 年还没有各档标准')
})

test('a dividend is declared, seen by holder, and paid', async () => {
  await shows(office, '/dividend')
  await said(office, '未领')
  await office.getByText('公布分红').click()
  await office.fill('#dividend-amount', '1000.01')
  await office.getByRole('button', { name: '公布', exact: true }).click()
  await said(office, '已公布')
  await office.getByRole('button', { name: /发放给未领的 27 个股东/ }).click()
  await said(office, '发放了 27 笔')
  await said(office, '已发 1,000.01 元，未发 0.00 元')
})

test('the bank pays a dividend; what it sends back stands beside its holder and on a list', async () => {
  const lines = await bankFile(office)
  assert.equal(lines.length, 26)
  await said(office, '已送银行')
  const answers = lines.slice(1).map((line, i) => `${line},${i ? '成功,' : '失败,账户已销户'}`)
  const back = join(server.directory, 'dividend.txt')
  writeFileSync(back, ['序号,户名,账号,行,金额,月份,结果,原因', ...answers].join('\r\n') + '\r\n')
  await office.setInputFiles('#bank-return', back)
  await said(office, '到账 24 笔，未成功 1 笔')
  await said(office, '银行退回：账户已销户')
  await shows(office, '/l/dividend.transfer_failed')
  assert.equal((await office.textContent('h1 .count')).replace(/\D/g, ''), '1')
})

test('the pages fit a phone, and nothing hinders who reads them aloud', async () => {
  const phone = await open(server, 'test-clerk', PHONE)
  for (const path of ['/payrun', '/reconcile', '/funds?year=2017', '/dividend']) {
    await shows(phone, path)
    assert.ok((await overflow(phone)) <= 0, path)
    assert.deepEqual(await violations(phone), [], path)
    await shows(clerk, path)
    assert.deepEqual(await violations(clerk), [], path)
  }
  assert.deepEqual([...phone.faults, ...clerk.faults, ...chief.faults, ...office.faults], [])
})

// Whatever page says "new" by a link opens the register's form: every such link in the pages' sources, and the address
// alone; a register the account may not write opens none.
test('every link that says new opens the form', async () => {
  const linked = execFileSync('grep', ['-rhoE', '/r/[a-z_]+\\?new=1', join(TOP, 'web/src')], { encoding: 'utf8' })
  const paths = [...new Set(linked.trim().split('\n'))]
  assert.ok(paths.length >= 4, paths.join())
  for (const path of paths) {
    const page = path.includes('assessment') ? office : clerk
    await shows(page, path)
    await page.waitForSelector('dialog[open] form, dialog[open] .form, [role=dialog]')
    assert.doesNotMatch(await page.textContent('body'), /没有筛选项/)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !location.search.includes('new'))
  }
  await shows(clerk, '/r/village_post?new=1')
  assert.equal(await clerk.locator('[role=dialog], dialog[open]').count(), 0)
})
