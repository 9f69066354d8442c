// A county's own register, imported from the page into a county that has places only: understood, checked, marked, taken in, withdrawn. What it
// must come to stands in the manifest beside the workbook.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { TOP, open, settle, start } from './server.mjs'

const SHEETS = join(TOP, 'tests/data/sheets')
const manifest = JSON.parse(readFileSync(join(SHEETS, 'manifest.json'), 'utf8'))
const households = manifest.households_in_file - manifest.households_refused
const refused = manifest.households_refused + manifest.persons_refused_alone
let server
let page
before(
  async () => {
    server = await start({ bare: true })
    page = await open(server, 'test-office')
  },
  { timeout: 60000 }
)
after(() => server?.stop())

async function drop(file) {
  await page.goto('/import')
  await settle(page)
  await page.setInputFiles('#import-file', join(SHEETS, file))
}

const counts = async () =>
  Object.fromEntries(
    await page
      .locator('.counts tbody tr')
      .evaluateAll((rows) =>
        rows.map((r) => [r.querySelector('th').textContent, Number(r.querySelector('td').textContent)])
      )
  )

test('a sheet that is none of ours is refused with what was understood', { timeout: 60000 }, async () => {
  await drop('车辆登记名单.xlsx')
  await page.waitForSelector('.fault-box')
  assert.match(await page.textContent('main'), /没有收下.*工作表/s)
})

test(
  'the register is checked first: nothing is written yet, every refusal names its cell',
  { timeout: 180000 },
  async () => {
    await drop(manifest.register)
    await page.waitForSelector('.counts', { timeout: 120000 })
    const found = await counts()
    assert.deepEqual(
      [found['建档立卡户'], found['人员'], found['待改']],
      [households, manifest.persons_accepted, refused]
    )
    const cells = await page.locator('table.records tbody tr td:first-child').allTextContents()
    assert.ok(cells.every((cell) => /[A-Z]+\d+/.test(cell)))
    const file = page.waitForEvent('download')
    await page.click('a[href*=returned]')
    assert.match((await file).suggestedFilename(), /xlsx$/)
  }
)

test('it is taken in, and the same file again changes nothing', { timeout: 240000 }, async () => {
  await page.click('.actions .primary')
  await page.waitForSelector('.good', { timeout: 120000 })
  await page.goto('/r/household')
  await settle(page)
  await page.waitForSelector('h1 .count')
  assert.equal((await page.textContent('h1 .count')).replace(/\D/g, ''), String(households))
  await drop(manifest.register)
  await page.waitForSelector('.counts', { timeout: 120000 })
  assert.equal((await counts())['建档立卡户'], 0)
  assert.ok(await page.locator('.actions .primary').isDisabled())
})

test('it is withdrawn, and the county has no households again', { timeout: 240000 }, async () => {
  await page.goto('/import')
  await settle(page)
  await page.locator('tr', { hasText: '已入库' }).locator('a').click()
  await page.waitForSelector('.counts')
  await page.locator('.actions button', { hasText: '撤回' }).click()
  await page.click('.dialog-foot .primary')
  await page.waitForFunction(() => document.querySelector('h1')?.textContent.includes('已撤回'), undefined, {
    timeout: 120000,
  })
  await page.goto('/r/household')
  await settle(page)
  await page.waitForSelector('.empty')
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
