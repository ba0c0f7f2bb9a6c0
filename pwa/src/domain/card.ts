/** One person's card, as far as its reader may see it: what they may not is null or empty. */

import type { Colour, Outcome, Purpose, SaidBy, Wish } from './bodies'
import type { Words } from './custody'
import type { Day, Due, Light, Person, TeamNeeded } from './task'
import type { Hex, Uuid } from './types'

export interface Guardian {
  readonly capacity: 'STRONG' | 'WEAK' | 'NONE'
  readonly name: string
  readonly relation: string
  readonly phone: string
}

/** A visit, an attempt or a call. */
export interface Contact {
  readonly visit: Uuid
  readonly on: Day
  readonly purpose: Purpose | null
  readonly state: 'OPEN' | 'CLOSED' | 'ATTEMPTED' | 'ABORTED' | 'CONTACTED'
  readonly form: 1 | 2 | 3 | null
  readonly outcome: Outcome | 'NOBODY' | 'REFUSED' | 'WRONG_ADDRESS' | null
  readonly effect: 'RESETS_DUE' | 'CONTACT_ONLY' | 'STATUS_ONLY' | 'ATTEMPT' | null
  /** Until when a call stands in for a visit. */
  readonly instead?: { readonly until: Day; readonly over: boolean; readonly shortened: boolean } | null
  readonly leader: Person | null
}

/** What was asked or objected to; what they said, and what came of it, only for who may know. */
export interface Objection {
  readonly id: Uuid
  readonly said_by: SaidBy
  readonly wish: Wish
  readonly on: Day
  readonly words: string | null
  readonly by: Person | null
  readonly settled_on: Day | null
  readonly changed: boolean | null
  readonly told_on: Day | null
}

interface Named {
  readonly id: Uuid
  readonly name: string
}

export interface ColourAssessment {
  readonly assessment: Hex
  readonly visit: Uuid
  readonly on: Day
  readonly confirmed: Colour
  readonly second_needed: boolean
  readonly agreed: boolean | null
  readonly valid_until: Day
}

export interface Card {
  readonly patient: Uuid
  readonly code: string
  readonly first_name: string | null
  readonly address: string
  readonly village: string
  readonly management: 'PENDING' | 'MANAGED' | 'NON_MANAGED' | null
  readonly whereabouts: string
  readonly whereabouts_verified: boolean
  readonly whereabouts_since: Day
  readonly tasks: readonly Due[]
  readonly last_on: Day | null
  readonly met_on: Day | null
  readonly light: Light | null
  readonly shortage: number | null
  readonly disease_class: 1 | 2 | 3 | null
  readonly danger: 0 | 1 | 2 | 3 | 4 | 5 | null
  readonly safety: Words | null
  readonly colour: { readonly now: Colour | null; readonly assessments: readonly ColourAssessment[] } | null
  /** Absent in cards kept by older apps. */
  readonly objections?: readonly Objection[]
  readonly team: TeamNeeded
  readonly contacts: readonly Contact[]
  /** The person's own number, for clinicians. */
  readonly phone?: string | null
  readonly guardian: Guardian | null
  readonly responsible: readonly { readonly slot: string; readonly staff: Named | null }[]
  readonly group: (Named & { readonly leader: Named }) | null
  readonly consent: {
    readonly decision: 'AGREED' | 'DECLINED' | 'WITHDRAWN'
    readonly given_by: 'PATIENT' | 'GUARDIAN'
    readonly on: Day
  } | null
}
