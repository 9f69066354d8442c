// A county's own register, imported from the page into a county that has places only: understood, checked, marked, taken in, withdrawn. What it
// must come to stands in the manifest beside the workbook.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
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
  assert.match(await page.textContent('main'), /未导入.*工作表/s)
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

const csv = (name, text) => {
  writeFileSync(join(server.directory, name), text)
  return join(server.directory, name)
}

test('a sheet taken for another is told what it is, by pinyin, and the way back is there', { timeout: 60000 }, async () => {
  await page.goto('/r/household')
  await settle(page)
  await page.getByRole('link', { name: '导入 Excel' }).first().click()
  await page.waitForSelector('.wanted')
  assert.match(await page.textContent('.wanted'), /建档立卡户/)
  const teachers = '姓名,性别,身份证号码,工作单位,职务\n图二,男,34119919470207769X,县水利局,科员\n'
  await page.setInputFiles('#import-file', csv('花名册.csv', teachers))
  await page.waitForSelector('.fault-box')
  assert.match(await page.textContent('main'), /但缺少：.*与户主关系/)
  assert.match(await page.textContent('.which'), /更像“干部”/)
  const which = page.locator('.which [role=combobox]')
  await which.fill('gb')
  await page.locator('.which [role=option]', { hasText: /^干部相像/ }).click()
  await page.waitForSelector('.counts')
  assert.equal((await counts())['干部'], 1)
  await which.click()
  await page.locator('.which [role=option]', { hasText: '由程序辨认' }).click()
  await page.waitForFunction(() => !document.querySelector('.which p').textContent.includes('您的指定'))
})

test('a word outside the list is chosen beside it, listed, and taken back', { timeout: 60000 }, async () => {
  await page.goto('/import')
  await settle(page)
  await page.setInputFiles('#import-file', csv('单位.csv', '组织名称,组织类别\n龙山农业公司,洋行\n'))
  await page.waitForSelector('.word-choice')
  const file = page.waitForEvent('download')
  await page.click('a[href*=returned]')
  assert.equal((await file).suggestedFilename(), '单位-待改.xlsx')
  await page.locator('.word-choice select').selectOption({ label: '非公企业' })
  await page.waitForSelector('.said-words')
  assert.match(await page.textContent('.said-words'), /“洋行”→ 非公企业/)
  assert.equal((await counts())['待改'], 0)
  await page.locator('.said-words button').click()
  await page.waitForSelector('.word-choice')
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
