/** What is on this phone and who has it: the words of the home screen's promise. */

import type { Hex, Kind, Ms, Uuid } from './types'

/** `refused`: the server cannot take it yet and the phone will ask again. `quarantined`: the server keeps it aside, with a reason. */
export type StatementState = 'unsent' | 'sending' | 'received' | 'refused' | 'quarantined'

/** Text in both languages, the shape of every refusal. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export interface Reason {
  readonly code: string
  readonly message: Words
  readonly help: Words
}

/** One statement on this phone. */
export interface KeptRecord {
  readonly hash: Hex
  readonly account: Uuid
  readonly device: Uuid
  readonly seq: number
  readonly kind: Kind
  readonly visit: Uuid
  readonly at: Ms
  readonly state: StatementState
  readonly reason: Reason | null
  readonly received_at: Ms | null
  /** Place in the server's log, once received. */
  readonly index: number | null
  readonly photos: { readonly total: number; readonly received: number }
  /** First name of the person visited, while unlocked and still known. */
  readonly first_name: string | null
}

/** A record that came more than three days after it was signed, or still waits; `came`: the server has it. */
export interface LateRecord {
  readonly hash: Hex
  readonly visit: Uuid
  readonly patient: Uuid
  readonly at: Ms
  readonly came: boolean
}

export interface AccountCustody {
  readonly account: Uuid
  readonly name: string
  readonly statements: number
  readonly photos: number
  readonly oldest_at: Ms | null
}

/** What a phone notices about itself or about the server, and tells. */
export type ReportKind = 'storage_vanished' | 'server_rolled_back' | 'storage_low'

export interface StorageHealth {
  /** null where the browser will not say. */
  readonly persisted: boolean | null
  readonly usage: number | null
  readonly quota: number | null
  /** The database this phone once had is gone. */
  readonly vanished: boolean
}

export interface Custody {
  /** Statements and photos not yet received, over every account on this phone. */
  readonly unsent: number
  readonly statements: number
  readonly photos: number
  readonly oldest_at: Ms | null
  /** Statements of this phone that the server keeps aside: somebody should look. */
  readonly set_aside: number
  readonly accounts: readonly AccountCustody[]
  readonly storage: StorageHealth
}

export type SyncState = 'idle' | 'sending' | 'waiting' | 'refused' | 'offline'

export interface SyncStatus {
  readonly state: SyncState
  /** Why, for `refused`. */
  readonly reason: Reason | null
  readonly sent: number
  readonly total: number
  readonly next_try_at: Ms | null
  readonly last_contact_at: Ms | null
}

/** Who is using this phone now. */
export type AccountPhase = 'starting' | 'nobody' | 'signed-in' | 'locked' | 'open'

export interface Enrolment {
  readonly device: Uuid
  readonly state: 'pending' | 'approved' | 'revoked'
  /** Six digits to read to the administrator, while pending. */
  readonly code: string | null
  readonly key_class: 'strong' | 'weak'
  readonly name: string
}
