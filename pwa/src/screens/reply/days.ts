import { locale } from '@/locales'
import { dayStart, timeWords } from '@/ui/time'

/** 11月20日 */
export const dayWords = (day: string): string => timeWords(dayStart(day), 'date', Date.now(), locale.value)
