/** What a worker's phone knows before the door: only the next days' visits and the colleagues they may meet. */

import type { AbsenceReason, Burden, CancelReason, Colour, Purpose } from './bodies'
import type { Words } from './custody'
import type { Row } from './forms/definition'
import type { Ms, Uuid } from './types'

export interface Organisation {
  readonly id: Uuid
  readonly name: string
  readonly type: string
}

/** Where somebody of the team's organisations answers at any hour. */
export interface DutyPhone extends Organisation {
  readonly duty_phone: string
}

/** A colleague. `org` and `role` are display names or codes as the server sends them. */
export interface Person {
  readonly id: Uuid
  readonly name: string
  readonly org: string | null
  readonly role: string | null
}

/** A date without a time, YYYY-MM-DD. */
export type Day = string

/** Degrees, blurred to 100–200 m: enough to find the village group, nothing exact to aim a fake at. */
export interface CoarsePoint {
  readonly lat: number
  readonly lon: number
}

/** From the last record, for clinicians: medicines to be confirmed one by one. */
export interface Carry {
  readonly on: Day
  readonly medicines: readonly Row[]
}

export type DueKind =
  | 'FOLLOW_UP'
  | 'RETRY'
  | 'STATUS_CHECK'
  | 'REFERRAL'
  | 'GUIDANCE'
  | 'SEARCH'
  | 'OUTREACH'
  | 'REASSESS'
  | 'TELL'

/** When somebody is due and why. `rule` is null for those who may not know how the person is. */
export interface Due {
  readonly id: Uuid
  readonly kind: DueKind
  readonly due_on: Day
  readonly rule: string | null
  readonly sentence: Words
  /** A visit was not accepted, and its old date is back. */
  readonly held: boolean
  /** Said where a cycle went by with no visit, no attempt and no call. */
  readonly untried?: Words | null
}

/** What a role counts as in a team. */
export type Group = 'CLINICAL' | 'COMMUNITY' | 'WELFARE' | 'POLICE' | 'OTHER_STAFF'

/** Whom a visit takes. `need` lists places that different people fill; any group of a place will do. */
export interface TeamNeeded {
  readonly min_staff: number
  readonly min_orgs: number
  readonly need: readonly (readonly Group[])[]
  readonly not_invited: readonly Group[]
  readonly missing: readonly (Words & { readonly code: string })[]
  /** Incomplete only because of colleagues who cannot come, with their reasons. */
  readonly reduced: boolean
  readonly policy: string
}

/** What a colleague answered; `own` is false where the planner said it for them. */
export interface Invited {
  readonly member: Uuid
  readonly answer: 'YES' | 'NO'
  readonly reason: AbsenceReason | null
  readonly own: boolean
}

/** Calls in the place of visits: amber after two cycles, red after three. */
export interface Light extends Words {
  readonly code: 'AMBER' | 'RED'
}

/** Who and where; where is empty until three days before. */
interface Place {
  readonly patient: Uuid
  readonly first_name: string
  readonly address: string
  readonly village: string
  readonly coarse: CoarsePoint | null
  readonly last_on: Day | null
  /** Nobody goes alone; on some visits it says so without saying why. */
  readonly safety?: Words | null
  /** How long a cycle is now: the longest that calls may stand in for visits. */
  readonly cycle_days?: number
  /** What a colour proposal needs beside today's answers; clinicians only. */
  readonly grading?: Grading | null
}

/** Somebody due whom no visit is planned for. */
export interface DuePerson extends Place {
  readonly purpose: Purpose
  readonly due: Due
  readonly team: TeamNeeded
  readonly colleagues: readonly Uuid[]
  readonly light: Light | null
}

export interface Task extends Place {
  readonly visit: Uuid
  readonly planned_on: Day
  readonly next_on: Day | null
  readonly purpose: Purpose
  readonly leader: Uuid | null
  readonly expected: readonly Person[]
  readonly state: string
  /** Why whoever leads will not go. */
  readonly cancelled?: CancelReason | null
  readonly carry?: Carry | null
  // Drafts begun before there was a calendar hold cards without these.
  readonly due?: Due | null
  readonly team?: TeamNeeded
  readonly answers?: readonly Invited[]
  readonly colleagues?: readonly Uuid[]
  readonly light?: Light | null
}

/** What is known of somebody for the colour proposal, beside what is assessed now. */
export interface Grading {
  readonly guardianship: 'STRONG' | 'WEAK' | 'NONE' | null
  readonly situation: readonly Burden[]
  readonly colour: Colour | null
  readonly until: Day | null
  /** What the last follow-up found, by national codes. */
  readonly class: number | null
  readonly danger: number | null
  readonly adherence: number | null
  /** The visit that the last follow-up was; an assessment at the clinic belongs to it. */
  readonly last_visit: Uuid | null
}

/** "A colleague says you were there on their phone": to be confirmed from the own account within 48 hours. */
export interface Confirmation {
  readonly visit: Uuid
  readonly patient: Uuid
  readonly member: Uuid
  readonly opened_at: Ms
  /** Until when a yes still counts. */
  readonly confirm_by: Ms
  /** Whose phone it was. */
  readonly by: Person
}

export interface Policy {
  readonly version: string
}

export interface Staff {
  readonly id: Uuid
  readonly login: string
  readonly name: string
  readonly org: Organisation
  readonly roles: readonly string[]
  readonly areas: readonly { readonly id: Uuid; readonly name: string }[]
  readonly leads: readonly Uuid[]
}

/** Permission name → scope ("own", "team", "areas", "all"). */
export type Permissions = Readonly<Record<string, string>>
