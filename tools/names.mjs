// names.mjs RULE: the rules of tools/check about names, which want more than a line at a time. Prints "file:line: what"
// for what breaks the rule; run from the top of the tree.
//   draft_fields     a draft is asked for fields its entity has: a misspelt one would end the program in a county
//   mechanism_words  the importer, the core and the routes over the catalogue know no mechanism by its name
//   static_names     the name of a static function of this length or more is found once in the tree
//   dated_words      what is shown holds the mark of a term and not the word of one time (base/term.h)
//   include_order    blocks of headers are sorted, the system's stand behind ours
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const NAME_MIN = 4 // shorter statics (opens, eq) are a file's own small words

const walk = (dir) =>
        readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
                e.isDirectory() ? walk(join(dir, e.name)) : e.name.endsWith('.c') || e.name.endsWith('.h') ? [join(dir, e.name)] : []
        )
const files = [...walk('src'), ...walk('demo')].sort().map((path) => {
        const text = readFileSync(path, 'utf8')
        return { path, text, lines: text.split('\n') }
})
const production = files.filter((f) => f.path.endsWith('.c') && !/_(test|fixture)\.c$/.test(f.path))
const say = (f, i, what) => console.log(`${f.path}:${i + 1}: ${what}`)

// The catalogue as the sources say it: entities with their fields, titles and hooks, and the mechanism of their module.
function catalogue() {
        const entities = new Map()
        const macros = new Map(
                files.flatMap((f) => [...f.text.matchAll(/#define (\w+)(?:\(.*?\))?[ \\]((?:.*\\\n)*.*)/g)].map((m) => [m[1], m[2]]))
        )
        for (const f of production) {
                const arrays = new Map()
                const names = (body) => [
                        ...[...body.matchAll(/^ *[A-Z_]+\(\s*"(\w+)"/gm)].map((x) => x[1]),
                        ...[...body.matchAll(/^ *([A-Z_]+),/gm)].flatMap((x) => names(macros.get(x[1]) ?? '')),
                ]
                for (const m of f.text.matchAll(/static const struct field (\w+)\[\] = \{(.*?)\n\};/gs)) arrays.set(m[1], names(m[2]))
                const mechanism = /\.number = "([\d.]+)"/.exec(f.text)?.[1] ?? /\.mechanism = "([\d.]+)"/.exec(f.text.slice(f.text.lastIndexOf('const struct module')))?.[1]
                for (const m of f.text.matchAll(/const struct entity \w+\[\] = \{(.*?)\n\};/gs))
                        for (const block of m[1].split(/^ {8}\{ /m).slice(1)) {
                                const name = /\.name = "(\w+)"/.exec(block)?.[1]
                                if (!name) continue
                                entities.set(name, {
                                        name,
                                        mechanism: mechanism ?? '0',
                                        title: /\.title = "([^"]+)"/.exec(block)?.[1],
                                        fields: new Set(arrays.get(/FIELDS\((\w+)\)/.exec(block)?.[1]) ?? []),
                                        hooks: [...block.matchAll(/\.(?:prepare|applied|settled) = (\w+)/g)].map((x) => f.path + ' ' + x[1]),
                                })
                        }
        }
        return entities
}

// functions: of a file, their names and lines; one begins at column 0 and ends with a brace there.
function functions(f) {
        const all = []
        for (let i = 0; i < f.lines.length; i++) {
                if (f.lines[i] !== '{') continue
                let head = i
                while (head > 0 && !/^[A-Za-z]/.test(f.lines[head])) head--
                const end = f.lines.indexOf('}', i)
                const name = /(\w+)\(/.exec(f.lines.slice(head, i).join(' '))?.[1]
                if (name) all.push({ name, head, from: i, to: end < 0 ? f.lines.length : end, fixed: f.lines[head].startsWith('static') })
        }
        return all
}

function draft_fields() {
        const entities = catalogue()
        const any = new Set([...entities.values()].flatMap((e) => [...e.fields]))
        const hooks = new Map([...entities.values()].flatMap((e) => e.hooks.map((h) => [h, e])))
        for (const f of production)
                for (const fn of functions(f)) {
                        const of = new Map()
                        const hook = hooks.get(f.path + ' ' + fn.name)
                        const shared = [...hooks.keys()].filter((h) => h === f.path + ' ' + fn.name).length > 1
                        if (hook && !shared && [...entities.values()].filter((e) => e.hooks.includes(f.path + ' ' + fn.name)).length === 1)
                                of.set('d', hook).set('old', hook)
                        for (let i = fn.from; i <= fn.to && i < f.lines.length; i++) {
                                for (const made of f.lines[i].matchAll(/(\w+) = \w*(?:draft|new)\w*\([^";]*"(\w+)"/g))
                                        if (entities.has(made[2])) of.set(made[1], entities.get(made[2]))
                                for (const call of f.lines[i].matchAll(/\bdraft_(?:get|set|now|now_is|same|given)\(([\w.>-]+), (?:\w+, )?"(\w+)"/g)) {
                                        const e = of.get(call[1])
                                        const known = e ? e.fields : any
                                        if (!known.has(call[2])) say(f, i, `${e ? e.name : 'no entity'} has no field ${call[2]}`)
                                }
                        }
                }
}

function mechanism_words() {
        const words = new Set()
        for (const e of catalogue().values())
                if (e.mechanism !== '0') {
                        words.add(e.name)
                        if (e.title?.length > 2) words.add(e.title)
                }
        for (const f of production) {
                // core/role.c names the areas of the table of rights, one of which is called as a register is
                if (!/^src\/(import|core|http)\//.test(f.path) || f.path === 'src/core/role.c' || /#include "(mechanisms|collect|brief)\//.test(f.text)) continue
                f.lines.forEach((line, i) => {
                        for (const s of line.replace(/\/\*.*?\*\//g, '').matchAll(/"((?:\\.|[^"\\])*)"/g))
                                for (const word of words)
                                        if (s[1] === word || s[1].startsWith(word + '.') || (/[^\x00-\x7f]/.test(word) && s[1].includes(word)))
                                                say(f, i, `“${word}” is a mechanism's word`)
                })
        }
}

function static_names() {
        const seen = new Map()
        for (const f of production)
                for (const fn of functions(f))
                        if (fn.fixed && fn.name.length >= NAME_MIN) {
                                if (seen.has(fn.name)) say(f, fn.head, `${fn.name} is also in ${seen.get(fn.name)}`)
                                else seen.set(fn.name, f.path)
                        }
}

function include_order() {
        for (const f of files) {
                if (f.path === 'src/base/testing.h') continue // cmocka.h wants what it uses in front of it
                let last = '', system = false
                f.lines.forEach((line, i) => {
                        const m = /^#include (["<])(.+)[">]/.exec(line)
                        if (!m) {
                                last = ''
                                return
                        }
                        if (system && m[1] === '"') say(f, i, `${m[2]} stands behind a header of the system`)
                        system ||= m[1] === '<'
                        if (m[2] < last) say(f, i, `${m[2]} stands behind ${last}`)
                        last = m[2]
                })
        }
}

// What a user reads of a source: titles, helps, sentences; what say says; fields' and codes' titles. Words by which a sheet
// is known (synonyms, called) are of all times, and a code with days of its own is dated by them.
const LITERALS = '(?:"(?:[^"\\\\]|\\\\.)*"\\s*)+'
const SHOWN = [
        `\\.(?:title|help|explain|mend|words|heading|responsible|unit)\\s*=\\s*(${LITERALS})`,
        `\\bsay\\([\\w>.-]+,\\s*(${LITERALS})`,
        `\\b(?:TEXT|DATE|YEAR|INTEGER|MONEY|DECIMAL|BOOLEAN|PLACE|CODE|CODE_SET|CODE_ROW|REF|REFS)\\("\\w+",\\s*(${LITERALS})`,
        `\\{\\s*"\\w+",\\s*(${LITERALS})(?![^}]*\\.(?:to|from) = )`,
].map((pattern) => new RegExp(pattern, 'g'))
const DATED = new RegExp(readFileSync('tools/dated_words.txt', 'utf8').trim().split(/\s*\n/).slice(1).join('|'))

function dated_words() {
        for (const f of production.filter((f) => f.path.startsWith('src/')))
                for (const shown of SHOWN)
                        for (const found of f.text.matchAll(shown)) {
                                const plain = found[1].replaceAll('巩固拓展脱贫攻坚成果', '')
                                if (DATED.test(plain) && !found[1].includes('|'))
                                        say(f, f.text.slice(0, found.index).split('\n').length - 1, plain.match(DATED)[0] + ' in ' + found[1].slice(0, 60))
                        }
        for (const path of readdirSync('web/src', { recursive: true }).filter((p) => /\.tsx?$/.test(p) && p !== 'terms.ts'))
                readFileSync(join('web/src', path), 'utf8').split('\n').forEach((line, i) => {
                        if (DATED.test(line) && !/^\s*\/\//.test(line)) say({ path: 'web/src/' + path }, i, line.match(DATED)[0])
                })
}

const rules = { draft_fields, dated_words, mechanism_words, static_names, include_order }
rules[process.argv[2]]()
