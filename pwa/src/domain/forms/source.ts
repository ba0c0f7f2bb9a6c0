/** Whatever a form is being filled in for: a visit's draft, its closed door, or a paper of its own. */

import type { Danger, Filled } from '../bodies'
import type { Draft } from '../draft'
import type { Paper } from '../paper'
import { asked } from './checking'
import type { Answers, FormDefinition, Question } from './definition'
import { ASKED_BESIDE, type Filling, ownQuestions, told } from './filling'
import { isAnswered } from './values'

export interface Source {
  readonly filling: Filling | null
  /** Everything told so far: the answers with the facts around them. */
  readonly told: (today: string) => Answers
  /** The questions this person answers here now. */
  readonly questions: (form: FormDefinition, today: string) => readonly Question[]
}

/** The form of a visit under way. */
export const ofDraft = (draft: Draft): Source => ({
  filling: draft.filling ?? null,
  told: (today) => told(draft, today),
  questions: (form, today) => ownQuestions(form, draft, today),
})

/** The short form of a door that stayed closed; `filling` is it at its beginning. */
export function ofAttempt(draft: Draft, beginning: Filling | null): Source {
  const filling = draft.short ?? beginning
  const around = (today: string): Answers => ({
    ...filling?.answers,
    ...{ today, ...(draft.form.attempt && { result: draft.form.attempt }) },
  })
  return {
    filling,
    told: around,
    questions: (form, today) => (filling ? asked(form, around(today), filling.parts) : []),
  }
}

/** What the statement of a closed door carries: what still applies of what was answered. */
export function shortForm(form: FormDefinition | null, draft: Draft, today: string): Filled | null {
  const source = ofAttempt(draft, null)
  if (!form || !source.filling) return null
  const told = source.told(today)
  const answers = source.questions(form, today).flatMap(({ id }) => {
    const answer = told[id]
    return isAnswered(answer) && answer !== undefined ? [[id, answer] as const] : []
  })
  return { ...source.filling.form, answers: Object.fromEntries(answers) }
}

const dangerTold = ({ level, target }: Danger): Answers => ({
  ...(level !== null && { danger: String(level) }),
  ...(target && { danger_target: target }),
})

/** Everything told on a paper so far. */
export const toldOn = ({ filling, facts, danger }: Paper, today: string): Answers => ({
  ...filling.answers,
  ...facts,
  ...dangerTold(danger),
  ...{ today, date: today },
})

/** An assessment asks for the clinician's part; every other paper for all this person may fill in. */
const belongs = ({ kind }: Paper, { id, beside, part }: Question): boolean =>
  kind !== 'record.assess' || (beside ? ASKED_BESIDE.has(id) : part === 'CLINICAL')

export const ofPaper = (paper: Paper): Source => ({
  filling: paper.filling,
  told: (today) => toldOn(paper, today),
  questions: (form, today) =>
    asked(form, toldOn(paper, today), paper.filling.parts).filter((one) => belongs(paper, one)),
})
