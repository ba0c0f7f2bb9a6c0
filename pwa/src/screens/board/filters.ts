/** What part of the board is shown: lives in the address. Pure. */

import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { BoardFilter, BoardTotals } from '@/domain/register/board'

export const PARTS = ['overdue', 'remind', 'week', 'later', 'unassigned', 'untried', 'amber', 'red'] as const
export type Part = (typeof PARTS)[number]

const text = (query: LocationQuery, name: string): string => {
  const value = query[name]
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? ''
}

export const partOf = (query: LocationQuery): Part | null => PARTS.find((one) => one === query.part) ?? null

const ASKED: Record<Part, BoardFilter> = {
  overdue: { when: 'overdue' },
  remind: { when: 'remind' },
  week: { when: 'week' },
  later: { when: 'later' },
  unassigned: { unassigned: true },
  untried: { untried: true },
  amber: { light: 'AMBER' },
  red: { light: 'RED' },
}

export function filterOf(query: LocationQuery): BoardFilter {
  const part = partOf(query)
  const page = Number(text(query, 'page'))
  return {
    ...(part ? ASKED[part] : {}),
    ...Object.fromEntries(
      ['area', 'team'].flatMap((name) => (text(query, name) ? [[name, text(query, name)]] : [])),
    ),
    ...(Number.isSafeInteger(page) && page > 1 ? { page } : {}),
  }
}

/** The address after a change; another page only where asked for. */
export const queryOf = (
  before: LocationQuery,
  change: Record<string, string | number | null>,
): LocationQueryRaw =>
  Object.fromEntries(
    Object.entries({ ...before, page: null, ...change }).flatMap(([name, value]) =>
      value === null || value === '' || value === undefined ? [] : [[name, String(value)]],
    ),
  )

export const countOf = (totals: BoardTotals, part: Part): number =>
  part === 'amber' || part === 'red' ? totals.lights[part] : totals[part]
