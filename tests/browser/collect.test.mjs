// A collection in a browser: the county puts one together and sends it; the township pastes a block from a spreadsheet,
// mends what was refused, saves by key and hands in; the county looks at it and merges.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { enter, open, overflow, settle, start, violations } from './server.mjs'

let server, office, township
before(
  async () => {
    server = await start()
    office = await open(server, 'test-office')
    township = await open(server)
    await enter(township, 'xiangzhen', 'dingyuan-2017')
  },
  { timeout: 240000 }
)
after(() => server?.stop())

const paste = (page, text) =>
  page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    document.activeElement.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    )
  }, text)

async function choose(page, id, keys, word) {
  await page.click('#' + id)
  await page.keyboard.type(keys)
  await page.waitForFunction(
    ([list, wanted]) => document.querySelector(`#${list}-list [aria-selected=true]`)?.textContent.startsWith(wanted),
    [id, word]
  )
  await page.keyboard.press('Enter')
}

test('the county chooses columns and townships, sees the rows, and sends', async () => {
  await office.goto('/collect')
  await settle(office)
  await office.click('.head-tools .primary')
  await office.fill('#collect-title', '补入户路')
  await office.fill('#collect-due', '2018-01-20')
  await choose(office, 'collect-list', '贫困户', '贫困户')
  await choose(office, 'collect-open', '入户路', '入户路类型')
  await office.waitForSelector('dialog .plain-table tbody tr')
  assert.match(await office.textContent('dialog h3'), /将采集 3,?\d{3} 行/)
  await office.locator('dialog .checks label', { hasText: '全部' }).click()
  await office.locator('dialog .checks label', { hasText: '西卅店镇' }).click()
  assert.deepEqual(await violations(office), [])
  await office.click('dialog .dialog-foot .primary')
  await office.waitForSelector('text=补入户路')
  const row = office.locator('section', { hasText: '补入户路' }).locator('tbody tr')
  assert.equal(await row.count(), 1)
  assert.match(await row.textContent(), /西卅店镇.*待填/)
  assert.deepEqual(await violations(office), [])
})

test('a block is pasted; what is wrong stays in its cell with the reason, the rest is saved by Ctrl+S', async () => {
  await township.goto('/collect')
  await settle(township)
  await township.locator('section', { hasText: '补入户路' }).locator('.row-acts a').click()
  await township.waitForSelector('#collect-grid')
  assert.deepEqual(await violations(township), [])
  await township.locator('td.open').first().click()
  await township.waitForSelector('td.open input')
  await paste(township, '水泥路\n石子路\n砂石路\t多出的\n')
  assert.equal(await township.locator('td.is-draft').count(), 3)
  assert.match(await township.textContent('.fault-box'), /多出的/)
  await township.keyboard.press('Control+s')
  await township.waitForSelector('td.is-refused')
  assert.match(await township.textContent('td.is-refused'), /石子路.*可填/)
  /* what was saved is read back from the server */
  await township.waitForFunction(() => document.querySelectorAll('td.is-answer').length === 2)
  await township.reload()
  await township.waitForSelector('td.is-refused', { timeout: 9000 })
  await township.locator('td.is-refused').click()
  await township.keyboard.type('泥土路')
  await township.keyboard.press('Enter')
  assert.match(
    await township.evaluate(() => document.activeElement.getAttribute('aria-label')),
    /入户路类型/,
    'Enter goes down to the next cell'
  )
  await township.keyboard.press('ArrowLeft')
  assert.equal(await township.evaluate(() => document.activeElement.tagName), 'TD', 'a closed cell is no input')
  await township.keyboard.press('Control+s')
  await township.waitForFunction(() => document.querySelectorAll('td.is-answer').length === 3)
})

test('handing in names the rows that lack something and takes a reason', async () => {
  await township.locator('.head-tools .primary').click()
  await township.waitForSelector('dialog[open] li')
  assert.match(await township.textContent('dialog h2'), /尚有 \d+ 行/)
  const box = await township.locator('dialog[open]').boundingBox()
  assert.ok(Math.abs(box.x + box.width / 2 - township.viewportSize().width / 2) < 2, 'in the middle of the screen')
  assert.ok(await township.locator('dialog .primary').isDisabled(), 'not without a reason')
  await township.fill('dialog #reason', '节后逐户核实')
  await township.click('dialog .primary')
  await township.waitForSelector('dialog', { state: 'detached' })
  await township.waitForSelector('text=已交，待并入')
})

test('the county finds it on its desk, looks at it and merges it', async () => {
  await office.goto('/desk')
  await office.waitForSelector('text=待并入的填报')
  await office.goto('/collect')
  await office.locator('section', { hasText: '补入户路' }).locator('.row-acts a').first().click()
  await office.waitForSelector('#collect-merge')
  assert.deepEqual(await violations(office), [])
  await office.locator('section', { has: office.locator('#collect-merge') }).locator('.primary').click()
  await office.waitForSelector('#collect-merge', { state: 'detached' })
  assert.match(await office.textContent('.collect-head'), /已并入/)
  assert.equal(await office.locator('td', { hasText: '原为' }).count(), 0, 'what is merged was nothing else')
})

test('on a phone each row is a card and nothing is wider than the screen', async () => {
  await township.setViewportSize({ width: 390, height: 844 })
  await township.goto('/collect')
  await settle(township)
  await township.locator('section', { hasText: '补登未脱贫户' }).locator('.row-acts a').click()
  await township.waitForSelector('#collect-grid')
  assert.ok((await overflow(township)) <= 0)
  await township.locator('td.is-missing').first().click()
  await township.waitForSelector('td input')
})
