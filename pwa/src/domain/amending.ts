/** Corrections of a closed record: the old value stays, a second person agrees, clinical answers by clinicians. */

import { mayFill } from './forms/checking'
import { type Answer, type FormDefinition, type Part, type Question, questionsOf } from './forms/definition'
import type { Uuid } from './types'
import type { AmendmentRow, FilledForm } from './visits'

/** Where, when and whom is what the visit itself proves; nobody can write that differently later. */
const isProven = ({ beside, part }: Question): boolean => beside === true && part === 'ANYONE'

/** The questions that somebody with these parts may propose to correct, those with answers first. */
export function amendable(
  form: FormDefinition,
  { answers }: FilledForm,
  parts: readonly Part[],
): readonly Question[] {
  const mine = questionsOf(form).filter((one) => !isProven(one) && mayFill(one, parts))
  return [...mine.filter(({ id }) => id in answers), ...mine.filter(({ id }) => !(id in answers))]
}

/** What stands now, as the statement names it. */
export const standsNow = ({ answers }: FilledForm, question: string): Answer | null =>
  (answers[question] as Answer | undefined) ?? null

/** Those that wait for somebody else than their author, whom one may judge. */
export const awaitingWord = ({ amendments }: FilledForm, me: Uuid): readonly AmendmentRow[] =>
  amendments.filter(({ state, by, reason }) => state === 'PROPOSED' && by !== me && reason !== null)
