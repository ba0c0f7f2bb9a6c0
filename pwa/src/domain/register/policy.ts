/** The rules in force: versioned documents that two people change. */

import type { Day } from '../task'
import type { Ms, Uuid } from '../types'
import type { Named } from './person'

/** A document that holds; `data` is the whole of it as it was written. */
export interface PolicyDocument {
  readonly kind: string
  readonly version: string
  readonly valid_from: Day | null
  readonly valid_to: Day | null
  readonly legal_document_no: string | null
  readonly approved_by: string | null
  readonly impact_assessment: string | null
  readonly source: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A version that was proposed here, and what became of it. */
export interface PolicyVersion {
  readonly id: Uuid
  readonly kind: string
  readonly version: string
  readonly state: string
  readonly area: Named | null
  readonly valid_from: Day
  readonly valid_to: Day | null
  readonly legal_document_no: string | null
  readonly approved_by: string | null
  readonly impact_assessment: string | null
  readonly proposed_by: Named
  readonly proposed_at: Ms
  readonly decided_by: Named | null
  readonly decided_at: Ms | null
  readonly note: string
}

/** A place where a document goes beyond the norm. */
export interface Widening {
  readonly where: string
  readonly zh: string
  readonly en: string
}

export interface ProposedPolicy extends PolicyVersion {
  readonly document: Readonly<Record<string, unknown>>
  readonly widenings: readonly Widening[]
}

export interface CheckedPolicy {
  readonly kind: string
  readonly version: string
  readonly widenings: readonly Widening[]
}

/** What a version would change in the calendar. `whole`: everybody within reach was looked at. */
export interface PolicyPreview {
  readonly people: number
  readonly whole: boolean
  readonly opened: number
  readonly closed: number
  readonly earlier: number
  readonly later: number
  readonly rules: readonly { readonly before: string; readonly after: string; readonly tasks: number }[]
}

/** How far the computation for everybody within reach is; `found` once it is done. */
export interface CountyPreview {
  readonly state: 'NONE' | 'RUNNING' | 'DONE' | 'STOPPED'
  readonly at: Ms | null
  readonly done: number
  readonly of: number
  readonly found: PolicyPreview | null
}
