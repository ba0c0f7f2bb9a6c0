/** A case's phones on one axis, in the shape in which visits are drawn. Pure. */

import type { TimelineLine } from '@/domain/review'
import type { Kind } from '@/domain/types'
import type { Lane } from '../when/events'

/** What belongs to the visit itself; words said later about it are no part of it. */
export const duringVisit = (lines: readonly TimelineLine[]): TimelineLine[] =>
  lines
    .map((line) => ({
      ...line,
      events: line.events.filter(({ kind }) => !/^(review|presence|record)\./.test(kind)),
    }))
    .filter(({ events }) => events.length > 0)

/** One lane for each phone; times are the server's already. A phone of nobody known keeps its own name. */
export const lanesOf = (lines: readonly TimelineLine[]): Lane[] =>
  lines.map(({ member, device, events }) => ({
    device,
    author: member?.id ?? device,
    offset: events[0]?.clock_ahead ?? null,
    happenings: events.map(({ at, kind, clock_ahead }, i) => ({
      hash: `${device}/${i}`,
      kind: kind as Kind,
      author: member?.id ?? device,
      at,
      claimed: at + clock_ahead,
      corrected: true,
    })),
  }))

/** Whose phone was ahead or behind, in whole minutes; a minute is everyday life. */
export function clocksOf(lines: readonly TimelineLine[]): { name: string | null; minutes: number }[] {
  return lines.flatMap(({ member, events }) => {
    const minutes = Math.round((events[0]?.clock_ahead ?? 0) / 60_000)
    return Math.abs(minutes) > 1 ? [{ name: member?.name ?? null, minutes }] : []
  })
}

/** Between which moments everything drawn is proven to lie. */
export function provenOf(lines: readonly TimelineLine[]): { from: number | null; to: number } | null {
  const proven = lines.flatMap(({ events }) => events.map((one) => one.proven))
  if (proven.length === 0) return null
  const starts = proven.flatMap(({ not_before }) => (not_before === null ? [] : [not_before]))
  return {
    from: starts.length > 0 ? Math.min(...starts) : null,
    to: Math.max(...proven.map(({ not_after }) => not_after)),
  }
}
