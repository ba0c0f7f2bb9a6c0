import { clock } from '@/device/clock'
import type { Draft } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { change } from './support/running'

/** Ask everybody once more: the codes shown from now on belong to the recheck. */
export const startRecheck = (visit: Uuid): Promise<Draft> =>
  change(visit, (draft) => ({
    ...draft,
    recheck: { ...draft.recheck, asked_at: draft.recheck.asked_at ?? clock().wall },
  }))
