import { BURDENS, wordsOf } from '@/domain/choices'
import { inWords, isKey, t } from '@/locales'

/** A line of the points sheet, from the phone's own count or as the server sends it. */
export interface SheetItem {
  readonly factor: string
  readonly value: string | null
  readonly points: number
}

function valueWords({ factor, value }: SheetItem): string {
  if (value === null) return t('papers.colour.unknown')
  if (factor === 'situation') {
    const burden = BURDENS.find((one) => one.value === value)
    return burden ? inWords(wordsOf(BURDENS, burden.value)) : value
  }
  const key = `papers.colour.value.${factor}.${value}`
  return isKey(key) ? t(key) : value
}

/** "Danger level: 2 · 20 points" as a term and its value. */
export function itemWords(item: SheetItem): { term: string; value: string } {
  const key = `papers.colour.factor.${item.factor}`
  const term = isKey(key) ? t(key) : item.factor
  return { term, value: t('papers.colour.item', { value: valueWords(item), points: item.points }) }
}
