import type { Draft } from '@/domain/draft'
import { closing, refuseIncomplete } from '@/domain/ending'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { sheetOf, signAssessment } from './support/filling'
import { closingPosition, type Progress } from './support/position'
import { runningDraft } from './support/running'

/** Sign the visit off. Refuses with `visit.incomplete`. */
export const closeVisit = (visit: Uuid, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    refuseIncomplete(draft)
    const position = await closingPosition(draft, progress)
    const sheet = await sheetOf(draft)
    // First: a phone that dies in between has said it twice rather than not at all.
    await signAssessment(await runningDraft(visit), sheet)
    return endVisit(draft, {
      ...{ kind: 'visit.close', step: 'closed', dropsUnnamed: true },
      body: (now) => closing(now, position, sheet),
    })
  })
