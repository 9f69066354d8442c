// Who gives the keys and who decides them find their work on the first page, and forms speak in our own words. Of the
// registers, pages offer what each allows.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PHONE, open, overflow, settle, start, violations } from './server.mjs'

let server, admin, security
const ask = (page, path, method = 'GET', body = undefined) =>
  page.evaluate(
    async ([p, m, b]) => {
      const answer = await fetch('/api/v1' + p, {
        method: m,
        headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
        body: b && JSON.stringify(b),
      })
      return answer.json()
    },
    [path, method, body]
  )
const number = async (page, label) => {
  const row = page.locator('.tile dl > div', { hasText: label })
  return { text: (await row.locator('dd').innerText()).trim(), href: await row.locator('dd a').getAttribute('href') }
}

before(
  async () => {
    server = await start()
    const wrong = await open(server, null)
    await wrong.fill('#login', 'test-office')
    await wrong.fill('#password', 'somethingelse')
    await wrong.keyboard.press('Enter')
    await wrong.waitForSelector('.fault-box')
    admin = await open(server, 'test-accounts')
    security = await open(server, 'test-security')
  },
  { timeout: 180000 }
)
after(() => server?.stop())

test('a form says itself what it lacks', async () => {
  const page = await open(server, null)
  await page.getByRole('button', { name: '登录' }).click()
  assert.equal(await page.textContent('[role=alert]'), '请填写用户名和密码。')
  await admin.goto('/')
  await settle(admin)
  await admin.click('[aria-controls=user-menu]')
  await admin.getByRole('button', { name: '修改密码' }).click()
  await admin.fill('#old', 'Ceshi-2017-mima')
  await admin.fill('#new', 'short')
  await admin.fill('#again', 'short')
  await admin.getByRole('button', { name: '保存' }).click()
  assert.equal(await admin.textContent('form [role=alert]'), '新密码至少 10 个字符。')
})

test('the first page of the keys: what waits, the accounts, what happened, each number its rows', async () => {
  await admin.goto('/accounts')
  const who = (await ask(admin, '/account?login=test-leader')).rows[0]
  const sent = await ask(admin, '/account_grant', 'POST', {
    values: { account: who.id, role: 'office', place: '341125', from_on: '2017-01-01' },
    reason: '兼任扶贫办工作',
  })
  assert.match(sent.message, /待安全管理员决定/)
  for (const [page, events] of [
    [admin, false],
    [security, true],
  ]) {
    await page.goto('/')
    await settle(page)
    assert.equal(await page.locator('.tile.unbuilt').count(), 0, 'no plate that says nothing')
    assert.equal((await number(page, '授权、账号和限额')).text, '1')
    const closed = (await ask(page, '/account/count?locked=true')).count
    assert.equal((await number(page, '已停用的账号')).text, String(closed))
    assert.deepEqual(await violations(page), [])
    const failures = page.locator('.tile dl > div', { hasText: '登录失败' })
    assert.equal(await failures.count(), events ? 1 : 0)
  }
  assert.notEqual((await number(security, '登录失败')).text, '0')
  const rights = await number(security, '授权、账号和限额')
  await security.goto(rights.href)
  await settle(security)
  await security.getByText('待安全管理员决定').first().waitFor()
  const phone = await open(server, 'test-security', PHONE)
  await settle(phone)
  assert.ok((await overflow(phone)) <= 0)
})

test('a register the program writes offers neither a new record nor a sheet, and says so', async () => {
  const office = await open(server, 'test-office')
  for (const [name, offers] of [
    ['export_request', false],
    ['handover', false],
    ['household_event', false],
    ['household', true],
  ]) {
    await office.goto('/r/' + name)
    await settle(office)
    assert.equal(await office.locator('main .head').getByRole('button', { name: '新增' }).count(), offers ? 1 : 0, name)
    assert.equal(await office.getByRole('link', { name: '导入 Excel' }).count(), offers ? 1 : 0, name)
    assert.equal(await office.getByText('由系统在办理时登记').count(), offers ? 0 : 1, name)
  }
  assert.deepEqual([...office.faults, ...admin.faults, ...security.faults], [])
})

test('what few can say stands under 更多, shut until it says something', async () => {
  const office = await open(server, 'test-office')
  await office.goto('/r/household?new=1')
  await office.waitForSelector('#form-hh_no')
  assert.equal(await office.locator('#form-broadcast').isVisible(), false)
  await office.locator('details.more summary').click()
  assert.equal(await office.locator('#form-broadcast').isVisible(), true)
  const one = (await ask(office, '/household?limit=1')).rows[0]
  const told = await ask(office, '/household/' + one.id, 'PATCH', { version: one.version, values: { broadcast: true } })
  assert.equal(told.values.broadcast, true)
  await office.goto(`/r/household/${one.id}?edit=1`)
  await office.waitForSelector('#form-hh_no')
  assert.equal(await office.locator('#form-broadcast').isVisible(), true)
})

test('a namesake is told with a link at the saving, and stays', async () => {
  const office = await open(server, 'test-office')
  await office.goto('/r/person')
  await settle(office)
  const first = (await ask(office, '/person?limit=200')).rows.find((r) => r.values.birth)
  await office.goto('/r/person?new=1')
  await office.waitForSelector('#form-name')
  await office.fill('#form-name', first.title)
  await office.fill('#form-birth', first.values.birth)
  await office.keyboard.press('Tab')
  await office.getByRole('button', { name: '保存', exact: true }).click()
  const link = office.locator(`.notices a[href="/r/person/${first.id}"]`)
  await link.waitFor()
  assert.match(await link.innerText(), new RegExp(first.title))
})
