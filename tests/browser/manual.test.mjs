// The manual and the product say the same: each section of docs/manual.md names an address and a picture; the page is
// opened, every word the section quotes in 「」 must stand on it, and its picture is taken. `make manual` (MANUAL=1)
// keeps the pictures in docs/manual/; otherwise they go to a temporary folder.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { TOP, open, overflow, settle, start } from './server.mjs'

const KEPT = join(TOP, 'docs/manual')
const sections = readFileSync(join(TOP, 'docs/manual.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.split('\n')[0],
    address: /^地址：`([^`]+)`/m.exec(text)?.[1],
    picture: /!\[[^\]]*\]\(manual\/([\w-]+\.png)\)/.exec(text)?.[1],
    login: 'test-' + (/^账号：`([^`]+)`/m.exec(text)?.[1] || 'office'),
    phone: /手机/.test(text.split('\n')[0]),
    words: [...text.matchAll(/「([^」]+)」/g)].map((m) => m[1]),
  }))
const shown = sections.filter((s) => s.address)
const pages = {}
let server, folder
const pageOf = async (login) => (pages[login] ||= await open(server, login))
before(
  async () => {
    server = await start()
    folder = process.env.MANUAL ? KEPT : mkdtempSync(join(tmpdir(), 'manual-'))
    mkdirSync(folder, { recursive: true })
  },
  { timeout: 240000 }
)
after(() => {
  server?.stop()
  if (folder && folder !== KEPT) rmSync(folder, { recursive: true, force: true })
})

for (const s of shown)
  test(`manual: ${s.title}`, async () => {
    const page = await pageOf(s.login)
    await page.setViewportSize(s.phone ? { width: 390, height: 844 } : { width: 1366, height: 768 })
    await page.goto(s.address)
    await settle(page)
    const words = await page.evaluate(
      () =>
        document.body.innerText +
        [...document.querySelectorAll('[aria-label],[placeholder]')]
          .map((x) => `\n${x.getAttribute('aria-label')}\n${x.getAttribute('placeholder')}`)
          .join('')
    )
    const item = await page.evaluate((a) => document.querySelector(`nav a[href="${a}"]`)?.textContent, s.address)
    if (item && !/^\/(r|mechanism)\//.test(s.address)) assert.ok(s.title.includes(item), `the menu says “${item}”`)
    for (const w of s.words) assert.ok(words.includes(w), `“${w}” is not on ${s.address}`)
    assert.equal(await overflow(page), 0)
    await page.screenshot({ path: join(folder, s.picture), scale: 'css' })
    assert.ok(statSync(join(folder, s.picture)).size > 5000)
  })

test('every picture of the manual is kept beside it, and none is left over', () => {
  const wanted = shown.map((s) => s.picture).sort()
  assert.deepEqual(readdirSync(KEPT).sort(), wanted)
  for (const p of wanted) assert.ok(existsSync(join(KEPT, p)))
})

test('no page raised an error of its own', () => {
  for (const p of Object.values(pages)) assert.deepEqual(p.faults, [])
})
