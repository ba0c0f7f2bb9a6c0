/** The draft an action works on. */

import { clock } from '@/device/clock'
import { refuse } from '@/domain/door'
import { type Draft, FINAL_STEPS } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { changeDraft, heldDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'

/** Refuses with `visit.no_draft` or `visit.ended`, also while a visit is being left for safety. */
export function running(draft: Draft | null): Draft {
  if (!draft) throw refuse('visit.no_draft')
  if (FINAL_STEPS.has(draft.step) || draft.abort) throw refuse('visit.ended')
  return draft
}

export async function runningDraft(visit: Uuid): Promise<Draft> {
  const held = await heldDraft(currentAccount(), visit)
  return running(held?.draft ?? null)
}

/** Change the draft of this phone's account; `change` may run again and must only compute. */
export const change = (visit: Uuid, how: (draft: Draft) => Draft): Promise<Draft> =>
  holdingOpen(() => changeDraft(currentAccount(), visit, clock().wall, how))
