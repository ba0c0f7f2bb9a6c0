/** Names of people and places. The server sends some alone, some with their id. */

import { t } from '@/locales'

type Named = { readonly name: string } | string | null | undefined

export const nameOf = (named: Named): string => (typeof named === 'string' ? named : (named?.name ?? ''))

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
