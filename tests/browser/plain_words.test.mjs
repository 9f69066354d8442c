// No name of the program's own stands on a Chinese page: imports with faults of many kinds, what waits for review, and
// the settings, each walked and read for words like posting_sheet.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { open, settle, start } from './server.mjs'

const SHEETS = {
  车间: '扶贫车间情况表\n乡镇,村,车间名称,类型,所属流动党支部\n定城镇,十八岗村,服装,缝纫,东门支部\n',
  考勤: '驻村考勤\n乡镇,村,姓名,选派单位,在岗天数\n定城镇,十八岗村,图一,县水利局,22\n',
  驻村: '驻村工作队员花名册\n村,姓名,驻村职务,选派单位,选派层级,到岗日期\n十八岗村,图一,指挥官,县水利局,县,2017-03-01\n',
  培训: '培训台账\n培训时间,培训名称,主办单位,参训人数\n2017-6-1,养殖,县水利局,60\n2017年,种植,县水利局,六十\n',
  单位: '组织名称,组织类别\n县水利局,私企\n',
  户: '户编号,行政村,姓名,证件号码,与户主关系,人均纯收入\n1,十八岗村,郝浩鹏,34119919470207769X,户主,三千\n2,无此村,郝福,34119919470207769X,户主,1\n',
}
let server, office, village

const add = (login, role, place, name) =>
  execFileSync(
    process.env.BANGFU,
    ['account', 'add', server.store, login, '--role', role, '--place', place, '--name', name, '--password'],
    { input: 'Ceshi-2017-mima\n', stdio: ['pipe', 'ignore', 'inherit'] }
  )
const post = (page, path, body, name) =>
  page.evaluate(
    async ([p, b, n]) => {
      const headers = { 'X-Bangfu': '1', 'Content-Type': n ? 'application/octet-stream' : 'application/json' }
      if (n) headers['X-Filename'] = encodeURIComponent(n)
      const answer = await fetch('/api/v1' + p, { method: 'POST', headers, body: n ? b : JSON.stringify(b) })
      return answer.json()
    },
    [path, body, name]
  )
const own = async (page) => {
  const text = await page.evaluate(() => document.body.innerText)
  return [...new Set(text.match(/[a-z]+_[a-z_]+|posting\.|household\./g) || [])]
}
const reads = async (page, paths) => {
  for (const path of paths) {
    await page.goto(path)
    await settle(page)
    assert.deepEqual(await own(page), [], path)
  }
}

before(
  async () => {
    server = await start({ bare: true })
    add('lijing', 'village', '341125100205', '李静')
    office = await open(server, 'test-office')
    village = await open(server, 'lijing')
    for (const register of ['household', 'household_income'])
      await post(office, '/review_setting', { values: { register, steps: 'county', from_on: '2017-01-01' } })
    for (const [list, word, code] of [
      ['cause', '运气不好', 'illness'],
      ['column', '他从哪来', 'posting.from_on'],
    ])
      await post(office, '/word_map', { values: { list, word, code } })
    const helpers = { name: 'helper_limit', place: '341125', from_on: '2017-03-01', value: 5 }
    await post(office, '/parameter_value', { values: helpers })
    for (const hh_no of ['A-1', 'A-2', 'A-3'])
      await post(village, '/household', { values: { hh_no, place: '341125100205' } })
  },
  { timeout: 240000 }
)
after(() => server?.stop())

test('imports: the list, and each with its faults', { timeout: 120000 }, async () => {
  for (const page of [office, village]) {
    const paths = ['/import', '/import?for=household_income']
    for (const [name, text] of Object.entries(SHEETS)) {
      const { id } = await post(page, '/imports', text, name + '.csv')
      paths.push('/import/' + id)
    }
    await reads(page, paths)
    await page.goto('/import')
    await settle(page)
    assert.match(await page.textContent('main table'), page === office ? /测试员/ : /李静/)
  }
  await reads(office, ['/import'])
})

test('review: every box, and each state of a proposal', { timeout: 120000 }, async () => {
  await office.goto('/review')
  await settle(office)
  await office.waitForSelector('.review-rows tbody tr')
  const { rows } = await office.evaluate(async () => (await fetch('/api/v1/proposals?box=waiting')).json())
  assert.equal(rows.length, 3)
  await post(office, '/proposals/confirm', { proposals: [rows[0].id] })
  await post(office, '/proposals/return', { proposals: [rows[1].id], reason: '编号不对' })
  for (const page of [office, village])
    await reads(page, ['waiting', 'sent', 'returned', 'all'].map((b) => '/review?box=' + b))
  for (const r of rows) {
    await office.goto(`/review?box=all&id=${r.id}`)
    await office.waitForSelector('.review-steps')
    assert.deepEqual(await own(office), [], r.id)
    assert.match(await office.textContent('.review-steps'), /李静 于/)
  }
})

test('settings: lists, records and their forms', { timeout: 120000 }, async () => {
  const registers = ['review_setting', 'parameter_value', 'code_entry', 'word_map']
  await reads(office, registers.map((r) => '/r/' + r))
  for (const register of registers) {
    await office.goto('/r/' + register)
    await settle(office)
    const record = await office.evaluate(
      async (r) => (await (await fetch(`/api/v1/${r}?limit=1`)).json()).rows[0]?.id,
      register
    )
    await reads(office, record ? [`/r/${register}/${record}`] : [])
    assert.ok(record || register === 'code_entry', register)
  }
  await office.goto('/r/review_setting')
  await settle(office)
  await office.getByRole('button', { name: /新增/ }).first().click()
  await office.waitForSelector('#form-register')
  assert.deepEqual(await own(office), [])
})

test('no page raised an error of its own', () => assert.deepEqual([...office.faults, ...village.faults], []))
