/** The five states of sync, as every tab and the home screen see them. */

import type { Reason, SyncState, SyncStatus } from '@/domain/custody'
import type { Refusal } from '@/domain/refusal'
import type { Ms } from '@/domain/types'
import { SILENT, setSetting, setting } from '@/store/settings'

const status = async (): Promise<SyncStatus> => (await setting('sync')) ?? SILENT

const change = async (part: Partial<SyncStatus>): Promise<void> =>
  setSetting('sync', { ...(await status()), ...part })

export const sending = (sent: number, total: number): Promise<void> =>
  change({ state: 'sending', sent, total, reason: null, next_try_at: null })

export const settled = (state: SyncState, reason: Reason | null, next: Ms | null): Promise<void> =>
  change({ state, reason, next_try_at: next })

export const contacted = (at: Ms): Promise<void> => change({ last_contact_at: at })

const WAITING: ReadonlySet<string> = new Set(['app.locked', 'net.unreadable', 'log.rolled_back'])
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** What a failed attempt means: no network, a server to wait for, or a no that a person must see to. */
export function stateAfter(refusal: Refusal): SyncState {
  if (refusal.code === 'net.unreachable') return 'offline'
  if (WAITING.has(refusal.code)) return 'waiting'
  return refusal.status !== null && PASSING.has(refusal.status) ? 'waiting' : 'refused'
}

const FIRST_WAIT = 5_000
const LONGEST_WAIT = 5 * 60_000

/** How long to wait after so many failures: doubling, capped, and scattered so that phones do not march in step. */
export const waitAfter = (failures: number, random: number = Math.random()): Ms =>
  Math.round(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10)) * (0.5 + random))
