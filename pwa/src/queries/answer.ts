/** Reading from the server for a screen: asked again when the question changes, the last answer kept meanwhile. */

import { type MaybeRefOrGetter, onScopeDispose, type Ref, ref, shallowRef, toValue, watch } from 'vue'
import { asRefusal, type Refusal } from '@/domain/refusal'

export interface Answer<T> {
  /** The newest answer; undefined until the first. */
  readonly data: Readonly<Ref<T | undefined>>
  /** Why the newest question has no answer. */
  readonly error: Readonly<Ref<Refusal | null>>
  readonly loading: Readonly<Ref<boolean>>
  /** Ask the same again. */
  reload(): Promise<void>
}

/** `question` is compared by content; an answer that comes after a newer question is dropped. */
export function useAnswer<Q, T>(question: MaybeRefOrGetter<Q>, ask: (question: Q) => Promise<T>): Answer<T> {
  const data = shallowRef<T>()
  const error = shallowRef<Refusal | null>(null)
  const loading = ref(false)
  let newest = 0

  async function reload(): Promise<void> {
    newest += 1
    const mine = newest
    loading.value = true
    try {
      const found = await ask(toValue(question))
      if (mine !== newest) return
      data.value = found
      error.value = null
    } catch (problem) {
      if (mine === newest) error.value = asRefusal(problem)
    } finally {
      if (mine === newest) loading.value = false
    }
  }

  watch(() => JSON.stringify(toValue(question)), reload, { immediate: true })
  onScopeDispose(() => {
    newest += 1
  })
  return { data, error, loading, reload }
}
