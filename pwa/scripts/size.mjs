// The shell is what a phone must fetch before it can show anything: the entry and everything it imports
// statically. Prints its size and fails when it outgrows the budget. Run after `npm run build`.
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'

const BUDGET = { js: 80 * 1024, css: 10 * 1024 }
const dist = new URL('../dist/', import.meta.url)
const read = (path) => readFile(new URL(path, dist))

const html = (await read('index.html')).toString()
const waiting = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path)
const total = { js: 0, css: 0 }
for (const path of new Set(waiting)) {
  const bytes = await read(path)
  const size = gzipSync(bytes, { level: 9 }).length
  total[path.endsWith('.css') ? 'css' : 'js'] += size
  console.log(`${(size / 1024).toFixed(1).padStart(7)} KB gz  ${path}`)
}
for (const [kind, budget] of Object.entries(BUDGET)) {
  const over = total[kind] > budget
  console.log(
    `shell ${kind}: ${(total[kind] / 1024).toFixed(1)} KB gz of ${budget / 1024}${over ? ', too big' : ''}`,
  )
  if (over) process.exitCode = 1
}
