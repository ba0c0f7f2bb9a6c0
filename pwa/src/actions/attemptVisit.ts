import { clock } from '@/device/clock'
import { dayOf } from '@/domain/day'
import type { Draft } from '@/domain/draft'
import { attempt, refuseIncomplete, type Sheet } from '@/domain/ending'
import type { Uuid } from '@/domain/types'
import { formOf } from '@/store/forms'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { offlineNow } from './support/offline'
import { closingPosition, type Progress } from './support/position'
import { runningDraft } from './support/running'

/** Nobody home, declined, wrong address: an honest outcome with a short form. Refuses with `visit.incomplete`. */
export const attemptVisit = (visit: Uuid, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    refuseIncomplete(draft)
    const position = await closingPosition(draft, progress)
    const now = await runningDraft(visit)
    const sheet: Sheet = {
      ...{ form: await formOf(now.short), today: dayOf(clock().wall), offline: await offlineNow() },
    }
    return endVisit(draft, {
      ...{ kind: 'visit.attempt', step: 'ended', dropsUnnamed: true },
      body: (held) => attempt(held, position, sheet),
    })
  })
