/** Records that came late, or are late by now: whoever signed them is asked why, once and without any need to answer. */

import type { Kind, Ms, Uuid } from './types'

/** From here on the checks ask. */
const LATE: Ms = 72 * 3_600_000
const RECORDS: readonly Kind[] = ['visit.close', 'visit.attempt', 'visit.abort']

/** What is known of a statement without opening it. */
export interface Waited {
  readonly kind: Kind
  readonly visit: Uuid
  readonly at: Ms
  readonly state: string
  /** When the server had it, by its own clock. */
  readonly receipt: { readonly received_at: Ms } | null
  /** Its author was asked, and would rather not say. */
  readonly unsaid?: true
}

/**
 * Those to ask about. A phone that had no contact since is not asked yet: it could not send. Nor is anybody asked about what the
 * server would not take.
 */
export function late<One extends Waited>(rows: readonly One[], contact: Ms, now: Ms): One[] {
  const explained = new Set(rows.filter(({ kind }) => kind === 'record.late').map(({ visit }) => visit))
  return rows.filter(
    (one) =>
      RECORDS.includes(one.kind) && !one.unsaid && !explained.has(one.visit) && isLate(one, contact, now),
  )
}

function isLate({ at, state, receipt }: Waited, contact: Ms, now: Ms): boolean {
  if (receipt) return receipt.received_at - at > LATE
  return (state === 'unsent' || state === 'sending') && contact > at && now - at > LATE
}
