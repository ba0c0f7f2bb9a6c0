import { clock } from '@/device/clock'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { writeDraft } from '@/store/drafts'
import { currentAccount, holdingOpen } from '@/store/vault'

/** A slip of the thumb: the visit goes on as if nothing had been pressed; null when it had not begun here. */
export const takeBackAbort = (visit: Uuid): Promise<Draft | null> =>
  holdingOpen(() =>
    writeDraft(currentAccount(), visit, clock().wall, (draft) => {
      if (!draft?.abort || draft.ended) return draft
      return draft.abort.first ? null : { ...draft, abort: null }
    }),
  )
