// Checks what a browser has to fetch, compressed: first load without charts at most 120 KB, the chart chunk at most 220
// KB.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const KB = 1024
const FIRST_LOAD = 120 * KB
const CHART = 220 * KB

const { outputs } = JSON.parse(readFileSync('dist/.meta.json', 'utf8'))
const size = (file) => gzipSync(readFileSync(file), { level: 9 }).length
const main = Object.keys(outputs).find((file) => outputs[file].entryPoint === 'src/main.tsx')

// reach: the file and everything it imports at once (not what it imports on demand).
function reach(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const i of outputs[file].imports) if (i.kind === 'import-statement' && outputs[i.path]) reach(i.path, seen)
  return seen
}
const first = [...reach(main), outputs[main].cssBundle, 'dist/index.html']
  .filter(Boolean)
  .reduce((sum, f) => sum + size(f), 0)
const charts = Object.keys(outputs).filter((f) => Object.keys(outputs[f].inputs).some((i) => i.includes('/echarts/')))
const chart = charts.reduce((sum, f) => sum + size(f), 0)

const line = (what, n, limit) => `${what}: ${(n / KB).toFixed(1)} KB gzip (limit ${limit / KB} KB)`
console.log(line('first load', first, FIRST_LOAD))
console.log(line('charts', chart, CHART))
if (charts.some((f) => reach(main).has(f))) {
  console.error('the first load contains the charts')
  process.exit(1)
}
if (first > FIRST_LOAD || chart > CHART) {
  console.error('over the budget')
  process.exit(1)
}
