/** Database reads that stay fresh on screen, and stop when the screen goes. */

import { onScopeDispose, type Ref, type ShallowRef, shallowRef, type WatchSource, watch } from 'vue'
import { Refusal } from '@/domain/refusal'
import type { Signal } from '@/domain/signal'
import { liveQuery } from '@/store/db'
import { unlocked } from '@/store/vault'

/** A watched value as a ref. */
export function useSignal<T>(source: Signal<T>): Readonly<ShallowRef<T>> {
  const value = shallowRef(source.get())
  onScopeDispose(source.watch((next) => (value.value = next)))
  return value
}

/**
 * What `read` gives, read again when its tables change, when `sources` change, and when the phone is locked
 * or unlocked; undefined until the first answer. Database reads come first in `read`, decryption after.
 */
export function useLive<T>(
  read: () => Promise<T>,
  sources: WatchSource[] = [],
): Readonly<Ref<T | undefined>> {
  const value = shallowRef<T>()
  const problem = shallowRef<unknown>(null)
  const open = useSignal(unlocked)
  let stop = (): void => undefined
  watch(
    [open, ...sources],
    () => {
      stop()
      const subscription = liveQuery(read).subscribe({
        next: (found) => (value.value = found),
        error: (error: unknown) => {
          // Locked while it was being read: the lock itself makes everything read again.
          if (!(error instanceof Refusal && error.code === 'app.locked')) problem.value = error
        },
      })
      stop = () => subscription.unsubscribe()
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())
  // Thrown where Vue reports errors of the app, not swallowed in a callback.
  watch(problem, (error) => {
    if (error) throw error
  })
  return value
}
