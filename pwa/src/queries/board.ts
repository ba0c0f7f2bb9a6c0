/** The team leader's board. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { BoardFilter, BoardRow, BoardScope, BoardTotals } from '@/domain/register/board'
import type { Page } from '@/domain/visits'
import { getBoard, getBoardTotals } from '@/net/board'
import { type Answer, useAnswer } from './answer'

export const useBoard = (filter: MaybeRefOrGetter<BoardFilter>): Answer<Page<BoardRow>> =>
  useAnswer(() => toValue(filter), getBoard)

export const useBoardTotals = (scope: MaybeRefOrGetter<BoardScope>): Answer<BoardTotals> =>
  useAnswer(() => toValue(scope), getBoardTotals)
