import type { Reason } from '@/domain/custody'
import type { Receipt } from '@/domain/receipt'
import type { Beacon, Envelope, Hex, Ms } from '@/domain/types'
import { client, narrowed } from './client'

export interface StatementResult {
  /** null only where the server could not read an envelope at all. */
  readonly hash: Hex | null
  readonly status: 'received' | 'refused' | 'quarantined'
  readonly receipt: Receipt | null
  readonly error: Reason | null
}

export interface StatementsAnswer {
  readonly results: readonly StatementResult[]
  readonly beacon: Beacon
  readonly time: Ms
  readonly log: { readonly size: number }
}

/** Hand over statements; each gets its own answer, whatever becomes of the others. */
export const postStatements = (statements: readonly Envelope[], sentAt: Ms): Promise<StatementsAnswer> =>
  narrowed<StatementsAnswer>(
    client.POST('/api/statements', { body: { sent_at: sentAt, statements: [...statements] } }),
  )
