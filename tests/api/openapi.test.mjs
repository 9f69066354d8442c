// The description of the API as it is served: valid by the rules of OpenAPI 3.1, no key twice, every parameter of a path
// declared, and what is answered is what it says.
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { Validator } from '../browser/node_modules/@seriousme/openapi-schema-validator/index.js'
import Ajv2020 from '../browser/node_modules/ajv/dist/2020.js'
import addFormats from '../browser/node_modules/ajv-formats/dist/index.js'

import { Client, login, start } from './server.mjs'

let server, office, text, api

before(async () => {
        server = await start()
        office = await login(server.base, 'office')
        text = (await office.get('/openapi.json')).text
        api = JSON.parse(text)
})
after(() => server.stop())

// keysTwice: JSON.parse takes the last of two keys in silence; a strict reader refuses, so every key is looked at here.
function keysTwice(json) {
        const found = [],
                open = []
        const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g
        for (let m = token.exec(json), after; m; m = after) {
                after = token.exec(json)
                const at = open.at(-1)
                if (m[0] === '{' || m[0] === '[') open.push({ keys: new Set(), name: at?.last })
                else if (m[0] === '}' || m[0] === ']') open.pop()
                else if (m[0][0] === '"' && after?.[0] === ':') {
                        if (at.keys.has(m[0])) found.push(`${open.map((o) => o.name).join('/')}/${m[0]}`)
                        at.keys.add(m[0])
                        at.last = m[0]
                }
        }
        return found
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head']
const operations = () =>
        Object.entries(api.paths).flatMap(([path, item]) =>
                Object.entries(item)
                        .filter(([method]) => METHODS.includes(method))
                        .map(([method, o]) => ({ path, method, o, name: `${method} ${path}` })),
        )

test('no key stands twice', () => {
        assert.deepEqual(keysTwice('{"a":{"b":1,"c":[{"b":1}],"b":"x:"}}'), ['/"a"/"b"'], 'the reader finds one')
        assert.deepEqual(keysTwice(text), [])
})

test('a public validator takes it', async () => {
        const told = await new Validator().validate(structuredClone(api))
        assert.ok(told.valid, JSON.stringify(told.errors)?.slice(0, 2000))
        const nobody = (await new Client(server.base).get('/openapi.json')).json
        assert.ok((await new Validator().validate(nobody)).valid, 'and what is served without a login')
})

test('an address that is a work and a register has the ways of both', () => {
        assert.ok(api.paths['/handover'].get, 'the register is read')
        assert.match(JSON.stringify(api.paths['/handover'].post.requestBody), /schemas\/handover"/)
})

test('parameters of a path are declared, and none that are not there; ids are unique', () => {
        const ids = new Set()
        const shapes = new Set()
        for (const { path, o, name } of operations()) {
                const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map((m) => m[1]).sort()
                const declared = o.parameters.filter((p) => p.in === 'path')
                assert.deepEqual(declared.map((p) => p.name).sort(), inPath, name)
                for (const p of declared) assert.equal(p.required, true, name)
                const all = o.parameters.map((p) => p.in + p.name)
                assert.equal(new Set(all).size, all.length, name + ': a parameter twice')
                assert.ok(!ids.has(o.operationId), o.operationId)
                ids.add(o.operationId)
        }
        for (const path of Object.keys(api.paths)) {
                const shape = path.replace(/\{[^}]+\}/g, '{}')
                assert.ok(!shapes.has(shape), path + ': the same address under another name')
                shapes.add(shape)
        }
})

test('what is referred to is there', () => {
        for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g))
                assert.ok(api.components.schemas[name], name)
})

test('every operation says what it does, in the language asked for', async () => {
        const english = JSON.parse(
                (await office.ask('GET', '/openapi.json', undefined, { 'Accept-Language': 'en' })).text,
        )
        for (const { path, method, o, name } of operations()) {
                assert.match(o.summary, /\p{Script=Han}/u, name)
                const e = english.paths[path][method]
                assert.ok(e.summary && !/\p{Script=Han}/u.test(e.summary), `${name}: ${e.summary}`)
        }
})

// Everything that is read without naming a record, by an account that may read it.
test('what is answered is what the description says', async () => {
        const ajv = new Ajv2020({ strict: false, allErrors: true })
        addFormats(ajv)
        ajv.addSchema(api, 'api')
        await office.make('organisation', { name: '县卫健委', kind: '机关事业单位' })
        await office.make('person', { name: '陈大武', id_type: '居民身份证', id_no: '34119919470207769X' })
        let tried = 0
        for (const { path, method, o, name } of operations()) {
                const schema = o.responses['200']?.content?.['application/json']?.schema
                if (method !== 'get' || path.includes('{') || !schema) continue
                const answer = await office.get(path)
                if (answer.status !== 200) continue
                const pointer = `#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`
                const valid = ajv.getSchema('api' + pointer)
                assert.ok(valid, pointer)
                assert.ok(valid(answer.json), `${name}: ${ajv.errorsText(valid.errors)}`)
                tried++
        }
        assert.ok(tried > 100, `only ${tried} answers were tried`)
})
