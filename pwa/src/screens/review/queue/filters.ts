/** The queue's filter lives in the address, like the list's. Pure. */

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { CaseFilter } from '@/domain/review'
import { pageOf } from '../list/filters'

export const TEXTS = ['pattern', 'area', 'team', 'state', 'ready'] as const
export type CaseTexts = Record<(typeof TEXTS)[number], string>
export const EVERYTHING: CaseTexts = { pattern: '', area: '', team: '', state: '', ready: '' }

const text = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

export const textsOf = (query: LocationQuery): CaseTexts => ({
  ...EVERYTHING,
  ...Object.fromEntries(TEXTS.map((name) => [name, text(query, name)])),
})

/** What the server is asked. */
export function filterOf(query: LocationQuery): CaseFilter {
  const { ready, ...texts } = textsOf(query)
  const named = Object.fromEntries(Object.entries(texts).filter(([, value]) => value))
  return { ...named, ...(ready ? { ready: true } : {}), page: pageOf(query) }
}

export const queryOf = (texts: CaseTexts, page = 1): LocationQueryRaw => ({
  ...Object.fromEntries(TEXTS.flatMap((name) => (texts[name] ? [[name, texts[name]]] : []))),
  ...(page > 1 ? { page: String(page) } : {}),
})

export const inUse = (texts: CaseTexts): number => TEXTS.filter((name) => texts[name]).length
