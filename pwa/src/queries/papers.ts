/** Forms on this phone that are filled in away from a door. */

import { type MaybeRefOrGetter, type Ref, toValue } from 'vue'
import type { Paper } from '@/domain/paper'
import { allPapers, heldPaper } from '@/store/papers'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

/** One paper; null when this phone has none, undefined while loading and while locked. */
export const usePaper = (id: MaybeRefOrGetter<string>): Readonly<Ref<Paper | null | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    return account ? ((await heldPaper(account, toValue(id)))?.paper ?? null) : undefined
  }, [() => toValue(id)])

/** Those begun and not signed yet. */
export const useOpenPapers = (): Readonly<Ref<readonly Paper[] | undefined>> =>
  useLive(async () => {
    const account = unlocked.get()
    return account ? (await allPapers(account)).filter(({ signed }) => !signed) : []
  })
