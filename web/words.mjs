// Checks the words of the interface over all rooms: a key stands once, Chinese before English, and some page says it.
// The compiler sees to the rest: a key nobody wrote does not compile.
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const files = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? files(join(dir, e.name)) : /\.tsx?$/.test(e.name) ? [join(dir, e.name)] : []
  )
const texts = new Map(files('src').map((file) => [file, readFileSync(file, 'utf8')]))
const faults = []

const at = new Map() // key → the file it stands in
for (const [file, text] of texts)
  if (basename(file) === 'words.ts')
    for (const [, key, chinese, english] of text.matchAll(/^  (\w+): \[\s*'(.*?)',\s*(['"].*?['"]),?\s*\],$/gms)) {
      if (at.has(key)) faults.push(`${file}: ${key} stands in ${at.get(key)} too`)
      if (/[一-龥]/.test(english) && !/[一-龥]/.test(chinese)) faults.push(`${file}: ${key} says English first`)
      at.set(key, file)
    }

// A key may be made at run time of a beginning and what the server sent: then every key so begun counts as said.
const said = new Set()
const begun = new Set()
for (const text of texts.values()) {
  for (const [, key] of text.matchAll(/'(\w+)'/g)) said.add(key)
  for (const [, start] of text.matchAll(/[`'](\w+_)(?:\$\{|' \+)/g)) begun.add(start)
}
for (const [key, file] of at)
  if (!said.has(key) && ![...begun].some((start) => key.startsWith(start))) faults.push(`${file}: nothing says ${key}`)

// A form says itself what it lacks: the browser's bubble speaks the browser's language and stands for a second.
for (const [file, text] of texts)
  for (const [tag] of text.matchAll(/<form\b[\s\S]{0,40}/g))
    if (!tag.includes('noValidate')) faults.push(`${file}: a form leaves its words to the browser (noValidate)`)

if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
