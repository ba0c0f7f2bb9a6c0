/** What a supervisor reads: one row of the list, and one visit on one page. */

import type { Danger, Entry, Outcome, Place, Purpose, Recheck, Seen } from './bodies'
import type { Words } from './custody'
import type { Receipt } from './receipt'
import type { Day, Organisation } from './task'
import type {
  B64,
  Envelope,
  Handshake,
  Hex,
  Kind,
  Ms,
  Phase,
  PhotoSubject,
  PositionResult,
  Signature,
  Signer,
  Uuid,
} from './types'

export type Grade = 'A' | 'B' | 'C' | 'D'

/** The proven time of a visit: nothing before, nothing after. */
export interface Bracket {
  readonly not_before: Ms
  readonly not_after: Ms
}

export interface MemberBrief {
  readonly id: Uuid
  readonly name: string
  readonly org: Organisation | string | null
  readonly role: string | null
  readonly grade: Grade | null
}

export interface VisitRow {
  readonly id: Uuid
  readonly planned_on: Day | null
  readonly opened_at: Ms | null
  readonly closed_at: Ms | null
  readonly bracket: Bracket | null
  readonly patient_code: string
  readonly area: { readonly id: Uuid; readonly name: string } | string | null
  readonly leader: { readonly id: Uuid; readonly name: string } | string | null
  readonly state: string
  readonly purpose?: Purpose
  readonly outcome: Outcome | null
  readonly clinical_effect: string | null
  readonly authenticity: string | null
  readonly members: readonly MemberBrief[]
  readonly awaiting: { readonly statements: number; readonly evidence: number }
  readonly notes: readonly string[]
}

export interface MemberPosition {
  readonly result: PositionResult | string
  readonly distance_m: number | null
  readonly accuracy_m: number | null
  readonly age_ms: Ms | null
}

export interface Member extends MemberBrief {
  /** s1 own device · s2 location · s3 peer code · s4 overlap · s5 photo · s6 signature; null = unknown. */
  readonly signals: Readonly<Record<'s1' | 's2' | 's3' | 's4' | 's5' | 's6', boolean | null>>
  readonly expected: boolean
  readonly absent_reason: string | null
  readonly joined_at: Ms | null
  readonly left_at: Ms | null
  readonly position_in: MemberPosition | null
  readonly position_out: MemberPosition | null
  readonly clock_offset_ms: Ms | null
  readonly borrowed: { readonly reason: string; readonly confirmed_at: Ms | null } | null
  readonly handshakes: readonly Handshake[]
}

export interface VisitRecord {
  readonly entry: Entry | null
  readonly place: Place | null
  readonly form: 1 | 2 | 3 | null
  readonly outcome: Outcome | null
  readonly seen: readonly Seen[]
  readonly danger: Danger | null
  readonly note: string
  readonly recheck?: Recheck | null
}

export type EvidenceState = 'present' | 'awaited' | 'withdrawn'

export interface PhotoRow {
  readonly sha256: Hex
  readonly subject: PhotoSubject
  readonly source: 'CAMERA' | 'FILE'
  readonly taken_at: Ms
  readonly by: Uuid | string
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
  readonly state: EvidenceState | null
}

export interface VisitMap {
  readonly home: { readonly lat: number; readonly lon: number; readonly accuracy_m: number } | null
  readonly points: readonly {
    readonly member: Uuid
    readonly phase: Phase | string
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

export interface VisitPage extends Omit<VisitRow, 'members'> {
  readonly members: readonly Member[]
  readonly record: VisitRecord | null
  readonly photos: readonly PhotoRow[]
  readonly signatures: readonly SignatureRow[]
  readonly map: VisitMap | null
  readonly statements: readonly StatementRow[]
  readonly policy_version: string
  readonly authenticity_reasons: readonly Verdict[]
  readonly clinical_reasons: readonly Verdict[]
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
