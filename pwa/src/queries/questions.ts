/** Questions about one's own visits, as this phone keeps them. */

import { computed, type Ref } from 'vue'
import { type Question, questionsOf } from '@/domain/answering'
import type { ToConfirm } from '@/domain/review'
import { cached } from '@/store/cache'
import { unlocked } from '@/store/vault'
import { useLive } from './live'

export interface Questions {
  readonly own: readonly Question[]
  /** Colleagues who name one as who can bear them out. */
  readonly toConfirm: readonly ToConfirm[]
}

/** undefined while loading. */
export function useQuestions(): Readonly<Ref<Questions | undefined>> {
  const found = useLive(async () => {
    const account = unlocked.get()
    if (!account) return null
    const [cases, answers] = await Promise.all([cached(account, 'questions'), cached(account, 'answers')])
    return { own: questionsOf(cases, answers), toConfirm: cases?.to_confirm ?? [] }
  })
  return computed(() => found.value ?? (found.value === null ? { own: [], toConfirm: [] } : undefined))
}
