/** Who looked at what, what people write, and what the server set aside. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { AccessRow, FeedbackRow, QuarantineRow } from '@/domain/admin'
import type { Page } from '@/domain/visits'
import { getAccessRecords, getFeedback, getQuarantine } from '@/net/desk'
import { type Answer, useAnswer } from './answer'

export const useAccessRecords = (page: MaybeRefOrGetter<number>): Answer<Page<AccessRow>> =>
  useAnswer(() => toValue(page), getAccessRecords)

export const useFeedback = (page: MaybeRefOrGetter<number>): Answer<Page<FeedbackRow>> =>
  useAnswer(() => toValue(page), getFeedback)

export const useQuarantine = (page: MaybeRefOrGetter<number>): Answer<Page<QuarantineRow>> =>
  useAnswer(() => toValue(page), getQuarantine)
