import { onScopeDispose, type Ref, shallowRef } from 'vue'
import type { Ms } from '@/domain/types'

/** The time, ticking. */
export function useNow(everyMs = 1000): Readonly<Ref<Ms>> {
  const now = shallowRef(Date.now())
  const timer = setInterval(() => {
    now.value = Date.now()
  }, everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}
