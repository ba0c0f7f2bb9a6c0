/** What a paper says once it is signed, and what must be answered before. */

import type { Bodies, Filled, PhoneException } from './bodies'
import { validate } from './forms/checking'
import { type Answers, type FormDefinition, questionsOf } from './forms/definition'
import { classOf } from './forms/filling'
import { ofPaper, toldOn } from './forms/source'
import type { Paper, PaperKind } from './paper'

type Said<K extends PaperKind> = Omit<Bodies[K], 'visit' | 'patient'>
type Say = (form: FormDefinition, paper: Paper, today: string) => Said<PaperKind>

/** What stands now of this paper's own questions, without what the statement says beside them. */
function ownAnswers(form: FormDefinition, paper: Paper, today: string): Answers {
  const told = toldOn(paper, today)
  const own = ofPaper(paper)
    .questions(form, today)
    .filter(({ id, beside }) => !beside && told[id] !== undefined)
  return Object.fromEntries(own.map(({ id }) => [id, told[id] as Answers[string]]))
}

const filled = (form: FormDefinition, paper: Paper, today: string): Filled => ({
  ...paper.filling.form,
  answers: ownAnswers(form, paper, today),
})

/** The national code of what was chosen. */
function codeOf(form: FormDefinition, question: string, value: unknown): number | null {
  const options = questionsOf(form).find(({ id }) => id === question)?.options ?? []
  const code = options.find((one) => one.value === value)?.national
  return code === undefined ? null : Number(code)
}

function call(form: FormDefinition, paper: Paper, today: string): Said<'contact.phone'> {
  const { exception, until } = paper.filling.answers
  const code = codeOf(form, 'exception', exception) as PhoneException | null
  const end = code !== null && typeof until === 'string' ? until : null
  return { form: filled(form, paper, today), exception: code, until: end }
}

function assess(form: FormDefinition, paper: Paper, today: string): Said<'record.assess'> {
  const { class: named, ...answers } = ownAnswers(form, paper, today)
  const colour = paper.colour?.confirmed ? paper.colour : null
  const { danger } = paper
  return { form: { ...paper.filling.form, answers }, class: classOf(form, named), danger, colour }
}

const SAY: Record<PaperKind, Say> = {
  'contact.phone': call,
  'record.assess': assess,
}

export const sayOf: Say = (form, paper, today) => SAY[paper.kind](form, paper, today)

/** What stops the signing. Only a call must be whole: it is short. An assessment says what there is to say. */
export function openQuestions(form: FormDefinition, paper: Paper, today: string): readonly string[] {
  if (paper.kind === 'record.assess') {
    const { form: sheet, class: named, danger, colour } = assess(form, paper, today)
    const silent =
      named === null && danger.level === null && !colour && Object.keys(sheet.answers).length === 0
    const target = (danger.level ?? 0) >= 4 && danger.target === null
    return [...(silent ? ['class'] : []), ...(target ? ['danger_target'] : [])]
  }
  const own = new Set(
    ofPaper(paper)
      .questions(form, today)
      .map(({ id }) => id),
  )
  const answers = Object.fromEntries(
    Object.entries(toldOn(paper, today)).filter(([id]) => own.has(id) || form.facts.includes(id)),
  )
  return validate(form, answers, paper.filling.parts).map(({ question }) => question)
}
