/** The calendar at a desk: who is due, why, and who goes. */

import type { Day } from '../task'
import type { Hex, Ms, Uuid } from '../types'
import type { Named } from './person'

interface Colleague extends Named {
  readonly org: string
  readonly role: string | null
}

/** When and why somebody is due. `rule` is null for readers who may not know how the person is. */
export interface Due {
  readonly id: Uuid
  readonly kind: string
  readonly due_on: Day
  readonly window_start: Day
  readonly days_over: number
  readonly rule: string | null
  readonly rules: readonly string[]
  readonly sentence: { readonly zh: string; readonly en: string }
  readonly policy: string
  readonly held: boolean
  readonly escalate: boolean
  /** Said where a cycle went by with no visit, no attempt and no call. */
  readonly untried: { readonly zh: string; readonly en: string } | null
}

export interface BoardRow extends Due {
  readonly patient: Uuid
  readonly patient_code: string
  readonly first_name: string | null
  readonly area: Named
  readonly team: (Named & { readonly leader: Colleague | null }) | null
  readonly assignee: Colleague | null
  readonly light: string
  readonly visit: {
    readonly id: Uuid
    readonly state: string
    readonly planned_on: Day
    readonly leader: Colleague | null
  } | null
  /** Whose phone holds the person's card. */
  readonly phones: readonly { readonly staff: Named; readonly last_at: Ms }[]
}

export interface BoardTotals {
  readonly overdue: number
  readonly week: number
  readonly later: number
  readonly unassigned: number
  readonly remind: number
  readonly untried: number
  readonly lights: { readonly amber: number; readonly red: number }
}

export interface BoardScope {
  readonly area?: Uuid
  readonly team?: Uuid
}

export interface BoardFilter extends BoardScope {
  readonly when?: string
  readonly kind?: string
  readonly light?: string
  readonly unassigned?: boolean
  readonly untried?: boolean
  readonly page?: number
}

/** A visit, an attempt or a call. `form`: 1 clinic, 2 home, 3 phone. */
export interface Contact {
  readonly visit: Uuid
  readonly on: Day
  readonly purpose: string | null
  readonly state: string
  readonly form: number | null
  readonly outcome: string | null
  readonly effect: string | null
  readonly leader: Colleague | null
}

/** A colour that a doctor settled on, with every point of the sheet. */
export interface ColourRow {
  readonly assessment: Hex
  readonly on: Day
  readonly by: Colleague | null
  readonly confirmed: string
  readonly points: number
  readonly items: readonly {
    readonly factor: string
    readonly value: string | null
    readonly points: number
  }[]
  readonly second_needed: boolean
  readonly agreed: boolean | null
  readonly second_by: Colleague | null
  readonly valid_until: Day
}

/** The person or their guardian asked why, or objected. `changed` is null for who may not know colours. */
export interface Objection {
  readonly id: Uuid
  readonly said_by: string
  readonly wish: string
  readonly on: Day
  readonly words: string | null
  readonly by: Colleague | null
  readonly settled_on: Day | null
  readonly changed: boolean | null
  readonly told_on: Day | null
  readonly told_how: string | null
  readonly told_by: Colleague | null
}

/** When somebody is seen next and why, and how it went. */
export interface PersonCalendar {
  readonly tasks: readonly Due[]
  readonly last_on: Day | null
  readonly met_on: Day | null
  readonly light: { readonly code: string; readonly zh: string; readonly en: string } | null
  readonly shortage: number | null
  readonly disease_class: number | null
  readonly danger: number | null
  readonly safety: { readonly zh: string; readonly en: string } | null
  readonly contacts: readonly Contact[]
  /** null for who may not know colours; `now` is null once it is to be confirmed anew. */
  readonly colour: { readonly now: string | null; readonly assessments: readonly ColourRow[] } | null
  readonly objections: readonly Objection[]
}
