import type { Draft } from '@/domain/draft'
import { closing, refuseIncomplete } from '@/domain/ending'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { closingPosition, type Progress } from './support/position'
import { runningDraft } from './support/running'

/** Sign the visit off. Refuses with `visit.incomplete`. */
export const closeVisit = (visit: Uuid, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    refuseIncomplete(draft)
    const position = await closingPosition(draft, progress)
    return endVisit(draft, {
      ...{ kind: 'visit.close', step: 'closed', dropsUnnamed: true },
      body: (now) => closing(now, position),
    })
  })
