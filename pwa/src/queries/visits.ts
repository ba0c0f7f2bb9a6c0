/** What a supervisor reads of visits. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { Uuid } from '@/domain/types'
import type { Page, VisitFilter, VisitPage, VisitRow } from '@/domain/visits'
import { getVisit, getVisits } from '@/net/desk'
import { type Answer, useAnswer } from './answer'

export const useVisits = (filter: MaybeRefOrGetter<VisitFilter>): Answer<Page<VisitRow>> =>
  useAnswer(() => toValue(filter), getVisits)

/** One visit; asking for it is recorded by the server. */
export const useVisit = (id: MaybeRefOrGetter<Uuid>): Answer<VisitPage> =>
  useAnswer(() => toValue(id), getVisit)
