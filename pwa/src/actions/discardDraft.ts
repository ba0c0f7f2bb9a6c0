import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import { endVisit } from './support/end'
import { runningDraft } from './support/running'

/** Give a draft up. That one was given up is said; what it held, photos included, goes. */
export const discardDraft = (visit: Uuid, reason: string | null): Promise<Draft> =>
  holdingOpen(async () =>
    endVisit(await runningDraft(visit), {
      ...{ kind: 'visit.discard', step: 'ended', dropsUnnamed: true },
      body: () => ({ reason: reason?.trim() || null }),
    }),
  )
