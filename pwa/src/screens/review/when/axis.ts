/** Where moments fall on a drawn time axis. Pure; times in ms, places in percent of the axis. */

import type { Ms } from '@/domain/types'

export interface Axis {
  readonly from: Ms
  readonly to: Ms
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STEPS = [
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
]

/** Percent along the axis, never outside it. */
export function placeOf(axis: Axis, at: Ms): number {
  const width = axis.to - axis.from
  if (width <= 0) return 50
  return Math.min(100, Math.max(0, ((at - axis.from) / width) * 100))
}

/**
 * At most `most` round moments inside the axis. `zone` is minutes east of UTC, so that a six-hour step falls on
 * local midnight and noon.
 */
export function ticksOf(axis: Axis, most: number, zone: number): Ms[] {
  const width = axis.to - axis.from
  const longest = STEPS.at(-1) ?? DAY
  const step = STEPS.find((one) => width / one <= most) ?? Math.ceil(width / most / longest) * longest
  const shift = zone * MINUTE
  const first = Math.ceil((axis.from + shift) / step) * step - shift
  const ticks: Ms[] = []
  for (let at = first; at <= axis.to && ticks.length < most; at += step) ticks.push(at)
  return ticks
}

/** The stretch that shows all `moments` with a tenth of air on both sides, and at least `least` wide. */
export function around(moments: readonly Ms[], least: number = 10 * MINUTE): Axis | null {
  if (moments.length === 0) return null
  const first = Math.min(...moments)
  const last = Math.max(...moments)
  const air = Math.max((last - first) * 0.1, (least - (last - first)) / 2)
  return { from: Math.floor(first - air), to: Math.ceil(last + air) }
}

/**
 * A row for each place so that marks in one row stay `gap` percent apart. Rows fill from 0; the last of `rows` takes
 * what finds no room, because a mark may overlap but never vanish.
 */
export function rowsOf(places: readonly number[], gap: number, rows: number): number[] {
  const ends = new Array<number>(rows).fill(Number.NEGATIVE_INFINITY)
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const found = new Array<number>(places.length).fill(0)
  for (const i of order) {
    const at = places[i] ?? 0
    const free = ends.findIndex((end) => at - end >= gap)
    const row = free === -1 ? rows - 1 : free
    ends[row] = at
    found[i] = row
  }
  return found
}
