/** The numbers behind a finding, with names and units; what only names a file or a row is left out. */

import type { Numbers } from '@/domain/review'
import { isKey, t } from '@/locales'

export interface NamedNumber {
  readonly term: string
  readonly value: string
}

const round = (n: number, digits = 1): number => Math.round(n * 10 ** digits) / 10 ** digits
export const percent = (n: number): string => `${round(n * 100)} %`

/** Up to so many of 256 bits apart two pictures are one, and up to such a share two strokes: as the checks say. */
const ONE_PICTURE = 31
const ONE_STROKE = 0.004

/** 85 米 · 1.2 公里 */
export const distance = (metres: number): string =>
  metres < 1000
    ? t('numbers.unit.metres', { n: round(metres, 0) })
    : t('numbers.unit.kilometres', { n: round(metres / 1000) })

export const picturesAlike = (n: number): string =>
  t(n <= ONE_PICTURE ? 'numbers.alike.bits' : 'numbers.alike.bitsApart', { n })

export const strokesAlike = (off: number): string =>
  off <= ONE_STROKE ? t('numbers.alike.off') : t('numbers.alike.offApart', { n: percent(off) })

const yesNo = (yes: boolean): string => t(yes ? 'numbers.yes' : 'numbers.no')

function lasting(minutes: number): string {
  const long = Math.abs(minutes)
  if (long < 2) return t('numbers.unit.seconds', { n: round(long * 60, 0) })
  if (long < 120) return t('numbers.unit.minutes', { n: round(long, 0) })
  return t('numbers.unit.hours', { n: round(long / 60) })
}

/** By the end of a name, or the whole of it: how its number is written. */
const UNITS: readonly [RegExp, (n: number) => string][] = [
  [/_m$|^metres$/, (n) => distance(Math.abs(n))],
  [/_s$/, (n) => t('numbers.unit.seconds', { n: round(n) })],
  [/^ms$/, (n) => t('numbers.unit.milliseconds', { n: round(n) })],
  [/^minutes$|_min$/, lasting],
  [/hours$/, (n) => t('numbers.unit.hours', { n: round(n) })],
  [/^km_h$/, (n) => t('numbers.unit.speed', { n: round(n, 0) })],
  [/^bits$/, picturesAlike],
  [/^off$/, strokesAlike],
  [/^(share|agreeing|difference)$/, percent],
  [/^mirrored$/, (n) => yesNo(n > 0)],
]

function written(name: string, value: unknown): string | null {
  if (typeof value === 'boolean') return yesNo(value)
  if (typeof value !== 'number') return null
  const unit = UNITS.find(([names]) => names.test(name))
  return unit ? unit[1](value) : String(round(value, 2))
}

export const namedNumbers = (numbers: Numbers): NamedNumber[] =>
  Object.entries(numbers).flatMap(([name, value]) => {
    const key = `numbers.name.${name}`
    const said = written(name, value)
    return said !== null && isKey(key) ? [{ term: t(key), value: said }] : []
  })
