/** From what is answered to the factors of the points sheet. */

import type { Burden, Colour, ColourChoice } from './bodies'
import { type ColourTable, type Factors, needsReason, needsSecond, type Proposal, propose } from './colour'
import { type Answers, type FormDefinition, questionsOf } from './forms/definition'
import type { Grading } from './task'

/** The national code of an answer, else what the last record said. */
function codeOf(form: FormDefinition | null, told: Answers, name: string): number | null {
  const options = (form ? questionsOf(form) : []).find(({ id }) => id === name)?.options ?? []
  const national = options.find(({ value }) => value === told[name])?.national
  return national === undefined ? null : Number(national)
}

/** Today's answers come first; what was not asked today counts as the last record found it. */
export function factorsOf(
  form: FormDefinition | null,
  told: Answers,
  known: Grading | null,
  situation: readonly Burden[],
): Factors {
  const danger = told.danger === undefined ? null : Number(told.danger)
  return {
    danger: danger ?? known?.danger ?? null,
    guardianship: known?.guardianship ?? null,
    adherence: codeOf(form, told, 'adherence') ?? known?.adherence ?? null,
    class: codeOf(form, told, 'class') ?? known?.class ?? null,
    situation,
  }
}

export interface Graded {
  readonly proposal: Proposal
  readonly choice: ColourChoice
  readonly needsReason: boolean
  readonly needsSecond: boolean
}

/** How a choice stands against the proposal. Burdens that records show are there until somebody takes them off. */
export function grade(
  { body }: ColourTable,
  factors: (situation: readonly Burden[]) => Factors,
  choice: ColourChoice | null,
  known: Grading | null,
): Graded {
  const situation = choice?.situation ?? known?.situation ?? []
  const proposal = propose(body, factors(situation))
  const confirmed = choice?.confirmed ?? null
  return {
    proposal,
    choice: { proposed: proposal.colour, confirmed, reason: choice?.reason ?? null, situation },
    needsReason: confirmed !== null && needsReason(body, proposal, confirmed),
    needsSecond: confirmed !== null && needsSecond(body, known?.colour ?? null, confirmed),
  }
}

/** A tap on a colour: the same one again takes it back. */
export const choosing = (choice: ColourChoice, colour: Colour): ColourChoice => ({
  ...choice,
  confirmed: choice.confirmed === colour ? null : colour,
})
