// The main work in a browser, as the county office's clerk does it: log in, find, filter, read a record, enter one with
// a fault, undo, import a workbook.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
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

test('a wrong password is refused in words, the right one enters', async () => {
  const guest = await open(server)
  await guest.fill('#login', 'test-office')
  await guest.fill('#password', 'not-the-password')
  await guest.keyboard.press('Enter')
  await guest.waitForSelector('[role=alert].fault-box')
  assert.match(await guest.textContent('[role=alert]'), /密码/)
  await enter(guest, 'test-office')
  assert.match(await guest.textContent('header.bar'), /演示数据/)
  await guest.context().close()
})

test('the front door has five strengthenings of three mechanisms, and measures of help behind them', async () => {
  await page.goto('/')
  await settle(page)
  assert.equal(await page.locator('.pillars > section').count(), 5)
  const { pillars } = await page.evaluate(async () => (await fetch('/api/v1/mechanisms')).json())
  const shown = await page.locator('.pillars > section').evaluateAll((all) =>
    all.map((s) => [...s.querySelectorAll('.tile')].map((t) => t.querySelector('a').getAttribute('href').split('/').pop()))
  )
  const five = pillars.filter((p) => p.name !== 'pillar_help').map((p) => p.mechanisms.map((m) => m.mechanism))
  assert.deepEqual(shown, five)
  shown.forEach((numbers, i) => assert.deepEqual(numbers.slice(0, 3), [1, 2, 3].map((m) => `${i + 1}.${m}`)))
  assert.match(await page.textContent('.measures .tile'), /公益性岗位/)
  await page.locator('.tile a', { hasText: '培训' }).first().click()
  await page.waitForURL(/mechanism/)
})

