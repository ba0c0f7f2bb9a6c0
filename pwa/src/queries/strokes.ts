/** A signature somebody opens: its strokes, compared with the name they are known by. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import { utf8 } from '@/domain/bytes'
import { sha256Hex } from '@/domain/hash'
import type { Hex, Strokes, Uuid } from '@/domain/types'
import { getStrokes } from '@/net/evidence'
import { type Answer, useAnswer } from './answer'

export interface OpenedStrokes {
  readonly strokes: Strokes
  /** The bytes have exactly the hash they are known by. */
  readonly same: boolean
}

/** The server records who opened it. */
export const useStrokes = (
  sha256: MaybeRefOrGetter<Hex>,
  visit: MaybeRefOrGetter<Uuid>,
): Answer<OpenedStrokes> =>
  useAnswer(
    () => ({ sha256: toValue(sha256), visit: toValue(visit) }),
    async (wanted) => {
      const text = await getStrokes(wanted.sha256, wanted.visit)
      const same = (await sha256Hex(utf8(text))) === wanted.sha256
      return { strokes: JSON.parse(text) as Strokes, same }
    },
  )
