import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Area, MessageKey } from './keys'
import chinese from './zh-CN/common.json'

export type { Area, MessageKey } from './keys'

export type Locale = 'zh-CN' | 'en'
export const LOCALES: readonly Locale[] = ['zh-CN', 'en']

type Tree = { [key: string]: string | Tree }

const files = import.meta.glob<{ default: Tree }>(['./{zh-CN,en}/*.json', '!./zh-CN/common.json'])
const REMEMBERED = 'lianfang.locale'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Locale,
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': { common: chinese as Tree } } as Partial<Record<Locale, Record<string, Tree>>>,
})
const composer = i18n.global
const wanted = new Set<Area>(['common'])

/** The language in use. Change it with `setLocale`, which fetches its words first. */
export const locale = computed(() => composer.locale.value as Locale)

/**
 * The words for a key. `values` fill `{places}`; a number called `n` also chooses the plural form
 * (`"one record | {n} records"`).
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const { n } = values
  return typeof n === 'number' ? composer.t(key, values, n) : composer.t(key, values)
}

/** The part of a two-language answer from the server that this person reads. */
export const inWords = (both: { zh: string; en: string }): string =>
  locale.value === 'en' ? both.en : both.zh

async function fetchArea(language: Locale, area: Area): Promise<void> {
  const had = composer.getLocaleMessage(language) as Record<string, unknown>
  const load = files[`./${language}/${area}.json`]
  if (area in had || !load) return
  composer.mergeLocaleMessage(language, { [area]: (await load()).default })
}

/** Make the words of some areas ready, in the language in use; the router calls it before a screen. */
export async function loadWords(...areas: Area[]): Promise<void> {
  for (const area of areas) wanted.add(area)
  await Promise.all([...wanted].map((area) => fetchArea(locale.value, area)))
}

/** Switch language and remember it on this phone. */
export async function setLocale(next: Locale): Promise<void> {
  await Promise.all([...wanted].map((area) => fetchArea(next, area)))
  composer.locale.value = next
  document.documentElement.lang = next
  localStorage.setItem(REMEMBERED, next)
}

/** The language chosen on this phone before; Chinese until somebody chooses otherwise. */
export async function restoreLocale(): Promise<void> {
  const remembered = LOCALES.find((one) => one === localStorage.getItem(REMEMBERED))
  if (remembered) await setLocale(remembered)
}
