/** What administrators and auditors read. */

import type { Enrolment, Reason } from './custody'
import type { Organisation, Staff } from './task'
import type { Hex, Ms, Uuid } from './types'

export interface DeviceRow extends Enrolment {
  readonly id: Uuid
  readonly platform: string
  readonly staff: { readonly id: Uuid; readonly name: string }
  readonly registered_at: Ms
  readonly approved_at: Ms | null
  readonly revoked_at: Ms | null
}

/** A person whose visit card is, or was, on a phone. */
export interface CachedRow {
  readonly patient: Uuid
  readonly patient_code: string
  readonly cached_at: Ms
}

export interface StaffRow extends Staff {
  readonly active: boolean
  readonly locked_until: Ms | null
}

/** What may be set about a colleague; `password` only when adding or resetting. */
export interface StaffFields {
  readonly login?: string
  readonly name?: string
  readonly password?: string
  readonly org?: Uuid
  readonly roles?: readonly string[]
  readonly areas?: readonly Uuid[]
  readonly active?: boolean
}

export interface AreaRow {
  readonly id: Uuid
  readonly name: string
  readonly level: string
  readonly parent: Uuid | null
}

export interface TeamRow {
  readonly id: Uuid
  readonly name: string
  readonly leader: Uuid | null
  readonly members: readonly { readonly id: Uuid; readonly name: string }[]
}

export type OrganisationRow = Organisation

export interface AccessRow {
  readonly id: number
  readonly at: Ms
  readonly by: { readonly id: Uuid; readonly name: string } | null
  readonly action: string
  readonly object_kind: string
  readonly object_id: string
  readonly purpose: string | null
  readonly fields: readonly string[]
}

export type FeedbackKind = 'complaint' | 'suggestion'

export interface FeedbackRow {
  readonly id: Uuid
  readonly at: Ms
  readonly kind: FeedbackKind
  readonly text: string
  readonly by: { readonly id: Uuid; readonly name: string } | null
}

/** A statement the server keeps aside: why, never what. */
export interface QuarantineRow {
  readonly id: Uuid
  readonly hash: Hex
  readonly received_at: Ms
  readonly device: Uuid | null
  readonly author: Uuid | null
  readonly reason: Reason
}
