/** Visits on this phone, running and ended, of the account that has it open. */

import { computed, type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import { acceptsDetails } from '@/domain/details'
import { type Draft, FINAL_STEPS } from '@/domain/draft'
import type { Uuid } from '@/domain/types'
import { allDrafts, heldDraft } from '@/store/drafts'
import { unlocked } from '@/store/vault'
import { useLive } from './live'
import { useNow } from './now'

/** Those under way. */
export function useDrafts(): Readonly<Ref<readonly Draft[]>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    return account ? await allDrafts(account) : []
  })
  return computed(() => (found.value ?? []).filter(({ step }) => !FINAL_STEPS.has(step)))
}

/** Those broken off so lately that something may still be added. */
export function useBrokenOff(): Readonly<Ref<readonly Draft[]>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    return account ? await allDrafts(account) : []
  })
  const now = useNow(60_000)
  return computed(() => (found.value ?? []).filter((draft) => acceptsDetails(draft, now.value)))
}

/** One visit, running or ended; null when this phone has none, undefined while loading and while locked. */
export function useDraft(visit: MaybeRefOrGetter<Uuid>): Readonly<Ref<Draft | null | undefined>> {
  return useLive(async () => {
    const account = unlocked.get()
    // Locked, nobody knows: "none" would send the screen elsewhere, and its place would be lost.
    return account ? ((await heldDraft(account, toValue(visit)))?.draft ?? null) : undefined
  }, [() => toValue(visit)])
}
