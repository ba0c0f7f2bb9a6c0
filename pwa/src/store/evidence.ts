/** Photos and pen strokes, sealed, by content hash. */

import type { Bytes } from '@/domain/bytes'
import type { Reason } from '@/domain/custody'
import type { EvidenceReceipt } from '@/domain/receipt'
import type { Hex, Ms, Uuid } from '@/domain/types'
import { db, type EvidenceRow } from './db'
import { openBytes, sealBytes } from './vault'

const place = (id: string): string => `evidence/${id}`

export const evidenceId = (account: Uuid, visit: Uuid, sha256: Hex): string => `${account}/${visit}/${sha256}`

export type NewEvidence = Pick<EvidenceRow, 'account' | 'visit' | 'patient' | 'sha256' | 'media' | 'at'>

/** Keep the bytes until a statement names them; keeping the same again changes nothing. */
export async function holdEvidence(what: NewEvidence, bytes: Bytes): Promise<void> {
  const id = evidenceId(what.account, what.visit, what.sha256)
  const sealed = await sealBytes(what.account, bytes, place(id))
  const row: EvidenceRow = {
    ...{ ...what, id, bytes: bytes.length, state: 'held', statement: null },
    ...{ failures: 0, reason: null, receipt: null, received_at: null },
  }
  await db.transaction('rw', db.evidence, db.evidence_bytes, async () => {
    if (await db.evidence.get(id)) return
    await db.evidence.add(row)
    await db.evidence_bytes.add({ id, sealed })
  })
}

/** Forget evidence that no statement names; false when one does, and then nothing is forgotten. */
export async function dropHeld(id: string): Promise<boolean> {
  return db.transaction('rw', db.evidence, db.evidence_bytes, async () => {
    const row = await db.evidence.get(id)
    if (row && row.state !== 'held') return false
    await db.evidence.delete(id)
    await db.evidence_bytes.delete(id)
    return true
  })
}

/** Ids of evidence of a visit that no statement names. */
export async function heldOf(account: Uuid, visit: Uuid): Promise<string[]> {
  const rows = await db.evidence.where({ account, visit }).toArray()
  return rows.filter((row) => row.state === 'held').map((row) => row.id)
}

/** The bytes, or null when this phone has let go of them. */
export async function evidenceBytes(account: Uuid, id: string): Promise<Bytes | null> {
  const row = await db.evidence_bytes.get(id)
  return row ? openBytes(account, row.sealed, place(id)) : null
}

/** A picture of this account by its hash, whichever visit it belongs to. */
export async function findEvidence(account: Uuid, sha256: Hex): Promise<EvidenceRow | null> {
  const suffix = `/${sha256}`
  const rows = await db.evidence
    .where('[account+visit]')
    .between([account, ''], [account, '\uffff'])
    .toArray()
  return rows.find((row) => row.id.endsWith(suffix)) ?? null
}

/** What is named but not received, smallest first: many small things arrive before one large thing stalls. */
export async function outgoingEvidence(account: Uuid): Promise<readonly EvidenceRow[]> {
  const rows = await db.evidence.where('[account+state]').equals([account, 'unsent']).toArray()
  return rows.sort((a, b) => a.bytes - b.bytes)
}

export async function noteFailure(id: string, reason: Reason | null): Promise<void> {
  await db.evidence
    .where('id')
    .equals(id)
    .modify((row, change) => {
      change.value = { ...row, failures: row.failures + 1, reason }
    })
}

/** Before files travel with others: they do so once, and after that alone, in pieces. */
export const noteTry = (ids: readonly string[]): Promise<number> =>
  db.evidence
    .where('id')
    .anyOf(ids)
    .modify((row, change) => {
      change.value = { ...row, failures: row.failures + 1 }
    })

/** Only after the receipt's signature was verified. */
export async function markEvidenceReceived(id: string, receipt: EvidenceReceipt, at: Ms): Promise<void> {
  await db.evidence.update(id, { state: 'received', receipt, received_at: at, reason: null })
}

export const unsentEvidence = (): Promise<EvidenceRow[]> =>
  db.evidence.where('state').equals('unsent').toArray()
