/** Writing down what became of a batch: a statement is let go only against a receipt that verifies. */

import type { Checkpoint, PinnedLog } from '@/domain/checkpoint'
import { judged } from '@/domain/receipt'
import { Refusal, refuse } from '@/domain/refusal'
import type { StatementResult } from '@/net/statements'
import { markNotReceived, markReceived, type Outgoing } from '@/store/statements'
import { wall } from './clock'

export interface Settled {
  /** The newest head that a receipt proves. */
  readonly newest: Checkpoint | null
  /** A receipt did not verify: what it spoke of stays, with this reason. */
  readonly doubt: Refusal | null
}

export async function settleStatements(
  batch: readonly Outgoing[],
  results: readonly StatementResult[],
  log: PinnedLog,
): Promise<Settled> {
  let newest: Checkpoint | null = null
  let doubt: Refusal | null = null
  for (const [at, one] of batch.entries()) {
    const verdict = await settle(one, resultOf(one, results, at), log)
    if (verdict instanceof Refusal) doubt = verdict
    else newest = newer(newest, verdict)
  }
  return { newest, doubt }
}

export const newer = (one: Checkpoint | null, other: Checkpoint | null): Checkpoint | null =>
  other && other.size > (one?.size ?? -1) ? other : one

/** Answers come by hash; one about an envelope that could not even be read has none, only its place. */
function resultOf(
  { row }: Outgoing,
  results: readonly StatementResult[],
  at: number,
): StatementResult | undefined {
  const nameless = results[at]?.hash === null ? results[at] : undefined
  return results.find(({ hash }) => hash === row.hash) ?? nameless
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
