import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import { type Leaving, leaving, refuseUnsigned } from '@/domain/ending'
import { readQr } from '@/domain/qr'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { sheetOf, signAssessment } from './support/filling'
import { closingPosition, type Progress } from './support/position'
import { runningDraft } from './support/running'
import { type SeenCode, sixDigits } from './support/seen'

export interface Leave {
  readonly when: 'END' | 'EARLY'
  readonly reason?: string | null
  /** The code of the closed record on the opener's phone, if it was shown. */
  readonly record?: SeenCode | null
}

function recordSeen(seen: SeenCode | null | undefined, visit: Uuid): Leaving['record'] {
  if (!seen) return { via: 'none', hash: null, digits: null }
  if ('digits' in seen) return { via: 'typed', hash: null, digits: sixDigits(seen.digits) }
  const qr = readQr(seen.scan)
  if (qr?.type !== 'record' || qr.visit !== visit) throw refuse('record.other')
  return { via: 'scan', hash: qr.statement, digits: null }
}

/** A colleague's sign-off on their own phone, at the end or early. */
export const leaveVisit = (visit: Uuid, how: Leave, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    const record = recordSeen(how.record, visit)
    const saying: Leaving = { when: how.when, reason: how.reason?.trim() || null, record }
    refuseUnsigned(draft, saying)
    const position = await closingPosition(draft, progress)
    await signAssessment(await runningDraft(visit), await sheetOf(draft))
    return endVisit(draft, {
      ...{ kind: 'visit.leave', step: 'left', dropsUnnamed: true },
      body: (now) => leaving(now, saying, position),
    })
  })
