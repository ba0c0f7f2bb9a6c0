/** Roles in words. */

import { t } from '@/locales'

const ROLES = [
  'GRID',
  'VIL',
  'MHP',
  'VDR',
  'PSY',
  'NUR',
  'POL',
  'CIV',
  'DPF',
  'ZZB',
  'JUS',
  'VOL',
  'SUP',
] as const

/** A field role in words; needs the words of `visits`. */
export function roleWords(role: string | null): string {
  const known = ROLES.find((one) => one === role)
  return known ? t(`visits.role.${known}`) : (role ?? '')
}
