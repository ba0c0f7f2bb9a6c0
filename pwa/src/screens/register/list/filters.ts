/** The list's filter lives in the address; names never do. Pure. */

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { PersonFilter } from '@/domain/register/person'

export const NAMES = ['area', 'registration', 'management', 'whereabouts', 'case'] as const
export type Texts = Record<(typeof NAMES)[number], string>

const text = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

export const textsOf = (query: LocationQuery): Texts =>
  Object.fromEntries(NAMES.map((name) => [name, text(query, name)])) as Texts

export const filterOf = (query: LocationQuery): PersonFilter => {
  const page = Number(text(query, 'page'))
  return {
    ...Object.fromEntries(Object.entries(textsOf(query)).filter(([, value]) => value)),
    ...(Number.isSafeInteger(page) && page > 1 ? { page } : {}),
  }
}

export const queryOf = (texts: Texts, page = 1): LocationQueryRaw => ({
  ...Object.fromEntries(Object.entries(texts).filter(([, value]) => value)),
  ...(page > 1 ? { page: String(page) } : {}),
})
