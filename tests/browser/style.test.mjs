// Work style in a browser: a row of a check is made a rectification; a score opens into the
// rows behind it; who studied what opens the session.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PHONE, open, overflow, settle, start, violations } from './server.mjs'

let server, page
before(
  async () => {
    server = await start()
    page = await open(server, 'test-office')
  },
  { timeout: 240000 }
)
after(() => server?.stop())

async function pick(id, keys) {
  await page.click('#' + id)
  await page.keyboard.type(keys)
  await page.waitForSelector(`#${id}-list [aria-selected=true]`)
  await page.waitForTimeout(400)
  await page.keyboard.press('Enter')
}

test('a row of a check is put right: its words are there, who and by when are asked', async () => {
  await page.goto('/l/base.no_benefit')
  await settle(page)
  await page.locator('tbody tr').first().getByRole('button', { name: '转整改' }).click()
  await page.waitForSelector('dialog[open]')
  assert.match(await page.inputValue('#form-problem'), /^没有年度收益的联结：/)
  assert.deepEqual(await violations(page), [])
  await pick('form-owner', '西卅店镇委员会')
  await pick('form-cadre', '胡')
  await page.fill('#form-due_on', '2018-03-31')
  await page.keyboard.press('Tab')
  await page.locator('dialog .primary').click()
  await page.waitForSelector('dialog[open]', { state: 'detached' })
  await page.goto('/l/rectification.no_measure')
  await settle(page)
  const row = page.locator('table.records tbody tr', { hasText: '没有年度收益的联结' })
  assert.equal(await row.count(), 1)
})

test('a score sheet: in the order of places, each item opens its rows', async () => {
  await page.goto('/assessment')
  await settle(page)
  await page.selectOption('select', { label: '2017 乡镇党委脱贫攻坚责任清单' })
  await page.waitForSelector('table.plain-table tbody tr >> nth=21')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: '全部计分' }).click()
  await page.waitForSelector('text=计分 66 项')
  await page.locator('table.plain-table tbody a').first().click()
  await page.waitForSelector('text=日志块')
  const value = page.locator('table.plain-table tbody a', { hasText: '党员联系户' })
  const shown = Number((await value.textContent()).match(/\d+$/)[0])
  await value.click()
  await page.waitForURL(/member_contact.households/)
  await settle(page)
  assert.equal(parseInt((await page.textContent('h1 .count')).match(/[0-9]+/)[0], 10), shown)
})

test('a list without organisations says so, and one is added on the page', async () => {
  await page.evaluate(() =>
    fetch('/api/v1/assessment_list', {
      method: 'POST',
      headers: { 'X-Bangfu': '1', 'Content-Type': 'application/json' },
      body: JSON.stringify({ values: { title: '空清单', year: 2017, subject: 'township_committee', standard: '60', place: '341125' } }),
    })
  )
  await page.goto('/assessment')
  await settle(page)
  await page.selectOption('select', { label: '2017 空清单' })
  await page.getByText('这份清单还没有考核单位').waitFor()
  await page.getByRole('button', { name: '登记考核单位' }).click()
  await page.waitForFunction(() => document.querySelector('#form-duty_list')?.value.includes('空清单'))
})

test('who studied what: a day opens the session, what was missed says so', async () => {
  await page.setViewportSize(PHONE)
  await page.goto('/study')
  await settle(page)
  assert.ok((await overflow(page)) <= 0)
  assert.deepEqual(await violations(page), [])
  assert.ok((await page.locator('.severity.error', { hasText: '未学' }).count()) > 0)
  await page.locator('table.plain-table tbody td a').first().click()
  await page.waitForURL(/study_session/)
})
