// Every page for everybody: axe finds nothing, in both languages, on a desk and on a phone; nothing overflows; the
// keyboard reaches all.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESK, PHONE, open, overflow, settle, start, violations } from './server.mjs'

const PAGES = [
  '/',
  '/desk',
  '/search?q=zs',
  '/checks',
  '/picture',
  '/import',
  '/brief',
  '/journal',
  '/training',
  '/pairing',
  '/handover',
  '/mechanism/1.2',
  '/forms',
  '/mechanism/1.3',
  '/mechanism/2.1',
  '/r/household',
  '/r/person',
  '/r/training_session',
  '/r/cadre',
  '/r/parameter_value',
  '/r/code_entry',
  '/r/place',
  '/l/training.sessions',
  '/l/responsibility.uncovered_households',
  '/no-such-page',
]
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

async function visit(path) {
  await page.goto(path)
  await settle(page)
  return { path, axe: await violations(page), overflow: await overflow(page) }
}

for (const [words, size] of [
  ['desk', DESK],
  ['phone', PHONE],
]) {
  for (const path of PAGES) {
    test(`${path} on a ${words}`, async () => {
      await page.setViewportSize(size)
      assert.deepEqual(await visit(path), { path, axe: [], overflow: 0 })
    })
  }
}

test('a record, its form, the columns and the filters, on a desk and on a phone', async () => {
  for (const size of [DESK, PHONE]) {
    await page.setViewportSize(size)
    await page.goto('/r/household')
    await settle(page)
    await page.locator('.filter-bar > button').click()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Escape')
    await page.locator('.actions button', { hasText: '列' }).click()
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Escape')
    await page.locator('table.records tbody td:first-child a').first().click()
    await page.waitForSelector('#group-household_member')
    assert.deepEqual(await violations(page), [])
    assert.equal(await overflow(page), 0)
    await page.locator('.head .primary').click()
    assert.deepEqual(await violations(page), [])
    assert.equal(await overflow(page), 0)
    await page.keyboard.press('Escape')
  }
  await page.setViewportSize(DESK)
})

test('the accounts page, for its administrator, who reads no register', async () => {
  const other = await open(server, 'test-accounts')
  await other.goto('/accounts')
  await settle(other)
  assert.deepEqual(await violations(other), [])
  await other.goto('/r/household')
  await other.waitForSelector('main h1, .fault-box')
  assert.equal(await other.locator('table.records').count(), 0)
  await other.context().close()
})

test('English by a switch: no Chinese is left in the frame and the page says so to a screen reader', async () => {
  await page.setViewportSize(DESK)
  await page.goto('/')
  await settle(page)
  await page.locator('.tools button', { hasText: 'EN' }).click()
  await page.waitForFunction(() => document.documentElement.lang === 'en' && document.querySelector('#menu a'))
  await settle(page)
  assert.doesNotMatch(await page.textContent('#menu'), /[一-龥]/)
  assert.doesNotMatch(await page.textContent('.pillars'), /[一-龥]/)
  for (const path of ['/r/household', '/import', '/training', '/picture']) assert.deepEqual((await visit(path)).axe, [])
  await page.locator('.tools button', { hasText: '中文' }).click()
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN')
})

test('large text still fits', async () => {
  await page.setViewportSize(PHONE)
  await page.goto('/r/household')
  await settle(page)
  await page.locator('.tools button', { hasText: '大字' }).click()
  assert.equal(await overflow(page), 0)
  await page.goto('/')
  await settle(page)
  assert.equal(await overflow(page), 0)
  await page.locator('.tools button', { hasText: '大字' }).click()
  await page.setViewportSize(DESK)
})

test('the narrowest phone: 360 points, menu opens and leads on', async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const path of ['/', '/r/household', '/pairing', '/picture', '/training']) {
    await page.goto(path)
    await settle(page)
    assert.equal(await overflow(page), 0, path)
  }
  await page.click('.menu-button')
  const group = page.locator('#menu h2 button', { hasText: '对象' })
  if ((await group.getAttribute('aria-expanded')) === 'false') await group.click()
  await page.locator('#menu a', { hasText: '人员' }).first().click()
  await page.waitForURL(/\/r\/person/)
  assert.ok(await page.locator('#menu').isHidden())
  await page.setViewportSize(DESK)
})

test('by keyboard alone: skip link, search, a filter, a row, the form and back', async () => {
  await page.goto('/r/household')
  await settle(page)
  await page.evaluate(() => {
    document.activeElement?.blur()
  })
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
  await page.keyboard.press('/')
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search')
  await page.locator('table.records tbody td:first-child a').first().focus()
  await page.keyboard.press('ArrowDown')
  assert.ok(await page.evaluate(() => document.activeElement.closest('tr').rowIndex === 2))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/r\/household\/./)
  await page.waitForSelector('.head .primary')
  await page.locator('.head .primary').focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('dialog[open]')
  assert.ok(await page.evaluate(() => !!document.activeElement.closest('dialog')))
  await page.keyboard.press('Escape')
  await page.waitForSelector('dialog', { state: 'detached' })
})

test('Enter does not choose or send while an input method composes', async () => {
  await page.goto('/r/household')
  await settle(page)
  await page.click('.actions .primary')
  await page.waitForSelector('dialog[open]')
  await page.evaluate(() => {
    const field = document.querySelector('#form-hh_no')
    field.focus()
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        ctrlKey: true,
        isComposing: true,
        bubbles: true,
      })
    )
  })
  assert.equal(await page.locator('dialog .fault').count(), 0)
  await page.keyboard.press('Escape')
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
