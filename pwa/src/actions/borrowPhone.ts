import { takeBurst } from '@/device/position'
import type { BorrowReason } from '@/domain/bodies'
import type { Draft } from '@/domain/draft'
import type { Strokes, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'
import { personOf, withOther } from './support/people'
import type { Progress } from './support/position'
import { running, runningDraft } from './support/running'
import { holdStrokes } from './support/strokes'

export interface Borrowing {
  readonly member: Uuid
  readonly reason: BorrowReason
  readonly note: string
  readonly strokes: Strokes | null
}

/** A colleague whose phone is dead signs on this one; they confirm it later from their own account. */
export const borrowPhone = (visit: Uuid, how: Borrowing, progress?: Progress): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await runningDraft(visit)
    const { member, reason } = how
    const note = how.note.trim()
    const strokes = how.strokes ? await holdStrokes(draft, how.strokes) : null
    const person = await personOf(draft, member)
    const position = await takeBurst(progress)
    const made = await makeStatement({
      ...{ kind: 'visit.borrow', visit, patient: draft.patient },
      body: () => ({ member, reason, note, strokes, position }),
      draft: (before, statement) => {
        const now = withOther(running(before), person)
        const absent = now.absent.filter((one) => one.member !== member)
        return { ...now, absent, borrowed: [...now.borrowed, { member, reason, statement }] }
      },
    })
    return running(made.draft)
  })
