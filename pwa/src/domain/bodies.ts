/** What each kind of statement says. Every body names the visit and the person visited. */

import type { Answer, Answers } from './forms/definition'
import type { B64u, Code, Handshake, Hex, Kind, Ms, Photo, Sampling, Signature, Uuid } from './types'

export type Purpose = 'FOLLOW_UP' | 'WELFARE' | 'OUTREACH' | 'SEARCH' | 'DELIVERY' | 'REASSESS'
export type Entry = 'ADMITTED' | 'DOORSTEP' | 'ELSEWHERE'
export type Place = 10 | 11 | 12 | 13 | 14 | 20 | 21 | 22 | 90
export type Outcome =
  | 'SEEN'
  | 'SEEN_PARTIAL'
  | 'FAMILY_ONLY'
  | 'INFORMANT_ONLY'
  | 'IN_HOSPITAL'
  | 'DETAINED'
  | 'AWAY_KNOWN'
  | 'AWAY_UNKNOWN'
  | 'MOVED'
  | 'DEAD'
export type Seen = 'PATIENT' | 'FAMILY' | 'INFORMANT'
export type AttemptResult = 'NOBODY' | 'REFUSED' | 'WRONG_ADDRESS'
export type DangerLevel = 0 | 1 | 2 | 3 | 4 | 5
export type DangerTarget = 'SELF' | 'OTHERS' | 'PROPERTY'
export type PhotoRefusal = 'PATIENT' | 'FAMILY' | 'UNSAFE' | 'CAMERA_FAULT'
export type AbsenceReason = 'DUTY' | 'SICK' | 'TRAFFIC' | 'OTHER'
export type CancelReason = 'ASKED' | 'AWAY' | 'COLLEAGUES' | 'ROAD' | 'MISTAKE' | 'OTHER'
export type LateReason = 'NO_SIGNAL' | 'NO_DATA' | 'PHONE' | 'PHOTOS' | 'FORGOT' | 'OTHER'
export type SaidBy = 'PATIENT' | 'GUARDIAN'
export type Wish = 'WHY' | 'OBJECT'
export type BorrowReason = 'BATTERY' | 'BROKEN' | 'LEFT_BEHIND' | 'NO_PHONE' | 'OTHER'

export interface Danger {
  readonly level: DangerLevel | null
  readonly target: DangerTarget | null
  readonly not_assessed: string | null
}

export interface Absence {
  readonly member: Uuid
  readonly reason: AbsenceReason
  readonly note: string
}

export interface Recheck {
  readonly due_at: Ms | null
  readonly asked_at: Ms | null
  readonly result: 'DONE' | 'MISSED' | 'NOT_ASKED'
}

/** A filled-in form. Which questions there are is the definition's matter, see `forms`. */
export interface Filled {
  readonly id: string
  readonly version: number
  readonly answers: Answers
  /** How long each section was on the screen. Absent: not noted, or made before it was. */
  readonly times?: Readonly<Record<string, Ms>>
}

/** This phone had no network when it signed; `since` it last heard from the server, by its own clock. */
export interface Offline {
  readonly since: Ms | null
}

export type Colour = 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN'
/** Factor 5 of the points sheet: what burdens somebody at present. */
export type Burden = 'THREATS' | 'MISUSE' | 'LIFE_EVENT' | 'NOT_SEEN'

/** What the program proposed, what the doctor says, why the two differ, and what weighed in. */
export interface ColourChoice {
  readonly proposed: Colour | null
  readonly confirmed: Colour | null
  readonly reason: string | null
  readonly situation: readonly Burden[]
}

export type PhoneException = 1 | 2 | 3 | 4 | 5 | 6

interface About {
  readonly visit: Uuid
  readonly patient: Uuid
}

