/** Photos and strokes to the server, one by one: smallest first, in pieces once a sending has failed. */

import type { Bytes } from '@/domain/bytes'
import type { PinnedLog } from '@/domain/checkpoint'
import { acknowledges, type EvidenceReceipt } from '@/domain/receipt'
import { Refusal, refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { evidenceStatus, type Progress, putEvidence } from '@/net/evidence'
import type { EvidenceRow } from '@/store/db'
import { evidenceBytes, markEvidenceReceived, noteFailure, outgoingEvidence } from '@/store/evidence'
import { wall } from './clock'

/** Small enough to arrive between two bends of a mountain road. */
const PIECE = 256 * 1024

/** Called with how many things have just arrived. */
export type Sent = (count: number) => Promise<void>

/** Send everything an account owes. A file the server will not take is noted and does not hold up the others. */
export async function sendEvidence(account: Uuid, log: PinnedLog, sent: Sent): Promise<void> {
  let doubtful: Refusal | null = null
  for (const row of await outgoingEvidence(account)) {
    const bytes = await evidenceBytes(account, row.id)
    if (!bytes) continue
    try {
      await sendOne(row, bytes, log)
      await sent(1)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const aboutThisFile = error.code === 'receipt.invalid' || isAboutTheFile(error)
      await noteFailure(row.id, aboutThisFile ? error.reason : null)
      if (!aboutThisFile) throw error
      doubtful = error
    }
  }
  if (doubtful) throw doubtful
}

const FILE_PROBLEMS: ReadonlySet<number> = new Set([400, 404, 409, 413, 415, 422])
const isAboutTheFile = ({ status }: Refusal): boolean => status !== null && FILE_PROBLEMS.has(status)

async function sendOne(row: EvidenceRow, bytes: Bytes, log: PinnedLog): Promise<void> {
  let progress: Progress =
    row.failures > 0 ? await evidenceStatus(row) : await putEvidence(row, row.media, bytes, null)
  while (!('receipt' in progress)) progress = await sendPiece(row, bytes, progress.received)
  await settleEvidence(row, progress.receipt, log)
}

/** Let go of a file against a receipt that verifies; refuses with `receipt.invalid`. */
export async function settleEvidence(
  row: EvidenceRow,
  receipt: EvidenceReceipt,
  log: PinnedLog,
): Promise<void> {
  if (!(await acknowledges(receipt, row, log.key))) throw refuse('receipt.invalid')
  await markEvidenceReceived(row.id, receipt, wall())
}

async function sendPiece(row: EvidenceRow, bytes: Bytes, received: number): Promise<Progress> {
  const first = received < bytes.length ? received : 0 // all there and still no receipt: begin again
  const piece = bytes.slice(first, first + PIECE)
  const progress = await putEvidence(row, row.media, piece, { first, total: bytes.length })
  if ('received' in progress && progress.received <= first) throw refuse('net.unreadable', { first })
  return progress
}
