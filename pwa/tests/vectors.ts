import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The test vectors that pytest reads too: two languages, one truth. */
export function vectors<T>(name: string): T {
  const path = resolve(import.meta.dirname, `../../tests/vectors/${name}.json`)
  return JSON.parse(readFileSync(path, 'utf8')) as T
}
