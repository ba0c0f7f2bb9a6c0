/** A log to test against, straight from the definitions of RFC 9162; the app's own code only verifies. */

import { createHash } from 'node:crypto'

type Hash = Buffer

const sha = (...parts: Uint8Array[]): Hash => createHash('sha256').update(Buffer.concat(parts)).digest()
const leaf = (entry: Uint8Array): Hash => sha(Buffer.of(0), entry)
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

export function root(entries: readonly Uint8Array[]): Hash {
  const [only] = entries
  if (!only) return sha()
  if (entries.length === 1) return leaf(only)
  const k = split(entries.length)
  return sha(Buffer.of(1), root(entries.slice(0, k)), root(entries.slice(k)))
}

export function inclusion(index: number, entries: readonly Uint8Array[]): Hash[] {
  if (entries.length <= 1) return []
  const k = split(entries.length)
  return index < k
    ? [...inclusion(index, entries.slice(0, k)), root(entries.slice(k))]
    : [...inclusion(index - k, entries.slice(k)), root(entries.slice(0, k))]
}

export function consistency(first: number, entries: readonly Uint8Array[], whole = true): Hash[] {
  const n = entries.length
  if (first === n) return whole ? [] : [root(entries)]
  const k = split(n)
  return first <= k
    ? [...consistency(first, entries.slice(0, k), whole), root(entries.slice(k))]
    : [...consistency(first - k, entries.slice(k), false), root(entries.slice(0, k))]
}
