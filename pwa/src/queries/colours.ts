/** The points sheet on this phone, and the colours that wait for a second person. */

import type { Ref } from 'vue'
import type { WaitingAmendment } from '@/domain/amending'
import type { ColourTable, WaitingColour } from '@/domain/colour'
import { getWaitingAmendments, getWaitingColours } from '@/net/colours'
import { cached } from '@/store/cache'
import { unlocked } from '@/store/vault'
import { type Answer, useAnswer } from './answer'
import { useLive } from './live'

/** null for those who do not assess; undefined while loading. */
export const useColourTable = (): Readonly<Ref<ColourTable | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    return account ? await cached(account, 'colours') : null
  })

/** Corrections that wait for one's own word, from the server. */
export const useWaitingAmendments = (): Answer<readonly WaitingAmendment[]> =>
  useAnswer(
    () => null,
    () => getWaitingAmendments(),
  )

/** Those that wait for one's own word, from the server. */
export const useWaitingColours = (): Answer<readonly WaitingColour[]> =>
  useAnswer(
    () => null,
    () => getWaitingColours(),
  )
