import { Refusal } from '@/domain/refusal'
import type { Uuid } from '@/domain/types'
import { allDrafts } from '@/store/drafts'
import { abortVisit } from '../abortVisit'

/** What was pressed and not said before the phone died is said when the account is next opened. */
export async function settleAborts(account: Uuid): Promise<void> {
  const pressed = (await allDrafts(account)).filter(({ abort, ended }) => abort && !ended)
  for (const { visit } of pressed) {
    try {
      await abortVisit(visit)
    } catch (error) {
      // Not possible now (a phone not enrolled): the press stays, and is said the next time.
      if (!(error instanceof Refusal)) throw error
    }
  }
}
