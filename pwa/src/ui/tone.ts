import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from '@lucide/vue'
import type { MessageKey } from '@/locales'

export type Tone = 'info' | 'good' | 'warn' | 'bad'

/** Each tone has a shape and a word, so that nobody has to see its colour. */
export const TONES: Record<Tone, { icon: LucideIcon; word: MessageKey }> = {
  info: { icon: Info, word: 'common.tone.info' },
  good: { icon: CircleCheck, word: 'common.tone.good' },
  warn: { icon: TriangleAlert, word: 'common.tone.warn' },
  bad: { icon: CircleAlert, word: 'common.tone.bad' },
}
