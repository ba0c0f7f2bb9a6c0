/** How often organisations came where they were expected: one's own, or those of one's area. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { Turnout } from '@/domain/turnout'
import type { Page } from '@/domain/visits'
import { getTurnouts } from '@/net/turnout'
import { type Answer, useAnswer } from './answer'

export const useTurnouts = (page: MaybeRefOrGetter<number>): Answer<Page<Turnout>> =>
  useAnswer(() => toValue(page), getTurnouts)
