import { clock } from '@/device/clock'
import { acceptsDetails } from '@/domain/details'
import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { heldDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'
import { makeStatement } from './support/makeStatement'

function open(draft: Draft | null, now: number): Draft {
  if (!draft) throw refuse('visit.no_draft')
  if (!acceptsDetails(draft, now)) throw refuse('details.late')
  return draft
}

/** Tell in peace how it was: a statement of its own, at most 24 hours after a visit was broken off. */
export const addDetails = (visit: Uuid, words: string): Promise<Draft> =>
  holdingOpen(async () => {
    const note = words.trim()
    const held = await heldDraft(currentAccount(), visit)
    const { patient } = open(held?.draft ?? null, clock().wall)
    const made = await makeStatement({
      ...{ kind: 'visit.details', visit, patient },
      body: () => ({ note }),
      draft: (now, _, at) => {
        const draft = open(now, at.wall)
        return { ...draft, details: [...draft.details, { at: at.wall, note }] }
      },
    })
    return made.draft as Draft
  })
