import { clock } from '@/device/clock'
import { stopBurst } from '@/device/position'
import { type Draft, newDraft } from '@/domain/draft'
import { refuse } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { cachedTask } from '@/store/cache'
import { heldDraft } from '@/store/drafts'
import { currentAccount } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** A visit broken off before it was opened here still leaves a card that says so. */
async function beginning(account: Uuid, visit: Uuid): Promise<Draft> {
  const held = await heldDraft(account, visit)
  if (held) return held.draft
  const task = await cachedTask(account, visit)
  if (!task) throw refuse('visit.no_task')
  const { patient, purpose } = task
  const [opened_at, role] = [clock().wall, 'opener'] as const
  return newDraft(
    { visit, patient, account, role, purpose, task, opener: account, opened_at, policy: '', secret: null },
    null,
  )
}

/** Get out: one tap, nothing asked, nothing waited for. Photos already taken stay on the phone. */
export async function abortVisit(visit: Uuid): Promise<Draft> {
  stopBurst()
  const start = await beginning(currentAccount(), visit)
  const made = await makeStatement({
    ...{ kind: 'visit.abort', visit, patient: start.patient },
    body: () => ({ position: null }),
    draft: (now) => {
      if (now?.ended) throw refuse('visit.ended')
      return { ...(now ?? start), step: 'ended', ended: 'visit.abort' }
    },
  })
  return made.draft ?? start
}
