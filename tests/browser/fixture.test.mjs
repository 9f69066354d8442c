// A mechanism of one file and one line (tests/fixture/neighbours.c), walked as a clerk would: menu, its page, register,
// form, sheet, figure, account. No page of the front end knows it. The demonstration county was made by the program
// without it and gets its table when it is opened.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

process.env.BANGFU = join(dirname(process.env.BANGFU || 'build/bangfu'), 'bangfu_fixture')
const { open, settle, start, violations } = await import('./server.mjs')

let server
let page
let holder
before(
  async () => {
    server = await start()
    page = await open(server, 'test-office')
  },
  { timeout: 240000 }
)
after(() => server?.stop())

// pick: what a field offers for the text, once it offers it.
async function pick(field, text) {
  await page.focus('#form-' + field)
  await page.keyboard.type(text)
  await page.waitForSelector(`#form-${field}-list [role=option][aria-selected=true]`)
  await page.keyboard.press('Enter')
}
const number = async () => Number((await page.textContent('h1 .count')).replace(/\D/g, ''))

test('menu and tile lead to its page, the page to its work and its register', async () => {
  await page.goto('/')
  await settle(page)
  assert.equal(await page.locator('.pillars .tile', { hasText: '邻里互助' }).count(), 1)
  await page.locator('#menu h2 button', { hasText: '五个强化' }).click()
  await page.locator('#menu a', { hasText: '邻里互助' }).click()
  await page.waitForURL(/\/mechanism\/2\.10/)
  await settle(page)
  assert.match(await page.textContent('.head'), /邻里互助.*2\.10 · 村委会/s)
  assert.deepEqual(await page.locator('.buttons a').allTextContents(), ['补登小时', '互助安排'])
  assert.match(await page.textContent('main'), /互助人数.*没有写明小时的互助/s)
  assert.deepEqual(await violations(page), [])
  assert.equal(await page.locator('#menu a', { hasText: '互助安排' }).count(), 1, 'daily work stands in the menu, too')
  await page.locator('.buttons a', { hasText: '互助安排' }).click()
  await page.waitForURL(/\/r\/neighbour_help/)
  await settle(page)
  assert.equal(await number(), 0)
})

test('its form enters a member of a household, and refuses a second arrangement in words', async () => {
  const enter = async (day) => {
    await page.goto('/r/neighbour_help')
    await settle(page)
    await page.getByRole('button', { name: '新增', exact: true }).first().click()
    await pick('household', holder.household)
    await pick('person', holder.name.slice(0, 1))
    await pick('kind', '收割')
    await page.fill('#form-from_on', day)
    await page.getByRole('button', { name: '保存' }).first().click()
  }
  holder = await page.evaluate(async () => {
    const { rows } = await (await fetch('/api/v1/public_post?limit=1')).json()
    const { titles } = rows[0]
    return { household: titles.household.split(' ')[0], name: titles.person }
  })
  await enter('2017-03-01')
  await page.waitForFunction(() => /[1-9]/.test(document.querySelector('h1 .count')?.textContent || ''))
  await enter('2017-06-01')
  await page.waitForSelector('[role=alert].fault-box')
  assert.match(await page.textContent('[role=alert].fault-box'), /同一“互助人”.*自 2017-03-01 起/s)
})

test('its sheet is understood by its title and goes in', { timeout: 60000 }, async () => {
  const sheet = join(server.directory, '邻里互助.csv')
  writeFileSync(sheet, `户编号,姓名,互助内容,开始日期,每月小时\n${holder.household},${holder.name},收割,2017-03-01,12\n`)
  await page.goto('/import')
  await settle(page)
  await page.setInputFiles('#import-file', sheet)
  await page.waitForSelector('.counts')
  assert.match(await page.textContent('.counts'), /互助安排/)
})

test('the account speaks of it, and its work page is a list of the catalogue', async () => {
  await page.goto('/brief')
  await settle(page)
  assert.match(await page.textContent('main'), /邻里互助\s*截至2017年12月31日，1人帮助邻里/)
  await page.goto('/l/neighbour_help.no_hours')
  await settle(page)
  assert.equal(await number(), 1)
  assert.deepEqual(page.faults, [])
})
