// What every browser test needs: a server of its own on a free port over a copy of the demonstration county, a browser,
// a login, axe. The county is $BANGFU_DEMO, else var/demo.bangfu, else made anew; the program is $BANGFU, else
// build/bangfu. Tests write to the copy only.
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const TOP = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const BANGFU = process.env.BANGFU || join(TOP, 'build/bangfu')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const BROWSER = process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const PASSWORD = 'Ceshi-2017-mima'

const freePort = () =>
  new Promise((done, failed) => {
    const probe = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address()
        probe.close(() => done(port))
      })
  })

function county(directory) {
  const store = join(directory, 'county.bangfu')
  const ready = process.env.BANGFU_DEMO || join(TOP, 'var/demo.bangfu')
  if (!existsSync(ready)) {
    execFileSync(BANGFU, ['demo', store], { stdio: 'ignore' })
    return store
  }
  for (const end of ['', '-wal']) if (existsSync(ready + end)) copyFileSync(ready + end, store + end)
  return store
}

function bareCounty(directory) {
  const store = join(directory, 'county.bangfu')
  const places = join(TOP, 'demo/data/divisions-341125.csv')
  execFileSync(BANGFU, ['init', store, '--county', '341125', '--places', places], { stdio: 'ignore' })
  return store
}

// The tests log in with accounts of their own, so that they need to know nobody's password.
function accounts(store) {
  for (const [login, role, name] of [ // accounts of one name are one hand
    ['test-office', 'office', '测试员'],
    ['test-accounts', 'accounts', '管账号'],
    ['test-security', 'security', '管安全'],
    ['test-leader', 'leader', '看全局'],
    ['test-finance', 'finance', '管资金'],
  ])
    execFileSync(
      BANGFU,
      ['account', 'add', store, login, '--role', role, '--place', '341125', '--name', name, '--password'],
      { input: PASSWORD + '\n', stdio: ['pipe', 'ignore', 'inherit'] }
    )
}

async function answering(base, child) {
  for (let i = 0; i < 300; i++) {
    if (child.exitCode !== null) throw new Error(`bangfu serve ended with ${child.exitCode}`)
    const up = await fetch(base + '/api/v1/session').then(
      (r) => r.status === 401,
      () => false
    )
    if (up) return
    await new Promise((r) => setTimeout(r, 100))
  }
  throw new Error('bangfu serve does not answer')
}

// start: bare is a county with places and nothing else.
export async function start({ bare = false } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'bangfu-browser-'))
  const store = bare ? bareCounty(directory) : county(directory)
  accounts(store)
  const port = await freePort()
  const child = spawn(BANGFU, ['serve', store, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const base = `http://127.0.0.1:${port}`
  await answering(base, child)
  const browser = await chromium.launch({
    executablePath: BROWSER,
    headless: true,
    env: { ...process.env, LANGUAGE: 'zh_CN', LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--lang=zh-CN',
    ],
  })
  const stop = async () => {
    await browser.close()
    child.kill('SIGTERM')
    await new Promise((r) => {
      if (child.exitCode !== null) r()
      else child.once('exit', r)
    })
    rmSync(directory, { recursive: true, force: true })
  }
  return { base, store, browser, stop, directory }
}

export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

// open: a page of a fresh browser context, logged in as one of the demonstration's accounts. Faults on the page are
// kept in page.faults.
export async function open(server, login, size = DESK) {
  const context = await server.browser.newContext({
    locale: 'zh-CN',
    viewport: size,
    baseURL: server.base,
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15000)
  page.faults = []
  page.on('pageerror', (e) => page.faults.push(e.message))
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of (401|409|422|400)/.test(m.text())) page.faults.push(m.text() + ' ' + m.location().url)
  })
  await page.goto('/')
  if (login) await enter(page, login)
  return page
}

export async function enter(page, login, password = PASSWORD) {
  await page.fill('#login', login)
  await page.fill('#password', password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('header.bar')
}

// settle: nothing is being read any more.
export async function settle(page) {
  await page.waitForFunction(
    () =>
      !document.querySelector('.state[role=status], [aria-busy=true], .busy') &&
      document.querySelector('main h1, main h2')
  )
}

// violations: what axe finds. It comes in through the debugger, so that the page's strict policy stays in force.
export async function violations(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: AXE })
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    expression:
      'axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")))',
  })
  await session.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.text)
  return result.value
}

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
