/** Receipts: the phone lets go of a record only after it has recomputed what the server claims. */

import { keyName } from './beacon'
import { type Bytes, fromBase64, fromBase64url, same, utf8 } from './bytes'
import { type Checkpoint, type PinnedLog, verifiedCheckpoint } from './checkpoint'
import { signatureOf } from './dsse'
import { statementEntry } from './entry'
import { type PublicKey, sha256Hex, verifies } from './hash'
import { leafHash, rootFromInclusion } from './merkle'
import type { B64, B64u, Envelope, Hex, Ms, Uuid } from './types'

export interface Receipt {
  readonly statement: Hex
  readonly device: Uuid
  readonly signature_sha256: Hex
  readonly received_at: Ms
  readonly index: number
  readonly size: number
  /** Signed note. */
  readonly checkpoint: string
  readonly inclusion: readonly B64[]
  readonly evidence: { readonly present: readonly Hex[]; readonly awaited: readonly Hex[] }
  readonly chain: 'ok' | 'gap' | 'fork'
}

export interface EvidenceReceipt {
  readonly sha256: Hex
  readonly bytes: number
  readonly at: Ms
  readonly key: string
  readonly sig: B64u
}

export type ReceiptProblem = 'shape' | 'other_statement' | 'other_signature' | 'checkpoint' | 'inclusion'

export type Judged =
  | { readonly ok: true; readonly checkpoint: Checkpoint }
  | { readonly ok: false; readonly problem: ReceiptProblem }

const problem = (of: ReceiptProblem): Judged => ({ ok: false, problem: of })

const CHAIN_STATES: readonly string[] = ['ok', 'gap', 'fork'] satisfies Receipt['chain'][]

function wellFormed({ chain, checkpoint, index, inclusion }: Receipt): boolean {
  return (
    CHAIN_STATES.includes(chain) &&
    typeof checkpoint === 'string' &&
    Number.isSafeInteger(index) &&
    Array.isArray(inclusion)
  )
}

/**
 * (0) It is a receipt at all. (1) The receipt is about this statement and phone, (2) about the very signature that was sent, (3) its
 * checkpoint is signed by the pinned log, (4) the entry recomputed from it is in that log.
 */
export async function judged(
  receipt: Receipt,
  sent: { hash: Hex; device: Uuid; envelope: Envelope },
  log: PinnedLog,
): Promise<Judged> {
  if (!wellFormed(receipt)) return problem('shape') // (0)
  if (receipt.statement !== sent.hash || receipt.device !== sent.device) return problem('other_statement') // (1)
  if (receipt.signature_sha256 !== (await sha256Hex(signatureOf(sent.envelope))))
    return problem('other_signature') // (2)
  const head = await verifiedCheckpoint(receipt.checkpoint, log) // (3)
  if (!head || head.size !== receipt.size) return problem('checkpoint')
  return (await includes(head, receipt)) ? { ok: true, checkpoint: head } : problem('inclusion') // (4)
}

async function includes(head: Checkpoint, receipt: Receipt): Promise<boolean> {
  const leaf = await leafHash(statementEntry(receipt))
  try {
    const root = await rootFromInclusion(leaf, receipt.index, receipt.size, receipt.inclusion.map(fromBase64))
    return root !== null && same(root, head.root)
  } catch {
    return false
  }
}

const signed = (receipt: EvidenceReceipt): Bytes =>
  utf8(`lianfang.evidence/v1\n${receipt.sha256}\n${receipt.bytes}\n${receipt.at}\n`)

/** Whether this server says that it holds exactly these bytes. */
export async function acknowledges(
  receipt: EvidenceReceipt,
  held: { sha256: Hex; bytes: number },
  key: PublicKey,
): Promise<boolean> {
  if (receipt.sha256 !== held.sha256 || receipt.bytes !== held.bytes) return false
  if (receipt.key !== (await keyName(key))) return false
  try {
    return await verifies(key, fromBase64url(receipt.sig), signed(receipt))
  } catch {
    return false
  }
}
