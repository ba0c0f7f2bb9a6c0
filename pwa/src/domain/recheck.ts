/** The second handshake at a moment nobody can foresee: phones carried for absent people must be awake. */

import type { Recheck } from './bodies'
import type { Draft, RecheckPlan } from './draft'
import { joined } from './team'
import type { Ms } from './types'

const MINUTE = 60_000
const EARLIEST = 3 * MINUTE
const LATEST = 12 * MINUTE
/** How long a call stays open before it counts as missed. */
export const PATIENCE = 5 * MINUTE

/** A moment 3 to 12 minutes after the last colleague joined; `random` is uniform in [0, 2^32). */
export const plan = (joinedAt: Ms, random: number): RecheckPlan => ({
  due_at: joinedAt + EARLIEST + Math.floor((random / 2 ** 32) * (LATEST - EARLIEST)),
  asked_at: null,
})

/** A late joiner moves a recheck that has not been asked yet; one already asked stands. */
export const replanned = (current: RecheckPlan, joinedAt: Ms, random: number): RecheckPlan =>
  current.asked_at === null ? plan(joinedAt, random) : current

export type RecheckState = 'not-planned' | 'later' | 'due' | 'asking' | 'done' | 'missed'

function everyoneAnswered(draft: Draft): boolean {
  const again = new Set(draft.handshakes.filter((one) => one.phase === 'RECHECK').map((one) => one.member))
  const members = joined(draft)
  return members.length > 0 && members.every((member) => again.has(member))
}

export function recheckState(draft: Draft, now: Ms): RecheckState {
  const { due_at, asked_at } = draft.recheck
  if (asked_at !== null) {
    if (everyoneAnswered(draft)) return 'done'
    return now - asked_at > PATIENCE ? 'missed' : 'asking'
  }
  if (due_at === null) return 'not-planned'
  return now >= due_at ? 'due' : 'later'
}

/** What the closing statement says about it. A visit that ended before the moment came was not asked. */
export function recheckResult(draft: Draft): Recheck {
  const { due_at, asked_at } = draft.recheck
  if (asked_at === null) return { due_at, asked_at, result: 'NOT_ASKED' }
  return { due_at, asked_at, result: everyoneAnswered(draft) ? 'DONE' : 'MISSED' }
}
