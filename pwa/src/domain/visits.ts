/** What a supervisor reads: one row of the list, and one visit on one page. */

import type {
  AttemptResult,
  CancelReason,
  Danger,
  Entry,
  Outcome,
  PhotoRefusal,
  Place,
  Purpose,
  Recheck,
  Seen,
} from './bodies'
import type { Words } from './custody'
import type { Receipt } from './receipt'
import type { Day } from './task'
import type { B64, Envelope, Hex, Kind, Ms, Phase, PhotoSubject, Signature, Signer, Uuid, Via } from './types'

export type Grade = 'A' | 'B' | 'C' | 'D'

/** The proven time of a visit; nothing bounds it below when no phone carried a beacon. */
export interface Bracket {
  readonly not_before: Ms | null
  readonly not_after: Ms
}

/** A colleague; `org` is a name, `role` a code. */
export interface Colleague {
  readonly id: Uuid
  readonly name: string
  readonly org: string
  readonly role: string | null
}

export interface MemberBrief extends Colleague {
  readonly grade: Grade | null
}

export interface VisitRow {
  readonly id: Uuid
  readonly planned_on: Day | null
  readonly opened_at: Ms | null
  readonly closed_at: Ms | null
  readonly bracket: Bracket | null
  readonly patient_code: string
  readonly area: { readonly id: Uuid; readonly name: string }
  readonly leader: Colleague | null
  readonly state: string
  /** Why whoever led did not go. */
  readonly cancelled: CancelReason | null
  readonly purpose: Purpose | null
  readonly outcome: Outcome | AttemptResult | null
  readonly clinical_effect: string | null
  readonly authenticity: string | null
  readonly members: readonly MemberBrief[]
  readonly awaiting: { readonly statements: number; readonly evidence: number }
  readonly notes: readonly string[]
}

export interface MemberPosition {
  readonly result: string
  readonly distance_m: number | null
  readonly accuracy_m: number | null
  readonly age_ms: Ms | null
}

export type SignalName = 's1' | 's2' | 's3' | 's4' | 's5' | 's6'

/** One handshake: whether the code was right, and the reply; null is unknown. Times by the opener's clock. */
export interface Meeting {
  readonly member: Uuid
  readonly opener: Uuid | null
  readonly phase: Phase
  readonly via: Via
  readonly code: boolean | null
  readonly reply: boolean | null
  readonly shown_at: Ms | null
  readonly replied_at: Ms | null
  readonly elapsed: Ms | null
  readonly statement: Hex
}

/** A presence on a colleague's phone. */
export interface Borrowed {
  readonly reason: string
  readonly state: string
  readonly confirmed_at: Ms | null
  readonly confirm_by: Ms
  readonly by: Colleague | null
}

export interface Member extends MemberBrief {
  /** s1 own device · s2 location · s3 peer code · s4 overlap · s5 photo · s6 signature; null = unknown. */
  readonly signals: Readonly<Record<SignalName, boolean | null>> | null
  /** Why each signal is what it is. */
  readonly reasons: readonly (Verdict & { readonly signal: string })[]
  readonly expected: boolean
  readonly absent_reason: string | null
  readonly joined_at: Ms | null
  readonly left_at: Ms | null
  readonly position_in: MemberPosition | null
  readonly position_out: MemberPosition | null
  readonly clock_offset_ms: Ms | null
  readonly borrowed: Borrowed | null
  readonly handshakes: readonly Meeting[]
}

export interface VisitRecord {
  readonly entry: Entry | null
  readonly place: Place | null
  readonly form: 1 | 2 | 3 | null
  readonly outcome: Outcome | AttemptResult
  readonly seen: readonly Seen[]
  /** null for those who may not read it, and for attempts. */
  readonly danger: Danger | null
  readonly note: string | null
  readonly recheck: Recheck | null
  readonly photo_refused: PhotoRefusal | null
}

export type EvidenceState = 'present' | 'awaited' | 'withdrawn'

export interface PhotoRow {
  readonly sha256: Hex
  readonly subject: PhotoSubject
  readonly source: 'CAMERA' | 'FILE'
  readonly taken_at: Ms
  readonly by: Uuid
  readonly width: number
  readonly height: number
  readonly state: EvidenceState
}

export interface SignatureRow {
  readonly signer: Signer
  readonly name: string | null
  readonly relation: string | null
  readonly method: Signature['method']
  readonly strokes: Hex | null
  readonly reason: string | null
  /** Names. */
  readonly witnesses: readonly string[]
  readonly state: EvidenceState | null
}

export interface VisitMap {
  readonly home: { readonly lat: number; readonly lon: number; readonly accuracy_m: number } | null
  readonly points: readonly {
    readonly member: Uuid
    readonly phase: 'IN' | 'OUT' | 'RECHECK'
    readonly lat: number
    readonly lon: number
    readonly accuracy_m: number
    readonly at: Ms
  }[]
}

export interface VerificationStep {
  readonly step: number
  readonly name: string
  readonly ok: boolean | null
  readonly detail: string | null
}

export interface StatementRow {
  readonly hash: Hex
  readonly kind: Kind
  readonly author: Uuid
  readonly device: Uuid
  readonly seq: number
  readonly received_at: Ms
  readonly index: number
  readonly verification: readonly VerificationStep[]
  /** SPKI of the phone's key as the server enrolled it; null when it cannot say. */
  readonly public_key: B64 | null
  readonly envelope: Envelope | null
  readonly receipt: Receipt
}

export interface Verdict extends Words {
  readonly code: string
}

/** A change to a closed record; its words are null for those who may not read the field. */
export interface AmendmentRow {
  readonly statement: Hex
  readonly field: string
  readonly old?: unknown
  readonly new?: unknown
  readonly reason: string | null
  readonly state: string
  readonly by: Uuid
  readonly at: Ms
  readonly decided_by: Uuid | null
  readonly decided_at: Ms | null
  /** It waits, and the reader is one whose word counts. */
  readonly may_second: boolean
}

/** The form of a visit with those answers that this reader may see. */
export interface FilledForm {
  readonly id: string
  readonly version: number
  readonly patient: Uuid
  readonly answers: Readonly<Record<string, unknown>>
  /** Some answers are for clinicians only. */
  readonly withheld: boolean
  readonly complete: boolean | null
  readonly by: Uuid
  readonly assessed_by: Uuid | null
  /** From then on it can only be corrected. */
  readonly final_since: Ms | null
  readonly amendments: readonly AmendmentRow[]
}

export interface VisitPage extends Omit<VisitRow, 'members'> {
  readonly members: readonly Member[]
  readonly record: VisitRecord | null
  readonly filled: FilledForm | null
  /** Told later of a visit broken off; the note is null for those who may not read it. */
  readonly details: readonly { readonly by: Uuid; readonly at: Ms; readonly note: string | null }[]
  readonly photos: readonly PhotoRow[]
  readonly signatures: readonly SignatureRow[]
  readonly map: VisitMap | null
  readonly statements: readonly StatementRow[]
  readonly policy_version: string
  readonly authenticity_reasons: readonly Verdict[]
  readonly clinical_reasons: readonly Verdict[]
  readonly note_reasons: readonly Verdict[]
}

export interface VisitFilter {
  readonly from?: Day
  readonly to?: Day
  readonly area?: Uuid
  readonly state?: string
  readonly authenticity?: string
  readonly q?: string
  readonly page?: number
  readonly per_page?: number
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly page: number
  readonly pages: number
  readonly total: number
}
