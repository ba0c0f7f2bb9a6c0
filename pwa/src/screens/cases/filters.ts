/** Which list, and which of its entries: lives in the address. Pure. */

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CaseFilter } from '@/domain/register/cases'
import { codesOf } from '@/domain/register/codes'

export type Which = 'open' | 'due' | 'closed'

export function filterOf(query: LocationQuery): CaseFilter {
  const kind = codesOf('CaseList').find((one) => one === query.kind)
  const page = Number(query.page)
  return {
    ...(kind ? { kind } : {}),
    ...(query.which === 'due' ? { due: true } : {}),
    ...(query.which === 'closed' ? { closed: true } : {}),
    ...(Number.isSafeInteger(page) && page > 1 ? { page } : {}),
  }
}

export const whichOf = ({ due, closed }: CaseFilter): Which => (closed ? 'closed' : due ? 'due' : 'open')

export const queryOf = (kind: string, which: Which, page = 1): LocationQueryRaw => ({
  ...(kind ? { kind } : {}),
  ...(which === 'open' ? {} : { which }),
  ...(page > 1 ? { page: String(page) } : {}),
})
