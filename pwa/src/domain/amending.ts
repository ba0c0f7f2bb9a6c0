/** Corrections of a closed record: the old value stays, a second person agrees, clinical answers by clinicians. */

import type { Words } from './custody'
import { asked } from './forms/checking'
import type { Answer, Answers, FormDefinition, Part, Question } from './forms/definition'
import { ASKED_BESIDE } from './forms/filling'
import type { Day } from './task'
import type { Hex, Uuid } from './types'
import type { AmendmentRow, FilledForm } from './visits'

/** The statement says it beside the answers; of that only the danger level is somebody's judgement. */
const isProven = ({ id, beside }: Question): boolean => beside === true && !ASKED_BESIDE.has(id)

/** That a correction waits for a second person; what it says stands on the visit's page. */
export interface WaitingAmendment {
  readonly amendment: Hex
  readonly visit: Uuid
  readonly patient_code: string
  readonly area: string
  readonly on: Day
  readonly by: { readonly name: string } | null
  readonly field: Words
}

export interface Amendable {
  readonly answered: readonly Question[]
  /** Those that apply and were left open. */
  readonly open: readonly Question[]
}

/** The questions that somebody with these parts may propose to correct. */
export function amendable(form: FormDefinition, { answers }: FilledForm, parts: readonly Part[]): Amendable {
  const mine = asked(form, answers as Answers, parts).filter((one) => !isProven(one))
  const isOpen = ({ id }: Question) => !(id in answers)
  return { answered: mine.filter((one) => !isOpen(one)), open: mine.filter(isOpen) }
}

/** What stands now, as the statement names it. */
export const standsNow = ({ answers }: FilledForm, question: string): Answer | null =>
  (answers[question] as Answer | undefined) ?? null

/** Those on which one's own word is waited for. */
export const awaitingWord = ({ amendments }: FilledForm): readonly AmendmentRow[] =>
  amendments.filter(({ may_second }) => may_second)
