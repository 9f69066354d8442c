// What is typed where there are choices: taken, or told why not; never dropped in silence, never taken for the value that
// stood there before, and Enter on it saves nothing. Over every such field that can be reached, and every key that leaves.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { open, settle, start } from './server.mjs'

let server
let page
let sent = []
before(
  async () => {
    server = await start()
    page = await open(server, 'test-office')
    page.on('request', (r) => {
      if (r.method() !== 'GET' && !/\/(try|find|search)$/.test(r.url())) sent.push(r.method() + ' ' + r.url())
    })
  },
  { timeout: 240000 }
)
after(() => server?.stop())

const NONSENSE = '没有这样的东西'
const COMBOS = 'input[role=combobox]:not(#search):visible:enabled'
const told = (id) => page.locator(`[id="${id}-unmatched"]`)

// refuses: the field is told that its text is none of the choices by every key that could lose it, and keeps it.
async function refuses(id, where) {
  const field = page.locator(`[id="${id}"]`)
  const keeps = async (what) => {
    await told(id).waitFor({ timeout: 5000 }).catch(() => assert.fail(`${where} #${id}: ${what} tells nothing`))
    assert.match(await told(id).textContent(), new RegExp(NONSENSE + '|先填'), `${where} ${what}`)
    assert.equal(await field.inputValue(), NONSENSE, `${where} #${id}: ${what} dropped it`)
    assert.equal(await field.getAttribute('aria-invalid'), 'true', where)
  }
  const type = async () => {
    await field.fill('')
    await field.pressSequentially(NONSENSE)
  }
  sent = []
  await type()
  await page.locator(`[id="${id}-list"] li`).first().waitFor()
  await page.waitForFunction((l) => !/正在查找/.test(document.getElementById(l).textContent), id + '-list')
  if (/＋/.test(await page.textContent(`[id="${id}-list"]`))) return field.fill('') // it offers to make it: no dead end
  await page.keyboard.press('Enter')
  await keeps('Enter')
  assert.ok(await field.evaluate((x) => x === document.activeElement), `${where} #${id}: the focus left`)
  await type()
  await page.keyboard.press('Escape')
  await keeps('Escape')
  await type()
  await page.keyboard.press('Tab')
  await keeps('Tab')
  assert.ok(await field.evaluate((x) => x === document.activeElement), `${where} #${id}: Tab left it`)
  await type()
  await field.evaluate((x) => x.blur())
  await keeps('leaving it')
  await field.fill('')
  await field.press('Enter') // nothing is a value, too
  assert.equal(await told(id).count(), 0)
  assert.deepEqual(sent, [], `${where} #${id}: something was sent`)
}

const FIELDS = [
  ['a form with codes and places', '/r/household?new=1'],
  ['a form with references', '/r/training_session?new=1'],
  ['a form with members', '/r/public_post?new=1'],
  ['filters', '/r/household'],
  ['the picture', '/picture'],
  ['the journal', '/journal'],
  ['the pairing board', '/pairing'],
  ['the handover', '/handover'],
  ['a new collection', '/collect', () => page.locator('main .head button').first().click()],
  ['forms', '/forms'],
  ['checks', '/checks'],
  ['the account', '/brief'],
]
for (const [what, path, act] of FIELDS)
  test(`${what}: what matches nothing stays and is told`, { timeout: 120000 }, async () => {
    await page.goto(path)
    await settle(page)
    if (act) await act()
    if (act) await page.locator(COMBOS).first().waitFor()
    const shown = (await page.locator('dialog[open]').count()) ? page.locator('dialog[open]').locator(COMBOS) : page.locator(COMBOS)
    const ids = (await shown.evaluateAll((all) => all.map((x) => x.id))).slice(0, 4)
    assert.ok(ids.length, `${path} has no field with choices`)
    for (const id of ids) await refuses(id, path)
  })

test('a form with such a text is not saved, by no key and no button', async () => {
  await page.goto('/r/household?new=1')
  await settle(page)
  const field = page.locator('dialog [id="form-cause_main"]')
  sent = []
  for (const act of [
    () => field.press('Control+Enter'),
    () => page.click('dialog .dialog-foot .primary'),
    () => page.locator('dialog .dialog-foot button', { hasText: 'Ctrl+Enter' }).click(),
  ]) {
    await field.fill('')
    await field.pressSequentially(NONSENSE)
    await act()
    await told('form-cause_main').waitFor()
    assert.equal(await field.inputValue(), NONSENSE)
  }
  assert.deepEqual(sent, [])
})

