/**
 * The phone's database. What is personal is sealed; ids, hashes, states and times are clear, so that custody
 * can be counted while locked.
 */

import { Dexie, type Table } from 'dexie'
import type { Enrolment, Reason, StatementState } from '@/domain/custody'
import type { EvidenceReceipt, Receipt } from '@/domain/receipt'
import type { Permissions, Staff } from '@/domain/task'
import type { B64, Hex, Kind, Ms, Uuid } from '@/domain/types'
import type { Sealed } from './seal'

export interface StatementRow {
  readonly hash: Hex
  readonly account: Uuid
  readonly device: Uuid
  readonly seq: number
  readonly kind: Kind
  readonly visit: Uuid
  readonly at: Ms
  /** The envelope's JSON. */
  readonly sealed: Sealed
  readonly state: StatementState
  readonly reason: Reason | null
  readonly receipt: Receipt | null
  readonly received_at: Ms | null
  /** It came late, and whoever signed it would rather not say why. */
  readonly unsaid?: true
}

/** `held`: no statement names it yet. */
export type EvidenceState = 'held' | 'unsent' | 'received'

export interface EvidenceRow {
  /** `<account>/<visit>/<sha256>`: the same picture may belong to two visits. */
  readonly id: string
  readonly account: Uuid
  readonly visit: Uuid
  readonly patient: Uuid
  readonly sha256: Hex
  readonly bytes: number
  readonly media: string
  readonly at: Ms
  readonly state: EvidenceState
  /** The statement that names it. */
  readonly statement: Hex | null
  /** Sendings that failed, and the one in a parcel however it ended; after the first, pieces are sent. */
  readonly failures: number
  /** Why the server would not take it, if it said so. */
  readonly reason: Reason | null
  readonly receipt: EvidenceReceipt | null
  readonly received_at: Ms | null
}

export interface HeadRow {
  readonly device: Uuid
  readonly seq: number
  readonly hash: Hex
}

export interface DraftRow {
  readonly account: Uuid
  readonly visit: Uuid
  /** 1 when nothing more can be done with it. */
  readonly final: 0 | 1
  /** Grows with every change; a change made from an older one starts over. */
  readonly rev: number
  readonly at: Ms
  readonly sealed: Sealed
}

/** A form filled in away from a door. */
export interface PaperRow {
  readonly account: Uuid
  readonly id: string
  readonly visit: Uuid
  /** 1 once it is signed. */
  readonly final: 0 | 1
  readonly rev: number
  readonly at: Ms
  readonly sealed: Sealed
}

/** `card/<patient>` is a card that was opened here. */
export type CacheName =
  | 'tasks'
  | 'due'
  | 'people'
  | 'organisations'
  | 'confirmations'
  | 'policy'
  | 'colours'
  | 'questions'
  | 'answers'
  | `card/${Uuid}`

export interface CacheRow {
  readonly account: Uuid
  readonly name: CacheName
  readonly at: Ms
  readonly sealed: Sealed
}

/** A data key under a PIN (`device/pin.ts` makes and opens it). */
export interface WrappedKey {
  readonly salt: B64
  readonly iterations: number
  readonly sealed: B64
}

export interface AccountRow {
  readonly id: Uuid
  readonly staff: Staff
  readonly permissions: Permissions
  /** null: no PIN yet, or destroyed by wrong ones. */
  readonly wrapped: WrappedKey | null
  /** The data key for the server's rescue key; it outlives the PIN. */
  readonly rescue: B64 | null
  readonly wrong_pins: number
  readonly contact_at: Ms
}

export interface DeviceRow {
  readonly account: Uuid
  readonly enrolment: Enrolment
  readonly public_key: B64
  /** The key itself when strong, its sealed PKCS#8 when weak. */
  readonly secret: CryptoKey | Sealed
  /** Whether the server knows of it. */
  readonly registered: boolean
}

export interface SettingRow {
  readonly name: string
  readonly value: unknown
}

export const DATABASE = 'lianfang'

export class Database extends Dexie {
  declare statements: Table<StatementRow, Hex>
  declare evidence: Table<EvidenceRow, string>
  declare evidence_bytes: Table<{ id: string; sealed: Sealed }, string>
  declare heads: Table<HeadRow, Uuid>
  declare drafts: Table<DraftRow, [Uuid, Uuid]>
  declare papers: Table<PaperRow, [Uuid, string]>
  declare cache: Table<CacheRow, [Uuid, CacheName]>
  declare accounts: Table<AccountRow, Uuid>
  declare devices: Table<DeviceRow, Uuid>
  declare settings: Table<SettingRow, string>

  constructor(name: string = DATABASE) {
    // Chromium calls a write done before it is on the disk, unless asked: a battery that dies must not undo it.
    super(name, { chromeTransactionDurability: 'strict' })
    // Never edit a version that has shipped: add the next one with its upgrade, and an old database to its test.
    this.version(1).stores({
      statements: 'hash, [account+state], [device+seq], visit, state',
      evidence: 'id, [account+state], [account+visit], statement, state',
      evidence_bytes: 'id',
      heads: 'device',
      drafts: '[account+visit], account',
      cache: '[account+name], account',
      accounts: 'id',
      devices: 'account',
      settings: 'name',
    })
    this.version(2).stores({ papers: '[account+id], account' })
  }
}

export const db = new Database()
export { liveQuery } from 'dexie'
