/** The server's codes as words. A code this version does not know is shown as it is, never hidden. */

import { ATTEMPT_RESULTS, OUTCOMES } from '@/domain/choices'
import { inWords, type MessageKey, t } from '@/locales'
import type { Tone } from '@/ui/tone'

export const STATES = [
  'PLANNED',
  'EXPIRED',
  'CANCELLED',
  'OPEN',
  'CLOSED',
  'ATTEMPTED',
  'ABORTED',
  'DISCARDED',
  'CONTACTED',
] as const
export const AUTHENTICITIES = [
  'JOINT_CONFIRMED',
  'JOINT_REDUCED',
  'JOINT_PENDING',
  'TEAM_INCOMPLETE',
  'SINGLE',
  'CLINIC',
  'NOT_FACE',
  'DOUBTFUL',
  'REJECTED',
] as const
const EFFECTS = ['RESETS_DUE', 'CONTACT_ONLY', 'STATUS_ONLY', 'ATTEMPT', 'NONE'] as const

type Known<C extends readonly string[]> = C[number]

function wordsFor<C extends readonly string[]>(
  codes: C,
  code: string | null,
  key: (code: Known<C>) => MessageKey,
  none: MessageKey,
): string {
  if (code === null) return t(none)
  const known = codes.find((one) => one === code)
  return known ? t(key(known)) : code
}

export const stateWords = (code: string | null): string =>
  wordsFor(STATES, code, (one) => `review.state.${one}`, 'review.authenticity.none')

export const authenticityWords = (code: string | null): string =>
  wordsFor(AUTHENTICITIES, code, (one) => `review.authenticity.${one}`, 'review.authenticity.none')

export const effectWords = (code: string | null): string =>
  wordsFor(EFFECTS, code, (one) => `review.effect.${one}`, 'review.effect.none')

/** How a visit or an attempt ended. */
export function outcomeWords(code: string): string {
  const known = [...OUTCOMES, ...ATTEMPT_RESULTS].find(({ value }) => value === code)
  return known ? inWords(known) : code
}

/** How a verdict looks. Only a question that waits for a person stands out; nothing is red. */
export function authenticityTone(code: string | null): 'plain' | Extract<Tone, 'good' | 'info' | 'warn'> {
  if (code === 'JOINT_CONFIRMED' || code === 'JOINT_REDUCED' || code === 'CLINIC') return 'good'
  if (code === 'JOINT_PENDING' || code === null) return 'info'
  return code === 'DOUBTFUL' ? 'warn' : 'plain'
}

const PEOPLE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const

/** "two people", as a person would write it. */
export function people(n: number): string {
  const small = PEOPLE.find((one) => one === n)
  return small === undefined ? t('review.people.many', { n }) : t(`review.people.${small}`)
}

const NOTES = [
  'chain.gap',
  'chain.fork',
  'beacon.false',
  'beacon.none',
  'bracket.impossible',
  'clock.far',
  'clock.changed',
  'code.wrong',
  'handshake.slow',
  'handshake.reply_wrong',
  'photo.file',
  'record.twice',
  'record.stranger',
  'record.locked',
  'patient.other',
  'abort.signalled',
  'call.shortened',
  'plan.cancelled_by_other',
  'plan.outsider',
  'draft.discarded',
  'borrow.contradicted',
] as const

/** What the server noted about a visit's records. */
export function noteWords(code: string): string {
  const known = NOTES.find((one) => one === code)
  return known ? t(`review.note.${known}`) : t('review.note.other', { code })
}
