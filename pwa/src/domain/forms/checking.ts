/**
 * What is still open, wrong or at odds in the answers to a form: the server's `backend/forms/checking.py`, rule
 * for rule (shared vectors). Questions depend only on earlier ones, so one pass settles what applies.
 */

import { holds } from './conditions'
import {
  type Answers,
  type FormDefinition,
  type Part,
  type Question,
  questionsOf,
  type Remark,
} from './definition'
import { isAnswered, wrongAnswer } from './values'

/** One thing to see to; for the codes see `Problem` on the server. */
export interface Problem {
  readonly question: string
  readonly code: string
}

/** Whether someone with these parts may answer. */
export const mayFill = (question: Question, parts: readonly Part[]): boolean =>
  question.part === 'ANYONE' || parts.includes('CLINICAL') || parts.includes(question.part)

/** The facts and those answers that still apply, in the order of the form. */
export function standing(form: FormDefinition, answers: Answers): Answers {
  const kept: Record<string, Answers[string]> = {}
  const keep = (name: string) => {
    const answer = answers[name]
    if (answer !== undefined) kept[name] = answer
  }
  for (const fact of form.facts) keep(fact)
  for (const question of questionsOf(form)) {
    if (isAnswered(answers[question.id]) && holds(form, question.when, kept)) keep(question.id)
  }
  return kept
}

/** The questions that apply now, of the parts someone may fill in. */
export function asked(form: FormDefinition, answers: Answers, parts: readonly Part[]): readonly Question[] {
  const kept = standing(form, answers)
  return questionsOf(form).filter((one) => mayFill(one, parts) && holds(form, one.when, kept))
}

/** Everything to see to in one person's answers, in the order of the form. Empty: nothing is. */
export function validate(form: FormDefinition, answers: Answers, parts: readonly Part[]): readonly Problem[] {
  const kept = standing(form, answers)
  const known = new Set([...form.facts, ...questionsOf(form).map(({ id }) => id)])
  const strangers = Object.keys(answers).filter((name) => !known.has(name))
  return [
    ...strangers.sort().map((question) => ({ question, code: 'unknown' })),
    ...questionsOf(form).flatMap((question) => {
      const code = problemWith(form, question, answers, kept, parts)
      return code ? [{ question: question.id, code }] : []
    }),
  ]
}

/** Whether every required question has a good answer, whoever gave it. */
export function complete(form: FormDefinition, answers: Answers): boolean {
  const kept = standing(form, answers)
  return questionsOf(form).every(
    (question) =>
      !isRequired(form, question, kept) || !problemWith(form, question, answers, kept, ['CLINICAL']),
  )
}

/** What does not go together; said once every answer it is about is there. It never blocks. */
export const contradictions = (form: FormDefinition, answers: Answers): readonly Remark[] =>
  said(form.contradictions, form, answers)

/** What these answers call for at once. */
export const advice = (form: FormDefinition, answers: Answers): readonly Remark[] =>
  said(form.advice, form, answers)

/** Whether the question applies and must be answered. */
export const isRequired = (form: FormDefinition, question: Question, kept: Answers): boolean =>
  holds(form, question.when, kept) && holds(form, question.required ?? false, kept)

function said(remarks: readonly Remark[], form: FormDefinition, answers: Answers): readonly Remark[] {
  const kept = standing(form, answers)
  return remarks.filter(
    (one) => one.about.every((name) => kept[name] !== undefined) && holds(form, one.when, kept),
  )
}

function problemWith(
  form: FormDefinition,
  question: Question,
  answers: Answers,
  kept: Answers,
  parts: readonly Part[],
): string | null {
  const answer = answers[question.id]
  const mine = mayFill(question, parts)
  if (!isAnswered(answer)) return mine && isRequired(form, question, kept) ? 'missing' : null
  if (!holds(form, question.when, kept)) return 'not_asked'
  return mine ? wrongAnswer(form, question, answer, kept) : 'not_yours'
}
