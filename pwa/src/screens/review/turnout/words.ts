/** A quarter and its sums in words. */

import type { Turnout } from '@/domain/turnout'
import { t } from '@/locales'

export function quarterWords(quarter: string): string {
  const [year = '', n = ''] = quarter.split('-Q')
  return t('desk.turnout.quarter', { year, n })
}

export const sumWords = ({ expected, came }: Turnout): string =>
  came === null ? t('desk.turnout.few', { n: expected }) : t('desk.turnout.sum', { n: expected, m: came })
