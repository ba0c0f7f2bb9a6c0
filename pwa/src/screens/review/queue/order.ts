/** The queue as it was last looked at, so that one case leads to the next. Gone when the app is closed. */

import { shallowRef } from 'vue'
import type { Uuid } from '@/domain/types'

const walked = shallowRef<readonly Uuid[]>([])

export const walkAlong = (visits: readonly Uuid[]): void => {
  walked.value = visits
}

/** The cases before and after one, as far as the queue's page goes. */
export function besides(visit: Uuid): { readonly before: Uuid | null; readonly after: Uuid | null } {
  const at = walked.value.indexOf(visit)
  if (at === -1) return { before: null, after: null }
  return { before: walked.value[at - 1] ?? null, after: walked.value[at + 1] ?? null }
}
