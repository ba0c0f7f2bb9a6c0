import { refuse } from '@/domain/door'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { pressAbort } from './pressAbort'
import { makeStatement } from './support/makeStatement'

/** A press that still stands. */
function pressed(draft: Draft | null): Draft {
  if (!draft?.abort || draft.ended) throw refuse('visit.ended')
  return draft
}

/**
 * Say that the visit was broken off, at the time the button was pressed. Nothing is asked, nothing waited for,
 * and photos already taken stay on the phone.
 */
export const abortVisit = (visit: Uuid): Promise<Draft> =>
  holdingOpen(async () => {
    const draft = await pressAbort(visit)
    const made = await makeStatement({
      ...{
        kind: 'visit.abort',
        visit,
        patient: draft.patient,
        ...(draft.abort ? { at: draft.abort.at } : {}),
      },
      body: (now) => ({ position: now?.abort?.position ?? null }),
      draft: (now) => ({ ...pressed(now), step: 'ended', ended: 'visit.abort' }),
    })
    return made.draft ?? draft
  })
