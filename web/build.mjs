// Builds web/dist: index.html and hashed scripts and styles, nothing inline, so that a strict Content-Security-Policy
// (default-src 'self') holds. Pages that few open and everything that draws are chunks of their own. --watch builds
// again on changes; --out DIR builds elsewhere than into dist.
import { copyFileSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { context } from 'esbuild'

const flag = process.argv.indexOf('--out')
const out = flag > 0 ? process.argv[flag + 1] : 'dist'

const html = {
  name: 'html',
  setup(build) {
    build.onStart(() => rmSync(out + '/assets', { recursive: true, force: true }))
    build.onEnd((result) => {
      if (result.errors.length) return
      const main = Object.entries(result.metafile.outputs).find(([, o]) => o.entryPoint === 'src/main.tsx')
      const path = (file) => file.slice(file.lastIndexOf('/assets/'))
      const page = readFileSync('src/index.html', 'utf8')
        .replace('%SCRIPT%', path(main[0]))
        .replace('%STYLE%', path(main[1].cssBundle))
      mkdirSync(out, { recursive: true })
      writeFileSync(out + '/index.html', page)
      copyFileSync('src/icon.svg', out + '/icon.svg')
      writeFileSync(out + '/.meta.json', JSON.stringify(result.metafile))
    })
  },
}

const builder = await context({
  entryPoints: ['src/main.tsx'],
  bundle: true,
  splitting: true,
  format: 'esm',
  minify: true,
  metafile: true,
  target: ['chrome80'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  charset: 'utf8',
  outdir: out + '/assets',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.svg': 'file', '.md': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [html],
})
if (process.argv.includes('--watch')) {
  await builder.watch()
} else {
  await builder.rebuild()
  await builder.dispose()
}