export interface Bodies {
  'visit.open': About & {
    readonly purpose: Purpose
    readonly secret: B64u
    readonly expected: readonly Uuid[]
    readonly policy: string
    readonly position: Sampling
  }
  'visit.join': About & {
    readonly opener: Uuid | null
    readonly code: Code
    readonly position: Sampling
  }
  'visit.recheck': About & { readonly code: Code; readonly position: Sampling }
  'visit.borrow': About & {
    readonly member: Uuid
    readonly reason: BorrowReason
    readonly note: string
    readonly strokes: Hex | null
    readonly position: Sampling
  }
  'visit.leave': About & {
    readonly when: 'END' | 'EARLY'
    readonly reason: string | null
    readonly record: {
      readonly via: 'scan' | 'typed' | 'none'
      readonly hash: Hex | null
      readonly digits: string | null
    }
    readonly signature: Signature
    readonly photos: readonly Photo[]
    readonly position: Sampling
  }
  'visit.close': About & {
    readonly entry: Entry
    readonly place: Place
    readonly outcome: Outcome
    readonly seen: readonly Seen[]
    readonly danger: Danger
    readonly note: string
    readonly handshakes: readonly Handshake[]
    readonly recheck: Recheck
    readonly absent: readonly Absence[]
    readonly photos: readonly Photo[]
    readonly photo_refused: PhotoRefusal | null
    readonly signatures: readonly Signature[]
    readonly position: Sampling
    /** Null: none belongs to this visit, or none was at hand. Absent: made before there were forms. */
    readonly form?: Filled | null
    /** Null: it had a network. Absent: made before it was noted. */
    readonly offline?: Offline | null
  }
  'visit.attempt': About & {
    readonly result: AttemptResult
    readonly seen: readonly Seen[]
    readonly note: string
    readonly handshakes: readonly Handshake[]
    readonly absent: readonly Absence[]
    readonly photos: readonly Photo[]
    readonly photo_refused: PhotoRefusal | null
    readonly signatures: readonly Signature[]
    readonly position: Sampling
    readonly form?: Filled | null
    readonly offline?: Offline | null
  }
  /** Its author leads; `absent` are colleagues who cannot come, as the planner was told. */
  'visit.plan': About & {
    readonly planned_on: string
    readonly expected: readonly Uuid[]
    readonly purpose: Purpose
    readonly note: string
    readonly absent?: readonly Absence[]
  }
  /** A yes is a yes to `planned_on`; absent in answers of older apps. */
  'visit.answer': About & {
    readonly answer: 'YES' | 'NO'
    readonly reason: AbsenceReason | null
    readonly note: string
    readonly planned_on?: string
  }
  /** What was planned is not made, as its leader says; the person stays due. */
  'visit.cancel': About & { readonly reason: CancelReason; readonly note: string }
  'visit.abort': About & { readonly position: Sampling | null }
  'visit.details': About & { readonly note: string }
  'visit.discard': About & { readonly reason: string | null }
  'presence.confirm': About & { readonly present: boolean; readonly note: string }
  'record.assess': About & {
    readonly form: Filled
    readonly class: 1 | 2 | 3 | null
    readonly danger: Danger
    readonly colour: ColourChoice | null
  }
  'record.amend': About & {
    readonly field: string
    readonly old: Answer | null
    readonly new: Answer | null
    readonly reason: string
  }
  'record.approve': About & { readonly amendment: Hex; readonly approved: boolean; readonly note: string }
  /** Why a record came late, as whoever signed it says afterwards. */
  'record.late': About & { readonly record: Hex; readonly reason: LateReason; readonly note: string }
  'contact.phone': About & {
    readonly form: Filled
    readonly exception: PhoneException | null
    readonly until: string | null
  }
  /** What one says when somebody asks about one's own visit; an appeal asks another person to decide anew. */
  'review.reply': About & {
    readonly text: string
    readonly photos: readonly Photo[]
    readonly colleague: Uuid | null
    readonly appeal: boolean
  }
  /** The colleague whom an answer names. */
  'review.confirm': About & { readonly reply: Hex; readonly agreed: boolean; readonly text: string }
  /** What the person or their guardian says of how the service is arranged. Its "visit" is this word alone. */
  'colour.object': About & {
    readonly said_by: SaidBy
    readonly wish: Wish
    readonly on: string
    readonly words: string
  }
  'colour.confirm': About & { readonly assessment: Hex; readonly agreed: boolean; readonly note: string }
}

export type Body = Bodies[Kind]
