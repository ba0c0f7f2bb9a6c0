/** A signature's strokes. The server records who opened them. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { Hex, Strokes, Uuid } from '@/domain/types'
import { getStrokes } from '@/net/evidence'
import { type Answer, useAnswer } from './answer'

export const useStrokes = (sha256: MaybeRefOrGetter<Hex>, visit: MaybeRefOrGetter<Uuid>): Answer<Strokes> =>
  useAnswer(
    () => ({ sha256: toValue(sha256), visit: toValue(visit) }),
    (wanted) => getStrokes(wanted.sha256, wanted.visit),
  )
