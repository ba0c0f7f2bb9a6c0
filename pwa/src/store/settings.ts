/** Small facts about this phone as a whole: whom it trusts and what it last heard. */

import type { ReportKind, StorageHealth, SyncStatus } from '@/domain/custody'
import type { FormDefinition } from '@/domain/forms/definition'
import type { B64, Beacon, Instant, Ms, Uuid } from '@/domain/types'
import { db } from './db'

/** The log this phone pinned at first contact. */
export interface PinnedKeys {
  readonly origin: string
  readonly p256: B64
  readonly rescue: B64
}

export interface HeldBeacon {
  readonly beacon: Beacon
  readonly seen: Instant
}

/** Something to tell the server when it is reached. */
export interface DeviceReport {
  readonly kind: ReportKind
  readonly details: Readonly<Record<string, unknown>>
}

/** How sending stands before anything was sent. */
export const SILENT: SyncStatus = {
  state: 'idle',
  reason: null,
  sent: 0,
  total: 0,
  next_try_at: null,
  last_contact_at: null,
}

interface Settings {
  /** Marks this very database, so that a vanished one is noticed. */
  database: Uuid
  current: Uuid
  log: PinnedKeys
  /** The newest checkpoint whose signature and consistency were verified; a signed note. */
  checkpoint: string
  beacon: HeldBeacon
  sync: SyncStatus
  reports: readonly DeviceReport[]
  /** When it was noticed that an earlier database had vanished. */
  vanished: Ms
  /** When the server was last told that storage runs low. */
  told_low: Ms
  storage: StorageHealth
  /** Signed out without a network: the session is ended at the next contact. */
  leaving: true
  /** What is written down at a visit, newest versions and those that drafts here were begun with. No secret. */
  forms: readonly FormDefinition[]
  forms_at: Ms
}

export async function setting<N extends keyof Settings>(name: N): Promise<Settings[N] | null> {
  return ((await db.settings.get(name))?.value as Settings[N] | undefined) ?? null
}

export async function setSetting<N extends keyof Settings>(name: N, value: Settings[N]): Promise<void> {
  await db.settings.put({ name, value })
}

export const dropSetting = (name: keyof Settings): Promise<void> => db.settings.delete(name)

export async function queueReport(report: DeviceReport): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await setSetting('reports', [...((await setting('reports')) ?? []), report])
  })
}
