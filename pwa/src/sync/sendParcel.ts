/**
 * A visit's worth of records in one request, where the network is good enough for it. A parcel that breaks off is lost
 * whole, so each file travels in one only once; after that it goes alone, in pieces.
 */

import type { Bytes } from '@/domain/bytes'
import type { PinnedLog } from '@/domain/checkpoint'
import { Refusal, refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { type EvidenceResult, type ParcelAnswer, postParcel } from '@/net/parcels'
import type { EvidenceRow } from '@/store/db'
import { evidenceBytes, noteFailure, noteTry, outgoingEvidence } from '@/store/evidence'
import { markSending, type Outgoing, outgoing, unmarkSending } from '@/store/statements'
import { wall } from './clock'
import { ensureSession, heardFrom } from './contact'
import { noteHead } from './custody'
import { type Sent, settleEvidence } from './sendEvidence'
import { BATCH } from './sendStatements'
import { settleStatements } from './settleStatements'

const MOST_BYTES = 2_000_000
const MOST_FILES = 24

interface Waiting {
  readonly statements: readonly Outgoing[]
  readonly files: readonly EvidenceRow[]
}

/**
 * Send everything an account owes, if it is little and includes files; false when the answer shows that the server was
 * rolled back, null when it has to be sent one by one.
 */
export async function sendParcel(account: Uuid, log: PinnedLog, sent: Sent): Promise<boolean | null> {
  await unmarkSending(account)
  const waiting: Waiting = {
    statements: await outgoing(account),
    files: await outgoingEvidence(account),
  }
  if (!isSmall(waiting)) return null
  const bytes = await Promise.all(waiting.files.map(({ id }) => evidenceBytes(account, id)))
  if (bytes.includes(null)) return null
  await ensureSession(account, true) // half a megabyte is sent only to a server that has just answered
  const answer = await post(account, waiting, bytes as Bytes[])
  if (!answer) return null
  await heardFrom(account, answer.beacon, log)
  const grown = await settle(waiting, answer, log)
  await sent(waiting.statements.length + waiting.files.length)
  return grown
}

function isSmall({ statements, files }: Waiting): boolean {
  const total =
    statements.reduce((sum, { envelope }) => sum + envelope.payload.length, 0) +
    files.reduce((sum, { bytes }) => sum + bytes, 0)
  const names = new Set(files.map(({ sha256, patient }) => `${patient}/${sha256}`))
  return (
    files.length > 0 &&
    files.length <= MOST_FILES &&
    statements.length <= BATCH &&
    total <= MOST_BYTES &&
    names.size === files.length &&
    files.every(({ failures }) => failures === 0)
  )
}

/** The answer, or null when the server will not have it in a parcel. */
async function post(account: Uuid, { statements, files }: Waiting, bytes: readonly Bytes[]) {
  const evidence = files.map(({ sha256, patient, media, bytes }) => ({
    ...{ sha256, patient, media_type: media, bytes },
  }))
  const header = { sent_at: wall(), statements: statements.map(({ envelope }) => envelope), evidence }
  await noteTry(files.map(({ id }) => id))
  await markSending(statements.map(({ row }) => row.hash))
  try {
    return await postParcel(header, bytes)
  } catch (error) {
    // The server may have committed and only the answer is lost: sending again gets the same receipts.
    await unmarkSending(account)
    if (error instanceof Refusal && isAboutTheParcel(error)) return null
    throw error
  }
}

const PARCEL_PROBLEMS: ReadonlySet<number> = new Set([400, 404, 405, 409, 413, 415, 422])
const isAboutTheParcel = ({ status }: Refusal): boolean => status !== null && PARCEL_PROBLEMS.has(status)

async function settle(
  { statements, files }: Waiting,
  answer: ParcelAnswer,
  log: PinnedLog,
): Promise<boolean> {
  const { newest, doubt } = await settleStatements(statements, answer.results, log)
  let doubtful = doubt
  for (const [at, row] of files.entries())
    doubtful = (await settleFile(row, answer.evidence[at], log)) ?? doubtful
  const grown = newest ? await noteHead(newest, log) : true
  if (doubtful) throw doubtful
  return grown
}

/** Null when it was received; else why it stays. */
async function settleFile(
  row: EvidenceRow,
  result: EvidenceResult | undefined,
  log: PinnedLog,
): Promise<Refusal | null> {
  try {
    if (!result?.receipt) throw result?.error ? new Refusal(result.error) : refuse('receipt.invalid')
    await settleEvidence(row, result.receipt, log)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await noteFailure(row.id, error.reason)
    return error
  }
}
