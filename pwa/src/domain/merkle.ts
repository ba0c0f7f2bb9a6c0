/** RFC 9162 proofs: that an entry is in the log, and that a newer log only added to an older one. */

import { type Bytes, same } from './bytes'
import { sha256 } from './hash'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (entry: Uint8Array): Promise<Bytes> => sha256(LEAF, entry)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Promise<Bytes> => sha256(NODE, left, right)

/** Tree sizes pass 2^31 only in theory, but bit operators would silently wrap there: halve instead. */
const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2), or null when its length is wrong. */
export async function rootFromInclusion(
  leaf: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
): Promise<Bytes | null> {
  if (index < 0 || index >= size) return null
  let fn = index
  let sn = size - 1
  let root = leaf
  for (const sibling of proof) {
    if (sn === 0) return null
    if (odd(fn) || fn === sn) {
      root = await nodeHash(sibling, root)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      root = await nodeHash(root, sibling)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 ? root : null
}

export interface Tree {
  readonly size: number
  readonly root: Bytes
}

/** Whether `second` contains everything `first` did, in the same order (RFC 9162 §2.1.4.2). */
export async function consistent(first: Tree, second: Tree, proof: readonly Bytes[]): Promise<boolean> {
  if (first.size > second.size) return false
  if (first.size === second.size) return proof.length === 0 && same(first.root, second.root)
  if (first.size === 0) return proof.length === 0
  let fn = first.size - 1
  let sn = second.size - 1
  while (odd(fn)) {
    fn = half(fn)
    sn = half(sn)
  }
  // A first size that is a power of two is itself a node of the larger tree; the proof then leaves it out.
  const [start, ...path] = fn === 0 ? [first.root, ...proof] : proof
  if (!start || proof.length === 0) return false
  let older = start
  let newer = start
  for (const sibling of path) {
    if (sn === 0) return false
    if (odd(fn) || fn === sn) {
      older = await nodeHash(sibling, older)
      newer = await nodeHash(sibling, newer)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else {
      newer = await nodeHash(newer, sibling)
    }
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && same(older, first.root) && same(newer, second.root)
}
