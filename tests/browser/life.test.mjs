// Household events through the page, from what is asked to what is written: a split, a merger back, a death.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PHONE, open, overflow, settle, start, violations } from './server.mjs'

const VILLAGE = '341125100205'
let server, office, house, people

// api: what a page of ours would ask.
const api = (path, method = 'GET', body = undefined) =>
  office.evaluate(
    async ([p, m, b]) => {
      const answer = await fetch('/api/v1' + p, {
        method: m,
        headers: { 'Content-Type': 'application/json', 'X-Bangfu': '1' },
        body: b && JSON.stringify(b),
      })
      if (!answer.ok) throw new Error(p + ' ' + (await answer.text()))
      return answer.json()
    },
    [path, method, body]
  )
const make = (entity, values) => api('/' + entity, 'POST', { values })
const members = async (household) =>
  (await api(`/household_member?household=${household}`)).rows
    .filter((m) => !m.values.to_on)
    .map((m) => [m.title, m.values.relation].join(' '))
    .sort()
const said = (words) => office.waitForSelector(`.notices .notice:has-text("${words}")`)

before(
  async () => {
    server = await start({ bare: true })
    office = await open(server, 'test-office')
    house = await make('household', { hh_no: 'A-1', place: VILLAGE })
    people = {}
    for (const [name, sex, birth, relation] of [
      ['周户主', '1', '1960-01-01', 'head'],
      ['吴配偶', '2', '1962-01-01', 'spouse'],
      ['周长子', '1', '1985-01-01', 'son'],
    ]) {
      const person = await make('person', { name, sex, birth, place: VILLAGE })
      people[name] = person.id
      await make('household_member', { household: house.id, person: person.id, relation, from_on: '2014-01-01' })
    }
  },
  { timeout: 120000 }
)
after(() => server?.stop())

async function dialog(household, kind, day) {
  await office.goto('/r/household/' + household)
  await settle(office)
  await office.getByRole('button', { name: '户变动' }).click()
  await office.waitForSelector('#life-kind')
  await office.selectOption('#life-kind', kind)
  await office.fill('#life-day', day)
}
async function choose(id, text) {
  await office.click('#' + id)
  await office.fill('#' + id, text)
  await office.locator(`#${id}-list [role=option]`).filter({ hasText: text }).first().click()
}
// written: looked at, what nobody can derive is said, and then done.
async function written(relations = {}) {
  await office.getByRole('button', { name: '看看将怎样改' }).click()
  await office.waitForSelector('.preview, .relations')
  for (const [name, relation] of Object.entries(relations)) {
    const label = office.locator('.relations .field', { hasText: name })
    const input = label.locator('input')
    await input.click()
    await input.fill(relation)
    await office.locator('.relations [role=option]').filter({ hasText: relation }).first().click()
  }
  if (Object.keys(relations).length) await office.getByRole('button', { name: '再看一次' }).click()
  await office.waitForSelector('.preview')
  const words = await office.textContent('.preview')
  await office.locator('.dialog-foot .primary').click()
  return words
}

let second
test('a son leaves with a number of his own: what is seen first is what is written', async () => {
  await dialog(house.id, 'split', '2017-03-01')
  await office.getByLabel(/周长子/).check()
  await choose('life-person', '周长子')
  await office.fill('#life-number', 'A-2')
  assert.deepEqual(await violations(office), [])
  assert.match(await written(), /周长子/)
  await said('分户已办理')
  await office.waitForURL((url) => url.pathname !== '/r/household/' + house.id)
  second = new URL(office.url()).pathname.split('/').pop()
  assert.deepEqual(await members(second), ['周长子 head'])
  assert.equal((await members(house.id)).length, 2)
})

test('the two are merged again, and everybody has a relation to the head', async () => {
  await dialog(house.id, 'merge', '2017-06-01')
  await choose('life-other', '周长子')
  await written({ 周长子: '子' })
  await said('并户已办理')
  assert.deepEqual((await members(house.id)).map((m) => m.split(' ')[1]).sort(), ['head', 'son', 'spouse'])
  assert.deepEqual(await members(second), [])
})

test('a death ends a membership on its day, and the history tells it', async () => {
  await dialog(house.id, 'death', '2017-09-01')
  await choose('life-person', '吴配偶')
  await written()
  await said('死亡已办理')
  assert.deepEqual((await members(house.id)).map((m) => m.split(' ')[1]).sort(), ['head', 'son'])
  const events = (await api(`/household_event?household=${house.id}`)).rows.map((e) => e.values.kind)
  assert.deepEqual(events.sort(), ['death', 'merge', 'split'])
})

// Two numbers behind one mask, that differ in the day of birth alone.
function maskedAlike() {
  const by = {}
  for (let day = 1; day <= 28; day++) {
    const head = '341199197001' + String(day).padStart(2, '0') + '101'
    const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((all, w, i) => all + w * Number(head[i]), 0)
    const end = '10X98765432'[sum % 11]
    if (by[end]) return [by[end], head + end]
    by[end] = head + end
  }
}

test('a merger keeps what was chosen through every refusal', async () => {
  const home = await make('household', { hh_no: 'B-1', place: VILLAGE })
  const persons = []
  for (const [i, id_no] of maskedAlike().entries()) {
    persons.push(await make('person', { name: '邹重名', id_no, place: VILLAGE }))
    await make('household_member', {
      household: home.id,
      person: persons[i].id,
      relation: i ? 'son' : 'head',
      from_on: '2014-01-01',
    })
  }
  assert.equal(persons[0].values.id_no, persons[1].values.id_no, 'masked they look the same')
  await office.goto(`/r/person/${persons[0].id}?merge=${persons[1].id}`)
  await office.waitForSelector('table.twin')
  await office.fill('#reason', '同一人登记了两次')
  const look = () => office.getByRole('button', { name: '看看将怎样改' }).click()
  await look()
  const number = office.getByRole('group', { name: '哪一个证件号码是对的' }).getByLabel(/保留的/)
  await number.check()
  await look()
  const facts = office.getByRole('group', { name: /以哪一条为准/ }).getByLabel(/保留的/)
  await facts.waitFor()
  assert.equal(await number.isChecked(), true, 'after the second refusal the first answer still stands there')
  await facts.check()
  await look()
  await office.waitForSelector('.preview')
  assert.deepEqual([await number.isChecked(), await facts.isChecked()], [true, true])
  await office.locator('.dialog-foot .primary').click()
  await said('合并重复人员已办理')
  assert.equal((await api('/person/' + persons[1].id)).voided, true)
})

test('the dialog fits a phone, and no page raised an error of its own', async () => {
  const phone = await open(server, 'test-office', PHONE)
  await phone.goto('/r/household/' + house.id)
  await settle(phone)
  await phone.getByRole('button', { name: '户变动' }).click()
  await phone.waitForSelector('#life-kind')
  assert.ok((await overflow(phone)) <= 0)
  assert.deepEqual([...office.faults, ...phone.faults], [])
})
