import { clock } from '@/device/clock'
import { takeBurst } from '@/device/position'
import { base64url } from '@/domain/bytes'
import { refuse } from '@/domain/door'
import { type Draft, newDraft } from '@/domain/draft'
import { random } from '@/domain/hash'
import type { Uuid } from '@/domain/types'
import { cached, cachedTask } from '@/store/cache'
import { heldDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'
import { beginFilling } from './support/filling'
import { makeStatement } from './support/makeStatement'
import type { Progress } from './support/position'

/** The rules in force when a phone has never heard of any. */
const FIRST_POLICY = '2026-11'

/** A draft given up may be begun anew; one that runs or was signed off may not. */
function refuseSecond(draft: Draft | null): void {
  if (!draft || draft.ended === 'visit.discard') return
  throw refuse(draft.ended ? 'visit.ended' : 'visit.already')
}

/** Open a visit at the door: one burst of positions, then the first statement. */
export const openVisit = (visit: Uuid, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const account = currentAccount()
    const task = await cachedTask(account, visit)
    if (!task) throw refuse('visit.no_task')
    refuseSecond((await heldDraft(account, visit))?.draft ?? null)
    const position = await takeBurst(progress)
    const policy = (await cached(account, 'policy'))?.version ?? FIRST_POLICY
    const { patient, purpose } = task
    const filling = await beginFilling(account, purpose, task)
    const opened_at = clock().wall
    const secret = base64url(random(32))
    const fresh = newDraft(
      {
        ...{ visit, patient, account, role: 'opener', purpose, task, opener: account },
        ...{ opened_at, policy, secret, filling },
      },
      position,
    )
    await makeStatement({
      ...{ kind: 'visit.open', visit, patient },
      body: () => ({ purpose, secret, expected: task.expected.map(({ id }) => id), policy, position }),
      draft: (before) => {
        refuseSecond(before)
        return fresh
      },
    })
    return fresh
  })
