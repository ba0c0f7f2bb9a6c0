/** How often an organisation came where it was expected in a quarter, and what its head says. */

import type { Words } from './custody'
import type { Organisation } from './task'
import type { Ms, Uuid } from './types'
import type { Colleague } from './visits'

export const TURNOUT_REASONS = ['NO_STAFF', 'NOT_TOLD', 'OTHER'] as const
export type TurnoutReason = (typeof TURNOUT_REASONS)[number]

export interface Turnout {
  readonly id: Uuid
  readonly organisation: Organisation
  /** Such as 2026-Q3. */
  readonly quarter: string
  readonly told_at: Ms
  readonly expected: number
  /** Null: fewer than five. */
  readonly came: number | null
  readonly has_head: boolean
  readonly may_answer: boolean
  readonly answer: {
    readonly reason: TurnoutReason
    readonly reason_words: Words
    readonly words: string
    readonly by: Colleague | null
    readonly at: Ms
  } | null
}
