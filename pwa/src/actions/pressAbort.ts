import { clock } from '@/device/clock'
import { stopBurst } from '@/device/position'
import { refuse } from '@/domain/door'
import { type Draft, newDraft } from '@/domain/draft'
import type { Task } from '@/domain/task'
import type { Clock, Uuid } from '@/domain/types'
import { cachedTask } from '@/store/cache'
import { writeDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'
import { positionAtHand } from './support/position'

/** A draft given up is none: its visit may be begun anew, and broken off anew. */
const begun = (draft: Draft | null): Draft | null => (draft?.ended === 'visit.discard' ? null : draft)

/** A visit broken off before it was opened here still leaves a card that says so. */
function beginning(account: Uuid, task: Task | null, opened_at: number): Draft {
  if (!task) throw refuse('visit.no_task')
  const { visit, patient, purpose } = task
  const role = 'opener' as const
  return newDraft(
    { visit, patient, account, role, purpose, task, opener: account, opened_at, policy: '', secret: null },
    null,
  )
}

function pressed(draft: Draft | null, begin: () => Draft, at: Clock): Draft {
  const now = begun(draft)
  if (now?.ended) throw refuse('visit.ended')
  if (now?.abort) return now
  return { ...(now ?? begin()), abort: { at, position: positionAtHand(now), first: now === null } }
}

/**
 * "Get out" was pressed: kept at once, with the time and the position at hand, so that a phone that dies in the
 * next second has not lost it. Pressing twice is pressing once.
 */
export const pressAbort = (visit: Uuid): Promise<Draft> =>
  holdingOpen(async () => {
    const [account, at] = [currentAccount(), clock()]
    const task = await cachedTask(account, visit)
    const begin = () => beginning(account, task, at.wall)
    const draft = await writeDraft(account, visit, at.wall, (held) => pressed(held, begin, at))
    // Only now: whatever waits for a position goes on, and finds that this visit is being left.
    stopBurst()
    return draft
  })
