import { computed, ref, shallowReactive } from 'vue'
import type { Area, MessageKey } from './keys'
import chinese from './zh-CN/common.json'

export type { Area, MessageKey } from './keys'

export type Locale = 'zh-CN' | 'en'
export const LOCALES: readonly Locale[] = ['zh-CN', 'en']

type Tree = { readonly [key: string]: string | Tree }

// One file of words per area and language, fetched when a screen needs it; only the common Chinese is always here.
const files = import.meta.glob<Tree>(['./{zh-CN,en}/*.json', '!./zh-CN/common.json'], { import: 'default' })
const spoken: Record<Locale, Record<string, Tree>> = {
  'zh-CN': shallowReactive<Record<string, Tree>>({ common: chinese }),
  en: shallowReactive<Record<string, Tree>>({}),
}
const REMEMBERED = 'lianfang.locale'
const wanted = new Set<Area>(['common'])
const chosen = ref<Locale>('zh-CN')

/** The language in use. Change it with `setLocale`, which fetches its words first. */
export const locale = computed(() => chosen.value)

function look(language: Locale, key: string): string | undefined {
  let found: string | Tree | undefined = spoken[language]
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
  return typeof found === 'string' ? found : undefined
}

/**
 * The words for a key. `values` fill `{places}`; a number called `n` also chooses the plural form
 * (`"one record | {n} records"`).
 */
export function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  const text = look(chosen.value, key) ?? look('zh-CN', key) ?? key
  const [one = text, many = one] = text.split(' | ')
  const form = values.n === 1 ? one : many
  return form.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}

/** Whether there are words for what may be a key: it comes from elsewhere. */
export const isKey = (text: string): text is MessageKey => look('zh-CN', text) !== undefined

/** The part of a two-language answer from the server that this person reads. */
export const inWords = (both: { zh: string; en: string }): string =>
  chosen.value === 'en' ? both.en : both.zh

async function fetchArea(language: Locale, area: Area): Promise<void> {
  const load = files[`./${language}/${area}.json`]
  if (!load || area in spoken[language]) return
  spoken[language][area] = await load()
}

/** Make the words of some areas ready, in the language in use; the router calls it before a screen. */
export async function loadWords(...areas: Area[]): Promise<void> {
  for (const area of areas) wanted.add(area)
  await Promise.all([...wanted].map((area) => fetchArea(chosen.value, area)))
}

/** Switch language and remember it on this phone. */
export async function setLocale(next: Locale): Promise<void> {
  await Promise.all([...wanted].map((area) => fetchArea(next, area)))
  chosen.value = next
  document.documentElement.lang = next
  localStorage.setItem(REMEMBERED, next)
}

/** The language chosen on this phone before; Chinese until somebody chooses otherwise. */
export async function restoreLocale(): Promise<void> {
  const remembered = LOCALES.find((one) => one === localStorage.getItem(REMEMBERED))
  if (remembered) await setLocale(remembered)
}

// Chosen in one tab, spoken in all: whoever opens a second one does not find two languages.
addEventListener('storage', ({ key }) => {
  if (key === REMEMBERED) void restoreLocale()
})
