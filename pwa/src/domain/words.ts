/** Times and amounts as keys and numbers; the words are in the locale files. */

import type { Quality } from './sampling'
import type { Ms } from './types'

type Unit = 'seconds' | 'minutes' | 'hours' | 'days'

export type SentenceKey =
  | `common.ago.${'now' | Exclude<Unit, 'seconds'>}`
  | `common.span.${Unit}`
  | `common.quality.${Quality}`
  | `common.pager.${'total' | 'more'}`
  | 'common.clock.right'
  | `common.clock.${'fast' | 'slow'}.${Exclude<Unit, 'seconds'>}`
  | `common.size.${'bytes' | 'kilobytes' | 'megabytes' | 'gigabytes'}`

/** Show with `t(sentence.key, sentence.values)`. */
export interface Sentence {
  readonly key: SentenceKey
  readonly values: Record<string, string | number>
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

function inUnits(ms: Ms): { unit: Unit; n: number } {
  if (ms < MINUTE) return { unit: 'seconds', n: Math.floor(ms / SECOND) }
  if (ms < HOUR) return { unit: 'minutes', n: Math.floor(ms / MINUTE) }
  if (ms < 2 * DAY) return { unit: 'hours', n: Math.floor(ms / HOUR) }
  return { unit: 'days', n: Math.floor(ms / DAY) }
}

/** "3 minutes ago". A moment in the future reads as just now: a phone's clock is a claim, not a fact. */
export function ago(then: Ms, now: Ms): Sentence {
  const { unit, n } = inUnits(Math.max(0, now - then))
  return unit === 'seconds'
    ? { key: 'common.ago.now', values: {} }
    : { key: `common.ago.${unit}`, values: { n } }
}

/** How long: "12 minutes". */
export function span(ms: Ms): Sentence {
  const { unit, n } = inUnits(Math.abs(ms))
  return { key: `common.span.${unit}`, values: { n } }
}

/** The width of a proven time bracket. */
export const bracketWidth = (bracket: { not_before: Ms; not_after: Ms }): Sentence =>
  span(bracket.not_after - bracket.not_before)

/** "the phone is 14 minutes fast", "2 days slow"; under a minute a clock counts as right. */
export function clockOffset(ms: Ms): Sentence {
  const { unit, n } = inUnits(Math.abs(ms))
  if (unit === 'seconds') return { key: 'common.clock.right', values: {} }
  return { key: `common.clock.${ms > 0 ? 'fast' : 'slow'}.${unit}`, values: { n } }
}

export function bytesSentence(bytes: number): Sentence {
  if (bytes < 1024) return { key: 'common.size.bytes', values: { n: bytes } }
  if (bytes < 1024 ** 2) return { key: 'common.size.kilobytes', values: { n: Math.round(bytes / 1024) } }
  if (bytes < 1024 ** 3) return { key: 'common.size.megabytes', values: { n: Math.round(bytes / 1024 ** 2) } }
  return { key: 'common.size.gigabytes', values: { n: Math.round(bytes / 1024 ** 3) } }
}

/** As far as the server counts a list (kernel/pages). */
const COUNTED = 5000

/** How long a list is. */
export function counted(total: number): Sentence {
  return { key: total < COUNTED ? 'common.pager.total' : 'common.pager.more', values: { n: total } }
}

/** A number as a link that calls it; spaces and dashes are for the eye. */
export const dialled = (number: string): string => `tel:${number.replace(/[^\d+*#]/g, '')}`
