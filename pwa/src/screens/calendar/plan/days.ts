import { dayOf } from '@/domain/day'
import type { Day } from '@/domain/task'

const DAY_MS = 86_400_000
/** So far ahead a visit may be planned. */
export const MOST_DAYS = 60

export const daysFrom = (now: number, days: number): Day => dayOf(now + days * DAY_MS)

/** Where a plan begins: the day that is planned, or the due day, or, when that is past, tomorrow. */
export function firstDay(planned: Day | null, due: Day | null, now: number): Day {
  const today = dayOf(now)
  const wished = planned ?? due
  return wished && wished >= today ? wished : daysFrom(now, 1)
}
