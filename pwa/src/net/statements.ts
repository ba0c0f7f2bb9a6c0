import type { Envelope, Ms } from '@/domain/types'
import type { StatementsAnswer } from './awaited'
import { answer, client } from './client'

export type { StatementResult, StatementsAnswer } from './awaited'

/** Hand over statements; each gets its own answer, whatever becomes of the others. */
export const postStatements = (statements: readonly Envelope[], sentAt: Ms): Promise<StatementsAnswer> =>
  answer(client.POST('/api/statements', { body: { sent_at: sentAt, statements } } as never))
