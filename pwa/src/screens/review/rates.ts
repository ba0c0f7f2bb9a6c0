/** How often a check was wrong about visits that call-backs confirmed, in words. */

import type { Rate } from '@/domain/review'
import { t } from '@/locales'
import { percent } from '@/ui/numbers'

/** Of fewer visits a share says nothing: "0 %" of one reads as "never wrong". */
const ENOUGH = 20

export function rateWords(rate: Rate | null): string {
  if (!rate || rate.of === 0) return t('desk.findings.noRate')
  if (rate.of < ENOUGH) return t('desk.findings.fewRate', { ...rate })
  return t('desk.findings.rate', { ...rate, percent: percent(rate.alarms / rate.of) })
}
