import { clock } from '@/device/clock'
import type { Absence, Purpose } from '@/domain/bodies'
import { refuse } from '@/domain/door'
import { uuid7 } from '@/domain/ids'
import type { Day } from '@/domain/task'
import type { Uuid } from '@/domain/types'
import { heldDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

export interface Wish {
  /** Left out for a visit that nobody has planned yet. */
  readonly visit?: Uuid
  readonly patient: Uuid
  readonly planned_on: Day
  readonly purpose: Purpose
  readonly expected: readonly Uuid[]
  readonly absent: readonly Absence[]
}

/** Plan a visit, or plan it anew; whoever plans leads. Returns which visit it is. */
export const planVisit = ({ visit = uuid7(clock().wall), patient, ...wish }: Wish): Promise<Uuid> =>
  holdingOpen(async () => {
    const draft = (await heldDraft(currentAccount(), visit))?.draft
    if (draft && draft.ended !== 'visit.discard') throw refuse('visit.already')
    const expected = [...new Set([currentAccount(), ...wish.expected])]
    await makeStatement({ kind: 'visit.plan', visit, patient, body: () => ({ ...wish, expected, note: '' }) })
    return visit
  })
