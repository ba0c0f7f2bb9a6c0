/** Supplementary information about somebody: the sheet, as far as the reader fills it in. */

import { asked, standing, validate } from '../forms/checking'
import type { Answer, Answers, FormDefinition, Part } from '../forms/definition'
import type { Source } from '../forms/source'
import type { Ms, Uuid } from '../types'
import type { Named } from './person'

/** `stale`: something was changed after the doctor signed. */
export interface Signature {
  readonly at: Ms
  readonly by: Uuid | null
  readonly stale: boolean
}

/** How far the sheet is. `open`: how many questions of the reader's parts lack an answer. */
export interface SupplementState {
  readonly begun: boolean
  readonly open: number
  readonly complete: boolean
  readonly signed: Signature | null
}

/** One save as it was made; read it with the version of the form it was made with. */
export interface SupplementEntry {
  readonly id: Uuid
  readonly at: Ms
  readonly by: Uuid | null
  readonly signed: boolean
  readonly version: number
  readonly answers: Answers
  readonly taken_back: readonly string[]
}

export interface Supplement {
  readonly form: { readonly id: string; readonly version: number }
  readonly parts: readonly Part[]
  readonly answers: Answers
  /** What the register says itself: guardian, consent, diagnosis, who signed. */
  readonly registered: Answers
  readonly open: readonly string[]
  readonly complete: boolean
  readonly signed: Signature | null
  readonly entries: readonly SupplementEntry[]
  readonly people: readonly Named[]
}

/** Answers given since the last save; null takes one back. */
export type Pending = Readonly<Record<string, Answer | null>>

/** Everything told: what the server keeps, and what is not kept yet. */
export function toldOf(sheet: Supplement, pending: Pending, today: string): Answers {
  const now = Object.entries({ ...sheet.answers, ...pending, ...sheet.registered, today })
  return Object.fromEntries(now.flatMap(([name, answer]) => (answer === null ? [] : [[name, answer]])))
}

/** The sheet as a form that is filled in: what the register says is not asked again. */
export const sourceOf = (sheet: Supplement, pending: Pending): Source => ({
  filling: { ...{ form: sheet.form, parts: sheet.parts, answers: sheet.answers }, carry: null },
  told: (today) => toldOf(sheet, pending, today),
  questions: (form, today) =>
    asked(form, toldOf(sheet, pending, today), sheet.parts).filter(({ beside }) => !beside),
})

/** What of it can be kept now, and the questions whose answers must be looked at first. */
export function sorted(
  form: FormDefinition,
  sheet: Supplement,
  pending: Pending,
  today: string,
): { readonly good: Pending; readonly wrong: readonly string[] } {
  const told = toldOf(sheet, pending, today)
  const kept = standing(form, told)
  const problems = validate(form, told, sheet.parts).filter(
    ({ code }) => !['missing', 'not_asked'].includes(code),
  )
  const wrong = problems.map(({ question }) => question).filter((name) => name in pending)
  const good = Object.entries(pending).filter(
    ([name, answer]) => !wrong.includes(name) && (answer === null || name in kept),
  )
  return { good: Object.fromEntries(good), wrong }
}
