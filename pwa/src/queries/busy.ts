/** Work that the server does after its answer: asked about every second until it is over. */

import { onScopeDispose, watch } from 'vue'
import type { Answer } from './answer'

const EVERY_MS = 1000

/** The same answer, asked for again while `isBusy`. */
export function whileBusy<T>(asked: Answer<T>, isBusy: (found: T) => boolean): Answer<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch([asked.data, asked.error], () => {
    clearTimeout(timer)
    const { value } = asked.data
    if (value && isBusy(value)) timer = setTimeout(() => void asked.reload(), EVERY_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return asked
}
