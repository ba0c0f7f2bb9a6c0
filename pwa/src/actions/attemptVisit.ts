import type { Draft } from '@/domain/draft'
import { attempt, refuseIncomplete } from '@/domain/ending'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { closingPosition, type Progress } from './support/position'
import { runningDraft } from './support/running'

/** Nobody home, declined, wrong address: an honest outcome with a short form. Refuses with `visit.incomplete`. */
export const attemptVisit = (visit: Uuid, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    refuseIncomplete(draft)
    const position = await closingPosition(draft, progress)
    return endVisit(draft, {
      ...{ kind: 'visit.attempt', step: 'ended', dropsUnnamed: true },
      body: (now) => attempt(now, position),
    })
  })
