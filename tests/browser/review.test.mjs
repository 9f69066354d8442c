// Review walked through in a browser: the village sends, the township returns with a reason, the village mends, the
// township and the county confirm many at once; figures and registers move at the end and not before.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { PHONE, open, overflow, settle, start, violations } from './server.mjs'

const BANGFU = process.env.BANGFU
const TOWNSHIP = '341125100',
  VILLAGE = '341125100205'
let server, office, township, village

const add = (login, role, place) =>
  execFileSync(
    BANGFU,
    ['account', 'add', server.store, login, '--role', role, '--place', place, '--name', login, '--password'],
    { input: 'Ceshi-2017-mima\n', stdio: ['pipe', 'ignore', 'inherit'] }
  )
// post: what a page of ours would send, so that the setting stands before the walk begins.
const post = (page, path, body) =>
  page.evaluate(
    async ([p, b]) =>
      (
        await fetch('/api/v1' + p, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
          body: JSON.stringify(b),
        })
      ).status,
    [path, body]
  )
const households = async () => {
  await office.goto('/r/household')
  await settle(office)
  return Number((await office.textContent('h1 .count')).replace(/\D/g, ''))
}
const said = (page, words) => page.waitForSelector(`.notices .notice:has-text("${words}")`)
const enterHousehold = async (number) => {
  await village.goto('/r/household')
  await settle(village)
  await village.getByRole('button', { name: /新增/ }).first().click()
  await village.waitForSelector('#form-hh_no')
  await village.fill('#form-hh_no', number)
  if (!(await village.inputValue('#form-place'))) {
    await village.click('#form-place')
    await village.keyboard.type('双庙')
    await village.waitForSelector('#form-place-list [role=option]')
    await village.keyboard.press('Enter')
  }
  await village.locator('.dialog-foot .primary').click()
}
const rows = (page, n) =>
  page.waitForFunction((m) => document.querySelectorAll('.review-rows tbody tr').length === m, n, { timeout: 20000 })
const box = async (page, name) => {
  await page.goto('/review' + (name ? '?box=' + name : ''))
  await settle(page)
}

before(
  async () => {
    server = await start({ bare: true })
    add('test-town', 'township', TOWNSHIP)
    add('test-village', 'village', VILLAGE)
    office = await open(server, 'test-office')
    township = await open(server, 'test-town')
    village = await open(server, 'test-village')
    const setting = { register: 'household', steps: 'township_county', from_on: '2017-01-01' }
    assert.equal(await post(office, '/review_setting', { values: setting }), 201)
  },
  { timeout: 240000 }
)
after(() => server?.stop())

test('the form says plainly that it was sent, and the register has not moved', async () => {
  for (const number of ['A-001', 'A-002', 'A-003']) {
    await enterHousehold(number)
    await said(village, '已送审，待乡镇审核')
  }
  assert.equal(await households(), 0)
  await box(village, 'sent')
  await rows(village, 3)
})

test('what waits is on the township’s desk and leads to its page', async () => {
  await township.goto('/desk')
  await settle(township)
  await township.locator('.todos a', { hasText: '待乡镇审核的送审件' }).click()
  await township.waitForURL(/\/review/)
  await rows(township, 3)
})

test('one is read field by field and returned with a reason', async () => {
  await township.locator('.review-rows a', { hasText: 'A-001' }).click()
  await township.waitForSelector('.review-fields')
  assert.match(await township.textContent('.review-fields'), /户编号.*A-001/)
  assert.match(await township.textContent('.review-fields'), /双庙村委会/)
  await township.locator('.dialog-foot button', { hasText: '退回' }).click()
  const go = township.locator('.dialog-foot .primary', { hasText: '退回' })
  assert.equal(await go.isDisabled(), true, 'not without a reason')
  await township.fill('#return-reason', '户编号应为 18 位')
  await go.click()
  await said(township, '已退回 1 件')
  assert.match(await township.textContent('main [role=status].good'), /已退回 1 件/)
})

test('the village reads why, mends it and sends it again', async () => {
  await box(village)
  assert.match(await village.textContent('.review-rows'), /户编号应为 18 位/)
  await village.locator('.review-rows a').first().click()
  await village.locator('.dialog-foot .primary', { hasText: '修改后再送审' }).click()
  await village.waitForSelector('#form-hh_no')
  assert.equal(await village.inputValue('#form-hh_no'), 'A-001')
  await village.fill('#form-hh_no', '341125100205000001')
  await village.locator('.dialog-foot .primary').click()
  await said(village, '已送审，待乡镇审核')
  await box(village, 'returned')
  await village.waitForSelector('.state.empty')
})

test('many at once, by keyboard alone: township, then county', async () => {
  for (const page of [township, office]) {
    await box(page)
    await page.waitForSelector('.review-rows tbody tr')
    assert.equal(await page.locator('.review-rows tbody tr').count(), 3)
    await page.locator('.panel-head input[type=checkbox]').focus()
    await page.keyboard.press('Space')
    await page.locator('.panel-head .primary:not([disabled])').focus()
    await page.keyboard.press('Enter')
    await said(page, '已通过 3 件')
    await page.waitForSelector('.state.empty')
    assert.equal(await households(), page === office ? 3 : 0)
  }
})

test('on a phone it fits, and axe finds nothing', async () => {
  await enterHousehold('B-001')
  await said(village, '已送审')
  const phone = await open(server, 'test-town', PHONE)
  for (const page of [phone, township]) {
    await box(page)
    await page.waitForSelector('.review-rows tbody tr')
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await violations(page), [])
    await page.locator('.review-rows a').first().click()
    await page.waitForSelector('.review-fields')
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await violations(page), [])
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => !document.querySelector('dialog[open]'))
  }
  for (const page of [phone, township, village, office]) assert.deepEqual(page.faults, [])
})
