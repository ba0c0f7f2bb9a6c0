/** Words for what comparing positions said. */

import { t } from '@/locales'

const RESULTS = [
  'MATCH',
  'NEAR',
  'MISMATCH',
  'LOW_CONF',
  'UNKNOWN_REF',
  'SKIPPED',
  'NO_FIX',
  'DENIED',
  'UNAVAILABLE',
] as const

export function resultWords(result: string): string {
  const known = RESULTS.find((one) => one === result)
  return known ? t(`review.where.result.${known}`) : result
}
