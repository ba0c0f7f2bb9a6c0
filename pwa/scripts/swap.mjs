// Puts a finished build in the place of the one being served: no phone ever meets half of it.
import { rename, rm } from 'node:fs/promises'

await rm('dist.old', { recursive: true, force: true })
await rename('dist', 'dist.old').catch((missing) => {
  if (missing.code !== 'ENOENT') throw missing
})
await rename('dist.new', 'dist')
await rm('dist.old', { recursive: true, force: true })
