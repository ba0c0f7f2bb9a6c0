/** What administrators and auditors read and write. */

import type { Enrolment, Reason, ReportKind } from './custody'
import type { Organisation, Staff } from './task'
import type { Hex, Ms, Uuid } from './types'

interface Named {
  readonly id: Uuid
  readonly name: string
}

export interface DeviceRow extends Omit<Enrolment, 'device' | 'code'> {
  readonly id: Uuid
  readonly platform: string
  readonly staff: Named
  readonly registered_at: Ms
  readonly approved_at: Ms | null
  readonly revoked_at: Ms | null
  readonly revoke_reason: string | null
  /** What the phone noticed: of each kind the newest. */
  readonly noticed: readonly { readonly kind: ReportKind; readonly at: Ms }[]
}

/** A person whose visit card is, or was, on a phone. */
export interface CachedRow {
  readonly patient: Uuid
  readonly patient_code: string
  readonly cached_at: Ms
}

export interface StaffRow extends Staff {
  readonly active: boolean
  readonly locked_until?: Ms | null
}

export interface NewStaff {
  readonly login: string
  readonly name: string
  readonly password: string
  readonly org: Uuid
  readonly roles: readonly Role[]
  readonly areas: readonly Uuid[]
}

export interface StaffChange {
  readonly name?: string
  readonly password?: string
  readonly org?: Uuid
  readonly roles?: readonly Role[]
  readonly areas?: readonly Uuid[]
  readonly active?: boolean
}

export const ROLES = [
  ...['GRID', 'VIL', 'MHP', 'VDR', 'PSY', 'NUR', 'POL', 'CIV', 'DPF', 'ZZB', 'JUS', 'VOL'],
  ...['SUP', 'RPT', 'HEAD', 'ADM_SYS', 'ADM_SEC', 'ADM_AUD'],
] as const

export type Role = (typeof ROLES)[number]

export interface AreaRow extends Named {
  readonly code: string
  readonly level: string
  readonly path: string
  readonly terrain: string
  readonly parent: Uuid | null
}

export interface TeamRow extends Named {
  readonly type: string
  readonly leader: Uuid
  readonly members: readonly Named[]
}

export interface OrganisationRow extends Organisation {
  readonly area: Uuid
  readonly duty_phone: string
}

export const ORGANISATION_TYPES = [
  ...['HEALTH_CENTRE', 'VILLAGE_CLINIC', 'MH_HOSPITAL', 'COUNTY_MH_CENTRE', 'HEALTH_BUREAU'],
  ...['POLICE_STATION', 'VILLAGE_COMMITTEE', 'TOWN_CIVIL', 'TOWN_POLITICS_LAW', 'TOWN_DPF'],
  ...['JUSTICE', 'GRID_CENTRE', 'REHAB_CENTRE'],
] as const

export type OrganisationType = (typeof ORGANISATION_TYPES)[number]

/** What is known of an organisation; an empty `duty_phone`: nobody answers at any hour. */
export interface OrganisationFields {
  readonly name: string
  readonly type: OrganisationType
  readonly area: Uuid
  readonly duty_phone: string
}

export interface AccessRow {
  readonly id: number
  readonly at: Ms
  readonly by: Named | null
  readonly action: string
  readonly object_kind: string
  readonly object_id: string
  readonly purpose: string
  readonly fields: readonly string[]
  readonly hash: Hex
}

export type FeedbackKind = 'complaint' | 'suggestion'

export interface FeedbackRow {
  readonly id: Uuid
  readonly at: Ms
  readonly kind: FeedbackKind
  readonly text: string
  readonly by: Named
}

/** Something the server could not accept and keeps aside: why, never what it says. */
export interface QuarantineRow {
  readonly id: Uuid
  readonly at: Ms
  readonly staff: Named
  readonly device: Uuid | null
  readonly statement: Hex | null
  /** Which of the nine steps of verification it failed. */
  readonly step: number
  /** Bytes. */
  readonly size: number
  readonly error: Reason
}

/** The same for whoever sent it, with what was sent; null once the person it is about was withdrawn. */
export interface OwnQuarantineRow extends QuarantineRow {
  readonly content: unknown
}
