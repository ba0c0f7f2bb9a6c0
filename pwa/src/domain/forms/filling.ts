/** A form as it is being filled in on this phone: whose part, what is told so far, what goes into statements. */

import type { Bodies, DangerLevel, DangerTarget, Filled, Purpose } from '../bodies'
import type { Draft } from '../draft'
import type { Carry } from '../task'
import { asked, mayFill, standing } from './checking'
import {
  type Answer,
  type Answers,
  type FormDefinition,
  type Part,
  type Question,
  questionsOf,
} from './definition'

/** Beside a visit's draft. Answers that no longer apply stay here: whoever changes their mind finds them again. */
export interface Filling {
  readonly form: { readonly id: string; readonly version: number }
  readonly parts: readonly Part[]
  readonly answers: Answers
  /** How long each section was on the screen, ms. */
  readonly times?: Readonly<Record<string, number>>
  /** What the last record said, to be confirmed one by one. */
  readonly carry: Carry | null
}

const PARTS: Readonly<Record<string, Part>> = {
  ...{ MHP: 'CLINICAL', VDR: 'CLINICAL', PSY: 'CLINICAL' },
  ...{ GRID: 'COMMUNITY', VIL: 'COMMUNITY', CIV: 'WELFARE', DPF: 'WELFARE' },
}

/** The parts someone with these roles fills in. */
export const partsOf = (roles: readonly string[]): readonly Part[] => [
  ...new Set(roles.flatMap((role) => PARTS[role] ?? [])),
]

/** The form that class, danger level and colour belong to: on any other nobody assesses anything. */
const ASSESSMENT = 'follow_up'

/** Whether this person assesses on this form. */
export const assesses = ({ form, parts }: Filling): boolean =>
  form.id === ASSESSMENT && parts.includes('CLINICAL')

/** The newest form for a purpose, empty; null where none belongs to it or none is at hand. */
export function begin(
  forms: readonly FormDefinition[],
  id: { readonly purpose: Purpose } | { readonly form: string },
  roles: readonly string[],
  carry: Carry | null = null,
): Filling | null {
  const form = forms.find((one) => ('form' in id ? one.id === id.form : one.serves.includes(id.purpose)))
  if (!form) return null
  return { form: { id: form.id, version: form.version }, parts: partsOf(roles), answers: {}, carry }
}

/** With one answer given, changed, or (null) taken back. */
export function answering(filling: Filling, question: string, answer: Answer | null): Filling {
  const { [question]: _, ...others } = filling.answers
  return { ...filling, answers: answer === null ? others : { ...others, [question]: answer } }
}

const LONGEST = 24 * 3_600_000

/** With more time spent on a section. */
export function spending(filling: Filling, section: string, ms: number): Filling {
  const spent = Math.min((filling.times?.[section] ?? 0) + Math.max(ms, 0), LONGEST)
  return { ...filling, times: { ...filling.times, [section]: spent } }
}

/** A colleague's phone does not know what the opener writes; who fills in an assessment has met the person. */
const outcomeOf = (draft: Draft) => (draft.role === 'opener' ? draft.form.outcome : 'SEEN')

/** Everything told so far: the answers with the facts around them. */
export function told({ form, ...draft }: Draft, today: string): Answers {
  const { level, target } = form.danger
  const outcome = outcomeOf({ form, ...draft })
  const national = form.place && form.place < 20 ? ([12, 13].includes(form.place) ? 'CLINIC' : 'HOME') : null
  return {
    ...draft.filling?.answers,
    ...{ today, date: today, spoken_with: form.seen },
    ...(outcome && { outcome }),
    ...(national && { form: national }),
    ...(level !== null && { danger: String(level) }),
    ...(target && { danger_target: target }),
  }
}

/** Said beside the form on the opener's phone; on a clinician's own phone the form asks for it. */
export const ASKED_BESIDE = new Set(['danger', 'danger_target'])

/** The questions this person answers in the form now. */
export function ownQuestions(form: FormDefinition, draft: Draft, today: string): readonly Question[] {
  const filling = draft.filling
  if (!filling) return []
  const joiner = draft.role === 'joiner'
  return asked(form, told(draft, today), filling.parts).filter(({ id, beside, part }) =>
    beside ? joiner && ASKED_BESIDE.has(id) : !joiner || part === 'CLINICAL',
  )
}

function answersOf(form: FormDefinition, draft: Draft, today: string, clinical: boolean): Answers {
  const { filling } = draft
  const kept = standing(form, told(draft, today))
  const mine = questionsOf(form).filter(
    (one) =>
      !one.beside &&
      filling &&
      mayFill(one, filling.parts) &&
      (one.part === 'CLINICAL') === clinical &&
      one.id in kept,
  )
  return Object.fromEntries(mine.map(({ id }) => [id, kept[id] as Answer]))
}

/** What the record itself carries: everything but the clinician's part, which is a statement of its own. */
export function ownForm(form: FormDefinition | null, draft: Draft, today: string): Filled | null {
  if (!form || !draft.filling) return null
  const { form: which, times } = draft.filling
  return { ...which, answers: answersOf(form, draft, today, false), ...(times && { times }) }
}

type Assessment = Omit<Bodies['record.assess'], 'visit' | 'patient'>

/** The clinician's part, or null where nothing was assessed or this person is none. */
export function assessment(form: FormDefinition | null, draft: Draft, today: string): Assessment | null {
  if (!form || !draft.filling || !assesses(draft.filling)) return null
  const { class: named, ...answers } = answersOf(form, draft, today, true)
  const { danger } = draft.form
  const colour = draft.colour?.confirmed ? draft.colour : null
  const silent = named === undefined && danger.level === null && Object.keys(answers).length === 0
  if (silent && !colour) return null
  return { form: { ...draft.filling.form, answers }, class: classOf(form, named), danger, colour }
}

export function classOf(form: FormDefinition, named: Answer | undefined): 1 | 2 | 3 | null {
  const options = questionsOf(form).find(({ id }) => id === 'class')?.options ?? []
  const national = Number(options.find(({ value }) => value === named)?.national)
  return national === 1 || national === 2 || national === 3 ? national : null
}

/** An answer to a question that stands beside the form, as the draft keeps it. */
export function dangerWith(
  danger: Draft['form']['danger'],
  question: string,
  answer: Answer | null,
): Draft['form']['danger'] {
  if (question === 'danger_target') return { ...danger, target: answer as DangerTarget | null }
  const level = answer === null ? null : (Number(answer) as DangerLevel)
  return { level, target: level !== null && level >= 4 ? danger.target : null, not_assessed: null }
}
