/** The list's filter lives in the address: it can be bookmarked, sent, and survives going back. Pure. */

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { VisitFilter } from '@/domain/visits'

export const TEXTS = ['from', 'to', 'area', 'state', 'authenticity', 'q'] as const
export type FilterTexts = Record<(typeof TEXTS)[number], string>

export const NO_FILTER: FilterTexts = { from: '', to: '', area: '', state: '', authenticity: '', q: '' }

const text = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

/** What the form shows for an address. */
export const textsOf = (query: LocationQuery): FilterTexts => ({
  ...NO_FILTER,
  ...Object.fromEntries(TEXTS.map((name) => [name, text(query, name)])),
})

/** The page an address asks for; anything that is not a page number is the first page. */
export const pageOf = (query: LocationQuery): number => {
  const page = Number(text(query, 'page'))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** What the server is asked. */
export const filterOf = (query: LocationQuery): VisitFilter => ({
  ...Object.fromEntries(Object.entries(textsOf(query)).filter(([, value]) => value)),
  page: pageOf(query),
})

/** The address for a filter; empty fields and the first page leave no trace in it. */
export const queryOf = (texts: FilterTexts, page = 1): LocationQueryRaw => ({
  ...Object.fromEntries(TEXTS.flatMap((name) => (texts[name].trim() ? [[name, texts[name].trim()]] : []))),
  ...(page > 1 ? { page: String(page) } : {}),
})

/** Where a supervisor starts: visits up to today (YYYY-MM-DD), not those still to come. */
export const upTo = (now: Date): FilterTexts => ({
  ...NO_FILTER,
  to: [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-'),
})

export const inUse = (texts: FilterTexts): number => TEXTS.filter((name) => texts[name]).length
