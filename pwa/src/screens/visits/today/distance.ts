import { t } from '@/locales'

const NEAR_M = 500
const KILOMETRE = 1000
const hundreds = (metres: number): number => Math.round(metres / 100) * 100

/** How far, as roughly as a door known to about 150 m allows. */
export function farWords(metres: number): string {
  if (metres < NEAR_M) return t('calendar.far.near')
  if (hundreds(metres) < KILOMETRE) return t('calendar.far.metres', { n: hundreds(metres) })
  const rough = metres < 10 * KILOMETRE ? hundreds(metres) : Math.round(metres / KILOMETRE) * KILOMETRE
  return t('calendar.far.kilometres', { n: rough / KILOMETRE })
}
