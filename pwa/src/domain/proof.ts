/** A statement's proof, recomputed in the reader's own browser: what the page says is checked, not believed. */

import { fromBase64, hex, same } from './bytes'
import { type PinnedLog, verifiedCheckpoint } from './checkpoint'
import { payloadOf, signatureOf, signedBy } from './dsse'
import { statementEntry } from './entry'
import { type PublicKey, sha256, sha256Hex } from './hash'
import { leafHash, rootFromInclusion } from './merkle'
import type { StatementRow } from './visits'

export type ProofName = 'bytes' | 'signature' | 'entry' | 'checkpoint' | 'inclusion'

export interface ProofStep {
  readonly name: ProofName
  /** null: cannot be checked here (content withdrawn, or the phone's key not known to the reader). */
  readonly ok: boolean | null
  readonly detail: string
}

type Check = (
  row: StatementRow,
  log: PinnedLog,
  deviceKey: PublicKey | null,
) => Promise<Omit<ProofStep, 'name'>>

/** The payload's bytes have the hash under which the statement is known. */
const bytes: Check = async ({ envelope, hash }) => {
  if (!envelope) return { ok: null, detail: hash }
  const found = await sha256Hex(payloadOf(envelope))
  return { ok: found === hash, detail: found }
}

/** The phone's key signed exactly these bytes. */
const signature: Check = async ({ envelope, device }, _log, key) => {
  if (!envelope || !key) return { ok: null, detail: device }
  return { ok: await signedBy(envelope, key), detail: hex(await sha256(key.spki)).slice(0, 16) }
}

/** The receipt, from which the log's entry is recomputed, is about this statement and this signature. */
const entry: Check = async ({ envelope, receipt, hash, device }) => {
  const about = receipt.statement === hash && receipt.device === device
  if (!envelope) return { ok: about ? null : false, detail: receipt.signature_sha256 }
  const found = await sha256Hex(signatureOf(envelope))
  return { ok: about && found === receipt.signature_sha256, detail: found }
}

/** The log's key signed the head in the receipt. */
const checkpoint: Check = async ({ receipt }, log) => {
  const head = await verifiedCheckpoint(receipt.checkpoint, log)
  return { ok: head !== null && head.size === receipt.size, detail: `${log.origin} ${receipt.size}` }
}

/** Entry → leaf → root: the statement stands at its place in that head. */
const inclusion: Check = async ({ receipt }, log) => {
  const head = await verifiedCheckpoint(receipt.checkpoint, log)
  const leaf = await leafHash(statementEntry(receipt))
  const path = receipt.inclusion.map(fromBase64)
  const root = await rootFromInclusion(leaf, receipt.index, receipt.size, path)
  return { ok: head !== null && root !== null && same(root, head.root), detail: root ? hex(root) : '' }
}

const CHECKS: readonly (readonly [ProofName, Check])[] = [
  ['bytes', bytes],
  ['signature', signature],
  ['entry', entry],
  ['checkpoint', checkpoint],
  ['inclusion', inclusion],
]

/** Every step, whatever the others found; bytes that cannot even be read fail their step. */
export async function checkProof(
  row: StatementRow,
  log: PinnedLog,
  deviceKey: PublicKey | null,
): Promise<readonly ProofStep[]> {
  return Promise.all(
    CHECKS.map(async ([name, check]) => {
      try {
        return { name, ...(await check(row, log, deviceKey)) }
      } catch (error) {
        return { name, ok: false, detail: error instanceof Error ? error.message : String(error) }
      }
    }),
  )
}
