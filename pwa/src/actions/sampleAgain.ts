import { takeBurst } from '@/device/position'
import type { Sampling, Uuid } from '@/domain/types'
import { holdingOpen } from '@/store/vault'
import type { Progress } from './support/position'
import { change } from './support/running'

/** Another burst by hand, kept for the sign-off if that comes soon. */
export const sampleAgain = (visit: Uuid, progress?: Progress): Promise<Sampling> =>
  holdingOpen(async () => {
    const closing = await takeBurst(progress)
    await change(visit, (draft) => ({ ...draft, position: { ...draft.position, closing } }))
    return closing
  })