test('a number on a tile opens its rows, and they are as many', async () => {
  await page.goto('/')
  await settle(page)
  const tile = page.locator('.tile', { hasText: '培训期数' })
  const shown = (await tile.locator('dd a').first().textContent()).replace(/,/g, '')
  await tile.locator('dd a').first().click()
  await page.waitForURL(/\/l\//)
  await page.waitForSelector('h1 .count')
  assert.equal((await page.textContent('h1 .count')).replace(/\D/g, ''), shown)
})

test('a filter by pinyin initials narrows the register, stands as a chip and in the address', async () => {
  await page.goto('/r/household')
  await settle(page)
  const all = Number((await page.textContent('h1 .count')).replace(/\D/g, ''))
  await page.click('#filter-cause_main')
  await page.keyboard.type('yb')
  await page.waitForSelector('#filter-cause_main-list [role=option]')
  assert.match(await page.textContent('#filter-cause_main-list [aria-selected=true]'), /因病/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/cause_main=/)
  await page.waitForFunction((n) => {
    const x = Number(document.querySelector('h1 .count')?.textContent.replace(/\D/g, ''))
    return x > 0 && x < n
  }, all)
  assert.match(await page.textContent('.chips-line'), /因病/)
  await page.locator('.chips-line .chip button').first().click()
  await page.waitForFunction(
    (n) => Number(document.querySelector('h1 .count')?.textContent.replace(/\D/g, '')) === n,
    all
  )
})

test('a filter nobody knows shows the reason, never everything', async () => {
  await page.goto('/r/household?no_such_field=1')
  await page.waitForSelector('.fault-box')
  assert.equal(await page.locator('table.records tbody tr').count(), 0)
})

test('sorting and the next page keep the filter; pages do not overlap', async () => {
  await page.goto('/r/household')
  await settle(page)
  const first = await page.locator('table.records tbody tr td:first-child').allTextContents()
  await page.click('.pager button:last-child')
  await page.waitForFunction(
    (before) => document.querySelector('table.records tbody td')?.textContent !== before,
    first[0]
  )
  const second = await page.locator('table.records tbody tr td:first-child').allTextContents()
  assert.equal(new Set([...first, ...second]).size, first.length + second.length)
})

test('search finds a person by pinyin initials from anywhere with /', async () => {
  await page.goto('/r/person')
  await settle(page)
  const row = await page.locator('table.records tbody tr td:first-child a').first()
  const name = (await row.textContent()).trim()
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await page.waitForSelector('#search-list [role=option] .note')
  assert.match(await page.textContent('#search-list'), new RegExp(name))
  await page.keyboard.press('Escape')
})

test('a household’s record shows members, status and history', async () => {
  await page.goto('/r/household')
  await settle(page)
  await page.locator('table.records tbody td:first-child a').first().click()
  await page.waitForSelector('#group-household_member')
  assert.ok((await page.locator('#group-household_member tbody tr').count()) > 0)
  await page.click('details.history summary')
  await page.waitForSelector('.timeline li')
  assert.match(await page.textContent('.timeline'), /新增/)
})

async function choosePurpose(page) {
  await page.fill('#why-purpose', '核对')
  await page.waitForSelector('#why-purpose-list [role=option]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

test('a secret is masked until a purpose and a reason are given', async () => {
  await page.goto('/r/person')
  await settle(page)
  assert.match(await page.textContent('table.records'), /\*{4}/)
  await page.locator('table.records tbody td:first-child a').first().click()
  await page.click('text=查看保密内容')
  assert.ok(await page.locator('.dialog-foot .primary').isDisabled())
  await choosePurpose(page)
  await page.fill('#why-reason', '核对身份')
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('dd mark')
  assert.doesNotMatch(await page.textContent('dd mark'), /\*/)
})

test('an ID number fills sex and birth; a wrong one is told at its field; what was entered can be undone', async () => {
  await page.goto('/r/person')
  await settle(page)
  await page.click('.actions .primary')
  await page.fill('#form-name', '测试甲')
  await page.fill('#form-id_no', '34119919310203771')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#form-id_no-fault')
  assert.match(await page.textContent('#form-id_no-fault'), /18/)
  assert.equal(await page.getAttribute('#form-id_no', 'aria-invalid'), 'true')
  const digits = '34119919310203771' // nobody's in the demonstration
  const sum = [...digits].reduce((s, d, i) => s + d * [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][i], 0)
  await page.fill('#form-id_no', digits + '10X98765432'[sum % 11])
  assert.equal(await page.inputValue('#form-birth'), '1931-02-03')
  assert.equal(await page.inputValue('#form-sex'), '男')
  await page.click('#form-place')
  await page.keyboard.type('dc')
  await page.waitForSelector('#form-place-list [role=option]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.click('.dialog-foot .primary')
  await page.waitForSelector('.notice button')
  await page.locator('.notice button', { hasText: '撤销' }).click()
  await page.waitForFunction(() => document.querySelector('.notices')?.textContent.includes('已撤销'))
})

test('what is seen can be exported: the rows of the filter, the columns that are shown', async () => {
  await page.goto('/r/training_session?held_on.from=2017-12-01')
  await settle(page)
  const rows = await page.locator('table.records tbody tr').count()
  await page.locator('.actions button', { hasText: '导出所见' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.dialog button', { hasText: 'CSV' }).click()])
  assert.match(file.suggestedFilename(), /csv$/)
  const lines = readFileSync(await file.path(), 'utf8')
    .trim()
    .split(/\r?\n/)
  const shown = await page.locator('table.records thead th').count()
  assert.equal(lines.length, rows + 1)
  assert.ok(lines[0].split(',').length >= shown && lines[0].split(',').length <= shown + 2)
})

test('a paper is kept with its record and opens again', async () => {
  await page.goto('/r/training_session')
  await settle(page)
  await page.locator('table.records tbody td:first-child a').first().click()
  await page.waitForSelector('#paper-file', { state: 'attached' })
  await page.setInputFiles('#paper-file', { name: '签到表.txt', mimeType: 'text/plain', buffer: Buffer.from('签到') })
  const link = page.locator('.papers a', { hasText: '签到表.txt' })
  await link.waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  assert.equal(readFileSync(await file.path(), 'utf8'), '签到')
})

test('a ready form comes filled for a township, and says so', async () => {
  await page.goto('/forms?place=341125101')
  await settle(page)
  const saved = page.waitForEvent('download')
  await page.locator('.forms li', { hasText: '贫困户登记表' }).locator('button').click()
  await page.waitForSelector('#why-purpose')
  await choosePurpose(page)
  await page.fill('#why-reason', '报送贫困户登记表')
  await page.click('.dialog-foot .primary')
  const file = await saved
  assert.match(file.suggestedFilename(), /贫困户登记表.*\.xlsx$/)
  const bytes = readFileSync(await file.path())
  assert.equal(bytes.subarray(0, 2).toString(), 'PK')
  assert.ok(bytes.length > 4000)
  await page.waitForSelector('text=已填好')
})

test('a row of a check is excused with reason and evidence, and leaves the check', async () => {
  await page.goto('/l/household.no_income')
  await settle(page)
  const rows = await page.locator('table.records tbody tr').count()
  assert.ok(rows > 0)
  await page.locator('tbody tr').first().getByRole('button', { name: '豁免' }).click()
  await page.fill('#form-reason', '收入由民政核定，下月补录')
  await page.fill('#form-evidence', '乡镇证明')
  await page.fill('#form-until_on', '2018-06-30')
  await page.keyboard.press('Control+Enter')
  await page.waitForFunction((n) => document.querySelectorAll('table.records tbody tr').length === n, rows - 1)
})

test('from a row on to the next: Ctrl+Enter in the form saves and opens the one after', async () => {
  await page.goto('/r/training_session')
  await settle(page)
  const second = await page.locator('table.records tbody tr').nth(1).locator('a').first().getAttribute('href')
  await page.locator('table.records tbody td:first-child a').first().click()
  await page.locator('.head .primary').click()
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL((url) => url.pathname === second)
  await page.waitForSelector('dialog[open]')
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
