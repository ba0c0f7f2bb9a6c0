/** One person's card, as it was when last opened on this phone. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { Card } from '@/domain/card'
import type { Ms, Uuid } from '@/domain/types'
import { keptCard } from '@/store/cache'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

export interface KeptCard {
  readonly card: Card
  /** When the server showed it. */
  readonly at: Ms
}

/** null when it was never opened here, or is kept no longer; undefined while loading. */
export function useKeptCard(patient: MaybeRefOrGetter<Uuid>): Readonly<Ref<KeptCard | null | undefined>> {
  return useLive(async () => {
    const account = unlocked.get()
    return account ? keptCard(account, toValue(patient)) : null
  }, [() => toValue(patient)])
}
