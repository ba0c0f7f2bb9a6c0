/** The register's codes as words, and choices made of them. */

import { dayOf } from '@/domain/day'
import { type CodeList, codesOf, named } from '@/domain/register/codes'
import { inWords, isKey, locale, t } from '@/locales'
import type { Options } from '@/ui/form/fields'
import { dayStart, timeWords } from '@/ui/time'

export const words = (list: CodeList, code: string): string => inWords(named(list, code))

export const choices = (list: CodeList, codes: readonly string[] = codesOf(list)): Options =>
  codes.map((value) => ({ value, label: words(list, value) }))

/** Several codes as one phrase. */
export const phrase = (list: CodeList, codes: readonly string[]): string =>
  codes.map((code) => words(list, code)).join(t('register.and'))

/** A role or a kind of group, as it is called here. */
export function keeper(code: string): string {
  const key = [`admin.role.${code}`, `register.group.${code}`].find(isKey)
  return key && isKey(key) ? t(key) : code
}

export const keepers = (codes: readonly string[]): string => codes.map(keeper).join(t('register.or'))

/** A responsibility of the "1+4" and its like. */
export function slotWords(code: string): string {
  const key = `register.slot.${code}`
  return isKey(key) ? t(key) : code
}

/** YYYY-MM-DD as a person would say it. */
export const onDay = (day: string): string => timeWords(dayStart(day), 'full', Date.now(), locale.value)

export const today = (): string => dayOf(Date.now())
