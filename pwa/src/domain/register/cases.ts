/** The eight case lists: why somebody needs more than usual, what was done, until when. */

import type { Day } from '../task'
import type { Ms, Uuid } from '../types'
import type { PersonRow } from './person'

/** Something done, or (`action` null) a look at it together. */
export interface CaseStep {
  readonly id: Uuid
  readonly action: string | null
  readonly note: string | null
  readonly on: Day
  readonly at: Ms
  readonly by: Uuid
}

/** Somebody's time on a list. `ends`: why it may be ended now; null while it may not. */
export interface CaseEntry {
  readonly id: Uuid
  readonly kind: string
  readonly why: string
  readonly owners: readonly string[]
  readonly opened_on: Day
  readonly next_review_on: Day | null
  readonly closed_on: Day | null
  readonly closed_why: string | null
  readonly policy_version: string
  readonly steps: readonly CaseStep[]
  readonly ends: string | null
}

export interface CaseRow extends CaseEntry {
  readonly patient: PersonRow
}

export interface CaseTotal {
  readonly kind: string
  readonly open: number
  readonly due: number
}

export interface CaseFilter {
  readonly kind?: string
  readonly due?: boolean
  readonly closed?: boolean
  readonly page?: number
}
