// Writes name.gz beside every text asset of a folder, so that the server never compresses while a phone waits.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = process.argv[2]
const text = /\.(html|js|css|svg|wasm|webmanifest|json)$/

const names = await readdir(folder, { recursive: true })
await Promise.all(
  names
    .filter((name) => text.test(name))
    .map(async (name) => {
      const path = join(folder, name)
      await writeFile(`${path}.gz`, gzipSync(await readFile(path), { level: 9 }))
    }),
)