test('pasted or typed in full it is taken on leaving; an input method’s Enter is its own', async () => {
  await page.goto('/r/household?new=1')
  await settle(page)
  const field = page.locator('dialog [id="form-cause_main"]')
  await field.focus()
  await page.keyboard.insertText('因病')
  await page.keyboard.press('Tab')
  await page.waitForFunction(() => !document.getElementById('form-cause_main').dataset.unmatched)
  assert.equal(await field.inputValue(), '因病')
  sent = []
  await field.fill('')
  await field.pressSequentially('因')
  await field.dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true })
  assert.equal(await field.inputValue(), '因')
  assert.equal(await told('form-cause_main').count(), 0)
  assert.deepEqual(sent, [])
})

test('a member asked for before the household is named says what comes first', async () => {
  await page.goto('/r/public_post?new=1')
  await settle(page)
  const field = page.locator('dialog [id="form-person"]')
  await field.pressSequentially('陈')
  await page.waitForSelector('[id="form-person-list"] .none')
  assert.match(await page.textContent('[id="form-person-list"]'), /先填/)
})

test('on leaving a field one is told what the server would refuse, in its words, and what it only doubts', async () => {
  await page.goto('/r/person?new=1')
  await settle(page)
  const said = async (name, text, end) => {
    await page.fill(`[id="form-${name}"]`, text)
    await page.locator(`[id="form-${name}"]`).press('Tab')
    await page.waitForSelector(`[id="form-${name}-${end}"]`)
    return page.textContent(`[id="form-${name}-${end}"]`)
  }
  assert.match(await said('id_no', '341199194702077691', 'fault'), /校验位不对/)
  assert.match(await said('id_no', '3411991947020776', 'fault'), /应为 18 位.*现为 16 位/)
  assert.match(await said('id_no', '341199194713077691', 'fault'), /校验位不对|出生日期/)
  assert.match(await said('phone', '138055056781', 'doubt'), /11 位/)
  await page.fill('[id="form-phone"]', '13805505678')
  await page.locator('[id="form-phone"]').press('Tab')
  await page.waitForFunction(() => !document.getElementById('form-phone-doubt'))
  await page.goto('/r/organisation?new=1')
  await settle(page)
  assert.match(await said('credit_code', '12345', 'fault'), /信用代码/)
  await page.goto('/r/household?new=1')
  await settle(page)
  assert.match(await said('bank_card', '6222021234567890123', 'doubt'), /校验位不对/)
})

test('history says yes and no as they were', async () => {
  await page.goto('/r/household?limit=1')
  await settle(page)
  await page.locator('table.records tbody tr td:first-child a').first().click()
  await settle(page)
  const path = new URL(page.url()).pathname
  const answer = await page.evaluate(async (p) => {
    const [, , name, key] = p.split('/')
    const at = `/api/v1/${name}/${key}`
    const r = await (await fetch(at)).json()
    const put = async (version, water_safe) =>
      (
        await fetch(at, {
          method: 'PATCH',
          headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
          body: JSON.stringify({ version, values: { water_safe } }),
        })
      ).json()
    const no = await put(r.version, false)
    return put(no.version, true)
  }, path)
  assert.ok(answer.version, JSON.stringify(answer))
  await page.goto(path)
  await settle(page)
  await page.click('details.history summary')
  await page.waitForSelector('.history .timeline li')
  const first = page.locator('.history .timeline > li').first()
  assert.equal(await first.locator('del').textContent(), '否')
  assert.equal(await first.locator('ins').textContent(), '是')
})

test('the menu shows where one is, of a register that has no entry the mechanism it belongs to', async () => {
  for (const path of ['/r/household', '/r/base_partner', '/r/training_attendance', '/l/household.poor', '/r/thematic_report']) {
    await page.goto(path)
    await settle(page)
    assert.equal(await page.locator('#menu [aria-current=page]').count(), 1, path)
  }
})

test('a month is typed and shown as a month', async () => {
  const finance = await open(server, 'test-finance')
  await finance.goto('/r/pay_run')
  await settle(finance)
  const words = await finance.textContent('table.records tbody')
  assert.match(words, /20\d\d-\d\d/)
  assert.doesNotMatch(await finance.locator('table.records tbody tr td:nth-child(2)').first().textContent(), /-\d\d-\d\d/)
  await finance.goto('/r/pay_run?new=1')
  await settle(finance)
  const field = finance.locator('[id="form-month"]')
  await field.fill('2018年3月')
  await field.press('Tab')
  await finance.waitForFunction(() => document.getElementById('form-month').value === '2018-03')
  await field.fill('三月')
  await field.press('Tab')
  assert.match(await finance.textContent('[id="form-month-unread"]'), /不是月份/)
  await finance.context().close()
})

test('no page raised an error of its own', () => assert.deepEqual(page.faults, []))
