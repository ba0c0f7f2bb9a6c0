/** `ago`: 3 小时前 · `moment`: 今天 14:05, 11月23日 14:05 · `day`: 今天, 明天, 11月23日周一 · `date`: 11月23日, 2025年1月2日 · `full`: 2026年11月23日 */
export type TimeForm = 'ago' | 'moment' | 'day' | 'date' | 'full'

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

function ago(at: number, now: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  const [unit, size] = STEPS.find(([, length]) => Math.abs(at - now) >= length) ?? ['second', 0]
  return size ? format.format(Math.trunc((at - now) / size), unit) : format.format(0, 'second')
}

/** Whole calendar days from `now` to `at`, on this phone's calendar. */
function daysAway(at: number, now: number): number {
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0)
  return Math.round((midnight(at) - midnight(now)) / 86_400_000)
}

function day(at: number, now: number, language: string): string {
  const away = daysAway(at, now)
  if (Math.abs(away) <= 1) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(away, 'day')
  }
  return date(at, now, language, 'short')
}

/** The year only where it is another one than now. */
function date(at: number, now: number, language: string, weekday?: 'short'): string {
  const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric'
  return new Intl.DateTimeFormat(language, { year, month: 'short', day: 'numeric', weekday }).format(at)
}

const clock = (at: number, language: string) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** A moment in the words a person would use; `at` and `now` in ms since the epoch. */
export function timeWords(at: number, form: TimeForm, now: number, language: string): string {
  if (form === 'ago') return ago(at, now, language)
  if (form === 'day') return day(at, now, language)
  if (form === 'date') return date(at, now, language)
  if (form === 'full') return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
  return `${day(at, now, language)} ${clock(at, language)}`
}

/** A calendar day (YYYY-MM-DD) as the phone's own midnight. */
export const dayStart = (day: string): number => new Date(`${day}T00:00:00`).getTime()
