/** Statements to the server: in chain order, in small batches, let go only against a receipt that verifies. */

import type { Checkpoint, PinnedLog } from '@/domain/checkpoint'
import { Refusal } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { postStatements, type StatementResult } from '@/net/statements'
import { markNotReceived, markSending, type Outgoing, outgoing, unmarkSending } from '@/store/statements'
import { wall } from './clock'
import { heardFrom } from './contact'
import { noteHead } from './custody'
import type { Sent } from './sendEvidence'
import { newer, settleStatements } from './settleStatements'

export const BATCH = 20

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
    const settled = await settleStatements(batch, results, log)
    doubtful = settled.doubt ?? doubtful
    newest = newer(newest, settled.newest)
    queue = queue.slice(batch.length)
    await sent(batch.length)
  }
  const grown = newest ? await noteHead(newest, log) : true
  if (doubtful) throw doubtful
  return grown
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
