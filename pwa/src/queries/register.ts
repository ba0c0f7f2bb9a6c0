/** People on the register, and the lists of those who need more than usual. */

import { type MaybeRefOrGetter, toValue } from 'vue'
import type { PersonCalendar } from '@/domain/register/board'
import type { CaseFilter, CaseRow, CaseTotal } from '@/domain/register/cases'
import type { PersonFilter, PersonPage, PersonRow, Transfer } from '@/domain/register/person'
import type { Supplement } from '@/domain/register/supplement'
import type { Uuid } from '@/domain/types'
import type { Page } from '@/domain/visits'
import { getPersonCalendar } from '@/net/board'
import { getCases, getCaseTotals, getPeople, getPerson, getSupplement, getTransfers } from '@/net/register'
import { type Answer, useAnswer } from './answer'

export const usePeople = (filter: MaybeRefOrGetter<PersonFilter>): Answer<Page<PersonRow>> =>
  useAnswer(() => toValue(filter), getPeople)

/** One person; asking is recorded by the server. */
export const usePerson = (id: MaybeRefOrGetter<Uuid>): Answer<PersonPage> =>
  useAnswer(() => toValue(id), getPerson)

/** When somebody is seen next and why; asking is recorded by the server. */
export const usePersonCalendar = (id: MaybeRefOrGetter<Uuid>): Answer<PersonCalendar> =>
  useAnswer(() => toValue(id), getPersonCalendar)

/** Somebody's supplementary sheet; asking is recorded by the server. */
export const useSupplement = (id: MaybeRefOrGetter<Uuid>): Answer<Supplement> =>
  useAnswer(() => toValue(id), getSupplement)

export const useTransfers = (): Answer<readonly Transfer[]> => useAnswer(null, getTransfers)

export const useCases = (filter: MaybeRefOrGetter<CaseFilter>): Answer<Page<CaseRow>> =>
  useAnswer(() => toValue(filter), getCases)

export const useCaseTotals = (): Answer<readonly CaseTotal[]> => useAnswer(null, getCaseTotals)
