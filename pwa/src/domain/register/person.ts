/** A person on the register, as far as whoever reads may see them: other parts are null or empty. */

import type { Day } from '../task'
import type { Ms, Uuid } from '../types'
import type { CaseEntry } from './cases'
import type { SupplementState } from './supplement'

export interface Named {
  readonly id: Uuid
  readonly name: string
}

/** A row of the list; `waiting`: something about them is to be decided. */
export interface PersonRow {
  readonly id: Uuid
  readonly code: string
  readonly name: string | null
  readonly first_name: string | null
  readonly area: Named
  readonly registration: string
  readonly management: string | null
  readonly whereabouts: string
  readonly verified: boolean
  readonly lists: readonly string[]
  readonly waiting: boolean
}

/** A change within the reader's power: one proof of each of `needs`; what is `lacking` nobody can claim. */
export interface StatusStep {
  readonly axis: string
  readonly to: string
  readonly closing: string | null
  readonly needs: readonly (readonly string[])[]
  readonly lacking: readonly string[]
  readonly second: readonly string[]
  readonly why: boolean
}

/** A change that waits for a person. */
export interface Proposal {
  readonly id: Uuid
  readonly axis: string
  readonly to: string
  readonly closing: string | null
  readonly waits_for: string
  readonly since: Day
  readonly proofs: readonly string[]
  readonly why: string | null
  readonly visit_id: Uuid | null
  readonly at: Ms
  readonly by: Uuid | null
  readonly state: string
}

export interface Change {
  readonly id: Uuid
  readonly axis: string
  readonly before: string | null
  readonly after: string
  readonly closing: string | null
  readonly verified: boolean
  readonly since: Day
  readonly proofs: readonly string[]
  readonly why: string | null
  readonly visit_id: Uuid | null
  readonly at: Ms
  readonly by: Uuid | null
  readonly second: Uuid | null
}

export interface Home {
  readonly id: Uuid
  readonly kind: string
  readonly because: string
  readonly source: string
  readonly status: string
  readonly crs_original: string
  readonly address: string
  readonly valid_from: Ms
  readonly valid_to: Ms | null
}

/** Joint visits met the person away from the recorded home. */
export interface SeenElsewhere {
  readonly visits: readonly Uuid[]
  readonly since: Day
  readonly distance_m: number | null
  readonly agree: boolean
}

export interface IdentityPart {
  readonly phone: string
  readonly called: string
  readonly id_type: string
  readonly id_no: string
  readonly sex: string
  readonly born: string | null
  readonly age: number | null
}

export interface GuardianPart {
  readonly capacity: string
  readonly since: Day
  readonly interim_org: Uuid | null
  readonly name: string
  readonly relation: string
  readonly phone: string
  readonly second_phone: string
  readonly address: string
  readonly concerns: readonly string[]
  readonly own_wish: string
  readonly agreement_on: string | null
  readonly insured: boolean | null
}

export interface SlotRow {
  readonly slot: string
  readonly staff: Named | null
  readonly filled: boolean
}

export interface ConsentRow {
  readonly id: Uuid
  readonly kind: string
  readonly decision: string
  readonly given_by: string
  readonly on: Day
  readonly text_version: string
  readonly legal_basis: string | null
  readonly why: string | null
  readonly at: Ms
  readonly by: Uuid | null
}

export interface PoolRow {
  readonly pool: string
  readonly since: Day
  readonly until: Day | null
  readonly why: string | null
}

export interface ListingRow {
  readonly id: Uuid
  readonly residence_id: Uuid | null
  readonly register_id: Uuid | null
  readonly residence: string | null
  readonly register: string | null
  readonly elsewhere: string | null
  readonly means: string
  readonly sent_on: Day
  readonly accepted_on: Day | null
}

export interface DiagnosisPart {
  readonly disease: number
  readonly report_type: number
  readonly words: string
  readonly hospital: string
  readonly confirmed_on: string | null
}

export interface PersonPage extends PersonRow {
  readonly since: {
    readonly registration: Day
    readonly management: Day
    readonly whereabouts: Day
    readonly closing: string | null
  }
  readonly address: string | null
  readonly homes: readonly Home[]
  readonly seen_elsewhere: SeenElsewhere | null
  readonly identity: IdentityPart | null
  readonly guardian: GuardianPart | null
  readonly slots: readonly SlotRow[]
  readonly consents: readonly ConsentRow[]
  readonly ask_again_on: Day | null
  readonly pools: readonly PoolRow[]
  readonly listing: ListingRow | null
  readonly external_ids: readonly { readonly system: string; readonly value: string }[]
  readonly diagnosis: DiagnosisPart | null
  readonly history: readonly Change[]
  readonly proposals: readonly Proposal[]
  readonly steps: readonly StatusStep[]
  readonly cases: readonly CaseEntry[]
  /** null for those who fill in no part of the sheet. */
  readonly supplement: SupplementState | null
  readonly people: readonly Named[]
}

/** What became of a change: done, with what follows; or it waits for somebody with one of the roles. */
export interface StatusResult {
  readonly effects: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
  readonly waiting: Proposal | null
  readonly roles: readonly string[]
}

/** Which people are listed. */
export interface PersonFilter {
  readonly registration?: string
  readonly management?: string
  readonly whereabouts?: string
  readonly case?: string
  readonly area?: Uuid
  readonly slot_empty?: string
  readonly page?: number
}

/** Somebody offered to another place, which has not accepted yet; `incoming`: it is for us to accept. */
export interface Transfer {
  readonly id: Uuid
  readonly patient: PersonRow
  readonly residence: string
  readonly register: string
  readonly means: string
  readonly sent_on: Day
  readonly incoming: boolean
}

/** Somebody who may take a responsibility. */
export interface Candidate extends Named {
  readonly org: string
}
