/** Statements to the server: in chain order, in small batches, let go only against a receipt that verifies. */

import type { Checkpoint, PinnedLog } from '@/domain/checkpoint'
import { judged } from '@/domain/receipt'
import { Refusal, refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { postStatements, type StatementResult } from '@/net/statements'
import {
  markNotReceived,
  markReceived,
  markSending,
  type Outgoing,
  outgoing,
  unmarkSending,
} from '@/store/statements'
import { wall } from './clock'
import { heardFrom } from './contact'
import { noteHead } from './custody'

const BATCH = 20

type Sent = (count: number) => Promise<void>

/**
 * Send everything an account owes; false when the answers show that the server was rolled back. Refuses with
 * what stopped it; what was not acknowledged stays, whatever happened.
 */
export async function sendStatements(account: Uuid, log: PinnedLog, sent: Sent): Promise<boolean> {
  await unmarkSending(account)
  let queue = await outgoing(account)
  let size = BATCH
  let doubtful: Refusal | null = null
  let newest: Checkpoint | null = null
  while (queue.length > 0) {
    const batch = queue.slice(0, size)
    const results = await post(account, batch, log)
    if (results === 'too large') {
      if (batch.length > 1) size = Math.floor(batch.length / 2)
      else queue = queue.slice(1)
      continue
    }
    for (const [at, one] of batch.entries()) {
      const verdict = await settle(one, resultOf(one, results, at), log)
      if (verdict instanceof Refusal) doubtful = verdict
      else if (verdict && verdict.size > (newest?.size ?? -1)) newest = verdict
    }
    queue = queue.slice(batch.length)
    await sent(batch.length)
  }
  const grown = newest ? await noteHead(newest, log) : true
  if (doubtful) throw doubtful
  return grown
}

/** Answers come by hash; one about an envelope that could not even be read has none, only its place. */
function resultOf(
  { row }: Outgoing,
  results: readonly StatementResult[],
  at: number,
): StatementResult | undefined {
  const nameless = results[at]?.hash === null ? results[at] : undefined
  return results.find(({ hash }) => hash === row.hash) ?? nameless
}

async function post(
  account: Uuid,
  batch: readonly Outgoing[],
  log: PinnedLog,
): Promise<readonly StatementResult[] | 'too large'> {
  await markSending(batch.map(({ row }) => row.hash))
  try {
    const envelopes = batch.map(({ envelope }) => envelope)
    const { results, beacon } = await postStatements(envelopes, wall())
    await heardFrom(account, beacon, log)
    return results
  } catch (error) {
    // The server may have committed and only the answer is lost: sending again gets the same receipts.
    await unmarkSending(account)
    if (!(error instanceof Refusal) || error.status !== 413) throw error
    const [only, ...others] = batch
    if (only && others.length === 0) await markNotReceived(only.row.hash, 'refused', error.reason)
    return 'too large'
  }
}

/**
 * Write down what became of one statement; gives the head that its receipt proves. A receipt that does not
 * verify changes nothing but the reason, which is given instead.
 */
async function settle(
  { row, envelope }: Outgoing,
  result: StatementResult | undefined,
  log: PinnedLog,
): Promise<Checkpoint | Refusal | null> {
  if (result?.status !== 'received' || !result.receipt) {
    const state = result?.status === 'quarantined' || result?.status === 'refused' ? result.status : 'unsent'
    await markNotReceived(row.hash, state, result?.error ?? null)
    return null
  }
  const verdict = await judged(result.receipt, { hash: row.hash, device: row.device, envelope }, log)
  if (!verdict.ok) {
    const doubt = refuse('receipt.invalid', { problem: verdict.problem })
    await markNotReceived(row.hash, 'unsent', doubt.reason)
    return doubt
  }
  await markReceived(row.hash, result.receipt, wall())
  return verdict.checkpoint
}
