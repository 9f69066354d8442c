// What every test of the API needs: a county of its own with accounts for every role, a server on a free port, and a
// way to ask.
// The program is $BANGFU, else build/bangfu. Everything is made in a temporary directory and removed at the end.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const TOP = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const BANGFU = process.env.BANGFU || join(TOP, 'build/bangfu')
export const PASSWORD = 'an api test of some length'
export const COUNTY = '341125'

// Two townships of two villages each: enough for "in my place", "beside it" and "above it".
export const PLACES = [
        ['341125', '定远县', ''],
        ['341125100', '定城镇', '341125'],
        ['341125100201', '东河村', '341125100'],
        ['341125100202', '西河村', '341125100'],
        ['341125101', '炉桥镇', '341125'],
        ['341125101201', '南山村', '341125101'],
        ['341125101202', '北山村', '341125101'],
]
export const ROLES = {
        organisation: COUNTY,
        office: COUNTY,
        finance: COUNTY,
        township: '341125100',
        village: '341125100201',
        leader: COUNTY,
        auditor: COUNTY,
        accounts: COUNTY,
        security: COUNTY,
}

export function bangfu(words, input = '') {
        return execFileSync(BANGFU, words, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] })
}

export function addAccount(store, login, role, place, more = []) {
        bangfu(
                ['account', 'add', store, login, '--role', role, '--place', place, '--password', ...more],
                PASSWORD + '\n',
        )
}

// A further grant, given at the machine: on the page two accounts are wanted.
export function grant(store, login, role, place, more = []) {
        bangfu(['account', 'grant', store, login, '--role', role, '--place', place, ...more])
}

export function makeCounty(roles = ROLES) {
        const directory = mkdtempSync(join(tmpdir(), 'bangfu-api-'))
        const store = join(directory, 'county.bangfu'),
                places = join(directory, 'places.csv')
        writeFileSync(places, 'code,name,parent\n' + PLACES.map((p) => p.join(',')).join('\n') + '\n')
        bangfu(['init', store, '--county', COUNTY, '--places', places])
        for (const [role, place] of Object.entries(roles)) addAccount(store, role, role, place)
        return { directory, store }
}

// serve: the address is read off the first line that names one, so that the port may be any free one.
export async function serve(store, more = {}) {
        const child = spawn(BANGFU, ['serve', store, '--listen', '127.0.0.1:0'], {
                stdio: ['ignore', 'pipe', 'inherit'],
                env: { ...process.env, BANGFU_TEST: '1', ...more },
        })
        const base = await new Promise((done, failed) => {
                let text = ''
                child.stdout.on('data', (piece) => {
                        text += piece
                        const found = /http:\/\/[0-9.]+:\d+/.exec(text)
                        if (found) done(found[0])
                })
                child.once('exit', (code) => failed(new Error(`bangfu serve ended with ${code}: ${text}`)))
        })
        const stop = (signal = 'SIGTERM') =>
                new Promise((done) => {
                        if (child.exitCode !== null) return done()
                        child.once('exit', done)
                        child.kill(signal)
                })
        return { base, stop }
}

export async function start(roles) {
        const { directory, store } = makeCounty(roles)
        const { base, stop } = await serve(store)
        return {
                base,
                store,
                directory,
                async stop() {
                        await stop()
                        rmSync(directory, { recursive: true, force: true })
                },
        }
}

// A client: asks with a token, gives status, headers and the body as JSON or text.
export class Client {
        constructor(base, token = '') {
                this.base = base
                this.token = token
        }

        async raw(method, path, body, headers = {}) {
                const answer = await fetch(this.base + '/api/v1' + path, {
                        method,
                        body,
                        headers: { ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}), ...headers },
                })
                const text = await answer.text()
                let json
                try {
                        json = JSON.parse(text)
                } catch {
                        json = undefined
                }
                return {
                        status: answer.status,
                        headers: answer.headers,
                        text,
                        json,
                        statements: Number(answer.headers.get('x-statements')),
                }
        }

        ask(method, path, body, headers = {}) {
                return body === undefined
                        ? this.raw(method, path, undefined, headers)
                        : this.raw(method, path, JSON.stringify(body), {
                                  'Content-Type': 'application/json',
                                  ...headers,
                          })
        }

        get(path) {
                return this.ask('GET', path)
        }
        post(path, body, headers) {
                return this.ask('POST', path, body, headers)
        }
        patch(path, body, headers) {
                return this.ask('PATCH', path, body, headers)
        }

        // make: a record entered, or the test ends with what was wrong.
        async make(entity, values) {
                const made = await this.post('/' + entity, { values, reason: 'test' })
                if (made.status !== 201) throw new Error(`${entity}: ${made.status} ${made.text}`)
                return made.json
        }
}

export async function login(base, name, password = PASSWORD) {
        const client = new Client(base)
        const answer = await client.post('/session', { login: name, password })
        if (answer.status !== 200) throw new Error(`login ${name}: ${answer.status} ${answer.text}`)
        client.token = answer.json.token
        return client
}

// idNumber: a valid number of nobody: area 341199 is not assigned. n tells them apart.
// spelled: a number by characters, for names: a digit is no part of one.
export const spelled = (n) => String(n).replace(/\d/g, (digit) => '〇一二三四五六七八九'[digit])

export function idNumber(n, birth = '19700101') {
        const head = '341199' + birth + String(n).padStart(3, '0')
        const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        const sum = weights.reduce((all, w, i) => all + w * Number(head[i]), 0)
        return head + '10X98765432'[sum % 11]
}
