/** Moments in words, for records that are read long after the day. */

import { locale } from '@/locales'

const dayFormat = (at: number) =>
  new Intl.DateTimeFormat(locale.value, {
    year: new Date(at).getFullYear() === new Date().getFullYear() ? undefined : 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(at)

/** 09:04 */
export const clock = (at: number): string =>
  new Intl.DateTimeFormat(locale.value, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** 11月23日 09:04, with the year when it is not this one. */
export const moment = (at: number): string => `${dayFormat(at)} ${clock(at)}`

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** Both ends of a stretch of time; the second says its day only when it is another. */
export const ends = (from: number, to: number): { from: string; to: string } => ({
  from: moment(from),
  to: sameDay(from, to) ? clock(to) : moment(to),
})
