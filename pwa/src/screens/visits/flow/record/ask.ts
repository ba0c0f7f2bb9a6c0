import { DANGER_TARGETS, ENTRIES, OUTCOMES, PLACES, SEEN, wordsOf } from '@/domain/choices'
import type { RecordForm } from '@/domain/draft'
import { placesFor, type Question } from '@/domain/form'
import { inWords, type MessageKey, t } from '@/locales'
import type { Choice } from '@/ui/choice'

/** Questions answered by one tap on one of a few tiles. */
export type TapQuestion = Exclude<Question, 'seen' | 'danger' | 'note'>

interface Ask {
  readonly hint?: MessageKey
  readonly chosen: string | null
  readonly options: readonly Choice<string>[]
  /** Rarely needed ones, behind "other". */
  readonly others?: readonly Choice<string>[]
  /** Three short answers stand side by side and leave room for what follows from them. */
  readonly short?: boolean
  readonly patch: (value: string) => Partial<RecordForm>
}

const COMMON_OUTCOMES = 4
const REASONS = ['asleep', 'silent', 'short', 'language', 'other'] as const

const words = <T extends string | number>(list: readonly { value: T; zh: string; en: string }[]) =>
  list.map((one) => ({ value: String(one.value), label: inWords(one) }))

/** The value behind a tile, typed again: what was chosen is one of the list or nothing. */
const of = <T extends string | number>(list: readonly { value: T }[], text: string): T | null =>
  list.find((one) => String(one.value) === text)?.value ?? null

const ASKS: Record<TapQuestion, (form: RecordForm) => Ask> = {
  outcome: ({ outcome }) => ({
    chosen: outcome,
    options: words(OUTCOMES.slice(0, COMMON_OUTCOMES)),
    others: words(OUTCOMES.slice(COMMON_OUTCOMES)),
    patch: (value) => ({ outcome: of(OUTCOMES, value) }),
  }),
  entry: ({ entry }) => ({
    hint: 'visits.record.entryAsk',
    chosen: entry,
    options: words(ENTRIES),
    patch: (value) => ({ entry: of(ENTRIES, value) }),
  }),
  place: ({ entry, place }) => ({
    chosen: place === null ? null : String(place),
    options: placesFor(entry).map((value) => ({
      value: String(value),
      label: inWords(wordsOf(PLACES, value)),
    })),
    patch: (value) => ({ place: of(PLACES, value) }),
  }),
  target: ({ danger }) => ({
    chosen: danger.target,
    options: words(DANGER_TARGETS),
    short: true,
    patch: (value) => ({ danger: { ...danger, target: of(DANGER_TARGETS, value) } }),
  }),
  not_assessed: ({ danger }) => ({
    chosen: danger.not_assessed,
    options: REASONS.map((reason) => t(`visits.record.notAssessedOf.${reason}`)).map((text) => ({
      value: text,
      label: text,
    })),
    patch: (value) => ({ danger: { level: null, target: null, not_assessed: value } }),
  }),
}

export const askOf = (question: TapQuestion, form: RecordForm): Ask => ASKS[question](form)

export const isTap = (question: Question): question is TapQuestion => question in ASKS

/** What was answered, in a few words; empty while open. */
export function answerWords(question: Question, form: RecordForm): string {
  if (question === 'seen') return form.seen.map((one) => inWords(wordsOf(SEEN, one))).join(t('visits.and'))
  if (question === 'note') return form.note
  if (question === 'danger') {
    const { level } = form.danger
    return level === null
      ? ''
      : t('visits.record.dangerAnswer', { level, text: t(`visits.record.short.${level}`) })
  }
  const { chosen, options, others = [] } = askOf(question, form)
  return [...options, ...others].find(({ value }) => value === chosen)?.label ?? ''
}
