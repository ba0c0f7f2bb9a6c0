import type { CancelReason } from '@/domain/bodies'
import { refuse } from '@/domain/door'
import type { Task } from '@/domain/task'
import { heldDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

/** Say that a planned visit will not be made, and why. The person stays due, on the date they were. */
export const cancelVisit = (
  { visit, patient }: Pick<Task, 'visit' | 'patient'>,
  reason: CancelReason,
): Promise<void> =>
  holdingOpen(async () => {
    const draft = (await heldDraft(currentAccount(), visit))?.draft
    if (draft && draft.ended !== 'visit.discard') throw refuse('visit.already')
    await makeStatement({ kind: 'visit.cancel', visit, patient, body: () => ({ reason, note: '' }) })
  })
