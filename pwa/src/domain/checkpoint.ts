/**
 * Signed heads of the log, as C2SP checkpoints (signed notes). Every head carries an Ed25519 line for the
 * world and a P-256 line under the same name, because WebCrypto on older phones knows no Ed25519.
 */

import { type Bytes, fromBase64, same, utf8 } from './bytes'
import { fromDer, type PublicKey, sha256, verifies } from './hash'
import type { Tree } from './merkle'

export interface Checkpoint extends Tree {
  readonly origin: string
  /** The whole signed note. */
  readonly note: string
  /** Its signed part, with the last newline. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly hash: Bytes; readonly signature: Bytes }[]
}

const KEY_HASH = 4

function signatureLine(line: string): Checkpoint['signatures'][number] {
  const match = /^— (\S+) (\S+)$/.exec(line)
  if (!match?.[1] || !match[2]) throw new TypeError('not a signature line')
  const bytes = fromBase64(match[2])
  if (bytes.length <= KEY_HASH) throw new TypeError('a signature line without a signature')
  return { name: match[1], hash: bytes.slice(0, KEY_HASH), signature: bytes.slice(KEY_HASH) }
}

/** Read a signed note; throws on any other shape. Nothing is verified yet. */
export function parseCheckpoint(note: string): Checkpoint {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new TypeError('a note has a text, a blank line and signatures')
  const text = note.slice(0, end + 1)
  const [origin, size, root] = text.split('\n')
  if (!origin || !size || !root || !/^(?:0|[1-9]\d{0,15})$/.test(size)) {
    throw new TypeError('not a checkpoint')
  }
  const tree = { size: Number(size), root: fromBase64(root) }
  if (tree.root.length !== 32) throw new TypeError('a root has 32 bytes')
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter(Boolean)
  return { origin, ...tree, note, text, signatures: lines.map(signatureLine) }
}

/** The log this phone trusts: its name and the P-256 key pinned at first contact. */
export interface PinnedLog {
  readonly origin: string
  readonly key: PublicKey
}

/** The checkpoint, if this log signed it; null otherwise. */
export async function verifiedCheckpoint(note: string, log: PinnedLog): Promise<Checkpoint | null> {
  try {
    const head = parseCheckpoint(note)
    if (head.origin !== log.origin) return null
    const keyHash = (await sha256(log.key.spki)).slice(0, KEY_HASH)
    const lines = head.signatures.filter((one) => one.name === log.origin && same(one.hash, keyHash))
    // One bad line spoils the note: a forger must not be able to add a good-looking one beside a real one.
    const good = await Promise.all(
      lines.map((line) => verifies(log.key, fromDer(line.signature), utf8(head.text))),
    )
    return good.length > 0 && good.every(Boolean) ? head : null
  } catch {
    return null
  }
}
